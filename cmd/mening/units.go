package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
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
			&cli.StringFlag{Name: "by", Usage: "with --all, a row for each `UNIT`: sentence or turn", Value: string(coding.Sentences)}), outputFlags()...),
		Action: func(c *cli.Context) error {
			if c.IsSet("by") && !c.Bool("all") {
				return usageError{fmt.Errorf("--by divides all talk\n  add --all; the codebook says under unit what a unit is")}
			}
			if c.Bool("blind") && !c.Bool("all") {
				return usageError{fmt.Errorf("--blind hides the codes of all talk\n  add --all")}
			}
			if c.Bool("all") && (c.IsSet("category") || c.IsSet("code")) {
				return usageError{fmt.Errorf("--all is about talk with and without codes\n  leave --category and --code out; --where selects who and where")}
			}
			return e.coded(c, func(s *coded) error {
				switch {
				case c.Bool("assents"):
					return s.writeAssents()
				case c.Bool("all"):
					return s.allTalk(c)
				case !s.promptedKnown:
					s.markPrompted()
				}
				chosen := s.chosen()
				x := extras{clean: c.Bool("clean"), prompted: c.Bool("prompted") || s.where.Names(coding.Prompt)}
				if s.out.format == "json" {
					return s.out.write(func(w io.Writer) error { return writeUnits(w, chosen, s.book, x) })
				}
				t := unitTable(chosen, s)
				switch {
				case s.out.isSheet():
					rows := make([]written, len(chosen))
					for i := range chosen {
						rows[i] = writtenOf(&chosen[i])
					}
					s.makeSheet(t, rows)
				case s.out.isDocument():
					return s.out.document(s.voice, s.voice.say("Meaning units"), unitDocument(chosen, s, x))
				case s.out.isNarrow():
					t = unitText(chosen, s.voice)
				}
				x.add(t, chosen, s)
				return s.out.table(t, s.voice)
			})
		},
	}
}

// unitRecord is a unit with one of its codes in JSON. Spans are in code points
// of the turn's text, half-open.
type unitRecord struct {
	ID          string              `json:"id"`
	Transcript  string              `json:"transcript"`
	Turn        int                 `json:"turn"`
	Line        int                 `json:"line"`
	Kind        string              `json:"kind"`
	Wave        string              `json:"wave"`
	Site        string              `json:"site"`
	Question    *string             `json:"question"`
	Speaker     string              `json:"speaker"`
	Participant *string             `json:"participant"`
	Stakeholder string              `json:"stakeholder"`
	Attributes  map[string]string   `json:"attributes"`
	Start       int                 `json:"start"`
	End         int                 `json:"end"`
	Quote       string              `json:"quote"`
	Turns       []partRecord        `json:"turns,omitempty"`
	Cleaned     *string             `json:"cleaned,omitempty"`
	Condensed   string              `json:"condensed"`
	Printed     string              `json:"printed,omitempty"`
	Translation string              `json:"translation,omitempty"`
	Starred     bool                `json:"starred,omitempty"`
	Memos       []string            `json:"memos,omitempty"`
	Supporters  []string            `json:"supporters,omitempty"`
	Opponents   []string            `json:"opponents,omitempty"`
	Code        string              `json:"code"`
	Path        []string            `json:"path"`
	Themes      []string            `json:"themes"`
	Dimensions  map[string][]string `json:"dimensions"`
	Values      map[string]string   `json:"values"`
	Coder       string              `json:"coder"`
	Status      coding.Status       `json:"status"`
	Prompted    bool                `json:"prompted,omitempty"`
	Rules       []string            `json:"rules"`
	Evidence    [][2]int            `json:"evidence"`
}

// partRecord is one turn of a unit that goes over several.
type partRecord struct {
	Turn        int     `json:"turn"`
	Speaker     string  `json:"speaker"`
	Participant *string `json:"participant"`
	Start       int     `json:"start"`
	End         int     `json:"end"`
}

// writeUnits writes units as a JSON array, one after another, so that a large
// study need not be held twice.
func writeUnits(w io.Writer, observations []coding.Observation, b *coding.Codebook, x extras) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("  ", "  ")
	ids := identifiers{}
	before := "[\n  "
	for i := range observations {
		line.Reset()
		record := ids.record(&observations[i], b)
		if x.clean {
			cleaned := x.cleaned(&observations[i])
			record.Cleaned = &cleaned
		}
		if err := encoder.Encode(record); err != nil {
			return err
		}
		if _, err := io.WriteString(w, before+strings.TrimSuffix(line.String(), "\n")); err != nil {
			return err
		}
		before = ",\n  "
	}
	if len(observations) == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	_, err := io.WriteString(w, "\n]\n")
	return err
}

// identifiers holds the identifier of the transcript that was asked for last.
type identifiers struct {
	transcript *corpus.Transcript
	identifier *coding.Identifier
}

