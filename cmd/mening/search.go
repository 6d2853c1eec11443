package main

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus/index"
)

func searchCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "search",
		Usage:     "find passages with the rule language",
		ArgsUsage: "EXPRESSION|@NAME",
		Description: `Finds what an expression of the rule language matches in the participants' talk.
With code:, category:, theme:, dimension:, status: and coder: it finds what was
coded, as it stands after all decisions. docs/rules.md explains the language,
docs/search.md the options.

EXAMPLES
   mening search -s DIR 'samverk* NEAR/5 vård'
   mening search -s DIR '"lägga pusslet"' --context 1
   mening search -s DIR 'category:samverkan stakeholder:SOC' --limit 0
   mening search -s DIR 'möte' --kwic --sort right
   mening search -s DIR 'code:trisam status:confirmed' --group-by stakeholder
   mening search -s DIR 'möte' --sample 10 --seed 7 -o sample.md
   mening search -s DIR 'möte NOT code:trisam' --save uncoded-meetings
   mening search -s DIR @uncoded-meetings --count
   mening search -s DIR --saved
   mening search -s DIR --forget uncoded-meetings
   mening search -s DIR --like code:trisam          passages that are like those of a code`,
		Flags: append(append(studyFlags(), whereFlag(), whoseFlag(),
			&cli.BoolFlag{Name: "kwic", DisableDefaultText: true, Usage: "one line a hit, the words found below each other; with --count the number of hits"},
			&cli.IntFlag{Name: "context", Usage: "show `N` turns before and after each hit, and the question that it answers"},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` hits, of each group with --group-by, 0 for all (default: 20 on the screen, else all)"},
			&cli.StringFlag{Name: "sort", Usage: "`ORDER` of the hits: relevance, transcript, left or right (by the words beside)", Value: byRelevance},
			&cli.StringFlag{Name: "group-by", Usage: "put the hits below the values of `FIELD`: stakeholder, wave, code …"},
			&cli.BoolFlag{Name: "facets", DisableDefaultText: true, Usage: "count hits and participants by who, where and code"},
			&cli.BoolFlag{Name: "count", DisableDefaultText: true, Usage: "print how many hits there are, of each group with --group-by, nothing else"},
			&cli.IntFlag{Name: "sample", Usage: "show `N` hits drawn at random"},
			&cli.Uint64Flag{Name: "seed", Usage: "begin the random numbers of --sample with `N`", Value: 1},
			&cli.StringFlag{Name: "like", Usage: "find what is most like `UNIT`: an id, a place such as fg1.txt:12, or code:CODE"},
			&cli.StringFlag{Name: "save", Usage: "keep the search as `NAME` in study.yaml; @NAME runs it"},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "with --save, put the search in place of another of that name"},
			&cli.StringFlag{Name: "forget", Usage: "take the search kept as `NAME` out of study.yaml"},
			&cli.BoolFlag{Name: "saved", DisableDefaultText: true, Usage: "list the searches that study.yaml keeps"},
			roleFlag()), outputFlags()...),
		BashComplete: e.completeSearch,
		Action:       func(c *cli.Context) error { return e.search(c) },
	}
}

func (e *env) search(c *cli.Context) error {
	o, err := newOutput(e, c)
	if err != nil {
		return err
	}
	o.force, o.ownForms = false, false // --force is said of --save
	switch {
	case c.Bool("saved"):
		return e.listSearches(c, o)
	case c.IsSet("forget"):
		return e.forgetSearch(c)
	}
	options, err := newSearchOptions(c)
	if err != nil {
		return err
	}
	if err := mayKeep(c, options); err != nil {
		return err
	}
	if !options.limited && options.sample == 0 && o.format == "text" && o.file == "" {
		options.limit = screenHits
	}
	opened, indexed, err := e.openIndexed(c, o)
	if err != nil {
		return err
	}
	x := indexed.Index
	switch {
	case x == nil:
		fmt.Fprintln(e.stderr, "mening:", opened.voice.say("%s: searched the transcripts themselves", opened.voice.note(indexed.Notice)))
	default:
		defer x.Close()
		x.Prepare()
		if indexed.Notice.Format != "" {
			fmt.Fprintln(e.stderr, "mening:", opened.voice.note(indexed.Notice))
		}
	}
	s := &searching{opened: opened, index: x, options: options}
	hits, err := s.find()
	if err != nil {
		return ofKept(c.Args().First(), err)
	}
	if len(s.unknown) > 0 {
		fmt.Fprintln(e.stderr, "mening:", s.voice.say("not in the lexicon of compounds, so found only as words of their own and beside a hyphen: %s", strings.Join(s.unknown, ", ")))
	}
	if lower := lowerOperators(options.expression); len(hits) == 0 && len(lower) > 0 {
		fmt.Fprintln(e.stderr, "mening:", s.voice.say("operators are written in capitals: %s", strings.Join(lower, ", ")))
	}
	if len(hits) == 0 && options.like == "" && o.format == "text" && o.file == "" {
		s.tellNear(e)
	}
	if err := s.print(o, hits); err != nil {
		return err
	}
	if name := c.String("save"); name != "" {
		if err := s.keep(e, c, name); err != nil {
			return err
		}
	}
	return s.finish(e)
}

// print prints what was asked for: the number of hits, facets or the hits.
func (s *searching) print(o *output, hits []coding.Observation) error {
	if s.options.kwic {
		hits = s.concordance(hits)
	}
	if s.options.count {
		return s.printCount(o, hits)
	}
	r, err := s.result(hits, o.format)
	if err != nil {
		return err
	}
	return r.print(o, s.voice)
}

// screenHits is how many hits are shown where a person reads them. What goes
// into a file or to a program is whole unless it says otherwise.
const screenHits = 20

// lowerOperators returns, in capitals, the words of an expression that somebody
// may have meant as operators.
func lowerOperators(expression string) []string {
	var out []string
	for word := range strings.FieldsSeq(expression) {
		if slices.Contains([]string{"and", "or", "not"}, word) {
			out = append(out, strings.ToUpper(word))
		}
	}
	return out
}

// openIndexed reads the study by way of its index, which it brings up to date.
// The index is nil where it cannot be used.
func (e *env) openIndexed(c *cli.Context, o *output) (*opened, *index.Opened, error) {
	if err := checkLanguage(c); err != nil {
		return nil, nil, err
	}
	leaveGarbage(0)
	ahead := index.ReadAhead(c.String("study"))
	s, err := load(c)
	if err != nil {
		return nil, nil, err
	}
	limitMemoryToIndex(s.Size())
	bar := e.progress("indexing")
	at := func(done, total int) {
		if done == 1 { // there is work
			debug.SetGCPercent(gcPercent)
		}
		bar.at(done, total)
	}
	x, err := index.Open(s, index.Options{Progress: at, Ahead: ahead})
	bar.done()
	if err != nil {
		return nil, nil, err
	}
	leaveGarbage(s.Size())
	opened := &opened{study: s, corpus: x.Corpus, voice: e.voice(c, x.Corpus.Language)}
	opened.voice.terms = x.Corpus.Terms
	opened.tellMissing(e)
	opened.tellGuide(e)
	if o == nil {
		return opened, x, nil
	}
	if err := opened.protect(o); err != nil {
		return nil, nil, errors.Join(err, closeIndex(x.Index))
	}
	return opened, x, nil
}

func closeIndex(x *index.Index) error {
	if x == nil {
		return nil
	}
	return x.Close()
}
