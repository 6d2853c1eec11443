package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"mening/coding"
	"mening/coding/journal"
	"mening/coding/rules"
	"mening/corpus"
	"mening/corpus/query"
)

// TestExplainIsApply shows, on random expressions with and without `unless`,
// that a rule is said to match a turn, and a stretch of it, exactly where the
// codebook makes units of it.
func TestExplainIsApply(t *testing.T) {
	t.Parallel()
	s, _, _ := exampleStudy(t)
	random := newExpressions(t, s.corpus)
	quoted := func(text string) string { // JSON is YAML
		out, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	matched, taken, silent := 0, 0, 0
	for i := range 120 {
		unless := ""
		if i%2 == 0 {
			unless = ", unless: [" + quoted(random.next(i%3)) + "]"
		}
		scope := []string{"sentence", "turn"}[i%4/2]
		text := fmt.Sprintf("codes: [{code: one, scope: %s, rules: [%s, %s]%s}]\n", scope, quoted(random.next(i%3)), quoted(random.next(2)), unless)
		b, problems := coding.ReadCodebook("one.yaml", []byte(text), s.corpus.Fields())
		if b == nil {
			t.Fatalf("%s: %v", text, problems)
		}
		m := coding.Compile(b)
		transcript := s.corpus.Transcripts[i%len(s.corpus.Transcripts)]
		units := map[*corpus.Turn][]coding.MeaningUnit{}
		for _, u := range m.Apply(transcript) {
			units[u.Turn] = append(units[u.Turn], u)
		}
		for j := range transcript.Turns {
			turn := &transcript.Turns[j]
			m.Explain(transcript, turn, b.Codes[0], func(x coding.Explained, _ *query.Reader) {
				for _, rule := range x.Rules {
					made := slices.ContainsFunc(units[turn], func(u coding.MeaningUnit) bool { return slices.Contains(u.Rules, rule.Index) })
					if stands := x.Heard && len(rule.Stands) > 0; stands != made {
						t.Fatalf("%s\n%q: the rule %d stands: %v, made a unit: %v", text, turn.Text, rule.Index, stands, made)
					}
					for _, iv := range rule.Stands {
						span := corpus.Span{Start: int(iv.Start), End: int(iv.End)}
						if x.Heard && !slices.ContainsFunc(units[turn], func(u coding.MeaningUnit) bool { return u.Span.Overlaps(span) }) {
							t.Fatalf("%s\n%q: no unit holds the match at %v", text, turn.Text, span)
						}
					}
					switch {
					case made:
						matched++
					case len(rule.Matches) > 0:
						taken++
					default:
						silent++
					}
				}
			})
		}
	}
	if matched < 100 || taken < 20 || silent < 1000 {
		t.Errorf("the random expressions matched %d times, were taken away %d times, and did not match %d times", matched, taken, silent)
	}
}

// TestRulesLeadToTheirUnits shows that the conditions that `rules` names give as
// many units as it counts, for every line and every coder, and so do those of
// overlaps.
func TestRulesLeadToTheirUnits(t *testing.T) {
	t.Parallel()
	s, _, b := exampleStudy(t)
	j, err := journal.Read(filepath.Join(s.study.Dir, "coding"))
	if err != nil {
		t.Fatal(err)
	}
	standing := coding.Stand(s.corpus, b, j.Standing(), s.journalOf)
	proposed := coding.Observe(s.corpus, coding.Compile(b), coding.Decided{}, nil)
	marks, err := coding.ParseSelection([]string{"confirmed-by=consensus,eva,any", "beside=trisam"}, s.corpus, b, standing.Coders)
	if err != nil {
		t.Fatal(err)
	}
	marks.Mark(standing, proposed)
	count := func(conditions ...string) int {
		where, err := coding.ParseSelection(conditions, s.corpus, b, standing.Coders)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for i := range proposed {
			if where.Observation(b, &proposed[i]) {
				n++
			}
		}
		return n
	}
	check := func(what string, got, want int) {
		t.Helper()
		if got != want {
			t.Errorf("%s: the conditions give %d units, the table says %d", what, got, want)
		}
	}
	judged := 0
	for _, who := range []string{"consensus", "eva", "any"} {
		w, err := coding.ParseWhose(who, standing.Coders)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range rules.Measure(s.corpus, b, rules.Options{Decided: coding.Decided{Standing: standing, Whose: w}}) {
			if passed(i, 5) {
				continue
			}
			check(c.ID, count("code="+c.ID), c.Total.Units)
			check(c.ID+" confirmed by "+who, count("code="+c.ID, "confirmed-by="+who), c.Total.Confirmed)
			for _, l := range c.Rules[:min(len(c.Rules), 3)] {
				check("rule "+l.ID, count("rule="+l.ID), l.Units)
				check("only rule "+l.ID, count("only-rule="+l.ID), l.Own)
				check("rule "+l.ID+" rejected by "+who, count("rule="+l.ID, "rejected-by="+who), l.Rejected)
				check("rule "+l.ID+" undecided by "+who, count("rule="+l.ID, "rejected-by!="+who, "confirmed-by!="+who), l.Undecided)
				judged += l.Confirmed + l.Rejected
			}
		}
	}
	if judged == 0 {
		t.Error("nobody has judged anything")
	}
	pairs := rules.Overlaps(b, proposed, false, func(*coding.Observation) bool { return true })
	for i, p := range pairs {
		if passed(i, 5) {
			continue
		}
		check(p.A.ID+" beside "+p.B.ID, count("code="+p.A.ID, "beside="+p.B.ID), p.A.Shared)
		check(p.B.ID+" beside "+p.A.ID, count("code="+p.B.ID, "beside="+p.A.ID), p.B.Shared)
	}
	if len(pairs) == 0 {
		t.Error("no codes have text in common")
	}
}
