package query

import (
	"fmt"
	"math/rand"
	"slices"
	"sort"
	"strings"
	"testing"

	"mening/corpus/language"
)

// env holds stakeholder:AME and answers code:x with nothing.
type env struct{ evidence []Interval }

func (env) Field(name, value string) bool        { return name == "stakeholder" && value == "AME" }
func (e env) Evidence(string, string) []Interval { return e.evidence }

func analyzer(t testing.TB, fold bool) *language.Analyzer {
	t.Helper()
	a, err := language.New("sv", fold)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func parse(t testing.TB, text string) Expr {
	t.Helper()
	e, err := Parse(text, vocabulary)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return e
}

// matches returns the evidence of each match, words joined with +, matches
// with |.
func matches(t testing.TB, a *language.Analyzer, scope Scope, expression, text string) string {
	t.Helper()
	r := Compile(a, []Rule{{Expr: parse(t, expression), Scope: scope}}).NewReader()
	var out []string
	for range r.Read(text) {
		for _, iv := range r.Match(0, env{}) {
			var words []string
			for _, s := range iv.Evidence {
				words = append(words, text[s.Start:s.End])
			}
			out = append(out, strings.Join(words, "+"))
		}
	}
	return strings.Join(out, "|")
}

func TestMatch(t *testing.T) {
	plain := analyzer(t, false)
	check := func(t *testing.T, expression, text, want string) {
		t.Helper()
		if got := matches(t, plain, SentenceScope, expression, text); got != want {
			t.Errorf("%s in %q:\n got %q\nwant %q", expression, text, got, want)
		}
	}
	// Words.
	check(t, "möte", "Mötet, mötets, möten. Mötes-tid", "Mötet|mötets|möten|Mötes")
	check(t, "möte", "ett AF-möte", "möte")
	check(t, `"på mötet"`, "på TRISAM-mötet", "på+mötet")
	check(t, "=AF", "AF, AF:s, AF-möte, af och Af", "AF|AF|AF")
	check(t, `="Af"`, "AF och Af", "Af")
	check(t, "af", "AF, AF:s, af", "AF|AF|af")
	// Joiners that nobody sees.
	check(t, "میخواهم", "او می\u200cخواهم گفت", "می\u200cخواهم")
	check(t, "می\u200cخواهم", "او میخواهم گفت", "میخواهم")
	check(t, "می\u200cخوا*", "می\u200cخواهم", "می\u200cخواهم")
	check(t, "rehab*", "Rehabilitering och rehab", "Rehabilitering|rehab")
	check(t, "*samverkan", "myndighetssamverkan samverkansmöte samverkan", "myndighetssamverkan|samverkan")
	check(t, "*arbets*", "arbetsgivare, förarbetsbok, arbete", "arbetsgivare|förarbetsbok")
	check(t, "organi?ation", "organisation organization organiation", "organisation|organization")
	check(t, "ohälsa~1", "ohelsa, ohälsan, ohälsans", "ohelsa|ohälsan")
	check(t, `/arbetsf\S+en/`, "på Arbetsförmedlingen idag", "Arbetsförmedlingen")
	check(t, `/ja\. nej/`, "Ja. Nej. Ja", "Ja. Nej")
	check(t, "s.k.", "en s.k. samverkan", "s.k")
	check(t, "inte", "det är inte så", "inte")
	check(t, "paus", "[paus] en paus", "paus")
	check(t, "/pau?s/", "[paus] en (paus) till och en paus", "paus")
	// Phrases.
	check(t, `"lägga pusslet"`, "Vi lägger pusslet. Lägg. Pusslet", "lägger+pusslet")
	check(t, `"en dag"`, "en\ndag en dag", "en+dag")
	// AND, NOT, OR within sentences.
	check(t, "a AND b", "a x b. a. b", "a+b")
	check(t, "a b", "b a b. c", "b+a|a+b")
	check(t, "a NOT b", "a b. a", "a")
	check(t, "a OR b", "a b. c b", "a|b|b")
	check(t, "(a OR b) c", "a b c", "b+c")
	// NEAR and PRE cross sentences.
	check(t, "a NEAR/0 b", "b a. B", "b+a|a+B")
	check(t, "a PRE/1 b", "b a x b", "a+b")
	check(t, "a NEAR/1 b", "a x y b", "")
	check(t, "a NEAR/s b", "a. b. b x x x x a", "b+a")
	check(t, "a NEAR/t b", "a. b", "a+b")
	check(t, "a NEAR/1 a", "a x a", "a+a")
	check(t, "a NEAR/2 b NEAR/0 c", "a x b c", "a+b+c")
	check(t, `"a b" NEAR/0 (c OR d)`, "a b d", "a+b+d")
	// Filters.
	check(t, "stakeholder:AME a", "x. a b. c", "a")
	check(t, "stakeholder:SOC a", "x. a b. c", "")
	check(t, "stakeholder:AME", "x a. [paus]\nb", "x a. [paus]|b")
	check(t, "stakeholder:AME NOT a", "x a. c", "c")
	check(t, "a NOT stakeholder:AME", "x a. c", "")
	check(t, "a NOT stakeholder:SOC", "x a. c", "a")

	turn := func(t *testing.T, expression, text, want string) {
		t.Helper()
		if got := matches(t, plain, TurnScope, expression, text); got != want {
			t.Errorf("%s in %q, scope turn:\n got %q\nwant %q", expression, text, got, want)
		}
	}
	turn(t, "a b", "a. x. b", "a+b")
	turn(t, "a NOT b", "a. b", "")
	turn(t, "stakeholder:AME", "x a. c", "x a. c")

	folded := analyzer(t, true)
	if got := matches(t, folded, SentenceScope, "rörelse OR =Ångest", "Rorelsen och Angest, Ångest"); got != "Rorelsen|Ångest" {
		t.Errorf("folded: %q", got)
	}
}

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, word string
		want          bool
	}{
		{"a*", "a", true}, {"*a", "ba", true}, {"*a*b*", "xaxbx", true}, {"*a*b", "xbxa", false},
		{"?", "å", true}, {"??", "å", false}, {"*", "", true}, {"a?c", "aåc", true}, {"*aab", "aaab", true}, {"", "", true}, {"", "a", false},
	} {
		if got := globMatches(c.pattern, c.word); got != c.want {
			t.Errorf("%q on %q: %v", c.pattern, c.word, got)
		}
	}
}

