package manuscript

// heard is a word of a transcript within a window.
type heard struct {
	turn          int // index of the turn
	start, end    int // bytes of its text
	lower, key    string
	filler, folds bool
}

// The costs of an alignment. A word left out where nothing declares it costs as
// much as a word that differs; what is declared costs next to nothing, so that the
// shortest way is taken.
const (
	costWord     = 10_000
	costInserted = 1_000
	costFiller   = 200
	costOmitted  = 1
)

// step is a step of an alignment.
type step uint8

const (
	none step = iota
	both
	quotedOnly
	heardOnly
)

// alignment is the way in which a quotation fits best into a window.
type alignment struct {
	cost  int
	pairs []pairing
}

// pairing is a word of the quotation with one of the window; -1 stands for none.
type pairing struct{ quoted, heard int }

// align fits all words of a quotation into a window of talk: by the fewest words
// that differ, with the window's ends free (Sellers 1980). Skipping is free where
// the quotation declares it.
func align(quoted []word, window []heard) alignment {
	m, n := len(quoted), len(window)
	steps := make([]step, (m+1)*(n+1))
	last, now := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= m; i++ {
		now[0] = i * costWord
		steps[i*(n+1)] = quotedOnly
		for j := 1; j <= n; j++ {
			cost, by := last[j-1], both
			if quoted[i-1].key != window[j-1].key {
				cost += costWord
			}
			if c := last[j] + costWord; c < cost {
				cost, by = c, quotedOnly
			}
			if i < m {
				if c := now[j-1] + skipping(quoted[i].before, &window[j-1]); c < cost {
					cost, by = c, heardOnly
				}
			}
			now[j] = cost
			steps[i*(n+1)+j] = by
		}
		last, now = now, last
	}
	end := 0
	for j := 1; j <= n; j++ {
		if last[j] < last[end] {
			end = j
		}
	}
	a := alignment{cost: last[end]}
	for i, j := m, end; i > 0; {
		switch steps[i*(n+1)+j] {
		case both:
			i, j = i-1, j-1
			a.pairs = append(a.pairs, pairing{i, j})
		case heardOnly:
			j--
			a.pairs = append(a.pairs, pairing{-1, j})
		default:
			i--
			a.pairs = append(a.pairs, pairing{i, -1})
		}
	}
	for i, j := 0, len(a.pairs)-1; i < j; i, j = i+1, j-1 {
		a.pairs[i], a.pairs[j] = a.pairs[j], a.pairs[i]
	}
	return a
}

// skipping returns what it costs to leave a word of the window out before a word
// of the quotation with this gap before it.
func skipping(g gap, w *heard) int {
	switch {
	case g == omitted:
		return costOmitted
	case w.filler:
		return costFiller
	case g == inserted:
		return costInserted
	}
	return costWord
}

// Difference is where a quotation has other words than the talk: either may be
// empty.
type Difference struct{ Quoted, Said string }

// differences returns where words differ. Words that are left out as declared, and
// fillers, are none; cleaned says that there were fillers.
func (a *alignment) differences(quoted []word, window []heard, said func(first, last *heard) string) (out []Difference, cleaned bool) {
	var d Difference
	var first, last *heard
	flush := func() {
		if first != nil {
			d.Said = said(first, last)
		}
		if d.Quoted != "" || d.Said != "" {
			out = append(out, d)
		}
		d, first, last = Difference{}, nil, nil
	}
	for _, p := range a.pairs {
		switch {
		case p.heard < 0:
			d.Quoted = joined(d.Quoted, quoted[p.quoted].written)
		case p.quoted < 0:
			w := &window[p.heard]
			if next := a.next(p.heard, len(quoted)); next < len(quoted) && quoted[next].before == omitted ||
				next < len(quoted) && quoted[next].before == inserted && a.skipped(p.heard) <= maxInserted {
				continue
			}
			if w.filler {
				cleaned = true
				continue
			}
			if first == nil {
				first = w
			}
			last = w
		default:
			q, w := &quoted[p.quoted], &window[p.heard]
			if q.lower == w.lower || q.key == w.key && w.folds {
				flush()
				continue
			}
			d.Quoted = joined(d.Quoted, q.written)
			if first == nil {
				first = w
			}
			last = w
		}
	}
	flush()
	return out, cleaned
}

// maxInserted is how many words a bracket may stand for: more were left out.
const maxInserted = 6

// next returns the word of the quotation that follows the place where a word of
// the window was skipped.
func (a *alignment) next(skipped, none int) int {
	seen := false
	for _, p := range a.pairs {
		seen = seen || p.heard == skipped
		if seen && p.quoted >= 0 {
			return p.quoted
		}
	}
	return none
}

// skipped returns how many words of the window are left out around one.
func (a *alignment) skipped(at int) int {
	n, run, here := 0, 0, false
	for _, p := range a.pairs {
		if p.quoted >= 0 {
			if here {
				return run
			}
			run = 0
			continue
		}
		run++
		here = here || p.heard == at
		n = run
	}
	return n
}

func joined(text, word string) string {
	if text == "" {
		return word
	}
	return text + " " + word
}
