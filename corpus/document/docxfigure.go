package document

import (
	"bytes"
	"fmt"
	"image/png"

	"mening/corpus/table"
)

// caption writes a caption; a counted one holds the field that Word counts by.
func (x *docxWriter) caption(word string, n *int, caption, properties string) {
	if caption == "" {
		return
	}
	runs := docxText(caption)
	if label := x.document.label(n, word, caption); label != "" {
		runs = docxText(word+" ") + field(` SEQ `+word+` \* ARABIC `, fmt.Sprint(*n)) + docxText(". ") + runs
	}
	x.paragraph(`<w:pStyle w:val="Caption"/>`+properties, runs)
}

// emu is the unit of drawings: so many in a dot of a picture, and in a twentieth
// of a point.
const emuDot, emuTwip = 9525, 635

func (x *docxWriter) figure(f Figure) error {
	config, err := png.DecodeConfig(bytes.NewReader(f.PNG))
	if err != nil {
		return fmt.Errorf("the figure %q is no PNG: %w", f.Caption, err)
	}
	width, height := config.Width*emuDot, config.Height*emuDot
	page := layout{landscape: x.landscape}
	// A figure leaves room for its caption.
	mostWide, mostHigh := page.pageWidth()*emuTwip, (longSide-2*margin)*emuTwip*4/5
	if x.landscape {
		mostHigh = (shortSide - 2*margin) * emuTwip * 4 / 5
	}
	shrink := min(1, float64(mostWide)/float64(max(width, 1)), float64(mostHigh)/float64(max(height, 1)))
	width, height = int(float64(width)*shrink), int(float64(height)*shrink)
	x.pictures = append(x.pictures, f.PNG)
	n := len(x.pictures)
	next := ""
	if f.Caption != "" {
		next = "<w:keepNext/>"
	}
	x.paragraph(next, fmt.Sprintf(drawing, width, height, n, n, xmlText(table.OneLine(f.Alternative)), n, n, n, width, height))
	x.caption(x.document.words().figure, &x.count.figures, f.Caption, `<w:spacing w:before="60" w:after="240"/>`)
	return nil
}
