package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/rules"
	"mening/corpus/source"
)

func rulesCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "look at the rules of the codebook: what they find, miss and mistake",
		ArgsUsage: "[CODE…]",
		Description: `Prints for each line of the rules the units that it finds, those that no other
line of its code finds, the forms that it met, and what people made of its units:
confirmed, rejected, or not judged; precision is the share of the confirmed among
the judged. Lines under unless have the passages that they took away.

--explain tells why a unit has its code, or a turn has not; --missed what people
coded and no rule found, with words that would; --try what a new rule would add;
--overlap which codes meet in the same words; --uncoded what has no code;
--negated which units may say the opposite. docs/workshop.md walks through them.

EXAMPLES
   mening rules -s DIR
   mening rules -s DIR trisam --forms
   mening rules -s DIR --sort precision --limit 10 --coder eva
   mening rules -s DIR --explain 3f9k2m7q1x
   mening rules -s DIR --explain fg1-ame:12 --code trisam
   mening rules -s DIR --missed trisam
   mening rules -s DIR --try '"lägga pusslet"' --as trisam
   mening rules -s DIR --try @pusslet --as trisam
   mening rules -s DIR --overlap --rows category
   mening rules -s DIR --uncoded --where stakeholder=AME
   mening rules -s DIR --negated --limit 0`,
		Flags: ruleFlags(),
		Action: func(c *cli.Context) error {
			o, err := newRuleOptions(c)
			if err != nil {
				return err
			}
			s, err := e.openCoded(c, o.mode == "uncoded")
			if err != nil {
				return err
			}
			r := &ruled{coded: s, ruleOptions: o, env: e}
			if err := r.know(); err != nil {
				return err
			}
			switch {
			case c.IsSet("limit"):
			case o.mode == "explain":
				r.limit = nearestRules
			case o.mode == "" || !r.onScreen():
				r.limit = 0
			}
			if err := r.print(); err != nil {
				return err
			}
			return s.finish(e)
		},
	}
}

func ruleFlags() []cli.Flag {
	return append(append(studyFlags(), whereFlag(), whoseFlag(),
		&cli.BoolFlag{Name: "forms", DisableDefaultText: true, Usage: "show all forms that each rule met"},
		&cli.StringFlag{Name: "sort", Usage: "order the rules by `WHAT`, over all codes: " + strings.Join(ruleOrders(), ", ")},
		&cli.StringFlag{Name: "explain", Usage: "tell why the rules match a `UNIT` or TRANSCRIPT:TURN, or why not"},
		&cli.StringFlag{Name: "missed", Usage: "list what people gave the `CODE` and no rule found"},
		&cli.StringFlag{Name: "try", Usage: "try the `EXPRESSION` as a rule; nothing is written"},
		&cli.StringFlag{Name: "as", Usage: "with --try, a rule of this `CODE`"},
		&cli.BoolFlag{Name: "overlap", DisableDefaultText: true, Usage: "list pairs of codes that have text in common"},
		&cli.StringFlag{Name: "rows", Usage: "with --overlap, pairs of `ROWS`: code or category", Value: "code"},
		&cli.BoolFlag{Name: "uncoded", DisableDefaultText: true, Usage: "list participants' talk that no code touches, the longest first"},
		&cli.StringFlag{Name: "by", Usage: "with --uncoded, a row for each `UNIT`: sentence or turn", Value: string(coding.Sentences)},
		&cli.BoolFlag{Name: "negated", DisableDefaultText: true, Usage: "list units whose evidence stands beside a negation"},
		&cli.IntFlag{Name: "within", Usage: "with --negated, at most `N` words between", Value: rules.NegationDistance},
		&cli.StringFlag{Name: "category", Usage: "only units in this `CATEGORY` or below it"},
		&cli.StringFlag{Name: "code", Usage: "only this `CODE`"},
		&cli.IntFlag{Name: "limit", Usage: "list at most `N`, 0 for all (default: 20 of a list on the screen, else all; all rules)"}), outputFlags()...)
}

// nearestRules is how many lines are explained where none matches.
const nearestRules = 3

// ruleOptions say what of the rules is asked.
type ruleOptions struct {
	mode    string // an option that stands for one of several lists; empty for the plain list
	value   string // of the mode
	given   string // the same as it was written, @NAME for a kept search
	codes   []string
	as      string
	sort    string
	rows    string
	by      coding.Unit
	forms   bool
	within  int
	limit   int
	limited bool   // somebody says how many
	decides string // the name given with --coder
}

// ruleModes are the options of which at most one may stand.
func ruleModes() []string {
	return []string{"explain", "missed", "try", "overlap", "uncoded", "negated"}
}

