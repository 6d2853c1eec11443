package tally_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/study"
)

// The small study: every number below was counted by hand from this text.
const (
	smallStudy = `stakeholders: [AME, SOC]
waves: {before: Före, after: Efter}
path: '{wave}/{_}'
`
	smallBook = `codebook: small
dimensions:
  level: {organisation: Organisation, individual: Individ}
values:
  valence: ['+', '-']
categories:
  - category: cooperation
    dimensions: {level: organisation}
    codes:
      - {code: meetings, rules: [möte], values: {valence: '+'}}
    categories:
      - category: trust
        codes:
          - {code: confidence, rules: [tillit]}
  - category: person
    dimensions: {level: individual}
    codes:
      - {code: health, rules: [hälsa], values: {valence: '-'}}
      - {code: asked, rules: [varför], speakers: interviewers}
codes:
  - {code: loose, rules: [kaffe]}
themes:
  - {theme: thread, runs-through: [trust, health]}
`
	smallPeople = `participant,speaker,interview,wave,stakeholder
A,AME 1,,,AME
B,SOC 1,,,SOC
C,SOC 2,before/fg,,SOC
`
	before = `I: Varför möte?
AME 1: Ett möte. Ett möte till. Hälsa.
SOC 1: Tillit och möte. Kaffe.
Flera: Möte!
AME 1: Nej. Möte. Kaffe. Möte.
`
	after = `I: Hur då?
AME 1: Hälsa och tillit. [paus]
SOC 1: Jaha.
?: Möte.
`
)

func small(t *testing.T) (*corpus.Corpus, *coding.Codebook, []coding.Observation) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"study.yaml": smallStudy, "codebook.yaml": smallBook, "participants.csv": smallPeople,
		"transcripts/before/fg.txt": before, "transcripts/after/fg.txt": after} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, c, err := study.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, problems := coding.ReadCodebook("codebook.yaml", []byte(smallBook), c.Fields())
	if b == nil {
		t.Fatal(problems)
	}
	return c, b, coding.Observe(c, coding.Compile(b), coding.Decided{}, nil)
}

