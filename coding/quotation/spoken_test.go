package quotation_test

import (
	"testing"

	"mening/coding"
	"mening/coding/quotation"
	"mening/corpus"
)

func TestSpoken(t *testing.T) {
	first := &corpus.Turn{Label: "AME 1", Text: "Nej, aldrig. Eller?"}
	second := &corpus.Turn{Label: "AME 2", Text: "Jo."}
	unit := func(printed string, parts ...coding.Part) *coding.Observation {
		o := &coding.Observation{Printed: printed}
		o.Turn, o.Span = parts[0].Turn, parts[0].Span
		if len(parts) > 1 {
			o.Parts = parts
		}
		return o
	}
	one := coding.Part{Turn: first, Span: corpus.Span{Start: 0, End: 12}}
	two := coding.Part{Turn: second, Span: corpus.Span{Start: 0, End: 3}}
	for want, o := range map[string]*coding.Observation{
		"Nej, aldrig.":                    unit("", one),
		"AME 1: Nej, aldrig.\nAME 2: Jo.": unit("", one, two),
		"Nej, aldrig. [En annan:] Jo.":    unit("Nej, aldrig. [En annan:] Jo.", one, two),
	} {
		if got := quotation.Spoken(o); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
