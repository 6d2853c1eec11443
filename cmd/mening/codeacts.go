package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus"
	"mening/corpus/source"
)

// act is a command that records one decision about a unit.
type act struct {
	name, usage, description string
	arguments                string // behind UNIT
	most                     int    // number of arguments
	least                    int
	flags                    []cli.Flag
	// decide says what is recorded.
	decide func(d *decider, c *cli.Context, n *named, args []string) (coding.Decision, error)
}

func (e *env) actCommand(a act) *cli.Command {
	return &cli.Command{
		Name: a.name, Usage: a.usage, ArgsUsage: strings.TrimSpace("UNIT " + a.arguments), Description: a.description,
		Flags: append(append(deciderFlags(), &cli.StringFlag{Name: "quote", Usage: "mark these `WORDS` of a place TRANSCRIPT:TURN"}), a.flags...),
		Action: func(c *cli.Context) error {
			args := c.Args().Slice()
			if len(args) < a.least || len(args) > a.most {
				return usageError{source.Say("mening code %s UNIT %s\n  see mening code %s --help", a.name, a.arguments, a.name)}
			}
			d, err := e.decider(c)
			if err != nil {
				return err
			}
			n, err := d.find(args[0], c.String("quote"))
			if err != nil {
				return err
			}
			x, err := a.decide(d, c, n, args[1:])
			if err != nil {
				return err
			}
			x.Unit = n.anchor()
			if d.already(n, &x) {
				return d.tellAlready(&x)
			}
			if word := n.cutWord(); word != "" && x.Act == coding.Assign {
				fmt.Fprintln(d.env.stderr, "mening:", d.voice.say("the unit cuts the word %q in two; characters count from 0, and END is the first that is left out", word))
			}
			return d.record(x)
		},
	}
}

