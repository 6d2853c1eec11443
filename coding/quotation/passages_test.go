package quotation_test

import (
	"slices"
	"testing"

	"mening/coding"
	"mening/coding/quotation"
	"mening/corpus"
)

// group is a unit over several turns, each of LABEL ROLE PARTY PARTICIPANT TEXT.
func group(printed string, turns ...[5]string) *coding.Observation {
	t := &corpus.Transcript{Path: "fg", Turns: make([]corpus.Turn, len(turns))}
	speakers := map[string]*corpus.Speaker{}
	var parts []coding.Part
	for i, x := range turns {
		if speakers[x[0]] == nil {
			speakers[x[0]] = &corpus.Speaker{Role: corpus.Role(x[1]), Stakeholder: x[2], Participant: x[3]}
		}
		t.Turns[i] = corpus.Turn{Number: i + 1, Label: x[0], Text: x[4], Speaker: speakers[x[0]]}
		parts = append(parts, coding.Part{Turn: &t.Turns[i], Span: corpus.Span{End: len(x[4])}})
	}
	u := coding.UnitOf(parts)
	u.Code = &coding.Code{ID: "a", Roles: []corpus.Role{corpus.Participant}}
	return &coding.Observation{MeaningUnit: u, Transcript: t, Printed: printed}
}

var (
	question = [5]string{"I", "interviewer", "unknown", "", "Och hjälpen?"}
	anna     = [5]string{"Anna", "participant", "PAT", "A", "Den kom för sent, alldeles för sent, sa jag till dem."}
	again    = [5]string{"Anna", "participant", "PAT", "A", "Ont gjorde det."}
	bosse    = [5]string{"Bosse", "participant", "ANH", "B", "Min granne hjälper mig."}
)

func TestPassages(t *testing.T) {
	check := func(o *coding.Observation, words int, want ...string) {
		t.Helper()
		var got []string
		for _, p := range quotation.Passages(o, words) {
			got = append(got, p.Label+": "+p.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("in %d words %q, not %q", words, got, want)
		}
	}
	check(group("", anna), 0, "Anna: "+anna[4])
	check(group("", anna, again), 0, "Anna: "+anna[4]+" "+again[4]) // one who goes on
	check(group("", anna, bosse), 0, "Anna: "+anna[4], "Bosse: "+bosse[4])
	check(group("", question, anna), 0, "I: "+question[4], "Anna: "+anna[4])
	// What short passages leave goes to the others, down to six words each.
	check(group("", anna, bosse), 15, "Anna: "+anna[4], "Bosse: "+bosse[4])
	check(group("", anna, bosse), 12, "Anna: Den kom för sent, alldeles för sent, sa […]", "Bosse: "+bosse[4])
	check(group("", anna, bosse), 11, "Anna: Den kom för sent, alldeles för sent […]", "Bosse: "+bosse[4])
	check(group("", anna, bosse, again), 6, "Anna: Den kom för sent, alldeles för […]")
	check(group("Sent … granne.", anna, bosse), 0, ": Sent … granne.") // as a person wrote it
}

func TestAttributed(t *testing.T) {
	from := func(_ *corpus.Transcript, s *corpus.Speaker) string { return "(" + s.Stakeholder + ")" }
	check := func(o *coding.Observation, text, behind string) {
		t.Helper()
		if got, source := quotation.Attributed(o, from); got != text || source != behind {
			t.Errorf("%q and %q, not %q and %q", got, source, text, behind)
		}
	}
	check(group("", bosse), "Min granne hjälper mig.", "(ANH)")
	check(group("", question, bosse), "I: Och hjälpen?\nBosse: Min granne hjälper mig.", "(ANH)")
	check(group("", again, question, bosse), "Anna: Ont gjorde det. (PAT)\nI: Och hjälpen?\nBosse: Min granne hjälper mig. (ANH)", "")
	check(group("Ont … granne.", again, bosse), "Ont … granne.", "(PAT) (ANH)")
}

func TestPickFromSeveral(t *testing.T) {
	both := group("", again, bosse)
	alone := group("", bosse)
	other := group("", [5]string{"Cilla", "participant", "PAT", "C", "Jag fick hjälp av handläggaren till slut."})
	alone.Transcript.Path, other.Transcript.Path = "one", "two"
	both.Starred = true
	var got []string
	for _, q := range quotation.Pick([]*coding.Observation{both, alone, other}, 0) {
		got = append(got, q.Transcript.Path)
	}
	// Bosse has been quoted with Anna, so that Cilla comes before him.
	if want := []string{"fg", "two", "one"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}
