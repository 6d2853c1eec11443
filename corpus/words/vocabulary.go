package words

import (
	"cmp"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/language"
)

// Selection says whose words count.
type Selection interface {
	// Speaker reports whether a speaker takes part in the selected talk.
	Speaker(*corpus.Transcript, *corpus.Speaker) bool
	// Turn reports whether the words of a turn count.
	Turn(*corpus.Transcript, *corpus.Turn) bool
}

// Options say what is counted.
type Options struct {
	// Select says whose words count.
	Select Selection
	// Hits are what an expression matched; then only the words that it caught
	// are forms. Without it all words are.
	Hits *Hits
	// Marking, if not nil, tells the words of a turn from each other; without it
	// all of them count.
	Marking *Marking
	// Progress, if not nil, is called from one goroutine at a time.
	Progress func(done, total int)
}

// Vocabulary is the forms of the talk with who said each of them how often. It
// is immutable and safe for many goroutines.
type Vocabulary struct {
	// Forms stand by language, then by text in the order of its bytes.
	Forms []Form
	// Voices stand in corpus order.
	Voices []Voice
	// Words is the number of words of all voices, those too that are no forms
	// where only some were counted.
	Words int

	selected Selection
	marking  *Marking
	places   map[corpus.Spelling]map[string]int32 // written words -> Forms
}

// Voice is one speaker in one transcript, on one question where questions are
// known, and in words with the same marks where words are marked: the smallest
// piece of talk that belongs to groups.
type Voice struct {
	Transcript *corpus.Transcript
	Speaker    *corpus.Speaker
	Question   string
	// Marks are those of the [Marking], ascending.
	Marks []int
	Words int
}

// Turn returns a turn of the voice without its text: what is known of who speaks
// and of what was asked.
func (v *Voice) Turn() *corpus.Turn { return &corpus.Turn{Speaker: v.Speaker, Question: v.Question} }

// Form is a word as it compares, in lower case, or several words where an
// expression caught a phrase.
type Form struct {
	// Text is in lower case, folded where the transcript is; its words stand
	// apart by a blank.
	Text string
	// Language is an ISO 639-1 code: the same letters in another language are
	// another word.
	Language string
	Count    int
	// Written are the spellings of the form, in upper and lower case as they
	// occur: first that in lower case, for a capital may only begin a sentence,
	// then the most frequent.
	Written []Spelling
	// Members are the forms of a stem, the most frequent first; nil unless
	// [Vocabulary.Stems] put them together.
	Members []Spelling
	// Uses ascend by voice.
	Uses []Use
}

// Spelling is a way to write or to inflect a form.
type Spelling struct {
	Text  string
	Count int
}

// Use says how often one voice used a form.
type Use struct {
	Voice int32 // in Vocabulary.Voices
	Count int32
}

// Head returns the form as it is written: samverkan, but TRISAM where it never
// stands in lower case.
func (f *Form) Head() string { return f.Written[0].Text }

// Count counts the words of the corpus, on all processors. The speakers must be
// resolved; the languages of the transcripts must be among language.Languages,
// as a study makes sure of.
func Count(c *corpus.Corpus, o Options) *Vocabulary {
	found := make([][]heard, len(c.Transcripts))
	crew := newCrew(o.Hits)
	crew.each(c, o.Progress, func(i int, w *worker) { found[i] = w.listen(c.Transcripts[i], o) })
	v := &Vocabulary{selected: o.Select, marking: o.Marking, places: map[corpus.Spelling]map[string]int32{}}
	v.collect(crew.idle)
	for _, voices := range found {
		for _, h := range voices {
			v.add(h)
		}
	}
	return v
}

// collect makes a form of all the written words of the workers that are equal
// in lower case, and tells each worker which is which.
func (v *Vocabulary) collect(workers []*worker) {
	type key struct{ language, text string }
	numbers := map[key]int32{}
	spellings := []map[string]int{}
	for _, w := range workers {
		w.forms = make([]int32, len(w.written))
		for i, written := range w.written {
			form := w.form(written)
			k := key{w.spelling.Language, form.Lower}
			n, ok := numbers[k]
			if !ok {
				n = int32(len(v.Forms))
				numbers[k] = n
				v.Forms = append(v.Forms, Form{Text: k.text, Language: k.language})
				spellings = append(spellings, map[string]int{})
			}
			spellings[n][form.Written] += w.totals[i]
			w.forms[i] = n
		}
	}
	for i, counts := range spellings {
		for text, count := range counts {
			v.Forms[i].Written = append(v.Forms[i].Written, Spelling{text, count})
		}
		sortSpellings(v.Forms[i].Written)
	}
	places := v.sort()
	for _, w := range workers {
		if v.places[w.spelling] == nil {
			v.places[w.spelling] = map[string]int32{}
		}
		for i, written := range w.written {
			w.forms[i] = places[w.forms[i]]
			v.places[w.spelling][written] = w.forms[i]
		}
	}
}

