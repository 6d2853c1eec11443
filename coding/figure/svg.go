package figure

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"
)

// stack names letters that are as wide as those the figure was measured with.
const stack = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"

// writeSVG writes the figure with its text as text. It asks for nothing from
// elsewhere.
func (f *Figure) writeSVG(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%smm" height="%smm" viewBox="0 0 %[1]s %[2]s" role="img" aria-labelledby="title desc" font-family="%s">`+"\n",
		short(f.Width), short(f.Height), stack)
	fmt.Fprintf(&b, "<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escape(f.Title), escape(f.Alternative))
	fmt.Fprintf(&b, "<rect width=\"%s\" height=\"%s\" fill=\"#ffffff\"/>\n", short(f.Width), short(f.Height))
	for _, s := range f.shapes {
		if s.text != nil {
			s.text.svg(&b)
		} else {
			s.path.svg(&b)
		}
	}
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (p *path) svg(b *bytes.Buffer) {
	b.WriteString(`<path d="`)
	for i, s := range p.steps {
		switch {
		case i == 0:
			fmt.Fprintf(b, "M%s %s", short(s.to.x), short(s.to.y))
		case s.curve:
			fmt.Fprintf(b, "C%s %s %s %s %s %s", short(s.c1.x), short(s.c1.y), short(s.c2.x), short(s.c2.y), short(s.to.x), short(s.to.y))
		default:
			fmt.Fprintf(b, "L%s %s", short(s.to.x), short(s.to.y))
		}
	}
	if p.closed {
		b.WriteByte('Z')
	}
	b.WriteString(`"`)
	fill := "none"
	if p.fill != nil {
		fill = hex(p.fill)
	}
	fmt.Fprintf(b, ` fill="%s"`, fill)
	if p.stroke != nil {
		fmt.Fprintf(b, ` stroke="%s" stroke-width="%s" stroke-linejoin="round"`, hex(p.stroke), short(p.width))
	}
	if len(p.dash) > 0 {
		var all []string
		for _, d := range p.dash {
			all = append(all, short(d))
		}
		fmt.Fprintf(b, ` stroke-dasharray="%s"`, strings.Join(all, " "))
	}
	b.WriteString("/>\n")
}

func (t *text) svg(b *bytes.Buffer) {
	fmt.Fprintf(b, `<text x="%s" y="%s" font-size="%s" fill="%s"`, short(t.at.x), short(t.at.y), short(t.size*mm), hex(t.ink))
	if t.vertical {
		fmt.Fprintf(b, ` transform="rotate(-90 %s %s)"`, short(t.at.x), short(t.at.y))
	}
	if t.anchor != start {
		fmt.Fprintf(b, ` text-anchor="%s"`, map[anchor]string{middle: "middle", end: "end"}[t.anchor])
	}
	if t.bold {
		b.WriteString(` font-weight="bold"`)
	}
	if t.halo {
		fmt.Fprintf(b, ` stroke="#ffffff" stroke-width="%s" stroke-linejoin="round" paint-order="stroke"`, short(haloWidth))
	}
	fmt.Fprintf(b, ">%s</text>\n", escape(t.s))
}

// haloWidth is the width of the white edge around a text, both sides together.
const haloWidth = 0.8

// short writes a length with at most three decimals.
func short(v float64) string {
	v = math.Round(v*1000) / 1000
	if v == 0 {
		v = 0 // no minus
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func hex(c color.Color) string {
	x := color.RGBAModel.Convert(c).(color.RGBA)
	return fmt.Sprintf("#%02x%02x%02x", x.R, x.G, x.B)
}

func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(printable(s))); err != nil {
		panic("figure: " + err.Error()) // a strings.Builder takes everything
	}
	return b.String()
}
