package index

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/source"
)

// sample is a catalogue with everything in it, and its texts.
func sample() (*catalogue, string) {
	c := &catalogue{origin: origin{program: "v1", language: "1", hints: sum{7}}, generation: 1 << 60, written: 1 << 61,
		nextDocument: 9, texts: textFile{3, 21, 77}, store: []storeFile{{"bleve/store/root.bolt", 65536, 4100}, {"words", 12, 99}}}
	texts := "Hej.Ja, inte.Nej.Så."
	t := &corpus.Transcript{Path: "a/fg1.txt", File: "study/a/fg1.txt", Format: "txt", Encoding: "windows-1252", Convention: "label: text", Heading: "Rubrik\n",
		Sections: []corpus.Section{{Turn: 1, Line: 1, Title: "Rubrik"}, {Turn: 5, Line: 9, Title: "Slut"}},
		Repairs:  map[string]int{"windows-1252": 3, "nfc": 1}, Looks: map[string]int{"red": 2, "plain": 7},
		Roles: map[string]corpus.Role{"I": corpus.Interviewer, "OBS": corpus.Other},
		Warnings: []error{&source.Problem{File: "study/a/fg1.txt", Line: 3, Severity: source.Warning, Message: "empty", Hint: "write"},
			source.Found(source.Warning, "study/a/fg1.txt", 4, source.Say("%s: %q, %d", source.Say("%s", "a"), "b", -3), source.Say("known: %s", "a")),
			&source.Problem{File: "other", Column: 4, Message: "m", Excerpt: "m n\n  ^", Said: source.Say("m"), Advice: source.Say("n")}},
		Turns: []corpus.Turn{
			{Number: 1, Line: 3, Label: "I", Text: "Hej.", Question: "start", Begin: corpus.At(0), End: corpus.At(1.25)},
			{Number: 2, Line: 9, Label: "AME 1", Text: "Ja, inte.", Begin: corpus.At(math.Pi), End: corpus.At(-3)},
			{Number: 3, Line: 5, Label: "I", Text: ""},
			{Number: 4, Line: 5, Label: "", Text: "Nej.", Begin: corpus.At(123456.789), End: corpus.At(1e18)}}}
	c.entries = []*entry{
		{path: "a/fg1.txt", size: 99, modTime: -5, content: sum{1, 2}, document: 4, meta: sum{3}, texts: 0,
			result: &format.Result{Transcript: t, FrontMatter: []byte("wave: before\n"), FrontMatterLine: 1}},
		{path: "b.vtt", texts: int64(len("Hej.Ja, inte.Nej.")), result: &format.Result{Transcript: &corpus.Transcript{Path: "b.vtt", File: "b.vtt",
			Repairs: map[string]int{}, Turns: []corpus.Turn{{Number: 1, Line: 1, Text: "Så."}}}}},
		{path: "c.txt", result: &format.Result{Transcript: &corpus.Transcript{Path: "c.txt", File: "c.txt", Repairs: map[string]int{}}}},
	}
	return c, texts
}

func sampleNames() map[string]string {
	return map[string]string{"a/fg1.txt": "study/a/fg1.txt", "b.vtt": "b.vtt", "c.txt": "c.txt"}
}

func decode(data []byte, texts string, names map[string]string) (*catalogue, error) {
	d, err := checkCatalogue(data)
	if err != nil {
		return nil, err
	}
	c, err := d.head()
	if err != nil {
		return nil, err
	}
	c.entries, err = d.entries(texts, names)
	return c, err
}

func TestCatalogueRoundTrip(t *testing.T) {
	want, texts := sample()
	data := encodeCatalogue(want, sampleNames())
	got, err := decode(data, texts, sampleNames())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	for i := range data {
		for _, flip := range []byte{1, 0x80} {
			broken := slices.Clone(data)
			broken[i] ^= flip
			if _, err := checkCatalogue(broken); err == nil {
				t.Errorf("byte %d: %x goes unnoticed", i, flip)
			}
		}
		if _, err := checkCatalogue(data[:i]); err == nil {
			t.Errorf("%d bytes go for the whole", i)
		}
	}
	if _, err := decode(data, texts[:10], sampleNames()); !errors.Is(err, errDamaged) {
		t.Errorf("too few texts: %v", err)
	}
}

// TestTranscripts keeps everything of transcripts of all formats.
func TestTranscripts(t *testing.T) {
	t.Run("example", func(t *testing.T) { keepsAll(t, filepath.Join("..", "..", "testdata", "transcripts")) })
	t.Run("data", func(t *testing.T) {
		data := os.Getenv("MENING_DATA")
		if data == "" {
			t.Skip("MENING_DATA does not name the folder of test data")
		}
		keepsAll(t, filepath.Join(data, "transcripts"))
	})
}

