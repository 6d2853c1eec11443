package manuscript

import (
	"cmp"
	"slices"
	"sync"

	"mening/corpus"
	"mening/corpus/language"
)

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

// scanner is what one goroutine needs to read transcripts.
type scanner struct {
	*search
	lexicons map[string]*lexicon // by language
	marked   []int               // by number of a word: the last window in which it stands
	window   int
}

// lexicon tells the numbers of words as they are written in one language; it is
// learnt once for all transcripts.
type lexicon struct {
	a   *language.Analyzer
	ids map[string]int32 // 0 for a word that no quotation has
}

// lexicon returns the one of a language.
func (r *scanner) lexicon(lang string) (*lexicon, error) {
	if r.lexicons[lang] == nil {
		a, err := language.New(lang, false)
		if err != nil {
			return nil, err
		}
		r.lexicons[lang] = &lexicon{a: a, ids: map[string]int32{}}
	}
	return r.lexicons[lang], nil
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
	scanners := sync.Pool{New: func() any {
		return &scanner{search: s, lexicons: map[string]*lexicon{}, marked: make([]int, len(s.words)+1)}
	}}
	corpus.Each(len(c.Transcripts), func(i int) {
		r := scanners.Get().(*scanner)
		r.read(i, c.Transcripts[i])
		scanners.Put(r)
	})
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
func (r *scanner) read(number int, t *corpus.Transcript) {
	l, err := r.lexicon(t.Language)
	if err != nil {
		return // the study has told it
	}
	ids, starts := r.numbered(t, l)
	best := map[int32][]candidate{}
	for j, id := range ids {
		if id == 0 {
			continue
		}
		next := int32(0)
		if j+1 < len(ids) {
			next = ids[j+1]
		}
		for _, p := range r.pairs[pairKey{id, next}] {
			r.look(best, p, number, j, ids, starts)
		}
		for _, p := range r.pairs[pairKey{id, 0}] {
			if next != 0 {
				r.look(best, p, number, j, ids, starts)
			}
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for k, list := range best {
		for _, c := range list {
			r.seekers[k].places = keep(r.seekers[k].places, c)
		}
	}
}

// numbered returns the words of a transcript as their numbers, and which of them
// is the first of each turn.
func (r *scanner) numbered(t *corpus.Transcript, l *lexicon) (ids []int32, starts []int) {
	var found []language.Word
	for i := range t.Turns {
		text := t.Turns[i].Text
		found = l.a.Words(text, found[:0])
		starts = append(starts, len(ids))
		for _, w := range found {
			written := text[w.Start:w.End]
			id, ok := l.ids[written]
			if !ok {
				id = r.words[language.Fold(l.a.Form(written).Lower)]
				l.ids[written] = id
			}
			ids = append(ids, id)
		}
	}
	return ids, starts
}

// look weighs a place at which a pair of a quotation stands, by how many words of
// its stretch stand near it.
func (r *scanner) look(best map[int32][]candidate, p spot, number, j int, ids []int32, starts []int) {
	k := r.seekers[p.seeker]
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
	r.window++
	for _, id := range ids[max(0, start+from-slack):min(len(ids), start+to+slack)] {
		r.marked[id] = r.window
	}
	score := 0
	for _, id := range k.ids[from:to] {
		if r.marked[id] == r.window {
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
