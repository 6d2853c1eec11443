package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/study"
)

// TestPlacesArePlaces gives every place that units and search print for the
// example study to what reads places, as it stands on the screen, without the
// ending and without the folders, and expects the turn of the unit.
func TestPlacesArePlaces(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "example")
	mening := func(args ...string) string { t.Helper(); return printed(t, args...) }
	mening("demo", dir)
	s, c, err := study.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := &finder{coded: &coded{opened: &opened{study: s, corpus: c, voice: &voice{}}}}
	var units, hits []unitRecord
	decode(t, mening("units", "-s", dir, "--format", "json"), &units)
	printed := regexp.MustCompile(`[\w/-]+\.\w+:\d+(-\d+)?`)
	places := printed.FindAllString(mening("units", "-s", dir), -1)
	if len(places) != len(units) || len(units) < 50 {
		t.Fatalf("%d places, %d units", len(places), len(units))
	}
	var found struct{ Hits *[]unitRecord }
	found.Hits = &hits
	search := []string{"search", "-s", dir, "möte* OR träff*", "--limit", "0", "--sort", "transcript"}
	decode(t, mening(append(search, "--format", "json")...), &found)
	heads := regexp.MustCompile(`(?m)^\S+:\d+`).FindAllString(mening(search...), -1)
	var lines []unitRecord // a passage with two hits has two
	found.Hits = &lines
	decode(t, mening(append(search, "--kwic", "--format", "json")...), &found)
	kwic := regexp.MustCompile(`(?m)^\S+:\d+`).FindAllString(mening(append(search, "--kwic")...), -1)
	if len(heads) != len(hits) || len(kwic) != len(lines) || len(hits) < 10 {
		t.Fatalf("%d places, %d in lines, %d hits", len(heads), len(kwic), len(hits))
	}
	all := slices.Concat(units, hits, lines)
	for i, place := range slices.Concat(places, heads, kwic) {
		if passed(i, 7) {
			continue
		}
		want := all[i]
		first, last := want.Turn, want.Turn
		if len(want.Turns) > 0 {
			first, last = want.Turns[0].Turn, want.Turns[len(want.Turns)-1].Turn
		}
		name, turns, _ := strings.Cut(place, ":")
		for _, written := range []string{place, corpus.Stem(name) + ":" + turns, filepath.Base(name) + ":" + turns, strings.ToUpper(place)} {
			n, err := f.find(written, "")
			if err != nil {
				if strings.Contains(err.Error(), "several transcripts are called") && written != place {
					continue // two folders have a file of the name
				}
				t.Fatalf("%q: %v", written, err)
			}
			if n.transcript.Path != want.Transcript || n.parts[0].Turn.Number != first || n.parts[len(n.parts)-1].Turn.Number != last {
				t.Fatalf("%q is %s:%d, want %s:%d", written, n.transcript.Path, n.parts[0].Turn.Number, want.Transcript, first)
			}
		}
	}
	// And whole commands.
	for _, u := range []unitRecord{units[0], units[len(units)/2], hits[3]} {
		place := fmt.Sprintf("%s:%d", u.Transcript, u.Turn)
		var turns []struct {
			Transcript string
			Turn       int
			Text       string
		}
		decode(t, mening("turns", "-s", dir, place, "--format", "json"), &turns)
		if len(turns) != 1 || turns[0].Transcript != u.Transcript || turns[0].Turn != u.Turn || !strings.Contains(turns[0].Text, u.Quote) {
			t.Errorf("turns %s: %+v", place, turns)
		}
		if got := mening("code", "star", "-s", dir, place, "--coder", "eva"); !strings.Contains(got, " "+place+" ") {
			t.Errorf("code star %s: %s", place, got)
		}
	}
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}
