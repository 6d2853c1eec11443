package reliability

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// referenceCase is a published set of ratings with published coefficients.
type referenceCase struct {
	Name, Kind string
	Data       struct {
		Items       [][]any          `json:"items_x_raters"`
		Declared    []string         `json:"declared_categories"`
		Categories  []string         `json:"categories"`
		Contingency [][]int          `json:"contingency"`
		Counts      [][]int          `json:"unit_x_category_counts"`
		Sets        [][]string       `json:"items_x_raters_sets"`
		Length      int              `json:"length"`
		Halfopen    json.RawMessage  `json:"spans_halfopen"`
		Inclusive   map[string][]any `json:"spans_inclusive_begin_end_value"`
		Annotated   [][]any          `json:"spans_halfopen_annotator_value_begin_end"`
		N1, N2      int
		Agreed      int
	}
	Expected map[string]struct {
		Value, Tolerance float64
		Undefined        bool
		SE               float64
		Low              *float64 `json:"ci_low"`
		High             *float64 `json:"ci_high"`
	}
}

func readReference(t *testing.T) []referenceCase {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "reference.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Cases []referenceCase }
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all.Cases
}

// outside are published numbers that are no coefficient of ours, each with the
// reason.
func outside() map[string]string {
	return map[string]string{
		"alpha_irrCAC_ordinal_weights":    "Gwet's ordinal weights, tried by alpha_irrCAC_ordinal",
		"z":                               "a test of no agreement, which nobody asks about",
		"cohen_kappa_max":                 "the highest kappa that the margins allow",
		"max_percentage_overlap":          "DKPro's own overlap of sets",
		"dice":                            "DKPro's own overlap of sets",
		"alpha_nominal_dkpro_convention":  "1 by DKPro's convention; we say undefined",
		"alpha_u1995_limit_stretch_50000": "the coefficient that Krippendorff replaced in 2016",
	}
}

func TestReference(t *testing.T) {
	compared := 0
	for _, c := range readReference(t) {
		t.Run(c.Name, func(t *testing.T) {
			if c.Kind == "unitizing_2004" || c.Kind == "unitizing_distance" {
				t.Skip("the coefficient for unitizing of 1995 and 2004, which that of 2016 replaces")
			}
			if c.Kind == "unitizing_2016" {
				compared += checkUnitizing(t, &c)
				return
			}
			for name, want := range c.Expected {
				if outside()[name] != "" {
					continue
				}
				compared++
				r := c.ratings(t, name)
				got, ok := computed(r, name)
				value, defined := got.Value()
				switch {
				case !ok:
					t.Errorf("%s: not compared", name)
				case want.Undefined:
					if defined || got.Undefined.String() == "" {
						t.Errorf("%s = %v, want undefined", name, value)
					}
				case !defined:
					t.Errorf("%s: %s, want %v", name, got.Undefined, want.Value)
				case math.Abs(value-want.Value) > want.Tolerance+1e-12:
					t.Errorf("%s = %v, want %v ± %v", name, value, want.Value, want.Tolerance)
				case want.Low != nil && !strings.HasPrefix(got.Name, "cohen"):
					low, high, ok := got.Bounds()
					if !ok || math.Abs(low-*want.Low) > 0.002 || math.Abs(high-*want.High) > 0.002 {
						t.Errorf("%s: interval %v to %v, want %v to %v", name, low, high, *want.Low, *want.High)
					}
				}
			}
		})
	}
	t.Logf("%d published numbers were compared", compared)
	if compared < 150 {
		t.Errorf("only %d published numbers were compared", compared)
	}
}

