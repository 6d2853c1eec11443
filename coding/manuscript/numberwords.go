package manuscript

import (
	"slices"
	"strings"
)

// below are the words for 0 to 19 and the tens from 20, in Swedish and English.
func below(swedish bool) (ones, tens []string) {
	if swedish {
		return strings.Fields("noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"),
			strings.Fields("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")
	}
	return strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
		strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
}

// inWords matches a number from 1 to 999 in words: tjugofyra, twenty-four, two
// hundred and six, ett hundra. The longest words come first.
var inWords = func() string {
	var languages []string
	for _, swedish := range []bool{true, false} {
		ones, tens := below(swedish)
		one, join, hundred := "", "-?", `(?:UNIT[ -]?)?hundra(?:[ -]?(?:och )?UNDER)?`
		if swedish {
			one = "|en"
		} else {
			join, hundred = "[ -]", `(?:UNIT|a)[ -]hundred(?: (?:and )?UNDER)?`
		}
		teens := slices.Clone(ones[10:])
		slices.Reverse(teens)
		unit := "(?:" + strings.Join(ones[1:10], "|") + one + ")"
		under := "(?:(?:" + strings.Join(tens, "|") + ")(?:" + join + unit + ")?|" + strings.Join(teens, "|") + "|" + unit + ")"
		languages = append(languages, strings.NewReplacer("UNIT", unit, "UNDER", under).Replace(hundred), under)
	}
	return strings.Join(languages, "|")
}()

// numberWord reads a number in words, in Swedish or English.
func numberWord(text string) (int, bool) {
	text = strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\u00a0' {
			return -1
		}
		return r
	}, strings.ToLower(text))
	for _, swedish := range []bool{true, false} {
		if n, ok := under1000(text, swedish); ok {
			return n, true
		}
	}
	return 0, false
}

func under1000(text string, swedish bool) (int, bool) {
	hundred, and := "hundred", "and"
	if swedish {
		hundred, and = "hundra", "och"
	}
	before, after, ok := strings.Cut(text, hundred)
	if !ok {
		return under100(text, swedish)
	}
	n, rest := 1, 0
	if before != "" && before != "a" {
		if n, ok = under100(before, swedish); !ok || n > 9 {
			return 0, false
		}
	}
	if after = strings.TrimPrefix(after, and); after != "" {
		if rest, ok = under100(after, swedish); !ok {
			return 0, false
		}
	}
	return 100*n + rest, true
}

func under100(text string, swedish bool) (int, bool) {
	ones, tens := below(swedish)
	if swedish && text == "en" {
		return 1, true
	}
	if n := slices.Index(ones, text); n > 0 {
		return n, true
	}
	for i, ten := range tens {
		rest, ok := strings.CutPrefix(text, ten)
		if !ok {
			continue
		}
		if rest == "" {
			return 20 + 10*i, true
		}
		if n, ok := under100(rest, swedish); ok && n < 10 {
			return 20 + 10*i + n, true
		}
	}
	return 0, false
}
