package study

import (
	"errors"
	"strings"
	"testing"

	"mening/corpus/source"
)

func TestProblems(t *testing.T) {
	dir := folder(t, map[string]string{
		"study.yaml": "stakeholders: {AME: , SOC: }\npath: '{site}/{wave}/fg{_}'\ntranscripts: t\n",
		"participants.csv": "participant,speaker,interview,site,stakeholder\nP1,AME 1,,a,\nP2,Anna,,,\nP3,Nisse,,,\n" +
			"P4,AME 7,a/before/fg1,,\nP5,,a/before/fg7,,\nP6,,,,\nP7,Eva,,,FK\n",
		"t/a/before/fg1.txt": "I: 1\nAME 1: 2\nAME 2: 3\nAnna: 4\nEva: 5\n?: 6\nBo (FK): 7\n",
		"t/a/after/fg2.txt":  "I: 1\nAME 1: 2\nAME 2: 3\nBo: 4\n",
		"t/b/after/fg3.txt":  "AME 2: 1\n",
	})
	s := load(t, dir)
	var readings []Reading
	for i, f := range s.Files {
		r := plain(t, f)
		switch i {
		case 0:
			r.Result.Transcript.Warnings = []error{&source.Problem{File: f.Name, Line: 3, Message: "the turn has no text"}, errors.New("something else")}
		case 2:
			r = Reading{File: f, Err: errors.New("torn")}
		}
		readings = append(readings, r)
	}
	c, err := s.Resolve(readings)
	if err != nil {
		t.Fatal(err)
	}
	problems := s.Problems(c)
	equal(t, "problems", short(s, "", problems), `participants.csv:3: "P2" has no stakeholder
  fill in stakeholder
participants.csv:4: the row fits nobody: no "Nisse" speaks there
  compare speaker, interview, site, wave and kind with the transcripts
participants.csv:6: there is no transcript "a/before/fg7"
  did you mean "a/before/fg1"?
participants.csv:7: the row says nowhere where "P6" speaks: it applies to nobody
  fill in speaker as it stands in the transcript, or interview
participants.csv:8: the stakeholder "FK" is not declared in study.yaml
  declare it in study.yaml, or correct it
t/a/after/fg2.txt: something else
t/a/after/fg2.txt:3: the turn has no text
t/a/after/fg2.txt:3: "AME 2" has no row in participants.csv
  add a row with speaker "AME 2" and interview "a/after/fg2"
t/a/after/fg2.txt:4: "Bo" has no row in participants.csv and no stakeholder
  add a row with speaker "Bo" and interview "a/after/fg2"
t/a/before/fg1.txt: took part and said nothing: P4 (AME 7)
  they count among those who took part; if they did speak, compare speaker in participants.csv with the transcript
t/a/before/fg1.txt:3: "AME 2" has no row in participants.csv
  add a row with speaker "AME 2" and interview "a/before/fg1"
t/a/before/fg1.txt:3: "AME 2" is also in a/after/fg2.txt, in another wave: is it one person?
  if so, write in participants.csv the columns participant,speaker,site,stakeholder with a row P01,AME 2,a,AME; if not, two rows with the columns participant,speaker,interview: P01,AME 2,a/after/fg2 and P02,AME 2,a/before/fg1
t/a/before/fg1.txt:6: "?" has no stakeholder
  write it in participants.csv, in brackets behind the name, or for the whole interview in interviews.csv
t/a/before/fg1.txt:7: "Bo (FK)" has no row in participants.csv
  add a row with speaker "Bo (FK)" and interview "a/before/fg1"
t/b/after/fg3.txt: torn`)
	for _, p := range problems {
		if p.Stops() != (p.Message == "torn") || (p.Severity == source.Remark) != strings.HasPrefix(p.Message, "took part") {
			t.Errorf("severity %q of %v", p.Severity, p)
		}
	}
}

// TestNoProblems: a study without tables and stakeholders has nothing that
// anybody must look at.
func TestNoProblems(t *testing.T) {
	s, c := mustResolve(t, map[string]string{"a.txt": "I: x\nAnna: y\n", "b.txt": "I: x\nAnna: y\n"})
	if ps := s.Problems(c); len(ps) > 0 {
		t.Errorf("%v", ps)
	}
}

func TestGroupsWithoutStakeholders(t *testing.T) {
	s, c := mustResolve(t, map[string]string{"a.txt": "A (m): x\nB (c): y\n", "study.yaml": "groups: {g: [m, s]}\n"})
	equal(t, "problems", short(s, "", s.Problems(c)[0]), "study.yaml: the group \"g\" holds \"s\", for whom nobody speaks\n  known: m, c")
	equal(t, "corpus", describe(c), `a.txt kind=pair
  A (m) participant a#A (m) m [g]
  B (c) participant a#B (c) c
stakeholders: m c
kind: pair
`)
}

func TestWithdrawnByHalves(t *testing.T) {
	s, c := mustResolve(t, map[string]string{"a.txt": "A: x\nB: x\n", "b.txt": "A: x\nB: x\n",
		"participants.csv": "participant,speaker,interview,include\nP1,A,a,no\nP1,A,b,\nP2,B,,no\n"})
	equal(t, "problem", short(s, "", s.Problems(c)), `participants.csv:3: "P1" is left out in line 2, but not here
  write include no here too, if all that was said is to be left out
`+s.Dir+`: left out by include: 0 transcripts and 3 turns of other transcripts
  they are in no count, search, quotation or export`)
}

// TestSlipInARow: a name misspelt in participants.csv makes a silent person of
// its row and a person without a row of the one who speaks.
func TestSlipInARow(t *testing.T) {
	s, c := mustResolve(t, map[string]string{"a.txt": "I: x\nLena: y\nPer: z\n",
		"participants.csv": "participant,speaker,interview\nS1,Lenna,a\nS2,Per,a\n"})
	found := false
	for _, p := range s.Problems(c) {
		found = found || strings.Contains(p.Hint, `the row of "Lenna" fits nobody who speaks there and counts as silent: is it a slip for "Lena"?`)
	}
	if !found {
		t.Errorf("%v", s.Problems(c))
	}
}

// TestWithoutStakeholder holds that those of a transcript who have no
// stakeholder are told in one problem.
func TestWithoutStakeholder(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		s := load(t, folder(t, map[string]string{"study.yaml": "stakeholders: [AME]\n", "transcripts/a.txt": text}))
		c, err := s.Resolve([]Reading{plain(t, s.Files[0])})
		if err != nil {
			t.Fatal(err)
		}
		message, _, _ := strings.Cut(short(s, "", s.Problems(c)), "\n")
		equal(t, text, message, "transcripts/a.txt:1: "+want+" no stakeholder")
	}
	check("Bo: 1\nAME 1: 2\n", `"Bo" has`)
	check("Bo: 1\nAME 1: 2\nEva: 3\n", `"Bo" and "Eva" have`)
	check("A1: 1\nB: 2\nC: 3\nD: 4\nE: 5\n", `"A1", "B", "C", "D" and "E" have`)
	check("A1: 1\nB: 2\nC: 3\nD: 4\nE: 5\nF: 6\nG: 7\n", `"A1", "B", "C", "D" and 3 more have`)
}
