package query

import (
	"slices"
	"sort"
	"strings"

	"mening/corpus"
	"mening/corpus/language"
)

// Env answers what an expression cannot know from the text.
type Env interface {
	// Field reports whether the speaker or interview has the value.
	Field(name, value string) bool
	// Evidence returns the minimal intervals of the codes that a reference
	// such as code:trisam stands for.
	Evidence(reference, id string) []Interval
}

// Reader looks for the rules of a program in one text after another. It is not
// safe for several goroutines at once. What it returns is valid until the next
// Read.
type Reader struct {
	program *Program
	forms   formTable

	text      string
	words     []language.Word
	sentences []language.Sentence
	sentenced bool
	at        int // the sentence that was asked for last

	postings [][]posting // by term
	occurred []int32     // terms that occur in the text
	met      []uint8     // by rule: the groups of which a term occurs, as bits
	begun    []int32     // rules of which some group was met
	touched  []int32     // rules worth a look

	intervals []Interval
	spans     []corpus.Span
}

// posting is a word at which a term occurs; start and end are bytes of the
// text.
type posting struct{ word, start, end int32 }

// NewReader returns a reader of the program.
func (p *Program) NewReader() *Reader {
	return &Reader{
		program:  p,
		forms:    newFormTable(p.terms),
		postings: make([][]posting, p.terms.count),
		met:      make([]uint8, len(p.rules)),
	}
}

// Read takes the next text and passes over its words once. It returns the
// rules that may match, ascending by their place in the program.
func (r *Reader) Read(text string) []int32 {
	r.reset(text)
	filter, fold := r.program.filter, r.program.terms.analyzer.Folds()
	for i := range r.words {
		w := &r.words[i]
		if filter != nil && !w.Joined() && !filter.passes(text, int(w.Start), int(w.End), fold) {
			continue
		}
		for _, h := range r.forms.lookup(text, int(w.Start), int(w.End)) {
			r.post(h.term, posting{int32(i), w.Start + h.start, w.Start + h.end})
		}
	}
	r.readRegexps(text)
	r.touched = append(r.touched, r.program.always...)
	slices.Sort(r.touched)
	return r.touched
}

// readRegexps looks for regular expressions. Notes are no talk: for them they
// are blanks.
func (r *Reader) readRegexps(text string) {
	if len(r.program.terms.regexps) == 0 {
		return
	}
	talk := r.program.terms.analyzer.WithoutNotes(text)
	for _, p := range r.program.terms.regexps {
		for _, m := range p.re.FindAllStringIndex(talk, -1) {
			if m[0] < m[1] && strings.TrimSpace(talk[m[0]:m[1]]) != "" {
				first := sort.Search(len(r.words), func(i int) bool { return int(r.words[i].End) > m[0] })
				r.post(p.id, posting{int32(first), int32(m[0]), int32(m[1])})
			}
		}
	}
}

func (r *Reader) reset(text string) {
	for _, t := range r.occurred {
		r.postings[t] = r.postings[t][:0]
	}
	for _, rule := range r.begun {
		r.met[rule] = 0
	}
	r.occurred, r.begun, r.touched = r.occurred[:0], r.begun[:0], r.touched[:0]
	r.intervals, r.spans = r.intervals[:0], r.spans[:0]
	r.text, r.sentenced, r.at = text, false, 0
	r.words = r.program.terms.analyzer.Words(text, r.words[:0])
}

func (r *Reader) post(term int32, p posting) {
	if len(r.postings[term]) == 0 {
		r.occurred = append(r.occurred, term)
		for _, t := range r.program.byTerm[term] {
			before := r.met[t.rule]
			if before&t.group != 0 {
				continue
			}
			if before == 0 {
				r.begun = append(r.begun, t.rule)
			}
			r.met[t.rule] = before | t.group
			if r.met[t.rule] == r.program.needs[t.rule] {
				r.touched = append(r.touched, t.rule)
			}
		}
	}
	r.postings[term] = append(r.postings[term], p)
}

// Words returns the words of the text.
func (r *Reader) Words() []language.Word { return r.words }

// Sentences returns the sentences of the text.
func (r *Reader) Sentences() []language.Sentence {
	if !r.sentenced {
		r.sentences = r.program.terms.analyzer.Sentences(r.text, r.words, r.sentences[:0])
		r.sentenced = true
	}
	return r.sentences
}

// SentencesOf returns the sentences that the bytes from start to end touch, as
// a half-open range of [Reader.Sentences].
func (r *Reader) SentencesOf(start, end int32) (from, to int) {
	s := r.Sentences()
	from = r.at // matches mostly come in order
	if from >= len(s) || s[from].Start > start {
		from = 0
	}
	if len(s)-from > 8 {
		from += sort.Search(len(s)-from, func(i int) bool { return s[from+i].End > start })
	}
	for from < len(s) && s[from].End <= start {
		from++
	}
	r.at = from
	to = from
	for to < len(s) && s[to].Start < end {
		to++
	}
	if to == from { // blanks between two sentences
		from = max(0, from-1)
		to = min(len(s), from+1)
	}
	return from, to
}