func newRuleOptions(c *cli.Context) (ruleOptions, error) {
	o := ruleOptions{codes: c.Args().Slice(), as: c.String("as"), sort: c.String("sort"), rows: c.String("rows"), by: coding.Unit(c.String("by")),
		forms: c.Bool("forms"), within: c.Int("within"), limit: screenHits, decides: c.String("coder")}
	for _, mode := range ruleModes() {
		switch {
		case !c.IsSet(mode):
		case o.mode != "":
			return o, usageError{source.Say("--%s and --%s cannot stand together\n  ask one after the other", o.mode, mode)}
		default:
			o.mode, o.value = mode, c.String(mode)
		}
	}
	if c.IsSet("limit") {
		o.limited = true
		if o.limit = c.Int("limit"); o.limit < 0 {
			return o, usageError{source.Say("%s cannot be negative\n  --limit 0 lists all", "--limit")}
		}
	}
	belongs := map[string][]string{"as": {"try"}, "rows": {"overlap"}, "by": {"uncoded"}, "within": {"negated"}, "sort": {""}, "forms": {""}, "category": {"", "overlap", "negated"}, "code": {"", "explain", "overlap", "negated"}}
	for _, name := range []string{"as", "rows", "by", "within", "sort", "forms", "category", "code"} {
		if c.IsSet(name) && !slices.Contains(belongs[name], o.mode) {
			return o, usageError{source.Say("--%s does not go with %s\n  %s", name, modeName(o.mode), goesWith(belongs[name]))}
		}
	}
	if c.NArg() > 0 && o.mode != "" {
		return o, usageError{source.Say("--%s takes no codes behind it, but was given %q\n  leave it out, or leave --%s out", o.mode, c.Args().First(), o.mode)}
	}
	if err := o.check(); err != nil || o.mode != "try" {
		return o, err
	}
	var err error
	o.given = o.value
	o.value, err = takeKept(c, o.value)
	o.decides = c.String("coder")
	return o, err
}

// modeName is how an option stands on the command line.
func modeName(mode string) source.Note {
	if mode == "" {
		return source.Say("the list of rules")
	}
	return source.Say("--%s", mode)
}

func goesWith(modes []string) source.Note {
	var out []string
	for _, m := range modes {
		if m != "" {
			out = append(out, "--"+m)
		}
	}
	if len(out) == 0 {
		return source.Say("leave one of them out")
	}
	return source.Say("it goes with %s", strings.Join(out, ", "))
}

// check makes sure of the values.
func (o *ruleOptions) check() error {
	choice := func(name, value string, known ...string) error {
		if slices.Contains(known, value) {
			return nil
		}
		return usageError{source.Say("%s cannot be %q\n  %s", dashes(name), value, source.Meant(value, known))}
	}
	if o.sort != "" {
		if err := choice("sort", o.sort, ruleOrders()...); err != nil {
			return err
		}
	}
	if err := choice("rows", o.rows, "code", "category"); err != nil {
		return err
	}
	if err := choice("by", string(o.by), string(coding.Sentences), string(coding.Turns)); err != nil {
		return err
	}
	switch {
	case o.within < 0:
		return usageError{source.Say("%s cannot be negative\n  --within 0 means words next to each other", "--within")}
	case o.mode == "try" && o.as == "":
		return usageError{source.Say("--try needs a code\n  add --as CODE: the code whose rule it would be")}
	case slices.Contains([]string{"explain", "missed", "try"}, o.mode) && strings.TrimSpace(o.value) == "":
		return usageError{source.Say("--%s is empty\n  see mening rules --help", o.mode)}
	}
	return nil
}

// ruled is a study whose rules are looked at.
type ruled struct {
	*coded
	ruleOptions
	env *env
}

// know finds the codes that were named.
func (r *ruled) know() error {
	for i, name := range r.codes {
		code, err := r.codeNamed(name)
		if err != nil {
			return err
		}
		r.codes[i] = code.ID
	}
	return nil
}

// codeNamed returns the code with an id.
func (s *coded) codeNamed(name string) (*coding.Code, error) {
	id, err := (&finder{coded: s}).codeOf(nil, name)
	if err != nil {
		return nil, err
	}
	return s.book.Code(id), nil
}

// chosenCode returns the code that an option names, which the conditions must not
// leave out.
func (r *ruled) chosenCode(name string) (*coding.Code, error) {
	code, err := r.codeNamed(name)
	if err == nil && !r.where.Code(r.book, code) {
		return nil, usageError{source.Say("the conditions (%s) leave out %q\n  leave the condition out, or name another code", strings.Join(r.conditions, "; "), code.ID)}
	}
	return code, err
}

func (r *ruled) print() error {
	switch r.mode {
	case "explain":
		return r.printExplained()
	case "missed":
		return r.printMissed()
	case "try":
		return r.printTried()
	case "overlap":
		return r.printOverlaps()
	case "uncoded":
		return r.printUncoded()
	case "negated":
		return r.printNegated()
	}
	return r.printRules()
}

// onScreen reports whether it is printed on a screen, which does not have all.
func (r *ruled) onScreen() bool { return r.out.format == "text" && r.out.file == "" }

// shown returns how many of so many are listed.
func (r *ruled) shown(all int) int {
	if r.limit == 0 {
		return all
	}
	return min(all, r.limit)
}

// rest notes that not all are listed.
func (r *ruled) rest(notes []string, all int) []string {
	if shown := r.shown(all); shown < all {
		return append(notes, r.voice.say("listed: %d of %d (--limit 0 lists all)", shown, all))
	}
	return notes
}

// selected notes what the conditions are.
func (r *ruled) selected(notes []string) []string {
	if len(r.conditions) > 0 {
		return append([]string{r.voice.say("selected: %s", strings.Join(r.conditions, "; "))}, notes...)
	}
	return notes
}
