package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/negative"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/table"
)

func negativeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "negative",
		Usage:     "look for what goes against a code: deviant cases",
		ArgsUsage: "CODE…",
		Description: `Prints what goes against a code, a category or a theme: the units whose value is
opposite to that of most (+ to −), the units that participants oppose (mening code
oppose), and, apart from these, the participants who talked and never touched it.

EXAMPLES
   mening negative -s DIR trisam
   mening negative -s DIR samverkan --value valence=-
   mening negative -s DIR samverkan --where wave=follow-up -o negative.xlsx`,
		Flags: findingFlags(
			&cli.StringFlag{Name: "value", Usage: "units with this value are deviant: `NAME=VALUE`, or NAME alone for its majority's opposite"}),
		Action: func(c *cli.Context) error {
			return e.aboutCode(c, func(s *coded, name string, codes []*coding.Code) error {
				o := negative.Options{Codes: codes, Where: s.where}
				if c.IsSet("value") {
					var given bool
					o.Set, o.Value, given = strings.Cut(c.String("value"), "=")
					if o.Value == "−" { // as it is printed
						o.Value = "-"
					}
					if o.Set == "" || given && o.Value == "" {
						return usageError{source.Say("%s cannot be %q\n  write NAME=VALUE, such as valence=-", "--value", c.String("value"))}
					}
				}
				found, err := negative.Find(s.corpus, s.book, s.observations, o)
				if err != nil {
					return usageError{err}
				}
				d := &deviant{coded: s, Result: found, name: name, codes: codes, asked: o.Value != ""}
				return d.print()
			})
		},
	}
}

// deviant prints what goes against a code.
type deviant struct {
	*coded
	*negative.Result
	name  string
	codes []*coding.Code
	asked bool // the value was named
	ids   identifiers
}

func (d *deviant) print() error {
	switch {
	case d.out.format == "json":
		return d.out.json(d.record())
	case d.out.isPage():
		return d.out.page(d.voice, d.name, d.blocks())
	case d.out.format == "csv" || d.out.format == "tsv":
		return d.out.table(d.long(), d.voice)
	}
	units := d.unitsTable(d.voice.say("Units against the majority: %s", d.name), d.Deviant, false)
	units.Notes = d.notes()
	return d.out.tables(d.voice, units, d.unitsTable(d.voice.say("Units that participants oppose: %s", d.name), d.Opposed, true), d.peopleTable())
}

// values says how many units have each value.
func (d *deviant) values() string {
	var out []string
	for _, c := range d.Counts {
		switch {
		case c.Value == "" && c.Units == 0:
		case c.Value == "":
			out = append(out, d.voice.say("without %s", d.voice.term(d.Set))+fmt.Sprintf(" %d", c.Units))
		default:
			out = append(out, fmt.Sprintf("%s %d", strings.Replace(c.Value, "-", "−", 1), c.Units))
		}
	}
	return strings.Join(out, ", ")
}

// against says which units count as deviant, and why.
func (d *deviant) against() string {
	v := d.voice
	shown := strings.Replace(d.Value, "-", "−", 1)
	switch {
	case d.Set == "":
		return v.say("the codebook has no values such as + and −, so that no unit is known to say the opposite")
	case d.asked:
		return v.say("units with %s %s: %d of %d (%s)", v.term(d.Set), shown, len(d.Deviant), d.Units, d.values())
	case d.Tie:
		return v.say("as many units have the one value as the other (%s): --value says which are deviant", d.values())
	case d.Value == "":
		return v.say("no value is opposite to another (%s): --value NAME=VALUE says which are deviant", d.values())
	}
	return v.say("most units have %s %s (%s); against them: %d", v.term(d.Set), strings.Replace(d.Majority, "-", "−", 1), d.values(), len(d.Deviant))
}

func (d *deviant) blocks() []document.Block {
	v := d.voice
	blocks := []document.Block{document.Heading{Text: d.name},
		document.Heading{Level: 1, Text: v.say("Units against the majority")}, document.Paragraph(document.Text(d.against()))}
	for _, o := range d.Deviant {
		blocks = append(blocks, d.block(o))
	}
	blocks = append(blocks, document.Heading{Level: 1, Text: v.say("Units that participants oppose")})
	if len(d.Opposed) == 0 {
		blocks = append(blocks, document.Paragraph(document.Text(v.say("nobody is noted as opposing a unit (mening code oppose)"))))
	}
	for _, o := range d.Opposed {
		blocks = append(blocks, d.block(o))
	}
	people := d.peopleTable()
	people.Caption = ""
	blocks = append(blocks, document.Heading{Level: 1, Text: v.say("Participants who talked and never touched it")})
	if len(d.Silent) > 0 {
		blocks = append(blocks, document.Table{Table: people})
	}
	return append(blocks, notesBlock(d.notes()[1:]))
}

