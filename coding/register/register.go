package register

import (
	"slices"
	"time"

	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

// Type is what a column holds.
type Type string

// The types of columns.
const (
	Category Type = "category" // a few values without order
	YesNo    Type = "yes-no"   // yes or no, in Swedish or English
	Likert   Type = "likert"   // a few values in order, as answers from 1 to 5
	Number   Type = "number"
	Date     Type = "date"
	ID       Type = "id"    // names of rows: left out
	Text     Type = "text"  // free text: left out
	Empty    Type = "empty" // nothing but missing values: left out
)

// Types returns the types that may be declared.
func Types() []Type { return []Type{Category, YesNo, Likert, Number, Date, ID, Text} }

// counted reports whether values of the type are counted one by one.
func (t Type) counted() bool { return t == Category || t == YesNo || t == Likert }

// state says whether a cell has a value.
type state uint8

const (
	present state = iota
	blank
	declared // holds a code that stands for no answer
	invalid  // cannot be what the column holds
)

// cell is one cell of a column.
type cell struct {
	state   state
	level   int // into Column.Levels, of types that are counted
	number  float64
	percent bool // of a number that was written with a per cent sign
	date    time.Time
}

// Absent counts the cells without a value.
type Absent struct {
	Blank    int `json:"blank"`
	Declared int `json:"declared"` // codes that stand for no answer
	Invalid  int `json:"invalid"`  // told among the problems
}

// Total is the number of all cells without a value.
func (a Absent) Total() int { return a.Blank + a.Declared + a.Invalid }

func (a *Absent) add(s state) {
	switch s {
	case blank:
		a.Blank++
	case declared:
		a.Declared++
	case invalid:
		a.Invalid++
	}
}

// Column is a column of a register.
type Column struct {
	// Name is the name in the header, Label how it is shown.
	Name, Label string
	Type        Type
	// Given says that the type was declared, not found.
	Given bool
	// Levels are the values of a column that is counted, in order: declared
	// ones first, then by appearance; yes before no; of answers the lowest
	// first. The id is the value as it is written.
	Levels []corpus.Value
	// Months is the number of dates without a day, which are taken as the
	// first of their month.
	Months int
	// Problems are cells that cannot be what the column holds (errors) and
	// doubts (warnings).
	Problems source.Problems

	texts []string // the cells as they were read
	cells []cell
}

// Register is a table whose columns are understood.
type Register struct {
	File    string
	Columns []*Column
	lines   []int // of the file, one a row
}

// Rows returns the number of rows.
func (r *Register) Rows() int { return len(r.lines) }

// Options say how to read what may be read in several ways.
type Options struct {
	// JoinCase counts values that differ only in case and blanks as one.
	JoinCase bool
	// MonthFirst reads 1/3/2024 as 3 January. Without it the day comes first.
	MonthFirst bool
}

// Read finds out what the columns of a sheet hold. What is declared of them
// goes first; d may be nil. An error is all declarations that cannot be followed:
// of a column that is not there, or of a type that needs to be told an order.
// Those of study.yaml are source.Problems with their lines.
// What is wrong with single cells is in Problems of the columns.
func Read(sheet *table.Sheet, d *study.Register, o Options) (*Register, error) {
	if d == nil {
		d = &study.Register{}
	}
	r := &Register{File: sheet.File}
	for _, row := range sheet.Rows {
		r.lines = append(r.lines, row.Line)
	}
	x := &reader{Register: r, options: o, sheet: sheet}
	for i, name := range sheet.Header {
		c := &Column{Name: name, Label: name}
		for _, row := range sheet.Rows {
			c.texts = append(c.texts, table.Unguarded(row.Fields[i]))
		}
		r.Columns = append(r.Columns, c)
		x.columns = append(x.columns, &columnReader{reader: x, Column: c, missing: d.Missing})
	}
	var faults []error
	for i := range d.Columns {
		if err := x.declare(&d.Columns[i]); err != nil {
			faults = append(faults, misdeclared(d, d.Columns[i].Line, err))
		}
	}
	if err := allOf(faults); err != nil {
		return nil, err
	}
	for _, c := range x.columns {
		c.findAbsent()
		if !c.Given {
			c.Type = c.find()
		}
	}
	x.findScales()
	for i, c := range x.columns {
		c.blanks(i)
		if err := c.parse(); err != nil {
			faults = append(faults, misdeclared(d, c.declared.Line, err))
		}
	}
	return r, allOf(faults)
}

// Column returns the column with this name or label; an error names a near one.
func (r *Register) Column(name string) (*Column, error) {
	var known []string
	for _, c := range r.Columns {
		if corpus.Equal(c.Name, name) || corpus.Equal(c.Label, name) {
			return c, nil
		}
		known = append(known, c.Name)
	}
	return nil, source.Say("%s has no column %q\n  %s", r.File, name, source.Meant(name, known))
}

// reader reads one sheet.
type reader struct {
	*Register
	options Options
	sheet   *table.Sheet
	columns []*columnReader
}

// columnReader reads one column.
type columnReader struct {
	*reader
	*Column
	declared study.RegisterColumn
	missing  []string
	scale    int // the highest value of a numeric scale that was found; 0 for none
	faults   int
	further  *source.Problem // the number of faults that are not told one by one
}

// declare takes over what is declared of a column.
func (x *reader) declare(d *study.RegisterColumn) error {
	found, err := x.Column(d.Name)
	if err != nil {
		return err
	}
	c := x.columns[slices.Index(x.Columns, found)]
	c.declared = *d
	c.missing = append(slices.Clone(c.missing), d.Missing...)
	if d.Label != "" {
		c.Label = d.Label
	}
	if d.Type == "" {
		return nil
	}
	if !slices.Contains(Types(), Type(d.Type)) {
		var known []string
		for _, t := range Types() {
			known = append(known, string(t))
		}
		return source.Say("the type of %q cannot be %q\n  %s", d.Name, d.Type, source.Meant(d.Type, known))
	}
	c.Type, c.Given = Type(d.Type), true
	return nil
}

// findAbsent marks the cells that are blank or hold a code for no answer.
func (c *columnReader) findAbsent() {
	c.cells = make([]cell, len(c.texts))
	for i, text := range c.texts {
		switch {
		case text == "":
			c.cells[i].state = blank
		case slices.ContainsFunc(c.missing, func(m string) bool { return corpus.Equal(m, text) }):
			c.cells[i].state = declared
		}
	}
}

// parse turns the cells into values of the column's type.
func (c *columnReader) parse() error {
	switch c.Type {
	case Category:
		c.categories()
	case YesNo:
		c.yesNo()
	case Likert:
		return c.answers()
	case Number:
		c.numbers()
	case Date:
		c.dates()
	}
	return nil
}
