package format

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Paragraph is a paragraph of a text that is no transcript, such as a report.
type Paragraph struct {
	// Line is its place, counted as that of a turn: in docx and odt paragraphs, in
	// pdf pages.
	Line int
	// Text is the text in NFC without markup. Cells of a table's row are parted
	// by tabs.
	Text string
	// Heading is the level of a heading, 0 for ordinary text.
	Heading int
	// Quoted says that the paragraph is set off as a quotation.
	Quoted bool
	// Indented says that it stands in and is no item of a list, as people set
	// quotations off without a style.
	Indented bool
	// Note says that it is a footnote or an endnote.
	Note bool
	// Cells are those of a table's row, nil elsewhere.
	Cells []string
}

// proseEndings are the endings of what may be read as prose.
func proseEndings() []string {
	return []string{".docx", ".odt", ".rtf", ".md", ".txt", ".html", ".htm", ".pdf"}
}

// ReadProse reads a text of which nobody is the speaker, such as a finished
// report: its paragraphs, the rows of its tables, and in docx and odt its notes.
// The ending of path chooses the reader. An error is a *source.Problem.
func ReadProse(path string, data []byte) ([]Paragraph, error) {
	ending := strings.ToLower(filepath.Ext(path))
	if !slices.Contains(proseEndings(), ending) {
		return nil, source.Told(source.Error, path, 0, source.Say("%q is no known ending of a manuscript", ending),
			"known: "+strings.Join(proseEndings(), ", "))
	}
	list := formats()
	i := slices.IndexFunc(list, func(f format) bool { return slices.Contains(f.endings, ending) })
	t := &corpus.Transcript{File: path, Format: list[i].name, Encoding: "utf-8", Repairs: map[string]int{}}
	r := &reading{path: path, result: &Result{Transcript: t}, t: t, isProse: true}
	if len(data) == 0 {
		return nil, r.fault(0, source.Say("the file is empty"), "name the manuscript that is meant")
	}
	if err := list[i].read(r, data); err != nil {
		return nil, err
	}
	return r.prose, nil
}

// keep keeps paragraphs as they are.
func (r *reading) keep(ps []paragraph) {
	for i := range ps {
		p := &ps[i]
		r.prose = append(r.prose, Paragraph{Line: p.line, Text: p.text, Heading: p.heading, Cells: p.cells,
			Quoted: p.quoted || quoteStyle.MatchString(p.style), Indented: p.indented, Note: p.note})
	}
}

// quoteStyle are the names of styles in which quotations are set off: Quote,
// Intense Quote and Block Text of Word, Quotations of LibreOffice, their Swedish
// names, and the element of pages.
var quoteStyle = regexp.MustCompile(`(?i)quot|^citat|citat$|blockcitat|^block ?text$`)

// quotation is the element of a page that sets a quotation off.
const quotation = "blockquote"

// row closes a table's row as one paragraph.
func (b *body) row() {
	p := paragraph{gap: true}
	for _, cell := range b.cells {
		var lines []string
		for _, l := range cell {
			if p.line == 0 {
				p.line = l.line
			}
			lines = append(lines, l.text)
		}
		p.cells = append(p.cells, strings.Join(lines, " "))
	}
	b.cells = nil
	if p.text = strings.Join(p.cells, "\t"); strings.TrimSpace(p.text) != "" {
		b.paragraphs = append(b.paragraphs, p)
	}
}

// proseOfMarkdown joins the lines of a paragraph, as Markdown does, and reads
// pipe tables.
func (r *reading) proseOfMarkdown(ps []paragraph) []paragraph {
	var out []paragraph
	open := false   // the last paragraph may go on
	listed := false // an item of a list stands before
	fenced := false
	for _, p := range ps {
		if strings.HasPrefix(p.text, "```") || strings.HasPrefix(p.text, "~~~") {
			fenced, open = !fenced, false
			continue
		}
		if fenced {
			continue
		}
		if strings.HasPrefix(p.text, "|") {
			if cells := r.pipes(p.text); cells != nil {
				p.cells, p.text = cells, strings.Join(cells, "\t")
				out = append(out, p)
			}
			open = false
			continue
		}
		item := listMark.MatchString(p.text)
		listed = item || listed && (p.indented || !p.gap)
		p.indented = p.indented && p.gap && !listed // else it belongs to the item or line before
		begins := p.heading > 0 || p.gap || item
		p.quoted = strings.HasPrefix(p.text, ">")
		if p.heading == 0 {
			p.text = stripBlockMarks(p.text)
		}
		if note := footnoteMark.FindString(p.text); note != "" {
			p.text, p.note, begins = p.text[len(note):], true, true
		}
		p.text = strings.TrimSuffix(p.text, `\`) // a line break
		plain, _ := stripLine(footnoteCall.ReplaceAllString(p.text, ""))
		p.text = r.normalize(strings.TrimSpace(plain))
		switch {
		case p.text == "":
			open = false
		case open && !begins && (out[len(out)-1].quoted == p.quoted || !p.quoted):
			out[len(out)-1].text += " " + p.text
		default:
			out = append(out, p)
			open = p.heading == 0
		}
	}
	return out
}

var (
	listMark     = regexp.MustCompile(`^([-*+]|\d+[.)])[ \t]`)
	footnoteMark = regexp.MustCompile(`^\[\^[^\]\s]+\]:[ \t]*`)
	footnoteCall = regexp.MustCompile(`\[\^[^\]\s]+\]`)
	ruledRow     = regexp.MustCompile(`^\|?[\s:|-]+$`)
)

// pipes returns the cells of a row between pipes; nil for the rule below the
// header.
func (r *reading) pipes(line string) []string {
	if ruledRow.MatchString(line) {
		return nil
	}
	const hidden = "\x00"
	line = strings.Trim(strings.ReplaceAll(strings.TrimSpace(line), `\|`, hidden), "|")
	var out []string
	for cell := range strings.SplitSeq(line, "|") {
		cell = strings.ReplaceAll(strings.ReplaceAll(cell, "<br>", " "), hidden, "|")
		plain, _ := stripLine(strings.TrimSpace(cell))
		out = append(out, r.normalize(strings.TrimSpace(plain)))
	}
	return out
}
