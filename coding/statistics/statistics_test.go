package statistics_test

import (
	"math"
	"testing"

	"mening/coding/statistics"
)

func near(a, b, within float64) bool { return math.Abs(a-b) <= within }

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		count, all int
		low, high  float64
		source     string
	}{
		{81, 263, 0.2553, 0.3662, "Newcombe (1998), table I, method 3"},
		{15, 148, 0.0624, 0.1605, "Newcombe (1998), table I, method 3"},
		{0, 20, 0, 0.1611, "Newcombe (1998), table I, method 3"},
		{1, 29, 0.0061, 0.1718, "Newcombe (1998), table I, method 3"},
		{20, 20, 1 - 0.1611, 1, "the mirror of 0 of 20"},
	} {
		low, high, ok := statistics.Wilson(c.count, c.all, 0.95)
		if !ok || !near(low, c.low, 5e-5) || !near(high, c.high, 5e-5) {
			t.Errorf("%d of %d: %.4f–%.4f, want %.4f–%.4f (%s)", c.count, c.all, low, high, c.low, c.high, c.source)
		}
	}
	for _, c := range [][2]int{{0, 0}, {3, 2}, {-1, 2}} {
		if _, _, ok := statistics.Wilson(c[0], c[1], 0.95); ok {
			t.Errorf("%d of %d has an interval", c[0], c[1])
		}
	}
}

func TestChiSquare(t *testing.T) {
	for _, c := range []struct {
		table     [][]int
		statistic float64
		degrees   int
		p, small  float64
		source    string
	}{
		{[][]int{{762, 327, 468}, {484, 239, 477}}, 30.07, 2, 0, 0, "Agresti (2007), table 2.5: party by gender"},
		{[][]int{{189, 10845}, {104, 10933}}, 25.01, 1, 0, 0, "Agresti (2007), table 2.3: aspirin"},
		{[][]int{{3, 1}, {1, 3}}, 2, 1, 0.1573, 1, "Agresti (2007), table 2.8: tea"},
		{[][]int{{1, 2, 1, 0}, {3, 3, 6, 1}, {10, 10, 14, 9}, {6, 7, 12, 11}}, 5.9655, 9, 0.7434, 0.5, "Agresti (2002), p. 57: job satisfaction"},
	} {
		got, ok := statistics.ChiSquare(c.table)
		if !ok || !near(got.Statistic, c.statistic, 5e-3) || got.Degrees != c.degrees || !near(got.P, c.p, 5e-5) || got.Small != c.small {
			t.Errorf("%v: %+v, want %v (%s)", c.table, got, c.statistic, c.source)
		}
	}
	for _, table := range [][][]int{nil, {{1, 2}}, {{1}, {2}}, {{1, 0}, {2, 0}}, {{0, 0}, {1, 2}}} {
		if _, ok := statistics.ChiSquare(table); ok {
			t.Errorf("%v can be tested", table)
		}
	}
}

func TestSparse(t *testing.T) {
	for _, c := range []struct {
		table [][]int
		want  bool
	}{
		{[][]int{{10, 10}, {10, 10}}, false},
		{[][]int{{3, 1}, {1, 3}}, true},
		{[][]int{{4, 6, 10, 10, 10}, {6, 4, 10, 10, 10}}, false},
		{[][]int{{0, 20, 30, 30, 30, 30}, {1, 20, 30, 30, 30, 30}}, true}, // one under one
	} {
		got, ok := statistics.ChiSquare(c.table)
		if !ok || got.Sparse() != c.want {
			t.Errorf("%v: sparse %v, small %v, least %v", c.table, got.Sparse(), got.Small, got.Least)
		}
	}
}

func TestFisher(t *testing.T) {
	for _, c := range []struct {
		table  [2][2]int
		p      float64
		source string
	}{
		{[2][2]int{{3, 1}, {1, 3}}, 0.4857, "Fisher (1935), the tea tasting: 34 of 70; Agresti (2007), section 2.6.2"},
		{[2][2]int{{4, 0}, {0, 4}}, 2.0 / 70, "Fisher (1935): all cups told, 2 of 70"},
		{[2][2]int{{2, 15}, {10, 3}}, 0.0005367, "Fisher (1970), convicts; fisher.test in R"},
		{[2][2]int{{2, 2}, {2, 2}}, 1, "no difference"},
	} {
		p, ok := statistics.Fisher(c.table)
		if !ok || !near(p, c.p, 5e-5) {
			t.Errorf("%v: %.7f, want %.7f (%s)", c.table, p, c.p, c.source)
		}
	}
	if _, ok := statistics.Fisher([2][2]int{{1, 0}, {1, 0}}); ok {
		t.Error("a column of zeros can be tested")
	}
}

