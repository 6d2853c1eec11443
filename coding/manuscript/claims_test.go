package manuscript

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus/format"
	"mening/corpus/language"
)

func (c Claim) String() string {
	var b strings.Builder
	if c.N >= 0 {
		fmt.Fprintf(&b, "%d", c.N)
	}
	if c.Of >= 0 {
		fmt.Fprintf(&b, "/%d", c.Of)
	}
	if c.HasPercent {
		fmt.Fprintf(&b, "=%.*f%%", c.Decimals, c.Percent)
	}
	if c.Measure != Any {
		b.WriteString(" " + string(c.Measure))
	}
	return strings.TrimSpace(b.String())
}

func swedish(t testing.TB) *language.Analyzer {
	t.Helper()
	a, err := language.New("sv", false)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestClaims(t *testing.T) {
	check := func(text string, want ...string) {
		t.Helper()
		ps := []format.Paragraph{{Text: text}}
		var got []string
		for _, c := range Claims(ps, Quotations(ps), swedish(t)) {
			if !c.Cell && ps[0].Text[c.Span.Start:c.Span.End] != c.Text {
				t.Errorf("%s: the span of %q holds %q", text, c.Text, ps[0].Text[c.Span.Start:c.Span.End])
			}
			got = append(got, c.String())
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s\n gives %q\n want  %q", text, got, want)
		}
	}
	check("Samverkan togs upp av 11 av 13 deltagare (85 %).", "11/13=85% participants")
	check("Samverkan togs upp av elva av de 13 deltagarna.", "11/13 participants")
	check("Elva av tretton (84,6 procent) nämnde det.", "11/13=84.6%")
	check("Of the 13 participants, eleven of twelve (92%) agreed.", "13 participants; 11/12=92% participants")
	check("11 av 13 deltagare tog upp det, 9 av 13 något annat.", "11/13 participants; 9/13 participants")
	check("Talet omfattar 17 624 ord i 20 intervjuer.", "17624 words; 20 interviews")
	check("The talk holds 17,624 words.", "17624 words")
	check("AME (n = 3) och SOC (n=4)", "3; 4")
	check("85 % (n = 11) och 62 % (8 av 13)", "11=85%; 8/13=62%")
	check("11 deltagare (85 %) höll med", "11=85% participants")
	check("42 meningsbärande enheter", "42 units")
	check("Andelen var 84,6% och 12 procent.", "=84.6%; =12%")
	check("n = 11 av 13, 85 %", "11/13=85%")
	check("År 2020-02-04 i tabell 3 (Bengtsson 2016), avsnitt 3.2, AME 1 och COVID-19.")
	check("En av dem sade det, och en av tre höll med.", "1/3")
	check("Vi hade ”11 av 13 deltagare” och tre koder.", "3 codes")
	check("fem–sex personer", "6 participants")
	check("Sexan och femman ettan.")
	check("Av 36 hade 17 gått vidare.", "17/36")
	check("Av de 8 från Vård gick 4 vidare.", "4/8")
	check("Av 24 informanter nämnde 18 (75 %) tiden.", "18/24=75% participants")
	check("Av 24 informanter i 20 intervjuer", "24 participants; 20 interviews")
	check("Av 3 skäl var 12 viktiga.")
	check("Av fyra informanter tog 1 av 4 (25 %) upp det.", "4 participants; 1/4=25% participants")
}

func TestTableClaims(t *testing.T) {
	ps := []format.Paragraph{
		{Text: "Tabell 1. Enheter per aktör"},
		{Cells: []string{"kategori", "AME n=3", "SOC n=4", "%"}},
		{Cells: []string{"Samverkan", "7 (+2)", "9 (64 %)", "75"}},
		{Text: "urval: wave=follow-up; code=x"},
	}
	for i := range ps {
		if ps[i].Cells != nil {
			ps[i].Text = strings.Join(ps[i].Cells, "\t")
		}
	}
	var got []string
	for _, c := range Claims(ps, nil, swedish(t)) {
		got = append(got, c.Row+"/"+c.Column+": "+c.String()+" "+strings.Join(c.Conditions, "&"))
	}
	want := "/AME n=3: 3 wave=follow-up&code=x|/SOC n=4: 4 wave=follow-up&code=x|Samverkan/AME n=3: 7 units wave=follow-up&code=x|" +
		"Samverkan/SOC n=4: 9=64% units wave=follow-up&code=x|Samverkan/SOC n=4: =75% units wave=follow-up&code=x"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// FuzzClaims: what is found lies in the text and ascends.
func FuzzClaims(f *testing.F) {
	f.Add("11 av 13 (85 %) n = 4 en av tre 17 624 ord")
	a := swedish(f)
	f.Fuzz(func(t *testing.T, text string) {
		ps := []format.Paragraph{{Text: text}}
		at := 0
		for _, c := range Claims(ps, Quotations(ps), a) {
			if c.Span.Start < at || c.Span.End > len(text) || c.Span.End <= c.Span.Start {
				t.Fatalf("%q: %+v", text, c)
			}
			at = c.Span.End
		}
	})
}