// block is a unit with its source.
func (d *deviant) block(o *coding.Observation) document.Quotation {
	source := d.cited(o, d.speakers(o), placeOf(o.Transcript, o.All()), d.ids.id(o), o.Code.Name)
	q := document.Quotation{Runs: slices.Concat(d.signed(o), quotedRuns(o), condensedRuns(o)), Source: source}
	if len(o.Opponents) > 0 {
		q.Runs = append(q.Runs, document.Run{Text: "\n" + d.voice.say("opposed by: %s", strings.Join(d.opponents(o), ", "))})
	}
	return q
}

func (d *deviant) opponents(o *coding.Observation) []string {
	var out []string
	for _, who := range o.Opponents {
		if who == "group" {
			who = d.out.value(d.voice, who)
		}
		out = append(out, who)
	}
	return out
}

// notes say who took part; the first one is what the units are against.
func (d *deviant) notes() []string {
	v := d.voice
	out := []string{d.against(), v.say("participants: %d, touched it: %d, talked and never touched it: %d, said nothing at all: %d", d.TookPart, d.Said, len(d.Silent), d.Wordless)}
	if n := d.TookPart - d.Said - len(d.Silent) - d.Wordless; n > 0 {
		out = append(out, v.say("only oppose what others said: %d", n))
	}
	return append(out, d.basis(d.chosenOf(d.codes))...)
}

func (d *deviant) unitsTable(caption string, units []*coding.Observation, opposed bool) *table.Table {
	v := d.voice
	t := &table.Table{Caption: caption, Columns: []table.Column{
		{Key: "id"}, {Key: "value", Title: v.say("value")}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true},
		{Key: "condensed", Title: v.term("condensed meaning unit"), Wrap: true}, {Key: "code", Title: v.term("code")},
		{Key: "participant", Title: v.term("participant")}, {Key: "stakeholder", Title: v.term("stakeholder")},
		{Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true}}}
	if opposed {
		t.Columns = append(t.Columns, table.Column{Key: "opposed by", Title: v.say("opposed by")})
	}
	for _, o := range units {
		row := []any{d.ids.id(o), o.Values[d.Set], o.Quote(), o.Condensed, o.Code.ID, d.participantCell(o), d.stakeholderCell(o),
			o.Transcript.Path, o.Turn.Number}
		if opposed {
			row = append(row, strings.Join(d.opponents(o), "; "))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (d *deviant) peopleTable() *table.Table {
	v := d.voice
	t := &table.Table{Caption: v.say("Participants who talked and never touched it: %s", d.name), Columns: []table.Column{
		{Key: "participant", Title: v.term("participant")}, {Key: "stakeholder", Title: v.term("stakeholder")},
		{Key: "words", Title: v.say("words"), Number: true}, {Key: "interviews", Title: v.say("interviews"), Wrap: true}}}
	for i := range d.Silent {
		p := &d.Silent[i]
		t.Rows = append(t.Rows, []any{p.Participant, d.out.stakeholder(v, p.Stakeholder), p.Words, strings.Join(paths(p), ", ")})
	}
	return t
}

func paths(p *negative.Person) []string {
	var out []string
	for _, t := range p.Interviews {
		out = append(out, corpus.Stem(t.Path))
	}
	return out
}

// long is everything in one table, for programs.
func (d *deviant) long() *table.Table {
	t := d.unitsTable("", nil, true)
	t.Columns = append([]table.Column{{Key: "kind"}}, append(t.Columns, table.Column{Key: "words", Number: true}, table.Column{Key: "interviews"})...)
	for _, part := range []struct {
		kind  string
		units []*coding.Observation
	}{{"against the majority", d.Deviant}, {"opposed", d.Opposed}} {
		for _, row := range d.unitsTable("", part.units, true).Rows {
			t.Rows = append(t.Rows, append([]any{part.kind}, row...))
		}
	}
	for i := range d.Silent {
		p := &d.Silent[i]
		t.Rows = append(t.Rows, []any{"never touched it", nil, nil, nil, nil, nil, p.Participant, p.Stakeholder, nil, nil, nil, p.Words, strings.Join(paths(p), "; ")})
	}
	return t
}

// record is the result in JSON.
func (d *deviant) record() any {
	units := func(list []*coding.Observation) []unitRecord {
		out := []unitRecord{}
		for _, o := range list {
			out = append(out, d.ids.record(o, d.book))
		}
		return out
	}
	counts := []pairs{}
	for _, c := range d.Counts {
		counts = append(counts, pairs{{"value", c.Value}, {"units", c.Units}})
	}
	people := []pairs{}
	for i := range d.Silent {
		p := &d.Silent[i]
		people = append(people, pairs{{"participant", p.Participant}, {"stakeholder", p.Stakeholder}, {"words", p.Words}, {"interviews", paths(p)}})
	}
	return pairs{{"codes", codeIDs(d.codes)}, {"where", append([]string{}, d.conditions...)}, {"values", d.Set}, {"deviant_value", d.Value}, {"majority", d.Majority},
		{"counts", counts}, {"units", d.Units}, {"deviant", units(d.Deviant)}, {"opposed", units(d.Opposed)}, {"never", people},
		{"participants", d.TookPart}, {"touched", d.Said}, {"wordless", d.Wordless}}
}
