package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// printedBy runs a command on the example study and returns what it prints.
func printedBy(t *testing.T, args ...string) string {
	t.Helper()
	args = append([]string{args[0], "-s", filepath.Join(top, "testdata")}, args[1:]...)
	return strings.ReplaceAll(printed(t, args...), "\u00a0", " ")
}

// cellsBy returns the cells of a csv table by the first of each row and the key of
// the column.
func cellsBy(t *testing.T, args ...string) map[string]map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(printedBy(t, append(args, "--format", "csv")...), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, key := range rows[0] {
			cells[key] = row[i]
		}
		if out[row[0]] == nil { // a category comes before a code of its name
			out[row[0]] = cells
		}
	}
	return out
}

// TestReportSaysWhatTallyCounts holds every frequency sentence and every table of
// counts of the report against the cells of the tally.
func TestReportSaysWhatTallyCounts(t *testing.T) {
	t.Parallel()
	for _, where := range [][]string{nil, {"--where", "wave=follow-up"}, {"--where", "stakeholder=SOC,AME,LSS"}} {
		t.Run(strings.Join(where, " "), func(t *testing.T) {
			told := printedBy(t, append([]string{"report"}, where...)...)
			told, _, _ = strings.Cut(told, "\n## Bilaga 1.")
			cells := cellsBy(t, append([]string{"tally", "--rows", "code", "--count", "units,participants,interviews"}, where...)...)
			percent := regexp.MustCompile(`(?m)^(\S.*?)\s{2,}.*?(\d+) \((\d+)\)$`).FindAllStringSubmatch(
				printedBy(t, append([]string{"tally", "--level", "1", "--count", "participants", "--as", "brackets", "--percent", "participants"}, where...)...), -1)
			shares := map[string]string{}
			for _, m := range percent {
				shares[m[1]] = m[3]
			}
			sentences := regexp.MustCompile(`(?m)^\*\*(.+)\*\* togs upp av (\d+) av (\d+) informanter(?: \((\d+) %\))? i (\d+) av \d+ intervju(?:er)?, i (\d+) meningsbärande enhet(?:er)?\.`).FindAllStringSubmatch(told, -1)
			if len(sentences) < 7 {
				t.Fatalf("%d frequency sentences", len(sentences))
			}
			for _, m := range sentences {
				row := cells[m[1]]
				if m[2] != row["total participants"] || m[5] != row["total interviews"] || m[6] != row["total units"] {
					t.Errorf("%s\nthe tally has %s participants, %s interviews, %s units", m[0], row["total participants"], row["total interviews"], row["total units"])
				}
				if m[4] != "" && m[4] != shares[m[1]] {
					t.Errorf("%s\nthe tally has %s per cent", m[0], shares[m[1]])
				}
			}
			if n := sameCells(t, told, cells); n < 40 {
				t.Errorf("%d rows of tables", n)
			}
		})
	}
}

// sameCells holds the tables of units by stakeholder against the tally, and
// returns how many rows they have.
func sameCells(t *testing.T, told string, cells map[string]map[string]string) (rows int) {
	t.Helper()
	ids := map[string]string{"Arbetsmarknadsenheten": "AME", "Socialtjänsten": "SOC", "Primärvården": "PV", "Arbetsgivare": "Arbetsgivare", "Invånare": "Invånare"}
	var heads []string
	for _, line := range strings.Split(told, "\n") {
		parts := strings.Split(strings.Trim(line, "| "), " | ")
		switch {
		case strings.HasPrefix(line, "| kategori | AME<br>") || strings.HasPrefix(line, "| kategori och kod |"):
			heads = parts
			continue
		case !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| ---"):
			if !strings.HasPrefix(line, "| ---") {
				heads = nil
			}
			continue
		case heads == nil:
			continue
		}
		rows++
		row := cells[strings.ReplaceAll(parts[0], "&emsp;", "")]
		for i, head := range heads[1:] {
			name, _, _ := strings.Cut(head, "<br>")
			key := name + " units"
			if id := ids[name]; id != "" {
				key = id + " units"
			}
			switch name {
			case "Totalt":
				key = "total units"
			case "informanter":
				key = "total participants"
			}
			if parts[i+1] != row[key] {
				t.Errorf("%s, %s: %s in the report, %q in the tally", parts[0], name, parts[i+1], row[key])
			}
		}
	}
	return rows
}

// TestSharesAreRoundedInOneWay makes sure that 10 of 16 is 63 per cent wherever it
// is printed: half is rounded up.
func TestSharesAreRoundedInOneWay(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		`Samverkan +10 +63 `:   {"--percent", "participants"},
		`Samverkan +10 \(63\)`: {"--as", "brackets"},
	} {
		args = append([]string{"tally", "--level", "1", "--by", "site", "--count", "participants"}, args...)
		if out := printedBy(t, args...); !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("mening %s lacks %q:\n%s", strings.Join(args, " "), want, out)
		}
	}
	if out := printedBy(t, "report", "--where", "site=ovanaker"); !strings.Contains(out, "**Samverkan** togs upp av 10 av 16 informanter (63 %)") {
		t.Error("the report rounds otherwise")
	}
}

// TestVerifyAgreesWithTheReport verifies what report wrote, as it is and with a
// cell of the first table that is wrong.
func TestVerifyAgreesWithTheReport(t *testing.T) {
	t.Parallel()
	for i, language := range []string{"sv", "en"} {
		if passed(i, 2) {
			continue
		}
		appendices := []string{"\n## Bilaga 1.", "\n## Appendix 1."}[i]
		told, _, _ := strings.Cut(printedBy(t, "report", "--language", language), appendices)
		for wrong, want := range map[string]int{"": 0, "| 172 |": 1} {
			text := told
			if wrong != "" {
				text = strings.Replace(told, wrong, "| 173 |", 1)
			}
			file := filepath.Join(t.TempDir(), "report.md")
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			err := run([]string{"verify", "-s", filepath.Join(top, "testdata"), "--language", "en", "--findings", file}, strings.NewReader(""), &stdout, &stderr)
			if got := strings.Count(stdout.String(), " contradicts "); got != want || (err != nil) != (want > 0) {
				t.Errorf("%s, %q: %d contradictions, not %d: %v\n%s", language, wrong, got, want, err, stdout.String())
			}
		}
	}
}
