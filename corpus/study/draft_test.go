package study

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/table"
)

// resolved writes what came of every turn but the participants' ids.
func resolved(c *corpus.Corpus) string {
	var b strings.Builder
	for _, t := range c.Transcripts {
		for _, turn := range t.Turns {
			s := turn.Speaker
			fmt.Fprintf(&b, "%s:%d %s %s %q %s %v\n", t.Path, turn.Number, turn.Label, s.Role, s.Kind, s.Stakeholder, s.Attributes)
		}
	}
	return b.String()
}

// TestDraftChangesNothing puts the draft in the place of participants.csv.
func TestDraftChangesNothing(t *testing.T) {
	check := func(files map[string]string, want string) {
		t.Helper()
		dir := t.TempDir()
		for name, text := range files {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		s, c, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		d := s.Draft(c)
		var got bytes.Buffer
		if err := d.Table.Write(&got, "csv", table.Style{}); err != nil {
			t.Fatal(err)
		}
		text := got.String()
		for _, p := range d.Proposed {
			text += fmt.Sprintf("%s: %s in %s\n", p.Participant, p.Label, strings.Join(p.Interviews, ", "))
		}
		if text != want {
			t.Errorf("got:\n%s\nwant:\n%s", text, want)
		}
		if err := os.WriteFile(filepath.Join(dir, "participants.csv"), got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		_, again, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := resolved(c), resolved(again); a != b {
			t.Errorf("before:\n%s\nwith the draft:\n%s", a, b)
		}
		for _, w := range again.Warnings {
			if strings.Contains(w.Error(), "participants.csv") {
				t.Error(w)
			}
		}
	}
	check(map[string]string{
		"study.yaml":          "stakeholders: [AME, SOC]\nwaves: [before, after]\n",
		"interviews.csv":      "file,wave,site\na,before,Alfta\nb,after,Alfta\nc,after,Edsbyn\n",
		"transcripts/a.txt":   "I: Hej.\nAME 1: Hej.\nBo: Hej.\nFlera: Ja.\n?: Nej.\n",
		"transcripts/b.txt":   "I: Hej.\nAME 1: Hej.\nTolk: Hej.\nEva (SOC): Ja.\n",
		"transcripts/c.txt":   "I: Hej.\nAME 1: Hej.\nBo: Hej.\n",
		"transcripts/d.srt":   "1\n00:00:01,000 --> 00:00:02,000\nHej.\n",
		"transcripts/c.x.txt": "I: Hej.\nBO: Hej.\nI: Nå?\nBo: Ja.\n",
	}, `participant,speaker,interview,site,wave,stakeholder,role
,I,a,Alfta,before,,interviewer
P01,AME 1,a,Alfta,before,AME,participant
P02,Bo,a,Alfta,before,,participant
,I,b,Alfta,after,,interviewer
P01,AME 1,b,Alfta,after,AME,participant
,Tolk,b,Alfta,after,,other
P03,Eva (SOC),b,Alfta,after,SOC,participant
,I,c,Edsbyn,after,,interviewer
P04,AME 1,c,Edsbyn,after,AME,participant
P05,Bo,c,Edsbyn,after,,participant
,I,c.x,,,,interviewer
P06,BO,c.x,,,,participant
P01: AME 1 in a, b
`)
	// Rows that are there keep their ids and columns, those who are left out
	// stay so, and a label that stands twice in a wave is not proposed.
	check(map[string]string{
		"interviews.csv":    "file,wave\na.txt,before\nb,after\nc,after\n",
		"participants.csv":  "participant,speaker,interview,wave,stakeholder,age,include\nP02,Anna,a.txt,,AME,40,\nX,Bo,,After,SOC,50,no\n",
		"transcripts/a.txt": "I: Hej.\nAnna: Hej.\nBo: Ja.\nCurt: Nej.\n",
		"transcripts/a.md":  "I: Hej.\nDora: Hej.\n",
		"transcripts/b.txt": "I: Hej.\nBo: Ja.\nCurt: Nej.\n",
		"transcripts/c.txt": "I: Hej.\nCurt: Nej.\n",
	}, `participant,speaker,interview,site,wave,stakeholder,role,include,age
,I,a.txt,,before,,interviewer,,
P02,Anna,a.txt,,before,AME,participant,,40
P01,Bo,a.txt,,before,,participant,,
P03,Curt,a.txt,,before,,participant,,
,I,b,,after,,interviewer,,
P04,Curt,b,,after,,participant,,
,I,c,,after,,interviewer,,
P05,Curt,c,,after,,participant,,
,I,a.md,,,,interviewer,,
P06,Dora,a.md,,,,participant,,
X,Bo,,,after,SOC,,no,50
`)
}
