package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mening/corpus/table"
	"mening/corpus/words"
)

// wordRow is a form with its counts, by group and of all.
type wordRow struct {
	form   *words.Form
	groups []words.Counts
	all    words.Counts
}

// wordTable is a list of words in the order in which it is shown.
type wordTable struct {
	list    *wordList
	voc     *words.Vocabulary
	groups  *words.Groups
	shown   []int // groups that have a column
	rows    []wordRow
	total   wordRow // of all forms, those too that are not shown
	forms   int     // that would be shown without --limit
	stopped int     // words that --stop left out
	without []string
}

// list prints the words, or those that the expression caught.
func (l *wordList) list(hits *words.Hits, bar *progress) error {
	t := &wordTable{list: l, voc: l.count(hits, bar)}
	bar.done()
	t.groups = t.voc.Groups(l.corpus, l.division())
	for i, g := range t.groups.Groups {
		if g.Words > 0 || g.Participants > 0 {
			t.shown = append(t.shown, i)
		}
	}
	t.read()
	t.sort()
	if l.out.format == "json" {
		return l.out.json(t.record())
	}
	return l.out.table(t.table(), l.voice)
}

// read counts the forms that are listed.
func (t *wordTable) read() {
	l := t.list
	stop, without := l.function()
	t.without = without
	for i := range t.voc.Forms {
		f := &t.voc.Forms[i]
		if stop[f.Language][f.Text] {
			t.stopped += f.Count
			continue
		}
		if f.Count < l.min {
			continue
		}
		row := wordRow{form: f}
		row.groups, row.all = t.groups.Of(f)
		t.rows = append(t.rows, row)
	}
	if l.expression != "" {
		t.total.form = t.voc.Whole()
		t.total.groups, t.total.all = t.groups.Of(t.total.form)
	}
}

// sort puts the rows in order and leaves out what is beyond the limit.
func (t *wordTable) sort() {
	texts := make([]string, len(t.rows))
	for i := range t.rows {
		texts[i] = t.rows[i].form.Head()
	}
	places := words.Alphabet(t.list.corpus.Language, texts)
	order := make([]int, len(t.rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := t.rows[i].all, t.rows[j].all
		alphabet := cmp.Or(cmp.Compare(places[i], places[j]), cmp.Compare(i, j))
		switch t.list.order {
		case "alphabet":
			return alphabet
		case "range":
			return cmp.Or(cmp.Compare(b.Participants, a.Participants), cmp.Compare(b.Interviews, a.Interviews), cmp.Compare(b.Count, a.Count), alphabet)
		}
		return cmp.Or(cmp.Compare(b.Count, a.Count), alphabet)
	})
	t.forms = len(order)
	if limit := t.list.limit; limit > 0 {
		order = order[:min(limit, len(order))]
	}
	rows := make([]wordRow, len(order))
	for to, from := range order {
		rows[to] = t.rows[from]
	}
	t.rows = rows
}

// perThousand returns a count per 1,000 words, nil where there are no words.
func perThousand(count, words int) any {
	if words == 0 {
		return nil
	}
	return 1000 * float64(count) / float64(words)
}

// mixed reports whether a list needs a column for the language: programs get it
// where the talk is in several, people where the words that they see are.
func (l *wordList) mixed(v *words.Vocabulary, shown func(yield func(*words.Form) bool)) bool {
	if !l.out.forPeople() {
		return len(v.Forms) > 0 && v.Forms[0].Language != v.Forms[len(v.Forms)-1].Language
	}
	first := ""
	for f := range shown {
		if first == "" {
			first = f.Language
		} else if first != f.Language {
			return true
		}
	}
	return false
}

// mixed reports whether the words are of several languages.
func (t *wordTable) mixed() bool {
	return t.list.mixed(t.voc, func(yield func(*words.Form) bool) {
		for i := range t.rows {
			if !yield(t.rows[i].form) {
				return
			}
		}
	})
}

