package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus/document"
	"mening/corpus/table"
)

// formatNames returns the formats of tables and of documents, those for people
// and programs first, then those for a file.
func formatNames() []string {
	return []string{"text", "csv", "tsv", "json", "md", "html", "tex", "xlsx", "docx"}
}

// formatOf returns the format that the ending of a file's name stands for.
func formatOf(file string) (table.Format, bool) {
	switch ending := strings.ToLower(filepath.Ext(file)); ending {
	case ".html", ".htm":
		return "html", true
	case ".docx":
		return "docx", true
	}
	return table.FormatOf(file)
}

// forPeople reports whether people read what is written.
func (o *output) forPeople() bool { return o.format == "text" || o.format == "md" || o.onPages() }

// headless leaves the head of a table out where people would read it above
// nothing.
func (o *output) headless(t *table.Table) *table.Table {
	if len(t.Rows) == 0 && o.forPeople() {
		return &table.Table{Notes: t.Notes}
	}
	return t
}

// inNames reports whether cells name things as people do. A sheet is read by
// people, too, though its numbers are those for programs.
func (o *output) inNames() bool { return o.forPeople() || o.format == "xlsx" }

// onPages reports whether what is written is read on pages, which are no wider
// than a screen.
func (o *output) onPages() bool { return o.isDocument() || o.format == "tex" }

// isDocument reports whether what is written is a document, in which tables stand
// beside other things.
func (o *output) isDocument() bool { return o.format == "html" || o.format == "docx" }

// isNarrow reports whether tables with many columns must make do with the most
// important ones.
func (o *output) isNarrow() bool {
	return o.onPages() || o.format == "text" && o.columns() < wideEnough
}

// tables writes several tables: one below the other, or each on a sheet of its
// own.
func (o *output) tables(v *voice, tables ...*table.Table) error {
	for i, t := range tables {
		if o.onPages() || o.format == "text" {
			tables[i] = t.Abbreviated(o.columns(), table.Style{Decimal: v.decimal()})
		}
	}
	if o.env.inChapter != nil {
		for _, t := range tables {
			o.env.inChapter.take(document.Table{Table: t})
		}
		return nil
	}
	tables = o.noted(v, tables)
	switch {
	case o.isDocument():
		var blocks []document.Block
		for _, t := range tables {
			blocks = append(blocks, document.Table{Table: t})
		}
		return o.writeDocument(v, tables[0].Caption, blocks)
	case o.format == "xlsx" && len(tables) > 1:
		first := *tables[0]
		first.More = append(first.More[:len(first.More):len(first.More)], tables[1:]...)
		tables = []*table.Table{&first}
	}
	style := table.Style{Width: o.columns(), Color: o.color(), Decimal: v.decimal(), Excel: o.excel}
	return o.write(func(w io.Writer) error {
		for i, t := range tables {
			if i > 0 {
				if _, err := fmt.Fprintln(w); err != nil {
					return err
				}
			}
			if err := t.Write(w, o.format, style); err != nil {
				return err
			}
		}
		return nil
	})
}

// noted puts what could not be counted below the last of the tables.
func (o *output) noted(v *voice, tables []*table.Table) []*table.Table {
	if len(o.notes) == 0 || len(tables) == 0 {
		return tables
	}
	last := *tables[len(tables)-1]
	last.Notes = slices.Clone(last.Notes)
	for _, n := range o.notes {
		last.Notes = append(last.Notes, v.note(n))
	}
	tables = slices.Clone(tables)
	tables[len(tables)-1] = &last
	return tables
}

// notedBlocks puts what could not be counted below a page.
func (o *output) notedBlocks(v *voice, blocks []document.Block) []document.Block {
	for _, n := range o.notes {
		blocks = append(slices.Clip(blocks), document.Paragraph{{Text: v.note(n)}})
	}
	return blocks
}

// document writes a document with this title among its properties.
func (o *output) document(v *voice, title string, blocks []document.Block) error {
	if o.env.inChapter != nil {
		o.env.inChapter.take(blocks...)
		return nil
	}
	return o.writeDocument(v, title, o.notedBlocks(v, blocks))
}

func (o *output) writeDocument(v *voice, title string, blocks []document.Block) error {
	d := &document.Document{Language: v.language(), Title: title, Blocks: blocks}
	return o.write(func(w io.Writer) error { return d.Write(w, o.format) })
}
