package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/study"
)

// small makes a study of three transcripts whose files are an hour old.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "study.yaml", "stakeholders: [AME, SOC]\n")
	write(t, dir, "transcripts/fg1.txt", "Ockelbo\n\nI: Hur gick det?\nAME 1: Det gick inte alls.\nSOC 1: Vi hade AF-möte.\nI: Och sedan?\nAME 2: [paus]\n")
	write(t, dir, "transcripts/fg2.txt", "---\nwave: before\n---\nI: Hej.\nAME 1: Rehabiliteringen var bra.\nAME 1:\nFlera: Ja.\n")
	write(t, dir, "transcripts/int1.vtt", "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Anna>Jag minns inte.\n\n00:03.125 --> 00:04.000\n<v I>Nej.\n")
	past(t, dir)
	return dir
}

// open opens a study's index and makes sure that the corpus is that which is
// read without it.
func open(t *testing.T, dir string) *Opened {
	t.Helper()
	o, err := Open(load(t, dir), Options{BoltTimeout: 60 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	if o.Index != nil {
		t.Cleanup(func() { o.Index.Close() })
	}
	_, want, err := study.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(o.Corpus, want) {
		t.Errorf("the corpus is not that which is read without an index:\n got %+v\nwant %+v", o.Corpus, want)
	}
	return o
}

// first builds the index, and lets it go.
func first(t *testing.T, dir string) {
	t.Helper()
	if o := open(t, dir); o.Index == nil {
		t.Fatal("no index: ", o.Notice)
	} else if err := o.Index.Close(); err != nil {
		t.Fatal(err)
	}
}

// found returns path:number of the candidates.
func found(t *testing.T, o *Opened, need query.Need) string {
	t.Helper()
	if o.Index == nil {
		t.Fatal("no index: ", o.Notice)
	}
	c, err := o.Index.Candidates(need)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	if c.All {
		out = append(out, "all")
	}
	n := 0
	for _, transcript := range o.Corpus.Transcripts {
		for _, place := range c.Turns(transcript) {
			n++
			if !c.All {
				out = append(out, strings.TrimSuffix(transcript.Path, filepath.Ext(transcript.Path))+":"+string(rune('0'+transcript.Turns[place].Number)))
			}
		}
	}
	if n != c.Count() {
		t.Errorf("%v: Count is %d, but there are %d turns", need, c.Count(), n)
	}
	return strings.Join(out, " ")
}

func TestCandidates(t *testing.T) {
	o := open(t, small(t))
	check := func(need query.Need, want string) {
		t.Helper()
		if got := found(t, o, need); got != want {
			t.Errorf("%#v: got %q, want %q", need, got, want)
		}
	}
	check(query.NeedStem("int"), "fg1:2 int1:1") // no stop words
	check(query.NeedForm("inte"), "fg1:2 int1:1")
	check(query.NeedForm("af"), "fg1:3")
	check(query.NeedForm("af-möte"), "fg1:3")
	check(query.NeedForm("paus"), "")
	check(query.NeedStem("finns"), "")
	check(query.NeedMatch{Prefix: "rehab", Match: func(form string) bool { return true }}, "fg2:2")
	check(query.NeedMatch{Match: func(form string) bool { return form == "ja" }}, "fg2:4")
	check(query.NeedField{Field: "stakeholder", Value: "ame"}, "fg1:2 fg1:5 fg2:2 fg2:3")
	check(query.NeedField{Field: "Stakeholder", Value: "ame"}, "")
	check(query.NeedField{Field: "role", Value: "interviewer"}, "fg1:1 fg1:4 fg2:1 int1:2")
	check(query.NeedField{Field: "interview", Value: "INT1"}, "int1:1 int1:2")
	check(query.NeedField{Field: "interview", Value: "int1.vtt"}, "int1:1 int1:2")
	check(query.NeedField{Field: "participant", Value: "int1#anna"}, "int1:1")
	check(query.NeedField{Field: "wave", Value: "Before"}, "fg2:1 fg2:2 fg2:3 fg2:4")
	check(query.NeedField{Field: "kind", Value: "focus group"}, "fg1:1 fg1:2 fg1:3 fg1:4 fg1:5")
	check(query.NeedBoth{query.NeedAll{}, query.NeedForm("det"), query.NeedForm("gick")}, "fg1:1 fg1:2")
	check(query.NeedBoth{query.NeedForm("det"), query.NeedField{Field: "stakeholder", Value: "AME"}}, "fg1:2")
	check(query.NeedBoth{query.NeedForm("finns"), query.NeedForm("det")}, "")
	check(query.NeedEither{query.NeedForm("hej"), query.NeedForm("nej")}, "fg2:1 int1:2")
	check(query.NeedEither{}, "")
	check(query.NeedEither{query.NeedForm("hej"), query.NeedAll{}}, "all")
	check(query.NeedEither{query.NeedForm("hej"), query.NeedBoth{query.NeedAll{}}}, "all")
	check(query.NeedBoth{}, "all")
	check(query.NeedAll{}, "all")
	check(nil, "all")
	if err := o.Index.Close(); err != nil {
		t.Error(err)
	}
	if _, err := o.Index.Candidates(query.NeedForm("det")); err == nil {
		t.Error("a closed index answers")
	}
}

// TestEmptyWord looks for a word of which folding leaves nothing.
func TestEmptyWord(t *testing.T) {
	dir := small(t)
	write(t, dir, "interviews.csv", "file,fold\nfg3,yes\n")
	write(t, dir, "transcripts/fg3.txt", "I: Hej.\nAME 1: Ett \u0301 ensamt streck.\n")
	o := open(t, dir)
	for _, need := range []query.Need{query.NeedForm(""), query.NeedStem(""), query.NeedMatch{Match: func(form string) bool { return form == "" }}} {
		if got := found(t, o, need); got != "fg3:2" {
			t.Errorf("%#v: %q", need, got)
		}
	}
}

func TestTurnsOfAnotherTranscript(t *testing.T) {
	o := open(t, small(t))
	c, err := o.Index.Candidates(query.NeedForm("finns"))
	if err != nil || c.All {
		t.Fatal(c, err)
	}
	if got := c.Turns(&corpus.Transcript{Path: "new.txt", Turns: make([]corpus.Turn, 2)}); len(got) != 2 {
		t.Errorf("of a transcript that is not in the index: %v", got)
	}
}

func TestFiles(t *testing.T) {
	dir := small(t)
	first(t, dir)
	err := filepath.WalkDir(filepath.Join(dir, ".mening"), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if mode := info.Mode().Perm(); mode != 0o600 && !d.IsDir() || mode != 0o700 && d.IsDir() {
			t.Errorf("%s has the mode %v", name, mode)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, ".mening", ".gitignore")); string(got) != "*\n" {
		t.Errorf(".gitignore: %q, %v", got, err)
	}
	if err := Remove(load(t, dir)); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, ".mening")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the folder is still there:", err)
	}
	if err := Remove(load(t, dir)); err != nil {
		t.Error(err)
	}
	write(t, dir, ".mening/other", "")
	first(t, dir)
	if err := Remove(load(t, dir)); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, ".mening", "other")); err != nil {
		t.Error("a foreign file is gone:", err)
	}
}

