package format

import (
	"fmt"
	"math"
	"strings"

	"github.com/ledongthuc/pdf"

	"mening/corpus/source"
)

// matrix is [a b c d e f] of a transformation of the plane.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns m applied before n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// rectangle is what a page shows: what lies outside is not seen.
type rectangle struct{ x0, y0, x1, y1 float64 }

var everywhere = rectangle{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)}
var nowhere = rectangle{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func clipOf(box pdf.Value) rectangle {
	r := nowhere
	r.add(box.Index(0).Float64(), box.Index(1).Float64())
	r.add(box.Index(2).Float64(), box.Index(3).Float64())
	return r
}

func (r *rectangle) add(x, y float64) {
	r.x0, r.y0, r.x1, r.y1 = min(r.x0, x), min(r.y0, y), max(r.x1, x), max(r.y1, y)
}

func (r rectangle) and(o rectangle) rectangle {
	return rectangle{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

func (r rectangle) holds(x, y float64) bool { return x >= r.x0 && x <= r.x1 && y >= r.y0 && y <= r.y1 }

// glyph is a letter at its place on a page; y grows upward.
type glyph struct {
	x, y, width, size float64
	text              string
	bold              bool
}

// pdfState is what `q` saves and `Q` restores.
type pdfState struct {
	ctm                              matrix
	clip                             rectangle
	font                             *pdfFont
	size, charSpace, wordSpace, lead float64
	scale, rise                      float64
}

// drawing goes through what a page draws and keeps its letters.
type drawing struct {
	p            *pdfReader
	resources    pdf.Value
	fonts        map[string]*pdfFont // of the resources, by the names that they have there
	state        pdfState
	stack        []pdfState
	text, line   matrix // where the next letter stands, and where its line began
	path         rectangle
	clipping     bool
	x, y         float64 // of the path
	args         []pdfToken
	marked       []bool // marked content: whether it is a header or the like
	inArtifact   int
	glyphs       []glyph
	artifacts    int // lines of headers that are marked as such
	artifactLine float64
	hidden       int // letters that cannot be seen
	rotated      int
}

const maxArgs = 1 << 16

func (d *drawing) run(content []byte, resources pdf.Value, depth int) error {
	// A part that is drawn on each page counts each time.
	if d.p.drawn += len(content) + 100; d.p.drawn > source.MaxDrawn {
		return fmt.Errorf("%w: its pages draw more than %d MiB", errPDFLimit, source.MaxDrawn>>20)
	}
	l := pdfLexer{data: content}
	outer, fonts := d.resources, d.fonts
	d.resources, d.fonts = resources, map[string]*pdfFont{}
	defer func() { d.resources, d.fonts = outer, fonts }()
	d.path = nowhere
	for {
		t := l.next()
		switch t.kind {
		case pdfEnd:
			return nil
		case pdfOperator:
			if t.text == "ID" {
				l.skipImage()
			} else if err := d.operate(t.text, depth); err != nil {
				return err
			}
			d.args = d.args[:0]
		default:
			if len(d.args) < maxArgs {
				d.args = append(d.args, t)
			}
		}
	}
}

// number returns an argument, counted from the last.
func (d *drawing) number(fromEnd int) float64 {
	if i := len(d.args) - fromEnd; i >= 0 && i < len(d.args) {
		return d.args[i].number
	}
	return 0
}

func (d *drawing) last() pdfToken {
	if len(d.args) == 0 {
		return pdfToken{}
	}
	return d.args[len(d.args)-1]
}

func (d *drawing) operate(op string, depth int) error {
	s := &d.state
	switch op {
	case "q":
		if len(d.stack) < 1000 {
			d.stack = append(d.stack, *s)
		}
	case "Q":
		if n := len(d.stack); n > 0 {
			*s, d.stack = d.stack[n-1], d.stack[:n-1]
		}
	case "cm":
		s.ctm = d.matrix().times(s.ctm)
	case "BT":
		d.text, d.line = identity, identity
	case "Tm":
		d.text = d.matrix()
		d.line = d.text
	case "Td":
		d.move(d.number(2), d.number(1))
	case "TD":
		s.lead = -d.number(1)
		d.move(d.number(2), d.number(1))
	case "T*":
		d.move(0, -s.lead)
	case "Tf":
		s.size = d.number(1)
		return d.setFont()
	case "Tc":
		s.charSpace = d.number(1)
	case "Tw":
		s.wordSpace = d.number(1)
	case "Tz":
		s.scale = d.number(1) / 100
	case "TL":
		s.lead = d.number(1)
	case "Ts":
		s.rise = d.number(1)
	case "Tj":
		return d.show(d.last().text)
	case "'":
		d.move(0, -s.lead)
		return d.show(d.last().text)
	case "\"":
		s.wordSpace, s.charSpace = d.number(3), d.number(2)
		d.move(0, -s.lead)
		return d.show(d.last().text)
	case "TJ":
		return d.showAll()
	case "BMC", "BDC":
		d.mark()
	case "EMC":
		if n := len(d.marked); n > 0 {
			if d.marked[n-1] {
				d.inArtifact--
			}
			d.marked = d.marked[:n-1]
		}
	case "Do":
		return d.form(depth)
	default:
		d.draw(op)
	}
	return nil
}

func (d *drawing) matrix() matrix {
	return matrix{d.number(6), d.number(5), d.number(4), d.number(3), d.number(2), d.number(1)}
}

func (d *drawing) move(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.times(d.line)
	d.text = d.line
}

// mark opens marked content. Artifacts are headers, footers and page numbers.
func (d *drawing) mark() {
	artifact := len(d.args) > 0 && d.args[0].kind == pdfName && d.args[0].text == "Artifact"
	if len(d.marked) > 10000 {
		return
	}
	d.marked = append(d.marked, artifact)
	if artifact {
		d.inArtifact++
		d.artifactLine = math.Inf(1)
	}
}

// draw follows paths as far as they may become the clip.
func (d *drawing) draw(op string) {
	point := func(x, y float64) {
		d.x, d.y = d.state.ctm.apply(x, y)
		d.path.add(d.x, d.y)
	}
	switch op {
	case "re":
		x, y, w, h := d.number(4), d.number(3), d.number(2), d.number(1)
		point(x, y)
		point(x+w, y)
		point(x, y+h)
		point(x+w, y+h)
	case "m", "l":
		point(d.number(2), d.number(1))
	case "c", "v", "y":
		for i := 0; i+1 < min(len(d.args), 6); i += 2 {
			point(d.args[i].number, d.args[i+1].number)
		}
	case "W", "W*":
		d.clipping = true
	case "n", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*":
		if d.clipping && d.path != nowhere {
			d.state.clip = d.state.clip.and(d.path)
		}
		d.clipping, d.path = false, nowhere
	}
}

func (d *drawing) setFont() error {
	if len(d.args) < 2 {
		return nil
	}
	name := d.args[len(d.args)-2].text
	f, ok := d.fonts[name]
	if !ok {
		var err error
		if f, err = d.font(name); err != nil {
			return err
		}
		if f != nil {
			d.fonts[name] = f
		}
	}
	d.state.font = f
	return nil
}

// font finds a font of the resources; nil where there is none of that name.
func (d *drawing) font(name string) (*pdfFont, error) {
	v := d.resources.Key("Font").Key(name)
	if v.Kind() != pdf.Dict {
		return nil, nil
	}
	key := pdfKey(v.String())
	f, ok := d.p.fonts[key]
	if !ok {
		var err error
		if f, err = newPDFFont(v); err != nil {
			return nil, err
		}
		d.p.fonts[key] = f
	}
	return f, nil
}

// form draws a part that several pages may share.
func (d *drawing) form(depth int) error {
	v := d.resources.Key("XObject").Key(d.last().text)
	if v.Kind() != pdf.Stream || v.Key("Subtype").Name() != "Form" || depth > 10 {
		return nil
	}
	content, err := readStream(v, source.MaxContent)
	if err != nil {
		return err
	}
	saved, stack, args := d.state, d.stack, d.args
	d.stack, d.args = nil, nil
	if m := v.Key("Matrix"); m.Len() == 6 {
		var own matrix
		for i := range own {
			own[i] = m.Index(i).Float64()
		}
		d.state.ctm = own.times(d.state.ctm)
	}
	resources := v.Key("Resources")
	if resources.Kind() != pdf.Dict {
		resources = d.resources
	}
	err = d.run(content, resources, depth+1)
	d.state, d.stack, d.args = saved, stack, args
	return err
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
		return fmt.Errorf("%w: more than %d letters", errPDFLimit, source.MaxGlyphs)
	}
	if g.text == "\uFFFD" {
		d.p.unknown++
		return nil
	}
	if len(d.glyphs) >= source.MaxPageGlyphs {
		return fmt.Errorf("%w: more than %d letters on a page", errPDFLimit, source.MaxPageGlyphs)
	}
	d.glyphs = append(d.glyphs, g)
	return nil
}
