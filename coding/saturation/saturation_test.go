package saturation_test

import (
	"fmt"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/saturation"
	"mening/corpus"
)

// study makes interviews, each written DATE:PARTY:CODES with a letter a code, such
// as 2020-01-02:AME:abc.
func study(t *testing.T, text string) (*corpus.Corpus, *coding.Codebook, []coding.Observation) {
	t.Helper()
	var codes strings.Builder
	for _, code := range "abcdefghij" {
		fmt.Fprintf(&codes, "  - {code: %c, origin: inductive}\n", code)
	}
	book, problems := coding.ReadCodebook("codebook.yaml", []byte("codebook: x\ncodes:\n"+codes.String()+"  - {code: x, origin: deductive}\n  - {code: y}\n"), nil)
	if book == nil {
		t.Fatal(problems)
	}
	c := &corpus.Corpus{Language: "sv"}
	var out []coding.Observation
	for i, interview := range strings.Fields(text) {
		p := strings.Split(interview, ":")
		speaker := &corpus.Speaker{Role: corpus.Participant, Participant: fmt.Sprint(i), Stakeholder: p[1]}
		tr := &corpus.Transcript{Path: fmt.Sprintf("i%d", i+1), Language: "sv", Attributes: map[string]string{"date": p[0]}, Speakers: []*corpus.Speaker{speaker}}
		for j := range p[2] {
			tr.Turns = append(tr.Turns, corpus.Turn{Number: j + 1, Text: "ord", Speaker: speaker})
		}
		for j, code := range p[2] {
			u := coding.MeaningUnit{Turn: &tr.Turns[j], Span: corpus.Span{End: 3}, Code: book.Code(string(code))}
			out = append(out, coding.Observation{MeaningUnit: u, Transcript: tr})
		}
		c.Transcripts = append(c.Transcripts, tr)
		if c.Stakeholders == nil || c.Stakeholders[len(c.Stakeholders)-1].ID != p[1] {
			c.Stakeholders = append(c.Stakeholders, corpus.Stakeholder{ID: p[1]})
		}
	}
	return c, book, out
}

// lay writes a curve: interview, new, cumulative, and the ratio where there is
// one.
func lay(c saturation.Curve) string {
	var out []string
	for _, s := range c.Steps {
		text := fmt.Sprintf("%s +%d=%d", s.Interview.Path, len(s.New), s.Cumulative)
		if s.Has {
			text += fmt.Sprintf(" %.2f", s.Ratio)
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ") + fmt.Sprintf("; reached %d", c.Reached+1)
}

func TestCurves(t *testing.T) {
	check := func(text string, o saturation.Options, curve int, want string) {
		t.Helper()
		c, book, observations := study(t, text)
		r := saturation.Follow(c, book, observations, o)
		if got := lay(r.Curves[curve]); got != want {
			t.Errorf("%s %+v:\n got %s\nwant %s", text, o, got, want)
		}
	}
	o := saturation.Defaults()
	o.Orders = 10
	// Four interviews have five codes; the run 5–6 brings one, 20 %; 6–7 none.
	check("1:A:ab 2:A:bc 3:A:d 4:A:de 5:A:af 6:A:a 7:A:b", o, 0,
		"i1 +2=2, i2 +1=3, i3 +1=4, i4 +1=5, i5 +1=6 0.20, i6 +0=6 0.00, i7 +0=6; reached 5")
	check("2020-03-01:A:ab 2020-01-01:A:a 2020-02-01:A:c", o, 0, "i2 +1=1, i3 +1=2, i1 +1=3; reached 0")
	check("2020-03-01:A:ab :A:a 2020-02-01:A:c", o, 0, "i3 +1=1, i1 +2=3, i2 +0=3; reached 0") // without a date: last
	check("banan:A:ab 2019-13-45:A:a :A:c", o, 0, "i1 +2=2, i2 +0=2, i3 +1=3; reached 0")      // as they stand
	check("3/1-2022:A:a 2021:A:b 2021-05:A:c 2019-11-04:A:d", o, 0, "i4 +1=1, i2 +1=2, i3 +1=3, i1 +1=4; reached 0")
	check("1:A:axy 2:A:xxa", o, 0, "i1 +2=2, i2 +0=2; reached 0") // not the deductive one
	o.Origin = saturation.Deductive
	check("1:A:axy 2:A:xxa", o, 0, "i1 +1=1, i2 +0=1; reached 0")
	o.Origin = saturation.All
	check("1:A:axy 2:A:xxb", o, 0, "i1 +3=3, i2 +1=4; reached 0")
	o.By, o.Base, o.Run = "stakeholder", 1, 1
	check("1:A:ab 2:A:ac 3:B:ad", o, 1, "i1 +2=2, i2 +1=3 0.50; reached 0")
	check("1:A:ab 2:A:ac 3:B:ad", o, 2, "i3 +2=2; reached 0")
	check("1:A: 2:A:ac", o, 0, "i1 +0=0, i2 +2=2; reached 0") // no codes in the base, no ratio
}

// TestBand compares the band with what all orders give: of three interviews with
// the codes a, a and b, one in three orders has both codes only at the end.
func TestBand(t *testing.T) {
	o := saturation.Defaults()
	c, book, observations := study(t, "1:A:a 2:A:a 3:A:b")
	steps := saturation.Follow(c, book, observations, o).Curves[0].Steps
	for i, want := range [][3]int{{1, 1, 1}, {1, 2, 2}, {2, 2, 2}} {
		if got := [3]int{steps[i].Low, steps[i].Median, steps[i].High}; got != want {
			t.Errorf("after %d: %v, want %v", i+1, got, want)
		}
	}
	again := saturation.Follow(c, book, observations, o).Curves[0].Steps
	for i := range steps {
		if steps[i].Low != again[i].Low || steps[i].Median != again[i].Median || steps[i].High != again[i].High {
			t.Error("another band from the same seed")
		}
	}
}

// TestUndated names the interviews whose place in the order nothing says.
func TestUndated(t *testing.T) {
	check := func(text, undated, vague string) {
		t.Helper()
		c, book, observations := study(t, text)
		r := saturation.Follow(c, book, observations, saturation.Defaults())
		paths := func(interviews []*corpus.Transcript) string {
			var out []string
			for _, i := range interviews {
				out = append(out, i.Path)
			}
			return strings.Join(out, " ")
		}
		if paths(r.Undated) != undated || paths(r.Vague) != vague || r.Dated != (undated == "") {
			t.Errorf("%s: undated %q, vague %q", text, paths(r.Undated), paths(r.Vague))
		}
	}
	check("2020-03-01:A:a 1/2-2020:A:a", "", "")
	check("2020-03-01:A:a banan:A:a :A:a", "i2 i3", "")
	check("2020:A:a 2020-03-01:A:a 2019:A:a", "", "i1")
	check("2020-03:A:a 2020-03:A:a 2020-04-01:A:a", "", "i1 i2")
}

func TestCounts(t *testing.T) {
	c, book, observations := study(t, "2020-01-01:A:a :A:b")
	r := saturation.Follow(c, book, observations, saturation.Defaults())
	if r.Dated || len(r.Undated) != 1 || r.Interviews != 2 || r.Codes != 11 || r.Deductive != 1 || r.Undeclared != 1 {
		t.Errorf("%+v", r)
	}
}
