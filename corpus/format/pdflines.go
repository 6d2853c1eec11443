package format

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfLine is a line of a page.
type pdfLine struct {
	page   int
	y      float64 // of its baseline, growing downward
	x0, x1 float64
	size   float64
	text   string
	bold   int     // leading bytes of text that are bold
	first  float64 // width of its first word
	// stops are where text behind wide gaps near its beginning starts, as
	// behind a tab or in a table's cell.
	stops []float64
	// gaps are the other blanks near its beginning.
	gaps []pdfGap
	// number is what stands in the margin, -1 for nothing.
	number int
	indent float64 // where the text behind a number in the margin begins
}

// ligatures are letters that fonts join.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// pdfLines puts the letters of a page into lines, from top to bottom.
func pdfLines(glyphs []glyph, page int) []pdfLine {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.y, a.y) })
	var out []pdfLine
	for from := 0; from < len(glyphs); {
		to := from + 1
		for to < len(glyphs) && glyphs[from].y-glyphs[to].y <= 0.35*min(glyphs[from].size, glyphs[to].size) {
			to++
		}
		if line, ok := pdfLineOf(glyphs[from:to], page); ok {
			out = append(out, line)
		}
		from = to
	}
	return out
}

// pdfLineOf makes a line of letters at one height. A gap between two is a
// blank; a letter drawn twice at one place, to look bold, is one.
func pdfLineOf(glyphs []glyph, page int) (pdfLine, bool) {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.x, b.x) })
	line := pdfLine{page: page, y: -glyphs[0].y, number: -1, x0: math.Inf(1), x1: math.Inf(-1)}
	var b strings.Builder
	right, gapped, allBold, words := math.Inf(-1), false, true, 0
	var before glyph
	for i, g := range glyphs {
		if strings.TrimSpace(g.text) == "" {
			gapped = true
			continue
		}
		if i > 0 && g.text == before.text && math.Abs(g.x-before.x) < 0.12*g.size && g.width > 0.2*g.size {
			continue
		}
		if b.Len() > 0 && (gapped || g.x-right > 0.2*g.size) {
			if words++; words == 1 {
				line.first = right - line.x0
				if n, ok := marginNumber(b.String()); ok && g.x-right > 0.5*g.size {
					line.number, line.indent = n, g.x
				}
			}
			if g.x-right > 1.5*g.size && b.Len() < labelReach/2 {
				line.stops = append(line.stops, g.x)
				b.WriteByte('\t')
			} else {
				if b.Len() < labelReach/2 {
					line.gaps = append(line.gaps, pdfGap{b.Len(), g.x})
				}
				b.WriteByte(' ')
			}
		}
		gapped = false
		b.WriteString(g.text)
		if allBold = allBold && g.bold; allBold {
			line.bold = b.Len()
		}
		line.x0, line.x1 = min(line.x0, g.x), max(line.x1, g.x+g.width)
		line.size = max(line.size, g.size)
		right = max(g.x+g.width, g.x)
		before = g
	}
	line.text = b.String()
	if words == 0 {
		line.first = line.x1 - line.x0
		if n, ok := marginNumber(line.text); ok {
			line.number, line.indent = n, line.x1
		}
	}
	return line, line.text != ""
}

