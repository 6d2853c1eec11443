package reliability

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// parse reads ratings as rows of words, - for a missing one.
func parse(t *testing.T, text string, s Scale) *Ratings {
	t.Helper()
	var cells [][]string
	coders := 0
	for line := range strings.SplitSeq(text, "/") {
		row := strings.Fields(line)
		for i, cell := range row {
			if cell == "-" {
				row[i] = ""
			}
		}
		coders = max(coders, len(row))
		cells = append(cells, row)
	}
	r, err := New(make([]string, len(cells)), make([]string, coders), cells, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func values(all []Coefficient) string {
	var out []string
	for _, c := range all {
		if v, ok := c.Value(); ok {
			out = append(out, strconv.FormatFloat(v, 'f', 3, 64))
		} else {
			out = append(out, "–")
		}
	}
	return strings.Join(out, " ")
}

func TestDegenerate(t *testing.T) {
	check := func(ratings string, s Scale, want string) {
		t.Helper()
		if got := values(All(parse(t, ratings, s), Options{Level: s.Level})); got != want {
			t.Errorf("%s: %s, want %s", ratings, got, want)
		}
	}
	ab := Scale{Order: []string{"a", "b"}}
	// percent cohen scott fleiss conger alpha ac1 brennan holsti
	check("", Scale{}, "– – – – – – – – –")
	check("a", Scale{}, "– – – – – – – – –")
	check("a - / b -", Scale{}, "– – – – – – – – –")
	check("a - / - b", Scale{}, "– – – – – – – – –")
	check("a a / a a", Scale{}, "1.000 – – – – – – – 1.000")
	check("a a / a a", ab, "1.000 – – – – – 1.000 1.000 1.000")
	check("a a", ab, "1.000 – – – – – 1.000 1.000 1.000")
	check("a b", Scale{}, "0.000 0.000 -1.000 -1.000 0.000 0.000 -1.000 -1.000 0.000")
	check("a b / a b", Scale{}, "0.000 0.000 -1.000 -1.000 0.000 -0.500 -1.000 -1.000 0.000")
	check("a a / b b", Scale{}, "1.000 1.000 1.000 1.000 1.000 1.000 1.000 1.000 1.000")
	check("a a / a a / b -", Scale{}, "1.000 – – 1.000 1.000 – 1.000 1.000 0.800")
	check("a a a / b b b", Scale{}, "1.000 1.000 – 1.000 1.000 1.000 1.000 1.000 1.000")
	check("0 0 / 0 0 / 0 0", Scale{Level: Ratio}, "1.000 – – – – – – – 1.000")
	check("0 0 / 0 1 / 5 5", Scale{Level: Ratio}, "0.667 0.500 0.455 0.455 0.500 0.494 0.520 0.500 0.667")
}

func TestReasons(t *testing.T) {
	check := func(ratings string, f func(*Ratings, Options) Coefficient, want ...string) {
		t.Helper()
		c := f(parse(t, ratings, Scale{}), Options{Seed: 1})
		var got []string
		for _, n := range c.Note() {
			got = append(got, n.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", ratings, got, want)
		}
		if c.Undefined != nil {
			low, high, ok := c.Bounds()
			if v, defined := c.Value(); ok || defined || v != 0 || low != 0 || high != 0 {
				t.Errorf("%s: undefined, but with numbers", ratings)
			}
		}
	}
	check("a / b", PercentAgreement, "undefined: fewer than two coders rated anything")
	check("a - / - b", PercentAgreement, "undefined: no unit was rated by two coders")
	check("a a / a a", CohenKappa, `undefined: no variation, only "a" was used`)
	check("a a / a a / b -", CohenKappa, `undefined: no variation, only "a" was used`)
	check("a a / a a / b -", KrippendorffAlpha, `undefined: no variation, only "a" was used`)
	check("a a / a a", GwetAC1, "undefined: only one category is known")
	check("a a a / b b b", ScottPi, "undefined: for two coders, and 3 rated; Fleiss' κ is its form for more")
	check("a b", CohenKappa, "no interval: one unit only")
	check("a b", Holsti, "no interval: one unit only")
	check("a b", KrippendorffAlpha, "no interval: one unit only")
	check("a a / b b", FleissKappa, "no unit differs from another, so that the interval has no width",
		"interval: Gwet (2014), t, degrees of freedom: 1")
	check("a a / b b / a b", CohenKappa, "interval: Fleiss, Cohen & Everitt (1969)")
	check("a a a / b b a / a b a", CohenKappa, "mean over pairs of coders (Light 1971): 3", "interval: bootstrap over units, samples: 1000, seed: 1")
	check("a a a / b b - / a b -", CohenKappa, "mean over pairs of coders (Light 1971): 1", "pairs left out because undefined: 2",
		"interval: bootstrap over units, samples: 1000, seed: 1")
}

// random returns ratings that agree more often than by chance.
func random(seed uint64, units, coders int, missing float64) [][]string {
	r := rand.New(rand.NewPCG(seed, 7))
	var cells [][]string
	for range units {
		truth := 1 + r.IntN(4)
		row := make([]string, coders)
		for c := range row {
			switch {
			case r.Float64() < missing:
			case r.Float64() < 0.6:
				row[c] = strconv.Itoa(truth)
			default:
				row[c] = strconv.Itoa(1 + r.IntN(4))
			}
		}
		cells = append(cells, row)
	}
	return cells
}

func rate(t *testing.T, cells [][]string, level Level) *Ratings {
	t.Helper()
	r, err := New(make([]string, len(cells)), make([]string, len(cells[0])), cells, Scale{Level: level})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// same compares all coefficients but for rounding, with intervals where they
// are analytic: a bootstrap depends on the order of units.
func same(t *testing.T, what string, a, b []Coefficient) {
	t.Helper()
	for i := range a {
		v, ok := a[i].Value()
		w, ok2 := b[i].Value()
		if ok != ok2 || math.Abs(v-w) > 1e-9 || a[i].Units != b[i].Units || a[i].Pairs != b[i].Pairs {
			t.Errorf("%s changes %s: %v and %v", what, a[i].Name, v, w)
		}
		if a[i].Interval.Format == ByBootstrap {
			continue
		}
		low, high, _ := a[i].Bounds()
		low2, high2, _ := b[i].Bounds()
		if math.Abs(low-low2) > 1e-9 || math.Abs(high-high2) > 1e-9 || a[i].Interval.String() != b[i].Interval.String() {
			t.Errorf("%s changes the interval of %s", what, a[i].Name)
		}
	}
}

func TestInvariance(t *testing.T) {
	for seed := range uint64(24) {
		level := Levels()[seed%4]
		coders := 2 + int(seed%3)
		cells := random(seed, 30, coders, float64(seed%2)*0.2)
		o := Options{Level: level, Samples: 20}
		if seed%5 == 0 {
			o.Weights = Quadratic
		}
		want := All(rate(t, cells, level), o)
		shuffled := slices.Clone(cells)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(cells), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		same(t, "another order of units", want, All(rate(t, shuffled, level), o))
		var turned, idle, blank [][]string
		for _, row := range cells {
			back := slices.Clone(row)
			slices.Reverse(back)
			turned = append(turned, back)
			idle = append(idle, append([]string{""}, row...))
			blank = append(blank, row, make([]string, coders))
		}
		same(t, "another order of coders", want, All(rate(t, turned, level), o))
		same(t, "a coder who rated nothing", want, All(rate(t, idle, level), o))
		same(t, "a unit that nobody rated", want, All(rate(t, blank, level), o))
		if level == Nominal && o.Weights == Unweighted {
			var renamed [][]string
			for _, row := range cells {
				names := slices.Clone(row)
				for i, c := range names {
					names[i] = map[string]string{"": "", "1": "zebra", "2": "apa", "3": "10", "4": "B"}[c]
				}
				renamed = append(renamed, names)
			}
			same(t, "other names", want, All(rate(t, renamed, level), o))
		}
	}
}

func TestRelations(t *testing.T) {
	value := func(c Coefficient) float64 {
		v, ok := c.Value()
		if !ok {
			t.Errorf("%s is undefined: %s", c.Name, c.Undefined)
		}
		return v
	}
	equal := func(what string, a, b float64) {
		t.Helper()
		if math.Abs(a-b) > 1e-9 {
			t.Errorf("%s: %v and %v", what, a, b)
		}
	}
	for seed := range uint64(10) {
		r := rate(t, random(seed, 40, 2, 0), Nominal)
		for _, o := range []Options{{}, {Weights: Linear}, {Weights: Quadratic}} {
			equal("Scott = Fleiss for two", value(ScottPi(r, o)), value(FleissKappa(r, o)))
			equal("Cohen = Conger for two", value(CohenKappa(r, o)), value(CongerKappa(r, o)))
			// The large-sample variances are one, up to n/(n-1).
			active := newUrns(r, o.weight(r))
			x, _ := newCross(r, 0, 1, o.weight(r))
			s := newShares(r, o)
			variance := 0.0
			for i := range s.of {
				d := (s.of[i]-x.expected)/(1-x.expected) - x.kappa() - (1-x.kappa())*active.moves[i]/(1-x.expected)
				variance += d * d / (s.n * s.n)
			}
			equal("variance of Cohen and of Gwet", x.variance(), variance)
		}
		equal("Holsti = percent agreement", value(Holsti(r, Options{})), value(PercentAgreement(r, Options{})))
		// α = 1 - (1 - π)(1 - 1/n) with n ratings.
		pi := value(ScottPi(r, Options{}))
		equal("alpha by pi", value(KrippendorffAlpha(r, Options{})), 1-(1-pi)*(1-1.0/80))
		perfect := random(seed, 12, 1, 0)
		for i := range perfect {
			perfect[i] = []string{perfect[i][0], perfect[i][0], perfect[i][0]}
		}
		for _, c := range All(rate(t, perfect, Ratio), Options{Level: Ratio}) {
			if c.Name != "scott_pi" {
				equal(c.Name+" of perfect agreement", value(c), 1)
			}
		}
	}
}

func TestSeed(t *testing.T) {
	r := rate(t, random(3, 30, 3, 0.2), Nominal)
	bounds := func(o Options) string {
		low, high, ok := CohenKappa(r, o).Bounds()
		return fmt.Sprint(low, high, ok)
	}
	first, again, other := bounds(Options{Seed: 1}), bounds(Options{Seed: 1}), bounds(Options{Seed: 2})
	if first != again || first == other {
		t.Error("the seed does not make the interval")
	}
	// Where both exist, bootstrap and analytic interval are near.
	low, high, _ := FleissKappa(r, Options{}).Bounds()
	c := Coefficient{}
	c.overUnits(r, Options{}, func(r *Ratings) (float64, bool) { return FleissKappa(r, Options{}).Value() })
	low2, high2, _ := c.Bounds()
	if math.Abs(low-low2) > 0.08 || math.Abs(high-high2) > 0.08 {
		t.Errorf("analytic %v to %v, bootstrap %v to %v", low, high, low2, high2)
	}
}

func TestNew(t *testing.T) {
	check := func(ratings string, s Scale, want string) {
		t.Helper()
		if r := parse(t, ratings, s); fmt.Sprint(r.Categories, r.Numbers, r.Values) != want {
			t.Errorf("%s: %v", ratings, fmt.Sprint(r.Categories, r.Numbers, r.Values))
		}
	}
	check("b a / - b", Scale{}, "[a b] [] [[1 0] [-1 1]]")
	check("10 9 / 1.0 1", Scale{}, "[1 1.0 9 10] [1 1 9 10] [[3 2] [1 0]]")
	check("10 9 / 1.0 1", Scale{Level: Interval}, "[1 9 10] [1 9 10] [[2 1] [0 0]]")
	check("1,5 .5 / -1 +2e1", Scale{Level: Interval}, "[-1 0.5 1.5 20] [-1 0.5 1.5 20] [[2 1] [0 3]]")
	check("-0 0", Scale{Level: Ratio}, "[0] [0] [[0 0]]")
	check("low high", Scale{Level: Ordinal, Order: []string{"low", "mid", "high"}}, "[low mid high] [] [[0 2]]")
	check("2 10", Scale{Level: Ordinal}, "[2 10] [2 10] [[0 1]]")
}

func TestCellErrors(t *testing.T) {
	check := func(text string, s Scale, want Fault) {
		t.Helper()
		_, err := New(make([]string, 2), make([]string, 2), [][]string{{"1", "1"}, {"", text}}, s)
		var cells CellErrors
		if !errors.As(err, &cells) || len(cells) != 1 {
			t.Fatalf("%s: %v", text, err)
		}
		if cell := cells[0]; cell.Fault != want || cell.Unit != 1 || cell.Coder != 1 || cell.Text != text {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{"x", "NaN", "inf", "0x1", "1_0", "1.2.3", "1e999"} {
		check(text, Scale{Level: Interval}, NotANumber)
	}
	check("-1", Scale{Level: Ratio}, Negative)
	check("\u22121", Scale{Level: Ratio}, Negative)
	check("low", Scale{Level: Ordinal}, NoOrder)
	check("low", Scale{Level: Ordinal, Order: []string{"1", "2"}}, NotInOrder)
	check("low", Scale{Order: []string{"1", "2"}}, NotInOrder)
	_, err := New(make([]string, 2), make([]string, 2), [][]string{{"x", "1"}, {"", "y"}}, Scale{Level: Ratio})
	if want := "unit 1, coder 1: \"x\" is not a number\nunit 2, coder 2: \"y\" is not a number"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestMASI tries the distances that follow from Passonneau (2006).
func TestMASI(t *testing.T) {
	check := func(a, b string, want float64) {
		t.Helper()
		r := setsOf([][]string{{a, b}})
		if got := r.MASI(r.Values[0][0], r.Values[0][1]); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q %q: %v, want %v", a, b, got, want)
		}
	}
	check("AB", "BA", 0)
	check("", "", 0)
	check("A", "", 1)
	check("A", "B", 1)
	check("A", "AB", 1-2.0/3*1/2)
	check("ABC", "B", 1-2.0/3*1/3)
	check("AB", "BC", 1-1.0/3*1/3)
}

func TestConfusion(t *testing.T) {
	r := parse(t, "a a / a b / b b / b b / c - / - a", Scale{})
	c := r.Confusion(0, 1)
	if fmt.Sprint(c.Counts, c.ReferenceOnly, c.OtherOnly) != "[[1 1 0] [0 2 0] [0 0 0]] 1 1" {
		t.Errorf("%v %v %v", c.Counts, c.ReferenceOnly, c.OtherOnly)
	}
	check := func(category int, want string) {
		t.Helper()
		p, pok := c.Precision(category)
		q, qok := c.Recall(category)
		f, fok := c.F1(category)
		if got := fmt.Sprintf("%.3f %v %.3f %v %.3f %v", p, pok, q, qok, f, fok); got != want {
			t.Errorf("category %d: %s, want %s", category, got, want)
		}
	}
	check(0, "1.000 true 0.500 true 0.667 true")
	check(1, "0.667 true 1.000 true 0.800 true")
	check(2, "0.000 false 0.000 false 0.000 false")
}

func FuzzRatings(f *testing.F) {
	for _, seed := range []string{"", "\x01\x02\x03", "\x00\x01\x01\x02\x02\x01\x03\x00\x01", "\x01\x01\x01\x01"} {
		f.Add(seed, uint8(2), uint8(0))
	}
	f.Fuzz(func(t *testing.T, data string, coders, kind uint8) {
		n := 1 + int(coders%4)
		var cells [][]string
		for i := 0; i+n <= len(data); i += n {
			row := make([]string, n)
			for c := range row {
				if v := int(data[i+c] % 5); v > 0 {
					row[c] = strconv.Itoa(v - 1)
				}
			}
			cells = append(cells, row)
		}
		o := Options{Level: Levels()[kind%4], Samples: 5}
		if kind&4 != 0 {
			o.Weights = WeightKinds()[kind/8%2]
		}
		r, err := New(make([]string, len(cells)), make([]string, n), cells, Scale{Level: o.Level})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range All(r, o) {
			v, ok := c.Value()
			low, high, bounded := c.Bounds()
			switch {
			case ok != (c.Undefined == nil):
				t.Fatalf("%s: value and reason", c.Name)
			case ok && (math.IsNaN(v) || math.IsInf(v, 0) || v > 1+1e-9):
				t.Fatalf("%s = %v", c.Name, v)
			case bounded && (!ok || !(low <= high) || math.IsNaN(low) || math.IsInf(low, 0)):
				t.Fatalf("%s: %v to %v", c.Name, low, high)
			case ok && !bounded && c.Interval.Format == "":
				t.Fatalf("%s: neither interval nor reason", c.Name)
			}
		}
	})
}
