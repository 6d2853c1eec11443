package query

import (
	"slices"
	"sort"

	"mening/corpus"
)

// Match returns the minimal intervals at which a rule matches the text that
// was read, ascending.
func (r *Reader) Match(rule int, env Env) []Interval {
	c := &r.program.rules[rule]
	return r.eval(c.root, c.scope, env)
}

func (r *Reader) eval(n node, scope Scope, env Env) []Interval {
	switch n := n.(type) {
	case termNode:
		return r.evalTerm(int32(n))
	case phraseNode:
		return r.evalPhrase(n)
	case orNode:
		return r.evalOr(n, scope, env)
	case nearNode:
		return r.evalNear(n, scope, env)
	case andNode:
		return r.evalAnd(n, scope, env)
	case filterNode:
		return r.evalFilter(n.Filter, scope, env)
	}
	panic("query: unknown node")
}

// evalOr returns what any operand matches. Most often only one of them does.
func (r *Reader) evalOr(n orNode, scope Scope, env Env) []Interval {
	var out []Interval
	owned := false
	for _, o := range n {
		found := r.eval(o, scope, env)
		switch {
		case len(found) == 0:
		case out == nil:
			out = found
		case !owned:
			out, owned = slices.Concat(out, found), true
		default:
			out = append(out, found...)
		}
	}
	return minimal(out)
}

// evalTerm returns an interval for each word at which the term occurs.
func (r *Reader) evalTerm(term int32) []Interval {
	postings := r.postings[term]
	if len(postings) == 0 {
		return nil
	}
	r.spans = slices.Grow(r.spans, len(postings))
	r.intervals = slices.Grow(r.intervals, len(postings))
	start := len(r.intervals)
	for _, p := range postings {
		at := len(r.spans)
		r.spans = append(r.spans, corpus.Span{Start: int(p.start), End: int(p.end)})
		iv := Interval{Start: p.start, End: p.end, first: p.word, last: p.word - 1, Evidence: r.spans[at : at+1 : at+1]}
		for int(iv.last+1) < len(r.words) && r.words[iv.last+1].Start < p.end {
			iv.last++
		}
		if iv.last == iv.first && r.words[iv.first].Start <= p.start && p.end <= r.words[iv.first].End {
			// A part of a word stands at the word's position.
			iv.Start, iv.End = r.words[iv.first].Start, r.words[iv.first].End
		}
		r.intervals = append(r.intervals, iv)
	}
	return minimal(slices.Clip(r.intervals[start:]))
}

// evalPhrase returns the places where the terms follow each other within a
// sentence. It looks around the term that occurs least.
func (r *Reader) evalPhrase(phrase phraseNode) []Interval {
	rarest := 0
	for i, term := range phrase {
		switch n := len(r.postings[term]); {
		case n == 0:
			return nil
		case n < len(r.postings[phrase[rarest]]):
			rarest = i
		}
	}
	var out []Interval
	last := int32(-1)
	for _, p := range r.postings[phrase[rarest]] {
		if p.word == last {
			continue // another part of the same word
		}
		last = p.word
		if first := p.word - int32(rarest); r.phraseAt(phrase, first) {
			out = append(out, r.phraseInterval(phrase, first))
		}
	}
	return minimal(out)
}

// phraseAt reports whether the phrase begins with the word first.
func (r *Reader) phraseAt(phrase phraseNode, first int32) bool {
	final := first + int32(len(phrase)) - 1
	if first < 0 || int(final) >= len(r.words) {
		return false
	}
	for i, term := range phrase {
		if _, ok := r.postingAt(term, first+int32(i)); !ok {
			return false
		}
	}
	for word := first; word < final; word++ {
		if r.sentenceEnds(word) {
			return false
		}
	}
	return true
}

// postingAt returns the place in its postings at which a term meets a word.
func (r *Reader) postingAt(term, word int32) (int, bool) {
	postings := r.postings[term]
	if len(postings) <= 8 {
		for i := range postings {
			if postings[i].word >= word {
				return i, postings[i].word == word
			}
		}
		return 0, false
	}
	i := sort.Search(len(postings), func(i int) bool { return postings[i].word >= word })
	return i, i < len(postings) && postings[i].word == word
}

