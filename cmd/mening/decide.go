package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/coding/journal"
	"mening/corpus"
	"mening/corpus/source"
)

// deciderFlags are the options of every command that records decisions.
func deciderFlags() []cli.Flag {
	return append(studyFlags(), &cli.StringFlag{Name: "coder", Usage: "decide as `CODER`", EnvVars: []string{"MENING_CODER"}})
}

// decider records the decisions of one coder.
type decider struct {
	*finder
	env   *env
	coder string
	stamp string // of the codebook
}

// decider opens the study for a coder.
func (e *env) decider(c *cli.Context) (*decider, error) { return e.deciderOr(c, false) }

// deciderOr opens the study for a coder, who may do without a codebook.
func (e *env) deciderOr(c *cli.Context, none bool) (*decider, error) {
	coder := c.String("coder")
	if coder == "" {
		return nil, usageError{fmt.Errorf("who decides is not said\n  add --coder NAME, or set MENING_CODER")}
	}
	if err := journal.CheckCoder(coder); err != nil {
		return nil, usageError{err}
	}
	s := &coded{}
	var err error
	if s.opened, err = e.open(c, nil); err != nil {
		return nil, err
	}
	if s.book, err = s.codebookOr(none || c.String("new") != ""); err != nil {
		return nil, err
	}
	if s.decided, err = s.opened.decided(s.book, ""); err != nil {
		return nil, err
	}
	for _, known := range s.decided.Coders {
		if strings.EqualFold(known, coder) {
			coder = known // upper and lower case make no difference
		}
	}
	s.observations = s.observe(e, s.book, s.decided)
	return &decider{finder: s.finder(e, coder), env: e, coder: coder, stamp: s.stamp()}, nil
}

// stamp names the codebook as it is now.
func (s *coded) stamp() string {
	text, err := os.ReadFile(s.book.File)
	if err != nil {
		return s.book.Version
	}
	return codebook.Stamp(s.book.Version, text)
}

// append writes decisions into the journal.
func (d *decider) append(decisions ...coding.Decision) (journal.Recorded, error) {
	for i := range decisions {
		decisions[i].Codebook = d.stamp
	}
	return journal.Append(decisionsFolder(d.study), d.coder, decisions...)
}

// record writes decisions into the journal and tells them.
func (d *decider) record(decisions ...coding.Decision) error {
	r, err := d.append(decisions...)
	for _, w := range r.Warnings {
		fmt.Fprintln(d.env.stderr, "mening:", cleanError(w))
	}
	if err != nil {
		return err
	}
	for i := range r.Decisions {
		if _, err := fmt.Fprintln(d.env.stdout, d.told(&r.Decisions[i])); err != nil {
			return err
		}
	}
	return nil
}

// told says a decision on one line.
func (d *decider) told(x *coding.Decision) string {
	out := []string{x.ID, string(x.Act)}
	for _, s := range []string{x.Code, x.Value} {
		if s != "" {
			out = append(out, s)
		}
	}
	if x.Unit != nil {
		out = append(out, x.Unit.ID, fmt.Sprintf("%s:%d", x.Unit.Transcript, x.Unit.Turn), "“"+shorten(strings.ReplaceAll(x.Unit.Quote, "\n", " / "), 60)+"”")
	} else if x.On != "" {
		out = append(out, x.On)
	}
	return strings.Join(out, " ")
}

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
				return usageError{fmt.Errorf("mening code %s UNIT %s\n  see mening code %s --help", a.name, a.arguments, a.name)}
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
				err = usageError{fmt.Errorf("the unit does not have the code %q\n  it has: %s; mening code assign gives it one", code, strings.Join(n.codes(), ", "))}
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
			return coding.Decision{}, usageError{fmt.Errorf("mening code assign UNIT CODE\n  or --new NAME in place of CODE; see mening code assign --help")}
		case name == "":
			return known(d, c, n, args)
		case len(args) > 0:
			return coding.Decision{}, usageError{fmt.Errorf("both a code, %q, and a new one, %q, are given\n  leave one of them out", args[0], name)}
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
	d.stamp = codebook.Stamp(done.Codebook().Version, done.Text())
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
			return x, usageError{fmt.Errorf("%s cannot be %q\n  %s", name, value, source.DidYouMean(value, set.Values))}
		}
		if len(n.observations) == 0 {
			return x, usageError{fmt.Errorf("these words have no code of which something could be said\n  assign one first")}
		}
		if len(args) > 1 {
			code, err := d.codeOf(n, args[1])
			x.Code = code
			return x, err
		}
		return x, nil
	}
	if !ok {
		return x, usageError{fmt.Errorf("%q says no value\n  write NAME=VALUE, such as valence=-", args[0])}
	}
	return x, usageError{fmt.Errorf("the codebook has no values %q\n  %s", name, source.DidYouMean(name, names))}
}

