package date_test

import (
	"strings"
	"testing"
	"time"

	"mening/corpus/date"
)

func TestParse(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		d, err := date.Parse(in)
		got := "none"
		if err == nil {
			got = d.First.Format(time.DateOnly) + " to " + d.End().Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
	check("1991-11-04", "1991-11-04 to 1991-11-05")
	check(" 2024-03-01T12:30:00Z", "2024-03-01 to 2024-03-02")
	check("20240301", "2024-03-01 to 2024-03-02")
	check("12 december 1995", "1995-12-12 to 1995-12-13")
	check("3/1 2022", "2022-01-03 to 2022-01-04")
	check("2024-02", "2024-02-01 to 2024-03-01")
	check("dec. 1995", "1995-12-01 to 1996-01-01")
	check("1993", "1993-01-01 to 1994-01-01")
	check("0993", "none")
	check("2019-13-45", "none")
	check("29/2 2023", "none")
	check("banan", "none")
	check("banan 1993", "none")
	check("93-03-01", "none")
	check("", "none")
}

func TestAdvice(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		if _, err := date.Parse(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
	check("930301", "four digits")
	check("1/3 93", "four digits")
	check("banan", "write it as 2024-03-01")
}

func TestOrder(t *testing.T) {
	check := func(a, b string, order int, vague bool) {
		t.Helper()
		x, err := date.Parse(a)
		y, err2 := date.Parse(b)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if got := x.Compare(y); got != order {
			t.Errorf("%s and %s: order %d, want %d", a, b, got, order)
		}
		if x.Vague(y) != vague || y.Vague(x) != vague {
			t.Errorf("%s and %s: vague %v, want %v", a, b, x.Vague(y), vague)
		}
	}
	check("2022-01-04", "2022-01-05", -1, false)
	check("2022-01-04", "2022-01-04", 0, false)
	check("2022-01-04 09:00", "2022-01-04 13:30", -1, false)
	check("1993", "1993-05-01", -1, true)
	check("1993", "1994-01-01", -1, false)
	check("1993", "1993", 0, true)
	check("1993-12", "1993", 1, true)
	check("1993-12", "1994-01-01", -1, false)
}

func TestOpen(t *testing.T) {
	check := func(in string, open, settles bool) {
		t.Helper()
		w, ok := date.Look(in)
		if !ok || w.Open() != open || w.Settles() != settles {
			t.Errorf("%q: %v, open %v, settles %v", in, ok, w.Open(), w.Settles())
		}
	}
	check("3/1 2022", true, false)
	check("3/3 2022", false, false)
	check("13/1 2022", false, true)
	check("1/13 2022", false, true)
	check("2022-01-03", false, false)
	check("03.01.2022", false, false)
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"1993", "1/3 2024", "2024-02-30", "1 mars 2024", "2024-03-01T25:61"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := date.Parse(text); err == nil && (!d.End().After(d.First) || d.First.Year() < 1000) {
			t.Errorf("%q: %v", text, d)
		}
	})
}
