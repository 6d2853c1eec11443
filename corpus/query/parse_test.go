package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

var vocabulary = Vocabulary{Fields: []string{"stakeholder", "wave", "speaker"}, References: []string{"code", "category"}}

// tree writes an expression with all its structure.
func tree(e Expr) string {
	list := func(es []Expr) string {
		out := make([]string, len(es))
		for i, e := range es {
			out[i] = tree(e)
		}
		return strings.Join(out, " ")
	}
	switch e := e.(type) {
	case *Or:
		return "(or " + list(e.Operands) + ")"
	case *And:
		if len(e.Without) > 0 {
			return "(and " + list(e.Operands) + " not " + list(e.Without) + ")"
		}
		return "(and " + list(e.Operands) + ")"
	case *Near:
		n := *e
		n.Left, n.Right = &Term{Text: "a"}, &Term{Text: "b"}
		operator := strings.TrimSuffix(strings.TrimPrefix(n.String(), "a "), " b")
		return "(" + operator + " " + tree(e.Left) + " " + tree(e.Right) + ")"
	}
	return e.String()
}

var parseCases = []struct{ in, want string }{
	{"samverka", "samverka"},
	{`"lägga pusslet"`, `"lägga pusslet"`},
	{`"ensam"`, "ensam"},
	{`”lägga pusslet“`, `"lägga pusslet"`},
	{`"AND"`, `"AND"`},
	{`"AF:s"`, `"AF:s"`},
	{"=AF", "=AF"},
	{`="Af"`, "=Af"},
	{`="Af i Bollnäs"`, `="Af i Bollnäs"`},
	{"=AF:s", "=AF:s"},
	{"rehab*", "rehab*"},
	{`"lägg* pusslet"`, `"lägg* pusslet"`},
	{"organi?ation", "organi?ation"},
	{"ohälsa~1", "ohälsa~1"},
	{`/arbetsf\S+en/`, `/arbetsf\S+en/`},
	{`/och\/eller/`, `/och\/eller/`},
	{"+samverkan", "+samverkan"},
	{"+AND", "+AND"},
	{"+AF:s", "+AF:s"},
	{`"+vård"`, "+vård"},
	{`"bra +samverkan"`, `"bra +samverkan"`},
	{`+"bra samverkan"`, `"+bra +samverkan"`},
	{`"bra+samverkan"`, `"bra samverkan"`},
	{"+vård NEAR/3 möte", "(NEAR/3 +vård möte)"},
	{"inte +vård", "(and inte +vård)"},
	{`"en * dag"`, `"en * dag"`},
	{"A OR B", "(or A B)"},
	{"A OR B OR C", "(or A B C)"},
	{"A AND B", "(and A B)"},
	{"A B", "(and A B)"},
	{"A NOT B", "(and A not B)"},
	{"A AND NOT B", "(and A not B)"},
	{"NOT B A", "(and A not B)"},
	{"A B NOT C", "(and A (and B not C))"},
	{"A AND B AND NOT C", "(and A B not C)"},
	{"A NOT B NOT C", "(and A not B C)"},
	{"A NOT B AND NOT C", "(and A not B C)"},
	{"A NOT B C", "(and (and A not B) C)"},
	{"A OR B C", "(or A (and B C))"},
	{"A OR B NOT C", "(or A (and B not C))"},
	{"(A OR B) C", "(and (or A B) C)"},
	{"A (B C)", "(and A (and B C))"},
	{"A NEAR/5 B", "(NEAR/5 A B)"},
	{"A PRE/s B", "(PRE/s A B)"},
	{"A NEAR/t B", "(NEAR/t A B)"},
	{"A NEAR/5 B NEAR/2 C", "(NEAR/2 (NEAR/5 A B) C)"},
	{"A NEAR/5 (B PRE/0 C)", "(NEAR/5 A (PRE/0 B C))"},
	{"A NEAR/5 B C", "(and (NEAR/5 A B) C)"},
	{"A NOT B NEAR/5 C", "(and A not (NEAR/5 B C))"},
	{`gemensam* NEAR/6 (möte OR "tredje forum")`, `(NEAR/6 gemensam* (or möte "tredje forum"))`},
	{"stakeholder:AME trisam", "(and stakeholder:AME trisam)"},
	{`wave:"ett år senare" A`, `(and wave:"ett år senare" A)`},
	{"code:trisam NOT category:hinder", "(and code:trisam not category:hinder)"},
	{"Stakeholder:AME", "stakeholder:AME"},
}

