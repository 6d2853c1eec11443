package study

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/format"
)

// TestDebates opens a folder of parliamentary debates as a study: the party
// stands in brackets behind the name.
func TestDebates(t *testing.T) {
	data := os.Getenv("MENING_DATA")
	if data == "" {
		t.Skip("MENING_DATA names no folder with other people's transcripts")
	}
	files, err := filepath.Glob(filepath.Join(data, "transcripts", "riksdag-sv", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("MENING_DATA holds no debates")
	}
	dir := folder(t, map[string]string{"study.yaml": "study: Debatt\ngroups: {borgerliga: [m, fp, c]}\n"})
	if err := os.Symlink(filepath.Dir(files[0]), filepath.Join(dir, "transcripts")); err != nil {
		t.Skip("no links here:", err)
	}
	_, c, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Unreadable) > 0 || len(c.Transcripts) < len(files) {
		t.Errorf("%d transcripts of %d files; unreadable: %v", len(c.Transcripts), len(files), c.Unreadable)
	}
	var ids []string
	for _, st := range c.Stakeholders {
		ids = append(ids, st.ID)
	}
	for _, party := range []string{"m", "s", "mp", "c", "kds"} {
		if !slices.Contains(ids, party) {
			t.Errorf("no stakeholder %q among %v", party, ids)
		}
	}
	for _, tr := range c.Transcripts {
		for _, sp := range tr.Speakers {
			if strings.HasSuffix(sp.Label, "(m)") && (sp.Stakeholder != "m" || fmt.Sprint(sp.Groups) != "[borgerliga]" || sp.Role != corpus.Participant) {
				t.Errorf("%s: %+v", tr.Path, sp)
			}
		}
	}
}

// TestExample opens the example study: nobody in it is unresolved, and those
// who come back a year later are the same people.
func TestExample(t *testing.T) {
	s, c, err := Open(filepath.Join("..", "..", "testdata"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if ps := s.Problems(c); len(ps) > 0 {
		t.Errorf("problems: %v", ps)
	}
	took := func(wave string) map[string]bool {
		people := map[string]bool{}
		for _, tr := range c.Transcripts {
			for _, sp := range tr.Speakers {
				if sp.Participant != "" && tr.Attribute("site") == "ovanaker" && tr.Attribute("wave") == wave {
					people[sp.Participant] = true
				}
			}
		}
		return people
	}
	before, after := took("before"), took("follow-up")
	again := 0
	for p := range after {
		if before[p] {
			again++
		}
	}
	equal(t, "transcripts, participants before, of them again", fmt.Sprint(len(c.Transcripts), len(before), again), "20 13 6")
}

// FuzzResolve holds what every resolved transcript promises, whatever a table
// and labels say.
func FuzzResolve(f *testing.F) {
	f.Add("P1,AME 1,a,,,,AME,,,3\nP2,,b,,,,,,no,\n", "AME 1|I|?|Flera|", "a")
	f.Add("P1,A,,x,before,pair,(m),tolk,ja,\nP1,A,,,before,,m,,,\n", "A|B (m)|Tolk 2|I1", "")
	f.Add("P1,?,a,,,,,,,\nP2,Flera,a,,,,SOC,,,\n,I,,,,,,intervjuare,,\n", "?|flera|i|ii (I)|()|(a)|1", "x")
	dir := folder(f, map[string]string{"transcripts/a.txt": "", "transcripts/b.txt": "",
		"study.yaml": "stakeholders: {AME: x, SOC: {aliases: [IFO]}}\ngroups: {g: [AME]}\nwaves: {before: Före}\nunknown: {count: leave out}\n"})
	f.Fuzz(func(t *testing.T, rows, labels, include string) {
		write(t, filepath.Join(dir, "participants.csv"), "participant,speaker,interview,site,wave,kind,stakeholder,role,include,x\n"+rows)
		s, err := Load(dir)
		if err != nil {
			return
		}
		var readings []Reading
		for _, file := range s.Files {
			r := Reading{File: file, Result: &format.Result{Transcript: &corpus.Transcript{}}}
			for i, label := range strings.Split(labels, "|") {
				r.Result.Transcript.Turns = append(r.Result.Transcript.Turns, corpus.Turn{Number: i + 1, Line: i + 1, Label: strings.TrimSpace(label), Text: "x"})
			}
			r.Result.FrontMatter = []byte(include)
			readings = append(readings, r)
		}
		c, err := s.Resolve(readings)
		if err != nil {
			return
		}
		for _, tr := range c.Transcripts {
			checkSpeakers(t, c, tr)
		}
		if out := s.Problems(c); out.Err() != nil && len(c.Unreadable) == 0 {
			t.Errorf("an error in a corpus that was resolved: %v", out)
		}
	})
}

func checkSpeakers(t *testing.T, c *corpus.Corpus, tr *corpus.Transcript) {
	t.Helper()
	for i := range tr.Turns {
		if turn := &tr.Turns[i]; turn.Speaker == nil || !slices.Contains(tr.Speakers, turn.Speaker) || turn.Speaker.Silent {
			t.Errorf("turn %d of %q has the speaker %+v", turn.Number, turn.Label, turn.Speaker)
		}
	}
	for _, s := range tr.Speakers {
		isPerson := s.Role == corpus.Participant && s.Kind == corpus.Person
		known := slices.ContainsFunc(c.Stakeholders, func(st corpus.Stakeholder) bool { return st.ID == s.Stakeholder })
		if (s.Participant != "") != isPerson || (s.Stakeholder != "") != (s.Role == corpus.Participant) || s.Stakeholder != "" && !known {
			t.Errorf("a speaker that cannot be: %+v", s)
		}
		if s.Uncounted && s.Kind == corpus.Person || s.Silent && !s.Declared {
			t.Errorf("a speaker that cannot be: %+v", s)
		}
	}
}