func marginNumber(s string) (int, bool) {
	if len(s) == 0 || len(s) > 5 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// pdfParagraphs makes paragraphs of all lines.
func (r *reading) pdfParagraphs(lines []pdfLine) []paragraph {
	lines = r.dropRunning(lines)
	if !r.isProse {
		lines = r.dropNotes(lines)
	}
	begins, numbered := r.dropNumbers(&lines)
	if len(lines) == 0 {
		return nil
	}
	alignStops(lines)
	shape := pdfShapeOf(lines)
	var out []paragraph
	var open []paragraph // lines of the paragraph
	flush := func() {
		if len(open) == 0 {
			return
		}
		p := open[0]
		for i := 1; i < len(open); i++ {
			if head, ok := strings.CutSuffix(open[i-1].text, "-"); ok && divides(head, open[i].text) {
				r.t.Repairs["hyphen"]++
			}
		}
		p.text = joinLines(open)
		r.repaired("hard-wrap", len(open)-1)
		out = append(out, p)
		open = open[:0]
	}
	for i := range lines {
		l := &lines[i]
		text, bullet := cutBullet(r.pdfText(l.text))
		if text == "" {
			continue
		}
		p := paragraph{line: l.page, text: text, bold: min(l.bold, len(text))}
		if len(open) == 0 || begins[i] || bullet || (!numbered || lines[i-1].page == l.page) && shape.breaks(&lines[i-1], l) {
			flush()
			p.gap = i > 0 && (lines[i-1].page != l.page || l.y-lines[i-1].y > 1.25*shape.lead)
		}
		open = append(open, p)
	}
	flush()
	return out
}

// pdfText repairs the text of a line.
func (r *reading) pdfText(s string) string {
	if plain := ligatures.Replace(s); plain != s {
		r.repaired("ligature", utf8.RuneCountInString(plain)-utf8.RuneCountInString(s))
		s = plain
	}
	parts := strings.Split(s, "\t")
	for i := range parts {
		parts[i] = r.plainXML(parts[i])
	}
	return strings.Join(parts, "\t")
}

// pdfShape is the usual shape of lines.
type pdfShape struct {
	lead  float64 // from line to line
	left  float64 // where most lines begin
	right float64 // where full lines end
}

func pdfShapeOf(lines []pdfLine) pdfShape {
	leads, lefts, sizes := map[int]int{}, map[int]int{}, map[int]int{}
	var rights []float64
	for i := range lines {
		lefts[int(math.Round(lines[i].x0))]++
		rights = append(rights, lines[i].x1)
		sizes[int(math.Round(2*lines[i].size))]++
		if i > 0 && lines[i].page == lines[i-1].page {
			if d := lines[i].y - lines[i-1].y; d > 0.5*lines[i].size && d < 4*lines[i].size {
				leads[int(math.Round(2*d))]++
			}
		}
	}
	slices.Sort(rights)
	s := pdfShape{left: float64(mostOften(lefts)), right: rights[(len(rights)-1)*95/100]}
	// Text in which every paragraph is one line has only gaps between them.
	s.lead = float64(mostOften(leads)) / 2
	size := float64(mostOften(sizes)) / 2
	least := math.Inf(1)
	for d, n := range leads {
		// Half points may fall into two counts.
		if n += leads[d+1]; n*10 >= len(lines) || n > 1 && float64(d)/2 < 1.45*size {
			least = min(least, float64(d)/2)
		}
	}
	if least < s.lead {
		s.lead = least
	}
	return s
}

// mostOften returns the key with the largest count, of equals the smallest.
func mostOften(counts map[int]int) int {
	best, most := 0, 0
	for k, n := range counts {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return best
}

// breaks reports whether a paragraph ends between two lines.
func (s *pdfShape) breaks(a, b *pdfLine) bool {
	last := a.text[strings.LastIndexAny(a.text, " \t")+1:]
	ended := strings.ContainsAny(last[max(0, len(last)-4):], ".?!…:") // also before a quotation mark
	next, _ := utf8.DecodeRuneInString(b.text)
	em := b.size
	room := a.x1+0.3*em+b.first < s.right-em // for the next word
	switch {
	case math.Abs(a.size-b.size) > 0.15*max(a.size, b.size):
		return true
	case opensTurn(b), hangs(a, b):
		return true
	case a.isBold() != b.isBold() && (a.isBold() || a.bold == 0):
		return true // a name above the text
	case a.page != b.page:
		return room || ended && !unicode.IsLower(next)
	case b.y-a.y > 1.25*s.lead && s.lead > 0:
		return true
	case room:
		return true
	}
	// A line that is set in begins a paragraph where the one before stands out.
	return ended && b.x0-a.x0 > 0.8*em && a.x0 < s.left+0.5*em && !a.stopsAt(b.x0)
}

// isBold reports whether the whole line is.
func (l *pdfLine) isBold() bool { return l.bold > 0 && l.bold >= len(l.text) }

// opensTurn reports whether a line begins with what looks like a speaker.
func opensTurn(l *pdfLine) bool {
	p := paragraph{text: l.text, bold: l.bold}
	m, ok := parseMark(&p)
	return ok && (isUsual(m.label) || nameLike(m.label) && !isOpener(strings.ToLower(m.label)))
}