// unitActs say something about units besides codes.
func unitActs() []act {
	text := func(what coding.Act) func(*decider, *cli.Context, *named, []string) (coding.Decision, error) {
		return func(_ *decider, c *cli.Context, _ *named, args []string) (coding.Decision, error) {
			return coding.Decision{Act: what, Text: strings.TrimSpace(args[0]), Translation: c.String("translation")}, nil
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
		{name: "irrelevant", usage: "note that a stretch does not concern the study", least: 1, most: 1, decide: plain(coding.Irrelevant), description: `It is a note that the stretch was read and holds nothing; codes are taken away by
mening code reject.

EXAMPLES
   mening code irrelevant fg1:1-3 --coder eva`},
	}
}

func quoteOf(_ *decider, c *cli.Context, n *named, args []string) (coding.Decision, error) {
	unit := coding.UnitOf(n.parts)
	if word, ok := coding.Printable(unit.Quote(), args[0]); !ok {
		return coding.Decision{}, usageError{fmt.Errorf("%q does not stand in the unit, or not at this place\n  put words of your own into square brackets, and […] where you leave some out", word)}
	}
	return coding.Decision{Act: coding.Print, Text: strings.TrimSpace(args[0]), Translation: strings.TrimSpace(c.String("translation"))}, nil
}

func stance(what coding.Act) func(*decider, *cli.Context, *named, []string) (coding.Decision, error) {
	return func(d *decider, _ *cli.Context, n *named, args []string) (coding.Decision, error) {
		var known []string
		for _, s := range n.transcript.Speakers {
			if s.Participant != "" {
				known = append(known, s.Participant)
			}
			if corpus.Equal(s.Label, args[0]) && s.Participant != "" || corpus.Equal(s.Participant, args[0]) {
				return coding.Decision{Act: what, Value: s.Participant}, nil
			}
		}
		if args[0] == "group" {
			return coding.Decision{Act: what, Value: "group"}, nil
		}
		return coding.Decision{}, usageError{fmt.Errorf("%q did not take part in %s\n  %s", args[0], n.transcript.Path, source.DidYouMean(args[0], append(known, "group")))}
	}
}

func memoCommand(e *env) *cli.Command {
	kinds := []string{"analytic", "reflexive", "method", "member-check"}
	return &cli.Command{
		Name: "memo", Usage: "write a memo on the study, a transcript, a participant, a code or a unit", ArgsUsage: "WHAT TEXT",
		Description: `WHAT is study, transcript:PATH, participant:ID, code:ID, or a unit.

EXAMPLES
   mening code memo study 'LSS talar mest om individen.' --kind analytic --coder eva
   mening code memo code:trisam 'Bara de stående mötena.' --coder eva`,
		Flags: append(deciderFlags(), &cli.StringFlag{Name: "kind", Usage: "`KIND` of memo: " + strings.Join(kinds, ", "), Value: kinds[0]}),
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return usageError{fmt.Errorf("mening code memo WHAT TEXT\n  see mening code memo --help")}
			}
			if !slices.Contains(kinds, c.String("kind")) {
				return usageError{fmt.Errorf("--kind cannot be %q\n  %s", c.String("kind"), source.DidYouMean(c.String("kind"), kinds))}
			}
			d, err := e.decider(c)
			if err != nil {
				return err
			}
			x := coding.Decision{Act: coding.Memo, Value: c.String("kind"), Text: strings.TrimSpace(c.Args().Get(1))}
			if x.Text == "" {
				return usageError{fmt.Errorf("the memo is empty\n  write it in quotes behind what it is about")}
			}
			what := c.Args().First()
			if on, ok, err := d.about(what); err != nil {
				return err
			} else if ok {
				x.On = on
				return d.record(x)
			}
			n, err := d.find(what, "")
			if err != nil {
				return err
			}
			x.Unit = n.anchor()
			return d.record(x)
		},
	}
}

// about returns what a memo is about where that is no unit.
func (d *decider) about(what string) (on string, ok bool, err error) {
	if what == "study" {
		return what, true, nil
	}
	kind, id, _ := strings.Cut(what, ":")
	switch kind {
	case "transcript":
		found, err := d.opened.named([]string{id})
		if err != nil {
			return "", false, err
		}
		return "transcript:" + found[0].Path, true, nil
	case "code":
		code, err := d.codeOf(&named{}, id)
		return "code:" + code, err == nil, err
	case "participant":
		var known []string
		for _, v := range d.corpus.Values("participant") {
			if corpus.Equal(v.ID, id) {
				return "participant:" + v.ID, true, nil
			}
			known = append(known, v.ID)
		}
		return "", false, usageError{fmt.Errorf("no participant is called %q\n  %s", id, source.DidYouMean(id, known))}
	}
	return "", false, nil
}

func undoCommand(e *env) *cli.Command {
	return &cli.Command{
		Name: "undo", Usage: "take back a decision of one's own, the last one without ID", ArgsUsage: "[ID]",
		Description: `mening journal lists the decisions. An undo may itself be undone.

EXAMPLES
   mening code undo --coder eva`,
		Flags: deciderFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return usageError{fmt.Errorf("mening code undo [ID]\n  see mening code undo --help")}
			}
			d, err := e.decider(c)
			if err != nil {
				return err
			}
			j, err := journal.Read(decisionsFolder(d.study))
			if err != nil {
				return err
			}
			x, err := undone(j, d.coder, c.Args().First())
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintln(e.stdout, d.voice.say("taken back: %s", d.told(&x))); err != nil {
				return err
			}
			return d.record(coding.Decision{Act: coding.Undo, Value: x.ID})
		},
	}
}

// undone returns the decision that an undo takes back.
func undone(j *journal.Journal, coder, id string) (coding.Decision, error) {
	if id == "" {
		if x, ok := j.Last(coder); ok {
			return x, nil
		}
		return coding.Decision{}, fmt.Errorf("%s has decided nothing that could be taken back", coder)
	}
	for i, x := range j.Decisions {
		switch {
		case x.ID != id:
		case x.Coder != coder:
			return x, usageError{fmt.Errorf("the decision %s is that of %s\n  everyone takes back his own", id, x.Coder)}
		case j.Undone(i):
			return x, fmt.Errorf("the decision %s is taken back already\n  undo the undo to bring it back", id)
		default:
			return x, nil
		}
	}
	return coding.Decision{}, usageError{fmt.Errorf("there is no decision %q\n  mening journal lists them", id)}
}
