package query

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

func TestDescribe(t *testing.T) {
	for _, c := range []struct {
		in             string
		matches, empty bool
	}{
		{`a^`, false, false},
		{`(?m)a^`, false, false},
		{`(?m)a\n^b`, true, false},
		{`(?m)a$\nb`, true, false},
		{`(?s)a$.b`, false, false},
		{`\z.`, false, false},
		{`(?m)$.`, false, false},
		{`(?ms)$.`, true, false},
		{`a\bb`, false, false},
		{`å\bb`, true, false}, // \b knows the letters of ASCII alone
		{`a\Bb`, true, false},
		{`[^\x00-\x{10FFFF}]`, false, false},
		{`a^|b`, true, false},
		{`(a^)?`, true, true},
		{`(a^)?b`, true, false},
		{`^$`, true, true},
		{`\b$^`, false, false},
		{`x{0}`, true, true},
		{`\pL+`, true, false},
		{`K`, true, false}, // the sign of Kelvin is one of its cases
	} {
		if matches, empty := describe(c.in); matches != c.matches || empty != c.empty {
			t.Errorf("/%s/: can match %v, without a character %v; want %v, %v", c.in, matches, empty, c.matches, c.empty)
		}
	}
}

// TestDescribeIsExact holds random expressions against all short texts: what is
// found in one can match, and what can match is found in one.
func TestDescribeIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 0))
	texts := []string{""}
	for from := 0; len(texts[len(texts)-1]) < 5; {
		end := len(texts)
		for ; from < end; from++ {
			for _, letter := range []string{"a", "b", " ", "\n"} {
				texts = append(texts, texts[from]+letter)
			}
		}
	}
	never := 0
	for range 2000 {
		text := randomRegexp(random, 3)
		re := regexp.MustCompile("(?i)" + text)
		var matches, empty bool
		for _, in := range texts {
			at := re.FindStringIndex(in)
			matches = matches || at != nil
			empty = empty || at != nil && at[0] == at[1]
		}
		can, without := describe(text)
		if can != matches {
			t.Fatalf("/%s/: can match %v, but in a short text it does %v", text, can, matches)
		}
		if empty && !without {
			t.Fatalf("/%s/ matched without a character", text)
		}
		if !can {
			never++
		}
	}
	if never < 100 {
		t.Errorf("only %d of the expressions can never match", never)
	}
}

// randomRegexp makes an expression of at most so many characters and places.
func randomRegexp(random *rand.Rand, size int) string {
	atoms := []string{"a", " ", `\n`, ".", `[^a]`, `\w`, "^", "$", `\b`, `\B`, `\A`, `\z`, "(?m:^)", "(?m:$)", "(?s:.)"}
	var b strings.Builder
	for n := 1 + random.IntN(size); n > 0; n-- {
		atom := atoms[random.IntN(len(atoms))]
		switch random.IntN(8) {
		case 0:
			atom = "(?:" + atom + ")?"
		case 1:
			atom = "(?:" + atom + "|" + atoms[random.IntN(len(atoms))] + ")"
		}
		b.WriteString(atom)
	}
	return b.String()
}
