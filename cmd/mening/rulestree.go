package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus/document"
	"mening/corpus/table"
)

// mark stands before what matched, and before what did not.
func mark(matches bool) string {
	if matches {
		return "✓"
	}
	return "✗"
}

func (r *ruled) explainedColumns() []table.Column {
	v := r.voice
	return []table.Column{
		{Key: "code", Title: v.term("code")}, {Key: "line", Title: v.say("line"), Number: true},
		{Key: "part", Title: v.say("rule"), Wrap: true}, {Key: "matches", Title: v.say("matches")},
		{Key: "words", Title: v.say("words"), Wrap: true}, {Key: "remark", Title: v.say("remark"), Wrap: true}}
}

// explainedTable lays the trees of the rules of one code out. For people lines
// no word of which occurs are told in a note.
func (r *ruled) explainedTable(x *explainedRecord) *table.Table {
	v, people := r.voice, r.out.forPeople()
	t := &table.Table{Columns: r.explainedColumns()}
	left := r.leftOut(x)
	for _, set := range [][]explainedRule{x.Rules, x.Unless} {
		for i := range set {
			if rule := &set[i]; !people || !slices.Contains(left, rule.Line) {
				r.explainedRows(t, x, rule, i < len(x.Unless) && &x.Unless[i] == rule)
			}
		}
	}
	if !people {
		return t
	}
	t.Columns = t.Columns[1:]
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][1:]
	}
	t.Columns = append(t.Columns[:2:2], t.Columns[3:]...) // the mark stands before the rule
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i][:2:2], t.Rows[i][3:]...)
	}
	if len(t.Rows) == 0 {
		t.Columns = nil
	}
	t.Caption = r.explainedCaption(x)
	if r.out.format == "tex" {
		t.Caption = from(x.observation()) + ": " + r.explainedWhat(x)
		t.Notes = append(t.Notes, r.voice.quoted(x.Quote))
	}
	t.Notes = append(t.Notes, x.Decisions...)
	if !x.Heard {
		t.Notes = append(t.Notes, v.say("the code is for the talk of others: %s, and here speaks: %s", r.joinRoles(x.code), v.say(string(x.speaker.Role))))
	}
	if len(left) > 0 {
		t.Notes = append(t.Notes, v.say("other lines, which do not match: %s (--limit 0 shows them)", strings.Join(left, ", ")))
	}
	if len(x.code.Rules) == 0 {
		t.Notes = append(t.Notes, v.say("the code has no rules: it is coded by hand"))
	}
	return t
}

// leftOut names the lines that people are not shown: those that do not match;
// where none matches, those that are farthest from it.
func (r *ruled) leftOut(x *explainedRecord) []string {
	if r.limit == 0 {
		return nil
	}
	var silent []*explainedRule
	shown := 0
	for _, set := range [][]explainedRule{x.Rules, x.Unless} {
		for i := range set {
			if rule := &set[i]; rule.Matches || len(rule.TakenBy) > 0 || len(rule.Takes) > 0 {
				shown++
			} else {
				silent = append(silent, rule)
			}
		}
	}
	if shown == 0 {
		byNearness := slices.Clone(silent)
		slices.SortStableFunc(byNearness, func(a, b *explainedRule) int { return cmp.Compare(b.near, a.near) })
		nearest := byNearness[:min(len(byNearness), r.limit)]
		silent = slices.DeleteFunc(silent, func(rule *explainedRule) bool { return slices.Contains(nearest, rule) && rule.near > 0 })
	}
	var out []string
	for _, rule := range silent {
		out = append(out, rule.Line)
	}
	return out
}

func (r *ruled) joinRoles(c *coding.Code) string {
	var out []string
	for _, role := range c.Roles {
		out = append(out, r.voice.say(string(role)))
	}
	return strings.Join(out, ", ")
}

// explainedWhat says whether the rules of a code find the words.
func (r *ruled) explainedWhat(x *explainedRecord) string {
	told := r.voice.say("%s: the rules do not match", x.Code)
	if x.Matches {
		told = r.voice.say("%s: the rules match", x.Code)
	}
	return mark(x.Matches) + " " + told
}

// observation is the words that are asked about, with the evidence in them.
func (x *explainedRecord) observation() *coding.Observation {
	return &coding.Observation{MeaningUnit: coding.MeaningUnit{Turn: x.turn, Span: x.span, Evidence: x.marked}, Transcript: x.of}
}

