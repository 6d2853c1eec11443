package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/words"

	"github.com/urfave/cli/v2"
)

// newWordList reads the options that need no study.
func newWordList(c *cli.Context) (*wordList, error) {
	l := &wordList{around: c.IsSet("around"), stems: c.Bool("stems"), stop: c.Bool("stop"), min: c.Int("min"), limit: c.Int("limit"),
		order: c.String("sort"), by: strings.TrimSpace(c.String("by")), role: c.String("role")}
	keyness := c.IsSet("keyness")
	switch n := c.NArg(); {
	case n > 1:
		return nil, usageError{source.Say("words takes one expression, but was given %d\n  put it in single quotes: '%s'", n, strings.Join(c.Args().Slice(), " "))}
	case n == 1 && strings.TrimSpace(c.Args().First()) == "":
		return nil, usageError{source.Say("the expression is empty\n  leave it out to list all words, or write one: mening words 'samverk*'")}
	case n == 1 && (keyness || l.around):
		return nil, usageError{source.Say("--keyness and --around take no further expression, but were given %q\n  write mening words --around %q", c.Args().First(), c.Args().First())}
	case keyness && l.around:
		return nil, usageError{source.Say("--keyness and --around answer different questions\n  ask for one at a time")}
	case l.by != "" && (keyness || l.around):
		return nil, usageError{source.Say("--by makes columns of a list of words, not of --keyness and --around\n  use --where to look at one group")}
	case c.IsSet("against") && !keyness:
		return nil, usageError{source.Say("--against says what --keyness is compared with\n  add --keyness FIELD=VALUE")}
	case (c.IsSet("span") || c.IsSet("within")) && !l.around:
		return nil, usageError{source.Say("--span and --within belong to --around\n  add --around EXPRESSION")}
	case c.IsSet("count") && l.by == "":
		return nil, usageError{source.Say("--count says what the columns of --by show\n  add --by FIELD")}
	case l.limit < 0 || l.min < 0:
		return nil, usageError{source.Say("--limit and --min cannot be negative\n  --limit 0 shows all words, --min 1 those that are said once, too")}
	case n == 1:
		l.expression = c.Args().First()
	case l.around:
		l.expression = c.String("around")
	}
	if l.around && strings.TrimSpace(l.expression) == "" {
		return nil, usageError{source.Say("nothing to look around\n  write an expression: mening words --around 'möte'")}
	}
	if !c.IsSet("min") && (keyness || l.around) {
		l.min = rarest
	}
	if err := l.orders(keyness); err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(c.String("count"), ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(wordCounts(), name) {
			return nil, usageError{source.Say("cannot count %q\n  %s", name, source.Meant(name, wordCounts()))}
		}
		l.counts = append(l.counts, name)
	}
	var err error
	l.window, err = newWindow(c.String("span"), c.String("within"))
	return l, err
}

// rarest is how often a word must occur before a statistic of it is shown.
const rarest = 3

// orders makes sure that the list can be sorted as it is asked for; the first of
// the orders is the one that it has.
func (l *wordList) orders(keyness bool) error {
	known := []string{"count", "alphabet", "range"}
	switch {
	case keyness:
		known = append([]string{"g2", "log-ratio"}, known...)
	case l.around:
		known = append([]string{"log-dice", "t-score"}, known...)
	}
	if l.order == "" {
		l.order = known[0]
	}
	if !slices.Contains(known, l.order) {
		return usageError{source.Say("%s cannot be %q here\n  %s", "--sort", l.order, source.Meant(l.order, known))}
	}
	return nil
}

// widest is the largest window of --around.
const widest = 1000

// newWindow reads --span, which is 5 or 2:5, and --within.
func newWindow(span, within string) (words.Window, error) {
	var w words.Window
	left, right, two := strings.Cut(span, ":")
	if !two {
		right = left
	}
	var errs [2]error
	w.Left, errs[0] = strconv.Atoi(strings.TrimSpace(left))
	w.Right, errs[1] = strconv.Atoi(strings.TrimSpace(right))
	if errors.Join(errs[:]...) != nil || w.Left < 0 || w.Right < 0 || w.Left+w.Right == 0 || w.Left > widest || w.Right > widest {
		return w, usageError{source.Say("%s cannot be %q\n  write a number of words from 1 to %d, such as 5, or before and after: 2:5", "--span", span, widest)}
	}
	switch within {
	case "sentence":
		w.Sentence = true
	case "turn":
	default:
		return w, usageError{source.Say("%s cannot be %q\n  %s", "--within", within, source.Meant(within, []string{"turn", "sentence"}))}
	}
	return w, nil
}

// choose reads the options that select talk.
func (l *wordList) choose(c *cli.Context) error {
	roles, err := rolesOf(c.String("role"))
	if err != nil {
		return err
	}
	l.conditions = c.StringSlice("where")
	chosen, err := l.selected("--where", l.conditions)
	if err != nil {
		return err
	}
	l.talk = talk{chosen, roles}
	if l.by != "" {
		i := slices.IndexFunc(l.corpus.Fields(), func(f string) bool { return corpus.Equal(f, l.by) })
		if i < 0 {
			return usageError{source.Say("cannot group words by %q\n  %s", l.by, source.Meant(l.by, l.corpus.Fields()))}
		}
		l.by = l.corpus.Fields()[i]
	}
	if !c.IsSet("keyness") {
		return nil
	}
	l.focusConditions, l.againstConditions = c.StringSlice("keyness"), c.StringSlice("against")
	if chosen, err = l.selected("--keyness", l.focusConditions); err != nil {
		return err
	}
	l.focus = &talk{chosen, roles}
	if len(l.againstConditions) > 0 {
		if chosen, err = l.selected("--against", l.againstConditions); err != nil {
			return err
		}
		l.against = &talk{chosen, roles}
	}
	return nil
}

// selected reads conditions on talk: words have no codes.
func (l *wordList) selected(option string, conditions []string) (coding.Selection, error) {
	b := l.emptyCodebook()
	for _, condition := range conditions {
		field, _, _ := strings.Cut(condition, "=")
		field = strings.TrimSpace(strings.TrimSuffix(field, "!"))
		if slices.ContainsFunc(coding.CodingFields(b), func(f string) bool { return corpus.Equal(f, field) }) {
			return nil, usageError{source.Say("%s selects talk and cannot ask for %q\n  ask for one of %s", option, field, strings.Join(l.corpus.Fields(), ", "))}
		}
	}
	out, err := coding.ParseSelection(conditions, l.corpus, b, nil)
	if err != nil {
		return nil, usageError{err}
	}
	return out, nil
}
