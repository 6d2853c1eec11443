package reliability

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
)

// text reads what coders marked as lines of letters: a letter a position, a
// point for a gap; a | between two stretches of the same letter.
func text(rows ...string) Continuum {
	c := Continuum{Name: "a"}
	for i, row := range rows {
		out := Row{Coder: strconv.Itoa(i)}
		at := 0
		for piece := range strings.SplitSeq(row, "|") {
			for len(piece) > 0 {
				n := len(piece) - len(strings.TrimLeft(piece, piece[:1]))
				if piece[0] != '.' {
					out.Stretches = append(out.Stretches, Stretch{at, at + n, piece[:1]})
				}
				at, piece = at+n, piece[n:]
			}
		}
		c.Rows, c.Length = append(c.Rows, out), at
	}
	return c
}

func TestUnitizing(t *testing.T) {
	check := func(f func([]Continuum, Options) (Coefficient, error), want string, texts ...Continuum) {
		t.Helper()
		c, err := f(texts, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%.4f", c.value)
		if c.Undefined != nil {
			got = c.Undefined.String()
		}
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	check(UAlpha, "0.3583", text("..AAAAAAAA....AAAAAA....", "....AAAA.......AA......."))
	check(UAlpha, "1.0000", text("..AAA.BB", "..AAA.BB"))
	check(UAlpha, "undefined: nobody marked anything", text("....", "...."))
	check(UAlpha, "undefined: no text was read by two coders", text("..AA"))
	check(UAlpha, "undefined: no text was read by two coders")
	check(UAlpha, `undefined: no variation, only "A" was used`, text("AAAA", "AAAA"))
	check(BinaryUAlpha, "1.0000", text("..AA.BB", "..BB.AA"))
	check(BinaryUAlpha, "undefined: no disagreement is expected by chance", text("AABB", "BBAA"))
	// Equation 10 of 2016, as another program has it (0.357).
	check(CuAlpha, "0.3571", text("..111...............", "..111.....2222222222", "..222..........22222"))
	check(CuAlpha, "1.0000", text(".AAAA.BB", "..AAAA.B"))
	check(CuAlpha, "undefined: no words were marked by two coders", text("AA..", "..BB"))
	check(CuAlpha, `undefined: no variation, only "A" was used`, text("AAB.", "AA.."))
	// A text that one coder alone read changes nothing.
	check(CuAlpha, "0.3571", text("..111...............", "..111.....2222222222", "..222..........22222"), text("AB"))
}

func TestUnitizingOverTexts(t *testing.T) {
	one, two := text("..AAAA..BB..", "..AAA...BBB."), text("AAA...", ".AA..B")
	both := text("..AAAA..BB..|AAA...", "..AAA...BBB.|.AA..B")
	for _, f := range []func([]Continuum, Options) (Coefficient, error){UAlpha, BinaryUAlpha, CuAlpha} {
		a, err := f([]Continuum{one, two}, Options{})
		b, err2 := f([]Continuum{both}, Options{})
		// The gap that the cut divides is one gap in the whole text: gaps
		// count by positions, so that it makes no difference.
		if err != nil || err2 != nil || math.Abs(a.value-b.value) > 1e-12 {
			t.Errorf("%s: %v, in one text %v", a.Name, a.value, b.value)
		}
		if a.Interval.Format != FewTexts {
			t.Errorf("%s: %s", a.Name, a.Interval)
		}
		many, err := f([]Continuum{one, two, one, two, both, one}, Options{Samples: 100})
		if low, high, ok := many.Bounds(); err != nil || !ok || low > many.value || high < many.value {
			t.Errorf("%s: %v %v %v %v", a.Name, low, high, ok, err)
		}
	}
}

func TestStretchErrors(t *testing.T) {
	check := func(want string, stretches ...Stretch) {
		t.Helper()
		_, err := UAlpha([]Continuum{{Name: "fg1.txt", Length: 10, Rows: []Row{{Coder: "eva", Stretches: stretches}, {}}}}, Options{})
		var fault *StretchError
		if !errors.As(err, &fault) || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	check("fg1.txt, coder eva: the stretch 3–3 is empty", Stretch{3, 3, "a"})
	check("fg1.txt, coder eva: the stretch 8–11 lies outside of a text of the length 10", Stretch{8, 11, "a"})
	check("fg1.txt, coder eva: the stretch -1–2 lies outside of a text of the length 10", Stretch{-1, 2, "a"})
	check("fg1.txt, coder eva: the stretch 2–5 overlaps another one of the same coder", Stretch{2, 5, "a"}, Stretch{1, 3, "b"})
}
