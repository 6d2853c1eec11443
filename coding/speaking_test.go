package coding

import (
	"testing"

	"mening/corpus"
)

func TestCounts(t *testing.T) {
	turn := func(role corpus.Role, party string) Part {
		return Part{Turn: &corpus.Turn{Speaker: &corpus.Speaker{Role: role, Stakeholder: party}}}
	}
	i, p, q, other := turn(corpus.Interviewer, ""), turn(corpus.Participant, "PAT"), turn(corpus.Participant, "ANH"), turn(corpus.Other, "")
	of := func(asks []corpus.Role, parts ...Part) *Observation {
		o := &Observation{MeaningUnit: UnitOf(parts), Transcript: &corpus.Transcript{}}
		o.Code = &Code{Roles: asks}
		return o
	}
	people, both := []corpus.Role{corpus.Participant}, []corpus.Role{corpus.Participant, corpus.Interviewer}
	for _, x := range []struct {
		o        *Observation
		counts   bool
		speaking int
	}{
		{of(people, p), true, 1},
		{of(people, i), false, 0},
		{of(both, i), true, 0},
		{of(people, i, p), true, 1},
		{of(people, p, i, q), true, 2},
		{of(both, other), false, 0},
	} {
		if got := x.o.Counts(); got != x.counts {
			t.Errorf("%+v counts: %t", x.o.All(), got)
		}
		if got := len((Selection{}).Speaking(x.o)); got != x.speaking {
			t.Errorf("%+v: %d speak", x.o.All(), got)
		}
	}
	where := Selection{{Field: "stakeholder", Values: []string{"ANH"}}}
	if got := where.Speaking(of(people, p, q)); len(got) != 1 || got[0].Turn != q.Turn {
		t.Errorf("selected: %+v", got)
	}
	b := &Codebook{}
	if role := (Selection{{Field: "role", Values: []string{"interviewer"}}}); !role.Observation(b, of(people, i)) || (Selection{}).Observation(b, of(people, i)) {
		t.Error("an interviewer's talk that no code asks for is selected by the role alone")
	}
}

func TestLacks(t *testing.T) {
	b := &Codebook{Values: []ValueSet{{Name: "valence", Values: []string{"+", "-"}}}, Dimensions: []Dimension{{ID: "level", Values: []DimensionValue{{ID: "individual"}}}}}
	with := &Observation{Values: map[string]string{"valence": "+"}}
	with.Code = &Code{Origin: "inductive", Dimensions: map[string][]string{"level": {"individual"}}}
	without := &Observation{}
	without.Code = &Code{}
	for _, field := range []string{"valence", "level", "origin"} {
		if b.Has(with, field, corpus.Unknown) || !b.Has(without, field, corpus.Unknown) {
			t.Errorf("who has no %s: %t and %t", field, b.Has(with, field, corpus.Unknown), b.Has(without, field, corpus.Unknown))
		}
	}
	if b.Has(without, "stakeholder", corpus.Unknown) || b.Has(without, "status", corpus.Unknown) {
		t.Error("a field that is none of codings is not lacking")
	}
}
