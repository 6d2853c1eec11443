package table

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"mening/corpus/source"
)

// unzipLimit is how many bytes a workbook may have unpacked.
const unzipLimit = 1 << 28

// workbook reads the first visible sheet of an xlsx file.
func (r *reader) workbook(data []byte) (p *source.Problem) {
	if bytes.HasPrefix(data, []byte(officeMark)) {
		return &source.Problem{
			Message: "the workbook has a password, or is of the old kind .xls",
			Hint:    "open it in a spreadsheet and save it as .xlsx without a password",
		}
	}
	if !bytes.HasPrefix(data, []byte(zipMark)) {
		return damaged("it is no zip archive")
	}
	// excelize is not proof against every damaged file.
	defer func() {
		if v := recover(); v != nil {
			p = damaged(v)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: unzipLimit,
		// At the same limit no part of a workbook is unpacked to a temporary
		// file, which others could read.
		UnzipXMLSizeLimit: unzipLimit,
		ShortDatePattern:  "yyyy-mm-dd",
	})
	if err != nil {
		return damaged(err)
	}
	defer f.Close()
	if err := checkParts(f); err != nil {
		return damaged(err)
	}
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

// checkParts reads the sheets and their texts to the end. excelize takes a fault
// of the XML for the end of the sheet, and a row that is lost without a word
// may be one that says who has withdrawn consent.
func checkParts(f *excelize.File) error {
	parts := map[string][]byte{}
	f.Pkg.Range(func(name, content any) bool {
		path, isName := name.(string)
		data, isBytes := content.([]byte)
		lower := strings.ToLower(path)
		if isName && isBytes && (strings.HasPrefix(lower, "xl/worksheets/sheet") || lower == "xl/sharedstrings.xml") {
			parts[path] = data
		}
		return true
	})
	for _, path := range slices.Sorted(maps.Keys(parts)) {
		d := xml.NewDecoder(bytes.NewReader(parts[path]))
		d.CharsetReader = f.CharsetReader
		for {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	return nil
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

func damaged(why any) *source.Problem {
	return &source.Problem{
		Message: fmt.Sprintf("the workbook cannot be read: %v", why),
		Hint:    "open it in a spreadsheet and save it again as .xlsx or .csv",
	}
}
