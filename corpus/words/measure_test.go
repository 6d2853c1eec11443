package words_test

import (
	"encoding/csv"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"mening/corpus/language"
	"mening/corpus/study"
	"mening/corpus/words"
)

var update = flag.Bool("update", false, "write what was measured")

// example is a word that was split by hand, before the splitter was written.
type example struct {
	word  string
	parts []string // as they stand in the word; nil for no compound
	bases []string // the parts without linking elements, dropped letters back
	held  bool     // not looked at while the lists were tuned
}

func readExamples(t *testing.T) []example {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "compounds.sv.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, row := range rows[1:] {
		e := example{word: row[0], held: row[2] == "held out"}
		if row[1] != "" {
			e.parts, e.bases = marked(row[1])
			if strings.Join(e.parts, "") != e.word {
				t.Errorf("%s is not %s", row[1], row[0])
			}
		}
		out = append(out, e)
	}
	return out
}

// marked reads a compound in which linking elements stand behind _ and letters
// that were dropped in brackets: flick(a)+bok, arbet(e)_s+liv.
func marked(text string) (parts, bases []string) {
	for part := range strings.SplitSeq(text, "+") {
		base, _, _ := strings.Cut(part, "_")
		bases = append(bases, strings.NewReplacer("(", "", ")", "").Replace(base))
		if open := strings.Index(part, "("); open >= 0 {
			part = part[:open] + part[strings.Index(part, ")")+1:]
		}
		parts = append(parts, strings.ReplaceAll(part, "_", ""))
	}
	return parts, bases
}

// measure says how a splitter splits the examples of one half.
func measure(examples []example, s *words.Splitter, held bool) string {
	var compounds, others, right, otherwise, invented int
	var faults []string
	for _, e := range examples {
		if e.held != held {
			continue
		}
		got := s.Split(e.word)
		switch {
		case e.parts == nil:
			others++
			if got != nil {
				invented++
			}
		default:
			compounds++
			if slices.Equal(got, e.parts) {
				right++
			} else if got != nil {
				otherwise++
			}
		}
		if got != nil && !slices.Equal(got, e.parts) {
			faults = append(faults, strings.Join(got, "+"))
		}
	}
	return fmt.Sprintf("%3d compounds: %3d right, %d otherwise, %d not split; %d others: %d split\nprecision %.3f, recall %.3f; wrong: %s\n",
		compounds, right, otherwise, compounds-right-otherwise, others, invented,
		float64(right)/float64(right+otherwise+invented), float64(right)/float64(compounds), strings.Join(faults, " "))
}

// measured measures with one lexicon.
func measured(t *testing.T, title string, examples []example, list []string) string {
	t.Helper()
	a, err := language.New("sv", false)
	if err != nil {
		t.Fatal(err)
	}
	l := &words.Lexicon{Language: "sv"}
	l.Add(list)
	s := l.Splitter(a)
	return fmt.Sprintf("# %s: %d words\ntuning   %sheld out %s\n", title, l.Len(), measure(examples, s, false), measure(examples, s, true))
}

// TestMeasured compares precision and recall with the golden file: with the
// talk of the example study alone, with it and the parts of the examples, and,
// where the Debian package wswedish is installed or MENING_WORDS names such a
// list, with it and that list.
func TestMeasured(t *testing.T) {
	_, c, err := study.Open(filepath.Join("..", "..", "testdata"), nil)
	if err != nil {
		t.Fatal(err)
	}
	talk, err := words.Talk(c, "sv")
	if err != nil {
		t.Fatal(err)
	}
	examples := readExamples(t)
	parts := func(m words.Material) []string {
		out, err := m.Parts("sv")
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	var bases []string
	said := maps.Clone(talk)
	for _, e := range examples {
		bases = append(bases, e.bases...)
		said[e.word]++
	}
	check := func(t *testing.T, name, got string) {
		t.Helper()
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || string(want) != got {
			t.Errorf("%s (%v)\n got %s\nwant %s", golden, err, got, want)
		}
	}
	check(t, "measured.study.golden", measured(t, "the talk of the example study", examples, parts(words.Material{Talk: talk}))+
		measured(t, "the talk of the example study and the parts of the examples", examples, append(parts(words.Material{Talk: talk}), bases...)))
	t.Run("list", func(t *testing.T) {
		name := os.Getenv("MENING_WORDS")
		if name == "" {
			name = "/usr/share/dict/swedish"
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Skip("needs the word list of the Debian package wswedish")
		}
		text, err := charmap.ISO8859_1.NewDecoder().String(string(raw))
		if err != nil {
			t.Fatal(err)
		}
		check(t, "measured.list.golden", measured(t, "the talk of the example study, the examples and wswedish 1.4.5", examples,
			parts(words.Material{Talk: said, List: strings.Fields(text)})))
	})
}