// computed returns the coefficient that a name in the reference stands for.
func computed(r *Ratings, name string) (Coefficient, bool) {
	if base, number, ok := strings.Cut(name, "_category_"); ok {
		k, err := strconv.Atoi(number)
		if err != nil || k > len(r.Categories) {
			return Coefficient{}, false
		}
		if base == "cohen_kappa" {
			base = "scott_pi" // which DKPro computes for a single category
		}
		return computed(r.Against(k-1), base)
	}
	for prefix, f := range map[string]func(*Ratings, Options) Coefficient{
		"percent_agreement": PercentAgreement, "cohen_kappa": CohenKappa, "scott_pi": ScottPi,
		"fleiss_kappa_gwet_missing": FleissKappa, "fleiss_kappa": FleissKappa, "conger_kappa": CongerKappa,
		"brennan_prediger": BrennanPrediger, "bennett_s": BrennanPrediger, "randolph_free_marginal": BrennanPrediger,
		"gwet_ac1": GwetAC1, "gwet_ac2": GwetAC1, "holsti": Holsti, "alpha_irrCAC": KrippendorffAlpha, "alpha": KrippendorffAlpha,
	} {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok {
			continue
		}
		if o, ok := options(r, prefix, rest); ok {
			return f(r, o), true
		}
	}
	k := newCoincidences(r, Options{})
	switch name {
	case "observed_disagreement_nominal":
		return Coefficient{value: k.observed}, true
	case "expected_disagreement_nominal":
		return Coefficient{value: k.expected}, true
	case "expected_agreement_cohen":
		x, ok := newCross(r, 0, 1, Options{}.weight(r))
		return Coefficient{value: x.expected}, ok
	}
	return Coefficient{}, false
}

func options(r *Ratings, name, kind string) (Options, bool) {
	kind = strings.TrimPrefix(kind, "_")
	switch kind {
	case "", "nominal", "unit_mean", "exact_set", "if_q_is_1":
		return Options{}, true
	case "linear", "quadratic":
		if name != "alpha_irrCAC" {
			return Options{Weights: Weights(kind), Level: Interval}, true
		}
	case "ordinal", "interval", "ratio":
		if name == "alpha" {
			return Options{Level: Level(kind)}, true
		}
	case "masi", "set_distance":
		return Options{Distance: dkproDistance(r, kind == "masi")}, true
	case "weighted_chck_half":
		return Options{Distance: func(a, b int) float64 {
			switch {
			case a == b:
				return 0
			case a == 2 || b == 2:
				return 0.5
			}
			return 1
		}}, true
	}
	d := gwetDistance(r, kind)
	return Options{Distance: d}, d != nil
}

// dkproDistance is the distance of two sets as DKPro computes it: Passonneau's
// of 2004, and as MASI that times the Jaccard distance. MASI as Passonneau
// (2006) and NLTK have it, and so [Ratings.MASI], is 1 less the product of two
// similarities, which is another number.
func dkproDistance(r *Ratings, masi bool) func(a, b int) float64 {
	return func(a, b int) float64 {
		common := 0
		for _, m := range r.sets[a] {
			if slices.Contains(r.sets[b], m) {
				common++
			}
		}
		distance := 2.0 / 3
		switch {
		case a == b:
			return 0
		case common == min(len(r.sets[a]), len(r.sets[b])):
			distance = 1.0 / 3
		case common == 0:
			distance = 1
		}
		if masi {
			distance *= 1 - float64(common)/float64(len(r.sets[a])+len(r.sets[b])-common)
		}
		return distance
	}
}

// gwetDistance returns the distances that belong to the weights of Gwet (2014),
// chapter 3.
func gwetDistance(r *Ratings, kind string) func(a, b int) float64 {
	number := func(k int) float64 {
		if r.Numbers != nil {
			return r.Numbers[k]
		}
		return float64(k + 1)
	}
	low, high := number(0), number(len(r.Categories)-1)
	distances := map[string]func(x, y float64) float64{
		"linear":    func(x, y float64) float64 { return math.Abs(x - y) },
		"quadratic": func(x, y float64) float64 { return (x - y) * (x - y) },
		"radical":   func(x, y float64) float64 { return math.Sqrt(math.Abs(x - y)) },
		"ratio":     func(x, y float64) float64 { return (x - y) / (x + y) * (x - y) / (x + y) },
		"ordinal":   func(x, y float64) float64 { n := math.Abs(x-y) + 1; return n * (n - 1) / 2 },
		"circular":  func(x, y float64) float64 { s := math.Sin(math.Pi * (x - y) / (high - low + 1)); return s * s },
		"bipolar": func(x, y float64) float64 {
			if x == y {
				return 0
			}
			return (x - y) * (x - y) / ((x + y - 2*low) * (2*high - x - y))
		},
	}
	d, ok := distances[kind]
	if !ok {
		return nil
	}
	return func(a, b int) float64 { return d(number(a), number(b)) }
}