// keepsAll writes all transcripts below a folder to a catalogue and reads them
// back.
func keepsAll(t *testing.T, root string) {
	c, names := &catalogue{}, map[string]string{}
	var texts strings.Builder
	err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		result, err := format.Read(name, data, format.Hints{})
		if err != nil {
			return nil // no transcript
		}
		result.Transcript.Path = name
		names[name] = name
		c.entries = append(c.entries, &entry{path: name, texts: int64(texts.Len()), result: result})
		for _, turn := range result.Transcript.Turns {
			texts.WriteString(turn.Text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := decode(encodeCatalogue(c, names), texts.String(), names)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.entries) == 0 {
		t.Error("nothing was read")
	}
	for i, e := range got.entries {
		if want := c.entries[i]; !reflect.DeepEqual(e, want) {
			t.Errorf("%s is not what it was:\n got %+v\nwant %+v", e.path, e.result, want.result)
		}
	}
}

func FuzzCatalogue(f *testing.F) {
	c, texts := sample()
	data := encodeCatalogue(c, sampleNames())
	f.Add(data[len(magic)+1:len(data)-4], texts)
	f.Add([]byte{}, "")
	c.entries[0].result.Transcript.Warnings = []error{source.Told(source.Warning, "", 1, nested(maxNotes+1), "known: a"), errors.New("plain")}
	data = encodeCatalogue(c, nil)
	f.Add(data[len(magic)+1:len(data)-4], texts)
	f.Fuzz(func(t *testing.T, data []byte, texts string) {
		// The checksum is left out: it would keep everything out.
		d := &decoder{data: string(data)}
		c, err := d.head()
		if err != nil {
			return
		}
		if c.entries, err = d.entries(texts, nil); err != nil {
			return
		}
		for _, e := range c.entries {
			if e.texts+e.length() > int64(len(texts)) {
				t.Errorf("%q has more text than there is", e.path)
			}
		}
		if _, err := decode(encodeCatalogue(c, nil), texts, nil); err != nil {
			t.Errorf("what was read cannot be read again: %v", err)
		}
	})
}

func TestWordsRoundTrip(t *testing.T) {
	set := map[word]struct{}{}
	for _, form := range append(odd(), "", "a", "ab", "abc", "å", "\u0301") {
		set[word{form, form}] = struct{}{}
		set[word{form, form[:len(form)/2]}] = struct{}{}
		set[word{form, "x"}] = struct{}{}
	}
	want := words(nil).with(set)
	if !slices.IsSortedFunc(want, compareWords) || len(want) != len(set) {
		t.Errorf("not sorted: %q", want)
	}
	if again := want.with(set); !slices.Equal(again, want) {
		t.Errorf("with itself: %q", again)
	}
	data := encodeWords(want, 5)
	got, err := decodeWords(data, 5)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v\nwant %q", got, err, want)
	}
	if _, err := decodeWords(data, 6); !errors.Is(err, errGeneration) {
		t.Errorf("another generation: %v", err)
	}
	for i := range data {
		if _, err := decodeWords(data[:i], 5); err == nil {
			t.Errorf("%d bytes go for the whole", i)
		}
	}
	if forms := got.withStem("x"); len(forms) != len(got.matching("", func(string) bool { return true }, 1000)) {
		t.Errorf("%q", forms)
	}
	all := func(string) bool { return true }
	if got := got.matching("AF", all, 10); !slices.Equal(got, []string{"AF", "AF-möte", "AF:s"}) {
		t.Errorf("%q", got)
	}
	if got := got.matching("", all, 2); !slices.Equal(got, []string{"", "(skratt)"}) {
		t.Errorf("%q", got)
	}
}

func FuzzWords(f *testing.F) {
	data := encodeWords(words{{"", ""}, {"mötet", "möt"}, {"möten", "möt"}}, 1)
	f.Add(data[len(wordsMagic)+8 : len(data)-4])
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := (&decoder{data: string(data)}).words()
		if err != nil {
			return
		}
		again, err := decodeWords(encodeWords(w, 1), 1)
		if err != nil || !slices.Equal(w, again) {
			t.Errorf("what was read cannot be read again: %v", err)
		}
	})
}

// BenchmarkDecode decodes the catalogue of 1,000 transcripts of 200 turns.
func BenchmarkDecode(b *testing.B) {
	c, names := &catalogue{}, map[string]string{}
	spoken, _ := talk(200_000)
	var texts strings.Builder
	for _, t := range spoken.Transcripts {
		for i := range t.Turns {
			t.Turns[i].Label = t.Turns[i].Speaker.Label
			t.Turns[i].Line = 2*i + 1
		}
		c.entries = append(c.entries, &entry{path: t.Path, texts: int64(texts.Len()), result: &format.Result{Transcript: t}})
		for i := range t.Turns {
			texts.WriteString(t.Turns[i].Text)
		}
	}
	data, text := encodeCatalogue(c, names), texts.String()
	b.ReportMetric(float64(len(data)), "bytes")
	for b.Loop() {
		if _, err := decode(data, text, names); err != nil {
			b.Fatal(err)
		}
	}
}

// length returns the length of the entry's texts in bytes.
func (e *entry) length() int64 {
	var n int64
	for i := range e.result.Transcript.Turns {
		n += int64(len(e.result.Transcript.Turns[i].Text))
	}
	return n
}
