package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/matrix"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/table"
)

func matrixCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "matrix",
		Usage: "lay out who said what: a framework matrix of cases and categories",
		Description: `Prints a framework matrix (Ritchie & Spencer 1994): a row for each case, a column
for each category, and in the cells the condensed units, or the quotations of those
that nobody has condensed. Empty cells say whether an interviewer asked the case
about it, as far as the rules of the category find it in a question. On the screen
cases stand below each other, as in docx where a cell has more than six units (--limit
6 makes a table of it); xlsx and html hold a table.

EXAMPLES
   mening matrix -s DIR -o matrix.xlsx
   mening matrix -s DIR --case participant --where stakeholder=Invånare
   mening matrix -s DIR --case stakeholder --columns code --category utmaningar-fore
   mening matrix -s DIR --count --transpose
   mening matrix -s DIR --where wave=before --quotes -o matrix.docx`,
		Flags: findingFlags(append(narrowFlags(),
			&cli.StringFlag{Name: "case", Value: "interview", Usage: "a row for each value of a `FIELD`: interview, participant, stakeholder, …"},
			&cli.StringFlag{Name: "columns", Value: "category", Usage: "`COLUMNS` of the matrix: " + strings.Join(coding.HeadingKinds(), ", ")},
			&cli.BoolFlag{Name: "transpose", DisableDefaultText: true, Usage: "a row for each category, a column for each case"},
			&cli.BoolFlag{Name: "count", DisableDefaultText: true, Usage: "only how many units each cell has"},
			&cli.BoolFlag{Name: "quotes", DisableDefaultText: true, Usage: "quotations also of condensed units"},
			&cli.IntFlag{Name: "words", Value: quotedWords, Usage: "quote at most `N` words, those around the evidence; 0 for all"},
			&cli.IntFlag{Name: "limit", DefaultText: "all", Usage: "at most `N` units in a cell, starred ones first"})...),
		Action: func(c *cli.Context) error {
			if err := notNegative(c, "words", "limit"); err != nil {
				return err
			}
			return e.coded(c, func(s *coded) error {
				m, err := matrix.New(s.corpus, s.book, s.observations, s.guideQuestions(), matrix.Options{Case: c.String("case"), Level: c.String("columns"), Where: s.where})
				if err != nil {
					return usageError{err}
				}
				f := &framework{coded: s, Matrix: m, level: c.String("columns"), transposed: c.Bool("transpose"), count: c.Bool("count"), quotes: c.Bool("quotes"), words: c.Int("words"), limit: c.Int("limit")}
				f.narrow(c.IsSet("category") || c.IsSet("code"))
				return f.print()
			})
		},
	}
}

// guideQuestions returns the questions of the interview guide.
func (s *opened) guideQuestions() []matrix.Question {
	var out []matrix.Question
	for _, q := range s.study.Config.Guide {
		out = append(out, matrix.Question{ID: q.ID, Text: q.Text})
	}
	return out
}

// framework prints a matrix.
type framework struct {
	*coded
	*matrix.Matrix
	level         string
	transposed    bool
	count, quotes bool
	words, limit  int
	left          int // units that the limit left out
}

// narrow drops the columns of which the conditions let no unit through, where
// they are about codes.
func (f *framework) narrow(asked bool) {
	if !asked {
		return
	}
	for j := len(f.Columns) - 1; j >= 0; j-- {
		if slices.ContainsFunc(f.Columns[j].Codes, func(c *coding.Code) bool { return f.where.Code(f.book, c) }) {
			continue
		}
		f.Columns = slices.Delete(f.Columns, j, j+1)
		for i := range f.Cells {
			f.Cells[i] = slices.Delete(f.Cells[i], j, j+1)
		}
	}
}

func (f *framework) print() error {
	switch {
	case f.out.format == "json":
		return f.out.json(f.records())
	case f.count || f.out.format != "text" && !(f.out.format == "docx" && f.longest() > pageLines):
		return f.out.table(f.table(), f.voice)
	}
	return f.out.page(f.voice, f.caption(), f.stacked())
}

// pageLines is how many units a cell may have for a table on pages, whose rows do
// not go over their ends.
const pageLines = 6

// longest returns how many units are shown in the fullest cell.
func (f *framework) longest() int {
	most := 0
	for _, row := range f.Cells {
		for i := range row {
			most = max(most, len(row[i].Units))
		}
	}
	if f.limit > 0 {
		most = min(most, f.limit)
	}
	return most
}

func (f *framework) caption() string {
	rows, columns := f.sides()
	return f.voice.say("Framework matrix: %s × %s", rows.title, columns.title)
}

// shown are the units of a cell, starred ones first where not all are shown.
func (f *framework) shown(cell *matrix.Cell) []*coding.Observation {
	if f.limit == 0 || len(cell.Units) <= f.limit {
		return cell.Units
	}
	units := slices.Clone(cell.Units)
	coding.StarredFirst(units)
	f.left += len(units) - f.limit
	return units[:f.limit]
}

// unit is a unit in a cell: condensed, else its quotation.
func (f *framework) unit(o *coding.Observation) string {
	quoted := strings.Join(f.excerpt(o, f.words), " ")
	switch {
	case o.Condensed == "":
		return quoted
	case f.quotes:
		return flat(o.Condensed) + ", " + quoted
	}
	return flat(o.Condensed)
}

