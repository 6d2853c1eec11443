package format

import (
	"math"
	"strings"

	"mening/corpus/source"
)

// glyph is a letter at its place on a page; y grows upward.
type glyph struct {
	x, y, width, size float64
	text              string
	bold              bool
}

// showAll shows strings with moves between them.
func (d *drawing) showAll() error {
	for _, a := range d.args {
		switch a.kind {
		case pdfString:
			if err := d.show(a.text); err != nil {
				return err
			}
		case pdfNumber:
			d.text = matrix{1, 0, 0, 1, -a.number / 1000 * d.state.size * d.state.scale, 0}.times(d.text)
		}
	}
	return nil
}

func (d *drawing) show(text string) error {
	s := &d.state
	if s.font == nil {
		return nil
	}
	return s.font.codes(text, func(code int, letter string, width float64) error {
		m := d.text.times(s.ctm)
		advance := (width*s.size + s.charSpace) * s.scale
		if code == ' ' && s.font.bytes == 1 {
			advance += s.wordSpace * s.scale
		}
		d.text = matrix{1, 0, 0, 1, advance, 0}.times(d.text)
		x, y := m.apply(0, s.rise)
		size := math.Abs(s.size) * math.Hypot(m[2], m[3])
		g := glyph{x: x, y: y, width: math.Abs(width*s.size*s.scale) * math.Hypot(m[0], m[1]), size: size, text: letter, bold: s.font.bold}
		return d.keep(g, math.Abs(m[1]) > math.Abs(m[0]))
	})
}

// keep takes a letter that can be seen and is no header.
func (d *drawing) keep(g glyph, rotated bool) error {
	if !(math.Abs(g.x) < 1e6 && math.Abs(g.y) < 1e6 && g.size < 1e5 && g.width < 1e6) { // also what is no number
		return nil
	}
	blank := strings.TrimSpace(g.text) == ""
	switch {
	case !d.state.clip.holds(g.x+g.width/2, g.y+g.size*0.3):
		if !blank {
			d.hidden++
		}
		return nil
	case d.inArtifact > 0:
		if !blank && math.Abs(g.y-d.artifactLine) > g.size/2 {
			d.artifacts++
			d.artifactLine = g.y
		}
		return nil
	case rotated:
		if !blank {
			d.rotated++
		}
		return nil
	}
	if d.p.glyphs++; d.p.glyphs > source.MaxGlyphs {
		return pdfLimit{source.TooMany(source.MaxGlyphs, "letters").Note()}
	}
	if g.text == "\uFFFD" {
		d.p.unknown++
		return nil
	}
	if len(d.glyphs) >= source.MaxPageGlyphs {
		return pdfLimit{source.TooMany(source.MaxPageGlyphs, "letters on a page").Note()}
	}
	d.glyphs = append(d.glyphs, g)
	return nil
}
