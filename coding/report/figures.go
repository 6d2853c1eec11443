package report

import (
	"bytes"

	"mening/coding"
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

// pageWidth is how wide figures are, in millimetres: what A4 has between margins of
// two centimetres.
const pageWidth = 170

// draw draws a figure, nil where none is wanted.
func (b *builder) draw(caption string, d figure.Drawing) (document.Block, error) {
	if b.Pictures == NoPictures {
		return nil, nil
	}
	f, err := d.Draw(figure.Style{Language: b.Voice.Language, Width: pageWidth})
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
		h.Columns = append(h.Columns, b.head(b.counts.Groups[g].Values[0]))
	}
	for _, c := range b.Book.Categories {
		row := b.counts.Cells[b.row[c.ID]]
		var counts []figure.Count
		for _, g := range groups {
			units, _, _ := b.cell(row[g])
			counts = append(counts, units.drawn())
		}
		h.Rows, h.Counts = append(h.Rows, b.category(c)), append(h.Counts, counts)
	}
	return b.draw(caption, h)
}

// worthDrawing is how many rows a figure has at least.
const worthDrawing = 3

// findingFigure shows how many participants raised a category and what stands
// below it; there is none where that is little, or all of it hidden.
func (b *builder) findingFigure(c *coding.Category, f Finding) (document.Block, error) {
	whole := b.sizes[tally.All].participants
	caption := f.Name + ": " + lowerFirst(b.say("How many of %s participants raised it", whole.String()))
	bars := figure.Bars{Title: caption, Series: []string{b.say("participants")}, Whole: float64(max(whole, 0))}
	last, shown := len(b.counts.Groups)-1, 0
	in := within([]*coding.Category{c})
	for i := range b.counts.Nodes {
		n := &b.counts.Nodes[i]
		if !in(n) {
			continue
		}
		_, participants, _ := b.cell(b.counts.Cells[i][last])
		bars.Rows, bars.Levels = append(bars.Rows, b.nodeName(n)), append(bars.Levels, n.Depth)
		bars.Counts = append(bars.Counts, []figure.Count{participants.drawn()})
		if participants > 0 {
			shown++
		}
	}
	if len(bars.Rows) < worthDrawing || shown == 0 {
		return nil, nil
	}
	return b.draw(caption, bars)
}

// drawn returns the number as a figure shows it.
func (n Number) drawn() figure.Count {
	if n.Shown() {
		return figure.Count{N: float64(n)}
	}
	return figure.Count{Text: n.String(), Hidden: true}
}
