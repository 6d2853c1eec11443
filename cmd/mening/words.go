package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
	"mening/corpus/words"
)

func wordsCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "words",
		Usage:     "count the words of the talk, by group",
		ArgsUsage: "[EXPRESSION|@NAME]",
		Description: `Lists the words of the participants' talk: how often each was said, by how many
of them, in how many interviews. With an expression of the rule language it shows
exactly which forms that catches. --keyness shows which words mark one group,
--around which words stand near an expression. docs/words.md explains the numbers.

Conditions on codings (code, category, theme, status, coder, values, dimensions)
take the words within the meaning units that meet them, after all decisions. @NAME
stands for the expression of a kept search, with its conditions.

--compounds lists the compounds with the parts that +word finds in a rule or search.
They are split by the lexicon that lies in the study: lexicon.sv.txt for Swedish, a
text file that may be edited. --update makes it, or adds to it what is new in talk
and codebook; it takes nothing away, and nothing else ever changes it.

EXAMPLES
   mening words -s DIR --stop --by stakeholder
   mening words -s DIR 'samverk*' --by wave
   mening words -s DIR --stems --sort alphabet -o words.xlsx
   mening words -s DIR --keyness stakeholder=AME --stop
   mening words -s DIR --keyness wave=follow-up --against wave=before
   mening words -s DIR --around 'möte' --span 3
   mening words -s DIR --where code=trisam --stop             the words of what has the code
   mening words -s DIR --keyness code=trisam --stop           those that mark it
   mening words -s DIR --by category --stems --coder eva
   mening words -s DIR @uncoded-meetings
   mening words -s DIR --compounds --update --from /usr/share/dict/swedish
   mening words -s DIR --compounds`,
		Flags: append(append(append(studyFlags(), compoundFlags()...),
			&cli.StringFlag{Name: "by", Usage: "a column for each value of `FIELD`: stakeholder, wave, site, …; code, category, valence, …"},
			&cli.StringFlag{Name: "count", Usage: "`WHAT` the columns of --by show, several with commas: " + strings.Join(wordCounts(), ", "), Value: "count"},
			&cli.BoolFlag{Name: "stems", DisableDefaultText: true, Usage: "put all inflections of a word together"},
			&cli.BoolFlag{Name: "stop", DisableDefaultText: true, Usage: "leave function words (och, att, the) out of the list; never negations"},
			&cli.IntFlag{Name: "min", Usage: "only words that occur at least `N` times (default: 1; 3 with --keyness and --around)"},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` words, 0 for all; of --keyness N of each side (default: 30 on the screen, else all)"},
			&cli.StringFlag{Name: "sort", Usage: "`ORDER` of the words: count, alphabet, range (how many use it); g2, log-ratio; log-dice, t-score"},
			&cli.StringSliceFlag{Name: "keyness", Usage: "which words mark the talk where `FIELD=VALUE` holds; may be repeated"},
			&cli.StringSliceFlag{Name: "against", Usage: "compare --keyness with the talk where `FIELD=VALUE` holds, not with all other talk"},
			&cli.StringFlag{Name: "around", Usage: "which words stand near `EXPRESSION`"},
			&cli.StringFlag{Name: "span", Usage: "--around so many `WORDS` before and after; 2:5 is two before and five after", Value: "5"},
			&cli.StringFlag{Name: "within", Usage: "--around looks no farther than the `WHOLE`: turn or sentence", Value: "turn"},
			roleFlag(), whereFlag(), whoseFlag()), outputFlags()...),
		BashComplete: e.completeSearch,
		Action: func(c *cli.Context) error {
			if err := checkCompoundFlags(c); err != nil {
				return err
			}
			if c.Bool("compounds") {
				return e.compounds(c)
			}
			return e.words(c)
		},
	}
}

// screenWords is how many words are shown where a person reads them.
const screenWords = 30

// wordCounts are what a column of a group may show.
func wordCounts() []string { return []string{"count", "rate", "participants", "interviews"} }

// wordList is what was asked for, with the study in which it is counted.
type wordList struct {
	*opened
	out *output

	expression  string // what catches the words or stands in their middle
	given       string // the expression as it was written, @NAME for a kept search
	around      bool
	stems, stop bool
	min, limit  int
	order       string
	by, coder   string
	codings     wordCodings
	marking     *words.Marking // nil where no codings are asked for
	counts      []string
	window      words.Window

	talk       talk
	role       string
	conditions []string // as they were given
	// focus is the talk that --keyness asks about, against what it is compared
	// with: all other talk where it is nil.
	focus, against                     *talk
	focusConditions, againstConditions []string
}

// words lists words, those that mark a group, or those around an expression.
func (e *env) words(c *cli.Context) error {
	l, err := newWordList(c)
	if err != nil {
		return err
	}
	if l.out, err = newOutput(e, c); err != nil {
		return err
	}
	if !c.IsSet("limit") && l.out.format == "text" && l.out.file == "" {
		l.limit = screenWords
	}
	if l.opened, err = e.open(c, l.out); err != nil {
		return err
	}
	if err := l.choose(c); err != nil {
		return err
	}
	var hits *words.Hits
	if l.expression != "" {
		if hits, err = l.hits(e); err != nil {
			return ofKept(l.given, err)
		}
	}
	l.marking = l.mark(e)
	bar := e.progress("counting words")
	defer bar.done()
	switch {
	case l.focus != nil:
		err = l.keyness(bar)
	case l.around:
		err = l.collocates(hits, bar)
	default:
		err = l.list(hits, bar)
	}
	if err != nil {
		return err
	}
	return l.finish(e)
}

// hits returns what the expression matches, as a search for it does.
func (l *wordList) hits(e *env) (*words.Hits, error) {
	in := &searching{opened: l.opened, options: &searchOptions{expression: l.expression, roles: l.talk.roles, coder: l.coder}}
	if err := in.readBook(); err != nil {
		return nil, err
	}
	search, err := in.compile()
	if err != nil {
		return nil, err
	}
	if !words.CatchesWords(search.Expr) {
		return nil, usageError{source.Say("%q may match whole passages, not words\n  select talk with --where, and write the words in the expression", l.expression)}
	}
	bar := e.progress("searching")
	defer bar.done()
	out := words.NewHits(search.Expr)
	found := search.Find(l.corpus, bar.at)
	for i := range found {
		out.Add(found[i].Turn, found[i].Evidence)
	}
	if lower := lowerOperators(l.expression); len(found) == 0 && len(lower) > 0 {
		fmt.Fprintln(e.stderr, "mening:", l.voice.say("operators are written in capitals: %s", strings.Join(lower, ", ")))
	}
	if len(found) == 0 && l.out.format == "text" && l.out.file == "" {
		in.tellNear(e)
	}
	return out, nil
}

// count counts the words of the talk, or those that were caught.
func (l *wordList) count(hits *words.Hits, bar *progress) *words.Vocabulary {
	v := words.Count(l.corpus, words.Options{Select: l.talk, Hits: hits, Marking: l.marking, Progress: bar.at})
	if l.stems {
		return v.Stems()
	}
	return v
}

// function returns the function words of each language of the corpus where they
// are to be left out, and the languages that have no list of them.
func (l *wordList) function() (stop map[string]map[string]bool, without []string) {
	if !l.stop {
		return nil, nil
	}
	stop = map[string]map[string]bool{}
	for _, a := range l.analyzers() {
		list := language.FunctionWords(a)
		if list == nil && !slices.Contains(without, a.Language()) {
			without = append(without, a.Language())
		}
		if stop[a.Language()] == nil {
			stop[a.Language()] = map[string]bool{}
		}
		for word := range list {
			stop[a.Language()][word] = true
		}
	}
	return stop, without
}

// passages returns the search that shows the quotations of a form.
func (l *wordList) passages(f *words.Form) query.Expr {
	var forms []query.Expr
	if f.Members != nil && !strings.Contains(f.Text, " ") {
		return &query.Term{Kind: query.Stem, Text: f.Text}
	}
	for _, s := range f.Written {
		var exact []*query.Term
		for word := range strings.SplitSeq(s.Text, " ") {
			exact = append(exact, &query.Term{Kind: query.Exact, Text: word})
		}
		if len(exact) == 1 {
			forms = append(forms, exact[0])
		} else {
			forms = append(forms, &query.Phrase{Words: exact})
		}
	}
	if len(forms) == 1 {
		return forms[0]
	}
	return &query.Or{Operands: forms}
}

// searchCell returns a search as a cell of a table for programs: in brackets
// where a spreadsheet would take it for a formula.
func searchCell(search string) string {
	if strings.HasPrefix(search, "=") {
		return "(" + search + ")"
	}
	return search
}

// command returns the command line that shows quotations where conditions hold.
func (l *wordList) command(expression string, conditions []string) string {
	out := "mening search " + quoted(expression)
	if l.role != "participant" {
		out += " --role " + l.role
	}
	return out + l.whose(conditions)
}

// selection says in a note what talk was selected.
func (l *wordList) selection() []string {
	conditions := slices.Clone(l.conditions)
	if l.role != "participant" {
		conditions = append(conditions, "role="+l.role)
	}
	if len(conditions) == 0 {
		return nil
	}
	return []string{l.voice.say("selected: %s", strings.Join(conditions, "; "))}
}
