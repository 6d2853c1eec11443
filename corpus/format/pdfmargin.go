package format

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// edgeLines is how many lines at the top and at the bottom of a page may be
// running headers and page numbers.
const edgeLines = 3

// runningKey is what such lines share: their place and their text but for its
// numbers.
type runningKey struct {
	top  bool
	y    int
	text string
}

// dropRunning drops lines that stand at the same place of many pages, the
// numbers in them left aside, and the number of a page alone at its edge.
func (r *reading) dropRunning(lines []pdfLine) []pdfLine {
	if len(lines) == 0 {
		return lines
	}
	n := runningLines{marked: r.t.Repairs["page-header"] > 0, lead: pdfShapeOf(lines).lead, count: map[runningKey]int{}}
	var pages [][]pdfLine
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && lines[to].page == lines[from].page {
			to++
		}
		pages = append(pages, lines[from:to:to])
		from = to
	}
	n.pages = len(pages)
	for _, page := range pages {
		for i := range page {
			if top := i < edgeLines; top || i >= len(page)-edgeLines {
				n.count[runningKeyOf(&page[i], top)]++
			}
		}
	}
	out := make([]pdfLine, 0, len(lines))
	for _, page := range pages {
		head, foot := n.head(page), n.foot(page)
		r.repaired("page-header", head+foot)
		page = page[min(head, len(page)):max(len(page)-foot, min(head, len(page)))]
		if k := len(page); k > 0 && foot == 0 && isPageNumber(&page[k-1]) && (k == 1 || page[k-1].y-page[k-2].y > 1.3*n.lead) {
			page = page[:k-1]
			r.repaired("page-number", 1)
		} else if k > 1 && head == 0 && isPageNumber(&page[0]) && page[1].y-page[0].y > 1.3*n.lead {
			page = page[1:]
			r.repaired("page-number", 1)
		}
		out = append(out, page...)
	}
	return out
}

// runningLines counts the lines at the edges of all pages.
type runningLines struct {
	pages  int
	marked bool // the file itself tells headers from text
	lead   float64
	count  map[runningKey]int
}

func runningKeyOf(l *pdfLine, top bool) runningKey {
	return runningKey{top, int(math.Round(l.y / 2)), withoutNumbers(l.text)}
}

// runs reports whether a line stands at its place on many pages.
func (n *runningLines) runs(l *pdfLine, top bool) bool {
	key, sum := runningKeyOf(l, top), 0
	for dy := -1; dy <= 1; dy++ { // the same place may be rounded either way
		sum += n.count[runningKey{key.top, key.y + dy, key.text}]
	}
	return sum >= 2 && sum*2 >= n.pages || sum >= 3 && sum*3 >= n.pages
}

// head returns how many lines at the top of a page are a running header. A gap
// tells it from the text, which may begin alike on many pages; without a gap
// it is the first line alone.
func (n *runningLines) head(page []pdfLine) int {
	k := 0
	for k < min(edgeLines, len(page)) && n.runs(&page[k], true) {
		k++
	}
	for most := k; k > 0; k-- {
		if k == len(page) || page[k].y-page[k-1].y > 1.3*n.lead {
			return k
		}
		if k == 1 && most == 1 && !n.marked && n.pages > 2 && !opensTurn(&page[0]) {
			return 1
		}
	}
	return 0
}

// foot returns how many lines at the bottom of a page are a running footer.
func (n *runningLines) foot(page []pdfLine) int {
	k := 0
	at := func(k int) *pdfLine { return &page[len(page)-k] } // the kth from below
	for k < min(edgeLines, len(page)) && n.runs(at(k+1), len(page)-k-1 < edgeLines) {
		k++
	}
	for most := k; k > 0; k-- {
		if k == len(page) || at(k).y-at(k+1).y > 1.3*n.lead {
			return k
		}
		if k == 1 && most == 1 && !n.marked && n.pages > 2 && !opensTurn(at(1)) {
			return 1
		}
	}
	return 0
}

// withoutNumbers puts one sign for each number.
func withoutNumbers(s string) string {
	var b strings.Builder
	digits := false
	for _, c := range s {
		if c >= '0' && c <= '9' {
			if !digits {
				b.WriteByte('#')
			}
			digits = true
			continue
		}
		digits = false
		b.WriteRune(c)
	}
	return b.String()
}

