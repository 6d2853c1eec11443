package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"mening/corpus/source"
)

// workbook reads the first visible sheet of an xlsx file.
func (r *reader) workbook(data []byte) (p *source.Problem) {
	if bytes.HasPrefix(data, []byte(source.OfficeMark)) {
		if source.HasPassword(data) {
			return &source.Problem{Message: "the workbook has a password", Hint: "open it in a spreadsheet and save it without one"}
		}
		return &source.Problem{Message: "the file is no workbook .xlsx: it is an old one (.xls)", Hint: "open it in a spreadsheet and save it as .xlsx"}
	}
	if !bytes.HasPrefix(data, []byte(source.ZipMark)) {
		return damaged(source.Say("it is no zip archive"))
	}
	if err := checkParts(data, int64(r.unzipped)); err != nil {
		return damaged(err)
	}
	// excelize is not proof against every damaged file.
	defer func() {
		if v := recover(); v != nil {
			p = damaged(fmt.Errorf("%v", v))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: int64(r.unzipped),
		// At the same limit no part of a workbook is unpacked to a temporary
		// file, which others could read.
		UnzipXMLSizeLimit: int64(r.unzipped),
		ShortDatePattern:  "yyyy-mm-dd",
	})
	if err != nil {
		return damaged(err)
	}
	defer f.Close()
	sheet, p := firstVisible(f)
	if p != nil {
		return p
	}
	rows, err := f.Rows(sheet)
	if err != nil {
		return damaged(err)
	}
	defer rows.Close()
	// GetRows would end at the first faulty row as if the sheet ended there.
	for line := 1; rows.Next(); line++ {
		fields, err := rows.Columns()
		if err != nil {
			p := damaged(err)
			p.Line = line
			return p
		}
		if p := r.add(line, fields); p != nil {
			return p
		}
	}
	if err := rows.Error(); err != nil {
		return damaged(err)
	}
	return nil
}

// checkParts reads the parts of a workbook to the end, before excelize puts
// them into its memory. It takes a fault of the XML for the end of the sheet,
// and a row that is lost without a word may be one that says who has withdrawn
// consent.
func checkParts(data []byte, most int64) error {
	archive, err := source.UnzipBelow(data, uint64(most))
	if err != nil {
		return err
	}
	left := most
	for _, f := range archive.File {
		// What a part says it has, no reader gives more than.
		if left -= int64(min(f.UncompressedSize64, uint64(most)+1)); left < 0 {
			return source.TooBig(most)
		}
		name := strings.ToLower(f.Name)
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		strict := strings.HasPrefix(name, "xl/worksheets/sheet") || name == "xl/sharedstrings.xml"
		if err := checkPart(f, strict, most); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

// checkPart reads a part; a fault of its XML counts where it is strict, a limit
// always.
func checkPart(f *zip.File, strict bool, most int64) error {
	part, err := f.Open()
	if err != nil {
		return err
	}
	defer part.Close()
	for d := source.NewMarkup(part, most); ; {
		_, err := d.Token()
		var limit source.Limit
		switch {
		case err == io.EOF:
			return nil
		case err != nil && (strict || errors.As(err, &limit)):
			return err
		case err != nil:
			return nil
		}
	}
}

func firstVisible(f *excelize.File) (string, *source.Problem) {
	for _, name := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(name); err == nil && visible {
			return name, nil
		}
	}
	return "", &source.Problem{
		Message: "the workbook has no visible sheet",
		Hint:    "show the sheet that holds the table, and save the workbook again",
	}
}

func damaged(why error) *source.Problem {
	return source.Told(source.Error, "", 0, source.Say("the workbook cannot be read: %s", why),
		"open it in a spreadsheet and save it again as .xlsx or .csv")
}