// TestAgainstDefinition compares the matcher, on random expressions and texts,
// with the definition of the language carried out word by word.
func TestAgainstDefinition(t *testing.T) {
	a := analyzer(t, false)
	random := rand.New(rand.NewSource(1))
	for range 20000 {
		expression := randomExpr(random, 3)
		text := randomText(random)
		e := parse(t, expression)
		scope := Scope(random.Intn(2))
		r := Compile(a, []Rule{{Expr: e, Scope: scope}}).NewReader()
		var got []stretch
		if touched := r.Read(text); len(touched) > 0 {
			for _, iv := range r.Match(0, env{}) {
				got = append(got, stretch{int(iv.first), int(iv.last)})
			}
		}
		d := define(a, text, scope)
		if want := d.eval(e); !slices.Equal(got, want) {
			t.Fatalf("%s (%s) in %q, scope %d:\n got %v\nwant %v", expression, e, text, scope, got, want)
		}
	}
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.Intn(14) {
		b.WriteString(string(rune('b'+r.Intn(5))) + []string{" ", " ", " ", ". ", "\n"}[r.Intn(5)])
	}
	return strings.TrimSpace(b.String())
}

func randomExpr(r *rand.Rand, depth int) string {
	letter := func() string { return string(rune('b' + r.Intn(5))) }
	term := func() string {
		if r.Intn(4) == 0 {
			return fmt.Sprintf("%q", letter()+" "+letter())
		}
		return letter()
	}
	if depth == 0 {
		return term()
	}
	near := func() string {
		side := func() string {
			if r.Intn(3) == 0 {
				return "(" + term() + " OR " + term() + ")"
			}
			return term()
		}
		operator := []string{"NEAR/0", "NEAR/1", "NEAR/3", "PRE/1", "PRE/s", "NEAR/s", "NEAR/t"}[r.Intn(7)]
		if r.Intn(4) == 0 {
			return side() + " " + operator + " (" + side() + " NEAR/1 " + side() + ")"
		}
		return side() + " " + operator + " " + side()
	}
	sub := func() string { return "(" + randomExpr(r, depth-1) + ")" }
	switch r.Intn(6) {
	case 0:
		return term()
	case 1:
		return sub() + " OR " + sub()
	case 2:
		return sub() + " AND " + sub()
	case 3:
		return sub() + " AND " + sub() + " AND " + sub()
	case 4:
		return sub() + " NOT " + sub()
	}
	return near()
}