// ratings returns the data of a case, whatever its form.
func (c *referenceCase) ratings(t *testing.T, name string) *Ratings {
	t.Helper()
	var cells [][]string
	s := Scale{Order: c.Data.Declared}
	if strings.HasPrefix(name, "gwet_ac1_if_q_is_1") {
		s.Order = nil
	}
	switch {
	case c.Data.Sets != nil:
		return setsOf(c.Data.Sets)
	case c.Kind == "holsti":
		for i := range c.Data.N1 + c.Data.N2 - c.Data.Agreed {
			switch {
			case i < c.Data.Agreed:
				cells = append(cells, []string{"a", "a"})
			case i < c.Data.N1:
				cells = append(cells, []string{"a", ""})
			default:
				cells = append(cells, []string{"", "a"})
			}
		}
	case c.Data.Contingency != nil:
		for k := range c.Data.Contingency {
			s.Order = append(s.Order, strconv.Itoa(k+1))
		}
		for a, row := range c.Data.Contingency {
			for b, n := range row {
				for range n {
					cells = append(cells, []string{s.Order[a], s.Order[b]})
				}
			}
		}
	case c.Data.Counts != nil:
		for k := range c.Data.Counts[0] {
			s.Order = append(s.Order, strconv.Itoa(k+1))
		}
		for _, row := range c.Data.Counts {
			var cell []string
			for k, n := range row {
				cell = append(cell, slices.Repeat([]string{s.Order[k]}, n)...)
			}
			cells = append(cells, cell)
		}
	default:
		for _, row := range c.Data.Items {
			var cell []string
			for _, v := range row {
				if v == nil {
					cell = append(cell, "")
				} else {
					cell = append(cell, fmt.Sprint(v))
				}
			}
			cells = append(cells, cell)
		}
	}
	r, err := New(make([]string, len(cells)), make([]string, len(cells[0])), cells, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func setsOf(letters [][]string) *Ratings {
	var sets [][][]string
	for _, row := range letters {
		var out [][]string
		for _, set := range row {
			members := []string{}
			for _, letter := range set {
				members = append(members, string(letter))
			}
			out = append(out, members)
		}
		sets = append(sets, out)
	}
	return NewSets(make([]string, len(sets)), []string{"a", "b"}, sets)
}

func checkUnitizing(t *testing.T, c *referenceCase) (compared int) {
	text := Continuum{Name: c.Name, Length: c.Data.Length}
	rows := map[string][]Stretch{}
	number := func(v any) int { return int(v.(float64)) }
	for coder, spans := range c.Data.Inclusive {
		for _, span := range spans {
			s := span.([]any)
			rows[coder] = append(rows[coder], Stretch{number(s[0]), number(s[1]) + 1, s[2].(string)})
		}
	}
	for _, s := range c.Data.Annotated {
		coder := s[0].(string)
		rows[coder] = append(rows[coder], Stretch{number(s[2]), number(s[3]), s[1].(string)})
	}
	if c.Data.Halfopen != nil {
		var spans map[string][][]any
		if err := json.Unmarshal(c.Data.Halfopen, &spans); err != nil {
			t.Fatal(err)
		}
		for coder, all := range spans {
			for _, s := range all {
				rows[coder] = append(rows[coder], Stretch{number(s[0]), number(s[1]), s[2].(string)})
			}
		}
	}
	for coder, stretches := range rows {
		text.Rows = append(text.Rows, Row{Coder: coder, Stretches: stretches})
	}
	for name, want := range c.Expected {
		f := map[string]func([]Continuum, Options) (Coefficient, error){"u_alpha": UAlpha, "bu_alpha": BinaryUAlpha}[name]
		got, err := f([]Continuum{text}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if value, ok := got.Value(); !ok || math.Abs(value-want.Value) > want.Tolerance {
			t.Errorf("%s = %v, want %v ± %v", name, value, want.Value, want.Tolerance)
		}
		compared++
	}
	return compared
}
