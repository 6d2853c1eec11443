package figure

import (
	"image/color"
	"io"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"
)

// writePDF writes the figure as a page of its own size, with the letters that it
// uses inside.
func (f *Figure) writePDF(w io.Writer) error {
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: f.Width, Ht: f.Height}})
	p.SetCatalogSort(true)
	// A figure has no date: the same data gives the same bytes.
	none := time.Unix(0, 0).UTC()
	p.SetCreationDate(none)
	p.SetModificationDate(none)
	p.SetTitle(f.Title, true)
	p.SetSubject(f.Alternative, true)
	p.SetCreator("mening", true)
	p.SetProducer("mening", true)
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	p.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	p.AddPageFormat("P", fpdf.SizeType{Wd: f.Width, Ht: f.Height})
	p.SetLineJoinStyle("round")
	for _, s := range f.shapes {
		if s.text != nil {
			f.pdfText(p, s.text)
		} else {
			s.path.pdf(p)
		}
	}
	return p.Output(w)
}

func (p *path) pdf(out *fpdf.Fpdf) {
	for i, s := range p.steps {
		switch {
		case i == 0:
			out.MoveTo(s.to.x, s.to.y)
		case s.curve:
			out.CurveBezierCubicTo(s.c1.x, s.c1.y, s.c2.x, s.c2.y, s.to.x, s.to.y)
		default:
			out.LineTo(s.to.x, s.to.y)
		}
	}
	if p.closed {
		out.ClosePath()
	}
	how := ""
	if p.fill != nil {
		r, g, b := rgb(p.fill)
		out.SetFillColor(r, g, b)
		how = "F"
	}
	if p.stroke != nil {
		r, g, b := rgb(p.stroke)
		out.SetDrawColor(r, g, b)
		out.SetLineWidth(p.width)
		out.SetDashPattern(p.dash, 0)
		how += "D"
	}
	if how == "" {
		how = "n"
	}
	out.DrawPath(how)
}

func (f *Figure) pdfText(out *fpdf.Fpdf, t *text) {
	style := ""
	if t.bold {
		style = "B"
	}
	out.SetFont("sans", style, t.size)
	width := f.fonts.width(t.s, t.size, t.bold)
	at := t.at
	back := map[anchor]float64{start: 0, middle: width / 2, end: width}[t.anchor]
	if t.vertical {
		at.y += back
		out.TransformBegin()
		out.TransformRotate(90, at.x, at.y)
		defer out.TransformEnd()
	} else {
		at.x -= back
	}
	if t.halo {
		out.SetTextRenderingMode(1)
		r, g, b := rgb(white())
		out.SetDrawColor(r, g, b)
		out.SetLineWidth(haloWidth)
		out.SetDashPattern(nil, 0)
		out.Text(at.x, at.y, t.s)
		out.SetTextRenderingMode(0)
	}
	r, g, b := rgb(t.ink)
	out.SetTextColor(r, g, b)
	out.Text(at.x, at.y, t.s)
}

func rgb(c color.Color) (r, g, b int) {
	x := color.RGBAModel.Convert(c).(color.RGBA)
	return int(x.R), int(x.G), int(x.B)
}
