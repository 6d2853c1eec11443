package manuscript

import (
	"cmp"
	"slices"
	"sync"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// Match is where a quotation stands in the talk, or the place that is most like
// it.
type Match struct {
	Transcript *corpus.Transcript
	// Parts are the words of the talk, from the first that is quoted to the last.
	Parts []coding.Part
	// Differences are the words that differ; Cleaned says that only hesitations
	// and the like were left out besides.
	Differences []Difference
	Cleaned     bool
	// Declared says that the quotation shows omissions or insertions.
	Declared bool
	// Alike is the share of its words that stand there, from 0 to 1.
	Alike float64
}

// fits reports whether the quotation may be said to stand there, though with
// other words.
func (m *Match) fits(words int) bool {
	if len(m.Differences) == 0 {
		return true
	}
	const few = 6 // words, of which one may differ
	if words < few {
		return m.Alike >= 0.75
	}
	return m.Alike >= 0.6
}

const (
	// reach is how many words of talk a declared omission may pass over.
	reach = 400
	// kept is how many likely places of a quotation are aligned.
	kept = 6
	// least is the share of the words of a stretch that must stand near each other
	// for it to be a likely place.
	least = 0.4
)

// seeker is a quotation that is looked for.
type seeker struct {
	words  []word
	ids    []int32     // of the words
	places []candidate // the best so far
}

// candidate is a likely place: where word at of the quotation would stand.
type candidate struct {
	transcript int
	start      int // of the whole quotation, as words of the transcript
	turn, at   int // the turn in which its stretch stands, and the word there with which it would begin
	score      int
}

// pairKey is a pair of neighbouring words.
type pairKey struct{ first, second int32 }

// spot is a place of a pair in a quotation.
type spot struct{ seeker, at int32 }

// search is what is known of all quotations when the talk is read.
type search struct {
	seekers []*seeker
	words   map[string]int32
	pairs   map[pairKey][]spot
	mu      sync.Mutex
}

// Locate finds quotations in the talk of a corpus. The result is parallel to the
// quotations; nil where nothing is like one. prefer, if not nil, tells of two
// equal places the one that is meant.
//
// Neighbouring words of the quotations are looked up while all talk is read once;
// only the few likeliest places of each are aligned word by word. Words compare
// without case and diacritics to be found, and with diacritics to be equal.
func Locate(c *corpus.Corpus, quotations []Quotation, prefer func(q *Quotation, m *Match) bool) ([]*Match, error) {
	a, err := language.New(c.Language, false)
	if err != nil {
		return nil, err
	}
	s := &search{words: map[string]int32{}, pairs: map[pairKey][]spot{}}
	for i := range quotations {
		s.add(wordsOf(quotations[i].Text, a))
	}
	corpus.Each(len(c.Transcripts), func(i int) { s.read(i, c.Transcripts[i]) })
	out := make([]*Match, len(quotations))
	for i, k := range s.seekers {
		slices.SortFunc(k.places, candidate.compare)
		for _, place := range k.places {
			m := match(k, c.Transcripts[place.transcript], place)
			if m != nil && better(m, out[i], func(m *Match) bool { return prefer != nil && prefer(&quotations[i], m) }) {
				out[i] = m
			}
		}
	}
	return out, nil
}

func better(m, than *Match, preferred func(*Match) bool) bool {
	if than == nil || m.Alike != than.Alike {
		return than == nil || m.Alike > than.Alike
	}
	if len(m.Differences) != len(than.Differences) {
		return len(m.Differences) < len(than.Differences)
	}
	return preferred(m) && !preferred(than)
}

func (c candidate) compare(o candidate) int {
	return cmp.Or(o.score-c.score, c.transcript-o.transcript, c.start-o.start)
}

// add adds a quotation.
func (s *search) add(words []word) {
	k := &seeker{words: words}
	for i, w := range words {
		id := s.id(w.key)
		k.ids = append(k.ids, id)
		if i > 0 {
			p := pairKey{s.id(words[i-1].key), id}
			s.pairs[p] = append(s.pairs[p], spot{int32(len(s.seekers)), int32(i - 1)})
		}
	}
	if len(words) == 1 {
		p := pairKey{s.id(words[0].key), 0}
		s.pairs[p] = append(s.pairs[p], spot{int32(len(s.seekers)), 0})
	}
	s.seekers = append(s.seekers, k)
}

func (s *search) id(key string) int32 {
	if s.words[key] == 0 {
		s.words[key] = int32(len(s.words) + 1)
	}
	return s.words[key]
}

// read looks for the pairs of all quotations in one transcript.
func (s *search) read(number int, t *corpus.Transcript) {
	a, err := language.New(t.Language, false)
	if err != nil {
		return // the study has told it
	}
	var ids []int32
	starts := make([]int, 0, len(t.Turns)) // the first word of each turn
	var found []language.Word
	known := map[string]int32{}
	for i := range t.Turns {
		text := t.Turns[i].Text
		found = a.Words(text, found[:0])
		starts = append(starts, len(ids))
		for _, w := range found {
			written := text[w.Start:w.End]
			id, ok := known[written]
			if !ok {
				id = s.words[language.Fold(a.Form(written).Lower)]
				known[written] = id
			}
			ids = append(ids, id)
		}
	}
	best := map[int32][]candidate{}
	for j, id := range ids {
		if id == 0 {
			continue
		}
		next := int32(0)
		if j+1 < len(ids) {
			next = ids[j+1]
		}
		for _, p := range s.pairs[pairKey{id, next}] {
			s.look(best, p, number, j, ids, starts)
		}
		for _, p := range s.pairs[pairKey{id, 0}] {
			if next != 0 {
				s.look(best, p, number, j, ids, starts)
			}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, list := range best {
		for _, c := range list {
			s.seekers[k].places = keep(s.seekers[k].places, c)
		}
	}
}

// look weighs a place at which a pair of a quotation stands, by how many words of
// its stretch stand near it.
func (s *search) look(best map[int32][]candidate, p spot, number, j int, ids []int32, starts []int) {
	k := s.seekers[p.seeker]
	start := j - int(p.at)
	for _, c := range best[p.seeker] {
		if c.start >= start-2 && c.start <= start+2 {
			return // seen already
		}
	}
	from, to := int(p.at), int(p.at)+1
	for from > 0 && k.words[from].before == noGap {
		from--
	}
	for to < len(k.words) && k.words[to].before == noGap {
		to++
	}
	const slack = 3
	near := ids[max(0, start+from-slack):min(len(ids), start+to+slack)]
	score := 0
	for _, id := range k.ids[from:to] {
		if slices.Contains(near, id) {
			score++
		}
	}
	list := best[p.seeker]
	if float64(score) < least*float64(to-from) || len(list) == kept && score <= list[kept-1].score {
		return
	}
	turn, exact := slices.BinarySearch(starts, j)
	if !exact {
		turn--
	}
	for turn+1 < len(starts) && starts[turn+1] <= j { // turns without words
		turn++
	}
	best[p.seeker] = keep(list, candidate{number, start, turn, start - starts[turn], score})
}

// keep adds a candidate to the best ones.
func keep(list []candidate, c candidate) []candidate {
	at, _ := slices.BinarySearchFunc(list, c, candidate.compare)
	if at == kept {
		return list
	}
	list = slices.Insert(list, at, c)
	return list[:min(len(list), kept)]
}

// stream is a stretch of a transcript as a row of words.
type stream struct {
	t     *corpus.Transcript
	words []heard
}

// reader reads turns into words.
type reader struct {
	t       *corpus.Transcript
	a       *language.Analyzer
	cleaner *language.Cleaner
}

// turn returns the words of a turn. Those that cleaning leaves out are fillers.
func (r *reader) turn(i int) []heard {
	text := r.t.Turns[i].Text
	clean := r.cleaner.Clean(text)
	kept := r.a.Words(clean, nil)
	at := 0
	var out []heard
	for _, w := range r.a.Words(text, nil) {
		form := r.a.Form(text[w.Start:w.End])
		h := heard{turn: i, start: int(w.Start), end: int(w.End), lower: form.Lower, key: language.Fold(form.Lower), folds: r.t.Fold}
		if at < len(kept) && r.a.Form(clean[kept[at].Start:kept[at].End]).Lower == form.Lower {
			at++
		} else {
			h.filler = true
		}
		out = append(out, h)
	}
	return out
}

// newStream reads the turns around one until there are so many words before and
// behind a word of it.
func newStream(t *corpus.Transcript, turn, at, before, behind int) *stream {
	s := &stream{t: t}
	a, err := language.New(t.Language, false)
	if err != nil {
		return s
	}
	r := &reader{t: t, a: a, cleaner: language.NewCleaner(a)}
	s.words = r.turn(turn)
	for first := turn - 1; first >= 0 && at < before; first-- {
		words := r.turn(first)
		at += len(words)
		s.words = append(words, s.words...)
	}
	for last := turn + 1; last < len(t.Turns) && len(s.words)-at < behind; last++ {
		s.words = append(s.words, r.turn(last)...)
	}
	s.words = s.words[max(0, min(at-before, len(s.words))):min(len(s.words), max(0, at+behind))]
	return s
}

// match aligns a quotation around the place where it would begin.
func match(k *seeker, t *corpus.Transcript, place candidate) *Match {
	m := len(k.words)
	slack, omissions := m/2+8, 0
	for _, w := range k.words {
		if w.before == omitted {
			omissions++
		}
	}
	slack += omissions * reach
	s := newStream(t, place.turn, place.at, slack, m+slack)
	if len(s.words) == 0 {
		return nil
	}
	window := s.words
	a := align(k.words, window)
	first, last := -1, -1
	hits := 0
	for _, p := range a.pairs {
		if p.heard >= 0 && p.quoted >= 0 {
			if first < 0 {
				first = p.heard
			}
			last = p.heard
			if k.words[p.quoted].key == window[p.heard].key {
				hits++
			}
		}
	}
	if first < 0 || 2*hits < m {
		return nil
	}
	found := &Match{Transcript: s.t, Alike: max(0, 1-float64(a.cost)/float64(costWord*m))}
	found.Differences, found.Cleaned = a.differences(k.words, window, s.text)
	for _, w := range k.words {
		found.Declared = found.Declared || w.before != noGap
	}
	x, y := window[first], window[last]
	found.Parts = coding.Parts(s.t, &s.t.Turns[x.turn], x.start, &s.t.Turns[y.turn], y.end)
	return found
}

// text returns what was said from one word to another.
func (s *stream) text(first, last *heard) string {
	turn := &s.t.Turns[first.turn]
	if first.turn == last.turn {
		return turn.Text[first.start:last.end]
	}
	return coding.Quote(coding.Parts(s.t, turn, first.start, &s.t.Turns[last.turn], last.end))
}
