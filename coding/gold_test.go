package coding_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/study"
	"mening/corpus/table"
)

var update = flag.Bool("update", false, "write the golden files anew")

// example opens the example study with its codebook.
func example(t testing.TB) (*corpus.Corpus, *coding.Codebook) {
	t.Helper()
	s, c, err := study.Open(filepath.Join("..", "testdata"), nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(s.Config.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	b, problems := coding.ReadCodebook(s.Config.Codebook, text, c.Fields())
	if b == nil {
		t.Fatal(problems)
	}
	return c, b
}

// goldRow is a sentence with the codes that a reader gave it.
type goldRow struct {
	line int
	turn *corpus.Turn
	span corpus.Span
	code []string
}

func readGold(t *testing.T, c *corpus.Corpus, file string) []goldRow {
	t.Helper()
	name := filepath.Join("..", "testdata", file)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := table.Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldRow
	for _, row := range sheet.Rows {
		transcript := c.Transcript(sheet.Field(row, "transcript"))
		sentence := sheet.Field(row, "sentence")
		if transcript == nil {
			t.Fatalf("%s:%d: no transcript %q", file, row.Line, sheet.Field(row, "transcript"))
		}
		found := false
		for i := range transcript.Turns {
			turn := &transcript.Turns[i]
			at := strings.Index(turn.Text, sentence)
			if at >= 0 && turn.Label == sheet.Field(row, "speaker") && !slices.ContainsFunc(out, func(r goldRow) bool { return r.turn == turn && r.span.Start == at }) {
				out = append(out, goldRow{row.Line, turn, corpus.Span{Start: at, End: at + len(sentence)}, strings.Fields(sheet.Field(row, "codes"))})
				found = true
				break
			}
		}
		if !found {
			t.Fatalf("%s:%d: %s does not say %q", file, row.Line, sheet.Field(row, "speaker"), sentence)
		}
	}
	return out
}

// score counts codes given by reading, by the rules, and by both.
type score struct{ gold, found, right int }

// TestGold compares the rules with a coding made by reading. The rules were
// tuned on it.
func TestGold(t *testing.T) {
	total := compare(t, "gold.csv", "gold.txt")
	if precision := float64(total.right) / float64(total.found); precision < 0.8 {
		t.Errorf("precision is %.3f, less than 0.8", precision)
	}
	if recall := float64(total.right) / float64(total.gold); recall < 0.7 {
		t.Errorf("recall is %.3f, less than 0.7", recall)
	}
}

// TestHeldOut compares them on sentences drawn at random that nobody tuned
// rules on: this is how well they do on other talk of the same kind.
func TestHeldOut(t *testing.T) {
	compare(t, "heldout.csv", "heldout.txt")
}

// compare writes, per code, how the rules and a coding by reading agree. A
// sentence has a code by rule when evidence of the code lies in it.
func compare(t *testing.T, file, goldenFile string) score {
	t.Helper()
	c, b := example(t)
	gold := readGold(t, c, file)
	scores := map[string]*score{}
	for _, code := range b.Codes {
		scores[code.ID] = &score{}
	}
	byTurn := map[*corpus.Turn][]coding.Observation{}
	for _, o := range coding.Observe(c, coding.Compile(b), coding.Decided{}, nil) {
		byTurn[o.Turn] = append(byTurn[o.Turn], o)
	}
	var total score
	coded := 0
	var verbose strings.Builder
	for _, row := range gold {
		found := map[string]bool{}
		for _, o := range byTurn[row.turn] {
			if slices.ContainsFunc(o.Evidence, row.span.Overlaps) {
				found[o.Code.ID] = true
			}
		}
		if len(row.code) > 0 {
			coded++
		}
		for _, code := range row.code {
			if scores[code] == nil {
				t.Fatalf("%s:%d: the codebook has no code %q", file, row.line, code)
			}
			scores[code].gold++
			if found[code] {
				scores[code].right++
			} else {
				fmt.Fprintf(&verbose, "MISSED %s %s:%d %s\n", code, file, row.line, row.turn.Text[row.span.Start:row.span.End])
			}
		}
		for code := range found {
			scores[code].found++
			if !slices.Contains(row.code, code) {
				fmt.Fprintf(&verbose, "WRONG %s %s:%d %v %s\n", code, file, row.line, row.code, row.turn.Text[row.span.Start:row.span.End])
			}
		}
	}
	if name := os.Getenv("MENING_GOLD"); name != "" {
		if err := os.WriteFile(name, []byte(verbose.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%d sentences, %d of them coded by reading\n\n%-26s %5s %5s %5s %9s %6s\n", len(gold), coded, "code", "gold", "rules", "both", "precision", "recall")
	line := func(name string, s score) {
		fmt.Fprintf(&out, "%-26s %5d %5d %5d %9s %6s\n", name, s.gold, s.found, s.right, ratio(s.right, s.found), ratio(s.right, s.gold))
	}
	for _, code := range b.Codes {
		s := scores[code.ID]
		line(code.ID, *s)
		total.gold, total.found, total.right = total.gold+s.gold, total.found+s.found, total.right+s.right
	}
	line("all", total)
	golden(t, goldenFile, out.String())
	return total
}

func ratio(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", float64(part)/float64(whole))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the difference\n%s", name, got)
	}
}
