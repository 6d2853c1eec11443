package index

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mening/corpus/query"
)

// TestRefresh changes a study step by step. What was read, removed and indexed
// anew is told after each step, with the turns that then hold `inte`.
func TestRefresh(t *testing.T) {
	dir := small(t)
	check := func(what string, want Stats, notice, turns string) {
		t.Helper()
		o := open(t, dir)
		got := o.Stats
		if got.Bytes < 10_000 || got.Bytes > 1_000_000 {
			t.Errorf("%s: %d bytes on disk", what, got.Bytes)
		}
		got.Bytes = 0
		if got != want || o.Notice.String() != notice {
			t.Errorf("%s: got %+v %q, want %+v %q", what, got, o.Notice, want, notice)
		}
		if found := found(t, o, query.NeedStem("int")); found != turns {
			t.Errorf("%s: found %q, want %q", what, found, turns)
		}
		o.Index.Close()
	}
	check("new", Stats{Transcripts: 3, Turns: 11, Read: 3}, "", "fg1:2 int1:1")
	check("nothing", Stats{Transcripts: 3, Turns: 11}, "", "fg1:2 int1:1")

	write(t, dir, "transcripts/fg2.txt", "I: Hej.\nAME 1: Nej, inte.\n")
	check("one changed", Stats{Transcripts: 3, Turns: 9, Read: 1}, "", "fg1:2 fg2:2 int1:1")
	check("one young", Stats{Transcripts: 3, Turns: 9}, "", "fg1:2 fg2:2 int1:1")

	now := time.Now().Add(-30 * time.Minute)
	os.Chtimes(filepath.Join(dir, "transcripts", "fg1.txt"), now, now)
	check("one touched", Stats{Transcripts: 3, Turns: 9}, "", "fg1:2 fg2:2 int1:1")

	write(t, dir, "transcripts/fg3.txt", "I: Hej.\nSOC 1: Inte.\n")
	check("one added", Stats{Transcripts: 4, Turns: 11, Read: 1}, "", "fg1:2 fg2:2 fg3:2 int1:1")

	os.Rename(filepath.Join(dir, "transcripts", "fg3.txt"), filepath.Join(dir, "transcripts", "fg4.txt"))
	check("one renamed", Stats{Transcripts: 4, Turns: 11, Read: 1, Removed: 1, Reindexed: 3}, "", "fg1:2 fg2:2 fg4:2 int1:1")

	os.Remove(filepath.Join(dir, "transcripts", "fg4.txt"))
	check("one gone", Stats{Transcripts: 3, Turns: 9, Removed: 1, Reindexed: 3}, "", "fg1:2 fg2:2 int1:1")

	write(t, dir, "transcripts/fg2.txt", "")
	for range 2 {
		o := open(t, dir)
		if o.Stats.Read != 1 || len(o.Corpus.Unreadable) != 1 || found(t, o, query.NeedStem("int")) != "fg1:2 int1:1" {
			t.Errorf("unreadable: %+v", o.Stats)
		}
		o.Index.Close()
	}
	write(t, dir, "transcripts/fg2.txt", "I: Hej.\nAME 1: Nej, inte.\n")
	check("readable", Stats{Transcripts: 3, Turns: 9, Read: 1}, "", "fg1:2 fg2:2 int1:1")

	// A row tells more of one label that is known already: nothing is read
	// but what is known about it, and only its transcript is indexed.
	write(t, dir, "participants.csv", "participant,speaker,interview,age\nP1,AME 1,fg1,40\n")
	check("a label declared", Stats{Transcripts: 3, Turns: 9, Read: 3, Reindexed: 1}, "", "fg1:2 fg2:2 int1:1")
	write(t, dir, "participants.csv", "participant,speaker,interview,age\nP1,AME 1,fg1,41\n")
	check("an attribute", Stats{Transcripts: 3, Turns: 9, Reindexed: 1}, "", "fg1:2 fg2:2 int1:1")

	write(t, dir, "interviews.csv", "file,fold,include\nfg1,yes,\nfg2,,no\n")
	check("fold and consent", Stats{Transcripts: 2, Turns: 7, Reindexed: 2}, "", "fg1:2 int1:1")
	o := open(t, dir)
	if got := found(t, o, query.NeedForm("mote")); got != "fg1:3" {
		t.Errorf("folded: %q", got)
	}
	if got := found(t, o, query.NeedField{Field: "age", Value: "41"}); got != "fg1:2" {
		t.Errorf("age: %q", got)
	}
	o.Index.Close()
	write(t, dir, "transcripts/fg2.txt", "I: Hej.\nAME 1: Ja, inte.\n")
	check("excluded and changed", Stats{Transcripts: 2, Turns: 7, Read: 1}, "", "fg1:2 int1:1")
	os.Remove(filepath.Join(dir, "interviews.csv"))
	check("consent again", Stats{Transcripts: 3, Turns: 9, Reindexed: 2}, "", "fg1:2 fg2:2 int1:1")
	write(t, dir, "participants.csv", "participant,speaker,interview,include\nP1,AME 1,fg1,no\n")
	check("a person excluded", Stats{Transcripts: 3, Turns: 8, Reindexed: 3}, "", "fg2:2 int1:1")

	o = open(t, dir)
	if got := found(t, o, query.NeedForm("af-möte")); got != "fg1:3" {
		t.Errorf("behind a gap: %q", got)
	}
	o.Index.Close()

	// What is known about a whole transcript is said above its text.
	write(t, dir, "transcripts/fg2.txt", "---\nwave: after\n---\nI: Hej.\nAME 1: Ja, inte.\n")
	check("front matter", Stats{Transcripts: 3, Turns: 8, Read: 1, Reindexed: 3}, "", "fg2:2 int1:1")
	o = open(t, dir)
	if got := found(t, o, query.NeedField{Field: "wave", Value: "after"}); got != "fg2:1 fg2:2" {
		t.Errorf("wave: %q", got)
	}
}

