package main

import (
	"fmt"
	"mening/coding"
	"mening/corpus/table"
	"strings"
)

// about tells the code of a unit and what is said about it, in at most so many
// rows.
func (r *reviewer) about(it *reviewItem, columns, rows int) []string {
	var out []string
	add := func(label, text string, most int) {
		if text = strings.TrimSpace(plainLine(text)); text != "" {
			if label != "" {
				label += ": "
			}
			out = append(out, r.few(r.lines(label+text, " ", plainStyle, columns), most, false)...)
		}
	}
	most := 2
	if r.detail {
		most = rows
	}
	switch {
	case r.blind:
		var given []string
		for _, c := range it.given {
			given = append(given, c.ID+" "+c.Name)
		}
		if len(given) == 0 {
			given = []string{"–"}
		}
		add(r.voice.say("your codes"), strings.Join(given, "; "), most)
	default:
		out = append(out, " "+r.styled(boldStyle, table.Fit(plainLine(it.Code.ID+"  "+it.Code.Name), columns-1)))
		add("", r.path(it.Code), 1)
		add("", it.Code.Definition, most)
		if r.detail {
			add(r.voice.say("include"), it.Code.Include, most)
			add(r.voice.say("exclude"), it.Code.Exclude, most)
			for _, example := range it.Code.Examples {
				add(r.voice.say("example"), example.Text, most)
			}
		}
		for _, rule := range it.Rules {
			add("", table.Fit(r.voice.say("rule")+": "+plainLine(it.Code.Rules[rule].Expr.String()), columns-1), 1)
		}
		add(r.voice.say("others say"), r.others(it), most)
	}
	add("", r.remarks(it), most)
	return r.few(out, rows, false)
}

// path returns the categories of a code.
func (r *reviewer) path(c *coding.Code) string {
	var names []string
	for _, category := range c.Path() {
		names = append(names, r.voice.category(category))
	}
	return strings.Join(names, " / ")
}

// others tells what other coders decided about the words.
func (r *reviewer) others(it *reviewItem) string {
	var out []string
	for _, o := range r.decider.decided.Opinions(it.Transcript, it.parts) {
		if o.Coder == r.coder {
			continue
		}
		what := r.voice.say("rejects everything")
		switch {
		case o.Irrelevant:
			what = r.voice.say("irrelevant")
		case o.Rejected && o.Code != nil:
			what = r.voice.say("rejects %s", o.Code.ID)
		case !o.Rejected:
			what = o.Code.ID + " (" + r.voice.say(string(o.Status)) + ")"
		}
		out = append(out, o.Coder+" "+what)
	}
	return strings.Join(out, "; ")
}

// remarks tells values, star, condensed unit and memos.
func (r *reviewer) remarks(it *reviewItem) string {
	var out []string
	for _, set := range r.book.Values {
		if value := it.Values[set.Name]; value != "" {
			out = append(out, r.voice.term(set.Name)+": "+value)
		}
	}
	if it.Starred {
		out = append(out, "★")
	}
	if it.Condensed != "" {
		out = append(out, "→ "+it.Condensed)
	}
	for _, memo := range it.Memos {
		out = append(out, r.voice.say("memo")+": "+memo)
	}
	return strings.Join(out, " · ")
}

// keys names the keys in the last line.
func (r *reviewer) keys() string {
	switch {
	case r.edit != nil:
		return r.voice.say("Enter keep · Esc leave it")
	case r.pick != nil:
		return r.voice.say("type to find · ↑ ↓ choose · Enter take · Esc leave it")
	case r.help:
		return r.voice.say("any key goes on")
	}
	var values []string
	_, keys := r.valueKeys()
	for _, k := range keys {
		if k.letter != '0' {
			values = append(values, string(k.letter))
		}
	}
	value := ""
	if len(values) > 0 {
		value = strings.Join(values, " ") + " · "
	}
	if r.blind {
		return r.voice.say("c code · a also · n none · %sk condense · m memo · s star · u undo · ? · q", value)
	}
	return r.voice.say("y yes · n no · c code · %sk condense · m memo · s star · u undo · ? · q stop", value)
}

// helpLines tells all keys.
func (r *reviewer) helpLines(columns int) []string {
	v := r.voice
	rows := [][2]string{
		{v.say("y"), v.say("confirm the code")}, {"n", v.say("reject it")}, {"c", v.say("another code instead")}, {"a", v.say("a further code")},
	}
	if r.blind {
		rows = [][2]string{{"c", v.say("the code of these words")}, {"a", v.say("a further code")}, {"n", v.say("no code fits")}}
	}
	if name, keys := r.valueKeys(); len(keys) > 0 {
		for _, k := range keys {
			what := v.term(name) + ": " + k.value
			if k.value == "" {
				what = v.term(name) + ": –"
			}
			rows = append(rows, [2]string{string(k.letter), what})
		}
	}
	rows = append(rows, [][2]string{
		{"k", v.say("write the condensed unit")}, {"m", v.say("write a memo")}, {"s", v.say("star: a quotation worth printing")}, {"u", v.say("take back what the last key recorded")},
		{"d", v.say("definition in full: when to use the code and when not")}, {v.say("space, → ↓"), v.say("the next unit, without deciding")}, {"b, ← ↑", v.say("back")},
		{"PgDn PgUp", v.say("move in a long unit")}, {"q", v.say("stop; all is recorded")},
	}...)
	var out []string
	for _, row := range rows {
		out = append(out, table.Fit(fmt.Sprintf("  %-14s %s", row[0], plainLine(row[1])), columns))
	}
	return out
}
