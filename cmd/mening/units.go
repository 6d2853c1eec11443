package main

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

func unitsCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "units",
		Usage: "print the analysis table: every meaning unit with its code and category",
		Description: `Prints one row for each meaning unit and code: the unit, its code, sub-category,
category and theme, and who said it where. A csv, tsv or xlsx file has columns in
which a person decides, and mening review reads it back.

--clean shows each unit cleaned beside it: without hesitations, fillers,
repetitions and notes, and never with a word added. --prompted marks units of
whose category the interviewer's question directly before spoke already.
--assents lists bare answers (yes, precisely, no) to such questions instead, each
with the place that mening code assign takes.

EXAMPLES
   mening units -s DIR --category samverkan
   mening units -s DIR --where transcript=ovanaker/before/fg1-ame --limit 20
   mening units -s DIR --code trisam --where stakeholder=AME,SOC
   mening units -s DIR --clean
   mening units -s DIR --where prompted=no
   mening units -s DIR --assents --category samverkan
   mening units -s DIR -o sheet.xlsx            to decide in a spreadsheet, see mening review
   mening units -s DIR --all -o talk.xlsx       all talk, coded or not, to code from the text up
   mening units -s DIR --all --blind -o talk.xlsx    the same without codes, for a second coder
   mening units -s DIR -o analysis.csv --excel`,
		Flags: append(append(studyFlags(), whereFlag(), whoseFlag(),
			&cli.StringFlag{Name: "category", Usage: "only units in this `CATEGORY` or below it"},
			&cli.StringFlag{Name: "code", Usage: "only units with this `CODE`"},
			&cli.BoolFlag{Name: "clean", DisableDefaultText: true, Usage: "show units cleaned, too"},
			&cli.BoolFlag{Name: "prompted", DisableDefaultText: true, Usage: "mark units whose question spoke of their category"},
			&cli.BoolFlag{Name: "assents", DisableDefaultText: true, Usage: "list bare answers to questions that speak of a category"},
			&cli.BoolFlag{Name: "all", DisableDefaultText: true, Usage: "all talk of participants, coded or not; no codebook is needed"},
			&cli.BoolFlag{Name: "blind", DisableDefaultText: true, Usage: "with --all, without the codes that there are"},
			forceFlag(),
			&cli.IntFlag{Name: "limit", DefaultText: "all", Usage: "print the first `N` rows only"},
			&cli.StringFlag{Name: "by", Usage: "with --all, a row for each `UNIT`: sentence or turn", Value: string(coding.Sentences)}), outputFlags()...),
		Action: func(c *cli.Context) error {
			if err := checkUnits(c); err != nil {
				return err
			}
			return e.coded(c, func(s *coded) error { return s.units(c) })
		},
	}
}

// checkUnits refuses flags of units that do not go together.
func checkUnits(c *cli.Context) error {
	if c.IsSet("limit") && c.Int("limit") < 1 {
		return usageError{source.Say("%s cannot be %d\n  write how many rows are wanted, or leave it out for all", "--limit", c.Int("limit"))}
	}
	if c.IsSet("by") && !c.Bool("all") {
		return usageError{source.Say("--by divides all talk\n  add --all; the codebook says under unit what a unit is")}
	}
	if c.Bool("blind") && !c.Bool("all") {
		return usageError{source.Say("--blind hides the codes of all talk\n  add --all")}
	}
	if c.Bool("all") && (c.IsSet("category") || c.IsSet("code")) {
		return usageError{source.Say("--all is about talk with and without codes\n  leave --category and --code out; --where selects who and where")}
	}
	return nil
}

// units prints the analysis table, or what stands in its place.
func (s *coded) units(c *cli.Context) error {
	if err := s.keepUnits(); err != nil {
		return err
	}
	switch {
	case c.Bool("assents"):
		return s.writeAssents(c.Int("limit"))
	case c.Bool("all"):
		return s.allTalk(c)
	case !s.promptedKnown:
		s.markPrompted()
	}
	chosen, note := limit(s.chosen(), c.Int("limit"), s.voice, s.out.forPeople())
	x := extras{clean: c.Bool("clean"), prompted: c.Bool("prompted") || s.where.Names(coding.Prompt)}
	if s.out.format == "json" {
		return s.out.write(func(w io.Writer) error { return writeUnits(w, chosen, s.book, x) })
	}
	t := unitTable(chosen, s)
	switch {
	case s.out.isSheet():
		rows := make([]written, len(chosen))
		for i := range chosen {
			rows[i] = s.writtenOf(&chosen[i])
		}
		s.makeSheet(t, rows)
	case s.out.isDocument():
		return s.out.document(s.voice, s.voice.say("Meaning units"), unitDocument(chosen, s, x))
	case s.out.isNarrow():
		t = unitText(chosen, s.voice, s.out.columns())
	}
	x.add(t, chosen, s)
	t.Notes = append(t.Notes, note...)
	return s.out.table(t, s.voice)
}

