package register

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
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

// find returns the type that the values of a column speak for.
func (c *columnReader) find() Type {
	var texts []string
	distinct := map[string]int{}
	letters := 0
	for i, text := range c.texts {
		if c.cells[i].state == present && !noAnswer(text) {
			texts = append(texts, text)
			distinct[spelling(text)]++
			letters += utf8.RuneCountInString(text)
		}
	}
	if len(texts) == 0 {
		for i := range c.cells {
			if c.cells[i].state == present {
				return Category
			}
		}
		return Empty
	}
	isDate := func(s string) bool { _, ok := lookAt(s); return ok }
	isNumber := func(s string) bool { _, _, ok := parseNumber(s); return ok }
	digits := func(s string) bool { return strings.ContainsAny(s, "0123456789") }
	single := len(distinct) == len(texts)
	switch {
	case single && (c.namedID() || ascends(texts)):
		return ID
	case share(texts, yesOrNo) == 1:
		return YesNo
	case share(texts, isDate) >= mostlyOf && !(share(texts, isNumber) >= mostlyOf && !allDays(texts)):
		return Date
	case len(c.declared.Values) > 0:
		return Category
	case share(texts, isNumber) == 1 && len(distinct) <= 2 && len(texts) > 5 && share(texts, isCode) == 1:
		return Category // codes such as 1 and 2
	case share(texts, isNumber) >= mostlyOf:
		return Number
	case c.labels() != nil:
		return Likert
	case single && len(texts) > 3 && share(texts, digits) == 1 && !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, " ") }):
		return ID
	case len(distinct) <= mostLevels && letters <= longestLevel*len(texts) && (!single || len(texts) <= 3):
		return Category
	}
	return Text
}

// share returns the share of texts of which something is true.
func share(texts []string, is func(string) bool) float64 {
	n := 0
	for _, t := range texts {
		if is(t) {
			n++
		}
	}
	return float64(n) / float64(len(texts))
}

// isCode reports a whole number of one digit.
func isCode(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

// allDays reports whether texts that are numbers, such as 20240301, are all
// days of our time.
func allDays(texts []string) bool {
	return share(texts, func(s string) bool {
		w, ok := lookAt(s)
		if !ok {
			return false
		}
		_, ok = w.date(false)
		return ok && w.style == compactDate && w.year >= 1900 && w.year < 2100
	}) == 1
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
