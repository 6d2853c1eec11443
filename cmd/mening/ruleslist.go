package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"mening/coding/rules"
	"mening/corpus/table"
)

// printRules prints the rules with what they find.
func (r *ruled) printRules() error {
	bar := r.env.progress("coding")
	codes := rules.Measure(r.corpus, r.book, rules.Options{Decided: r.decided, Where: r.where, Progress: bar.at})
	bar.done()
	codes = slices.DeleteFunc(codes, func(c rules.Code) bool {
		return len(r.codes) > 0 && !slices.Contains(r.codes, c.ID) || !r.where.Code(r.book, c.Code)
	})
	listed, all := r.listed(codes)
	if r.out.format == "json" {
		return r.out.json(r.record(listed))
	}
	t := r.ruleTable
	if r.out.forPeople() {
		t = r.ruleText
	}
	list := t(listed)
	list.Notes = append(r.rest(nil, all), r.ruleNotes(codes)...)
	return r.out.table(r.out.headless(list), r.voice)
}

const (
	// fewForms is how many forms are shown of a rule unless all are asked for.
	fewForms = 5
	// shortRule is how much of a rule is shown where all codes are listed.
	shortRule = 90
)

// formsOf writes the forms of a rule with their numbers.
func (r *ruled) formsOf(l *rules.Line) string {
	var out []string
	for i, f := range l.Forms {
		if i == fewForms && !r.forms && r.onScreen() {
			out = append(out, "…")
			break
		}
		out = append(out, fmt.Sprintf("%s %d", f.Text, f.Count))
	}
	return strings.Join(out, ", ")
}

// ruleText lays the rules out for people, who have no room for a column for
// everything.
func (r *ruled) ruleText(codes []rules.Code) *table.Table {
	v := r.voice
	number := func(key, title string) table.Column { return table.Column{Key: key, Title: title, Number: true} }
	t := &table.Table{Caption: v.say("What the rules in %s find", filepath.Base(r.book.File)), Columns: []table.Column{
		{Key: "rule", Title: v.term("code") + "\n  " + v.say("rule"), Wrap: true}, number("line", v.say("line")), number("units", v.say("units")),
		number("own", v.say("own")), number("participants", v.say("partici-\npants"))}}
	if r.narrow() {
		t.Columns = append(t.Columns, number("judged", v.say("con-\nfirmed/\nrejected")))
	} else {
		t.Columns = append(t.Columns, number("confirmed", v.say("con-\nfirmed")), number("rejected", v.say("re-\njected")), number("undecided", v.say("not\njudged")))
	}
	t.Columns = append(t.Columns, table.Column{Key: "precision", Title: v.say("preci-\nsion"), Number: true, Decimals: 2})
	for _, x := range r.ruleRows(codes) {
		t.Rows = append(t.Rows, r.ruleTextRow(&x))
	}
	return t
}

func (r *ruled) ruleTextRow(x *ruleRow) []any {
	v := r.voice
	switch x.kind {
	case "code":
		text := x.code.Name
		if text != x.code.ID {
			text = x.code.ID + "  " + text
		}
		if share, ok := x.code.Recall(); ok {
			text += "\n" + v.say("recall %s (%d of %d)", decimals(v, share), x.code.Found, x.code.HandMade)
		}
		if len(x.code.Rules) == 0 {
			return []any{text + "\n" + v.say("(no rules: coded by hand)"), x.code.Line}
		}
		return append([]any{text, x.code.Line, x.Units, nil}, r.judgedCells(&x.Counts)...)
	case "unless":
		taken := "0"
		if x.line.Taken > 0 {
			taken = fmt.Sprintf("−%d", x.line.Taken)
		}
		return []any{table.Indented{Level: 1, Text: v.say("unless %s", r.shortened(x.line.Expr.String()))}, x.line.ID, taken}
	}
	text := r.shortened(x.line.Expr.String())
	if r.sort != "" {
		text = x.code.ID + ": " + text
	}
	if x.line.Language != "" {
		text += " (" + x.line.Language + ")"
	}
	if forms := r.formsOf(x.line); forms != "" {
		text += "\n→ " + forms
	}
	level := 1
	if r.sort != "" {
		level = 0
	}
	return append([]any{table.Indented{Level: level, Text: text}, x.line.ID, x.Units, x.line.Own}, r.judgedCells(&x.Counts)...)
}

// judgedCells are the participants and what people made of the units. The
// precision is a dash where nobody judged any.
func (r *ruled) judgedCells(c *rules.Counts) []any {
	cells := []any{c.Participants, c.Confirmed, c.Rejected, c.Undecided}
	if r.narrow() {
		cells = []any{c.Participants, fmt.Sprintf("%d/%d", c.Confirmed, c.Rejected)}
	}
	if share, ok := c.Precision(); ok {
		return append(cells, share)
	}
	return append(cells, "–")
}

// narrow reports whether a screen has no room for a column for everything.
func (r *ruled) narrow() bool { return r.out.columns() < 100 }

