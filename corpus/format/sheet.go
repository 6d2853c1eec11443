package format

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// readSheet reads csv, tsv and xlsx with a turn a row, or with a respondent a
// row and a question a column.
func readSheet(r *reading, data []byte) error {
	s, err := r.sheet(data)
	if err != nil {
		return err
	}
	c := findColumns(s)
	if c.text < 0 {
		f, ok := findAnswers(s)
		if !ok {
			return r.noText(s)
		}
		return r.collectAnswers(s, f)
	}
	r.repaired("column", filled(s, c.rest))
	rows := r.rows(s, c)
	if c.speaker < 0 {
		r.collectRows(rows)
	} else {
		r.collectSpoken(rows)
	}
	r.t.Heading = strings.TrimSpace(r.above(s) + "\n" + r.t.Heading)
	return nil
}

// above returns what stands above the names of the columns, a row a line.
func (r *reading) above(s *table.Sheet) string {
	var out []string
	for _, row := range s.Above {
		out = append(out, strings.Join(strings.Fields(r.clean(strings.Join(row.Fields, " "))), " "))
	}
	return strings.Join(out, "\n")
}

// sheet reads the table in a file; text is repaired on the way.
func (r *reading) sheet(data []byte) (*table.Sheet, error) {
	ending := strings.ToLower(filepath.Ext(r.path))
	if ending == ".xlsx" || bytes.HasPrefix(data, []byte(source.ZipMark)) || bytes.HasPrefix(data, []byte(source.OfficeMark)) {
		return belowTitles(func(isHeader func([]string) bool) (*table.Sheet, error) {
			return table.ReadBelow(r.path, data, isHeader)
		})
	}
	text, err := r.decode(data)
	if err != nil {
		return nil, err
	}
	read := func(plain bool) (*table.Sheet, error) {
		return belowTitles(func(isHeader func([]string) bool) (*table.Sheet, error) {
			return table.ReadText(r.path, text, plain, isHeader)
		})
	}
	s, err := read(false)
	if ending != ".tsv" || strings.IndexByte(text, '"') < 0 {
		return s, err
	}
	// Speech recognition writes quotation marks into tsv as they are. They are
	// where all lines have as many cells as the first one, quotes or not.
	if rows := rowsOfTabs(text); rows > 0 && (err != nil || rows != len(s.Above)+len(s.Rows)) {
		if bare, fault := read(true); fault == nil {
			return bare, nil
		}
	}
	return s, err
}

// belowTitles reads a table, whose faults are errors. Titles may stand above
// the names of its columns.
func belowTitles(read func(isHeader func(names []string) bool) (*table.Sheet, error)) (*table.Sheet, error) {
	s, err := read(nil)
	if err != nil || findColumns(s).text < 0 && slices.ContainsFunc(s.Rows[:min(len(s.Rows), table.TitleRows)], func(row table.Row) bool { return namesTalk(row.Fields) }) {
		if below, fault := read(namesTalk); fault == nil && len(below.Above) > 0 && findColumns(below).text >= 0 {
			return below, nil
		}
	}
	var p *source.Problem
	if errors.As(err, &p) && p.Severity == "" {
		p.Severity = source.Error
	}
	return s, err
}

// rowsOfTabs returns the number of rows below the header of a tsv, quotes taken
// for letters; 0 where its lines have not all as many cells as the first.
func rowsOfTabs(text string) int {
	width, rows := -1, -1
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		rows++
		tabs := strings.Count(line, "\t")
		if width < 0 {
			width = tabs
		}
		if tabs != width || width == 0 {
			return 0
		}
	}
	return max(rows, 0)
}

// filled counts the columns that hold anything.
func filled(s *table.Sheet, list []int) int {
	n := 0
	for _, i := range list {
		for _, row := range s.Rows {
			if row.Fields[i] != "" {
				n++
				break
			}
		}
	}
	return n
}

// said is a row of a sheet in which one turn stands.
type said struct {
	line       int
	label      string
	question   string
	text       string // a paragraph a line
	begin, end corpus.Time
}

