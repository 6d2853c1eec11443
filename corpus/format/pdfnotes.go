package format

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// dropNotes drops the footnotes of pages and the raised numbers in the text
// that lead to them. A raised number without a note below stays.
func (r *reading) dropNotes(lines []pdfLine) []pdfLine {
	lead := 0.0
	out := lines[:0:0]
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && lines[to].page == lines[from].page {
			to++
		}
		page := lines[from:to]
		from = to
		anchors := raisedNumbers(page)
		if len(anchors) == 0 {
			out = append(out, page...)
			continue
		}
		if lead == 0 {
			lead = pdfShapeOf(lines).lead
		}
		notes := notesFrom(page, anchors, lead)
		for i := range page[:notes] {
			if notes < len(page) && isAnchor(anchors, i) {
				r.t.Repairs["footnote"]++
				continue
			}
			out = append(out, page[i])
		}
	}
	return out
}

// raisedNumbers returns the lines of a page that are a small number above the
// line that follows.
func raisedNumbers(page []pdfLine) []int {
	var out []int
	for i := 0; i+1 < len(page); i++ {
		l, next := &page[i], &page[i+1]
		if l.number >= 0 && !strings.ContainsAny(l.text, " \t") && l.size < 0.8*next.size && next.y-l.y < 0.6*next.size &&
			l.x0 > next.x0 && l.x0 < next.x1+next.size {
			out = append(out, i)
		}
	}
	return out
}

func isAnchor(anchors []int, line int) bool {
	_, ok := slices.BinarySearch(anchors, line)
	return ok
}

// notesFrom returns where the notes of a page begin: the last line below the
// first number that begins with it, after a gap or in smaller letters; the
// number of lines where none does.
func notesFrom(page []pdfLine, anchors []int, lead float64) int {
	first := &page[anchors[0]]
	for i := len(page) - 1; i > anchors[0]+1; i-- {
		l, above := &page[i], &page[i-1]
		number, note, _ := strings.Cut(strings.Replace(l.text, "\t", " ", 1), " ")
		n, ok := marginNumber(number)
		raised := isAnchor(anchors, i)
		if !ok || n != first.number || note == "" && !raised && l.size >= 0.8*above.size {
			continue
		}
		if l.y-above.y > 1.25*lead || l.size < 0.95*above.size {
			return i
		}
	}
	return len(page)
}

// cutBullet takes the sign of a list from the beginning of a line. Symbol fonts
// have theirs in the private part of Unicode.
func cutBullet(s string) (string, bool) {
	sign, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•◦▪‣●", sign) || sign >= 0xE000 && sign <= 0xF8FF {
		return strings.TrimLeft(s[n:], " \t"), true
	}
	return s, false
}
