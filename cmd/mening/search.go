package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/index"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
	"mening/corpus/words"
)

func searchCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "search",
		Usage:     "find passages with the rule language",
		ArgsUsage: "EXPRESSION",
		Description: `Finds what an expression of the rule language matches in the participants' talk.
With code: and category: it finds quotations by theme. docs/rules.md explains the
language.

EXAMPLES
   mening search -s DIR 'samverk* NEAR/5 vård'
   mening search -s DIR '"lägga pusslet"' --context 1
   mening search -s DIR 'category:samverkan stakeholder:SOC' --limit 0
   mening search -s DIR 'möte' --kwic --role all`,
		Flags: append(append(studyFlags(), whereFlag(),
			&cli.BoolFlag{Name: "kwic", DisableDefaultText: true, Usage: "one line a hit, the words found below each other"},
			&cli.IntFlag{Name: "context", Usage: "show `N` turns before and after each hit"},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` hits, 0 for all (default: 20 on the screen, else all)"},
			&cli.StringFlag{Name: "sort", Usage: "`ORDER` of the hits: relevance or transcript", Value: "relevance"},
			&cli.BoolFlag{Name: "facets", DisableDefaultText: true, Usage: "count the hits by stakeholder, wave, site, kind and transcript"},
			roleFlag()), outputFlags()...),
		Action: func(c *cli.Context) error { return e.search(c) },
	}
}

func (e *env) search(c *cli.Context) error {
	o, err := newOutput(e, c)
	if err != nil {
		return err
	}
	options, err := newSearchOptions(c)
	if err != nil {
		return err
	}
	if !c.IsSet("limit") && o.format == "text" && o.file == "" {
		options.limit = screenHits
	}
	s, indexed, err := e.openIndexed(c, o)
	if err != nil {
		return err
	}
	x := indexed.Index
	switch {
	case x == nil:
		fmt.Fprintln(e.stderr, "mening:", indexed.Notice+": searched the transcripts themselves")
	default:
		defer x.Close()
		if indexed.Notice != "" {
			fmt.Fprintln(e.stderr, "mening:", indexed.Notice)
		}
	}
	m, expression, b, err := s.compileSearch(options)
	if err != nil {
		return err
	}
	where, err := coding.ParseSelection(c.StringSlice("where"), s.corpus, b, nil)
	if err != nil {
		return usageError{err}
	}
	candidates, err := s.candidates(x, expression, b)
	if err != nil {
		return err
	}
	hits := coding.Observe(candidates, m, coding.Decided{}, nil)
	if len(where) > 0 {
		hits = slices.DeleteFunc(hits, func(hit coding.Observation) bool { return !where.Observation(b, &hit) })
	}
	if unknown := s.unknownParts(expression); len(unknown) > 0 {
		fmt.Fprintln(e.stderr, "mening:", s.voice.say("not in the lexicon of compounds, so found alone: %s", strings.Join(unknown, ", ")))
	}
	if lower := lowerOperators(options.expression); len(hits) == 0 && len(lower) > 0 {
		fmt.Fprintln(e.stderr, "mening:", s.voice.say("operators are written in capitals: %s", strings.Join(lower, ", ")))
	}
	r := newSearchResult(s.corpus, hits, options, o.format)
	if err := r.print(o, s.voice); err != nil {
		return err
	}
	return s.finish(e)
}

// screenHits is how many hits are shown where a person reads them. What goes
// into a file or to a program is whole unless it says otherwise.
const screenHits = 20

type searchOptions struct {
	expression     string
	roles          []corpus.Role
	context, limit int
	sort           string
	kwic, facets   bool
}

func newSearchOptions(c *cli.Context) (searchOptions, error) {
	o := searchOptions{context: c.Int("context"), limit: c.Int("limit"), sort: c.String("sort"), kwic: c.Bool("kwic"), facets: c.Bool("facets")}
	switch n := c.NArg(); {
	case n == 0 || n == 1 && strings.TrimSpace(c.Args().First()) == "":
		return o, usageError{errors.New("nothing to search for\n  write an expression: mening search 'samverk*'")}
	case n == 1:
		o.expression = c.Args().First()
	default:
		return o, usageError{fmt.Errorf("search takes one expression, but was given %d\n  put it in single quotes: '%s'", c.NArg(), strings.Join(c.Args().Slice(), " "))}
	}
	var err error
	if o.roles, err = rolesOf(c); err != nil {
		return o, err
	}
	if o.sort != "relevance" && o.sort != "transcript" {
		return o, usageError{fmt.Errorf("--sort cannot be %q\n  %s", o.sort, source.DidYouMean(o.sort, []string{"relevance", "transcript"}))}
	}
	if o.limit < 0 || o.context < 0 {
		return o, usageError{errors.New("--limit and --context cannot be negative\n  --limit 0 shows all hits")}
	}
	return o, nil
}

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
	s, err := load(c)
	if err != nil {
		return nil, nil, err
	}
	limitMemoryToIndex(s.Size())
	bar := e.progress("indexing")
	x, err := index.Open(s, index.Options{Progress: bar.at})
	bar.done()
	if err != nil {
		return nil, nil, err
	}
	opened := &opened{study: s, lexicons: words.NewFolder(s.Dir), corpus: x.Corpus, voice: e.voice(c, x.Corpus.Language)}
	opened.voice.terms = x.Corpus.Terms
	opened.tellMissing(e)
	return opened, x, opened.protect(o)
}

// compileSearch makes a matcher of the expression, which may refer to the
// study's codebook.
func (s *opened) compileSearch(o searchOptions) (*coding.Matcher, query.Expr, *coding.Codebook, error) {
	b := s.emptyCodebook()
	if s.study.Config.Codebook != "" {
		read, problems, err := s.readCodebook()
		if err != nil {
			return nil, nil, nil, err
		}
		if read != nil {
			b = read
		} else if needsCodebook(o.expression) {
			return nil, nil, nil, problems
		}
	}
	e, err := query.Parse(o.expression, query.Vocabulary{Fields: s.corpus.Fields(), References: b.References()})
	if err != nil {
		return nil, nil, nil, s.usage(o.expression, err)
	}
	if err := s.checkValues(o.expression, e, b); err != nil {
		return nil, nil, nil, err
	}
	if err := s.checkCompounds(o.expression, e); err != nil {
		return nil, nil, nil, err
	}
	return coding.CompileSearch(b, e, o.roles), e, b, nil
}

// needsCodebook reports whether an expression may refer to codes, so that a
// broken codebook stands in its way.
func needsCodebook(expression string) bool {
	return strings.Contains(expression, "code:") || strings.Contains(expression, "category:") || strings.Contains(expression, "theme:")
}

// usage shows where in the expression a fault lies.
func (s *opened) usage(expression string, err error) error {
	var fault *query.Error
	if !errors.As(err, &fault) {
		return usageError{err}
	}
	text := fault.Message + "\n  " + strings.ReplaceAll(fault.Excerpt(expression), "\n", "\n  ")
	if fault.Hint != "" {
		text += "\n  " + fault.Hint
	}
	return usageError{errors.New(text)}
}

// checkValues makes sure that the values of filters exist.
func (s *opened) checkValues(expression string, e query.Expr, b *coding.Codebook) error {
	var err error
	query.Walk(e, func(e query.Expr) {
		f, ok := e.(*query.Filter)
		if !ok || err != nil {
			return
		}
		if f.Reference {
			if _, known := b.Refer(f.Field, f.Value); !known {
				err = s.usage(expression, &query.Error{Offset: f.ValueAt, Message: fmt.Sprintf("the codebook has no %s %q", f.Field, f.Value),
					Hint: source.DidYouMean(f.Value, b.IDs(f.Field))})
			}
		} else if hint, known := knownValue(s.corpus, f.Field, f.Value); !known {
			err = s.usage(expression, &query.Error{Offset: f.ValueAt, Message: fmt.Sprintf("no %s is %q", f.Field, f.Value), Hint: hint.String()})
		}
	})
	return err
}

// candidates returns the corpus with the turns that the index offers, all of
// them without an index.
func (s *opened) candidates(x *index.Index, e query.Expr, b *coding.Codebook) (*corpus.Corpus, error) {
	if x == nil {
		return s.corpus, nil
	}
	offered, err := x.Candidates(query.Candidates(e, s.analyzers(), referenced(b)))
	if err != nil || offered.All {
		return s.corpus, err
	}
	pruned := *s.corpus
	pruned.Transcripts = nil
	for _, t := range s.corpus.Transcripts {
		turns := offered.Turns(t)
		if len(turns) == 0 {
			continue
		}
		part := *t
		part.Turns = make([]corpus.Turn, len(turns))
		for i, place := range turns {
			part.Turns[i] = t.Turns[place]
		}
		pruned.Transcripts = append(pruned.Transcripts, &part)
	}
	return &pruned, nil
}

// analyzers returns an analyzer for each language of the corpus, with and
// without folding.
func (s *opened) analyzers() []*language.Analyzer {
	type key struct {
		language string
		fold     bool
	}
	seen := map[key]bool{}
	var out []*language.Analyzer
	for _, t := range s.corpus.Transcripts {
		if k := (key{t.Language, t.Fold}); !seen[k] {
			seen[k] = true
			if a, err := s.lexicons.Analyzer(t.Language, t.Fold); err == nil {
				out = append(out, a)
			}
		}
	}
	return out
}

// referenced returns the rules of the codes that a filter refers to.
func referenced(b *coding.Codebook) func(*query.Filter) []query.Expr {
	return func(f *query.Filter) []query.Expr {
		codes, _ := b.Refer(f.Field, f.Value)
		var out []query.Expr
		for _, c := range codes {
			for _, r := range c.Rules {
				out = append(out, r.Expr)
			}
		}
		return slices.Clip(out)
	}
}
