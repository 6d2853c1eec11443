package format

import (
	"math"

	"github.com/ledongthuc/pdf"

	"mening/corpus/source"
)

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
		return pdfLimit{source.Say("its pages draw more than %d MiB", source.MaxDrawn>>20)}
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
