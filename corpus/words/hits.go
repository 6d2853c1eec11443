package words

import (
	"slices"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
)

// Hits are the places that an expression matched: the evidence that a search
// for it gives. [Hits.Add] must not be called while they are read.
type Hits struct {
	phrases []query.Rule
	spans   map[*corpus.Turn][]corpus.Span
}

// NewHits returns no hits of an expression.
func NewHits(e query.Expr) *Hits {
	h := &Hits{spans: map[*corpus.Turn][]corpus.Span{}}
	for _, p := range phrases(e) {
		h.phrases = append(h.phrases, query.Rule{Expr: p})
	}
	return h
}

// Add adds evidence in a turn: spans of its text.
func (h *Hits) Add(turn *corpus.Turn, evidence []corpus.Span) {
	h.spans[turn] = append(h.spans[turn], evidence...)
}

// CatchesWords reports whether everything that an expression matches are words.
// It is not so where a filter, such as stakeholder:AME, may match alone: that
// catches whole passages.
func CatchesWords(e query.Expr) bool {
	switch e := e.(type) {
	case *query.Filter:
		return e.Reference
	case *query.And:
		return slices.ContainsFunc(e.Operands, CatchesWords)
	case *query.Or:
		return !slices.ContainsFunc(e.Operands, func(o query.Expr) bool { return !CatchesWords(o) })
	}
	return true
}

// phrases returns the phrases that an expression looks for.
func phrases(e query.Expr) []query.Expr {
	var out []query.Expr
	switch e := e.(type) {
	case *query.Phrase:
		out = append(out, e)
	case *query.Or:
		for _, o := range e.Operands {
			out = append(out, phrases(o)...)
		}
	case *query.And:
		for _, o := range e.Operands {
			out = append(out, phrases(o)...)
		}
	case *query.Near:
		out = append(phrases(e.Left), phrases(e.Right)...)
	}
	return out
}

func (h *Hits) phraseReader(a *language.Analyzer) *query.Reader {
	return query.Compile(a, h.phrases).NewReader()
}

// wordRange is words of a turn, half-open.
type wordRange struct{ first, end int }

// caught returns what the expression caught in a turn whose words the worker
// has found: the words that its evidence touches, ascending. Evidence within
// one word is one catch, and so are the words of a phrase.
func (h *Hits) caught(w *worker, turn *corpus.Turn) []wordRange {
	spans := h.spans[turn]
	if len(spans) == 0 {
		return nil
	}
	var ranges []wordRange
	for _, s := range spans {
		if r := w.touched(s); r.first < r.end {
			ranges = append(ranges, r)
		}
	}
	if len(h.phrases) > 0 {
		ranges = append(ranges, h.joined(w, turn, ranges)...)
	}
	slices.SortFunc(ranges, func(a, b wordRange) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.end - a.end
	})
	out := ranges[:0]
	for _, r := range ranges {
		if n := len(out); n > 0 && r.first < out[n-1].end {
			out[n-1].end = max(out[n-1].end, r.end)
		} else {
			out = append(out, r)
		}
	}
	return out
}

// touched returns the words that a span of the text touches.
func (w *worker) touched(s corpus.Span) wordRange {
	first, _ := slices.BinarySearchFunc(w.words, s.Start, func(word language.Word, at int) int {
		if int(word.End) <= at {
			return -1
		}
		return 1
	})
	end := first
	for end < len(w.words) && int(w.words[end].Start) < s.End {
		end++
	}
	return wordRange{first, end}
}

// joined returns the phrases all of whose words were caught.
func (h *Hits) joined(w *worker, turn *corpus.Turn, caught []wordRange) []wordRange {
	in := make([]bool, len(w.words))
	for _, r := range caught {
		for i := r.first; i < r.end; i++ {
			in[i] = true
		}
	}
	var out []wordRange
	for _, rule := range w.phrases.Read(turn.Text) {
		for _, iv := range w.phrases.Match(int(rule), nil) {
			r := w.touched(corpus.Span{Start: int(iv.Start), End: int(iv.End)})
			if !slices.Contains(in[r.first:r.end], false) {
				out = append(out, r)
			}
		}
	}
	return out
}