func (ids *identifiers) id(o *coding.Observation) string {
	if ids.transcript != o.Transcript {
		ids.transcript, ids.identifier = o.Transcript, coding.NewIdentifier(o.Transcript)
	}
	return ids.identifier.ID(&o.MeaningUnit)
}

func (ids *identifiers) record(o *coding.Observation, b *coding.Codebook) unitRecord {
	t, speaker := o.Transcript, o.Turn.Speaker
	r := unitRecord{
		ID: ids.id(o), Transcript: t.Path, Turn: o.Turn.Number, Line: o.Turn.Line,
		Kind: t.Attribute("kind"), Wave: t.Attribute("wave"), Site: t.Attribute("site"), Question: orNull(o.Turn.Question),
		Speaker: o.Turn.Label, Participant: orNull(speaker.Participant), Stakeholder: speaker.Stakeholder,
		Attributes: map[string]string{}, Quote: o.Quote(), Condensed: o.Condensed, Code: o.Code.ID,
		Path: codePath(o.Code), Themes: []string{}, Dimensions: map[string][]string{}, Values: map[string]string{},
		Printed: o.Printed, Translation: o.Translation, Starred: o.Starred, Memos: o.Memos, Supporters: o.Supporters, Opponents: o.Opponents,
		Coder: o.Coder, Status: o.Status, Prompted: o.Prompted, Rules: []string{}, Evidence: [][2]int{},
	}
	for _, attributes := range []map[string]string{t.Attributes, speaker.Attributes} {
		for name, value := range attributes {
			if !slices.Contains([]string{"kind", "wave", "site", "stakeholder"}, name) && value != "" {
				r.Attributes[name] = value
			}
		}
	}
	points := counter{text: o.Turn.Text}
	r.Start = points.at(o.Span.Start)
	for _, s := range o.Evidence {
		r.Evidence = append(r.Evidence, [2]int{points.at(s.Start), points.at(s.End)})
	}
	r.End = points.at(o.Span.End)
	for _, p := range o.Parts {
		part := counter{text: p.Turn.Text}
		r.Turns = append(r.Turns, partRecord{p.Turn.Number, p.Turn.Label, orNull(p.Turn.Speaker.Participant), part.at(p.Span.Start), part.at(p.Span.End)})
	}
	for _, theme := range b.ThemesOf(o.Code) {
		r.Themes = append(r.Themes, theme.ID)
	}
	for dimension, values := range o.Code.Dimensions {
		r.Dimensions[dimension] = values
	}
	for name, value := range o.Values {
		r.Values[name] = value
	}
	for _, rule := range o.Rules {
		r.Rules = append(r.Rules, o.Code.Rules[rule].Expr.String())
	}
	return r
}

func codePath(c *coding.Code) []string {
	var out []string
	for _, category := range c.Path() {
		out = append(out, category.ID)
	}
	return append(out, c.ID)
}

// counter turns ascending byte offsets of a text into code points.
type counter struct {
	text          string
	bytes, points int
}

func (c *counter) at(offset int) int {
	if offset < c.bytes {
		c.bytes, c.points = 0, 0
	}
	c.points += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = offset
	return c.points
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
			strings.Join(themes, "; "), o.Transcript.Path, o.Turn.Number, o.Turn.Line, o.Turn.Label, out.stakeholder(v, o.Turn.Speaker.Stakeholder),
			out.value(v, string(o.Status)), fromNull(orNull(o.Turn.Speaker.Participant)), o.Transcript.Attribute("kind"), o.Transcript.Attribute("wave"), o.Transcript.Attribute("site")}
		if asks {
			row = append(row, o.Turn.Question)
		}
		for _, set := range b.Values {
			row = append(row, o.Values[set.Name])
		}
		for _, d := range b.Dimensions {
			row = append(row, strings.Join(o.Code.Dimensions[d.ID], "; "))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// wideEnough is the number of columns from which text shows every column.
const wideEnough = 200

// unitText lays units out for a screen: code and category below each other, and
// so the place and who speaks. Files hold a column for each.
func unitText(observations []coding.Observation, v *voice) *table.Table {
	t := &table.Table{Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true},
		{Key: "code", Title: v.term("code") + "\n" + v.term("category"), Wrap: true},
		{Key: "place", Title: v.term("transcript") + ":" + v.say("line") + "\n" + v.say("speaker")},
	}}
	ids := identifiers{}
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
		folder, file := path.Split(o.Transcript.Path)
		if folder != "" {
			folder += "\n"
		}
		t.Rows = append(t.Rows, []any{ids.id(o), unit, o.Code.Name + "\n" + strings.Join(categories, " / "),
			fmt.Sprintf("%s%s:%d\n%s", folder, file, o.Turn.Line, who(o.Turn))})
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
