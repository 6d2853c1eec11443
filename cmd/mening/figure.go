package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/figure"
	"mening/corpus/source"
	"mening/corpus/table"
)

// figureFlags are the options of commands that can draw what they print.
// Without kinds there is one way to draw it.
func figureFlags(kinds ...string) []cli.Flag {
	out := []cli.Flag{&cli.StringFlag{Name: "figure", Usage: "also draw it: `FILE` ends in .svg, .png or .pdf"}}
	if len(kinds) > 0 {
		out = append(out, &cli.StringFlag{Name: "figure-kind", Usage: "draw a figure of `KIND`: " + strings.Join(kinds, ", ")})
	}
	return append(out,
		&cli.Float64Flag{Name: "figure-width", Usage: "the figure is `MM` wide", Value: 160},
		&cli.BoolFlag{Name: "figure-gray", DisableDefaultText: true, Usage: "draw in shades of grey"})
}

// figureFile is where a command draws to, and how.
type figureFile struct {
	name   string
	format figure.Format
	kind   string
	style  figure.Style
}

// newFigure reads the options of figures, nil where none is asked for.
func newFigure(c *cli.Context) (*figureFile, error) {
	name := c.String("figure")
	if name == "" {
		for _, flag := range []string{"figure", "figure-kind", "figure-width", "figure-gray"} {
			if c.IsSet(flag) {
				return nil, usageError{source.Say("nothing says where to draw\n  add --figure FILE.svg, FILE.png or FILE.pdf")}
			}
		}
		return nil, nil
	}
	f := &figureFile{name: name, format: figure.Format(strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))), kind: c.String("figure-kind"),
		style: figure.Style{Width: c.Float64("figure-width"), Gray: c.Bool("figure-gray")}}
	if !slices.Contains(figure.Formats(), f.format) {
		return nil, usageError{source.Say("no figure is drawn into %q\n  use the ending .svg, .png or .pdf", name)}
	}
	if !(f.style.Width >= figure.MinWidth && f.style.Width <= figure.MaxWidth) {
		return nil, usageError{source.Say("a figure cannot be %s mm wide\n  give a number from %g to %g", strconv.FormatFloat(f.style.Width, 'f', -1, 64), figure.MinWidth, figure.MaxWidth)}
	}
	return f, nil
}

// kindOf returns the kind of figure that is asked for, the first one where none
// is.
func (f *figureFile) kindOf(kinds ...string) (string, error) {
	if f.kind != "" && !slices.Contains(kinds, f.kind) {
		return "", usageError{source.Say("%s cannot be %q\n  %s", "--figure-kind", f.kind, source.Meant(f.kind, kinds))}
	}
	return cmp.Or(f.kind, kinds[0]), nil
}

// draws reports whether a figure is asked for. A command then calls draw once.
func (o *output) draws() bool { return o.figure != nil }

// draw draws what a command prints into the file of --figure, and tells on
// stderr what it shows in words: the alternative text for a document.
func (o *output) draw(v *voice, d figure.Drawing) error {
	if !o.draws() {
		return nil
	}
	style := o.figure.style
	style.Language = v.language()
	for _, n := range o.notes {
		style.Notes = append(style.Notes, v.note(n))
	}
	f, err := d.Draw(style)
	if err != nil {
		return err
	}
	if err := writeFile(o.figure.name, func(w io.Writer) error { return f.Write(w, o.figure.format) }); err != nil {
		return err
	}
	fmt.Fprintf(o.env.stderr, "%s: %s\n", o.figure.name, table.Clean(f.Alternative))
	return nil
}

// protectFigure makes sure that a figure is not written over what the command
// reads, or where it prints.
func (o *output) protectFigure(names []string) error {
	if o.figure == nil {
		return nil
	}
	if o.file != "" && filepath.Clean(o.file) == filepath.Clean(o.figure.name) {
		return usageError{source.Say("%s cannot be both table and figure\n  choose another name for --figure", o.file)}
	}
	target, err := os.Stat(o.figure.name)
	switch {
	case err != nil:
		return nil // it does not exist yet
	case target.IsDir():
		return usageError{source.Say("%s is a folder\n  name a file for --figure, such as %s", o.figure.name, filepath.Join(o.figure.name, "figure.svg"))}
	}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && os.SameFile(target, info) {
			return usageError{source.Say("%s is part of the study and is not written over\n  choose another name for --figure", o.figure.name)}
		}
	}
	return nil
}

// leading is the number with which a cell begins, as 12 (+5) does.
var leading = regexp.MustCompile(`^-?\d+([.,]\d+)?`)

// beyond is what is only proposed, as in 12 (+5).
var beyond = regexp.MustCompile(`\(\+(\d+)\)$`)

// figureCount turns a cell of a table for people into a number of a figure. A
// cell that hides its number has no size.
func figureCount(cell any) figure.Count {
	switch x := cell.(type) {
	case int:
		return figure.Count{N: float64(x)}
	case float64:
		return figure.Count{N: x, Hidden: math.IsNaN(x)}
	case string:
		if m := leading.FindString(x); m != "" {
			n, err := strconv.ParseFloat(strings.Replace(m, ",", ".", 1), 64)
			count := figure.Count{N: n, Text: x, Hidden: err != nil}
			if m := beyond.FindStringSubmatch(x); m != nil {
				count.More, _ = strconv.ParseFloat(m[1], 64) // digits alone
			}
			return count
		}
		return figure.Count{Text: x, Hidden: true}
	}
	return figure.Count{Hidden: true}
}

// figureRow is the name of a row, and how far in it stands.
func figureRow(cell any) (name string, level int) {
	switch x := cell.(type) {
	case table.Indented:
		return x.Text, x.Level
	case string:
		return x, 0
	}
	return fmt.Sprint(cell), 0
}
