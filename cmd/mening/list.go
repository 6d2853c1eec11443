package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/quotation"
	"mening/coding/tally"
	"mening/corpus/document"
	"mening/corpus/table"
)

// quotedWords is how long a quotation is in lists and cells.
const quotedWords = 20

func listCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "list",
		Usage: "list condensed units with their quotations, by category and value, as on a slide",
		Description: `Lists meaning units as bullets, in groups: the condensed unit, the quotation, and
in brackets who speaks. A unit that nobody has condensed is a quotation alone.
Bullets are marked with the value of the coding, such as + or −. Starred units come
first; a unit with several codes of a group stands in it once.

EXAMPLES
   mening list -s DIR
   mening list -s DIR --by category,valence --where status!=proposed
   mening list -s DIR --by stakeholder,category --category samverkan
   mening list -s DIR --by theme,code --words 0 -o slides.docx
   mening list -s DIR --condensed --limit 5 -o list.md`,
		Flags: findingFlags(append(narrowFlags(),
			&cli.StringSliceFlag{Name: "by", Usage: "group by `FIELDS` with commas, one below the other (default: category and the values that hold + and -)"},
			&cli.IntFlag{Name: "words", Value: quotedWords, Usage: "quote at most `N` words, those around the evidence; 0 for all"},
			&cli.BoolFlag{Name: "condensed", DisableDefaultText: true, Usage: "only units that were condensed"},
			&cli.BoolFlag{Name: "ids", DisableDefaultText: true, Usage: "show the ids of the units"},
			&cli.IntFlag{Name: "limit", DefaultText: "all", Usage: "list at most `N` units in each group"})...),
		Action: func(c *cli.Context) error {
			if err := notNegative(c, "words", "limit"); err != nil {
				return err
			}
			return e.coded(c, func(s *coded) error {
				l := &lister{coded: s, by: fields(c), words: c.Int("words"), limit: c.Int("limit"), showIDs: c.Bool("ids")}
				return l.print(c.Bool("condensed"))
			})
		},
	}
}

// lister prints lists of units.
type lister struct {
	*coded
	by           []string
	words, limit int
	showIDs      bool
	ids          identifiers
	left         int // units that the limit left out
}

func (l *lister) print(condensed bool) error {
	units := l.chosenOf(nil)
	if condensed {
		units = slices.DeleteFunc(units, func(o *coding.Observation) bool { return o.Condensed == "" })
	}
	if len(l.by) == 0 {
		l.by = []string{"category"}
		if set := l.signs(); set != nil {
			l.by = append(l.by, set.Name)
		}
	}
	groups, err := quotation.Outline(l.corpus, l.book, units, l.by, l.decided.Coders, l.where)
	if err != nil {
		return usageError{err}
	}
	if !l.out.isPage() {
		return l.rows(groups, units)
	}
	v := l.voice
	blocks := []document.Block{document.Heading{Text: v.say("Meaning units")}}
	for i := range groups {
		blocks = l.group(blocks, &groups[i], 1)
	}
	return l.out.page(v, v.say("Meaning units"), append(blocks, notesBlock(l.notes(units))))
}

// notes say what was listed.
func (l *lister) notes(units []*coding.Observation) []string {
	v, distinct := l.voice, coding.Distinct(units)
	condensed := 0
	for _, o := range distinct {
		if o.Condensed != "" {
			condensed++
		}
	}
	out := []string{v.say("units: %d, condensed: %d", len(distinct), condensed)}
	if condensed == 0 && len(distinct) > 0 {
		out[0] += "; " + v.say("mening code condense shortens them")
	}
	if l.left > 0 {
		out = append(out, v.say("not shown: %d (--limit 0 shows all)", l.left))
	}
	return append(out, l.basis(units)...)
}

// group adds a group under its heading. Signs need none: each bullet has its own.
func (l *lister) group(blocks []document.Block, g *quotation.Group, level int) []document.Block {
	set := l.signs()
	if !(set != nil && g.Field == set.Name && level > 1 && g.Groups == nil) {
		blocks = append(blocks, document.Heading{Level: level, Text: fmt.Sprintf("%s (%d)", l.heading(g), g.Count())})
	}
	for i := range g.Groups {
		blocks = l.group(blocks, &g.Groups[i], level+1)
	}
	if g.Groups != nil {
		return blocks
	}
	var list document.List
	for _, o := range l.shown(g) {
		list.Items = append(list.Items, l.bullet(o))
	}
	if before, ok := last(blocks).(document.List); ok { // a list goes on with another sign
		before.Items = append(before.Items, list.Items...)
		blocks[len(blocks)-1] = before
		return blocks
	}
	return append(blocks, list)
}

func last(blocks []document.Block) document.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[len(blocks)-1]
}

func (l *lister) shown(g *quotation.Group) []*coding.Observation {
	if l.limit > 0 && len(g.Units) > l.limit {
		l.left += len(g.Units) - l.limit
		return g.Units[:l.limit]
	}
	return g.Units
}