// TestSameTime changes a file so soon after it was read that neither its size
// nor its time tell.
func TestSameTime(t *testing.T) {
	dir := small(t)
	name := filepath.Join(dir, "transcripts", "fg1.txt")
	now := time.Now()
	for _, word := range []string{"ett", "två", "tre"} {
		write(t, dir, "transcripts/fg1.txt", "I: Hej.\nAME 1: Nummer "+word+".\n"+strings.Repeat("\n", len("två")-len(word)))
		if err := os.Chtimes(name, now, now); err != nil {
			t.Fatal(err)
		}
		o := open(t, dir)
		if got := found(t, o, query.NeedForm(word)); got != "fg1:2" {
			t.Errorf("%s: found %q", word, got)
		}
		o.Index.Close()
	}
}

// TestCompaction replaces a transcript again and again: the texts of its old
// versions do not pile up.
func TestCompaction(t *testing.T) {
	dir := small(t)
	long := strings.Repeat("AME 1: Det här sägs om och om igen.\n", 100)
	for i := range 6 {
		write(t, dir, "transcripts/fg2.txt", "I: Hej.\n"+long+"AME 1: "+strings.Repeat("x", i+1)+".\n")
		o := open(t, dir)
		if o.Index == nil || o.Stats.Read == 0 || o.Notice.String() != "" {
			t.Fatalf("%+v", o)
		}
		if got := found(t, o, query.NeedForm(strings.Repeat("x", i+1))); got != "fg2:\u0096" {
			t.Errorf("found %q", got)
		}
		o.Index.Close()
	}
	names, _ := filepath.Glob(filepath.Join(dir, ".mening", "index", "texts-*"))
	if len(names) != 1 {
		t.Fatal(names)
	}
	if info, err := os.Stat(names[0]); err != nil || info.Size() > 3*int64(len(long)) {
		t.Errorf("%d bytes of texts for %d", info.Size(), len(long))
	}
}

