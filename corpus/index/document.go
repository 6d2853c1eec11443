package index

import (
	"encoding/binary"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	blevindex "github.com/blevesearch/bleve_index_api"

	"mening/corpus"
	"mening/corpus/language"
)

// The fields of a turn's document.
const (
	formField  = "form"  // its words and their parts, in lower case
	aboutField = "about" // name=value of speaker and interview
)

// emptyTerm stands for the empty word, which folding may leave: where bleve
// merges segments, it takes an empty term for none. No word holds a NUL.
const emptyTerm = "\x00"

// documentID names the document of a turn: the key of its transcript's version
// and its number in the transcript as it was read.
func documentID(document uint32, turn int) string {
	var id [8]byte
	binary.BigEndian.PutUint32(id[:4], document)
	binary.BigEndian.PutUint32(id[4:], uint32(turn))
	return string(id[:])
}

// field is a field whose terms are known: no analyzer of bleve's sees it, and
// no list of stop words.
type field struct {
	name  string
	terms blevindex.TokenFrequencies
}

func (f *field) Name() string             { return f.name }
func (f *field) Value() []byte            { return nil }
func (f *field) ArrayPositions() []uint64 { return nil }
func (f *field) EncodedFieldType() byte   { return 't' }
func (f *field) Analyze()                 {}
func (f *field) AnalyzedLength() int      { return len(f.terms) }
func (f *field) NumPlainTextBytes() uint64 {
	return 0
}
func (f *field) Size() int { return 0 }

// Options asks for the list of documents alone: what matches is found in the
// text, not by places, frequencies or values of the index.
func (f *field) Options() blevindex.FieldIndexingOptions {
	return blevindex.IndexField | blevindex.SkipFreqNorm
}

func (f *field) AnalyzedTokenFrequencies() blevindex.TokenFrequencies { return f.terms }

// documents makes the documents of turns. It is not safe for several
// goroutines: each has its own.
type documents struct {
	analyses map[corpus.Spelling]*analysis
	present  *blevindex.TokenFreq // every term's frequency: it is there
	words    []language.Word
	// seen are the words of analyses that were forgotten.
	seen map[word]struct{}
}

// analysis remembers what the words of a language come to.
type analysis struct {
	analyzer *language.Analyzer
	terms    map[string]*wordTerms
	turn     uint64 // counts turns, so that a word is taken once in each
}

// wordTerms are the forms of a written word and its parts, with their stems.
type wordTerms struct {
	words []word
	turn  uint64
}

// maxWords is how many written words are remembered, lest a corpus of noise
// fill the memory.
const maxWords = 1 << 19

func newDocuments() *documents {
	return &documents{analyses: map[corpus.Spelling]*analysis{}, present: &blevindex.TokenFreq{}, seen: map[word]struct{}{}}
}

func (d *documents) analysis(t *corpus.Transcript) (*analysis, error) {
	key := t.Spelling()
	if a, ok := d.analyses[key]; ok {
		return a, nil
	}
	analyzer, err := language.New(t.Language, t.Fold)
	if err != nil {
		return nil, err
	}
	a := &analysis{analyzer: analyzer, terms: map[string]*wordTerms{}}
	d.analyses[key] = a
	return a, nil
}

// add passes the document of each turn of the transcript to yield.
func (d *documents) add(t *corpus.Transcript, key uint32, known about, yield func(*document.Document) error) error {
	a, err := d.analysis(t)
	if err != nil {
		return err
	}
	speakers := map[*corpus.Speaker]*field{}
	for i := range t.Turns {
		turn := &t.Turns[i]
		who, ok := speakers[turn.Speaker]
		if !ok {
			who = &field{aboutField, blevindex.TokenFrequencies{}}
			for _, term := range known.terms(t, turn.Speaker) {
				who.terms[term] = d.present
			}
			speakers[turn.Speaker] = who
		}
		doc := document.NewDocument(documentID(key, turn.Number))
		doc.Fields = append(make([]document.Field, 0, 3), who, d.forms(a, turn.Text)) // bleve adds its id
		if err := yield(doc); err != nil {
			return err
		}
	}
	return nil
}

// forms returns the forms of a text, each once.
func (d *documents) forms(a *analysis, text string) *field {
	a.turn++
	d.words = a.analyzer.Words(text, d.words[:0])
	forms := &field{formField, make(blevindex.TokenFrequencies, len(d.words))}
	if len(a.terms) > maxWords {
		d.forget(a)
	}
	for _, w := range d.words {
		terms := a.lookup(text[w.Start:w.End])
		if terms.turn == a.turn {
			continue
		}
		terms.turn = a.turn
		for i := range terms.words {
			forms.terms[formTerm(terms.words[i].form)] = d.present
		}
	}
	return forms
}

// forget clears what an analysis remembers, and notes what it has seen.
func (d *documents) forget(a *analysis) {
	for _, terms := range a.terms {
		for _, w := range terms.words {
			d.seen[w] = struct{}{}
		}
	}
	clear(a.terms)
}

// all returns all words that were seen.
func (d *documents) all() map[word]struct{} {
	for _, a := range d.analyses {
		d.forget(a)
	}
	return d.seen
}

func (a *analysis) lookup(written string) *wordTerms {
	terms, ok := a.terms[written]
	if ok {
		return terms
	}
	written = strings.Clone(written) // lest it hold its text in memory
	f := a.analyzer.Form(written)
	terms = &wordTerms{words: []word{{f.Lower, a.analyzer.Stem(f.Lower)}}}
	for _, p := range f.Parts {
		terms.words = append(terms.words, word{p.Lower, a.analyzer.Stem(p.Lower)})
	}
	a.terms[written] = terms
	return terms
}

// formTerm returns the term of a form.
func formTerm(form string) string {
	if form == "" {
		return emptyTerm
	}
	return form
}
