package main

import (
	"cmp"
	"slices"
	"strings"

	"mening/corpus/source"
	"mening/corpus/table"
	"mening/corpus/words"
)

// keyTable is the words that mark one group, and those that mark the others.
type keyTable struct {
	list             *wordList
	voc              *words.Vocabulary
	focus, reference words.Group
	over, under      []words.Key
	overs, unders    int // without --limit
	stopped          int
	without          []string
}

// keyness prints which words mark the focus.
func (l *wordList) keyness(bar *progress) error {
	t := &keyTable{list: l, voc: l.count(nil, bar)}
	bar.done()
	var against words.Side
	if l.against != nil {
		against = l.against
	}
	sides := words.Compare(l.focus, against)
	if l.marking != nil {
		sides.Speaker = nil // who is asked how often says nothing about codings
	}
	groups := t.voc.Groups(l.corpus, sides)
	t.focus, t.reference = groups.Groups[0], groups.Groups[1]
	switch {
	case t.focus.Words == 0 && l.focus.units != nil:
		asked := slices.Concat(l.conditions, l.focusConditions)
		return usageError{source.Say("nothing is said where %s\n  look with %s at what is coded", strings.Join(asked, " and "), l.unitsCommand(asked))}
	case t.focus.Words == 0:
		return usageError{source.Say("nothing is said where %s\n  look with mening turns --report at what there is", strings.Join(l.focusConditions, " and "))}
	case t.reference.Words == 0:
		return usageError{source.Say("there is no other talk to compare with\n  choose other conditions for --keyness, --against and --where")}
	}
	t.read(t.voc.Keyness(groups))
	if l.out.format == "json" {
		return l.out.json(t.record())
	}
	return l.out.table(l.out.headless(t.table()), l.voice)
}

// read sorts the words by the side that they mark.
func (t *keyTable) read(keys []words.Key) {
	l := t.list
	stop, without := l.function()
	t.without = without
	for _, k := range keys {
		switch count := k.Focus.Count + k.Reference.Count; {
		case stop[k.Form.Language][k.Form.Text]:
			t.stopped += count
		case count < l.min:
		case k.Over():
			t.over = append(t.over, k)
		default:
			t.under = append(t.under, k)
		}
	}
	t.overs, t.unders = len(t.over), len(t.under)
	for _, side := range []*[]words.Key{&t.over, &t.under} {
		l.sortKeys(*side)
		if l.limit > 0 {
			*side = (*side)[:min(l.limit, len(*side))]
		}
	}
}

// sortKeys sorts the words of one side.
func (l *wordList) sortKeys(keys []words.Key) {
	texts := make([]string, len(keys))
	for i := range keys {
		texts[i] = keys[i].Form.Head()
	}
	places := map[*words.Form]int{}
	for i, place := range words.Alphabet(l.corpus.Language, texts) {
		places[keys[i].Form] = place
	}
	size := func(x float64) float64 { return max(x, -x) }
	slices.SortStableFunc(keys, func(a, b words.Key) int {
		order := 0
		switch l.order {
		case "g2":
			order = cmp.Compare(b.G2, a.G2)
		case "log-ratio":
			order = cmp.Compare(size(b.Ratio), size(a.Ratio))
		case "count":
			order = cmp.Compare(b.Focus.Count+b.Reference.Count, a.Focus.Count+a.Reference.Count)
		case "range":
			order = cmp.Compare(b.Focus.Participants+b.Reference.Participants, a.Focus.Participants+a.Reference.Participants)
		}
		return cmp.Or(order, cmp.Compare(places[a.Form], places[b.Form]))
	})
}

