package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mening/coding"
	"mening/coding/comparison"
	"mening/coding/reliability"
	"mening/corpus/source"
	"mening/corpus/table"
)

// byCode lays the coefficients of each category and code out for people, each
// with its interval in one cell.
func (a *coderAgreement) byCode() *table.Table {
	v, x := a.voice, a.comparison
	t := &table.Table{Caption: v.say("Agreement of %s", strings.Join(x.Coders, ", ")), Total: 1,
		Columns: []table.Column{{Key: "node", Title: v.term("category") + "\n  " + v.term("code"), Wrap: true}}}
	for i, coder := range x.Coders {
		t.Columns = append(t.Columns, table.Column{Key: strconv.Itoa(i), Title: coder, Number: true})
	}
	together := v.say("both")
	if len(x.Coders) > 2 {
		together = v.say("all")
	}
	t.Columns = append(t.Columns, table.Column{Key: "together", Title: together, Number: true})
	for _, name := range a.chosen {
		t.Columns = append(t.Columns, table.Column{Key: name, Title: v.say(coefficientTitle(name)) + "\n[95 %]", Number: true})
	}
	var reasons []string
	row := func(title any, n *agreementNode) {
		cells := []any{title}
		for _, count := range n.each {
			cells = append(cells, count)
		}
		cells = append(cells, n.all)
		for _, c := range n.coefficients {
			cells = append(cells, withInterval(c, v, &reasons))
		}
		t.Rows = append(t.Rows, cells)
	}
	for i := range a.nodes {
		n := &a.nodes[i]
		row(table.Indented{Level: n.depth, Text: n.name}, n)
	}
	overall := a.overall
	if slices.Contains(a.chosen, uAlpha) {
		overall.coefficients = append(slices.Clone(overall.coefficients), a.unitizing[0])
	}
	row(v.say("all codes"), &overall)
	t.Notes = append(a.notes(), reasons...)
	return t
}

// withInterval returns a coefficient with its interval as one cell; what is
// undefined, or has no interval, bears a letter that the reasons explain.
func withInterval(c reliability.Coefficient, v *voice, reasons *[]string) string {
	number := func(value float64) string {
		text := strconv.FormatFloat(value, 'f', 3, 64)
		if text == "-0.000" {
			text = "0.000"
		}
		return strings.Replace(text, ".", v.decimal(), 1)
	}
	letter := func(n source.Note) string {
		text := v.say(n.Format, n.Args...)
		i := slices.IndexFunc(*reasons, func(r string) bool { return strings.HasSuffix(r, ") "+text) })
		if i < 0 {
			i = len(*reasons)
			*reasons = append(*reasons, letterOf(i)+") "+text)
		}
		return letterOf(i) + ")"
	}
	value, ok := c.Value()
	if !ok {
		return "– " + letter(*c.Undefined)
	}
	low, high, ok := c.Bounds()
	if !ok {
		return number(value) + " " + letter(c.Interval)
	}
	return fmt.Sprintf("%s [%s; %s]", number(value), number(low), number(high))
}

func letterOf(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letterOf(i/26-1) + letterOf(i%26)
}

// notes tell what was compared.
func (a *coderAgreement) notes() []string {
	v, x := a.voice, a.comparison
	bare := 0
	for i := range x.Items {
		if !x.Items[i].Coded() {
			bare++
		}
	}
	out := []string{v.say("compared: the participants' talk that each of them has worked through; transcripts: %d of %d", len(x.Transcripts), x.Of)}
	if len(x.Transcripts) == 0 {
		out = append(out, v.say("there is no talk that all of them have worked through"))
	}
	if x.Match.Kind == comparison.Sentence {
		out = append(out, v.say("sentences: %d; not coded by any of them, which counts as agreement: %d", len(x.Items), bare),
			v.say("coders' columns: sentences with the code"))
	} else {
		out = append(out, v.say("units (%s): %d; a unit without a partner is not coded by the other; text that nobody coded does not count", x.Match.String(), len(x.Items)),
			v.say("coders' columns: units with the code"))
	}
	out = append(out, v.say("all codes: the set of codes of each; sets that share some agree in part (MASI)"))
	if len(a.unused) > 0 {
		out = append(out, v.say("codes that none of them used: %d", len(a.unused)))
	}
	if slices.Max(x.Outside) > 0 {
		out = append(out, v.say("codings that are not compared, because not all of them have worked through that talk: %s", eachCoder(x.Coders, x.Outside)))
	}
	if i := slices.Index(x.Coders, coding.Auto); i >= 0 && slices.Max(x.Open) > 0 {
		out = append(out, v.say("proposals of the rules that are neither confirmed nor rejected, which counts as not coded: %s", eachCoder(x.Coders, x.Open)))
	}
	if len(a.conditions) > 0 {
		out = append([]string{v.say("selected: %s", strings.Join(a.conditions, "; "))}, out...)
	}
	return out
}

// eachCoder says numbers of coders, without those that are 0.
func eachCoder(coders []string, numbers []int) string {
	var out []string
	for i, n := range numbers {
		if n > 0 {
			out = append(out, fmt.Sprintf("%s %d", coders[i], n))
		}
	}
	return strings.Join(out, ", ")
}

// byUnits lays out how far coders agree on where units begin and end.
func (a *coderAgreement) byUnits() *table.Table {
	v := a.voice
	t := &table.Table{Caption: v.say("Where units begin and end"), Columns: coefficientColumns(v)}
	for _, c := range a.unitizing {
		t.Rows = append(t.Rows, coefficientRow(c, v.say(coefficientTitle(c.Name)), func(n source.Note) string { return v.say(n.Format, n.Args...) }))
	}
	return t
}