// TestPermutation compares with exact probabilities, within four standard errors.
func TestPermutation(t *testing.T) {
	const samples = 20000
	for _, c := range []struct {
		table  [][]int
		p      float64
		source string
	}{
		{[][]int{{3, 1}, {1, 3}}, 34.0 / 70, "Fisher (1935), the tea tasting"},
		{[][]int{{4, 0}, {0, 4}}, 2.0 / 70, "Fisher (1935)"},
		{[][]int{{2, 0, 0}, {0, 2, 0}, {0, 0, 2}}, 6.0 / 90, "of 90 ways to deal two of each three times, six are as far"},
	} {
		p, ok := statistics.Permutation(c.table, samples, 1)
		if !ok || !near(p, c.p, 4*math.Sqrt(c.p*(1-c.p)/samples)+1.0/samples) {
			t.Errorf("%v: %.4f, want %.4f (%s)", c.table, p, c.p, c.source)
		}
		if again, _ := statistics.Permutation(c.table, samples, 1); again != p {
			t.Errorf("%v: %v and then %v", c.table, p, again)
		}
	}
	if p, _ := statistics.Permutation([][]int{{30, 0}, {0, 30}}, 99, 1); p != 0.01 {
		t.Errorf("no drawn table as far: %v, want 1 of 100", p)
	}
	for _, c := range []struct {
		table   [][]int
		samples int
	}{{[][]int{{1, 2}, {0, 0}}, 10}, {[][]int{{1, 2}, {2, 1}}, 0}} {
		if _, ok := statistics.Permutation(c.table, c.samples, 1); ok {
			t.Errorf("%v with %d samples can be tested", c.table, c.samples)
		}
	}
}

func TestCramerV(t *testing.T) {
	for _, c := range []struct {
		table  [][]int
		v      float64
		source string
	}{
		{[][]int{{5, 0}, {0, 5}}, 1, "Bergsma (2013): 1 where one tells the other"},
		{[][]int{{5, 5}, {5, 5}}, 0, "0 where they are independent"},
		// φ² = 30.0701/2757 - 2/2756, over 1 - 1/2756 by hand.
		{[][]int{{762, 327, 468}, {484, 239, 477}}, 0.10090, "Agresti (2007), table 2.5, by the formula"},
		// φ² = 2/8 - 1/7 over 1 - 1/7: √(3/28 · 7/6) = √(1/8).
		{[][]int{{3, 1}, {1, 3}}, math.Sqrt(1.0 / 8), "the tea tasting, by the formula"},
	} {
		v, ok := statistics.CramerV(c.table)
		if !ok || !near(v, c.v, 5e-5) {
			t.Errorf("%v: %.5f, want %.5f (%s)", c.table, v, c.v, c.source)
		}
	}
	for _, table := range [][][]int{{{1, 0}, {0, 1}}, {{1, 0}, {2, 0}}} {
		if v, ok := statistics.CramerV(table); ok {
			t.Errorf("%v: V %v", table, v)
		}
	}
}

func TestMcNemar(t *testing.T) {
	for _, c := range []struct {
		lost, gained int
		p            float64
		source       string
	}{
		{1, 7, 0.0703125, "Fagerland et al. (2013), table 1: airways before and after"},
		{150, 86, 3.716e-5, "Agresti (2002), table 10.1: approval of a prime minister, by the binomial"},
		{9, 2, 134.0 / 2048, "134 of 2048"},
		{0, 6, 2.0 / 64, "2 of 64"},
		{4, 4, 1, "as many in both directions"},
	} {
		p, ok := statistics.McNemar(c.lost, c.gained)
		if !ok || !near(p, c.p, 1e-3*c.p) {
			t.Errorf("%d, %d: %.6f, want %.6f (%s)", c.lost, c.gained, p, c.p, c.source)
		}
	}
	if _, ok := statistics.McNemar(0, 0); ok {
		t.Error("nobody changed, and it can be tested")
	}
}

func TestHolm(t *testing.T) {
	for _, c := range []struct{ ps, want []float64 }{
		{[]float64{0.01, 0.02, 0.03, 0.04, 0.05}, []float64{0.05, 0.08, 0.09, 0.09, 0.09}}, // p.adjust in R
		{[]float64{0.01, 0.04, 0.03, 0.005}, []float64{0.03, 0.06, 0.06, 0.02}},            // Holm (1979) by hand
		{[]float64{0.7, 0.9}, []float64{1, 1}},
		{nil, nil},
	} {
		got := statistics.Holm(c.ps)
		for i, p := range got {
			if !near(p, c.want[i], 1e-12) {
				t.Errorf("%v: %v, want %v", c.ps, got, c.want)
				break
			}
		}
	}
}