// TestDamage breaks an index in every way that a crash or a careless hand can,
// and expects the right turns and one line about it.
func TestDamage(t *testing.T) {
	const rebuilt = "the index was damaged and has been rebuilt"
	glob := func(t *testing.T, dir, pattern string) string {
		t.Helper()
		names, err := filepath.Glob(filepath.Join(dir, ".mening", "index", filepath.FromSlash(pattern)))
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		return names[0]
	}
	change := func(pattern string, f func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			name := glob(t, dir, pattern)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, f(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(pattern string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.RemoveAll(glob(t, dir, pattern)); err != nil {
				t.Fatal(err)
			}
		}
	}
	half := func(b []byte) []byte { return b[:len(b)/2] }
	none := func([]byte) []byte { return nil }
	flip := func(b []byte) []byte { b[len(b)/2] ^= 0x55; return b }
	garbage := func(b []byte) []byte {
		for i := range b {
			b[i] = byte(i * 7)
		}
		return b
	}
	longer := func(b []byte) []byte { return append(b, "torn"...) }
	setGeneration := func(text string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			b := holdBleve(t, dir)
			if err := b.SetInternal([]byte(generationKey), []byte(text)); err != nil {
				t.Fatal(err)
			}
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	nothing := func(*testing.T, string) {}
	for name, c := range map[string]struct {
		damage func(*testing.T, string)
		notice string
		quiet  bool // it is not rebuilt
	}{
		"nothing":                {nothing, "", true},
		"all gone":               {remove("../index"), "", true},
		"no catalogue":           {remove("catalogue"), rebuilt, false},
		"half a catalogue":       {change("catalogue", half), rebuilt, false},
		"an empty catalogue":     {change("catalogue", none), rebuilt, false},
		"a flipped bit":          {change("catalogue", flip), rebuilt, false},
		"garbage":                {change("catalogue", garbage), rebuilt, false},
		"a longer catalogue":     {change("catalogue", longer), rebuilt, false},
		"another version":        {change("catalogue", func(b []byte) []byte { b[len(magic)]++; return b }), "the index was of another version and has been rebuilt", false},
		"no texts":               {remove("texts-*"), rebuilt, false},
		"half the texts":         {change("texts-*", half), rebuilt, false},
		"other texts":            {change("texts-*", flip), rebuilt, false},
		"longer texts":           {change("texts-*", longer), "", true},
		"no words":               {remove("words"), rebuilt, false},
		"half the words":         {change("words", half), rebuilt, false},
		"other words":            {change("words", flip), rebuilt, false},
		"another description":    {change("bleve/index_meta.json", flip), rebuilt, false},
		"no bleve":               {remove("bleve"), rebuilt, false},
		"no segment":             {remove("bleve/store/*.zap"), rebuilt, false},
		"half a segment":         {change("bleve/store/*.zap", half), rebuilt, false},
		"another segment":        {change("bleve/store/*.zap", flip), rebuilt, false},
		"half a root":            {change("bleve/store/root.bolt", func(b []byte) []byte { return b[:34000] }), rebuilt, false},
		"another root":           {change("bleve/store/root.bolt", flip), rebuilt, false},
		"an empty root":          {change("bleve/store/root.bolt", none), rebuilt, false},
		"a garbage root":         {change("bleve/store/root.bolt", garbage), rebuilt, false},
		"a garbage lock":         {change("lock", garbage), "", true},
		"an empty lock":          {change("lock", none), "", true},
		"a crash while building": {setGeneration(building), rebuilt, false},
		"a crash before the end": {setGeneration(generationText(7)), rebuilt, false},
	} {
		for _, also := range []string{"", " and a change"} {
			t.Run(name+also, func(t *testing.T) {
				dir := small(t)
				first(t, dir)
				c.damage(t, dir)
				want := "fg1:2 int1:1"
				if also != "" {
					write(t, dir, "transcripts/fg2.txt", "I: Inte.\nAME 1: Nej.\n")
					want = "fg1:2 fg2:1 int1:1"
				}
				notices := []string{}
				for range 3 {
					o := open(t, dir)
					if got := found(t, o, query.NeedStem("int")); got != want && got != "all" {
						t.Errorf("found %q", got)
					}
					if o.Notice.String() != "" {
						notices = append(notices, o.Notice.String())
					}
					if o.Stats.Rebuilt && c.quiet {
						t.Error("rebuilt")
					}
					o.Index.Close()
				}
				if got := strings.Join(notices, "|"); got != c.notice {
					t.Errorf("notices %q, want %q", got, c.notice)
				}
				if o := open(t, dir); found(t, o, query.NeedStem("int")) != want {
					t.Error("in the end: ", found(t, o, query.NeedStem("int")))
				}
			})
		}
	}
}

// TestDamageWhileOpen changes bytes after they were compared: the index then
// offers everything, and is built anew.
func TestDamageWhileOpen(t *testing.T) {
	for _, file := range []string{"words", "bleve/index_meta.json"} {
		dir := small(t)
		first(t, dir)
		name := filepath.Join(dir, ".mening", "index", filepath.FromSlash(file))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		o := open(t, dir)
		data[len(data)/2] ^= 0x55
		os.WriteFile(name, data, 0o600)
		if got := found(t, o, query.NeedStem("int")); got != "all" {
			t.Errorf("%s: found %q", file, got)
		}
		o.Index.Close()
		if o := open(t, dir); o.Notice.String() == "" || found(t, o, query.NeedStem("int")) != "fg1:2 int1:1" {
			t.Errorf("%s: not built anew: %+v", file, o)
		}
	}
}

// TestMovedStudy opens a study from another place: messages name the files as
// they are opened now.
func TestMovedStudy(t *testing.T) {
	dir := small(t)
	first(t, dir)
	moved := filepath.Join(t.TempDir(), "moved")
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	if o := open(t, moved); o.Stats.Read != 0 {
		t.Errorf("%+v", o.Stats)
	}
}

// holding returns the files of the cache that hold a word, in small letters.
func holding(t *testing.T, dir, word string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, ".mening"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if bytes.Contains(bytes.ToLower(data), []byte(word)) {
			files = append(files, filepath.Base(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestNothingStays takes a transcript away: no word that only he said is left
// in any file of the cache.
func TestNothingStays(t *testing.T) {
	dir := small(t)
	write(t, dir, "transcripts/gone.txt", "I: Hej?\nAME 1: Zebrafinken flög.\n")
	first(t, dir)
	if files := holding(t, dir, "zebrafink"); len(files) < 2 {
		t.Fatalf("only %q hold the word at first", files)
	}
	if err := os.Remove(filepath.Join(dir, "transcripts", "gone.txt")); err != nil {
		t.Fatal(err)
	}
	first(t, dir)
	if files := holding(t, dir, "zebrafink"); len(files) > 0 {
		t.Errorf("%q still hold the word", files)
	}
}

// TestNothingStaysOfSome takes somebody out of a transcript: first out of what is
// counted, when his words stand in the transcript and in the texts that are its
// copy, then out of the transcript.
func TestNothingStaysOfSome(t *testing.T) {
	dir := small(t)
	write(t, dir, "transcripts/some.txt", "I: Hej?\nAME 1: Nej.\nGäst: Zebrafinken flög.\n")
	write(t, dir, "transcripts/long.txt", "AME 1: "+strings.Repeat("Nej, inte alls. ", 1000)+"\n")
	first(t, dir)
	if files := holding(t, dir, "zebrafink"); len(files) < 2 {
		t.Fatalf("only %q hold the word at first", files)
	}
	write(t, dir, "participants.csv", "participant,speaker,include\nX,Gäst,no\n")
	first(t, dir)
	if files := holding(t, dir, "zebrafink"); len(files) != 1 || !strings.HasPrefix(files[0], textsPrefix) {
		t.Errorf("%q hold the word of one who is excluded", files)
	}
	write(t, dir, "transcripts/some.txt", "I: Hej?\nAME 1: Nej.\nGäst: […]\n")
	first(t, dir)
	if files := holding(t, dir, "zebrafink"); len(files) > 0 {
		t.Errorf("%q still hold the word", files)
	}
}