func (r *Reader) phraseInterval(phrase phraseNode, first int32) Interval {
	final := first + int32(len(phrase)) - 1
	iv := Interval{Start: r.words[first].Start, End: r.words[final].End, first: first, last: final}
	for i, term := range phrase {
		at, _ := r.postingAt(term, first+int32(i))
		p := r.postings[term][at]
		iv.Evidence = append(iv.Evidence, corpus.Span{Start: int(p.start), End: int(p.end)})
	}
	return iv
}

// sentenceEnds reports whether a sentence ends behind a word.
func (r *Reader) sentenceEnds(word int32) bool {
	s := r.Sentences()
	i := sort.Search(len(s), func(i int) bool { return s[i].Last > word })
	return i < len(s) && s[i].Last == word+1
}

// evalNear joins each match of one side with the nearest of the other that is
// near enough: a farther one would give an interval that contains this one.
func (r *Reader) evalNear(n nearNode, scope Scope, env Env) []Interval {
	left := r.eval(n.left, scope, env)
	if len(left) == 0 {
		return nil
	}
	right := r.eval(n.right, scope, env)
	var out []Interval
	for _, a := range left {
		after := sort.Search(len(right), func(i int) bool { return right[i].Start >= a.End })
		if after < len(right) && r.near(n.Near, &a, &right[after]) {
			out = append(out, cover(a, right[after]))
		}
		if n.Ordered {
			continue
		}
		before := sort.Search(len(right), func(i int) bool { return right[i].End > a.Start }) - 1
		if before >= 0 && r.near(n.Near, &right[before], &a) {
			out = append(out, cover(right[before], a))
		}
	}
	return minimal(out)
}

// near reports whether b, which follows a, is within the bound.
func (r *Reader) near(n *Near, a, b *Interval) bool {
	switch n.Bound {
	case InTurn:
		return true
	case InSentence:
		_, lastOfA := r.SentencesOf(a.Start, a.End)
		firstOfB, _ := r.SentencesOf(b.Start, b.End)
		return firstOfB < lastOfA
	}
	return int(b.first-a.last)-1 <= n.Distance
}

// evalFilter returns the whole scope where the filter holds, or the evidence
// of the codes to which it refers.
func (r *Reader) evalFilter(f *Filter, scope Scope, env Env) []Interval {
	if f.Reference {
		return minimal(slices.Clone(env.Evidence(f.Field, f.Value)))
	}
	if !env.Field(f.Field, f.Value) {
		return nil
	}
	sentences := r.Sentences()
	if len(sentences) == 0 {
		return nil
	}
	whole := func(start, end, first, last int32) Interval {
		return Interval{Start: start, End: end, first: first, last: last - 1, whole: true,
			Evidence: []corpus.Span{{Start: int(start), End: int(end)}}}
	}
	final := sentences[len(sentences)-1]
	if scope == TurnScope {
		return []Interval{whole(sentences[0].Start, final.End, 0, final.Last)}
	}
	out := make([]Interval, len(sentences))
	for i, s := range sentences {
		out[i] = whole(s.Start, s.End, s.First, s.Last)
	}
	return out
}

// Without returns the intervals that touch no sentence (with TurnScope: no
// turn) that one of the taken touches.
func (r *Reader) Without(ivs, taken []Interval, scope Scope) []Interval {
	if len(taken) == 0 || len(ivs) == 0 {
		return ivs
	}
	if scope == TurnScope {
		return nil
	}
	banned := make([]bool, len(r.Sentences()))
	for i := range taken {
		from, to := r.SentencesOf(taken[i].Start, taken[i].End)
		for s := from; s < to; s++ {
			banned[s] = true
		}
	}
	var out []Interval
	for _, iv := range ivs {
		from, to := r.SentencesOf(iv.Start, iv.End)
		if !slices.Contains(banned[from:to], true) {
			out = append(out, iv)
		}
	}
	return out
}
