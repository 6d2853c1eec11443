package quotation_test

import (
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/quotation"
	"mening/corpus"
)

// said makes observations, each written PARTY PERSON TEXT; a text that begins with
// * is starred.
func said(lines ...string) []*coding.Observation {
	var out []*coding.Observation
	tr := &corpus.Transcript{Path: "fg", Language: "sv", Turns: make([]corpus.Turn, len(lines))}
	for i, line := range lines {
		p := strings.SplitN(line, " ", 3)
		text, starred := strings.CutPrefix(p[2], "*")
		tr.Turns[i] = corpus.Turn{Number: i + 1, Text: text, Speaker: &corpus.Speaker{Role: corpus.Participant, Stakeholder: p[0], Participant: p[1]}}
		u := coding.MeaningUnit{Turn: &tr.Turns[i], Span: corpus.Span{End: len(text)}, Code: &coding.Code{ID: "a", Category: &coding.Category{ID: "k"}}}
		out = append(out, &coding.Observation{MeaningUnit: u, Transcript: tr, Starred: starred})
	}
	return out
}

const long = "ett två tre fyra fem sex "

func TestPick(t *testing.T) {
	check := func(limit int, want string, lines ...string) {
		t.Helper()
		var got []string
		for _, q := range quotation.Pick(said(lines...), limit) {
			got = append(got, strings.TrimSpace(strings.TrimPrefix(q.Text, long)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v of %v: %v, want %s", limit, lines, got, want)
		}
	}
	check(3, "1 3 2", "A a "+long+"1", "A a "+long+"2", "B b "+long+"3") // each informant once first
	check(0, "1 3 2", "A a "+long+"1", "A b "+long+"2", "B c "+long+"3") // stakeholders take turns
	check(0, "2 1 3", "A a 1", "A b "+long+"2", "A c 3")                 // too short comes last
	check(2, "3 4", "A a "+long+"1", "B b "+long+"2", "A a *"+long+"3", "A a *"+long+"4")
	check(0, "3 2 1", "A a "+long+"1", "B b "+long+"2", "A a *"+long+"3") // the starred one counts for a
	check(0, "")
}

// TestOncePerInformant goes through a few hundred picks: before all informants had
// a quotation, none has two.
func TestOncePerInformant(t *testing.T) {
	var lines []string
	for i := range 120 {
		lines = append(lines, string("ABC"[i%3])+" "+string("abcdefghijk"[i*i%11])+" "+strings.Repeat("ord ", i%90+1))
	}
	people := map[string]bool{}
	for _, o := range said(lines...) {
		people[o.Turn.Speaker.Participant] = true
	}
	seen := map[string]bool{}
	for _, q := range quotation.Pick(said(lines...), len(people)) {
		if seen[q.Informants[0]] {
			t.Fatalf("%s has two before others had one", q.Informants[0])
		}
		seen[q.Informants[0]] = true
	}
}

func TestCore(t *testing.T) {
	check := func(text, evidence string, words int, want string) {
		t.Helper()
		o := said("A a " + text)[0]
		if at := strings.Index(text, evidence); evidence != "" {
			o.Evidence = []corpus.Span{{Start: at, End: at + len(evidence)}}
		}
		if got := quotation.Core(o, words); got != want {
			t.Errorf("%d of %s: %s, want %s", words, text, got, want)
		}
	}
	check("ett två tre fyra fem", "tre", 5, "ett två tre fyra fem")
	check("ett två tre fyra fem", "tre", 0, "ett två tre fyra fem")
	check("ett två tre fyra fem", "tre", 3, "[…] två tre fyra […]")
	check("ett två tre fyra fem", "fem", 2, "[…] fyra fem")
	check("ett två, tre fyra fem", "", 2, "ett två […]")
	check("ett två\ntre fyra fem", "ett", 2, "ett två […]")
	check("åååå ÄÄÄÄ öööö", "öööö", 1, "[…] öööö")
	printed := said("A a ett två tre")[0]
	printed.Printed = "ett […] tre"
	if got := quotation.Core(printed, 1); got != "ett […] tre" {
		t.Error(got)
	}
}

func TestOutline(t *testing.T) {
	units := said("A a ett", "B b *två", "A c tre", "A d fyra")
	for i, value := range []string{"+", "-", "-", ""} {
		units[i].Values = map[string]string{"valence": value}
	}
	c := &corpus.Corpus{Transcripts: []*corpus.Transcript{units[0].Transcript}, Stakeholders: []corpus.Stakeholder{{ID: "A"}, {ID: "B"}}}
	book := &coding.Codebook{Values: []coding.ValueSet{{Name: "valence", Values: []string{"+", "-"}}}}
	check := func(want string, by ...string) {
		t.Helper()
		groups, err := quotation.Outline(c, book, units, by, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		var lay func(gs []quotation.Group) string
		lay = func(gs []quotation.Group) string {
			var out []string
			for _, g := range gs {
				text := g.Value + "("
				for _, u := range g.Units {
					text += u.Quote() + " "
				}
				out = append(out, strings.TrimSpace(text+lay(g.Groups))+")")
			}
			return strings.Join(out, " ")
		}
		if got := lay(groups); got != want {
			t.Errorf("%v: %s, want %s", by, got, want)
		}
	}
	check("(två ett tre fyra)")
	check("+(ett) -(två tre) unknown(fyra)", "valence")
	check("A(+(ett) -(tre) unknown(fyra)) B(-(två))", "Stakeholder", "valence")
	if _, err := quotation.Outline(c, book, units, []string{"valens"}, nil, nil); err == nil || !strings.Contains(err.Error(), "valence") {
		t.Error(err)
	}
}
