package query

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"mening/corpus/language"
)

// halves takes two words out of longer ones: a lexicon of the simplest kind.
type halves struct{ a *language.Analyzer }

func (h halves) Word(lower string) []string { return []string{h.a.Stem(lower)} }

func (h halves) Parts(lower string) []string {
	out := h.Word(lower)
	if strings.Contains(lower, "-") {
		return out
	}
	for _, part := range []string{"vård", "möte"} {
		if before, after, ok := strings.Cut(lower, part); ok && len(before) != 1 && len(before)+len(after) > 3 {
			out = append(out, h.a.Stem(part), h.a.Stem(before), h.a.Stem(after))
		}
	}
	return out
}

func TestCompounds(t *testing.T) {
	plain, err := language.New("sv", false)
	if err != nil {
		t.Fatal(err)
	}
	a := plain.WithCompounds(halves{plain})
	for _, c := range []struct{ expression, text, want string }{
		{"+vård", "Vården och psykiatrivården på en vårdcentral. Ovårdad.", "Vården psykiatrivården vårdcentral"},
		{"+vård", "AF-vården nu", "vården"},
		{`"bra +möte"`, "Ett bra arbetsmöte, ett bra möte, ett bra samtal.", "bra arbetsmöte bra möte"},
		{"+möte NEAR/1 bra", "Arbetsmötet var bra.", "Arbetsmötet bra"},
		{"+vård NOT +möte", "Vårdmöte. Vårdplan.", "Vårdplan"},
		{"+vård OR vård", "Tandvården", "Tandvården"},
		{"vård", "Tandvården", ""},
	} {
		e, err := Parse(c.expression, vocabulary)
		if err != nil {
			t.Fatal(err)
		}
		r := Compile(a, []Rule{{Expr: e}}).NewReader()
		r.Read(c.text)
		var got []string
		for _, match := range r.Match(0, nil) {
			for _, s := range match.Evidence {
				got = append(got, c.text[s.Start:s.End])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s in %q: got %q, want %q", c.expression, c.text, got, c.want)
		}
		// Where it matches, the index offers the turn.
		for _, w := range strings.Fields(c.want) {
			if need := Candidates(e, []*language.Analyzer{a}, nil); !offered(need, a, c.text) {
				t.Errorf("%s: %s is not offered", c.expression, w)
			}
		}
	}
}

// offered tells whether a text has what is needed.
func offered(need Need, a *language.Analyzer, text string) bool {
	var forms []string
	for _, w := range a.Words(text, nil) {
		f := a.Form(text[w.Start:w.End])
		forms = append(forms, f.Lower)
		for _, p := range f.Parts {
			forms = append(forms, p.Lower)
		}
	}
	any := func(f func(string) bool) bool {
		for _, form := range forms {
			if f(form) {
				return true
			}
		}
		return false
	}
	switch n := need.(type) {
	case NeedBoth:
		for _, part := range n {
			if !offered(part, a, text) {
				return false
			}
		}
		return true
	case NeedEither:
		for _, part := range n {
			if offered(part, a, text) {
				return true
			}
		}
		return false
	case NeedStem:
		return any(func(form string) bool { return a.Stem(form) == string(n) })
	case NeedMatch:
		return any(func(form string) bool { return strings.HasPrefix(form, n.Prefix) && n.Match(form) })
	}
	return true
}

// TestManyTerms parses, prints, compiles and matches expressions of ten
// thousand terms.
func TestManyTerms(t *testing.T) {
	a, err := language.New("sv", false)
	if err != nil {
		t.Fatal(err)
	}
	const many = 10000
	text := "Vi sa ord7 nära ord8 och sen ord9999 igen."
	for _, between := range []string{" OR ", " AND ", " ", " NOT ", " NEAR/3 ", " PRE/s "} {
		terms := make([]string, many)
		for i := range terms {
			terms[i] = fmt.Sprintf("ord%d", i)
		}
		begin := time.Now()
		e, err := Parse(strings.Join(terms, between), vocabulary)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Parse(e.String(), vocabulary); err != nil || again.String() != e.String() {
			t.Errorf("%q does not print as it is: %v", between, err)
		}
		r := Compile(a, []Rule{{Expr: e}}).NewReader()
		r.Read(text)
		if got, want := len(r.Match(0, nil)), map[string]int{" OR ": 3}[between]; got != want {
			t.Errorf("%q: %d matches, want %d", between, got, want)
		}
		Candidates(e, []*language.Analyzer{a}, nil)
		if took := time.Since(begin); took > time.Minute { // what is quadratic takes longer, on any machine
			t.Errorf("%q took %v", between, took)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		in   string
		at   int
		want string
	}{
		{"a OR", 4, "a OR\n    ^"},
		{"a\tb &", 4, "a b &\n    ^"},
		{"a\u030a b", 2, "å b\n  ^"},
		{strings.Repeat("x", 100) + "&" + strings.Repeat("y", 100), 100,
			"…" + strings.Repeat("x", 60) + "&" + strings.Repeat("y", 59) + "…\n" + strings.Repeat(" ", 61) + "^"},
	} {
		if got := (&Error{Offset: c.at}).Excerpt(c.in); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.in, got, c.want)
		}
	}
}