// lay writes a tally in lines: groups with participants, interviews, parties,
// words and units; then for each node the units, participants, interviews and
// parties of each group.
func lay(t *tally.Tally) string {
	var b strings.Builder
	for _, g := range t.Groups {
		fmt.Fprintf(&b, "%s %d %d %d %d %d\n", strings.Join(g.Values, "/"), g.Participants, g.Interviews, g.Parties, g.Words, g.Units)
	}
	for i, n := range t.Nodes {
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", n.Depth), n.ID)
		for _, c := range t.Cells[i] {
			fmt.Fprintf(&b, " %d,%d,%d,%d", c.Units, c.Participants, c.Interviews, c.Parties)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestCountedByHand(t *testing.T) {
	c, b, observations := small(t)
	check := func(t *testing.T, o tally.Options, where []string, want string) {
		t.Helper()
		var err error
		if o.Where, err = coding.ParseSelection(where, c, b, nil); err != nil {
			t.Fatal(err)
		}
		got, err := tally.Count(c, b, observations, o)
		if err != nil {
			t.Fatal(err)
		}
		if lay(got) != strings.TrimPrefix(want, "\n") {
			t.Errorf("by %v, rows %s, where %v:\n got\n%swant%s", o.By, o.Rows, where, lay(got), want)
		}
	}
	// Units: AME 1 has "Ett möte. Ett möte till." (joined), "Möte." twice
	// (apart by "Kaffe."), "Hälsa.", "Kaffe.", and at the second wave "Hälsa
	// och tillit." once, with two codes. SOC 1 has "Tillit och möte." with two
	// codes and "Kaffe.". Flera and ? have "Möte!" and "Möte." of unknown
	// people; the interviewer "Varför möte?". SOC 2 is silent.
	check(t, tally.Options{Rows: "code"}, nil, `
AME 1 2 1 13 6
SOC 2 2 1 5 2
unknown 0 2 0 2 2
(interviewer) 0 2 0 4 1
* 3 2 2 20 11
cooperation 4,1,2,1 1,1,1,1 2,0,2,0 0,0,0,0 7,2,2,2
  meetings 3,1,1,1 1,1,1,1 2,0,2,0 0,0,0,0 6,2,2,2
  trust 1,1,1,1 1,1,1,1 0,0,0,0 0,0,0,0 2,2,2,2
    confidence 1,1,1,1 1,1,1,1 0,0,0,0 0,0,0,0 2,2,2,2
person 2,1,2,1 0,0,0,0 0,0,0,0 1,0,1,0 3,1,2,1
  health 2,1,2,1 0,0,0,0 0,0,0,0 0,0,0,0 2,1,2,1
  asked 0,0,0,0 0,0,0,0 0,0,0,0 1,0,1,0 1,0,1,0
uncategorised 1,1,1,1 1,1,1,1 0,0,0,0 0,0,0,0 2,2,1,2
  loose 1,1,1,1 1,1,1,1 0,0,0,0 0,0,0,0 2,2,1,2
`)
	check(t, tally.Options{By: []string{"wave"}}, []string{"role=participant"}, `
before 3 1 2 15 8
after 2 1 2 5 2
* 3 2 2 20 10
cooperation 5,2,1,2 2,1,1,1 7,2,2,2
  trust 1,1,1,1 1,1,1,1 2,2,2,2
person 1,1,1,1 1,1,1,1 2,1,2,1
uncategorised 2,2,1,2 0,0,0,0 2,2,1,2
`)
	check(t, tally.Options{Rows: "theme"}, []string{"wave=Före", "stakeholder=AME,SOC"}, `
AME 1 1 1 10 5
SOC 2 1 1 4 2
* 3 1 2 14 7
thread 1,1,1,1 1,1,1,1 2,2,1,2
`)
	check(t, tally.Options{By: []string{"valence"}, Rows: "dimension"}, []string{"stakeholder!=unknown", "role=participant"}, `
+ 3 2 2 18 4
- 3 2 2 18 2
unknown 3 2 2 18 4
* 3 2 2 18 8
organisation 4,2,1,2 0,0,0,0 2,2,2,2 5,2,2,2
individual 0,0,0,0 2,1,2,1 0,0,0,0 2,1,2,1
`)
	check(t, tally.Options{By: []string{"stakeholder", "wave"}}, []string{"stakeholder=AME", "code=meetings,health"}, `
AME/before 1 1 1 10 4
AME/after 1 1 1 3 1
AME/* 1 2 1 13 5
*/before 1 1 1 10 4
*/after 1 1 1 3 1
*/* 1 2 1 13 5
cooperation 3,1,1,1 0,0,0,0 3,1,1,1 3,1,1,1 0,0,0,0 3,1,1,1
person 1,1,1,1 1,1,1,1 2,1,2,1 1,1,1,1 1,1,1,1 2,1,2,1
`)
}

// TestComparedByHand compares the waves of the small study: A and B are in both, C
// before only. Flera and ? count with everybody, not with those in both.
func TestComparedByHand(t *testing.T) {
	c, b, observations := small(t)
	d, err := tally.Compare(c, b, observations, tally.Options{Level: 1}, "wave", [2]string{"before", "Efter"})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(d.Both, " "); got != "A B" {
		t.Errorf("in both: %s", got)
	}
	g := d.Groups[0]
	if len(d.Groups) != 1 || g.Both != 2 || g.Sizes[0].Participants != 3 || g.Sizes[1].Participants != 2 || g.Sizes[0].Words != 15 || g.Same[0].Words != 14 || g.Same[1].Words != 4 {
		t.Errorf("groups: %+v", d.Groups)
	}
	for node, want := range []string{
		"cooperation 5,2 to 2,1; same 4,2 to 1,1; lost 1, gained 0, kept 1",
		"person 1,1 to 1,1; same 1,1 to 1,1; lost 0, gained 0, kept 1",
		"uncategorised 2,2 to 0,0; same 2,2 to 0,0; lost 2, gained 0, kept 0",
	} {
		x := d.Cells[node][0]
		got := fmt.Sprintf("%s %d,%d to %d,%d; same %d,%d to %d,%d; lost %d, gained %d, kept %d", d.Nodes[node].ID,
			x.Counts[0].Units, x.Counts[0].Participants, x.Counts[1].Units, x.Counts[1].Participants,
			x.Same[0].Units, x.Same[0].Participants, x.Same[1].Units, x.Same[1].Participants, x.Lost, x.Gained, x.Kept)
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	d.Suppress(3, []string{"units", "participants"})
	if !d.Cells[0][0].Hidden {
		t.Error("two participants are shown")
	}
}

// TestFaults shows what cannot be counted.
func TestFaults(t *testing.T) {
	c, b, observations := small(t)
	for _, o := range []tally.Options{{By: []string{"stakholder"}}, {Rows: "colour"}, {By: []string{"wave", "wave"}}, {By: []string{"wave", "role", "stakeholder"}}, {Level: 3}, {Level: 1, Rows: "theme"}} {
		if _, err := tally.Count(c, b, observations, o); err == nil || !strings.Contains(err.Error(), "\n  ") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	for _, where := range []string{"wave", "wav=before", "wave=befor", "=x", "code=meting"} {
		if _, err := coding.ParseSelection([]string{where}, c, b, nil); err == nil || !strings.Contains(err.Error(), "\n  ") {
			t.Errorf("%s: %v", where, err)
		}
	}
}
