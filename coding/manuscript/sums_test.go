package manuscript

import (
	"strings"
	"testing"

	"mening/corpus"
)

func TestListed(t *testing.T) {
	check := func(text, total string, want int) {
		t.Helper()
		at := strings.Index(text, total)
		got, ok := listed(text, corpus.Span{Start: at, End: at + len(total)})
		if ok != (want > 0) || ok && got != want {
			t.Errorf("%s: %d, %t, want %d", text, got, ok, want)
		}
	}
	check("I registret finns 2 kvinnor och 3 män, totalt 6.", "totalt 6", 5)
	check("Vi hade 2 kvinnor (40 %), 3 män och fyra andra (totalt 9).", "totalt 9", 9)
	check("In total 7: two women, three men and 2 others.", "In total 7", 7)
	check("Totalt 6 personer: 2 kvinnor och 3 män.", "Totalt 6", 5)
	check("36 inskrivna, 16 kvinnor och 20 män, totalt 37.", "totalt 37", 36)
	check("Vi gjorde 20 intervjuer och 3 enheter, totalt 24.", "totalt 24", 0)
	check("Av 2 kvinnor talade 3 män, totalt 6.", "totalt 6", 0)
	check("Åren 2019 och 2020 deltog totalt 24.", "totalt 24", 0)
}
