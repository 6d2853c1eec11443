package figure

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Drawing is data that can be drawn: [Bars], [Heat], [Curve], [Network], [Slope],
// [Persons], [Flow] or [Transitions].
type Drawing interface {
	Draw(Style) (*Figure, error)
}

// Style is how a figure is drawn. The zero value is English, in colour, as wide
// as a printed page.
type Style struct {
	// Language is sv or en: of the few words that figures add, and of the
	// decimal sign.
	Language string
	// Width is in millimetres: 160 where it is 0, what a page of A4 has between
	// usual margins.
	Width float64
	// Gray draws with shades of grey instead of colours.
	Gray bool
	// Notes stand below the figure behind its own, and end what it says in words:
	// what its numbers leave out.
	Notes []string
}

// The least and the greatest width of a figure in millimetres.
const (
	MinWidth     = 80.0
	MaxWidth     = 1000.0
	defaultWidth = 160.0
)

// maxHeight is where a figure ends in any case: files taller than this cannot
// be opened by what people use.
const maxHeight = 3000.0

// Figure is a figure that is drawn.
type Figure struct {
	// Title names the figure. It is kept in the file and not drawn, as captions
	// stand below figures in print.
	Title string
	// Alternative says in a few sentences what the figure shows.
	Alternative string
	// Width and Height are in millimetres.
	Width, Height float64

	shapes []shape
	fonts  *fonts
}

// Format is a format of files.
type Format string

// The formats in which figures are written.
const (
	SVG Format = "svg"
	PNG Format = "png"
	PDF Format = "pdf"
)

// Formats returns the formats in which figures are written.
func Formats() []Format { return []Format{SVG, PNG, PDF} }

// Write writes the figure. A PNG has 300 dots an inch.
func (f *Figure) Write(w io.Writer, format Format) error {
	switch format {
	case SVG:
		return f.writeSVG(w)
	case PNG:
		return f.writePNG(w)
	case PDF:
		return f.writePDF(w)
	}
	return fmt.Errorf("no figure is written as %q\n  use svg, png or pdf", format)
}

// Count is a number in a figure.
type Count struct {
	// N is what is drawn.
	N float64
	// More is what comes beyond N, such as what rules only propose beyond what
	// people have decided; it is drawn apart.
	More float64
	// Text is what is printed in place of N, such as 12 (+5).
	Text string
	// Hidden says that the number is suppressed: its size is not drawn, and
	// Text (or – where it is empty) is printed.
	Hidden bool
}

// text returns what is printed of a count.
func (n Count) text(c *canvas, decimals int) string {
	switch {
	case n.Text != "":
		return n.Text
	case n.Hidden:
		return "–"
	}
	return c.number(n.N, decimals)
}

// size is what is drawn of a count: nothing where it is hidden or no number.
func (n Count) size() float64 {
	if n.Hidden || !(n.N > 0) || n.N > 1e15 {
		return 0
	}
	return n.N
}

// reach is what is drawn of a count with what comes beyond it.
func (n Count) reach() float64 {
	if n.Hidden || !(n.More > 0) || n.More > 1e15 {
		return n.size()
	}
	return n.size() + n.More
}

// proposes reports whether anything comes beyond the numbers.
func proposes(counts [][]Count) bool {
	return slices.ContainsFunc(counts, func(row []Count) bool {
		return slices.ContainsFunc(row, func(n Count) bool { return n.reach() > n.size() })
	})
}

// checkRows makes sure that each row has a number for each column.
func checkRows(kind string, rows []string, columns int, counts [][]Count) error {
	if len(counts) != len(rows) {
		return fmt.Errorf("the %s has %d rows of numbers and %d names of rows", kind, len(counts), len(rows))
	}
	if i := slices.IndexFunc(counts, func(row []Count) bool { return len(row) != columns }); i >= 0 {
		return fmt.Errorf("the row %q of the %s has %d numbers and %d names of columns", rows[i], kind, len(counts[i]), columns)
	}
	return nil
}

// joined joins a list with and before the last one.
func (c *canvas) joined(all []string) string {
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + c.say(" and ", " och ") + all[last]
}
