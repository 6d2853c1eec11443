package matrix_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/matrix"
	"mening/corpus/study"
)

// small opens a study whose matrix can be counted by hand.
func small(t *testing.T, o matrix.Options, where ...string) *matrix.Matrix {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"study.yaml": "stakeholders: [AME, SOC]\nguide:\n  - {question: trust, text: 'Litar ni på varandra?', rules: ['litar']}\n  - {question: coffee, text: 'Dricker ni kaffe?', rules: ['fika']}\n",
		"codebook.yaml": `codebook: small
categories:
  - category: cooperation
    codes: [{code: meetings, rules: [möte]}]
    categories:
      - {category: trust, codes: [{code: confidence, rules: [tillit, litar]}]}
  - {category: things, codes: [{code: coffee, rules: [kaffe]}]}
  - {category: hand, codes: [{code: by-hand}]}
`,
		"transcripts/one.txt": "I: Möte?\nAME 1: Ett möte. Tillit och möte.\nSOC 1: Jaha.\nI: Fika?\nSOC 1: Ja.\n",
		"transcripts/two.txt": "I: Litar ni?\nAME 1: Kaffe. Nej. Möte. Nej. Möte.\n",
		"transcripts/bare.md": "**AME 2:** Ingenting.\n",
		"participants.csv":    "participant,speaker\nA,AME 1\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, c, err := study.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "codebook.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	b, problems := coding.ReadCodebook("codebook.yaml", text, c.Fields())
	if b == nil {
		t.Fatal(problems)
	}
	if o.Where, err = coding.ParseSelection(where, c, b, nil); err != nil {
		t.Fatal(err)
	}
	var guide []matrix.Question
	for _, q := range s.Config.Guide {
		guide = append(guide, matrix.Question{ID: q.ID, Text: q.Text})
	}
	m, err := matrix.New(c, b, coding.Observe(c, coding.Compile(b), coding.Decided{}, nil), guide, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// lay writes a matrix in lines: the case, then in each cell the number of units,
// or a for asked, n for not asked, ? for what cannot be told.
func lay(m *matrix.Matrix) string {
	var out strings.Builder
	for i, c := range m.Cases {
		fmt.Fprintf(&out, "%s %d/%d/%d:", c.Value, c.Participants, c.Interviews, c.Units)
		for _, cell := range m.Cells[i] {
			text := fmt.Sprint(len(cell.Units))
			switch {
			case len(cell.Units) > 0:
			case cell.Asked == matrix.NotToTell:
				text = "?"
			default:
				text = string(cell.Asked)[:1]
			}
			out.WriteString(" " + text)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestMatrix(t *testing.T) {
	check := func(o matrix.Options, want string, where ...string) {
		t.Helper()
		if got := lay(small(t, o, where...)); got != want {
			t.Errorf("%+v %v:\n got\n%swant\n%s", o, where, got, want)
		}
	}
	// Adjacent sentences with one code are one unit: in one.txt "Ett möte. Tillit
	// och möte." and "Tillit och möte."; fika asks the guide's question of kaffe.
	check(matrix.Options{}, "bare.md 1/1/0: ? ? ?\none.txt 2/1/2: 2 a ?\ntwo.txt 1/1/3: 2 1 ?\n")
	check(matrix.Options{Level: "sub-category"}, "bare.md 1/1/0: ? ? ? ?\none.txt 2/1/2: 1 1 a ?\ntwo.txt 1/1/3: 2 a 1 ?\n")
	check(matrix.Options{Case: "Stakeholder"}, "AME 2/3/5: 4 1 ?\nSOC 1/1/0: a a ?\n")
	check(matrix.Options{Case: "participant", Level: "code"}, "A 1/2/5: 3 1 1 ?\none#SOC 1 1/1/0: a n a ?\n", "interview=one,two")
}

func TestFaults(t *testing.T) {
	m := small(t, matrix.Options{})
	if m.Field != "interview" || m.Cases[1].Stakeholder != "" || m.Cases[2].Stakeholder != "AME" {
		t.Errorf("%+v", m.Cases)
	}
}
