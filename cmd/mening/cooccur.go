package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/cooccurrence"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/table"
)

func cooccurCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "cooccur",
		Usage: "count which codes or categories stand together",
		Description: `Lists pairs of codes that meet: in the words of one meaning unit (two units that
have text in common), in one turn, or within some turns of each other. together is
the number of passages that have both, none counted twice; the coefficient is that
of Jaccard, together / (one + other - together). --quotes prints the passages
behind a number. docs/findings.md has the definitions.

EXAMPLES
   mening cooccur -s DIR
   mening cooccur -s DIR --rows category --matrix
   mening cooccur -s DIR --within 3 --where stakeholder=AME
   mening cooccur -s DIR --quotes trisam,individanpassning
   mening cooccur -s DIR --matrix -o cooccurrence.xlsx
   mening cooccur -s DIR --figure network.svg`,
		Flags: findingFlags(append(append(narrowFlags(), figureFlags()...),
			&cli.StringFlag{Name: "rows", Value: "code", Usage: "pairs of `ROWS`: " + strings.Join(coding.HeadingKinds(), ", ")},
			&cli.StringFlag{Name: "within", Value: "unit", Usage: "together `WITHIN`: unit, turn, or a number of turns"},
			&cli.BoolFlag{Name: "matrix", DisableDefaultText: true, Usage: "a table of each with each other"},
			&cli.StringFlag{Name: "quotes", Usage: "print the passages where the `PAIR` A,B meets"},
			&cli.IntFlag{Name: "limit", Usage: "list at most `N`, 0 for all (default: 20 on the screen, else all)"})...),
		Action: func(c *cli.Context) error {
			turns, err := withinTurns(c.String("within"))
			if err != nil {
				return err
			}
			if err := notNegative(c, "limit"); err != nil {
				return err
			}
			if c.Bool("matrix") && (c.IsSet("quotes") || c.IsSet("limit")) {
				return usageError{source.Say("--matrix shows every pair\n  leave it out with --quotes and --limit")}
			}
			return e.coded(c, func(s *coded) error {
				found, err := cooccurrence.Find(s.book, s.chosen(), cooccurrence.Options{Rows: c.String("rows"), Turns: turns})
				if err != nil {
					return usageError{err}
				}
				t := &meetings{coded: s, Result: found, within: c.String("within"), limit: c.Int("limit")}
				if !c.IsSet("limit") && s.out.format == "text" && s.out.file == "" {
					t.limit = screenHits
				}
				return t.print(c.Bool("matrix"), c.String("quotes"))
			})
		},
	}
}

// withinTurns reads unit, turn or a number of turns.
func withinTurns(text string) (int, error) {
	switch text {
	case "unit":
		return 0, nil
	case "turn":
		return 1, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, usageError{source.Say("%s cannot be %q\n  write unit, turn, or a number of turns", "--within", text)}
	}
	return n, nil
}

// meetings prints which codes stand together.
type meetings struct {
	*coded
	*cooccurrence.Result
	within string
	limit  int
}

func (t *meetings) print(matrix bool, pair string) error {
	if t.out.draws() {
		drawing, err := t.network()
		if err != nil {
			return err
		}
		if err := t.out.draw(t.voice, drawing); err != nil {
			return err
		}
	}
	switch {
	case pair != "":
		return t.quotes(pair)
	case t.out.format == "json":
		return t.out.json(t.record())
	case matrix:
		return t.out.table(t.matrix(), t.voice)
	}
	return t.out.table(t.list(), t.voice)
}

// caption says what stands together where.
func (t *meetings) caption() string {
	v := t.voice
	what := v.say("Codes that stand together")
	if t.Rows != "code" {
		what = v.say("Categories that stand together")
	}
	return what + ", " + t.where()
}

func (t *meetings) where() string {
	switch t.Turns {
	case 0:
		return t.voice.say("in one meaning unit")
	case 1:
		return t.voice.say("in one turn")
	}
	return t.voice.say("within %d turns", t.Turns)
}

// name is how a node is shown: people read names, programs ids.
func (t *meetings) name(n *cooccurrence.Node) string {
	if t.out.forPeople() {
		return t.voice.headingName(&n.Heading)
	}
	return n.ID
}