// heading names a group for people.
func (l *lister) heading(g *quotation.Group) string {
	if g.Field == "category" && g.Value == coding.Uncategorised || g.Value == tally.Interviewers {
		return l.voice.say(g.Value)
	}
	return l.voice.groupLabel(g.Field, g.Value, g.Label)
}

// bullet is a unit in a list.
func (l *lister) bullet(o *coding.Observation) []document.Run {
	runs := l.signed(o)
	if o.Condensed != "" {
		runs = append(runs, document.Run{Text: flat(o.Condensed) + ", "})
	}
	runs = append(runs, document.Run{Text: l.quotedInLine(o, l.words)})
	if o.Starred {
		runs = append(runs, document.Run{Text: " " + l.out.star()})
	}
	if l.showIDs {
		runs = append(runs, document.Run{Text: " " + l.ids.id(o), Code: true})
	}
	return runs
}

// listRecord is a unit of a list in JSON.
type listRecord struct {
	Groups      pairs  `json:"groups"`
	ID          string `json:"id"`
	Condensed   string `json:"condensed"`
	Quotation   string `json:"quotation"`
	Quote       string `json:"quote"`
	Stakeholder string `json:"stakeholder"`
	Participant any    `json:"participant"`
	// Of all who speak in it.
	Participants []string `json:"participants"`
	Stakeholders []string `json:"stakeholders"`
	Starred      bool     `json:"starred"`
	Code         string   `json:"code"`
	Status       string   `json:"status"`
	Transcript   string   `json:"transcript"`
	Turn         int      `json:"turn"`
}

// row is a unit in its groups.
type listRow struct {
	groups []*quotation.Group // from the top down
	unit   *coding.Observation
}

// listRows returns a row for each unit in each of its groups.
func (l *lister) listRows(groups []quotation.Group) []listRow {
	var out []listRow
	var walk func(g *quotation.Group, above []*quotation.Group)
	walk = func(g *quotation.Group, above []*quotation.Group) {
		above = append(above[:len(above):len(above)], g)
		for i := range g.Groups {
			walk(&g.Groups[i], above)
		}
		for _, o := range l.shown(g) {
			out = append(out, listRow{above, o})
		}
	}
	for i := range groups {
		walk(&groups[i], nil)
	}
	return out
}

// record is a row for programs.
func (l *lister) record(r listRow) listRecord {
	var groups pairs
	for _, g := range r.groups {
		groups = append(groups, pair{g.Field, g.Value})
	}
	o := r.unit
	return listRecord{groups, l.ids.id(o), o.Condensed, l.plain(o), o.Quote(), o.Turn.Speaker.Stakeholder, fromNull(orNull(o.Turn.Speaker.Participant)),
		informants(o), quotation.Stakeholders(o), o.Starred, o.Code.ID, string(o.Status), o.Transcript.Path, o.Turn.Number}
}

// plain returns what is quoted of a unit for a cell, without marks around the words
// of one speaker.
func (l *lister) plain(o *coding.Observation) string {
	if quotation.Several(o) {
		return strings.Join(l.excerpt(o, l.words), " ")
	}
	return quotation.Core(o, l.words)
}

// rows writes a row a unit: ids for programs, and names where people read the
// table.
func (l *lister) rows(groups []quotation.Group, units []*coding.Observation) error {
	rows := l.listRows(groups)
	if l.out.format == "json" {
		records := []listRecord{}
		for _, r := range rows {
			records = append(records, l.record(r))
		}
		return l.out.json(records)
	}
	v := l.voice
	t := &table.Table{Caption: v.say("Meaning units"), Notes: l.notes(units)}
	for _, field := range l.by {
		t.Columns = append(t.Columns, table.Column{Key: "by " + strings.ToLower(field), Title: v.term(field), Wrap: true})
	}
	t.Columns = append(t.Columns, table.Column{Key: "condensed", Title: v.term("condensed meaning unit"), Wrap: true},
		table.Column{Key: "quotation", Title: v.say("quotation"), Wrap: true}, table.Column{Key: "stakeholder", Title: v.term("stakeholder")},
		table.Column{Key: "starred", Title: v.say("star")}, table.Column{Key: "code", Title: v.term("code")}, table.Column{Key: "id"},
		table.Column{Key: "transcript", Title: v.term("transcript")}, table.Column{Key: "turn", Title: v.term("turn"), Number: true})
	for _, r := range rows {
		var row []any
		for _, g := range r.groups {
			if l.out.inNames() {
				row = append(row, l.heading(g))
			} else {
				row = append(row, g.Value)
			}
		}
		star := ""
		if r.unit.Starred {
			star = "*"
		}
		x := l.record(r)
		t.Rows = append(t.Rows, append(row, x.Condensed, x.Quotation, l.partyCell(r.unit), star, l.codeCell(r.unit), x.ID, x.Transcript, x.Turn))
	}
	return l.out.table(t, v)
}