// rows reads what the columns hold. Rows without speaker and text are left out.
func (r *reading) rows(s *table.Sheet, c columns) []said {
	begins, ends := r.moments(s, c.begin), r.moments(s, c.end)
	words := 0
	for _, row := range s.Rows {
		words += strings.Count(row.Fields[c.text], " ") + 1
	}
	if c.beginUnit == anyUnit {
		c.beginUnit = c.endUnit
	}
	if c.beginUnit == anyUnit {
		c.beginUnit = unitOf(append(begins[:len(begins):len(begins)], ends...), words)
	}
	if c.endUnit == anyUnit {
		c.endUnit = c.beginUnit
	}
	out := make([]said, 0, len(s.Rows))
	for i, row := range s.Rows {
		t := said{line: row.Line, text: r.cellText(row.Fields[c.text])}
		if c.speaker >= 0 {
			t.label = r.cellLabel(row.Fields[c.speaker])
		}
		if c.question >= 0 {
			t.question = r.cellLine(row.Fields[c.question])
		}
		if c.begin >= 0 {
			t.begin = begins[i].time(c.beginUnit)
		}
		if c.end >= 0 {
			t.end = ends[i].time(c.endUnit)
		}
		if t.label != "" || t.text != "" {
			out = append(out, t)
		}
	}
	return out
}

// moments reads a column of times; what is none is told once.
func (r *reading) moments(s *table.Sheet, column int) []moment {
	if column < 0 {
		return nil
	}
	out := make([]moment, len(s.Rows))
	faults, first := 0, table.Row{}
	for i, row := range s.Rows {
		m, ok := parseMoment(row.Fields[column])
		if out[i] = m; !ok && row.Fields[column] != "" {
			if faults++; faults == 1 {
				first = row
			}
		}
	}
	if faults > 0 {
		r.warn(first.Line, source.Say("a time that cannot be read: %s, one of %d in the column %s", source.Quote(first.Fields[column]), faults, source.Quote(s.Header[column])),
			"write seconds, or hours, minutes and seconds as 00:01:02")
	}
	return out
}

// cellText returns the text of a cell, its paragraphs on a line each.
func (r *reading) cellText(cell string) string {
	cell = strings.TrimSpace(r.clean(cell))
	if strings.IndexByte(cell, '\n') < 0 {
		return cell
	}
	var out []string
	for line := range strings.Lines(cell) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// cellLabel returns the label in a cell, on one line.
func (r *reading) cellLabel(cell string) string { return tidyLabel(r.cellLine(cell)) }

// cellLine returns the text of a cell on one line.
func (r *reading) cellLine(cell string) string { return oneLine(r.clean(cell)) }

// collectSpoken makes a turn of each row with a speaker; a row without one
// continues the turn before, as a paragraph without label does.
func (r *reading) collectSpoken(rows []said) {
	var head, parts []string
	turns := make([]corpus.Turn, 0, len(rows))
	finish := func() {
		if len(parts) > 1 {
			turns[len(turns)-1].Text = joinParts(parts, "\n")
		}
	}
	for _, row := range rows {
		switch {
		case row.label != "":
			finish()
			turns = append(turns, corpus.Turn{Line: row.line, Label: row.label, Text: row.text, Question: row.question, Begin: row.begin, End: row.end})
			parts = append(parts[:0], row.text)
		case len(turns) == 0:
			head = append(head, row.text)
		default:
			parts = append(parts, row.text)
			if row.end.Known {
				turns[len(turns)-1].End = row.end
			}
		}
	}
	finish()
	r.t.Turns = turns
	if len(r.t.Turns) == 0 { // the column of speakers is empty
		r.collectRows(rows)
		return
	}
	r.t.Heading = strings.Join(head, "\n")
	if len(head) > 0 {
		r.warn(rows[0].line, source.Say("what stands before the first speaker is taken for a heading"), "name who speaks in its row, if it is talk")
	}
}

// collectRows makes turns of rows without speakers, as captions do where the
// rows have times. Labels may stand in the text.
func (r *reading) collectRows(rows []said) {
	ps := make([]paragraph, 0, len(rows))
	cues := make([]cue, 0, len(rows))
	timed := false
	for _, row := range rows {
		c := cue{begin: row.begin, end: row.end}
		for line := range strings.SplitSeq(row.text, "\n") {
			c.pieces = append(c.pieces, paragraph{line: row.line, text: line, begin: row.begin, end: row.end})
		}
		timed = timed || row.end.Known
		cues, ps = append(cues, c), append(ps, c.pieces...)
	}
	if timed {
		r.collectCues(cues)
		return
	}
	r.collect(ps)
}
