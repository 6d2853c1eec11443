package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// englishWords are words of the program's own that have no place in what it says
// in Swedish. Quotations of the example study hold none of them.
const englishWords = `turns?|transcripts?|participants?|interviewers?|stakeholders?|waves?|speakers?|focus|individual|pair|open answers|` +
	`category|categories|sub-category|codes?|coders?|units?|meaning|condensed?|quote|quotation|decisions?|decided|proposed|confirm(?:ed)?|reject(?:ed)?|assign(?:ed)?|` +
	`rows?|rules?|line|kind|before|after|follow-up|other|unknown|analytic|reflexive|rename|merge|split|retire|move|add|loose|top|yes|warnings?|errors?|` +
	`there|the|of|and|with|which|shown|found|nothing|recorded|would`

// TestSwedishThroughout runs the commands on the Swedish example study: nothing
// that they say of their own is English.
func TestSwedishThroughout(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "studie")
	mening := func(args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if err := run(args, strings.NewReader(""), &stdout, &stderr); err != nil && err != errFindings {
			t.Fatalf("mening %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
		}
		return stdout.String() + stderr.String()
	}
	mening("demo", "--decided", dir)
	withoutInterview(t, dir, "ockelbo/follow-up/employer-2") // which is in English
	sheet := filepath.Join(dir, "blad.xlsx")
	reading := []string{
		"check", "index", "turns ovanaker/before/fg1-ame", "turns --report", "units --category hinder", "units --clean --prompted --limit 9",
		"units --all --limit 5", "units --assents", "tally", "tally --by kind", "tally --by role", "tally --by wave --count units,participants --percent participants",
		"tally --by stakeholder,wave", "tally --by status", "list --limit 2", "list --by kind,code --condensed", "quotes trisam", "matrix --limit 1", "matrix --count --case kind",
		"cooccur", "cooccur --rows category --within 3 --matrix", "cooccur --quotes trisam,samsyn --within 5", "saturation --codes", "saturation --origin all --by wave",
		"negative trisam", "negative metoden --value valence=-", "tally --by prompted", "search möte --limit 3", "code", "journal", "journal --act memo --all",
		"agree --coders eva,lisbeth", "agree --coders auto,eva --reference eva", "agree --coders eva,lisbeth --match exact --disagreements",
		"allocate --coders anna,bo", "reconcile --coders eva,lisbeth", "reconcile --coders eva,lisbeth --agreed --dry-run",
		"sort", "codebook lint", "codebook split trisam",
	}
	changing := []string{
		"codebook add provkod --definition prov", "codebook add Provgrupp --as category", "codebook move provkod provgrupp", "codebook rename provkod provkod-2",
		"codebook merge svart-vitt alla-lika", "codebook split trisam trisam-1=1-2 trisam-2=3-99", "codebook move provkod-2 --loose", "codebook retire provkod-2",
		"codebook diff " + filepath.Join(dir, "coding", "codebook.yaml~"), "codebook lint", "sort --rounds", "check",
		"code assign ovanaker/before/fg1-ame:5 alla-lika --coder maria", "code memo study --coder maria prov", "code undo --coder maria",
	}
	english := regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}_/.:=$-])(` + englishWords + `)(?:$|[^\p{L}\p{N}_/.:=-])`)
	look := func(command, format, said string) {
		t.Helper()
		for _, line := range strings.Split(said, "\n") {
			if m := english.FindStringSubmatch(ownWords(line)); m != nil {
				t.Errorf("mening %s (%s) says %q: %s", command, format, m[1], line)
			}
		}
	}
	for i, command := range append(slices.Clone(reading), changing...) {
		if i < len(reading) && passed(i, 5) {
			continue
		}
		args := append(strings.Fields(command), "-s", dir)
		if command == "codebook split trisam trisam-1=1-2 trisam-2=3-99" {
			args[4] = "trisam-2=3-" + lastRule(mening("codebook", "split", "trisam", "-s", dir))
		}
		look(command, "text", mening(args...))
		if strings.HasPrefix(command, "tally") || strings.HasPrefix(command, "units") || strings.HasPrefix(command, "journal") || strings.HasPrefix(command, "turns") {
			look(command, "md", mening(append(args, "--format", "md")...))
		}
	}
	mening("units", "-s", dir, "--category", "hinder", "-o", sheet)
	look("review", "text", mening("review", "-s", dir, sheet, "--coder", "maria", "--dry-run"))
	mening("sort", "-s", dir, "-o", sheet)
	look("sort SHEET", "text", mening("sort", "-s", dir, sheet, "--dry-run"))
}

// withoutInterview takes an interview out of a study.
func withoutInterview(t *testing.T, dir, name string) {
	t.Helper()
	err := os.Remove(filepath.Join(dir, "transcripts", filepath.FromSlash(name+".txt")))
	files, _ := filepath.Glob(filepath.Join(dir, "coding", "*.jsonl"))
	for _, file := range append(files, filepath.Join(dir, "interviews.csv"), filepath.Join(dir, "participants.csv")) {
		text, e := os.ReadFile(file)
		kept := slices.DeleteFunc(strings.SplitAfter(string(text), "\n"), func(line string) bool { return strings.Contains(line, name) })
		err = errors.Join(err, e, os.WriteFile(file, []byte(strings.Join(kept, "")), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// ownWords leaves out what is not the program's to translate: what stands in
// quotes, names of options and files, and expressions of rules.
func ownWords(line string) string {
	for _, pattern := range notOwn {
		line = pattern.ReplaceAllString(line, " ")
	}
	return line
}

var notOwn = []*regexp.Regexp{
	regexp.MustCompile(`bakom (?:ett tal|en cell): mening .*`), regexp.MustCompile("`[^`]*`"), regexp.MustCompile(`"[^"]*"`),
	regexp.MustCompile(`regeln träffar aldrig: .*`), regexp.MustCompile(`--[a-z-]+(?: wave)?`), regexp.MustCompile(`[a-z]+=…?`),
	regexp.MustCompile(`mening code \w+`), regexp.MustCompile(`\b(?:OR|AND|NOT|NEAR/\w+|PRE/\w+|AME|SOC|FK|PV|LSS)\b`),
}

// lastRule returns the number of the last rule in the list of a code's rules.
func lastRule(list string) string {
	all := regexp.MustCompile(`(?m)^(\d+)  +\d+ `).FindAllStringSubmatch(list, -1)
	return all[len(all)-1][1]
}

// TestSwedishOnce makes sure that no text has two translations, of which one
// would be said everywhere.
func TestSwedishOnce(t *testing.T) {
	said := map[string]string{}
	for _, texts := range slices.Concat(swedishAll(), swedishCalls(), swedishHelps()) {
		for english, swedish := range texts {
			if other, ok := said[english]; ok && other != swedish {
				t.Errorf("%q is said as %q and as %q", english, swedish, other)
			}
			said[english] = swedish
		}
	}
}