// sort orders the forms and returns the new place of each.
func (v *Vocabulary) sort() []int32 {
	order := make([]int, len(v.Forms))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(v.Forms[a].Language, v.Forms[b].Language), cmp.Compare(v.Forms[a].Text, v.Forms[b].Text))
	})
	places := make([]int32, len(order))
	sorted := make([]Form, len(order))
	for to, from := range order {
		places[from], sorted[to] = int32(to), v.Forms[from]
	}
	v.Forms = sorted
	return places
}

// add takes what one voice said.
func (v *Vocabulary) add(h heard) {
	voice := int32(len(v.Voices))
	v.Voices = append(v.Voices, h.voice)
	v.Words += h.voice.Words
	for _, u := range h.uses {
		f := &v.Forms[h.by.forms[u.written]]
		f.Count += int(u.count)
		if n := len(f.Uses); n > 0 && f.Uses[n-1].Voice == voice {
			f.Uses[n-1].Count += u.count // another spelling
		} else {
			f.Uses = append(f.Uses, Use{voice, u.count})
		}
	}
}

func sortSpellings(s []Spelling) {
	lower := func(s Spelling) bool { return strings.ToLower(s.Text) == s.Text }
	slices.SortFunc(s, func(a, b Spelling) int {
		if lower(a) != lower(b) {
			if lower(a) {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
}

// Stems returns the vocabulary with all forms of a stem as one. Its text is that
// of the most frequent form, its members are all of them. A form of several
// words stays as it is.
func (v *Vocabulary) Stems() *Vocabulary {
	type key struct{ language, stem string }
	out := &Vocabulary{Voices: v.Voices, Words: v.Words, selected: v.selected, marking: v.marking, places: map[corpus.Spelling]map[string]int32{}}
	analyzers := map[string]*language.Analyzer{}
	numbers := map[key]int32{}
	members := [][]*Form{}
	to := make([]int32, len(v.Forms))
	for i := range v.Forms {
		f := &v.Forms[i]
		if analyzers[f.Language] == nil {
			analyzers[f.Language] = analyzer(corpus.Spelling{Language: f.Language})
		}
		k := key{f.Language, f.Text}
		if !strings.Contains(f.Text, " ") {
			k.stem = analyzers[f.Language].Stem(f.Text)
		}
		n, ok := numbers[k]
		if !ok {
			n = int32(len(members))
			numbers[k] = n
			members = append(members, nil)
		}
		members[n] = append(members[n], f)
		to[i] = n
	}
	for _, forms := range members {
		out.Forms = append(out.Forms, merge(forms))
	}
	places := out.sort()
	for a, words := range v.places {
		out.places[a] = make(map[string]int32, len(words))
		for written, at := range words {
			out.places[a][written] = places[to[at]]
		}
	}
	return out
}

// merge makes one form of several.
func merge(forms []*Form) Form {
	best := slices.MinFunc(forms, func(a, b *Form) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text)) })
	out := Form{Text: best.Text, Language: best.Language, Written: best.Written}
	for _, f := range forms {
		out.Count += f.Count
		out.Members = append(out.Members, Spelling{f.Text, f.Count})
		out.Uses = append(out.Uses, f.Uses...)
	}
	slices.SortFunc(out.Members, func(a, b Spelling) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text)) })
	slices.SortStableFunc(out.Uses, func(a, b Use) int { return cmp.Compare(a.Voice, b.Voice) })
	uses := out.Uses[:0]
	for _, u := range out.Uses {
		if n := len(uses); n > 0 && uses[n-1].Voice == u.Voice {
			uses[n-1].Count += u.Count
		} else {
			uses = append(uses, u)
		}
	}
	out.Uses = uses
	return out
}

// Whole returns all forms as one, so that what was said of any of them can be
// counted.
func (v *Vocabulary) Whole() *Form {
	counts := make([]int32, len(v.Voices))
	out := &Form{}
	for i := range v.Forms {
		out.Count += v.Forms[i].Count
		for _, u := range v.Forms[i].Uses {
			counts[u.Voice] += u.Count
		}
	}
	for voice, count := range counts {
		if count > 0 {
			out.Uses = append(out.Uses, Use{int32(voice), count})
		}
	}
	return out
}
