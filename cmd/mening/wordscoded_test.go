package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/index"
	"mening/corpus/language"
	"mening/corpus/study"
)

// saidWord is one word of a participant with the codings whose units have it.
type saidWord struct {
	transcript, lang, written, participant string
	turn                                   int
	span                                   corpus.Span
	speaker                                *corpus.Speaker
	codings                                []*coding.Observation
}

// saidWords counts nothing: it lists each word of the participants, and looks
// through all codings for those that touch it.
func saidWords(t *testing.T, s *opened, observations []coding.Observation) []saidWord {
	t.Helper()
	var out []saidWord
	for _, tr := range s.corpus.Transcripts {
		a, err := language.New(tr.Language, tr.Fold)
		if err != nil {
			t.Fatal(err)
		}
		for i := range tr.Turns {
			turn := &tr.Turns[i]
			if turn.Speaker.Role != corpus.Participant {
				continue
			}
			of := func(span corpus.Span) func(coding.Part) bool {
				return func(p coding.Part) bool { return p.Turn == turn && p.Span.Overlaps(span) }
			}
			var here []*coding.Observation
			for j := range observations {
				if slices.ContainsFunc(observations[j].All(), of(corpus.Span{End: len(turn.Text)})) {
					here = append(here, &observations[j])
				}
			}
			for _, w := range a.Words(turn.Text, nil) {
				x := saidWord{transcript: tr.Path, lang: tr.Language, written: turn.Text[w.Start:w.End], participant: turn.Speaker.Participant,
					turn: turn.Number, span: corpus.Span{Start: int(w.Start), End: int(w.End)}, speaker: turn.Speaker}
				for _, o := range here {
					if slices.ContainsFunc(o.All(), of(x.span)) {
						x.codings = append(x.codings, o)
					}
				}
				out = append(out, x)
			}
		}
	}
	return out
}

// wordCount is the numbers of a form as JSON tells them.
type wordCount struct{ Count, Participants, Interviews int }

type wordForm struct {
	Form, Language, Search string
	wordCount
	Groups           []wordCount
	Focus, Reference wordCount
}

// countedByHand counts the words for which holds is true, by language and form.
func countedByHand(said []saidWord, holds func(*saidWord) bool) (forms map[[2]string]wordCount, all wordCount) {
	forms = map[[2]string]wordCount{}
	seen := map[any]bool{}
	once := func(key any) int {
		if seen[key] {
			return 0
		}
		seen[key] = true
		return 1
	}
	for i := range said {
		w := &said[i]
		if !holds(w) {
			continue
		}
		k := [2]string{w.lang, strings.ToLower(strings.TrimSuffix(w.written, "."))}
		n := forms[k]
		n.Count, all.Count = n.Count+1, all.Count+1
		n.Interviews += once([3]string{k[0], k[1], "in " + w.transcript})
		all.Interviews += once("in " + w.transcript)
		if w.participant != "" {
			n.Participants += once([3]string{k[0], k[1], "by " + w.participant})
			all.Participants += once("by " + w.participant)
		}
		forms[k] = n
	}
	return forms, all
}

// handCoded writes the example study with units that people marked by hand: words
// of a sentence, a word cut in two, a question with its answer.
func handCoded(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "example")
	if err := writeExample(dir, true); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"ovanaker/before/fg3-fk.md:5", "trisam", "--quote", "En fjärdedel, halva"},
		{"ovanaker/before/fg3-fk.md:4-5", "samsyn"},
		{"ovanaker/before/fg3-fk.md:7", "trisam", "--quote", "vingas bestämma os"},
	} {
		var out bytes.Buffer
		if err := run(append([]string{"code", "assign", "-s", dir, "--coder", "consensus"}, args...), strings.NewReader(""), &out, &out); err != nil {
			t.Fatalf("%v: %v %s", args, err, out.String())
		}
	}
	return dir
}

