package main

import (
	"cmp"
	"fmt"
	"slices"

	"mening/corpus/query"
	"mening/corpus/table"
	"mening/corpus/words"
)

// aroundTable is the words that stand near an expression.
type aroundTable struct {
	list       *wordList
	voc        *words.Vocabulary
	around     *words.Around
	collocates []words.Collocate
	all        int // without --limit
	stopped    int
	without    []string
}

// collocates prints the words that stand near the expression.
func (l *wordList) collocates(hits *words.Hits, bar *progress) error {
	t := &aroundTable{list: l, voc: l.count(nil, bar)}
	t.around = t.voc.Around(l.corpus, hits, l.window, bar.at)
	bar.done()
	t.read()
	if l.out.format == "json" {
		return l.out.json(t.record())
	}
	return l.out.table(l.out.headless(t.table()), l.voice)
}

// read chooses and sorts the collocates.
func (t *aroundTable) read() {
	l := t.list
	stop, without := l.function()
	t.without = without
	for _, k := range t.around.Collocates {
		switch {
		case stop[k.Form.Language][k.Form.Text]:
			t.stopped += k.Observed()
		case k.Observed() >= l.min:
			t.collocates = append(t.collocates, k)
		}
	}
	texts := make([]string, len(t.collocates))
	for i := range t.collocates {
		texts[i] = t.collocates[i].Form.Head()
	}
	places := map[*words.Form]int{}
	for i, place := range words.Alphabet(l.corpus.Language, texts) {
		places[t.collocates[i].Form] = place
	}
	slices.SortStableFunc(t.collocates, func(a, b words.Collocate) int {
		order := 0
		switch l.order {
		case "log-dice":
			order = cmp.Compare(b.LogDice, a.LogDice)
		case "t-score":
			order = cmp.Compare(b.TScore, a.TScore)
		case "count":
			order = cmp.Compare(b.Observed(), a.Observed())
		case "range":
			order = cmp.Compare(b.Participants, a.Participants)
		}
		return cmp.Or(order, cmp.Compare(places[a.Form], places[b.Form]))
	})
	t.all = len(t.collocates)
	if l.limit > 0 {
		t.collocates = t.collocates[:min(l.limit, t.all)]
	}
}

func (t *aroundTable) table() *table.Table {
	l, v := t.list, t.list.voice
	mixed := l.mixed(t.voc, func(yield func(*words.Form) bool) {
		for i := range t.collocates {
			if !yield(t.collocates[i].Form) {
				return
			}
		}
	})
	out := &table.Table{Caption: v.say("Words around %s", l.expression), Notes: t.notes()}
	out.Columns = append(l.formColumns(mixed),
		table.Column{Key: "left", Title: v.say("before"), Number: true},
		table.Column{Key: "right", Title: v.say("after"), Number: true},
		table.Column{Key: "observed", Title: v.say("observed"), Number: true},
		table.Column{Key: "expected", Title: v.say("expected"), Number: true, Decimals: 2},
		table.Column{Key: "count", Title: v.say("in all"), Number: true},
		table.Column{Key: "participants", Title: v.say("partici-\npants"), Number: true},
		table.Column{Key: "log dice", Title: v.say("log-\nDice"), Number: true, Decimals: 2},
		table.Column{Key: "t-score", Title: v.say("t-score"), Number: true, Decimals: 2})
	if !l.out.forPeople() {
		out.Columns = append(out.Columns, table.Column{Key: "search", Title: v.say("search")})
	}
	for i := range t.collocates {
		k := &t.collocates[i]
		row := append(l.formCells(k.Form, mixed), k.Left, k.Right, k.Observed(), k.Expected, k.Count, k.Participants, k.LogDice, k.TScore)
		if !l.out.forPeople() {
			row = append(row, searchCell(l.together(k)))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// together returns the search that shows a collocate with what it stands near,
// empty where the rule language cannot say it.
func (l *wordList) together(k *words.Collocate) string {
	node, err := query.Parse(l.expression, query.Vocabulary{Fields: l.corpus.Fields()})
	if err != nil {
		return ""
	}
	form := l.passages(k.Form)
	before := &query.Near{Left: form, Right: node, Distance: l.window.Left - 1, Ordered: true}
	after := &query.Near{Left: node, Right: form, Distance: l.window.Right - 1, Ordered: true}
	var found query.Expr
	switch {
	case l.window.Left == l.window.Right:
		found = &query.Near{Left: node, Right: form, Distance: l.window.Left - 1}
	case l.window.Left == 0:
		found = after
	case l.window.Right == 0:
		found = before
	default:
		found = &query.Or{Operands: []query.Expr{before, after}}
	}
	// What cannot stand beside NEAR, as AND, is no expression.
	if _, err := query.Parse(found.String(), query.Vocabulary{Fields: l.corpus.Fields()}); err != nil {
		return ""
	}
	return found.String()
}

func (t *aroundTable) notes() []string {
	l, v := t.list, t.list.voice
	out := append(l.selection(), l.codingNotes()...)
	whole := "within the turn"
	if l.window.Sentence {
		whole = "within the sentence"
	}
	out = append(out, v.say("places: %d; %d words before and %d after them, %s: %d words in all", t.around.Nodes, l.window.Left, l.window.Right, v.say(whole), t.around.Window))
	if l.talk.units != nil {
		out = append(out, v.say("windows run over words that are not counted and take none of them"))
	}
	out = append(out,
		v.say("expected: if words stood where they do by chance (Evert 2008)"),
		v.say("log-Dice (Rychlý 2008): one more is twice as strong; t-score (Church et al. 1991): 2 and more is usually looked at"))
	if shown := len(t.collocates); shown < t.all {
		out = append(out, v.say("forms: %d, shown: %d (--limit 0 shows all)", t.all, shown))
	} else {
		out = append(out, v.say("forms: %d", t.all))
	}
	if l.min > 1 {
		out = append(out, v.say("words that stand there at least so often: %d (--min)", l.min))
	}
	out = append(out, l.stopNotes(t.stopped, t.without)...)
	if len(t.collocates) > 0 {
		k := &t.collocates[0]
		if search := l.together(k); search != "" {
			out = append(out, l.quotations(k.Form, search)...)
		}
	}
	return out
}

// record is the collocates in JSON.
func (t *aroundTable) record() any {
	l := t.list
	rows := []pairs{}
	for i := range t.collocates {
		k := &t.collocates[i]
		record := l.formRecord(k.Form)
		record[2].value = orNull(l.together(k))
		rows = append(rows, append(record, pair{"left", k.Left}, pair{"right", k.Right}, pair{"observed", k.Observed()},
			pair{"expected", rounded(k.Expected, 4)}, pair{"count", k.Count}, pair{"participants", k.Participants},
			pair{"log_dice", rounded(k.LogDice, 4)}, pair{"t_score", rounded(k.TScore, 4)}))
	}
	within := "turn"
	if l.window.Sentence {
		within = "sentence"
	}
	return append(l.asked(), pair{"expression", l.expression},
		pair{"span", fmt.Sprintf("%d:%d", l.window.Left, l.window.Right)}, pair{"within", within},
		pair{"places", t.around.Nodes}, pair{"window", t.around.Window}, pair{"words", t.voc.Words}, pair{"total", t.all}, pair{"forms", rows})
}
