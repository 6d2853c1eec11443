package main

import (
	"cmp"
	"slices"
	"strings"

	"mening/corpus/language"
)

// notes says what the numbers mean and where the quotations are.
func (t *wordTable) notes() []string {
	l, v := t.list, t.list.voice
	out := append(l.selection(), l.codingNotes()...)
	if l.codings.columns != nil {
		out = append(out, v.say("a word within units of several columns counts in each of them, in all once; words in no column: %d", l.uncoded(t.voc)))
	}
	switch {
	case l.by == "":
	case l.marking != nil:
		out = append(out, v.say("n = participants whose words are counted"))
	default:
		out = append(out, v.say("n = participants who took part in the selected interviews"))
	}
	out = append(out, t.sizes(t.forms, len(t.rows)))
	out = append(out, l.stopNotes(t.stopped, t.without)...)
	if len(t.rows) > 0 {
		var conditions []string
		if l.by != "" && len(t.shown) > 0 {
			most := slices.MaxFunc(t.shown, func(a, b int) int {
				return cmp.Or(cmp.Compare(t.rows[0].groups[a].Count, t.rows[0].groups[b].Count), cmp.Compare(b, a))
			})
			conditions = append(conditions, l.by+"="+t.groups.Groups[most].ID)
		}
		f := t.rows[0].form
		out = append(out, l.quotations(f, l.passages(f).String(), conditions...)...)
	}
	return out
}

func (t *wordTable) sizes(forms, shown int) string {
	v := t.list.voice
	if shown < forms {
		return v.say("words: %d, forms: %d, shown: %d (--limit 0 shows all)", t.voc.Words, forms, shown)
	}
	return v.say("words: %d, forms: %d", t.voc.Words, forms)
}

// stopNotes says what --stop did.
func (l *wordList) stopNotes(stopped int, without []string) []string {
	var out []string
	if l.stop {
		out = append(out, l.voice.say("function words left out of the list: %d, negations stay", stopped))
	}
	if len(without) > 0 {
		out = append(out, l.voice.say("no function words are known in: %s (known: %s)", strings.Join(without, ", "), strings.Join(language.FunctionWordLanguages(), ", ")))
	}
	return out
}
