package register

import (
	"fmt"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// spelling returns a value without what spellings of one value differ in: case
// and blanks.
func spelling(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// level returns the place of a value among the levels, by its id or label, -1
// where it is none of them.
func (c *Column) level(text string) int {
	if i := slices.IndexFunc(c.Levels, func(v corpus.Value) bool { return v.ID == text }); i >= 0 {
		return i
	}
	return slices.IndexFunc(c.Levels, func(v corpus.Value) bool { return v.Label == text })
}

// categories reads a column of categories. Values that differ in case and
// blanks only are told, and are one where the options say so: spelt as most of
// them are.
func (c *columnReader) categories() {
	c.Levels = slices.Clone(c.declared.Values)
	for _, v := range c.declared.Values { // whose spelling is known
		for i, text := range c.texts {
			if c.options.JoinCase && (spelling(text) == spelling(v.ID) || spelling(text) == spelling(v.Label)) {
				c.texts[i] = v.ID
			}
		}
	}
	c.spellings()
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		at := c.level(text)
		if at < 0 {
			at = len(c.Levels)
			c.Levels = append(c.Levels, corpus.Value{ID: text, Label: text})
			if noAnswer(text) {
				c.doubt(i, "where it stands for no answer say --missing '"+text+"'", "%s in the column %q counts as a value", source.Quote(text), c.Name)
			}
		}
		c.cells[i].level = at
	}
}

// noAnswer reports a text that stands for no answer in most tables.
func noAnswer(text string) bool {
	if len(text) > 16 || isCode(text) {
		return false
	}
	switch spelling(text) {
	case "na", "n/a", "#n/a", "nan", "null", "-", "–", ".", "?", "vet ej", "vet inte", "ej svar", "inget svar", "uppgift saknas", "saknas",
		"okänd", "okänt", "ej aktuellt", "don't know", "not known", "unknown", "no answer", "missing":
		return true
	}
	return false
}

// spellings finds values that differ in case and blanks only.
func (c *columnReader) spellings() {
	counts := map[string]int{}
	first := map[string]int{}
	forms := map[string][]string{}
	var order []string
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		if counts[text]++; counts[text] > 1 {
			continue
		}
		key := spelling(text)
		if first[text] = i; forms[key] == nil {
			order = append(order, key)
		}
		forms[key] = append(forms[key], text)
	}
	for _, key := range order {
		written := forms[key]
		if len(written) < 2 {
			continue
		}
		slices.SortStableFunc(written, func(a, b string) int { return counts[b] - counts[a] })
		if c.options.JoinCase {
			for i, text := range c.texts {
				if slices.Contains(written, text) {
					c.texts[i] = written[0]
				}
			}
			continue
		}
		var told []string
		for _, w := range written {
			told = append(told, fmt.Sprintf("%s %d", source.Quote(w), counts[w]))
		}
		c.doubt(first[written[1]], "correct the table, or say --join-case to count them as one",
			"values of the column %q that differ in case or blanks only count apart: %s", c.Name, strings.Join(told, ", "))
	}
}

// yesWord and noWord tell the words for yes and no.
func yesWord(s string) bool {
	switch strings.ToLower(s) {
	case "ja", "yes", "sant", "true", "j", "y", "x":
		return true
	}
	return false
}

func noWord(s string) bool {
	switch strings.ToLower(s) {
	case "nej", "no", "falskt", "false", "n":
		return true
	}
	return false
}

// yesOrNo reports a whole word for yes or no. An x alone may mean anything.
func yesOrNo(s string) bool { return len(s) > 1 && (yesWord(s) || noWord(s)) }

// yesNo reads a column of yes and no.
func (c *columnReader) yesNo() {
	c.Levels = slices.Clone(c.declared.Values)
	if len(c.Levels) == 0 {
		c.Levels = []corpus.Value{{ID: "ja", Label: "ja"}, {ID: "nej", Label: "nej"}}
		for at, is := range []func(string) bool{yesWord, noWord} { // as most of the column writes it
			for i, text := range c.texts {
				if c.cells[i].state == present && is(text) {
					c.Levels[at] = corpus.Value{ID: text, Label: text}
					break
				}
			}
		}
		if c.Levels[0].ID == "yes" && c.Levels[1].ID == "nej" {
			c.Levels[1] = corpus.Value{ID: "no", Label: "no"}
		}
	}
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		at := slices.IndexFunc(c.Levels, func(v corpus.Value) bool { return corpus.Equal(v.ID, text) || corpus.Equal(v.Label, text) })
		switch {
		case at >= 0 && at < 2:
		case yesWord(text) || text == "1":
			at = 0
		case noWord(text) || text == "0":
			at = 1
		default:
			c.fault(i, codeHint(text), "%s in the column %q is neither yes nor no", source.Quote(text), c.Name)
			continue
		}
		c.cells[i].level = at
	}
}