// empty says of an empty cell whether the case was asked.
func (f *framework) empty(asked matrix.Asked) string {
	switch asked {
	case matrix.WasAsked:
		return f.voice.say("(asked, nothing coded)")
	case matrix.NotAsked:
		return f.voice.say("(not asked)")
	}
	return "–"
}

// table has a row for each case, or transposed for each category.
func (f *framework) table() *table.Table {
	rows, columns := f.sides()
	t := &table.Table{Caption: f.caption(), Columns: []table.Column{{Key: rows.key, Title: rows.title, Wrap: true}}}
	if rows.about != nil {
		t.Columns = append(t.Columns, table.Column{Key: "about", Title: f.voice.say("who"), Wrap: true})
	}
	var ids abbreviations
	for j, name := range columns.names {
		c := table.Column{Key: columns.ids[j], Title: name, Wrap: !f.count, Number: f.count}
		if f.out.format == "xlsx" && !slices.ContainsFunc(t.Columns, func(o table.Column) bool { return o.Key == name }) {
			c.Key = name // people read the sheet
		}
		if columns.about != nil {
			c.Title = lines(name, columns.about[j])
			c.Short = lines(columns.short[j], columns.about[j])
			ids.add(f.voice, f.Field, columns.ids[j], name)
		}
		t.Columns = append(t.Columns, c)
	}
	for i, name := range rows.names {
		if f.Field == "stakeholder" && rows.short != nil {
			t.Short = append(t.Short, rows.short[i])
			ids.add(f.voice, f.Field, rows.ids[i], name)
		}
		row := []any{name}
		if rows.about != nil {
			row = append(row, rows.about[i])
		}
		for j := range columns.names {
			row = append(row, f.cell(f.at(i, j)))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes, t.Spelled = f.notes(), ids.note()
	return t
}

func (f *framework) cell(cell *matrix.Cell) any {
	if f.count {
		return len(cell.Units)
	}
	var lines []string
	for _, o := range f.shown(cell) {
		lines = append(lines, f.sign(o)+" "+f.unit(o))
	}
	if len(lines) == 0 {
		return f.empty(cell.Asked)
	}
	return strings.Join(lines, "\n")
}

// stacked has the rows below each other, for a screen.
func (f *framework) stacked() []document.Block {
	blocks := []document.Block{document.Heading{Text: f.caption()}}
	rows, columns := f.sides()
	for i := range rows.names {
		blocks = append(blocks, document.Heading{Level: 1, Text: rows.heading(i)})
		empty := map[matrix.Asked][]string{}
		for j, name := range columns.names {
			cell := f.at(i, j)
			if len(cell.Units) == 0 {
				empty[cell.Asked] = append(empty[cell.Asked], name)
				continue
			}
			blocks = append(blocks, document.Heading{Level: 2, Text: fmt.Sprintf("%s (%d)", columns.heading(j), len(cell.Units))})
			var list document.List
			for _, o := range f.shown(cell) {
				list.Items = append(list.Items, append(f.signed(o), document.Run{Text: f.unit(o)}))
			}
			blocks = append(blocks, list)
		}
		var silent []string
		for _, asked := range []matrix.Asked{matrix.WasAsked, matrix.NotAsked, matrix.NotToTell} {
			if len(empty[asked]) > 0 {
				silent = append(silent, f.empty(asked)+" "+strings.Join(empty[asked], "; "))
			}
		}
		if len(silent) > 0 {
			blocks = append(blocks, notesBlock(silent))
		}
	}
	return append(blocks, notesBlock(f.notes()))
}

// laid returns the observations that stand in the rows: not what interviewers say,
// nor those of whom no case is known.
func (f *framework) laid() []*coding.Observation {
	inCells := map[coding.Stretch]bool{}
	for _, row := range f.Cells {
		for i := range row {
			for _, o := range row[i].Units {
				inCells[o.Stretch()] = true
			}
		}
	}
	return slices.DeleteFunc(f.chosenOf(nil), func(o *coding.Observation) bool { return !inCells[o.Stretch()] })
}

// notes say what cells hold.
func (f *framework) notes() []string {
	v := f.voice
	units := f.laid()
	out := []string{v.say("cases: %d, distinct units: %d", len(f.Cases), len(coding.Distinct(units)))}
	if f.left > 0 {
		out = append(out, v.say("not shown: %d (--limit 0 shows all)", f.left))
	}
	if f.count {
		out = append(out, v.say("a unit with codes of several columns stands in each"))
	} else {
		out = append(out, v.say("asked: a question that the interviewer put, or one of the guide, holds words of the category's rules; –: cannot be told"))
	}
	if len(f.Columns) > 0 && len(f.Cases) > 0 {
		out = append(out, v.say("behind a cell: %s", f.command(0, 0)))
	}
	return append(out, f.basis(units)...)
}

// command is what prints the units of a cell.
func (f *framework) command(row, column int) string {
	value := f.Cases[row].Value
	if f.Field == "interview" {
		value = corpus.Stem(value)
	}
	if strings.ContainsRune(value, ' ') {
		value = "'" + value + "'"
	}
	return fmt.Sprintf("mening units --%s %s --where %s=%s", f.Columns[column].Level, f.Columns[column].ID, f.Field, value)
}