// long holds a row for each coefficient of each category and code, for
// programs.
func (a *coderAgreement) long() *table.Table {
	t := &table.Table{Columns: []table.Column{{Key: "level"}, {Key: "node"}, {Key: "items"}}}
	for _, coder := range a.comparison.Coders {
		t.Columns = append(t.Columns, table.Column{Key: "items " + coder})
	}
	t.Columns = append(t.Columns, table.Column{Key: "items all"}, table.Column{Key: "name"}, table.Column{Key: "value", Decimals: 4},
		table.Column{Key: "low", Decimals: 4}, table.Column{Key: "high", Decimals: 4}, table.Column{Key: "note"})
	rows := func(n *agreementNode, coefficients []reliability.Coefficient) {
		for _, c := range coefficients {
			row := []any{n.level, n.id, len(a.comparison.Items)}
			for _, count := range n.each {
				row = append(row, count)
			}
			t.Rows = append(t.Rows, append(append(row, n.all), coefficientRow(c, c.Name, source.Note.String)...))
		}
	}
	for i := range a.nodes {
		rows(&a.nodes[i], a.nodes[i].coefficients)
	}
	rows(&a.overall, a.shown())
	return t
}

// byReference lays out precision, recall and F1 of each code.
func (a *coderAgreement) byReference() *table.Table {
	var out *table.Table
	for i := range a.nodes {
		n := &a.nodes[i]
		one := *n.confusion // the row of the code, without that of all others
		t := referenceTable(&one, a.voice)
		t.Rows[0][0] = table.Indented{Level: n.depth, Text: n.name}
		if t.Rows = t.Rows[:1]; out == nil {
			out = t
		} else {
			out.Rows = append(out.Rows, t.Rows...)
		}
	}
	if out == nil {
		x := a.comparison
		return referenceTable(&reliability.Confusion{Reference: x.Coders[a.reference], Other: x.Coders[1-a.reference]}, a.voice)
	}
	return out
}

// byRule lays out how far each rule is right.
func (a *coderAgreement) byRule(rules []comparison.RuleScore) *table.Table {
	v := a.voice
	t := &table.Table{Caption: v.say("Units that the rules made"), Columns: []table.Column{
		{Key: "code", Title: v.term("code")}, {Key: "rule", Title: v.say("rule"), Wrap: true}, {Key: "line", Title: v.say("line"), Number: true},
		{Key: "units", Title: v.say("units"), Number: true}, {Key: "right", Title: v.say("right"), Number: true}, {Key: "wrong", Title: v.say("wrong"), Number: true},
		{Key: "precision", Title: v.say("precision"), Number: true, Decimals: 3}}}
	for _, r := range rules {
		rule := r.Code.Rules[r.Rule]
		t.Rows = append(t.Rows, []any{r.Code.ID, rule.Expr.String(), rule.Line, r.Units, r.Right, r.Units - r.Right, float64(r.Right) / float64(r.Units)})
	}
	t.Notes = []string{v.say("a unit that several rules made stands with each of them")}
	return t
}

// confused lays out which codes two coders confuse.
func (a *coderAgreement) confused() *table.Table {
	v := a.voice
	first, second := 0, 1
	if a.reference == 1 {
		first, second = 1, 0
	}
	c := a.comparison.Confusion(first, second)
	if len(c.Categories) <= mostCrossed {
		t := confusionTables(c, false, v)[0]
		t.Columns[0].Title = v.term("code")
		t.Notes = append(t.Notes, v.say("-: not coded; what has several codes stands in several cells"))
		return t
	}
	t := &table.Table{Caption: v.say("What they coded otherwise, the most frequent first"), Columns: []table.Column{
		{Key: "first", Title: c.Reference}, {Key: "second", Title: c.Other}, {Key: "items", Title: v.say("number"), Number: true}}}
	all := differing(c)
	for _, p := range all[:min(len(all), mostConfused)] {
		t.Rows = append(t.Rows, []any{c.Categories[p.a], c.Categories[p.b], p.n})
	}
	t.Notes = []string{v.say("-: not coded; what has several codes stands with each")}
	if more := len(all) - len(t.Rows); more > 0 {
		t.Notes = append(t.Notes, v.say("not shown: %d rarer ones (--format json has all)", more))
	}
	return t
}

// mostCrossed is how many codes a matrix for people can hold.
const mostCrossed = 12

// crossed is a cell of a confusion.
type crossed struct{ a, b, n int }

// differing returns the cells off the diagonal in which something stands, the
// greatest first.
func differing(c *reliability.Confusion) []crossed {
	var out []crossed
	for a, row := range c.Counts {
		for b, n := range row {
			if a != b && n > 0 {
				out = append(out, crossed{a, b, n})
			}
		}
	}
	slices.SortStableFunc(out, func(p, q crossed) int { return q.n - p.n })
	return out
}

// disagreements lists the items on which the coders differ.
func (a *coderAgreement) disagreements() *table.Table {
	var items []*comparison.Item
	for i := range a.comparison.Items {
		if item := &a.comparison.Items[i]; !item.Agreed() {
			items = append(items, item)
		}
	}
	t := a.itemTable(items)
	t.Caption = a.voice.say("Disagreements: %d", len(items))
	return t
}