// table lays the words out, those that mark the focus first.
func (t *keyTable) table() *table.Table {
	l, v := t.list, t.list.voice
	focus, reference := strings.Join(l.focusConditions, "; "), v.say("others")
	if l.against != nil {
		reference = strings.Join(l.againstConditions, "; ")
	}
	out := &table.Table{Caption: v.say("Words that mark %s, compared with %s", focus, reference), Notes: t.notes()}
	head := func(title string, value string) string { return title + "\n" + v.say(value) }
	columns := func(key, title string, people int) []table.Column {
		return []table.Column{
			{Key: key + " count", Title: head(title, "count"), Number: true},
			{Key: key + " per 1000", Title: v.say("per\n1,000"), Number: true, Decimals: 2},
			{Key: key + " participants", Title: v.say("people\nof %d", people), Number: true},
		}
	}
	mixed := l.mixed(t.voc, func(yield func(*words.Form) bool) {
		for _, k := range slices.Concat(t.over, t.under) {
			if !yield(k.Form) {
				return
			}
		}
	})
	out.Columns = append(l.formColumns(mixed), table.Column{Key: "use", Title: "+/−"})
	out.Columns = append(out.Columns, columns("focus", shortest(focus), t.focus.Participants)...)
	out.Columns = append(out.Columns, columns("reference", shortest(reference), t.reference.Participants)...)
	out.Columns = append(out.Columns,
		table.Column{Key: "g2", Title: "G²", Number: true, Decimals: 2},
		table.Column{Key: "log ratio", Title: v.say("log\nratio"), Number: true, Decimals: 2})
	programs := !l.out.forPeople()
	if programs {
		out.Columns = append(out.Columns, table.Column{Key: "search", Title: v.say("search")})
	}
	for _, k := range slices.Concat(t.over, t.under) {
		use := "+"
		if !k.Over() {
			use = "−"
			if programs {
				use = "-"
			}
		}
		row := append(l.formCells(k.Form, mixed), use,
			k.Focus.Count, perThousand(k.Focus.Count, t.focus.Words), k.Focus.Participants,
			k.Reference.Count, perThousand(k.Reference.Count, t.reference.Words), k.Reference.Participants,
			k.G2, k.Ratio)
		if programs {
			row = append(row, searchCell(l.passages(k.Form).String()))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// shortest returns what stands over a column: the value where there is one
// condition.
func shortest(condition string) string {
	if _, value, ok := strings.Cut(condition, "="); ok && !strings.Contains(condition, ";") && !strings.Contains(condition, "!=") {
		return value
	}
	return condition
}

func (t *keyTable) notes() []string {
	l, v := t.list, t.list.voice
	out := append(l.selection(), l.codingNotes()...)
	out = append(out,
		v.say("+ over-used, − under-used in %s; words: %d, in the other talk: %d", strings.Join(l.focusConditions, "; "), t.focus.Words, t.reference.Words),
		v.say("G² log-likelihood (Rayson & Garside 2000): 3.84 p < 0.05, 6.63 p < 0.01, 10.83 p < 0.001, 15.13 p < 0.0001, for one word looked at alone"),
		v.say("log ratio (Hardie 2014): 1 is twice as often, 2 four times, −1 half as often; 0 is taken as 0.5"),
		v.say("people: participants who use it; a word of one or two of them marks them, not the group"))
	if shown, all := len(t.over)+len(t.under), t.overs+t.unders; shown < all {
		out = append(out, v.say("over-used: %d, under-used: %d, shown: %d (--limit 0 shows all)", t.overs, t.unders, shown))
	} else {
		out = append(out, v.say("over-used: %d, under-used: %d", t.overs, t.unders))
	}
	if l.min > 1 {
		out = append(out, v.say("words that occur at least so often in both together: %d (--min)", l.min))
	}
	out = append(out, l.stopNotes(t.stopped, t.without)...)
	if len(t.over) > 0 {
		f := t.over[0].Form
		out = append(out, l.quotations(f, l.passages(f).String(), l.focusConditions...)...)
	}
	return out
}

// record is the words in JSON.
func (t *keyTable) record() any {
	l := t.list
	side := func(conditions []string, s *talk, g words.Group) pairs {
		out := append(pairs{{"where", append([]string{}, conditions...)}}, l.unitsRecord(s)...)
		return append(out, pair{"words", g.Words}, pair{"participants", g.Participants}, pair{"interviews", g.Interviews})
	}
	rows := []pairs{}
	for _, k := range slices.Concat(t.over, t.under) {
		use := "over"
		if !k.Over() {
			use = "under"
		}
		rows = append(rows, append(l.formRecord(k.Form), pair{"use", use},
			pair{"focus", countsRecord(k.Focus, t.focus.Words)}, pair{"reference", countsRecord(k.Reference, t.reference.Words)},
			pair{"g2", rounded(k.G2, 4)}, pair{"log_ratio", rounded(k.Ratio, 4)}))
	}
	return append(l.asked(), pair{"focus", side(l.focusConditions, l.focus, t.focus)},
		pair{"reference", side(l.againstConditions, l.against, t.reference)}, pair{"over", t.overs}, pair{"under", t.unders}, pair{"forms", rows})
}
