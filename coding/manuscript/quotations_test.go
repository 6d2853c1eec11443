package manuscript

import (
	"strings"
	"testing"

	"mening/corpus/format"
)

func TestQuotations(t *testing.T) {
	check := func(text string, want ...string) {
		t.Helper()
		var got []string
		for _, q := range Quotations([]format.Paragraph{{Text: text}}) {
			s := q.Text
			if q.Source != "" {
				s += " <" + q.Source + ">"
			}
			got = append(got, s)
		}
		if strings.Join(got, " | ") != strings.Join(want, " | ") {
			t.Errorf("%s\n gives %q\n want  %q", text, got, want)
		}
	}
	check(`Som en sade: ”Vi har ju möten.” (AME, fokusgrupp)`, "Vi har ju möten. <AME, fokusgrupp>")
	check(`”Vi har ju möten” (AME). ”Inte jag” (SOC 1).`, "Vi har ju möten <AME>", "Inte jag <SOC 1>")
	check(`He said “we meet” and "we do" and 'never ever'.`, "we meet", "we do", "never ever")
	check(`»Vi har« och »vi hade» och «nous avons» och „wir haben“.`, "Vi har", "vi hade", "nous avons", "wir haben")
	check(`Det är AME:s och FK’s sak; ’inte min’ sade hon.`, "inte min")
	check(`They don't say 'we don't know' here, it's the students' turn.`, "we don't know")
	check(`”Hon sade ”nej tack” till mig” (AF)`, "Hon sade ”nej tack” till mig <AF>")
	check(`”Det står "behöver hjälp" där.” – SOC 2`, `Det står "behöver hjälp" där. <SOC 2>`)
	check(`”Det går [...] alltid” (…) och mer`, "Det går [...] alltid")
	check(`”Första stycket utan slut`, "Första stycket utan slut")
	check(`5" skärm och 6" till, utan citat`)
	check(`inget citat alls`)
	check(`("inom parentes")`, "inom parentes")
}

func TestBlockQuotations(t *testing.T) {
	check := func(want string, ps ...format.Paragraph) {
		t.Helper()
		var got []string
		for _, q := range Quotations(ps) {
			got = append(got, q.Text+" <"+q.Source+">")
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%+v gives %q, want %q", ps, got, want)
		}
	}
	check("Vi har möten. <AME, före>", format.Paragraph{Text: "Vi har möten. (AME, före)", Quoted: true})
	check("Vi har möten. <AME, före>", format.Paragraph{Text: "”Vi har möten.” (AME, före)", Quoted: true})
	check("Vi har möten. <AME, före>", format.Paragraph{Text: "Vi har möten.", Quoted: true}, format.Paragraph{Text: "(AME, före)", Quoted: true})
	check("Vi har möten. <SOC 1>", format.Paragraph{Text: "Vi har möten. – SOC 1", Quoted: true})
	check("Hon sade ”nej” och gick. <AME>", format.Paragraph{Text: "Hon sade ”nej” och gick. (AME)", Quoted: true})
	check("", format.Paragraph{Text: "Vanlig text. (AME)"})
	check("Vi har möten. <AME>", format.Paragraph{Text: "Vi har möten. (AME)", Indented: true})
	check("nej <>", format.Paragraph{Text: "Hon sade ”nej” och gick. (AME)", Indented: true})
	check("", format.Paragraph{Text: "Rubrik", Indented: true, Heading: 2})
}

// FuzzQuotations: spans lie in the text, ascend and do not overlap.
func FuzzQuotations(f *testing.F) {
	f.Add(`”a” ’b’ "c" (AME)`, true, false)
	f.Add("»a ”b” c« – x", false, false)
	f.Add("a b c d (AME)", false, true)
	f.Fuzz(func(t *testing.T, text string, quoted, indented bool) {
		at := 0
		for _, q := range Quotations([]format.Paragraph{{Text: text, Quoted: quoted, Indented: indented}}) {
			if q.Span.Start < at || q.Span.End <= q.Span.Start || q.Span.End > len(text) || text[q.Span.Start:q.Span.End] != q.Text {
				t.Fatalf("%q: %+v", text, q)
			}
			at = q.Span.End
		}
	})
}