// optional returns the first argument if there is one.
func optional(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// actCommands are the commands below `code` that decide.
func actCommands(e *env) []*cli.Command {
	var out []*cli.Command
	for _, a := range append(codingActs(), unitActs()...) {
		out = append(out, e.actCommand(a))
	}
	return append(out, memoCommand(e), undoCommand(e))
}

// codingActs give codes to units and take them away.
func codingActs() []act {
	judge := func(what coding.Act) func(*decider, *cli.Context, *named, []string) (coding.Decision, error) {
		return func(d *decider, _ *cli.Context, n *named, args []string) (coding.Decision, error) {
			code, err := d.codeOf(n, optional(args))
			if err == nil && what != coding.Assign && !slices.Contains(n.codes(), code) {
				err = usageError{source.Say("the unit does not have the code %q\n  it has: %s; mening code assign gives it one", code, strings.Join(n.codes(), ", "))}
			}
			return coding.Decision{Act: what, Code: code}, err
		}
	}
	return []act{
		{name: "assign", usage: "give words a code", arguments: "CODE", least: 1, most: 2, decide: assign(judge(coding.Assign)),
			flags: []cli.Flag{&cli.StringFlag{Name: "new", Usage: "in place of CODE, make a loose inductive code of this `NAME`"}}, description: `UNIT is the id of a unit, or a place: TRANSCRIPT:TURN, a run of turns
TRANSCRIPT:TURN-TURN, or TRANSCRIPT:TURN:START-END in characters from 0. --quote
marks words of the place. --new makes the code first: a loose one, of origin
inductive.

EXAMPLES
   mening code assign fg1:12 trisam --coder eva
   mening code assign fg1:12 trisam --quote 'vi träffas på TRISAM' --coder eva
   mening code assign fg1:11-12 trisam --coder eva    a question and its answer
   mening code assign fg1:12 --new 'får vara sjuk' --coder eva`},
		{name: "confirm", usage: "agree with what a rule or a coder proposed", arguments: "[CODE]", least: 1, most: 2, decide: judge(coding.Confirm), description: `A confirmed unit keeps its words, whatever becomes of the rules. CODE is needed
where the unit has several.

EXAMPLES
   mening code confirm 3f9k2m7q1x --coder eva`},
		{name: "reject", usage: "take a code from words", arguments: "[CODE]", least: 1, most: 2, decide: judge(coding.Reject), description: `What rules find in the words counts for this code no more. CODE is needed where
the unit has several.

EXAMPLES
   mening code reject 3f9k2m7q1x --coder eva`},
		{name: "value", usage: "say something about a coding, such as valence", arguments: "NAME=VALUE [CODE]", least: 2, most: 3, decide: valueOf, description: `The codebook says under values what may be said. An empty VALUE takes it away.
Without CODE it is said of all codes of the unit.

EXAMPLES
   mening code value 3f9k2m7q1x valence=- --coder eva`},
	}
}

// assign records a code, which may have to be made first.
func assign(known func(*decider, *cli.Context, *named, []string) (coding.Decision, error)) func(*decider, *cli.Context, *named, []string) (coding.Decision, error) {
	return func(d *decider, c *cli.Context, n *named, args []string) (coding.Decision, error) {
		name := c.String("new")
		switch {
		case name == "" && len(args) == 0:
			return coding.Decision{}, usageError{source.Say("mening code assign UNIT CODE\n  or --new NAME in place of CODE; see mening code assign --help")}
		case name == "":
			return known(d, c, n, args)
		case len(args) > 0:
			return coding.Decision{}, usageError{source.Say("both a code, %q, and a new one, %q, are given\n  leave one of them out", args[0], name)}
		}
		code, err := d.newCode(name)
		return coding.Decision{Act: coding.Assign, Code: code}, err
	}
}

// newCode adds a loose code to the codebook.
func (d *decider) newCode(name string) (string, error) {
	id := ""
	done, err := codebook.Edit(d.codebookFile(d.coder), func(b *codebook.Editor) error {
		var err error
		id, err = b.Add(codebook.New{Name: name})
		return err
	})
	if err != nil {
		return "", err
	}
	d.book = done.Codebook()
	return id, nil
}

func valueOf(d *decider, _ *cli.Context, n *named, args []string) (coding.Decision, error) {
	name, value, ok := strings.Cut(args[0], "=")
	x := coding.Decision{Act: coding.SetValue, Value: args[0]}
	var names []string
	for _, set := range d.book.Values {
		names = append(names, set.Name)
		if set.Name != name {
			continue
		}
		if value != "" && !slices.Contains(set.Values, value) {
			return x, usageError{source.Say("%s cannot be %q\n  %s", name, value, source.Meant(value, set.Values))}
		}
		if len(n.observations) == 0 {
			return x, d.uncoded(n)
		}
		if len(args) > 1 {
			code, err := d.codeOf(n, args[1])
			x.Code = code
			return x, err
		}
		return x, nil
	}
	if !ok {
		return x, usageError{source.Say("%q says no value\n  write NAME=VALUE, such as valence=-", args[0])}
	}
	return x, usageError{source.Say("the codebook has no values %q\n  %s", name, source.Meant(name, names))}
}

// unitActs say something about units besides codes.
func unitActs() []act {
	text := func(what coding.Act) func(*decider, *cli.Context, *named, []string) (coding.Decision, error) {
		return func(_ *decider, c *cli.Context, _ *named, args []string) (coding.Decision, error) {
			x := coding.Decision{Act: what, Text: strings.TrimSpace(args[0]), Translation: c.String("translation")}
			return x, notEmpty(&x)
		}
	}
	plain := func(what coding.Act) func(*decider, *cli.Context, *named, []string) (coding.Decision, error) {
		return func(_ *decider, c *cli.Context, _ *named, _ []string) (coding.Decision, error) {
			x := coding.Decision{Act: what}
			if c.Bool("off") {
				x.Value = "no"
			}
			return x, nil
		}
	}
	return []act{
		{name: "condense", usage: "write the condensed unit", arguments: "TEXT", least: 2, most: 2, decide: text(coding.Condense), description: `The unit in fewer words, its core kept, close to the text.

EXAMPLES
   mening code condense 3f9k2m7q1x 'träffas på TRISAM, lägger pusslet' --coder eva`},
		{name: "quote", usage: "write the printed form of a quotation", arguments: "TEXT", least: 2, most: 2, decide: quoteOf,
			flags: []cli.Flag{&cli.StringFlag{Name: "translation", Usage: "the quotation in another language: `TEXT`"}}, description: `Words that are left out are […]; what is put in or masked stands in square
brackets. Every other word must stand in the unit, in this order.

EXAMPLES
   mening code quote 3f9k2m7q1x 'På [mötena] lägger vi pusslet […] tillsammans.' --coder eva`},
		{name: "star", usage: "mark a quotation worth printing", least: 1, most: 1, decide: plain(coding.Star),
			flags: []cli.Flag{&cli.BoolFlag{Name: "off", DisableDefaultText: true, Usage: "take the mark away"}}, description: `EXAMPLES
   mening code star 3f9k2m7q1x --coder eva`},
		{name: "support", usage: "say that a participant agrees with a unit", arguments: "PARTICIPANT", least: 2, most: 2, decide: stance(coding.Support), description: `PARTICIPANT is the id of a person, or group for all who are there.

EXAMPLES
   mening code support 3f9k2m7q1x O-AME2 --coder eva`},
		{name: "oppose", usage: "say that a participant contradicts a unit", arguments: "PARTICIPANT", least: 2, most: 2, decide: stance(coding.Oppose), description: `PARTICIPANT is the id of a person, or group for all who are there.

EXAMPLES
   mening code oppose 3f9k2m7q1x group --coder eva`},
		{name: "read", usage: "note that a stretch was read through", least: 1, most: 1, decide: plain(coding.Read), description: `So uncoded text is told from unread text.

EXAMPLES
   mening code read fg1:1-40 --coder eva`},
		{name: "irrelevant", usage: "note that a stretch does not concern the study", least: 1, most: 1, decide: irrelevant, description: `The stretch counts as read, and what rules find in it counts no more and is
proposed no more. Codes that the coder gave it are taken away first, with mening
code reject.

EXAMPLES
   mening code irrelevant fg1:1-3 --coder eva`},
	}
}

// irrelevant notes words as irrelevant. Who has given them a code says two
// things at once, and has to take one back.
func irrelevant(d *decider, _ *cli.Context, n *named, _ []string) (coding.Decision, error) {
	var own []string
	for _, o := range d.decided.Opinions(n.transcript, n.parts) {
		if o.Coder == d.coder && !o.Rejected && !slices.Contains(own, o.Code.ID) {
			own = append(own, o.Code.ID)
		}
	}
	if len(own) > 0 {
		return coding.Decision{}, usageError{source.Say("%s gave words of it a code: %s\n  take it away first: mening code reject UNIT CODE, or mark other words", d.coder, strings.Join(own, ", "))}
	}
	return coding.Decision{Act: coding.Irrelevant}, nil
}

func quoteOf(_ *decider, c *cli.Context, n *named, args []string) (coding.Decision, error) {
	if word, ok := coding.Printable(coding.Quote(n.parts), args[0]); !ok {
		return coding.Decision{}, usageError{source.Say("%q does not stand in the unit, or not at this place\n  put words of your own into square brackets, and […] where you leave some out", word)}
	}
	x := coding.Decision{Act: coding.Print, Text: strings.TrimSpace(args[0]), Translation: strings.TrimSpace(c.String("translation"))}
	return x, notEmpty(&x)
}

// notEmpty makes sure that a text is not empty, which would say nothing and take
// nothing back.
func notEmpty(x *coding.Decision) error {
	if x.Text != "" {
		return nil
	}
	return usageError{source.Say("the text is empty\n  write it in quotes behind the unit; mening code undo ID takes an earlier one back (mening journal --act %s lists them)", x.Act)}
}

// saidBy reports whether one participant alone says the words.
func (n *named) saidBy(participant string) bool {
	said := false
	for _, p := range n.parts {
		if who := p.Turn.Speaker; who.Role == corpus.Participant {
			if who.Participant != participant {
				return false
			}
			said = true
		}
	}
	return said
}

// stance records that a participant agrees with a unit or contradicts it. One may
// contradict oneself.
func stance(what coding.Act) func(*decider, *cli.Context, *named, []string) (coding.Decision, error) {
	return func(d *decider, _ *cli.Context, n *named, args []string) (coding.Decision, error) {
		var known []string
		for _, s := range n.transcript.Speakers {
			if s.Participant != "" {
				known = append(known, s.Participant)
			}
			if corpus.Equal(s.Label, args[0]) && s.Participant != "" || s.Participant != "" && corpus.Equal(s.Participant, args[0]) {
				if what == coding.Support && n.saidBy(s.Participant) {
					return coding.Decision{}, usageError{source.Say("%s says the unit, and cannot agree with it\n  name another who does", s.Participant)}
				}
				return coding.Decision{Act: what, Value: s.Participant}, nil
			}
		}
		if args[0] == "group" {
			return coding.Decision{Act: what, Value: "group"}, nil
		}
		return coding.Decision{}, usageError{source.Say("%q did not take part in %s\n  %s", args[0], n.transcript.Path, source.Meant(args[0], append(known, "group")))}
	}
}
