package report

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

func TestPrivate(t *testing.T) {
	check := func(text string, want private) {
		t.Helper()
		if got := fmt.Sprint(privateIn(text)); got != strings.ReplaceAll(fmt.Sprint([]private{want}), "[]", "") {
			if want != "" || got != "[]" {
				t.Errorf("%q: %s, want %q", text, got, want)
			}
		}
	}
	check("skriv till anna.berg@exempel.se.", address)
	check("åsa@höör.se", address)
	check("klockan @ tre", "")
	check("anna@ett", "")
	check("@anna.berg skrev", "")
	// Numbers that the authority publishes for tests.
	check("mitt är 121212-1212, tror jag", identity)
	check("19121212-1212", identity)
	check("191212121212", identity)
	check("121212+1212", identity)
	check("121272-1219", identity) // of coordination
	check("121272-1218", "")
	check("19121232-1212", "")
	check("nr121212-1212", "")
	check("3.0701234567", "")
	check("121212-1213", "")
	check("139912-1212", "")
	check("ring 070-123 45 67", phone)
	check("0701234567", phone)
	check("08-123 456", phone)
	check("08-12 34 56 78", phone)
	check("+46 70 123 45 67", phone)
	check("+46 (0)70 123 45 67", phone)
	check("0046701234567", phone)
	check("(0297) 123 45", phone)
	check("555-123-4567", phone)
	check("070-XXX XX XX", "")
	check("1 000 000 000 kronor", "")
	check("100 000 000", "")
	check("01-02-2020 och 2020-02-11", "")
	check("00:01:02 --> 00:01:05", "")
	check("00:01:02.000", "")
	check("0 1 2 3 4 5 6 7 8 9", "")
	check("0,5 och 0.25", "")
	check("08-17 varje dag", "")
	check("dnr 1991/92:123", "")
	check("000 000 000", "")
	check("paragraf 12 34567890a", "")
}

// TestLeftIn: what is found is told by its lines and never printed.
func TestLeftIn(t *testing.T) {
	tr := interview("Ring mig på 070-123 45 67 eller skriv till a@b.se.", "I", 1, "Anna", 8)
	var got []string
	for _, p := range Problems([]*corpus.Transcript{tr}) {
		got = append(got, p.Error())
	}
	all := strings.Join(got, "\n")
	want := `study/fg1.txt:1: an email address seems to be left in the text, also in line 2, 3, 4, 5, 6 and 3 more
  take it out of the transcript: it tells who somebody is
study/fg1.txt:1: a phone number seems to be left in the text, also in line 2, 3, 4, 5, 6 and 3 more
  take it out of the transcript: it tells who somebody is`
	if all != want {
		t.Errorf("got\n%s", all)
	}
}

func FuzzPrivate(f *testing.F) {
	for _, s := range []string{"070-123 45 67", "121212-1212", "+(1) 2", "a@b.se", "(", "+46 (0)70"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, text string) { privateIn(text) })
}
