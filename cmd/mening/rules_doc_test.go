package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/words"
)

// blocks returns the lines of a document that stand in blocks marked with a
// word, block by block, with the number of the line before each block.
func blocks(text, mark string) (found [][]string, before []int) {
	open := false
	for i, line := range strings.Split(text, "\n") {
		switch {
		case !open && line == "```"+mark:
			open = true
			found, before = append(found, nil), append(before, i+1)
		case line == "```":
			open = false
		case open:
			found[len(found)-1] = append(found[len(found)-1], line)
		}
	}
	return found, before
}

// ruleEnv is what docs/rules.md supposes: AME speaks, before the project, and
// references stand for the rules of these codes.
type ruleEnv struct{ references map[string][]query.Interval }

func (ruleEnv) Field(name, value string) bool {
	return slices.ContainsFunc([]string{"stakeholder:AME", "wave:before", "speaker:AME 2", "role:participant", "interview:fg1-ame", "site:Ovanåker"},
		func(known string) bool { return corpus.Equal(known, name+":"+value) })
}

func (e ruleEnv) Evidence(reference, id string) []query.Interval {
	return e.references[reference+":"+id]
}

// referredRules are the rules of the codes to which docs/rules.md refers.
func referredRules() map[string]string {
	return map[string]string{"code:trisam": "trisam*", "category:samverkan": "trisam* OR samarbet*", "theme:tillit": "lita*", "valence:-": "krångl*"}
}

// TestRulesOfTheDocument tries the lines of docs/rules.md that show what an
// expression matches: `EXPRESSION => text with *evidence* marked`.
func TestRulesOfTheDocument(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(top, "docs", "rules.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown, _ := blocks(string(text), "lexicon")
	if len(shown) != 1 {
		t.Fatalf("docs/rules.md shows %d lexicons", len(shown))
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, words.FileName("sv")), []byte(strings.Join(shown[0], "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := language.New("sv", false)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	lines, _ := blocks(string(text), "rules")
	for _, line := range slices.Concat(lines...) {
		expression, marked, ok := strings.Cut(line, " => ")
		if !ok {
			t.Errorf("no => in %q", line)
			continue
		}
		expression = strings.TrimSpace(expression)
		if got := markMatches(t, words.NewFolder(dir).Teach(a), expression, strings.ReplaceAll(marked, "*", "")); got != marked {
			t.Errorf("%s\n got %s\nwant %s", expression, got, marked)
		}
		tried++
	}
	if tried < 70 {
		t.Errorf("docs/rules.md shows %d expressions, too few", tried)
	}
}

// TestTableOfRules parses every expression in the table of docs/rules.md, so that
// it shows nothing that there is not.
func TestTableOfRules(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(top, "docs", "rules.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(text), "## All expressions\n")
	table, _, ended := strings.Cut(table, "\n## ")
	if !found || !ended {
		t.Fatal("docs/rules.md has no section with all expressions")
	}
	v := query.Vocabulary{Fields: []string{"stakeholder", "wave", "speaker", "role", "interview", "site"},
		References: []string{"code", "category", "theme", "valence"}}
	tried := 0
	for line := range strings.Lines(table) {
		row, isRow := strings.CutPrefix(line, "| `")
		if !isRow {
			continue
		}
		first, _, _ := strings.Cut(row, " | ")
		for i, expression := range strings.Split("`"+first, "`") {
			if i%2 == 0 || expression == "( )" {
				continue
			}
			tried++
			if _, err := query.Parse(strings.TrimSuffix(expression, "…")+strings.Repeat("x", strings.Count(expression, "…")), v); err != nil {
				t.Errorf("%s: %v", expression, err)
			}
		}
	}
	if tried < 30 {
		t.Errorf("the table shows %d expressions, too few", tried)
	}
}

// markMatches sets the evidence of all matches between asterisks.
func markMatches(t *testing.T, a *language.Analyzer, expression, text string) string {
	t.Helper()
	v := query.Vocabulary{Fields: []string{"stakeholder", "wave", "speaker", "role", "interview", "site"},
		References: []string{"code", "category", "theme", "valence"}}
	parse := func(text string) query.Rule {
		e, err := query.Parse(text, v)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		return query.Rule{Expr: e, Scope: query.SentenceScope}
	}
	rules := []query.Rule{parse(expression)}
	var names []string
	for name, rule := range referredRules() {
		names, rules = append(names, name), append(rules, parse(rule))
	}
	r := query.Compile(a, rules).NewReader()
	r.Read(text)
	env := ruleEnv{map[string][]query.Interval{}}
	for i, name := range names {
		env.references[name] = r.Match(i+1, env)
	}
	var evidence []corpus.Span
	for _, match := range r.Match(0, env) {
		evidence = append(evidence, match.Evidence...)
	}
	slices.SortFunc(evidence, query.CompareSpans)
	var b strings.Builder
	at := 0
	for _, s := range slices.Compact(evidence) {
		b.WriteString(text[at:s.Start] + "*" + text[s.Start:s.End] + "*")
		at = s.End
	}
	return b.String() + text[at:]
}

// TestCodebooksOfTheDocuments reads the codebooks that documents show and
// tries their examples.
func TestCodebooksOfTheDocuments(t *testing.T) {
	for _, name := range documents(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		shown, before := blocks(string(text), "yaml")
		for i, lines := range shown {
			if len(lines) == 0 || !strings.HasPrefix(lines[0], "codebook:") {
				continue
			}
			place := filepath.Base(name)
			b, problems := coding.ReadCodebook(place, []byte(strings.Join(lines, "\n")+"\n"), []string{"stakeholder", "wave"})
			if b != nil {
				problems = append(problems, b.Try()...)
			}
			if len(problems) > 0 {
				t.Errorf("the codebook below line %d of %s:\n%v", before[i], place, problems)
			}
		}
	}
}