func (t *meetings) list() *table.Table {
	v := t.voice
	count := func(key, title string) table.Column { return table.Column{Key: key, Title: title, Number: true} }
	out := &table.Table{Caption: t.caption(), Columns: []table.Column{
		{Key: "a", Title: v.term(t.Rows), Wrap: true}, {Key: "b", Title: v.say("and"), Wrap: true},
		count("a count", v.say("the one")), count("b count", v.say("the other")), count("together", v.say("together")),
		{Key: "jaccard", Title: "Jaccard", Number: true, Decimals: 2}}}
	pairs, note := limit(t.Pairs, t.limit, v, t.out.forPeople())
	for i := range pairs {
		p := &pairs[i]
		a, b := &t.Nodes[p.A], &t.Nodes[p.B]
		out.Rows = append(out.Rows, []any{t.name(a), t.name(b), a.Count, b.Count, p.Count(), t.Jaccard(p)})
	}
	out.Notes = append(note, t.notes()...)
	return out
}

// notes say what the numbers are and how to see behind them.
func (t *meetings) notes() []string {
	v := t.voice
	var out []string
	switch {
	case len(t.Pairs) == 0:
		out = append(out, v.say("no two of them stand together"))
	default:
		counted := v.say("the one, the other: units; together: units of both that have text in common, each in one pair only")
		switch {
		case t.Turns == 1:
			counted = v.say("the one, the other: turns that have it; together: turns that have both")
		case t.Turns > 1:
			counted = v.say("the one, the other: turns that have it; together: passages of at most %d turns that have both, none overlapping another", t.Turns)
		}
		p := &t.Pairs[0]
		out = append(out, counted, v.say("Jaccard = together / (the one + the other − together)"),
			v.say("behind a number: %s", t.command(t.Nodes[p.A].ID, t.Nodes[p.B].ID)))
	}
	return append(out, t.basis(t.chosenOf(nil))...)
}

// command is what prints the passages of a pair.
func (t *meetings) command(a, b string) string {
	out := "mening cooccur"
	if t.Rows != "code" {
		out += " --rows " + t.Rows
	}
	if t.Turns > 0 {
		out += " --within " + t.within
	}
	return out + " --quotes " + a + "," + b
}

// matrix numbers the columns for people, who find the names in the rows.
func (t *meetings) matrix() *table.Table {
	v := t.voice
	out := &table.Table{Caption: t.caption(), Columns: []table.Column{{Key: "node", Title: v.term(t.Rows), Wrap: true}}}
	for i, row := range t.Matrix() {
		n := &t.Nodes[i]
		name, column := t.name(n), table.Column{Key: n.ID, Title: n.ID, Number: true}
		if t.out.forPeople() {
			name, column.Title = fmt.Sprintf("%d %s", i+1, name), strconv.Itoa(i+1)
		}
		out.Columns = append(out.Columns, column)
		cells := []any{name}
		for _, count := range row {
			cells = append(cells, count)
		}
		out.Rows = append(out.Rows, cells)
	}
	out.Notes = append([]string{v.say("on the diagonal: how often each stands there at all")}, t.notes()...)
	return out
}

// quotes prints the passages of a pair.
func (t *meetings) quotes(pair string) error {
	a, b, ok := strings.Cut(pair, ",")
	if !ok {
		return usageError{source.Say("--quotes needs two of them, not %q\n  write them with a comma: --quotes A,B", pair)}
	}
	first, err := t.nodeNamed(a)
	if err != nil {
		return err
	}
	second, err := t.nodeNamed(b)
	if err != nil {
		return err
	}
	p := t.Pair(first.ID, second.ID)
	if p == nil {
		p = &cooccurrence.Pair{}
	}
	passages, note := limit(p.Passages, t.limit, t.voice, t.out.forPeople())
	if !t.out.isPage() {
		return t.passageTable(p, passages)
	}
	v := t.voice
	title := fmt.Sprintf("%s – %s", v.headingName(first), v.headingName(second))
	blocks := []document.Block{document.Heading{Text: title},
		document.Paragraph(document.Text(v.say("passages: %d", p.Count()) + ", " + t.where()))}
	ids := identifiers{}
	var units []*coding.Observation
	for i := range passages {
		blocks = append(blocks, t.passage(i+1, &passages[i], &ids)...)
		units = append(units, passages[i].A...)
		units = append(units, passages[i].B...)
	}
	if notes := append(note, t.basis(units)...); len(notes) > 0 {
		blocks = append(blocks, notesBlock(notes))
	}
	return t.out.page(v, title, blocks)
}

// nodeNamed finds a node by its id or name.
func (t *meetings) nodeNamed(word string) (*coding.Heading, error) {
	headings, err := t.book.Headings(t.Rows)
	if err != nil {
		return nil, usageError{err}
	}
	return headingNamed(headings, word, t.Rows)
}