// isPageNumber reports whether a line holds the number of its page alone, `3`,
// `- 3 -` or `3/7`.
func isPageNumber(l *pdfLine) bool {
	s := strings.Trim(strings.ToLower(l.text), " -–—")
	for _, word := range []string{"sida ", "sidan ", "page ", "s. ", "p. "} {
		s = strings.TrimPrefix(s, word)
	}
	n, ok := marginNumber(cutAny(s, "/", " av ", " of ", " ("))
	return ok && n == l.page
}

// cutAny returns what stands before the first of the separators.
func cutAny(s string, separators ...string) string {
	for _, sep := range separators {
		s, _, _ = strings.Cut(s, sep)
	}
	return strings.TrimSpace(s)
}

// dropNumbers takes numbers in the margin from the lines when they count up:
// numbers of paragraphs, as programs for qualitative analysis print them, or
// of lines. It tells which lines begin a numbered paragraph.
func (r *reading) dropNumbers(lines *[]pdfLine) (begins []bool, numbered bool) {
	ls := *lines
	var at []int
	for i := range ls {
		if ls[i].number >= 0 {
			at = append(at, i)
		}
	}
	begins = make([]bool, len(ls))
	// The numbers stand left of where the text does, and each is one more (or
	// five more, of lines) than the one before.
	if at = inMargin(ls, at); len(at) < 3 || !countsUp(ls, at) {
		return begins, false
	}
	ofLines := len(at)*10 > len(ls)*9
	drop := map[int]bool{}
	pending := false // a number alone on a line stands for the next
	for _, i := range at {
		l := &ls[i]
		r.t.Repairs["margin-number"]++
		_, rest, _ := strings.Cut(strings.Replace(l.text, "\t", " ", 1), " ")
		if rest == "" {
			drop[i] = true
			continue
		}
		word := len(l.text) - len(rest)
		for k := range l.gaps {
			l.gaps[k].at -= word
		}
		l.gaps = slices.DeleteFunc(l.gaps, func(g pdfGap) bool { return g.at <= 0 })
		l.text, l.x0, l.bold = rest, l.indent, max(0, l.bold-word)
		l.stops = slices.DeleteFunc(l.stops, func(at float64) bool { return near(at, l.indent, l.size) })
		first, _, _ := strings.Cut(strings.ReplaceAll(rest, "\t", " "), " ")
		l.first = float64(len(first)) * (l.x1 - l.x0) / float64(len(rest))
		begins[i] = !ofLines
	}
	out, outBegins := ls[:0], begins[:0]
	for i := range ls {
		if drop[i] {
			pending = !ofLines
			continue
		}
		outBegins = append(outBegins, begins[i] || pending)
		pending = false
		out = append(out, ls[i])
	}
	*lines = out
	return outBegins, !ofLines
}

// inMargin keeps the lines whose number stands left of the other text.
func inMargin(ls []pdfLine, at []int) []int {
	var texts []float64
	numbers := map[int]bool{}
	for _, i := range at {
		numbers[i] = true
	}
	for i := range ls {
		switch {
		case !numbers[i]:
			texts = append(texts, ls[i].x0)
		case ls[i].indent < ls[i].x1:
			texts = append(texts, ls[i].indent)
		}
	}
	if len(texts) == 0 {
		return nil
	}
	slices.SortFunc(texts, cmp.Compare[float64])
	left := texts[len(texts)/20]
	return slices.DeleteFunc(at, func(i int) bool { return ls[i].x0+0.4*ls[i].size > left })
}

// countsUp reports whether nearly all numbers follow the one before, or stand
// twice where a page breaks.
func countsUp(ls []pdfLine, at []int) bool {
	follow := 0
	for i := 1; i < len(at); i++ {
		step := ls[at[i]].number - ls[at[i-1]].number
		if step == 1 || step == 5 || step == 0 || ls[at[i]].page != ls[at[i-1]].page && ls[at[i]].number == 1 {
			follow++
		}
	}
	return follow*10 >= (len(at)-1)*9
}
