package study

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/source"
)

// folder makes a study folder with these files.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(files[name]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func load(t testing.TB, dir string) *Study {
	t.Helper()
	s, err := Load(dir)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return s
}

// plain reads `label: text` lines, so that these tests do not depend on how
// transcripts are read; a line without a colon is talk without a speaker.
// Lines between `---` are front matter.
func plain(t testing.TB, f File) Reading {
	t.Helper()
	data, err := os.ReadFile(f.Name)
	if err != nil {
		t.Fatal(err)
	}
	result := &format.Result{Transcript: &corpus.Transcript{File: f.Name, Format: "txt"}}
	text, line := string(data), 0
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		front, talk, _ := strings.Cut(rest, "---\n")
		result.FrontMatter, result.FrontMatterLine = []byte(front), 1
		text, line = talk, strings.Count(front, "\n")+2
	}
	for _, s := range strings.Split(strings.TrimSpace(text), "\n") {
		line++
		label, said, ok := strings.Cut(s, ":")
		if !ok {
			label, said = "", s
		}
		turns := &result.Transcript.Turns
		*turns = append(*turns, corpus.Turn{Number: len(*turns) + 1, Line: line, Label: label, Text: strings.TrimSpace(said)})
	}
	return Reading{File: f, Result: result}
}

func resolve(t testing.TB, files map[string]string) (*Study, *corpus.Corpus, error) {
	t.Helper()
	s := load(t, folder(t, files))
	var readings []Reading
	for _, f := range s.Files {
		readings = append(readings, plain(t, f))
	}
	slices.Reverse(readings) // any order will do
	c, err := s.Resolve(readings)
	return s, c, err
}

func mustResolve(t testing.TB, files map[string]string) (*Study, *corpus.Corpus) {
	t.Helper()
	s, c, err := resolve(t, files)
	if err != nil {
		t.Fatalf("Resolve: %v", err)
	}
	return s, c
}

// short prints problems without the temporary folder.
func short(s *Study, dir string, err error) string {
	if err == nil {
		return ""
	}
	if s != nil {
		dir = s.Dir
	}
	return strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "")
}

func paths(files []File) string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return strings.Join(out, " ")
}

func equal(t testing.TB, what, got, want string) {
	t.Helper()
	want = strings.ReplaceAll(want, "ENDINGS", strings.Join(format.Endings(), " ")) // the list grows
	if got != want {
		t.Errorf("%s:\ngot  %s\nwant %s", what, got, want)
	}
}

func TestOpen(t *testing.T) {
	dir := folder(t, map[string]string{
		"study.yaml":                "study: Prov\nstakeholders: {AME: Arbetsmarknadsenheten, SOC: Socialtjänsten}\ngroups: {alla: [SOC, ame]}\npath: '{wave}/fg{n}'\nwaves: {before: Före, after: Efter}\n",
		"participants.csv":          "participant;speaker;interview;stakeholder;ålder\nP1;AME 1;före/fg2;;30\nP2;AME 9;före/fg2;AME;40\n",
		"transcripts/före/fg2.txt":  "I: Hur är det?\n\nAME 1: Bra.\n\nSOC 1: Jo då.\n\nSOC 2: Nej.\n",
		"transcripts/före/fg10.txt": "I: Hur är det?\n\nAME 1: Bra.\n\nI: Jaha.\n\nAME 1: Ja.\n",
		"transcripts/bad.txt":       "",
		"transcripts/~$fg2.docx":    "",
		"transcripts/.hidden.txt":   "I: x",
	})
	var calls []string
	s, c, err := Open(dir, func(done, total int) { calls = append(calls, fmt.Sprint(done, "/", total)) })
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "progress", strings.Join(calls, " "), "1/3 2/3 3/3")
	equal(t, "files", paths(s.Files), "bad.txt före/fg2.txt före/fg10.txt")
	if len(c.Unreadable) != 1 || !strings.Contains(c.Unreadable[0].Error(), "bad.txt: the file is empty") {
		t.Errorf("unreadable: %v", c.Unreadable)
	}
	equal(t, "corpus", describe(c), `före/fg2.txt kind=focus group n=2 wave=before
  I interviewer
  AME 1 participant P1 AME [alla] ålder=30
  SOC 1 participant före/fg2#SOC 1 SOC [alla]
  SOC 2 participant före/fg2#SOC 2 SOC [alla]
  AME 9 participant P2 AME [alla] ålder=40 silent
före/fg10.txt kind=individual n=10 wave=before
  I interviewer
  AME 1 participant före/fg10#AME 1 AME [alla]
stakeholders: AME SOC
kind: focus group individual
wave: before=Före after=Efter
ålder: 30 40
n: 2 10
`)
	for _, tr := range c.Transcripts {
		for _, turn := range tr.Turns {
			if turn.Speaker == nil || turn.Speaker.Label != turn.Label {
				t.Errorf("%s turn %d: speaker %v", tr.Path, turn.Number, turn.Speaker)
			}
		}
	}
}

