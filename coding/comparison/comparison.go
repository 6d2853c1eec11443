package comparison

import (
	"slices"

	"mening/coding"
	"mening/corpus"
)

// Comparison is what several coders made of the talk that all of them have
// worked through.
type Comparison struct {
	Coders []string
	Match  Match
	// Transcripts are those in which something is compared, Of is how many
	// there are in which participants talk.
	Transcripts []*corpus.Transcript
	Of          int
	// Items are what is compared, in the order of the talk.
	Items []Item
	// Outside counts, for each coder, the codings that are not compared: in
	// talk that not all have worked through, or that is nobody's who
	// participates.
	Outside []int
	// Open counts, for each coder, what rules propose in the compared talk and
	// he has neither confirmed nor rejected.
	Open []int

	book   *coding.Codebook
	order  map[*coding.Code]int
	fields []*field
	of     map[*corpus.Transcript]*field
	// codings are those of each coder that are compared, by transcript.
	codings []map[*corpus.Transcript][]*coding.Observation
}

// Item is a stretch of talk of which it is compared what the coders made.
type Item struct {
	Transcript *corpus.Transcript
	Parts      []coding.Part
	// Codings are, for each coder, the codings that count in it.
	Codings [][]*coding.Observation

	codes [][]*coding.Code // of each coder, in the order of the codebook
}

// Codes returns the distinct codes that a coder, by his index, gave the item.
// They stand in the order of the codebook.
func (i *Item) Codes(coder int) []*coding.Code { return i.codes[coder] }

// Coded reports whether any coder gave the item a code.
func (i *Item) Coded() bool {
	return slices.ContainsFunc(i.codes, func(codes []*coding.Code) bool { return len(codes) > 0 })
}

// Agreed reports whether all coders gave the item the same codes, or none.
func (i *Item) Agreed() bool {
	for _, codes := range i.codes[1:] {
		if !slices.Equal(codes, i.codes[0]) {
			return false
		}
	}
	return true
}

// New compares coders, of whom one may be [coding.Auto]. Compared are the
// participants' talk of the transcripts in which each of them has judged codes,
// and where one has noted what he read, these stretches only; rules are
// everywhere. Conditions on who speaks, where, and on what was asked restrict
// the talk, all others the codings.
func New(c *corpus.Corpus, m *coding.Matcher, s *coding.Standing, coders []string, where coding.Selection, match Match) *Comparison {
	x := &Comparison{Coders: coders, Match: match, Outside: make([]int, len(coders)), Open: make([]int, len(coders)),
		book: m.Codebook(), order: map[*coding.Code]int{}}
	for i, code := range x.book.Codes {
		x.order[code] = i
	}
	x.of = map[*corpus.Transcript]*field{}
	for _, t := range c.Transcripts {
		if slices.ContainsFunc(t.Turns, func(turn corpus.Turn) bool { return turn.Speaker.Role == corpus.Participant }) {
			x.Of++
		}
		if f := newField(t, s, coders, where); f.length > 0 {
			x.fields, x.Transcripts = append(x.fields, f), append(x.Transcripts, t)
			x.of[t] = f
		}
	}
	for i, coder := range coders {
		x.codings = append(x.codings, map[*corpus.Transcript][]*coding.Observation{})
		observations := coding.Observe(c, m, coding.Decided{Standing: s, Whose: coding.Whose{Coder: coder}}, nil)
		for k := range observations {
			x.take(i, &observations[k], where)
		}
	}
	x.items()
	return x
}

// take sorts a coding of a coder into its place.
func (x *Comparison) take(coder int, o *coding.Observation, where coding.Selection) {
	f := x.of[o.Transcript]
	inside := f != nil && f.compares(o)
	switch {
	case !where.Observation(x.book, o): // not asked for
	case o.Status == coding.Proposed && x.Coders[coder] != coding.Auto:
		if inside {
			x.Open[coder]++
		}
	case inside:
		x.codings[coder][o.Transcript] = append(x.codings[coder][o.Transcript], o)
	default:
		x.Outside[coder]++
	}
}

// compares reports whether all that participants say in a unit is compared, and
// that they say something.
func (f *field) compares(o *coding.Observation) bool {
	some := false
	for _, p := range o.All() {
		if p.Turn.Speaker.Role != corpus.Participant {
			continue
		}
		if some = true; !f.holds(f.transcript.Place(p.Turn), p.Span) {
			return false
		}
	}
	return some
}

// items finds the items of all transcripts.
func (x *Comparison) items() {
	found := make([][]Item, len(x.fields))
	corpus.Each(len(x.fields), func(i int) {
		if x.Match.Kind == Exact || x.Match.Kind == Overlap {
			found[i] = x.units(x.fields[i])
		} else {
			found[i] = x.sentences(x.fields[i])
		}
		for k := range found[i] {
			x.name(&found[i][k])
		}
	})
	x.Items = slices.Concat(found...)
}

// name collects the codes of an item.
func (x *Comparison) name(i *Item) {
	for _, observations := range i.Codings {
		var codes []*coding.Code
		for _, o := range observations {
			if !slices.Contains(codes, o.Code) {
				codes = append(codes, o.Code)
			}
		}
		slices.SortFunc(codes, func(a, b *coding.Code) int { return x.order[a] - x.order[b] })
		i.codes = append(i.codes, codes)
	}
}
