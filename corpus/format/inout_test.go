package format

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mening/corpus"
)

// TestNoWordLost holds that the transcripts of the example study and those of
// others have the same words before and after reading, but for what the reader
// counts.
func TestNoWordLost(t *testing.T) {
	t.Run("example", func(t *testing.T) {
		noWordLost(t, filepath.Join("..", "..", "testdata", "transcripts"))
	})
	t.Run("real", func(t *testing.T) {
		folder := os.Getenv("MENING_DATA")
		if folder == "" {
			t.Skip("MENING_DATA names no folder of real transcripts")
		}
		noWordLost(t, filepath.Join(folder, "transcripts"))
	})
}

func noWordLost(t *testing.T, root string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		ending := filepath.Ext(path)
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), "LICENSE") || !slices.Contains(Endings(), ending) {
			return err
		}
		t.Run(d.Name(), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(path, data, Hints{})
			if err != nil {
				t.Fatal(err)
			}
			compareWords(t, r.Transcript, plain(t, ending, data), ending)
		})
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func compareWords(t *testing.T, tr *corpus.Transcript, text, ending string) {
	t.Helper()
	count := map[string]int{}
	for _, word := range looseWords(text) {
		count[word]++
	}
	for _, word := range looseWords(allOf(tr, ending)) {
		count[word]--
	}
	var lost, invented []string
	for _, word := range slices.Sorted(maps.Keys(count)) {
		switch n := count[word]; {
		case n > 0:
			lost = append(lost, fmt.Sprintf("%s %d", word, n))
		case n < 0:
			invented = append(invented, fmt.Sprintf("%s %d", word, -n))
		}
	}
	if len(lost)+len(invented) > 0 {
		t.Errorf("lost %d: %.600s\ninvented %d: %.600s\n%v", len(lost), strings.Join(lost, ", "), len(invented), strings.Join(invented, ", "), tr.Repairs)
	}
}

// allOf returns all that a transcript holds.
func allOf(tr *corpus.Transcript, ending string) string {
	var b strings.Builder
	b.WriteString(tr.Heading + "\n")
	for _, s := range tr.Sections {
		if s.Turn > 1 || !strings.Contains(tr.Heading, s.Title) {
			b.WriteString(s.Title + "\n")
		}
	}
	for i, turn := range tr.Turns {
		inTitle := slices.ContainsFunc(tr.Sections, func(s corpus.Section) bool {
			return s.Turn == i+1 && strings.Contains(s.Title, " "+turn.Label)
		})
		if !inTitle && ending != ".vtt" && ending != ".srt" && ending != ".cha" {
			b.WriteString(turn.Label + "\n")
		}
		b.WriteString(turn.Text + "\n")
	}
	if ending == ".cha" { // signs that became words
		return strings.NewReplacer("[pause]", "", "[inaudible]", "").Replace(b.String())
	}
	return b.String()
}

// looseWords are runs of letters and digits.
func looseWords(s string) []string {
	s = strings.ReplaceAll(norm.NFC.String(s), "\u00ad", "")
	return strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
