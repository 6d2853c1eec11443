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
		order: c.String("sort"), by: strings.TrimSpace(c.String("by"))}
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
	var err error
	l.given = l.expression
	if l.expression, err = takeKept(c, l.expression); err != nil {
		return nil, err
	}
	l.role, l.coder = c.String("role"), c.String("coder")
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
	roles, err := rolesOf(l.role)
	if err != nil {
		return err
	}
	l.conditions, l.focusConditions, l.againstConditions = c.StringSlice("where"), c.StringSlice("keyness"), c.StringSlice("against")
	var fields []string
	for _, condition := range slices.Concat(l.conditions, l.focusConditions, l.againstConditions) {
		fields = append(fields, fieldOf(condition))
	}
	if l.by != "" {
		fields = append(fields, l.by)
	}
	if err := l.readCodings(c, fields); err != nil {
		return err
	}
	where, err := l.selected(l.conditions)
	if err != nil {
		return err
	}
	l.talk = talk{where, roles, newUnitMark(markWhere, where)}
	if l.by != "" {
		if err := l.chooseColumns(); err != nil {
			return err
		}
	}
	side := func(number int, conditions []string) (*talk, error) {
		chosen, err := l.selected(conditions)
		return &talk{chosen, roles, newUnitMark(number, where, chosen)}, err
	}
	if len(l.focusConditions) > 0 {
		if l.focus, err = side(markFocus, l.focusConditions); err != nil {
			return err
		}
	}
	if len(l.againstConditions) > 0 {
		l.against, err = side(markAgainst, l.againstConditions)
	}
	return err
}

// chooseColumns reads --by: a field of people and interviews, or of codings.
func (l *wordList) chooseColumns() error {
	g, err := coding.GroupBy(l.corpus, l.codings.book, l.by, l.codings.coders())
	if err != nil {
		return usageError{err}
	}
	if l.by = g.Field; !g.Coding {
		return nil
	}
	if l.codings.book.MayLack(g.Field) {
		g.Values = append(g.Values, corpus.Value{ID: corpus.Unknown, Label: corpus.Unknown})
	}
	l.codings.columns = &g
	return nil
}

// selected reads conditions on talk and on what is coded in it.
func (l *wordList) selected(conditions []string) (coding.Selection, error) {
	out, err := coding.ParseSelection(conditions, l.corpus, l.codings.book, l.codings.coders())
	if err != nil {
		return nil, usageError{err}
	}
	return out, nil
}
