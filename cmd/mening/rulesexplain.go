package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"mening/coding"
	"mening/coding/rules"
	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/table"
)

func (r *ruled) printExplained() error {
	r.observeAll(r.env)
	f := r.finder(r.env, r.decides)
	n, err := f.find(r.value, "")
	if err != nil {
		return err
	}
	m, ids := coding.Compile(r.book), r.book.RuleIDs()
	var all []explainedRecord
	for _, code := range r.explainedCodes(f, n) {
		for _, p := range n.parts {
			if len(n.parts) > 1 && !slices.Contains(code.Roles, p.Turn.Speaker.Role) {
				continue // of a question with its answer, the answer
			}
			m.Explain(n.transcript, p.Turn, code, func(x coding.Explained, reader *query.Reader) {
				e := &explainer{ruled: r, ids: ids, transcript: n.transcript, part: p, reader: reader}
				all = append(all, e.record(&x))
			})
		}
	}
	none := r.voice.say("no rule matches these words; --code CODE tells why those of a code do not")
	switch {
	case r.out.format == "json":
		return r.out.json(append([]explainedRecord{}, all...))
	case r.out.isPage() && r.out.format != "text":
		return r.out.document(r.voice, r.value, r.explainedPage(all, none))
	case len(all) == 0:
		fmt.Fprintln(r.env.stderr, "mening:", none)
	}
	tables := make([]*table.Table, len(all))
	for i := range all {
		tables[i] = r.explainedTable(&all[i])
	}
	if r.out.forPeople() {
		return r.out.tables(r.voice, tables...)
	}
	return r.out.table(oneTable(tables, r.explainedColumns()), r.voice)
}

// oneTable puts the rows of several tables into one.
func oneTable(tables []*table.Table, columns []table.Column) *table.Table {
	out := &table.Table{Columns: columns}
	for _, t := range tables {
		out.Rows = append(out.Rows, t.Rows...)
	}
	return out
}

// explainedCodes returns the codes that are asked about. Of a unit these are its
// own; of a place, and of words without a code, those of all units that have
// words there, in the eyes of rules or people.
func (r *ruled) explainedCodes(f *finder, n *named) []*coding.Code {
	if i := slices.IndexFunc(r.where, func(c coding.Condition) bool { return c.Field == "code" && !c.Not }); i >= 0 {
		var out []*coding.Code
		for _, id := range r.where[i].Values {
			out = append(out, r.book.Code(id))
		}
		return out
	}
	found := n.codes()
	if whole := coding.UnitOf(n.parts); len(found) == 0 || strings.ContainsRune(r.value, ':') {
		for _, view := range f.views {
			for i := range view {
				if o := &view[i]; o.Transcript == n.transcript && o.Overlaps(&whole) {
					found = append(found, o.Code.ID)
				}
			}
		}
	}
	var out []*coding.Code
	for _, c := range r.book.Codes {
		if slices.Contains(found, c.ID) && r.where.Code(r.book, c) {
			out = append(out, c)
		}
	}
	return out
}

// explainer makes records of what a turn and a code have to do with each other.
type explainer struct {
	*ruled
	ids        map[*coding.Rule]string
	transcript *corpus.Transcript
	part       coding.Part // the words that are asked about
	reader     *query.Reader
}

func (e *explainer) record(x *coding.Explained) explainedRecord {
	text := e.part.Turn.Text
	points := counter{text: text}
	out := explainedRecord{Transcript: e.transcript.Path, Turn: x.Turn.Number, Line: x.Turn.Line, Speaker: x.Turn.Label,
		Start: points.at(e.part.Span.Start), End: points.at(e.part.Span.End), Quote: e.part.Text(), Code: x.Code.ID, Heard: x.Heard,
		Decisions: []string{}, Rules: []explainedRule{}, Unless: []explainedRule{},
		speaker: x.Turn.Speaker, code: x.Code, turn: x.Turn, of: e.transcript, span: e.part.Span}
	takes := make([][]query.Interval, len(x.Unless))
	for i := range x.Rules {
		rule := &x.Rules[i]
		made := e.rule(rule, x.Code)
		made.Matches = x.Heard && e.within(rule.Stands)
		e.takeAway(&made, rule, x, takes)
		if made.Matches {
			out.Matches = true
			for _, iv := range e.chosen(rule.Stands) {
				out.marked = append(out.marked, iv.Evidence...)
			}
		}
		out.Rules = append(out.Rules, made)
	}
	for i := range x.Unless {
		made := e.rule(&x.Unless[i], x.Code)
		made.Takes = e.eachOnce(takes[i])
		out.Unless = append(out.Unless, made)
	}
	slices.SortFunc(out.marked, query.CompareSpans)
	out.marked = slices.Compact(out.marked)
	v := e.told()
	for _, o := range e.decided.Opinions(e.transcript, []coding.Part{e.part}) {
		switch {
		case o.Rejected && (o.Code == nil || o.Code == x.Code):
			out.Decisions = append(out.Decisions, v.say("rejected by %s", o.Coder))
		case !o.Rejected && o.Code == x.Code:
			out.Decisions = append(out.Decisions, v.say("%s by %s", v.say(string(o.Status)), o.Coder))
		}
	}
	return out
}

