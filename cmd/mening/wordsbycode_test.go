package main

import (
	"os"
	"slices"
	"testing"

	"mening/coding"
	"mening/corpus/study"
)

// TestWordsByCode does the same for columns of codings and for both sides of a
// comparison.
func TestWordsByCode(t *testing.T) {
	dir := handCoded(t)
	loaded, err := study.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := loaded.ReadAll(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &opened{study: loaded, corpus: c, voice: (&env{getenv: os.Getenv}).voice(nil, "en")}
	b, err := s.codebook()
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.decided(b, "")
	if err != nil {
		t.Fatal(err)
	}
	said := saidWords(t, s, coding.Observe(s.corpus, coding.Compile(b), d, nil))
	of := func(code string) func(w *saidWord) bool {
		return func(w *saidWord) bool {
			return slices.ContainsFunc(w.codings, func(o *coding.Observation) bool { return o.Code.ID == code && o.Values["valence"] == "+" })
		}
	}
	byCode := wordsJSON(t, []string{"words", "-s", dir, "--by", "code", "--where", "valence=+"})
	if len(byCode.Groups) < 5 {
		t.Fatalf("only %d codes", len(byCode.Groups))
	}
	for i, g := range byCode.Groups {
		forms, all := countedByHand(said, of(g.Code))
		if (wordCount{g.Words, g.Participants, g.Interviews}) != all {
			t.Errorf("%s: %+v, by hand %+v", g.Code, g, all)
		}
		for _, f := range byCode.Forms {
			if want := forms[[2]string{f.Language, f.Form}]; f.Groups[i] != want {
				t.Fatalf("%s: %q %+v, by hand %+v", g.Code, f.Form, f.Groups[i], want)
			}
		}
	}
	if n := wordsJSON(t, []string{"words", "-s", dir, "--by", "code"}); n.Words != len(said) || n.InNoGroup == 0 ||
		n.InNoGroup != len(slices.DeleteFunc(slices.Clone(said), func(w saidWord) bool { return len(w.codings) > 0 })) {
		t.Errorf("%d words, %d in no column", n.Words, n.InNoGroup)
	}
	trisam := func(w *saidWord) bool {
		return slices.ContainsFunc(w.codings, func(o *coding.Observation) bool { return o.Code.ID == "trisam" })
	}
	inFocus, focus := countedByHand(said, trisam)
	outside, others := countedByHand(said, func(w *saidWord) bool { return !trisam(w) })
	key := wordsJSON(t, []string{"words", "-s", dir, "--keyness", "code=trisam", "--min", "1"})
	if key.Focus.Words != focus.Count || key.Focus.Participants != focus.Participants || key.Reference.Words != others.Count || key.Reference.Participants != others.Participants {
		t.Errorf("focus %+v, others %+v; by hand %+v, %+v", key.Focus, key.Reference, focus, others)
	}
	for _, f := range key.Forms {
		k := [2]string{f.Language, f.Form}
		if f.Focus != inFocus[k] || f.Reference != outside[k] {
			t.Fatalf("%q: %+v and %+v, by hand %+v and %+v", f.Form, f.Focus, f.Reference, inFocus[k], outside[k])
		}
	}
}
