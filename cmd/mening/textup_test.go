package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mening/coding"
)

// TestFromTheTextUp codes the example study once without a codebook to begin
// with: all talk in a sheet, free-text codes, loose codes, categories, categories
// of these, and a table. What was read in testdata/gold.csv is written into the
// sheet by hand, so to say.
func TestFromTheTextUp(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "example")
	mening := func(args ...string) string { t.Helper(); return printed(t, args...) }
	mening("demo", dir)
	book := exampleBook(t, dir)
	withoutCodebook(t, dir)
	talk, sorted := filepath.Join(dir, "talk.xlsx"), filepath.Join(dir, "sort.xlsx")

	// Open coding: what each sentence is about, in words.
	mening("units", "-s", dir, "--all", "-o", talk)
	want := fillIn(t, talk, goldCodes(t, book))
	if got := mening("review", "-s", dir, talk, "--coder", "eva", "--new-codes", "--language", "en"); !strings.Contains(got, fmt.Sprintf("new codes: %d", len(want))) {
		t.Fatalf("got %s", got[strings.LastIndex(got, "rows:"):])
	}
	if got := unitsPer(t, mening("code", "-s", dir, "--format", "csv"), "name"); !equalCounts(got, want) {
		t.Errorf("units per code: got %v, want %v", got, want)
	}

	// Sorting: once into the categories that the example has, then these into two.
	mening("sort", "-s", dir, "-o", sorted)
	rows := edit(t, sorted, func(row map[string]string) {
		code := codeCalled(book, row["name"])
		row["category"] = code.Category.Name
	})
	if rows != len(want) {
		t.Errorf("%d codes to sort, want %d", rows, len(want))
	}
	mening("sort", "-s", dir, sorted, "--coder", "eva")
	mening("sort", "-s", dir, "-o", sorted)
	edit(t, sorted, func(row map[string]string) {
		row["sub-category"], row["category"] = row["category"], "Efter"
		if strings.HasSuffix(row["sub-category"], "före projektet") || row["sub-category"] == "Förväntningar" {
			row["category"] = "Före"
		}
	})
	mening("sort", "-s", dir, sorted, "--coder", "eva")
	if got := mening("sort", "-s", dir, sorted, "--coder", "eva", "--language", "en"); !strings.Contains(got, "codes in another place: 0, new categories: 0") {
		t.Errorf("sorted anew: %s", got)
	}

	// The table has the two categories, and each code its units.
	got := unitsPer(t, mening("tally", "-s", dir, "--rows", "code", "--format", "csv"), "node")
	for name, n := range want {
		if got[name] != n {
			t.Errorf("%s: %d units, want %d", name, got[name], n)
		}
	}
	top := mening("tally", "-s", dir, "--format", "csv")
	for _, name := range []string{"\nFöre,", "\nEfter,"} {
		if !strings.Contains(top, name) {
			t.Errorf("no category %q in\n%s", strings.Trim(name, "\n,"), top)
		}
	}
	if rounds := mening("sort", "-s", dir, "--rounds", "--format", "csv"); strings.Count(rounds, "eva") != 3 {
		t.Errorf("rounds:\n%s", rounds)
	}
	// The order of the rules' codebook is not that of the sheet, but all is there.
	now, err := os.ReadFile(filepath.Join(dir, "codebook.yaml"))
	if err != nil || strings.Count(string(now), "origin: inductive") != len(want) {
		t.Errorf("%v\n%s", err, now)
	}
}

func exampleBook(t *testing.T, dir string) *coding.Codebook {
	t.Helper()
	name := filepath.Join(dir, "codebook.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	book, problems := coding.ReadCodebook(name, text, []string{"question", "stakeholder", "wave", "site", "kind", "role", "speaker", "participant", "group", "language"})
	if book == nil {
		t.Fatal(problems)
	}
	return book
}

// withoutCodebook takes the codebook and all decisions out of a study.
func withoutCodebook(t *testing.T, dir string) {
	t.Helper()
	name := filepath.Join(dir, "study.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text = regexp.MustCompile(`(?m)^codebook:.*\n`).ReplaceAll(text, nil)
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"codebook.yaml", "coding"} {
		if err := os.RemoveAll(filepath.Join(dir, gone)); err != nil {
			t.Fatal(err)
		}
	}
}

// goldCodes returns the names of the codes of sentences, by transcript and
// words.
func goldCodes(t *testing.T, book *coding.Codebook) map[string][]string {
	t.Helper()
	file, err := os.Open(filepath.Join(top, "testdata", "gold.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, row := range rows[1:] {
		var names []string
		for _, id := range strings.FieldsFunc(row[3], func(r rune) bool { return r == ' ' || r == ';' || r == ',' }) {
			names = append(names, book.Code(id).Name)
		}
		out[row[0]+":"+strings.Join(strings.Fields(row[2]), " ")] = names
	}
	return out
}

func codeCalled(book *coding.Codebook, name string) *coding.Code {
	return book.Codes[slices.IndexFunc(book.Codes, func(c *coding.Code) bool { return c.Name == name })]
}

// edit changes the rows of a workbook and returns how many there are.
func edit(t *testing.T, name string, change func(row map[string]string)) int {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, fields := range rows[1:] {
		row := map[string]string{}
		for j, column := range rows[0] {
			if j < len(fields) {
				row[column] = fields[j]
			}
		}
		change(row)
		for j, column := range rows[0] {
			at, err := excelize.CoordinatesToCellName(j+1, i+2)
			if err == nil && (j >= len(fields) && row[column] != "" || j < len(fields) && row[column] != fields[j]) {
				err = f.SetCellStr(sheet, at, row[column])
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return len(rows) - 1
}

// fillIn writes codes into the sheet, and returns how many units each has.
func fillIn(t *testing.T, name string, codes map[string][]string) map[string]int {
	t.Helper()
	counts := map[string]int{}
	edit(t, name, func(row map[string]string) {
		key := row["transcript"] + ":" + strings.Join(strings.Fields(row["unit"]), " ")
		if names := codes[key]; len(names) > 0 {
			row["code"] = strings.Join(names, "; ")
			for _, n := range names {
				counts[n]++
			}
			delete(codes, key) // a sentence that is said twice is coded once
		}
	})
	if len(counts) < 40 {
		t.Fatalf("only %d codes", len(counts))
	}
	return counts
}

// unitsPer reads the units of each code from a table in csv.
func unitsPer(t *testing.T, text, column string) map[string]int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	name, units := slices.Index(rows[0], column), slices.Index(rows[0], "units")
	if units < 0 {
		units = slices.Index(rows[0], "total")
	}
	out := map[string]int{}
	for _, row := range rows[1:] {
		n := 0
		if _, err := fmt.Sscan(row[units], &n); err != nil {
			t.Fatal(err)
		}
		out[row[name]] = n
	}
	return out
}

func equalCounts(a, b map[string]int) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}
