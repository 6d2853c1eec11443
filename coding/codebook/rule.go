package codebook

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus/query"
	"mening/corpus/source"
)

// Rule is a line to be added to the rules of a code.
type Rule struct {
	Expression string
	// Unless says that it takes matches away.
	Unless bool
	// Language is that of the transcripts to which it applies. Where it is
	// empty, it applies as the other rules of the code do: to all, or in the
	// language of the codebook where they are written by language.
	Language string
	// Examples are texts that the rules find then, Counterexamples texts that
	// they must not find.
	Examples, Counterexamples []string
}

// AddRule adds a line to the rules of a code, and examples to its examples. An
// expression that cannot be parsed is an error of the type [*query.Error]. A
// line that is there already is an error, and nothing is changed.
func (e *Editor) AddRule(code string, r Rule) error {
	_, target, err := e.entry(code, aCode)
	if err != nil {
		return err
	}
	if e.book.RetiredCode(target.id) != nil {
		return source.Say("%q is retired\n  take `retired: true` out of the codebook first", target.id)
	}
	key := "rules"
	if r.Unless {
		key = "unless"
	}
	expression := strings.TrimSpace(r.Expression)
	parsed, err := query.Parse(expression, e.vocabulary())
	if err != nil {
		return err
	}
	language, here := r.Language, groups(target.value(key))
	byLanguage := slices.ContainsFunc(here, func(g group) bool { return g.language != "" })
	if language == "" && byLanguage {
		language = e.book.Language
	}
	for _, g := range here {
		if g.language == language && slices.ContainsFunc(g.lines, func(l string) bool { return e.sameRule(l, parsed) }) {
			return source.Say("%q has this line under `%s` already: %s\n  nothing was changed", target.id, key, expression)
		}
	}
	if language != "" && len(here) > 0 && !byLanguage {
		return source.Say("`%s` of %q is for every language\n  write it by language first, or leave the language out", key, target.id)
	}
	change := &Entry{Act: coding.ChangeRule, Kind: aCode, From: []string{target.id}, To: []string{target.id}, Added: expression}
	if r.Unless {
		change.Added = "unless " + expression
	}
	languages := []string{e.book.Language}
	return e.change(change,
		func(t *tree) ([]splice, error) { return nil, t.inLines(t.find(target.id)) },
		func(t *tree) ([]splice, error) {
			return t.addRules(key, target.id, []group{{language, []string{expression}}}, languages)
		},
		func(t *tree) ([]splice, error) { return t.addTexts("examples", target.id, r.Examples) },
		func(t *tree) ([]splice, error) { return t.addTexts("counterexamples", target.id, r.Counterexamples) })
}

// sameRule reports whether a line of the codebook is an expression, however it
// is spaced.
func (e *Editor) sameRule(line string, parsed query.Expr) bool {
	other, err := query.Parse(line, e.vocabulary())
	return err == nil && other.String() == parsed.String()
}