func (e *explainer) rule(rule *coding.ExplainedRule, c *coding.Code) explainedRule {
	x := explainedRule{Line: e.ids[rule.Rule], Tree: e.node(&rule.Explanation, c), Matches: e.within(rule.Matches)}
	x.near = x.Tree.near()
	return x
}

// near says how much of an expression is there: 1 where it matches, else what is
// there of its parts, of alternatives what is there of the best.
func (n *explainedNode) near() float64 {
	if n.Matches {
		return 1
	}
	const (
		elsewhere = 0.1 // it occurs in the turn, but not in the words
		apart     = 0.9 // its parts are there, but not as it asks for them
	)
	sum, best, parts := 0.0, 0.0, 0
	for i := range n.Parts {
		if p := &n.Parts[i]; !p.Not {
			sum, best, parts = sum+p.near(), max(best, p.near()), parts+1
		}
	}
	switch {
	case parts == 0 && len(n.Elsewhere) > 0:
		return elsewhere
	case parts == 0:
		return 0
	case n.Kind == "or":
		return best
	}
	return apart * sum / float64(parts)
}

// chosen returns the matches of which some evidence stands in the words that are
// asked about.
func (e *explainer) chosen(matches []query.Interval) []query.Interval {
	var out []query.Interval
	for _, iv := range matches {
		if slices.ContainsFunc(iv.Evidence, e.part.Span.Overlaps) {
			out = append(out, iv)
		}
	}
	return out
}

func (e *explainer) within(matches []query.Interval) bool { return len(e.chosen(matches)) > 0 }

func (e *explainer) node(x *query.Explanation, c *coding.Code) explainedNode {
	n := explainedNode{Expression: x.Expr.String(), Kind: kindOf(x.Expr), Not: x.Without, Matches: e.within(x.Matches), Compared: x.Compared, Evidence: []explainedWords{}}
	if t, ok := x.Expr.(*query.Term); ok && (t.Kind != query.Stem || strings.EqualFold(x.Compared, t.Text)) {
		n.Compared = ""
	}
	filter, isFilter := x.Expr.(*query.Filter)
	for i := range x.Matches {
		words := e.words(&x.Matches[i])
		switch {
		case isFilter && !filter.Reference:
		case slices.ContainsFunc(x.Matches[i].Evidence, e.part.Span.Overlaps):
			n.Evidence = append(n.Evidence, words)
		default:
			n.Elsewhere = append(n.Elsewhere, words)
		}
	}
	var stems, words []string
	for i := range x.Parts {
		n.Parts = append(n.Parts, e.node(&x.Parts[i], c))
		stems, words = append(stems, x.Parts[i].Compared), append(words, strings.Trim(x.Parts[i].Expr.String(), `"`))
	}
	if p, ok := x.Expr.(*query.Phrase); ok && p.Words[0].Kind != query.Exact && !strings.EqualFold(strings.Join(stems, " "), strings.Join(words, " ")) {
		n.Compared = strings.Join(stems, " ")
	}
	if isFilter && !filter.Reference {
		n.Has = append([]string{}, corpus.TurnField(e.transcript, e.part.Turn, filter.Field)...)
	}
	if !n.Matches {
		n.Remark = e.remark(x, c)
	}
	n.holds = n.Matches
	for i := range x.Parts {
		if x.Parts[i].Without {
			e.deny(&n.Parts[i], x, i, n.Matches, c)
		}
	}
	return n
}

func kindOf(e query.Expr) string {
	switch e.(type) {
	case *query.Term:
		return "term"
	case *query.Phrase:
		return "phrase"
	case *query.Or:
		return "or"
	case *query.Near:
		return "near"
	case *query.And:
		return "and"
	}
	return "filter"
}

// words returns the words of a match with their place.
func (e *explainer) words(iv *query.Interval) explainedWords {
	text := e.part.Turn.Text
	first, last := iv.Evidence[0].Start, iv.Evidence[len(iv.Evidence)-1].End
	x := explainedWords{Start: utf8.RuneCountInString(text[:first]), End: utf8.RuneCountInString(text[:last])}
	if x.Words = "…"; !iv.Whole() {
		x.Words = rules.Evidence(text, iv.Evidence)
	}
	return x
}
