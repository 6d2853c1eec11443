package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/sheet"
	"mening/corpus/source"
	"mening/corpus/table"
)

// forceFlag lets a command write over what people wrote.
func forceFlag() cli.Flag {
	return &cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "write over a file although people have written in it"}
}

// knowsForce reports whether a command has that flag: it looks itself for what
// would be lost.
func knowsForce(c *cli.Context) bool {
	return c.Command != nil && slices.ContainsFunc(c.Command.Flags, func(f cli.Flag) bool { return f.Names()[0] == "force" })
}

// writtenOver returns the sheet that would be written over, nil where there is none
// or where that is wanted.
func (o *output) writtenOver() *table.Sheet {
	if o.file == "" || o.force {
		return nil
	}
	data, err := os.ReadFile(o.file)
	if err != nil {
		return nil
	}
	s, err := table.ReadLarge(o.file, data)
	if err != nil {
		return nil
	}
	return s
}

// notFilledIn makes sure that a table which is no sheet does not take the place of
// one in which somebody has written, nor a report that of what somebody wrote.
func (o *output) notFilledIn() error {
	if o.file == "" || o.ownForms {
		return nil
	} else if o.report {
		return o.notOthers()
	}
	if s := o.writtenOver(); s != nil {
		if n := sheet.Entries(s, nil); n > 0 {
			return usageError{source.Say("%s is a sheet with entries in it (rows: %d) and is not written over\n  choose another name for -o", o.file, n)}
		}
	}
	return nil
}

// holds says that a sheet has entries that nobody has recorded.
func (o *output) holds(n int, record string) error {
	return usageError{source.Say("%s holds entries that are not recorded (rows: %d)\n  record them first: mening %s %s; or choose another name for -o; --force writes over them", o.file, n, record, argument(o.file))}
}

// keepUnits makes sure that a sheet of units takes no entries with it: each must
// be recorded, by whichever coder.
func (s *coded) keepUnits() error {
	old := s.out.writtenOver()
	if old == nil {
		return nil
	}
	n := sheet.Entries(old, s.book.Values)
	if n == 0 || old.Column(sheet.Unit) < 0 {
		return nil
	}
	all, err := s.journal()
	if err != nil {
		return err
	}
	for _, coder := range s.decided.Coders {
		study := sheet.Study{Corpus: s.corpus, Book: s.book, Views: s.finder(s.out.env, coder).views, Coder: coder, Decided: s.decided}
		study.Decided.Whose = coding.Whose{Coder: coder}
		for _, d := range all.Standing() {
			if d.Coder == coder {
				study.Own = append(study.Own, d)
			}
		}
		plan, err := sheet.Read(old, study)
		if err != nil {
			break // no sheet of units
		}
		if len(plan.Changes)+len(plan.Problems) == 0 {
			return nil
		}
	}
	return s.out.holds(n, "review")
}

// keepConsensus makes sure that a sheet of disagreements takes no entries with it.
func (r *reconciliation) keepConsensus() error {
	old := r.out.writtenOver()
	if old == nil {
		return nil
	}
	n := sheet.Entries(old, nil)
	names, columns, problem := sheetCoders(old)
	if n == 0 || problem != nil {
		return nil
	}
	if slices.Equal(names, r.comparison.Coders) {
		choices, problems := r.read(old, columns)
		if len(problems) == 0 && len(r.comparison.Consensus(r.decided.Standing, choices)) == 0 {
			return nil
		}
	}
	return r.out.holds(n, "reconcile")
}

// keepSorting makes sure that a sheet of codes takes no entries with it.
func (s *coded) keepSorting() error {
	old := s.out.writtenOver()
	if old == nil || sheet.Entries(old, nil) == 0 || old.Column(sheet.Category) < 0 {
		return nil
	}
	sorting, err := sheet.ReadSorting(old, s.book)
	if err == nil && sorting.Moved == 0 {
		return nil
	}
	return s.out.holds(sheet.Entries(old, nil), "sort")
}

// signed returns Markdown with a mark at its end by which the program knows its
// own work again as long as nobody has changed it.
func signed(text []byte) []byte {
	return append(bytes.TrimRight(text, "\n"), fmt.Sprintf("\n\n<!-- mening %x -->\n", sum(text))...)
}

// signed writes a report, and the mark below it where it is a file of Markdown.
func (o *output) signed(w io.Writer, write func(io.Writer) error) error {
	if o.format != "md" || o.file == "" {
		return write(w)
	}
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return err
	}
	_, err := w.Write(signed(text.Bytes()))
	return err
}

// sum is a short hash of a text, whose last line feeds do not matter.
func sum(text []byte) []byte {
	hash := sha256.Sum256(bytes.TrimRight(text, "\n"))
	return hash[:6]
}

// isSigned reports whether Markdown is as the program wrote it.
func isSigned(text []byte) bool {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	i := bytes.LastIndex(text, []byte("\n\n<!-- mening "))
	return i >= 0 && bytes.Equal(signed(text[:i]), append(bytes.TrimRight(text, "\n"), '\n'))
}

// notOthers makes sure that a report takes the place of nothing that the program
// did not write, or that somebody has changed since.
func (o *output) notOthers() error {
	if o.file == "" || o.force {
		return nil
	}
	data, err := os.ReadFile(o.file)
	if err != nil || len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	own := isSigned(data)
	switch o.format {
	case "html":
		own = bytes.Contains(data, []byte(`<meta name="generator" content="mening">`))
	case "docx":
		own = isOwnWord(data)
	}
	if own {
		return nil
	}
	return usageError{source.Say("%s was not written by this program, or was changed since, and is not written over\n  choose another name for -o; --force writes over it", o.file)}
}

// isOwnWord reports whether a Word document names this program as the one that
// saved it.
func isOwnWord(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	f, err := z.Open("docProps/app.xml")
	if err != nil {
		return false
	}
	defer f.Close()
	const most = 1 << 16
	text, err := io.ReadAll(io.LimitReader(f, most))
	return err == nil && bytes.Contains(text, []byte("<Application>mening</Application>"))
}