// describe prints what was resolved.
func describe(c *corpus.Corpus) string {
	var b strings.Builder
	pairs := func(m map[string]string) {
		for _, name := range slices.Sorted(maps.Keys(m)) {
			b.WriteString(" " + name + "=" + m[name])
		}
	}
	for _, t := range c.Transcripts {
		b.WriteString(t.Path)
		pairs(t.Attributes)
		b.WriteString("\n")
		for _, s := range t.Speakers {
			b.WriteString("  " + strings.Join(strings.Fields(fmt.Sprint(s.Label, " ", s.Role, " ", s.Kind, " ", s.Participant, " ", s.Stakeholder)), " "))
			if len(s.Groups) > 0 {
				fmt.Fprint(&b, " ", s.Groups)
			}
			pairs(s.Attributes)
			if s.Uncounted {
				b.WriteString(" uncounted")
			}
			if s.Silent {
				b.WriteString(" silent")
			}
			b.WriteString("\n")
		}
	}
	b.WriteString("stakeholders:")
	for _, s := range c.Stakeholders {
		b.WriteString(" " + s.ID)
	}
	b.WriteString("\n")
	for _, a := range c.Attributes {
		b.WriteString(a.Name + ":")
		for _, v := range a.Values {
			b.WriteString(" " + v.ID)
			if v.Label != v.ID {
				b.WriteString("=" + v.Label)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestResolveLeavesReadingsAlone(t *testing.T) {
	s := load(t, folder(t, map[string]string{"a.txt": "I: x\nP: y\n", "participants.csv": "participant,speaker,include\nP1,P,no\n"}))
	reading := plain(t, s.Files[0])
	for range 2 {
		c, err := s.Resolve([]Reading{reading})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(c.Transcripts[0].Turns); n != 1 {
			t.Errorf("%d turns, want 1", n)
		}
	}
	turns := reading.Result.Transcript.Turns
	if len(turns) != 2 || turns[0].Speaker != nil || reading.Result.Transcript.Speakers != nil || reading.Result.Transcript.Attributes != nil {
		t.Errorf("the reading was changed: %+v", reading.Result.Transcript)
	}
}

func TestReadTooLarge(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "I: x\nP: y\n", "b.txt": ""})
	if err := os.Truncate(filepath.Join(dir, "b.txt"), source.MaxFile+1); err != nil {
		t.Skip("no sparse files here:", err)
	}
	s := load(t, dir)
	_, err := s.Read(s.Files[1])
	var p *source.Problem
	if !errors.As(err, &p) || p.Message != "the file is larger than 256 MiB" {
		t.Errorf("got %v", err)
	}
}

func TestHints(t *testing.T) {
	s := load(t, folder(t, map[string]string{
		"a.txt":            "x",
		"study.yaml":       "interviewers: [Karin]\nseveral: {labels: [Kör]}\nstakeholders: {SOC: {name: Socialtjänsten, aliases: [IFO]}, AME: }\n",
		"participants.csv": "participant,speaker\nP1,Anna\nP2,anna\nP3,Bo:\n",
	}))
	h := s.Hints()
	equal(t, "speakers", strings.Join(h.Speakers, ","), "Karin,Tolk,Interpreter,Observatör,Observer,Kör,?,Okänd,Unknown,Anna,Bo")
	equal(t, "stakeholders", strings.Join(h.Stakeholders, ","), "SOC,Socialtjänsten,IFO,AME")
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
