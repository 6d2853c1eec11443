package main

import (
	"slices"

	"mening/coding/statistics"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// permutations is how many tables a permutation test draws.
const permutations = 9999

// tallyTests are the tests of a tally's rows: whether the share of participants
// differs between the groups.
type tallyTests struct {
	seed  uint64
	pair  bool // two groups
	rows  []tallyTest
	count int // of tests
}

// tallyTest is the test of one row; defined is false where everybody or nobody
// has the node, or where it is hidden.
type tallyTest struct {
	defined     bool
	method      string // fisher, chi-squared or permutation
	chi         statistics.ChiSquared
	p, adjusted float64
	v           float64
	hasV        bool
}

// testTally tests each row; Holm's adjustment is over all of them.
func testTally(t *tally.Tally, seed uint64) (*tallyTests, error) {
	if len(t.By) > 1 {
		return nil, source.Say("a test compares the groups of one field, not of two\n  give --by once, and select by --where")
	}
	if t.Shared > 0 {
		return nil, source.Say("participants who belong to several groups of %q: %d; a test takes groups for different people\n"+
			"  compare the same people by --diff %[1]s=FROM,TO, or select by --where", t.By[0], t.Shared)
	}
	var groups []int
	for g := range t.Groups {
		if x := &t.Groups[g]; !x.Total() && x.Values[0] != tally.Interviewers && x.Values[0] != corpus.Unknown && x.Participants > 0 {
			groups = append(groups, g)
		}
	}
	if len(groups) < 2 {
		return nil, source.Say("groups of %q with participants: %d; a test compares two or more\n  group by another field, or select fewer conditions", t.By[0], len(groups))
	}
	out := &tallyTests{seed: seed, pair: len(groups) == 2, rows: make([]tallyTest, len(t.Nodes))}
	var ps []float64
	for i := range t.Nodes {
		if !slices.ContainsFunc(t.Cells[i], func(c tally.Cell) bool { return c.Suppression != tally.Shown }) {
			out.rows[i] = testRow(t, i, groups, seed)
		}
		if out.rows[i].defined {
			ps = append(ps, out.rows[i].p)
		}
	}
	out.count = len(ps)
	adjusted := statistics.Holm(ps)
	for i := range out.rows {
		if out.rows[i].defined {
			out.rows[i].adjusted, adjusted = adjusted[0], adjusted[1:]
		}
	}
	return out, nil
}

// testRow tests those with the node and those without it against the groups.
func testRow(t *tally.Tally, node int, groups []int, seed uint64) tallyTest {
	counts := [][]int{nil, nil}
	for _, g := range groups {
		with := t.Settled(node, g).Participants
		counts[0] = append(counts[0], with)
		counts[1] = append(counts[1], t.Groups[g].Participants-with)
	}
	var x tallyTest
	if x.chi, x.defined = statistics.ChiSquare(counts); !x.defined {
		return x
	}
	switch {
	case len(groups) == 2:
		x.method = "fisher"
		x.p, _ = statistics.Fisher([2][2]int{{counts[0][0], counts[0][1]}, {counts[1][0], counts[1][1]}})
	case x.chi.Sparse():
		x.method = "permutation"
		x.p, _ = statistics.Permutation(counts, permutations, seed)
	default:
		x.method, x.p = "chi-squared", x.chi.P
	}
	x.v, x.hasV = statistics.CramerV(counts)
	return x
}

// probability returns p as papers print it: never as zero.
func (s shown) probability(p float64) any {
	if s.people && p < 0.001 {
		return "<0.001"
	}
	return p
}

// columns adds the tests to the table of the tally.
func (x *tallyTests) columns(t *table.Table, s shown, v *voice) {
	add := func(key, title string, decimals int, cell func(*tallyTest) any) {
		t.Columns = append(t.Columns, table.Column{Key: key, Title: title, Number: true, Decimals: decimals})
		for i := range x.rows {
			var value any
			if x.rows[i].defined {
				value = cell(&x.rows[i])
			}
			t.Rows[i] = append(t.Rows[i], value)
		}
	}
	if !x.pair {
		add("chi-squared", "χ²", 2, func(r *tallyTest) any { return r.chi.Statistic })
		add("expected under 5 %", v.say("expected\nunder 5, %%"), -1, func(r *tallyTest) any { return 100 * r.chi.Small })
	}
	add("p", "p", 3, func(r *tallyTest) any { return v.pointed(s.probability(r.p)) })
	if !x.pair {
		t.Columns = append(t.Columns, table.Column{Key: "test", Title: v.say("test"), Beside: true})
		for i := range x.rows {
			var value any
			if r := &x.rows[i]; r.defined {
				value = r.method
				if s.people {
					value = v.say(r.method)
				}
			}
			t.Rows[i] = append(t.Rows[i], value)
		}
	}
	add("p holm", v.say("p\n(Holm)"), 3, func(r *tallyTest) any { return v.pointed(s.probability(r.adjusted)) })
	add("v", "V", 2, func(r *tallyTest) any {
		if !r.hasV {
			return nil
		}
		return r.v
	})
	for _, n := range x.notes(s) {
		t.Notes = append(t.Notes, v.say(n.format, n.args...))
	}
}

type testNote struct {
	format string
	args   []any
}

// notes says which tests were made, in the order of the columns.
func (x *tallyTests) notes(s shown) []testNote {
	var out []testNote
	add := func(format string, args ...any) { out = append(out, testNote{format, args}) }
	switch {
	case x.pair:
		add("p: Fisher's exact test, two-sided, of participants with and without the row in the two groups")
	default:
		add("χ²: degrees of freedom %d; participants with and without the row in each group", x.degrees())
		if n := x.permuted(); n > 0 {
			add("permutation: where more than a fifth of the expected counts is under 5, or one under 1, p is that of %d random tables with the same margins; seed %d", permutations, x.seed)
		}
	}
	add("tests: %d; p (Holm) is adjusted for all of them (Holm 1979); empty: all or none have the row, or it is hidden", x.count)
	add("V: Cramér's V, corrected for bias (Bergsma 2013)")
	if !s.interval {
		add(notePurposive)
	}
	return out
}

func (x *tallyTests) degrees() int {
	for i := range x.rows {
		if x.rows[i].defined {
			return x.rows[i].chi.Degrees
		}
	}
	return 0
}

func (x *tallyTests) permuted() int {
	n := 0
	for i := range x.rows {
		if x.rows[i].method == "permutation" {
			n++
		}
	}
	return n
}
