package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/comparison"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// consensusColumn is the column of a sheet in which people say what they agree
// on.
const consensusColumn = coding.Consensus

// reconcileSheet reads a sheet back and records what stands in it.
func (e *env) reconcileSheet(c *cli.Context, file string) error {
	sheet, err := readSheet(file)
	if err != nil {
		return err
	}
	names, columns, problem := sheetCoders(sheet)
	if problem != nil {
		return problem
	}
	if c.IsSet("coders") {
		given, err := coderNames(c)
		if err != nil {
			return err
		}
		if !slices.EqualFunc(given, names, corpus.Equal) {
			return usageError{source.Say("%s was written for %s, and --coders names %s\n  leave --coders out", file, strings.Join(names, ","), strings.Join(given, ","))}
		}
	}
	r, err := e.reconciliation(c, nil, names)
	if err != nil {
		return err
	}
	choices, problems := r.read(sheet, columns)
	if len(problems) > 0 && !c.Bool("partial") {
		fmt.Fprintln(e.stderr, "mening:", r.voice.say("nothing was recorded: correct the sheet, or record the other rows with --partial"))
		return problems
	}
	if c.Bool("agreed") {
		choices = append(choices, r.agreed()...)
	}
	if err := r.record(choices); err != nil {
		return err
	}
	if len(problems) > 0 {
		return problems
	}
	return r.finish(e)
}

// sheetCoders returns the coders of a sheet and their columns: what stands
// between unit and consensus.
func sheetCoders(sheet *table.Sheet) (names []string, columns []int, problem *source.Problem) {
	from, to := sheet.Column("unit"), sheet.Column(consensusColumn)
	for _, name := range []string{"id", "unit", consensusColumn} {
		if sheet.Column(name) < 0 {
			return nil, nil, source.Told(source.Error, sheet.File, 1, source.Say("the sheet has no column %q", name),
				"write one with mening reconcile --coders NAME,NAME -o SHEET, and fill in its last column")
		}
	}
	for i := from + 1; i < to; i++ {
		names, columns = append(names, strings.TrimPrefix(sheet.Header[i], "coder ")), append(columns, i)
	}
	if len(names) < 2 {
		return nil, nil, source.Told(source.Error, sheet.File, 1, source.Say("no two coders stand between the columns unit and %s", consensusColumn),
			"leave the columns in their order")
	}
	return names, columns, nil
}

// read returns what the rows choose, and what is wrong with them.
func (r *reconciliation) read(sheet *table.Sheet, columns []int) ([]comparison.Choice, source.Problems) {
	items := map[string]*comparison.Item{}
	ids := itemIdentifiers{}
	for i := range r.comparison.Items {
		items[ids.id(&r.comparison.Items[i])] = &r.comparison.Items[i]
	}
	var choices []comparison.Choice
	var problems source.Problems
	lines := map[string]int{}
	for _, row := range sheet.Rows {
		id, text := sheet.Field(row, "id"), sheet.Field(row, consensusColumn)
		if text == "" {
			continue
		}
		wrong := func(hint source.Note, message string, args ...any) {
			problems = append(problems, source.Found(source.Error, sheet.File, row.Line, source.Say(message, args...), hint))
		}
		item := items[id]
		if first, twice := lines[id]; twice {
			wrong(source.Say("leave one of them"), "the unit %q stands here and on line %d", id, first)
			continue
		}
		lines[id] = row.Line
		if item == nil {
			wrong(source.Say("its text or coding was changed, or the sheet was written with another --match: write it anew"), "there is no unit %q between the coders now", id)
			continue
		}
		if changed := r.changed(item, row, columns); changed != "" {
			wrong(source.Say("write the sheet anew, and look at the unit again"), "%s has coded the unit %s otherwise since the sheet was written", changed, id)
			continue
		}
		choice, unknown := r.choice(item, text)
		if unknown != "" {
			wrong(r.nearest(unknown), "%q is no coder of the sheet and no code", unknown)
			continue
		}
		choices = append(choices, choice)
	}
	return choices, problems
}

// changed returns a coder who codes the item otherwise than the row says.
func (r *reconciliation) changed(item *comparison.Item, row table.Row, columns []int) string {
	for coder, column := range columns {
		if normalSet(row.Fields[column]) != normalSet(codeSet(item.Codes(coder), ", ")) {
			return r.comparison.Coders[coder]
		}
	}
	return ""
}

// normalSet writes a set of codes in one way, without those in brackets.
func normalSet(text string) string {
	codes := slices.DeleteFunc(codeWords(strings.ToLower(text)), func(word string) bool { return strings.HasPrefix(word, "(") || word == comparison.Absent })
	slices.Sort(codes)
	return strings.Join(codes, ",")
}

// codeWords splits a cell with several codes.
func codeWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;+\n\t ", r) })
}

// choice reads what a person filled in; unknown is what it cannot be.
func (r *reconciliation) choice(item *comparison.Item, text string) (c comparison.Choice, unknown string) {
	x := r.comparison
	if slices.Contains([]string{"-", "–", "—"}, text) {
		return x.Give(item), ""
	}
	if i := slices.IndexFunc(x.Coders, func(coder string) bool { return corpus.Equal(coder, text) }); i >= 0 {
		return x.Keep(item, i), ""
	}
	codes, unknown := r.codesIn(text)
	if unknown == "" {
		return x.Give(item, codes...), ""
	}
	for _, word := range []string{"both", "all", r.voice.say("both"), r.voice.say("all")} {
		if corpus.Equal(word, text) {
			return r.everybody(item), ""
		}
	}
	return comparison.Choice{}, unknown
}

// codesIn returns the codes that a cell names by id or by name; unknown is what
// none or several have. Names may hold blanks and commas.
func (r *reconciliation) codesIn(text string) (codes []*coding.Code, unknown string) {
	if called := r.book.CodesCalled(text); len(called) == 1 {
		return called, ""
	}
	for _, piece := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(",;+\n\t", c) }) {
		words := []string{piece}
		if len(r.book.CodesCalled(piece)) != 1 {
			words = strings.Fields(piece)
		}
		for _, word := range words {
			called := r.book.CodesCalled(word)
			if len(called) != 1 {
				return nil, word
			}
			codes = append(codes, called[0])
		}
	}
	return codes, ""
}

func (r *reconciliation) everybody(item *comparison.Item) comparison.Choice {
	all := make([]int, len(r.comparison.Coders))
	for i := range all {
		all[i] = i
	}
	return r.comparison.Keep(item, all...)
}

// nearest says what may have been meant.
func (r *reconciliation) nearest(word string) source.Note {
	return source.Say("%s (- means none)", source.Meant(word, append(slices.Clone(r.comparison.Coders), append([]string{"both"}, r.book.IDs("code")...)...)))
}
