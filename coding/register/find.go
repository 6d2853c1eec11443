package register

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"mening/corpus/date"
)

const (
	// mostlyOf is the share of values that must be numbers, or dates, for a
	// column to be one of them; the others are told as faults.
	mostlyOf = 0.65
	// mostLevels is how many values a category may have, and longestLevel how
	// many letters they may have on the average.
	mostLevels, longestLevel = 25, 60
	// highestAnswer is the highest value of a scale of answers.
	highestAnswer = 10
)

// tallied are the distinct texts of a column, in order of appearance, with the
// number of their cells.
type tallied struct {
	texts []string
	n     []int
	sum   int
}

// tally counts the texts of the cells that have one, but for those that stand
// for no answer in most tables.
func (c *columnReader) tally() tallied {
	var t tallied
	at := map[string]int{}
	for i, text := range c.texts {
		if c.cells[i].state != present || noAnswer(text) {
			continue
		}
		j, ok := at[text]
		if !ok {
			j = len(t.texts)
			at[text] = j
			t.texts, t.n = append(t.texts, text), append(t.n, 0)
		}
		t.n[j]++
		t.sum++
	}
	return t
}

// share returns the share of cells of whose text something is true.
func (t *tallied) share(is func(string) bool) float64 {
	n := 0
	for i, text := range t.texts {
		if is(text) {
			n += t.n[i]
		}
	}
	return float64(n) / float64(t.sum)
}

// spellings returns the number of texts that differ in more than case and
// blanks, and the number of their letters, a cell a time.
func (t *tallied) spellings() (distinct, letters int) {
	seen := map[string]bool{}
	for i, text := range t.texts {
		seen[spelling(text)] = true
		letters += t.n[i] * utf8.RuneCountInString(text)
	}
	return len(seen), letters
}

// find returns the type that the values of a column speak for.
func (c *columnReader) find() Type {
	t := c.tally()
	if t.sum == 0 {
		for i := range c.cells {
			if c.cells[i].state == present {
				return Category
			}
		}
		return Empty
	}
	isDate := func(s string) bool { _, ok := date.Look(s); return ok }
	isNumber := func(s string) bool { _, _, ok := parseNumber(s); return ok }
	digits := func(s string) bool { return strings.ContainsAny(s, "0123456789") }
	blanks := func(s string) bool { return strings.Contains(s, " ") }
	distinct, letters := t.spellings()
	single := distinct == t.sum
	if single && (c.namedID() || ascends(t.texts)) {
		return ID
	}
	numbers := t.share(isNumber)
	switch {
	case t.share(yesOrNo) == 1:
		return YesNo
	case t.share(isDate) >= mostlyOf && (numbers < mostlyOf || t.share(isDay) == 1):
		return Date
	case len(c.declared.Values) > 0:
		return Category
	case numbers == 1 && distinct <= 2 && t.sum > 5 && t.share(isCode) == 1:
		return Category // codes such as 1 and 2
	case numbers >= mostlyOf:
		return Number
	case distinct <= mostLevels && c.labels() != nil:
		return Likert
	case single && t.sum > 3 && t.share(digits) == 1 && t.share(blanks) == 0:
		return ID
	case distinct <= mostLevels && letters <= longestLevel*t.sum && (!single || t.sum <= 3):
		return Category
	}
	return Text
}

// isCode reports a whole number of one digit.
func isCode(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

// isDay reports a number such as 20240301 that is a day of our time.
func isDay(s string) bool {
	w, ok := date.Look(s)
	if !ok || w.Style != date.Compact || w.Year < 1900 || w.Year >= 2100 {
		return false
	}
	_, ok = w.Day(false)
	return ok
}

// namedID reports whether the name of the column is one of those that hold
// names of rows.
func (c *Column) namedID() bool {
	name := strings.ToLower(c.Name)
	return slices.Contains([]string{"id", "nr", "no", "löpnr", "löpnummer", "nummer", "kod", "code", "participant", "deltagare", "informant",
		"person", "respondent", "svar", "svarsid", "respondentid", "person-id", "personid"}, name) || strings.HasSuffix(name, " id") || strings.HasSuffix(name, "_id")
}

// ascends reports whether texts number the rows: each one more than the one
// before.
func ascends(texts []string) bool {
	before := 0
	for i, t := range texts {
		n, err := strconv.Atoi(t)
		if err != nil || i > 0 && n != before+1 {
			return false
		}
		before = n
	}
	return len(texts) > 3
}

// findScales makes answers of two and more columns of numbers side by side that
// hold nothing but whole numbers up to ten: items of a questionnaire. They
// share one scale, up to 5, 7 or 10.
func (x *reader) findScales() {
	for i := 0; i < len(x.columns); {
		end, highest := i, 0
		for ; end < len(x.columns) && !x.columns[end].Given; end++ {
			top, ok := x.columns[end].looksLikeAnswers()
			if !ok {
				break
			}
			highest = max(highest, top)
		}
		if end-i >= 2 {
			for _, c := range x.columns[i:end] {
				c.Type, c.scale = Likert, scaleUpTo(highest)
			}
		}
		i = max(end, i+1)
	}
}

// looksLikeAnswers returns the highest of the column's numbers. It is false
// where they may count something. A 9 far above all others stands for no
// answer in many questionnaires, and is none of the scale.
func (c *columnReader) looksLikeAnswers() (highest int, ok bool) {
	name := strings.ToLower(c.Name)
	if c.Type != Number && c.Type != Category || len(c.declared.Values) > 0 || strings.HasPrefix(name, "antal") || strings.Contains(name, "number") {
		return 0, false
	}
	codes, values := 0, 0
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		n, err := strconv.Atoi(text)
		switch {
		case err == nil && (n == 9 || n == 99 || n == 999):
			codes++
		case err != nil || n < 0 || n > highestAnswer:
			return 0, false
		default:
			highest = max(highest, n)
		}
		values++
	}
	if codes > 0 && highest >= 6 && highest <= highestAnswer {
		highest = highestAnswer // a 9 beside a 6 is an answer
	}
	return highest, highest >= 3 && codes*5 <= values
}

func scaleUpTo(highest int) int {
	switch {
	case highest <= 5:
		return 5
	case highest <= 7:
		return 7
	}
	return highestAnswer
}
