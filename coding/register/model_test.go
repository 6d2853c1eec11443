package register

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mening/corpus/study"
	"mening/corpus/table"
)

// example reads one of the registers of the example study, as its study.yaml
// declares it.
func example(t *testing.T, name string) *Register {
	t.Helper()
	s, err := study.Load(filepath.Join("..", "..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Config.Registers {
		if filepath.Base(d.File) != name {
			continue
		}
		data, err := os.ReadFile(d.File)
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := table.Read(d.File, data)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(sheet, &d, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Columns {
			if len(c.Problems) > 0 {
				t.Errorf("%s: %v", c.Name, c.Problems)
			}
		}
		return r
	}
	t.Fatalf("study.yaml names no register %s", name)
	return nil
}

// conditions reads conditions that stand behind blanks.
func conditions(t *testing.T, r *Register, texts string) []Condition {
	t.Helper()
	out, err := r.Conditions(strings.Fields(texts))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestModelCase reproduces the totals of the project after which the example is
// made.
func TestModelCase(t *testing.T) {
	r := example(t, "register.csv")
	count := func(what, where string, want int) {
		t.Helper()
		if got := len(r.Select(conditions(t, r, where))); got != want {
			t.Errorf("%s: %d, want %d", what, got, want)
		}
	}
	count("enrolled, of the goal of 45", "", 36)
	count("women", "kön=kvinna", 16)
	count("men", "kön=man", 20)
	count("referred by AF", "hänvisad=AF", 1)
	count("referred by IFO", "hänvisad=IFO", 22)
	count("referred by FK", "hänvisad=FK", 5)
	count("referred by Vård", "hänvisad=Vård", 8)
	count("finished", "status=avslutad", 24)
	count("finished, by their dates", "slut!=unknown", 24)
	count("ongoing", "status=pågående", 12)
	count("moved", "vidare=ja", 17)
	count("moved, of those finished", "vidare=ja status=avslutad", 17)
	count("moved from social assistance", "vidare=ja före=försörjningsstöd", 14)
	count("moved from sickness benefit", "vidare=ja före=sjukpenning", 3)
	count("moved to employment", "vidare=ja efter=arbete", 12)
	count("moved to work placement", "vidare=ja efter=arbetspraktik", 5)
	count("men who moved", "vidare=ja kön=man", 11)
	count("women who moved", "vidare=ja kön=kvinna", 6)
	count("from Vård who moved", "vidare=ja hänvisad=Vård", 4)
}

// TestModelDuration: the mean time is 8 months, from 3 to 16.
func TestModelDuration(t *testing.T) {
	r := example(t, "register.csv")
	from, _ := r.Column("start")
	to, _ := r.Column("slut")
	groups, _ := Groups(nil, r.Select(nil))
	s, err := r.Durations(from, to, Months, time.Time{}, groups)
	if err != nil {
		t.Fatal(err)
	}
	x := s.Groups[0]
	if x.Ended.N != 24 || x.Ongoing != 12 || math.Round(x.Ended.Mean*10) != 80 || x.Ended.Min != 3 || x.Ended.Max != 16 {
		t.Errorf("ended %d, ongoing %d, mean %.3f months, from %.3f to %.3f; want 24, 12, 8.0, 3 to 16",
			x.Ended.N, x.Ongoing, x.Ended.Mean, x.Ended.Min, x.Ended.Max)
	}
}

// TestModelShares: every share has its denominators.
func TestModelShares(t *testing.T) {
	r := example(t, "register.csv")
	check := func(what, of, want string) {
		t.Helper()
		groups, _ := Groups(nil, r.Select(nil))
		var got []string
		for _, d := range Shares(conditions(t, r, what), conditions(t, r, of), groups)[0].Of {
			got = append(got, fmt.Sprintf("%s %d of %d = %.0f %%", d.Kind, d.N, d.Of, 100*float64(d.N)/float64(d.Of)))
		}
		if text := strings.Join(got, ", "); text != want {
			t.Errorf("share of %s: %s, want %s", what, text, want)
		}
	}
	check("vidare=ja", "status=avslutad", "all 17 of 36 = 47 %, value 17 of 24 = 71 %, told 17 of 24 = 71 %")
	check("vidare=ja före=försörjningsstöd", "", "all 14 of 36 = 39 %, value 14 of 24 = 58 %")
	check("vidare=ja", "hänvisad=Vård", "all 17 of 36 = 47 %, value 17 of 24 = 71 %, told 4 of 8 = 50 %")
	r = example(t, "course.csv")
	check("genomgått=ja", "", "all 13 of 17 = 76 %, value 13 of 17 = 76 %")
}

// TestModelTransitions: 14 of those who moved had social assistance, 12 went to
// employment.
func TestModelTransitions(t *testing.T) {
	r := example(t, "register.csv")
	from, _ := r.Column("före")
	to, _ := r.Column("efter")
	groups, _ := Groups(nil, r.Select(conditions(t, r, "vidare=ja")))
	x, err := CountTransitions(from, to, groups)
	if err != nil {
		t.Fatal(err)
	}
	f := x.Flows[0]
	if fmt.Sprint(f.FromTotals, f.ToTotals, f.Total) != "[14 3] [12 5 0 0] 17" {
		t.Errorf("from %v to %v, in all %d", f.FromTotals, f.ToTotals, f.Total)
	}
}

// TestModelQuestionnaire: of the 13 who answered so many chose one of the two
// highest answers.
func TestModelQuestionnaire(t *testing.T) {
	r := example(t, "course.csv")
	groups, _ := Groups(nil, r.Select(nil))
	for _, item := range []struct {
		column       string
		top, percent int
	}{{"relevans", 10, 77}, {"engagerad", 11, 85}, {"förväntningar", 9, 69}, {"verktyg", 8, 62}, {"arbetssätt", 5, 38}} {
		c, err := r.Column(item.column)
		if err != nil {
			t.Fatal(err)
		}
		f := Frequencies(c, groups)
		percent := int(math.Round(100 * float64(f.Top(2, 0)) / float64(f.Of[0])))
		if c.Type != Likert || f.Of[0] != 13 || f.Top(2, 0) != item.top || percent != item.percent || f.Absent[0].Blank != 4 {
			t.Errorf("%s (%s): %d of %d = %d %%, want %d of 13 = %d %%", item.column, c.Type, f.Top(2, 0), f.Of[0], percent, item.top, item.percent)
		}
	}
}