// stretch is a match as words, last included.
type stretch struct{ first, last int }

// definition carries out the language as design and docs define it, trying
// every combination.
type definition struct {
	words    []string
	sentence []int // of each word
	scope    Scope
}

func define(a *language.Analyzer, text string, scope Scope) definition {
	d := definition{scope: scope}
	words := a.Words(text, nil)
	for i, s := range a.Sentences(text, words, nil) {
		for _, w := range words[s.First:s.Last] {
			d.words = append(d.words, text[w.Start:w.End])
			d.sentence = append(d.sentence, i)
		}
	}
	return d
}

func (d definition) eval(e Expr) []stretch {
	var all []stretch
	switch e := e.(type) {
	case *Term:
		for i, w := range d.words {
			if w == e.Text {
				all = append(all, stretch{i, i})
			}
		}
	case *Phrase:
		for i := 0; i+len(e.Words) <= len(d.words); i++ {
			ok := true
			for j, w := range e.Words {
				ok = ok && d.words[i+j] == w.Text && d.sentence[i] == d.sentence[i+j]
			}
			if ok {
				all = append(all, stretch{i, i + len(e.Words) - 1})
			}
		}
	case *Or:
		for _, o := range e.Operands {
			all = append(all, d.eval(o)...)
		}
	case *Near:
		for _, x := range d.eval(e.Left) {
			for _, y := range d.eval(e.Right) {
				if d.near(e, x, y) || !e.Ordered && d.near(e, y, x) {
					all = append(all, stretch{min(x.first, y.first), max(x.last, y.last)})
				}
			}
		}
	case *And:
		all = d.and(e)
	}
	return smallest(all)
}

func (d definition) near(n *Near, a, b stretch) bool {
	if b.first <= a.last {
		return false
	}
	switch n.Bound {
	case InTurn:
		return true
	case InSentence:
		return d.sentence[a.last] == d.sentence[b.first]
	}
	return b.first-a.last-1 <= n.Distance
}

func (d definition) and(e *And) []stretch {
	var all []stretch
	scopes := 1
	if d.scope == SentenceScope && len(d.sentence) > 0 {
		scopes = d.sentence[len(d.sentence)-1] + 1
	}
	for s := range scopes {
		partial := []stretch{{len(d.words), -1}}
		for _, o := range e.Operands {
			var next []stretch
			for _, p := range partial {
				for _, x := range d.eval(o) {
					if d.touches(x, s) {
						next = append(next, stretch{min(p.first, x.first), max(p.last, x.last)})
					}
				}
			}
			partial = next
		}
		all = append(all, partial...)
	}
	var out []stretch
	for _, x := range smallest(all) {
		taken := false
		for _, w := range e.Without {
			for _, y := range d.eval(w) {
				for s := range scopes {
					taken = taken || d.touches(x, s) && d.touches(y, s)
				}
			}
		}
		if !taken {
			out = append(out, x)
		}
	}
	return out
}

func (d definition) touches(x stretch, sentence int) bool {
	return d.scope == TurnScope || d.sentence[x.first] <= sentence && sentence <= d.sentence[x.last]
}

func smallest(all []stretch) []stretch {
	var out []stretch
	for _, x := range all {
		ok := !slices.Contains(out, x)
		for _, y := range all {
			ok = ok && (x == y || y.first < x.first || y.last > x.last)
		}
		if ok {
			out = append(out, x)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].first < out[j].first })
	return out
}