func (r *ruled) shortened(rule string) string {
	if len(r.codes) > 0 || r.forms || !r.onScreen() {
		return rule
	}
	return shorten(rule, shortRule)
}

// decimals writes a share with two decimals.
func decimals(v *voice, share float64) string {
	return strings.Replace(fmt.Sprintf("%.2f", share), ".", v.decimal(), 1)
}

// ruleNotes say what the numbers mean.
func (r *ruled) ruleNotes(codes []rules.Code) []string {
	v, disputed, judged, lines, recall := r.voice, 0, 0, 0, false
	for i := range codes {
		c := &codes[i]
		disputed += c.Total.Disputed
		judged += c.Total.Confirmed + c.Total.Rejected
		lines += len(c.Rules)
		_, known := c.Recall()
		recall = recall || known
	}
	conditions := strings.Join(r.conditions, "; ")
	switch {
	case len(r.book.Codes) == 0:
		return []string{v.say("the codebook has no codes")}
	case len(codes) == 0 && len(r.codes) > 0:
		return []string{v.say("no code is left: the conditions (%s) leave out %s", conditions, strings.Join(r.codes, ", "))}
	case len(codes) == 0:
		return []string{v.say("no code is left: none meets all conditions (%s)", conditions)}
	case lines == 0:
		return []string{v.say("no code has rules: all of them are coded by hand; search finds words for rules, and rules --try tries them")}
	}
	notes := []string{v.say("units: what the rules propose before any decision; own: those that no other rule of the code found")}
	who, name := r.counted(), r.decided.Whose.Name()
	switch {
	case judged == 0 && len(r.decided.Coders) == 0:
		notes = append(notes, who)
	case judged == 0:
		notes = append(notes, v.say("nobody whose decisions count has judged what the rules propose (%s); --coder names another", who))
	default:
		notes = append(notes, v.say("precision = confirmed / (confirmed + rejected), as judged by: %s", who))
	}
	if disputed > 0 {
		notes = append(notes, v.say("confirmed units that somebody else rejects: %d", disputed))
	}
	if recall {
		notes = append(notes, v.say("recall: of the units that people hold, those of whose text the rules propose some; only where some were coded by hand"))
	}
	notes = append(notes, v.say("behind a number: mening units --coder auto --where rule=LINE, only-rule=LINE, confirmed-by=%s, rejected-by=%s", name, name))
	return r.selected(notes)
}

// ruleTable lays the rules out for programs, with a column for everything.
func (r *ruled) ruleTable(codes []rules.Code) *table.Table {
	v := r.voice
	t := &table.Table{Caption: v.say("What the rules in %s find", filepath.Base(r.book.File)), Columns: []table.Column{
		{Key: "code", Title: v.term("code")}, {Key: "kind", Title: v.say("sort")}, {Key: "line", Title: v.say("line")},
		{Key: "rule", Title: v.say("rule"), Wrap: true}, {Key: "language", Title: v.term("language")}}}
	for _, k := range []string{"units", "own", "participants", "confirmed", "disputed", "rejected", "undecided"} {
		t.Columns = append(t.Columns, table.Column{Key: k, Title: v.say(k), Number: true})
	}
	t.Columns = append(t.Columns, table.Column{Key: "precision", Title: v.say("precision"), Number: true, Decimals: 2},
		table.Column{Key: "coded by hand", Title: v.say("coded by hand"), Number: true}, table.Column{Key: "found", Title: v.say("units found"), Number: true},
		table.Column{Key: "recall", Title: v.say("recall"), Number: true, Decimals: 2},
		table.Column{Key: "taken", Title: v.say("taken away"), Number: true}, table.Column{Key: "forms", Title: v.say("forms"), Wrap: true})
	for _, x := range r.ruleRows(codes) {
		row := []any{x.code.ID, r.named(x.kind), nil, nil, nil}
		if x.line == nil {
			row[2] = fmt.Sprint(x.code.Line)
		} else {
			row[2], row[3], row[4] = x.line.ID, x.line.Expr.String(), x.line.Language
		}
		if x.kind == "unless" {
			row = append(row, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, x.line.Taken, nil)
			t.Rows = append(t.Rows, row)
			continue
		}
		row = append(row, x.Units, nil, x.Participants, x.Confirmed, x.Disputed, x.Rejected, x.Undecided, number(x.Precision()), nil, nil, nil, nil, nil)
		if x.kind == "code" {
			row[13], row[14], row[15] = x.code.HandMade, x.code.Found, number(x.code.Recall())
		} else {
			row[6], row[17] = x.line.Own, r.formsOf(x.line)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// named returns a word of the program's own as a cell: as it is for programs.
func (r *ruled) named(word string) string {
	if r.out.inNames() {
		return r.voice.say(word)
	}
	return word
}

// number returns a cell, absent where it is undefined.
func number(value float64, ok bool) any {
	if !ok {
		return nil
	}
	return value
}