// holdBleve opens bleve as a process that writes the index does.
func holdBleve(t *testing.T, dir string) bleve.Index {
	t.Helper()
	b, err := bleve.Open(filepath.Join(dir, ".mening", "index", "bleve"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const inUse = "the index is in use by another process"

func TestLocked(t *testing.T) {
	dir := small(t)
	first(t, dir)
	b := holdBleve(t, dir)
	if o := open(t, dir); o.Index != nil || o.Notice.String() != inUse || o.Stats.Read != 0 {
		t.Errorf("nothing to write: %+v", o)
	}
	write(t, dir, "transcripts/fg3.txt", "I: Hej.\nAME 1: Nytt.\n")
	if o := open(t, dir); o.Index != nil || o.Notice.String() != inUse || o.Stats.Read != 1 {
		t.Errorf("something to write: %+v", o)
	}
	b.Close()
	if o := open(t, dir); o.Index == nil || o.Stats.Transcripts != 4 {
		t.Errorf("free again: %+v", o)
	}
}

func TestLockedByWriter(t *testing.T) {
	dir := small(t)
	first(t, dir)
	write(t, dir, "transcripts/fg3.txt", "I: Hej.\nAME 1: Nytt.\n")
	l, err := folderOf(load(t, dir)).acquire(time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if o := open(t, dir); o.Index != nil || o.Notice.String() != inUse {
		t.Errorf("%+v", o)
	}
	if err := Remove(load(t, dir)); !errors.Is(err, errInUse) {
		t.Errorf("removed: %v", err)
	}
	l.Release()
	if o := open(t, dir); o.Index == nil || o.Stats.Read != 1 {
		t.Errorf("%+v", o)
	}
}

// TestLockedLater lets a writer come between Open and the first question.
func TestLockedLater(t *testing.T) {
	dir := small(t)
	first(t, dir)
	o := open(t, dir)
	b := holdBleve(t, dir)
	if got := found(t, o, query.NeedForm("det")); got != "all" {
		t.Errorf("locked: %q", got)
	}
	b.Close()
	write(t, dir, "transcripts/fg1.txt", "I: Hej.\nAME 1: Nytt.\n")
	o = open(t, dir)
	o.Index.Close()
	o = open(t, dir)
	write(t, dir, "transcripts/fg1.txt", "I: Hej.\nAME 1: Annat.\n")
	first(t, dir)
	if got := found(t, o, query.NeedForm("nytt")); got != "all" {
		t.Errorf("of another generation: %q", got)
	}
	if o := open(t, dir); o.Notice.String() != "" || found(t, o, query.NeedForm("annat")) != "fg1:2" {
		t.Errorf("the other generation was harmed: %+v", o)
	}
}

// TestManyAtOnce opens a new study several times at once: one builds the index,
// the others wait and find it built.
func TestManyAtOnce(t *testing.T) {
	dir := small(t)
	opened := make([]*Opened, 4)
	corpus.Each(len(opened), func(i int) {
		s, err := study.Load(dir)
		if err == nil {
			opened[i], err = Open(s, Options{BoltTimeout: time.Minute})
		}
		if err != nil {
			t.Error(err)
		}
	})
	for _, o := range opened {
		if o.Index == nil || o.Notice.String() != "" || o.Index.generation != opened[0].Index.generation {
			t.Fatalf("%+v", o)
		}
		if got := found(t, o, query.NeedForm("det")); got != "fg1:1 fg1:2" {
			t.Errorf("found %q", got)
		}
		o.Index.Close()
	}
}

// TestQuiet opens studies that have not changed: nothing is written.
func TestQuiet(t *testing.T) {
	for name, change := range map[string]func(dir string){
		"as it is":     func(string) {},
		"all left out": func(dir string) { write(t, dir, "interviews.csv", "file,include\nfg1,no\n") },
		"nobody left": func(dir string) {
			write(t, dir, "participants.csv", "participant,speaker,interview,include\nP1,Anna,int1,no\nP2,I,int1,no\n")
		},
		"an empty file": func(dir string) { write(t, dir, "transcripts/fg9.txt", "") },
	} {
		dir := small(t)
		change(dir)
		past(t, dir)
		var before []byte
		for i := range 3 {
			first(t, dir)
			after, err := os.ReadFile(filepath.Join(dir, ".mening", "index", "catalogue"))
			if err != nil || i > 0 && string(after) != string(before) {
				t.Errorf("%s: opened for the %d. time, the catalogue is written (%v)", name, i+1, err)
			}
			before = after
		}
	}
}

func TestUnwritable(t *testing.T) {
	dir := small(t)
	write(t, dir, ".mening", "no folder")
	o := open(t, dir)
	if o.Index != nil || o.Stats.Turns != 11 || !strings.HasPrefix(o.Notice.String(), "the index cannot be written (") ||
		!strings.HasSuffix(o.Notice.String(), ")") || strings.Contains(o.Notice.String(), "\n") {
		t.Errorf("%+v", o)
	}
}

func TestProgress(t *testing.T) {
	dir := small(t)
	last, calls := 0, 0
	_, err := Open(load(t, dir), Options{Progress: func(done, total int) {
		calls++
		if done != last+1 || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	}})
	if err != nil || calls != 6 {
		t.Error(calls, err)
	}
}