// TestWordsOfCodings counts the words of what is coded by hand and compares them
// with `words`; and the search behind each form must show all that was counted.
func TestWordsOfCodings(t *testing.T) {
	dir := handCoded(t)
	loaded, err := study.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(loaded, index.Options{})
	if err != nil || x.Index == nil {
		t.Fatal(err, x.Notice)
	}
	t.Cleanup(func() { x.Index.Close() })
	s := &opened{study: loaded, corpus: x.Corpus, voice: (&env{getenv: os.Getenv}).voice(nil, "en")}
	b, err := s.codebook()
	if err != nil {
		t.Fatal(err)
	}
	for _, coder := range []string{"", "eva", "auto"} {
		d, err := s.decided(b, coder)
		if err != nil {
			t.Fatal(err)
		}
		observations := coding.Observe(s.corpus, coding.Compile(b), d, nil)
		said := saidWords(t, s, observations)
		is := func(w *saidWord, ok func(o *coding.Observation) bool) bool { return slices.ContainsFunc(w.codings, ok) }
		for _, c := range []struct {
			where []string
			holds func(w *saidWord) bool
		}{
			{[]string{"code=trisam"}, func(w *saidWord) bool {
				return is(w, func(o *coding.Observation) bool { return o.Code.ID == "trisam" })
			}},
			{[]string{"category=samverkan", "valence=-", "stakeholder=SOC,PV"}, func(w *saidWord) bool {
				return (w.speaker.Stakeholder == "SOC" || w.speaker.Stakeholder == "PV") &&
					is(w, func(o *coding.Observation) bool { return o.Code.In("samverkan") && o.Values["valence"] == "-" })
			}},
			{[]string{"status=proposed,confirmed", "code!=trisam"}, func(w *saidWord) bool {
				return is(w, func(o *coding.Observation) bool {
					return (o.Status == coding.Proposed || o.Status == coding.Confirmed) && o.Code.ID != "trisam"
				})
			}},
			{[]string{"code=trisam,samsyn", "coder!=auto"}, func(w *saidWord) bool {
				return is(w, func(o *coding.Observation) bool {
					return (o.Code.ID == "trisam" || o.Code.ID == "samsyn") && o.Coder != "auto"
				})
			}},
			{[]string{"code!=trisam", "status!=confirmed"}, func(w *saidWord) bool {
				return !is(w, func(o *coding.Observation) bool { return o.Code.ID == "trisam" || o.Status == coding.Confirmed })
			}},
		} {
			forms, all := countedByHand(said, c.holds)
			args := []string{"words", "-s", dir, "--min", "1", "--limit", "0"}
			got := wordsJSON(t, append(args, whereArgs(c.where, coder)...))
			if got.Words != all.Count || got.Participants != all.Participants || got.Interviews != all.Interviews || len(got.Forms) != len(forms) || all.Count == 0 && coder != "auto" {
				t.Errorf("%s %v: %d words of %d in %d, %d forms; by hand %+v, %d forms", coder, c.where, got.Words, got.Participants, got.Interviews, len(got.Forms), all, len(forms))
			}
			for i, f := range got.Forms {
				if want := forms[[2]string{f.Language, f.Form}]; f.wordCount != want {
					t.Fatalf("%s %v: %q %+v, by hand %+v", coder, c.where, f.Form, f.wordCount, want)
				}
				if i%(len(forms)/6+1) == 0 {
					reaches(t, s, x.Index, coder, c.where, f, slices.DeleteFunc(slices.Clone(said), func(w saidWord) bool { return !c.holds(&w) }))
				}
			}
		}
	}
}

type wordsAnswer struct {
	Words, Participants, Interviews, Units int
	Groups                                 []struct {
		Code                            string
		Words, Participants, Interviews int
	}
	InNoGroup        int `json:"in_no_group"`
	Forms            []wordForm
	Focus, Reference struct{ Words, Participants, Units int }
}

func wordsJSON(t *testing.T, args []string) (out wordsAnswer) {
	t.Helper()
	var stdout bytes.Buffer
	if err := run(append(args, "--format", "json"), strings.NewReader(""), &stdout, io.Discard); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func whereArgs(where []string, coder string) []string {
	var out []string
	for _, w := range where {
		out = append(out, "--where", w)
	}
	if coder != "" {
		out = append(out, "--coder", coder)
	}
	return out
}

// reaches makes sure that the search behind a form shows all its words that were
// counted.
func reaches(t *testing.T, s *opened, x *index.Index, coder string, where []string, f wordForm, said []saidWord) {
	t.Helper()
	l := &wordList{opened: s}
	in := &searching{opened: s, index: x, options: &searchOptions{expression: f.Search, where: l.reaching(where), coder: coder, roles: []corpus.Role{corpus.Participant}}}
	hits, err := in.find()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range said {
		w := &said[i]
		if w.lang != f.Language || strings.ToLower(strings.TrimSuffix(w.written, ".")) != f.Form {
			continue
		}
		n++
		if !slices.ContainsFunc(hits, func(h coding.Observation) bool {
			return h.Transcript.Path == w.transcript && h.Turn.Number == w.turn &&
				slices.ContainsFunc(h.Evidence, func(e corpus.Span) bool { return e.Overlaps(w.span) })
		}) {
			t.Errorf("%s --where %v: the word of %s:%d at %d is not found", f.Search, where, w.transcript, w.turn, w.span.Start)
		}
	}
	if n != f.Count {
		t.Errorf("%q: %d, counted %d", f.Form, n, f.Count)
	}
}
