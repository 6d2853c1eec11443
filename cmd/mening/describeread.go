package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/register"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

// describing reads the register, with what study.yaml and the options say of
// it. A study is not needed.
func (e *env) describing(c *cli.Context, out *output) (*description, error) {
	if err := checkLanguage(c); err != nil {
		return nil, err
	}
	if c.NArg() > 1 {
		return nil, usageError{source.Say("describe takes one file, but was given %d\n  describe one after the other", c.NArg())}
	}
	d := &description{out: out}
	declared, err := d.file(e, c)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(declared.File)
	if err != nil {
		hint := "name a file that can be read"
		if errors.Is(err, fs.ErrNotExist) {
			hint = "correct its name"
		}
		return nil, source.Say("cannot read the register %s: %s\n  %s", declared.File, source.Reason(err), source.Say(hint))
	}
	sheet, err := table.Read(declared.File, data)
	if err != nil {
		return nil, err
	}
	f := &flagReader{sheet: sheet, declared: &declared}
	if err := f.read(c); err != nil {
		return nil, usageError{err}
	}
	order := c.String("date-order")
	if order != "dmy" && order != "mdy" {
		return nil, usageError{source.Say("%s cannot be %q\n  write dmy (day first) or mdy (month first)", "--date-order", order)}
	}
	d.target = declared.Target
	d.register, err = register.Read(sheet, &declared, register.Options{JoinCase: c.Bool("join-case"), MonthFirst: order == "mdy"})
	return d, err
}

// file finds the file to describe and what the study says of it.
func (d *description) file(e *env, c *cli.Context) (study.Register, error) {
	named := c.Args().First()
	d.voice = e.voice(c, "")
	if _, err := os.Stat(filepath.Join(c.String("study"), "study.yaml")); err != nil && (!c.IsSet("study") || c.String("study") == "") {
		if named == "" {
			return study.Register{}, usageError{source.Say("nothing says what to describe\n  write mening describe FILE.csv, or mening describe -s DIR for the register that study.yaml names")}
		}
		return study.Register{File: named}, d.out.protect(named)
	}
	s, err := study.Load(c.String("study"))
	if err != nil {
		return study.Register{}, err
	}
	d.voice = e.voice(c, s.Config.Language)
	d.voice.terms = s.Config.Terms
	registers := s.Config.Registers
	if named == "" {
		if len(registers) == 0 {
			return study.Register{}, usageError{source.Say("the study in %s names no register\n  write mening describe FILE.csv, or register: FILE.csv into study.yaml", s.Dir)}
		}
		return registers[0], (&opened{study: s}).protect(d.out)
	}
	if _, err := os.Stat(named); err != nil {
		if below := filepath.Join(s.Dir, named); !filepath.IsAbs(named) && isFile(below) {
			named = below
		}
	}
	if err := errors.Join((&opened{study: s}).protect(d.out), d.out.protect(named)); err != nil {
		return study.Register{}, err
	}
	for _, r := range registers {
		if sameFile(r.File, named) {
			return r, nil
		}
	}
	return study.Register{File: named}, nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// flagReader adds what the options say of columns to what study.yaml says.
type flagReader struct {
	sheet    *table.Sheet
	declared *study.Register
}

func (f *flagReader) read(c *cli.Context) error {
	for _, text := range c.StringSlice("type") {
		column, value, err := f.column("type", text)
		if err != nil {
			return err
		}
		column.Type = value
		if !slices.Contains(register.Types(), register.Type(value)) {
			return source.Say("%s cannot be %q\n  %s", "--type", value, source.Meant(value, texts(register.Types())))
		}
	}
	for _, text := range c.StringSlice("range") {
		column, value, err := f.column("range", text)
		if err != nil {
			return err
		}
		var ok bool
		if column.Min, column.Max, ok = study.ParseRange(value); !ok {
			return source.Say("%s cannot be %q\n  write COLUMN=18-67, COLUMN=18- or COLUMN=-67", "--range", text)
		}
	}
	for _, text := range c.StringSlice("missing") {
		if column, values, err := f.column("missing", text); err == nil {
			column.Missing = append(column.Missing, commas(values)...)
		} else if strings.Contains(text, "=") {
			return err
		} else {
			f.declared.Missing = append(slices.Clone(f.declared.Missing), commas(text)...)
		}
	}
	for _, text := range c.StringSlice("order") {
		if err := f.order(text); err != nil {
			return err
		}
	}
	return nil
}

// column splits COLUMN=VALUE and returns what is declared of the column.
func (f *flagReader) column(flag, text string) (*study.RegisterColumn, string, error) {
	name, value, ok := strings.Cut(text, "=")
	if name, value = strings.TrimSpace(name), strings.TrimSpace(value); !ok || name == "" || value == "" {
		return nil, "", source.Say("--%s %q names no column and value\n  write --%s COLUMN=VALUE", flag, text, flag)
	}
	at := f.sheet.Column(name)
	for i := range f.declared.Columns {
		x := &f.declared.Columns[i]
		if at >= 0 && corpus.Equal(x.Name, f.sheet.Header[at]) || at < 0 && corpus.Equal(x.Label, name) {
			return x, value, nil
		}
	}
	if at < 0 {
		return nil, "", source.Say("%s has no column %q\n  %s", f.sheet.File, name, source.Meant(name, f.sheet.Header))
	}
	f.declared.Columns = append(slices.Clip(f.declared.Columns), study.RegisterColumn{Name: f.sheet.Header[at]})
	return &f.declared.Columns[len(f.declared.Columns)-1], value, nil
}

// order takes the order of one column's values, or of the answers in all
// columns that hold nothing else.
func (f *flagReader) order(text string) error {
	values := func(text string) (out []corpus.Value, err error) {
		for _, v := range commas(text) {
			if slices.ContainsFunc(out, func(o corpus.Value) bool { return corpus.Equal(o.ID, v) }) {
				return nil, source.Say("%q stands twice in --order\n  name each value once", v)
			}
			out = append(out, corpus.Value{ID: v, Label: v})
		}
		if len(out) < 2 {
			return nil, source.Say("--order %q names fewer than two values\n  write them with commas, the lowest first", text)
		}
		return out, nil
	}
	if strings.Contains(text, "=") {
		column, list, err := f.column("order", text)
		if err == nil {
			column.Values, err = values(list)
		}
		return err
	}
	order, err := values(text)
	if err != nil {
		return err
	}
	found := false
	for i, name := range f.sheet.Header {
		column, _, err := f.column("order", name+"=x")
		if err != nil {
			return err
		}
		if column.Type != string(register.Likert) && (column.Type != "" || !f.holdsOnly(i, column, order)) {
			continue
		}
		found = true
		column.Type, column.Values = string(register.Likert), order
	}
	if !found {
		return source.Say("no column holds the values of --order alone\n  correct them, or say the column: --order 'COLUMN=%s'", text)
	}
	return nil
}

// holdsOnly reports whether a column holds these values alone, and some.
func (f *flagReader) holdsOnly(i int, column *study.RegisterColumn, order []corpus.Value) bool {
	some := false
	for _, row := range f.sheet.Rows {
		text := row.Fields[i]
		isMissing := func(m string) bool { return corpus.Equal(m, text) }
		if text == "" || slices.ContainsFunc(f.declared.Missing, isMissing) || slices.ContainsFunc(column.Missing, isMissing) {
			continue
		}
		if !slices.ContainsFunc(order, func(v corpus.Value) bool { return corpus.Equal(v.ID, text) }) {
			return false
		}
		some = true
	}
	return some
}

// commas splits a list at its commas.
func commas(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