// table lays the list out: a row a form.
func (t *wordTable) table() *table.Table {
	l, v := t.list, t.list.voice
	out := &table.Table{Caption: v.say("Words of the talk"), Notes: t.notes()}
	if l.expression != "" {
		out.Caption = v.say("What %s catches", l.expression)
	}
	mixed := t.mixed()
	out.Columns = l.formColumns(mixed)
	out.Columns = append(out.Columns,
		table.Column{Key: "count", Title: v.say("count"), Number: true},
		table.Column{Key: "per 1000", Title: v.say("per 1,000\nwords"), Number: true, Decimals: 2},
		table.Column{Key: "participants", Title: v.say("partici-\npants"), Number: true},
		table.Column{Key: "interviews", Title: v.say("inter-\nviews"), Number: true})
	taken := map[string]bool{}
	for _, c := range out.Columns {
		taken[c.Key] = true
	}
	var ids abbreviations
	for _, g := range t.shown {
		ids.add(v, l.by, t.groups.Groups[g].ID, t.groups.Groups[g].Label)
		for _, what := range l.counts {
			out.Columns = append(out.Columns, t.groupColumn(g, what, taken))
		}
	}
	out.Spelled = ids.note()
	for i := range t.rows {
		r := &t.rows[i]
		row := append(l.formCells(r.form, mixed), r.all.Count, perThousand(r.all.Count, t.voc.Words), r.all.Participants, r.all.Interviews)
		out.Rows = append(out.Rows, t.groupCells(row, func(g int) words.Counts { return r.groups[g] }))
	}
	if l.out.forPeople() || l.out.format == "xlsx" {
		out.Rows, out.Total = append(out.Rows, t.totals(mixed)), 1
	}
	if !l.out.forPeople() {
		out.Columns = append(out.Columns, table.Column{Key: "search", Title: v.say("search")})
		for i := range t.rows {
			out.Rows[i] = append(out.Rows[i], searchCell(l.passages(t.rows[i].form).String()))
		}
	}
	return out
}

// formColumns are the columns that name a form.
func (l *wordList) formColumns(mixed bool) []table.Column {
	out := []table.Column{{Key: "form", Title: l.voice.say("form"), Wrap: true}}
	if l.stems {
		out = append(out, table.Column{Key: "forms", Title: l.voice.say("inflections"), Wrap: true})
	}
	if mixed {
		out = append(out, table.Column{Key: "language", Title: l.voice.term("language")})
	}
	return out
}

// formCells are the cells that name a form.
func (l *wordList) formCells(f *words.Form, mixed bool) []any {
	out := []any{f.Head()}
	if l.stems {
		var forms []string
		for _, m := range f.Members {
			forms = append(forms, fmt.Sprintf("%s %d", m.Text, m.Count))
		}
		out = append(out, strings.Join(forms, ", "))
	}
	if mixed {
		out = append(out, f.Language)
	}
	return out
}

// groupColumn heads a column of a group.
func (t *wordTable) groupColumn(g int, what string, taken map[string]bool) table.Column {
	group, v := &t.groups.Groups[g], t.list.voice
	key, title := group.ID, v.groupLabel(t.list.by, group.ID, group.Label)
	below := "\n" + fmt.Sprintf("n=%d", group.Participants)
	if len(t.list.counts) > 1 {
		key += " " + what
		below += "\n" + v.say(what)
	}
	if taken[key] {
		key = t.list.by + "=" + key
	}
	taken[key] = true
	column := table.Column{Key: key, Title: title + below, Short: v.groupID(t.list.by, group.ID, group.Label) + below, Number: true}
	if what == "rate" {
		column.Decimals = 2
	}
	return column
}

// groupCells appends what the columns of groups show.
func (t *wordTable) groupCells(row []any, of func(g int) words.Counts) []any {
	for _, g := range t.shown {
		c := of(g)
		for _, what := range t.list.counts {
			switch what {
			case "rate":
				row = append(row, perThousand(c.Count, t.groups.Groups[g].Words))
			case "participants":
				row = append(row, c.Participants)
			case "interviews":
				row = append(row, c.Interviews)
			default:
				row = append(row, c.Count)
			}
		}
	}
	return row
}

// totals is the last row: how much was said by whom or, of an expression, what
// it caught in all.
func (t *wordTable) totals(mixed bool) []any {
	l, all := t.list, t.groups.All
	title, total := "all words", words.Counts{Count: t.voc.Words, Participants: all.Participants, Interviews: all.Interviews}
	of := func(g int) words.Counts {
		group := t.groups.Groups[g]
		return words.Counts{Count: group.Words, Participants: group.Participants, Interviews: group.Interviews}
	}
	if l.expression != "" {
		title, total = "all forms", t.total.all
		of = func(g int) words.Counts { return t.total.groups[g] }
	}
	row := []any{l.voice.say(title)}
	if l.stems {
		row = append(row, nil)
	}
	if mixed {
		row = append(row, nil)
	}
	row = append(row, total.Count, perThousand(total.Count, t.voc.Words), total.Participants, total.Interviews)
	return t.groupCells(row, of)
}
