package register

import (
	"regexp"
	"strconv"
	"strings"

	"mening/corpus/source"
)

var (
	plainNumber = regexp.MustCompile(`^[+-]?\d+(?:[.,]\d+)?$`)
	// Blanks between thousands may be of several kinds; they were made plain.
	spacedNumber = regexp.MustCompile(`^[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$`)
	// A comma after points, or a point after commas, is the decimal sign.
	pointedNumber = regexp.MustCompile(`^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d{1,3}(?:\.\d{3}){2,}$`)
	commaedNumber = regexp.MustCompile(`^[+-]?\d{1,3}(?:,\d{3})+\.\d+$|^[+-]?\d{1,3}(?:,\d{3}){2,}$`)
	// doubtfulNumber may be a decimal number or thousands.
	doubtfulNumber = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}[.,]\d{3}$`)
	beginsAsNumber = regexp.MustCompile(`^[<>~c.a ]*([+-]?\d+(?:[.,]\d+)?)`)
)

// parseNumber reads a number as people write it: 1234.5, 1234,5, 1 234,5,
// 1.234,5 and 1,234.5, with a minus of any kind and a per cent sign. One
// separator is the decimal sign.
func parseNumber(text string) (value float64, percent, ok bool) {
	text = strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u202f', '\u2009', '\'':
			return ' '
		case '−', '–':
			return '-'
		}
		return r
	}, text)
	if bare, cut := strings.CutSuffix(text, "%"); cut {
		text, percent = strings.TrimSpace(bare), true
	}
	switch {
	case plainNumber.MatchString(text), spacedNumber.MatchString(text):
		text = strings.ReplaceAll(strings.ReplaceAll(text, " ", ""), ",", ".")
	case pointedNumber.MatchString(text):
		text = strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", ".")
	case commaedNumber.MatchString(text):
		text = strings.ReplaceAll(text, ",", "")
	default:
		return 0, false, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, percent, err == nil
}

// numbers reads a column of numbers.
func (c *columnReader) numbers() {
	doubtful, decimals, first := 0, 0, -1
	for i, text := range c.texts {
		x := &c.cells[i]
		if x.state != present {
			continue
		}
		var ok bool
		if x.number, x.percent, ok = parseNumber(text); !ok {
			c.fault(i, numberHint(text), "%s in the column %q is no number", source.Quote(text), c.Name)
			continue
		}
		if c.outside(i, x.number) {
			continue
		}
		if strings.ContainsAny(text, ".,") {
			decimals++
			if doubtfulNumber.MatchString(text) {
				if doubtful++; first < 0 {
					first = i
				}
			}
		}
		if (x.percent || c.namedPercent()) && x.number > 100 && c.declared.Max == nil {
			c.doubt(i, "correct it, or say --range '"+c.Name+"=0-200' or the like where more than 100 may be",
				"%s in the column %q is more than 100 %%", source.Quote(text), c.Name)
		}
	}
	if doubtful > 0 && doubtful == decimals {
		c.doubt(first, "write thousands with a blank or without a sign: 1 234 or 1234",
			"%s in the column %q is read with a decimal sign, not as thousands", source.Quote(c.texts[first]), c.Name)
	}
}

// namedPercent reports whether the name of the column says that it holds
// percentages.
func (c *Column) namedPercent() bool {
	name := strings.ToLower(c.Name)
	return strings.Contains(name, "%") || strings.Contains(name, "procent") || strings.Contains(name, "percent")
}

// outside tells a number out of its declared range.
func (c *columnReader) outside(row int, n float64) bool {
	low, high := c.declared.Min, c.declared.Max
	if (low == nil || n >= *low) && (high == nil || n <= *high) {
		return false
	}
	c.fault(row, "correct it, leave the cell empty, or widen the range", "%s in the column %q is out of its range %s",
		source.Quote(c.texts[row]), c.Name, c.declared.Range())
	return true
}

func numberHint(text string) string {
	if m := beginsAsNumber.FindStringSubmatch(text); m != nil && m[1] != "" {
		return "write the number alone: " + m[1]
	}
	return codeHint(text)
}

// codeHint says what to do about a text that may stand for no answer.
func codeHint(text string) string {
	return "correct it or leave the cell empty; where it stands for no answer say --missing '" + text + "'"
}