func TestParse(t *testing.T) {
	for _, c := range parseCases {
		e, err := Parse(c.in, vocabulary)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if got := tree(e); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
		again, err := Parse(e.String(), vocabulary)
		if err != nil {
			t.Errorf("%s prints as %s: %v", c.in, e, err)
		} else if tree(again) != tree(e) {
			t.Errorf("%s prints as %s, which is %s", c.in, e, tree(again))
		}
	}
}

var faultCases = []struct {
	in     string
	offset int
	want   string
}{
	{"", 0, "the expression is empty"},
	{"A OR", 4, "the expression ends where a word is expected"},
	{"AND A", 0, "nothing stands before AND"},
	{"A OR OR B", 5, `"OR" stands where a word is expected`},
	{"NOT A", 0, "NOT stands without anything to take away from"},
	{"A OR NOT B", 5, "NOT stands without anything to take away from"},
	{"A (NOT B)", 3, "NOT stands without anything to take away from"},
	{"NOT NOT B", 4, "NOT stands twice"},
	{"(A", 0, "a parenthesis is not closed"},
	{"A)", 1, "a parenthesis is closed that was not opened"},
	{"()", 0, "the parentheses are empty"},
	{`å "abc`, 2, "a quotation mark is not closed"},
	{`"…"`, 0, `no word stands in "…"`},
	{"/abc", 0, "a regular expression is not closed"},
	{"/a*/", 0, "the regular expression /a*/ can match without a character"},
	{"/(/", 0, "the regular expression /(/ has a fault: missing closing ): ("},
	{`/\b/`, 0, `the regular expression /\b/ can match without a character`},
	{"/x{0,2}|y/", 0, "the regular expression /x{0,2}|y/ can match without a character"},
	{`/a[^\s\S]/`, 0, `the regular expression /a[^\s\S]/ can never match`},
	{"A *", 2, `"*" stands for every word there is`},
	{`"**"`, 0, `"**" stands for every word there is`},
	{"?*", 0, `"?*" stands for every word there is`},
	{"A OR +", 5, "a + stands without a word"},
	{"+ A", 0, "a + stands without a word"},
	{"+rehab*", 0, `+ takes a word in any inflection, not "rehab*"`},
	{"+rehab~1", 0, `+ takes a word in any inflection, not "rehab~1"`},
	{"+och/eller", 0, `"och/eller" is not one word`},
	{`"+rehab* nu"`, 0, `+ takes a word in any inflection, not "rehab*"`},
	{`="+rehab nu"`, 0, `= takes words as they are written, not "+rehab"`},
	{`+"rehab* nu"`, 0, `+ takes words in any inflection, not "rehab*"`},
	{strings.Repeat("(", 100000) + "A" + strings.Repeat(")", 100000), 100, "parentheses are nested deeper than 100"},
	{strings.Repeat("(", 100000), 100, "parentheses are nested deeper than 100"},
	{"A NEAR B", 2, `"NEAR" has no distance from 0 to 999, s or t`},
	{"A NEAR/x B", 2, `"NEAR/x" has no distance from 0 to 999, s or t`},
	{"A NEAR/5 (B C)", 9, "NEAR and PRE stand between words, phrases and ORs of these only"},
	{"wave:x NEAR/5 A", 7, "NEAR and PRE stand between words, phrases and ORs of these only"},
	{"stakholder:AME", 0, `unknown field "stakholder" in "stakholder:AME"`},
	{"wave:", 0, `the filter "wave:" has no value`},
	{"ord~3", 0, `"ord~3" does not say how many letters may differ`},
	{"och/eller", 0, `"och/eller" is not one word`},
	{"=a*", 0, `"a*" is not one word`},
	{"a near/3 b", 2, `operators are written in capitals, not "near/3"`},
	{"a & b", 2, `"&" is no word`},
	{`"=AF"`, 1, "= stands before a word or before the quotes, not inside them"},
	{`A +"hos =AF"`, 8, "= stands before a word or before the quotes, not inside them"},
	{`"ohälsa~1 och vård~2."`, 1, "~ stands behind one word, not inside quotes"},
	{"/a^/", 0, "the regular expression /a^/ can never match"},
}

