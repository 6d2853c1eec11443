package report

import (
	"bytes"

	"mening/coding/figure"
	"mening/coding/tally"
	"mening/corpus/document"
)

// Pictures is the format of the figures of a report.
type Pictures string

// The formats of figures: for pages, for Word documents, or none.
const (
	NoPictures Pictures = ""
	SVG        Pictures = "svg"
	PNG        Pictures = "png"
)

// draw draws a figure, nil where none is wanted.
func (b *builder) draw(caption string, d figure.Drawing) (document.Block, error) {
	if b.Pictures == NoPictures {
		return nil, nil
	}
	f, err := d.Draw(figure.Style{Language: b.Voice.Language})
	if err != nil {
		return nil, err
	}
	var picture bytes.Buffer
	if err := f.Write(&picture, figure.Format(b.Pictures)); err != nil {
		return nil, err
	}
	out := document.Figure{Caption: caption, Alternative: f.Alternative}
	if b.Pictures == PNG {
		out.PNG = picture.Bytes()
	} else {
		out.SVG = picture.Bytes()
	}
	return out, nil
}

// overviewFigure shows all top categories by stakeholder as shades; there is none
// where only one stakeholder spoke or little is coded.
func (b *builder) overviewFigure() (document.Block, error) {
	groups := b.groups()
	if len(groups) < 2 || len(b.Book.Categories) < 2 {
		return nil, nil
	}
	caption := b.say("Categories by %s: the darker, the more meaning units", b.Voice.Term("stakeholder"))
	h := figure.Heat{Title: caption, Scale: b.say("meaning units")}
	for _, g := range groups {
		h.Columns = append(h.Columns, b.shortName(b.counts.Groups[g].Values[0]))
	}
	for _, c := range b.Book.Categories {
		row := b.counts.Cells[b.row[c.ID]]
		var counts []int
		for _, g := range groups {
			counts = append(counts, row[g].Units)
		}
		h.Rows, h.Counts = append(h.Rows, b.category(c)), append(h.Counts, figure.Counts(counts...))
	}
	return b.draw(caption, h)
}

// sectionFigure shows how many participants raised each category and code of a
// section; there is none where there are fewer than three.
func (b *builder) sectionFigure(s *Section, chosen func(*tally.Node) bool) (document.Block, error) {
	caption := b.say("How many of %d participants raised it", b.total().Participants)
	if s.Name != "" {
		caption = s.Name + ": " + lowerFirst(caption)
	}
	bars := figure.Bars{Title: caption, Series: []string{b.say("participants")}, Whole: float64(b.total().Participants)}
	last := len(b.counts.Groups) - 1
	for i := range b.counts.Nodes {
		if n := &b.counts.Nodes[i]; chosen(n) {
			bars.Rows, bars.Levels = append(bars.Rows, n.Name), append(bars.Levels, n.Depth)
			bars.Counts = append(bars.Counts, figure.Counts(b.counts.Cells[i][last].Participants))
		}
	}
	if len(bars.Rows) < 3 {
		return nil, nil
	}
	return b.draw(caption, bars)
}