func unitTable(observations []coding.Observation, s *coded) *table.Table {
	b, out, v, asks := s.book, s.out, s.voice, s.corpus.Attribute(corpus.Question) != nil
	t := &table.Table{Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true},
		{Key: "condensed", Title: v.term("condensed meaning unit"), Wrap: true}, {Key: "code", Title: v.term("code"), Wrap: true},
		{Key: "sub-category", Title: v.term("sub-category"), Wrap: true}, {Key: "category", Title: v.term("category"), Wrap: true},
		{Key: "theme", Title: v.term("theme"), Wrap: true}, {Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true},
		{Key: "line", Title: v.say("line"), Number: true}, {Key: "speaker", Title: v.say("speaker")}, {Key: "stakeholder", Title: v.term("stakeholder")},
		{Key: "status", Title: v.say("status")}, {Key: "participant", Title: v.term("participant")}, {Key: "kind", Title: v.term("kind")},
		{Key: "wave", Title: v.term("wave")}, {Key: "site", Title: v.term("site")},
	}}
	if asks {
		t.Columns = append(t.Columns, table.Column{Key: corpus.Question, Title: v.term(corpus.Question)})
	}
	for _, set := range b.Values {
		t.Columns = append(t.Columns, table.Column{Key: set.Name, Title: v.term(set.Name)})
	}
	for _, d := range b.Dimensions {
		t.Columns = append(t.Columns, table.Column{Key: d.ID, Title: v.term(d.ID)})
	}
	ids := identifiers{}
	kind, wave, site := out.labels(s.opened, "kind"), out.labels(s.opened, "wave"), out.labels(s.opened, "site")
	for i := range observations {
		o := &observations[i]
		category, sub := "", []string{}
		for depth, c := range o.Code.Path() {
			if depth == 0 {
				category = v.category(c)
			} else {
				sub = append(sub, v.category(c))
			}
		}
		var themes []string
		for _, theme := range b.ThemesOf(o.Code) {
			themes = append(themes, theme.Name)
		}
		row := []any{ids.id(o), o.Quote(), o.Condensed, o.Code.Name, strings.Join(sub, " / "), category,
			strings.Join(themes, "; "), o.Transcript.Path, o.Turn.Number, o.Turn.Line, strings.Join(speakerLabels(o), "; "), s.stakeholderCell(o),
			out.value(v, string(o.Status)), s.participantCell(o), kind(o.Transcript.Attribute("kind")), wave(o.Transcript.Attribute("wave")), site(o.Transcript.Attribute("site"))}
		if asks {
			row = append(row, o.Turn.Question)
		}
		for _, set := range b.Values {
			row = append(row, o.Values[set.Name])
		}
		for _, d := range b.Dimensions {
			row = append(row, strings.Join(dimensionValues(out, &d, o.Code), "; "))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// dimensionValues returns what a code is on a dimension: for people by name.
func dimensionValues(out *output, d *coding.Dimension, c *coding.Code) []string {
	values := slices.Clone(c.Dimensions[d.ID])
	if out.forPeople() {
		for i, value := range values {
			if at := slices.IndexFunc(d.Values, func(v coding.DimensionValue) bool { return v.ID == value }); at >= 0 {
				values[i] = cmp.Or(d.Values[at].Name, value)
			}
		}
	}
	return values
}

// wideEnough is the number of columns from which text shows every column.
const wideEnough = 200

// unitText lays units out for a screen: code and category below each other, and
// so the place and who speaks. Files hold a column for each. Places that are
// long for so many columns are broken behind their folders.
func unitText(observations []coding.Observation, v *voice, columns int) *table.Table {
	t := &table.Table{Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true},
		{Key: "code", Title: v.term("code") + "\n" + v.term("category"), Wrap: true},
		{Key: "place", Title: v.placeTitle() + "\n" + v.say("speaker")},
	}}
	ids, broken := identifiers{}, false
	for i := range observations {
		broken = broken || table.Width(placeOf(observations[i].Transcript, observations[i].All())) > columns/3
	}
	for i := range observations {
		o := &observations[i]
		var categories []string
		for _, c := range o.Code.Path() {
			categories = append(categories, v.category(c))
		}
		unit := o.Quote()
		if o.Condensed != "" {
			unit += "\n→ " + o.Condensed
		}
		place := placeOf(o.Transcript, o.All())
		if broken {
			place = brokenPlace(place)
		}
		t.Rows = append(t.Rows, []any{ids.id(o), unit, o.Code.Name + "\n" + strings.Join(categories, " / "),
			place + "\n" + whoSpeak(o)})
	}
	return t
}

// category returns the name of a category; that of loose codes is said in the
// voice's language.
func (v *voice) category(c *coding.Category) string {
	if c.ID == coding.Uncategorised {
		return v.say(coding.Uncategorised)
	}
	return c.Name
}