var hintCases = []struct{ in, want string }{
	{"wave=before A", "write wave:before"},
	{"Wave!=before A", "write NOT wave:before"},
	{"code==x", "write code:x"},
	{"colour=red", `write it in quotes: "colour red"`},
	{"A -tid", `to leave out what has it, write NOT tid; as a word, "tid"`},
	{`A -"en dag"`, "to leave out what has it, write NOT before it"},
	{"A -(B C)", "to leave out what has it, write NOT before it"},
	{"A -wave:before", "to leave out what has it, write NOT wave:before"},
	{`ord:"x"`, `known: stakeholder, wave, speaker, code, category; if the word itself is meant, write "ord:x"`},
	{`"=AF"`, `write ="AF"`},
	{`"=AF =SOC"`, `write ="AF SOC"`},
	{`"hos =AF, ju"`, "write hos PRE/0 =AF PRE/0 ju"},
	{`"ohälsa~1"`, "write ohälsa~1"},
	{`"lång* ohälsa~1"`, "write lång* PRE/0 ohälsa~1"},
}

// TestParseHints holds what a fault says to do, and that it can be done.
func TestParseHints(t *testing.T) {
	for _, c := range hintCases {
		_, err := Parse(c.in, vocabulary)
		var fault *Error
		if !errors.As(err, &fault) || fault.Hint.String() != c.want {
			t.Errorf("%s: got %v, want the hint %s", c.in, err, c.want)
			continue
		}
		if legal, ok := strings.CutPrefix(c.want, "write "); ok && !strings.HasPrefix(legal, "NOT") && !strings.HasPrefix(legal, "it in") {
			if _, err := Parse(legal, vocabulary); err != nil {
				t.Errorf("%s: the hint %s is no expression: %v", c.in, legal, err)
			}
		}
	}
}

// What real talk may hold beside words is passed over inside quotes.
func TestParsePhraseOfTalk(t *testing.T) {
	for in, want := range map[string]string{`"a = b"`: `"a b"`, `"ungefär ~ tio"`: `"ungefär tio"`, `"~10 mil"`: `"10 mil"`, `"1+1=2"`: `"1 1 2"`, `"hm~ ja"`: `"hm ja"`, `"x=y"`: `"x y"`} {
		e, err := Parse(in, vocabulary)
		if err != nil {
			t.Errorf("%s: %v", in, err)
		} else if got := tree(e); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

func TestParseFaults(t *testing.T) {
	for _, c := range faultCases {
		_, err := Parse(c.in, vocabulary)
		var fault *Error
		if !errors.As(err, &fault) {
			t.Errorf("%q: got %v, want a fault", c.in, err)
			continue
		}
		if fault.Offset != c.offset || fault.Message.String() != c.want || fault.Hint.String() == "" {
			t.Errorf("%q:\n got %d %q (%s)\nwant %d %q", c.in, fault.Offset, fault.Message, fault.Hint, c.offset, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range parseCases {
		f.Add(c.in)
	}
	for _, c := range faultCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		e, err := Parse(in, vocabulary)
		if err != nil {
			return
		}
		again, err := Parse(e.String(), vocabulary)
		if err != nil {
			t.Fatalf("%q prints as %q: %v", in, e, err)
		}
		if !reflect.DeepEqual(tree(again), tree(e)) {
			t.Fatalf("%q prints as %q, which is %s, not %s", in, e, tree(again), tree(e))
		}
	})
}