// explainedCaption quotes the words and says whether the code finds them.
func (r *ruled) explainedCaption(x *explainedRecord) string {
	p := &hitPrinter{color: r.out.color()}
	lines := table.Wrap(p.marked(x.observation(), x.span.Start, x.span.End), r.out.columns())
	return fmt.Sprintf("%s:%d  %s\n%s\n\n%s", x.Transcript, x.Turn, who(x.turn), strings.Join(lines, "\n"), r.explainedWhat(x))
}

// explainedPage tells on a page of each code why its rules find the words, or why
// not.
func (r *ruled) explainedPage(all []explainedRecord, none string) []document.Block {
	blocks := []document.Block{document.Heading{Text: r.value}}
	for i := range all {
		x := &all[i]
		t := r.explainedTable(x)
		t.Caption = ""
		o := x.observation()
		blocks = append(blocks, document.Heading{Level: 1, Text: r.explainedWhat(x)}, document.Quotation{Runs: quotedRuns(o), Source: from(o)}, document.Table{Table: t})
	}
	if len(all) == 0 {
		blocks = append(blocks, document.Paragraph(document.Text(none)))
	}
	return blocks
}

// explainedRows adds the tree of one line.
func (r *ruled) explainedRows(t *table.Table, x *explainedRecord, rule *explainedRule, unless bool) {
	root := rule.Tree
	r.withTaken(&root, rule, unless)
	if unless {
		root.Expression = r.told().say("unless %s", root.Expression)
	}
	r.nodeRows(t, x.Code, rule.Line, &root, 0)
}

// nodeRows adds the rows of an expression and of its parts. For people those
// alternatives that do not occur stand on one row.
func (r *ruled) nodeRows(t *table.Table, code, line string, n *explainedNode, depth int) {
	v, people := r.told(), r.out.forPeople()
	text := n.Expression
	if people && len(n.Parts) > 0 {
		text = shorten(text, 60)
	}
	switch {
	case n.Not && (n.Kind == "or" || n.Kind == "and"):
		text = "NOT (" + text + ")"
	case n.Not:
		text = "NOT " + text
	}
	remark := []string{}
	if n.Compared != "" {
		remark = append(remark, v.say("stem %s", n.Compared))
	}
	if n.Kind == "filter" && n.Has != nil {
		has := strings.Join(n.Has, ", ")
		if has == "" {
			has = v.say("unknown")
		}
		remark = append(remark, v.say("here: %s", has))
	}
	if n.Remark != "" {
		remark = append(remark, n.Remark)
	}
	if leaf := n.Kind == "term" || n.Kind == "phrase"; !n.Matches && len(n.Elsewhere) > 0 && (leaf || !people) {
		remark = append(remark, v.say("elsewhere in the turn: %s", r.wordsOf(n.Elsewhere)))
	}
	if people {
		text = mark(n.holds) + " " + text
		if depth > 0 {
			line = ""
		}
	}
	t.Rows = append(t.Rows, []any{code, line, table.Indented{Level: depth, Text: text}, mark(n.holds), r.wordsOf(n.Evidence), strings.Join(remark, "; ")})
	var others []string
	for i := range n.Parts {
		p := &n.Parts[i]
		if people && n.Kind == "phrase" && (n.Matches || len(n.Elsewhere) > 0) {
			break // its words stand beside it
		}
		if people && n.Not && !p.Matches {
			continue // it tells nothing
		}
		if people && n.Kind == "or" && !p.Matches && p.Remark == "" && len(p.Elsewhere) == 0 {
			others = append(others, p.Expression)
			continue
		}
		r.nodeRows(t, code, line, p, depth+1)
	}
	if len(others) > 0 {
		t.Rows = append(t.Rows, []any{code, "", table.Indented{Level: depth + 1, Text: mark(false) + " " + shorten(strings.Join(others, ", "), 60)}, mark(false), "", ""})
	}
}

// mostWords is how many matches of one part are told on a screen.
const mostWords = 5

// wordsOf writes words with their places: on a screen not too many of them, where
// nobody asks for all.
func (r *ruled) wordsOf(all []explainedWords) string {
	var out []string
	for i, w := range all {
		if i == mostWords && r.limit > 0 && r.onScreen() {
			return strings.Join(out, ", ") + " " + r.voice.say("… and %d more", len(all)-i)
		}
		out = append(out, fmt.Sprintf("%s (%d–%d)", w.Words, w.Start, w.End))
	}
	return strings.Join(out, ", ")
}

// told is the voice of remarks: that of the study for people, English for
// programs.
func (r *ruled) told() *voice {
	if r.out.inNames() {
		return r.voice
	}
	return r.env.speak("en", "", nil)
}
