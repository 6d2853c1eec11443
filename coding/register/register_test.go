package register

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"mening/corpus"
	"mening/corpus/study"
	"mening/corpus/table"
)

// columnOf reads a column of these values, separated by |.
func columnOf(t *testing.T, values string, d study.RegisterColumn, o Options) *Column {
	t.Helper()
	if d.Name == "" {
		d.Name = "x"
	}
	sheet := &table.Sheet{File: "f.csv", Header: []string{d.Name, "end"}}
	for i, v := range strings.Split(values, "|") {
		sheet.Rows = append(sheet.Rows, table.Row{Line: i + 2, Fields: []string{v, ""}})
	}
	r, err := Read(sheet, &study.Register{Columns: []study.RegisterColumn{d}}, o)
	if err != nil {
		t.Fatal(err)
	}
	return r.Columns[0]
}

func TestNumbers(t *testing.T) {
	check := func(in string, want float64, wantOK bool) {
		t.Helper()
		got, _, ok := parseNumber(in)
		if got != want || ok != wantOK {
			t.Errorf("%q: %v, %v; want %v, %v", in, got, ok, want, wantOK)
		}
	}
	check("12", 12, true)
	check("12,5", 12.5, true)
	check("12.5", 12.5, true)
	check("1 234,5", 1234.5, true)
	check("1\u00a0234\u202f567", 1234567, true)
	check("1.234,5", 1234.5, true)
	check("1,234.5", 1234.5, true)
	check("1.234.567", 1234567, true)
	check("-3", -3, true)
	check("−3,5", -3.5, true)
	check("80 %", 80, true)
	check("1'000", 1000, true)
	check("12 34", 0, false)
	check("ca 900", 0, false)
	check("8 mån", 0, false)
	check("1,2,3", 0, false)
	check("", 0, false)
	check("NaN", 0, false)
	check("1e3", 0, false)
}

func TestDates(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		got, err := ParseDate(in)
		text := ""
		if err == nil {
			text = got.Format(time.DateOnly)
		}
		if text != want {
			t.Errorf("%q: %q, want %q", in, text, want)
		}
	}
	check("2024-03-01", "2024-03-01")
	check("2024-03-01 00:00:00", "2024-03-01")
	check("2024-03-01T12:30:00Z", "2024-03-01")
	check("2024/3/1", "2024-03-01")
	check("20240301", "2024-03-01")
	check("1/3 2024", "2024-03-01")
	check("1/3/2024", "2024-03-01")
	check("1/3-2024", "2024-03-01")
	check("01.03.2024", "2024-03-01")
	check("1. 3. 2024", "2024-03-01")
	check("2024-03", "2024-03-01")
	check("1 mars 2024", "2024-03-01")
	check("mars 2024", "2024-03-01")
	check("1 Mar 2024", "2024-03-01")
	check("29/2 2024", "2024-02-29")
	check("29/2 2023", "")
	check("2024-13-01", "")
	check("0/3 2024", "")
	check("24-03-01", "")
	check("2024", "")
	check("", "")
}

func TestFoundTypes(t *testing.T) {
	check := func(values string, want Type) {
		t.Helper()
		if got := columnOf(t, values, study.RegisterColumn{}, Options{}).Type; got != want {
			t.Errorf("%s: %s, want %s", values, got, want)
		}
	}
	check("kvinna|man|man", Category)
	check("ja|nej||Ja", YesNo)
	check("yes|no|yes", YesNo)
	check("12|13,5|80 %|1 200", Number)
	check("12|13|14|15|ca 16", Number)
	check("1|2|2|1|1|2", Category)
	check("2024-01-01|1/3 2024|01.02.2024", Date)
	check("20240101|20240301", Date)
	check("10240101|20249901", Number)
	check("A-01|A-02|A-03|A-04", ID)
	check("1|2|3|4|5", ID)
	check("aldrig|ofta|alltid|ofta", Likert)
	check("4 = stämmer|5 = stämmer helt|4 = stämmer", Likert)
	check("en lång tanke|en annan tanke|något helt annat|inget av detta", Text)
	check("||", Empty)
	check("NA|NA", Category)
}

func TestScalesOfQuestionnaires(t *testing.T) {
	read := func(rows ...string) []*Column {
		sheet := &table.Sheet{File: "f.csv", Header: strings.Split(rows[0], "|")}
		for i, row := range rows[1:] {
			sheet.Rows = append(sheet.Rows, table.Row{Line: i + 2, Fields: strings.Split(row, "|")})
		}
		r, err := Read(sheet, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r.Columns
	}
	of := func(c *Column) string {
		return fmt.Sprintf("%s %d %d", c.Type, len(c.Levels), len(c.Problems))
	}
	check := func(c *Column, want string) {
		t.Helper()
		if got := of(c); got != want {
			t.Errorf("%s: %s, want %s", c.Name, got, want)
		}
	}
	both := read("a|b|antal barn", "1|5|0", "2|4|2", "4|9|3", "3|3|1", "5|2|1", "4|4|0")
	check(both[0], "likert 5 0")
	check(both[1], "likert 5 1") // the 9
	check(both[2], "number 0 0")
	check(read("a|b", "1|7", "6|3", "3|2", "3|2")[0], "likert 7 0")
	check(read("a|b", "10|8", "6|0", "3|2", "3|2")[0], "likert 10 0")
	check(read("a|b", "10|8", "6|0", "3|2", "3|2")[1], "likert 11 0") // from 0
	check(read("a", "1", "3", "5", "3")[0], "number 0 0")             // one column may count anything
}

// problems returns what is told of a column: the line and the beginning of the
// message.
func problems(c *Column) string {
	var out []string
	for _, p := range c.Problems {
		sign := "!"
		if !p.Stops() {
			sign = "?"
		}
		out = append(out, fmt.Sprintf("%s%d %s", sign, p.Line, p.Message))
	}
	return strings.Join(out, "\n")
}

func TestProblems(t *testing.T) {
	low, high := 18.0, 67.0
	check := func(values string, d study.RegisterColumn, o Options, want ...string) {
		t.Helper()
		got := problems(columnOf(t, values, d, o))
		if len(want) == 0 && got != "" {
			t.Errorf("%s: %s", values, got)
		}
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: told %q, want %q", values, got, w)
			}
		}
	}
	none := study.RegisterColumn{}
	check("AF|AF|af|FK|FK", none, Options{}, `?4 values of the column "x" that differ in case or blanks only count apart: "AF" 2, "af" 1`)
	check("AF|AF|af|FK|FK", none, Options{JoinCase: true})
	check("a|b|a|vet ej", none, Options{}, `?5 "vet ej" in the column "x" counts as a value`)
	check("12|13|14|ca 16", none, Options{}, `!5 "ca 16" in the column "x" is no number`)
	check("30|17|67|68|40", study.RegisterColumn{Min: &low, Max: &high}, Options{}, `!3 "17" in the column "x" is out of its range 18-67`, `!5 "68"`)
	check("30|101|40", study.RegisterColumn{Name: "andel %"}, Options{}, `?3 "101" in the column "andel %" is more than 100 %`)
	check("30 %|101 %|40 %", none, Options{}, `?3 "101 %"`)
	check("1,234|2,345|1,111", none, Options{}, `?2 "1,234" in the column "x" is read with a decimal sign`)
	check("1,234|2,5|1,111", none, Options{})
	check("1/3/2024|4/5/2024", none, Options{}, "?2 \"1/3/2024\" in the column \"x\" is read as 1 March 2024")
	check("1/3/2024|24/5/2024", none, Options{})
	check("1/3/2024|4/5/2024", none, Options{MonthFirst: true})
	check("1/3/2024|4/25/2024|5/6/2024", none, Options{}, `!3 there is no day "4/25/2024"`)
	check("2024-01-01|1/13 2024|2024-03|01.02.2024", none, Options{}, "written in 4 ways")
	check("2024-01-01|2024-02-30", none, Options{}, `!3 there is no day "2024-02-30"`)
	check("2024-01-01|2024-02-20|24-02-30", none, Options{}, `!4 "24-02-30" in the column "x" is no date`)
	check("ja|nej|kanske", study.RegisterColumn{Type: "yes-no"}, Options{}, `!4 "kanske" in the column "x" is neither yes nor no`)
	check("a|b|c|d|e|f|g", study.RegisterColumn{Type: "number"}, Options{}, "!6 \"e\"", `!7 from here on further such cells of the column "x": 2`)
	check("1|2|3|7", study.RegisterColumn{Type: "likert", Values: []corpus.Value{{ID: "1", Label: "1"}, {ID: "2", Label: "2"}, {ID: "3", Label: "3"}}}, Options{},
		`!5 "7" in the column "x" is none of the answers from "1" to "3"`)
}

func TestPaddedCells(t *testing.T) {
	sheet, err := table.Read("f.csv", []byte("x,y\nAF,1\nAF ,2\n\"FK \",3\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(sheet, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := r.Columns[0]
	if got, want := problems(c), `?3 cells of the column "x" that end in a blank: 2, here "AF "`; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	if len(c.Levels) != 2 {
		t.Errorf("levels %v", c.Levels)
	}
}

// TestNothingIsDropped: values and missing ones are all rows, whatever a column
// holds and is said to hold.
func TestNothingIsDropped(t *testing.T) {
	for _, values := range []string{"1|x||NA|2|2024-01-01", "ja|nej||kanske", "||", "aldrig|ofta|nej|5", "9|1|2|3|44"} {
		for _, kind := range []Type{"", Category, YesNo, Number, Date, Text, ID} {
			c := columnOf(t, values, study.RegisterColumn{Type: string(kind), Missing: []string{"9"}}, Options{})
			rows := make([]int, len(c.cells))
			for i := range rows {
				rows[i] = i
			}
			n, absent := c.Count(rows)
			if n+absent.Total() != len(rows) {
				t.Errorf("%s as %q: %d values, %+v", values, kind, n, absent)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	sheet := &table.Sheet{File: "f.csv", Header: []string{"referrer", "n"}, Rows: []table.Row{{Line: 2, Fields: []string{"a", "1,5"}}, {Line: 3, Fields: []string{"b", "2,5"}}}}
	declare := func(d study.RegisterColumn) error {
		_, err := Read(sheet, &study.Register{Columns: []study.RegisterColumn{d}}, Options{})
		return err
	}
	check := func(err error, want string) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	check(declare(study.RegisterColumn{Name: "referer"}), `did you mean "referrer"?`)
	check(declare(study.RegisterColumn{Name: "n", Type: "nummer"}), `did you mean "number"?`)
	check(declare(study.RegisterColumn{Name: "referrer", Type: "likert"}), "nothing says in which order")
	r, err := Read(sheet, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Conditions([]string{"referrer=c"})
	check(err, `no referrer is "c"`)
	_, err = r.Conditions([]string{"referrer"})
	check(err, "is no condition")
	n, _ := r.Column("n")
	_, err = Groups([]*Column{n}, nil)
	check(err, "holds numbers, not groups")
	_, err = CountTransitions(n, n, nil)
	check(err, "holds numbers")
	_, err = r.Durations(n, n, Days, time.Time{}, nil)
	check(err, "a duration needs dates")
}

func TestBetween(t *testing.T) {
	check := func(unit Unit, from, to string, want float64) {
		t.Helper()
		a, _ := ParseDate(from)
		b, _ := ParseDate(to)
		if got := unit.Between(a, b); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s from %s to %s: %v, want %v", unit, from, to, got, want)
		}
	}
	check(Months, "2024-01-15", "2024-04-15", 3)
	check(Months, "2024-01-15", "2024-01-15", 0)
	check(Months, "2024-01-31", "2024-02-29", 1) // the last day
	check(Months, "2024-01-31", "2024-03-31", 2)
	check(Months, "2024-04-01", "2024-04-16", 0.5)
	check(Months, "2023-12-01", "2025-03-01", 15)
	check(Months, "2024-04-15", "2024-01-15", -3)
	check(Days, "2024-02-28", "2024-03-01", 2)
	check(Weeks, "2024-01-01", "2024-01-15", 2)
}

func TestDescribe(t *testing.T) {
	check := func(x []float64, want string) {
		t.Helper()
		n := describe(x)
		got := fmt.Sprintf("%d %.4g %.4g %.4g %.4g %.4g %.4g %.4g", n.N, n.Mean, n.SD, n.Min, n.Q1, n.Median, n.Q3, n.Max)
		if got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
	// R: mean, sd, quantile(type = 7).
	check([]float64{2, 1}, "2 1.5 0.7071 1 1.25 1.5 1.75 2")
	check([]float64{1, 2, 4, 8, 16}, "5 6.2 6.099 1 2 4 8 16")
	check([]float64{3, 5, 7, 11}, "4 6.5 3.416 3 4.5 6 8 11")
	check([]float64{7}, "1 7 NaN 7 7 7 7 7")
	check(nil, "0 NaN NaN NaN NaN NaN NaN NaN")
}

// TestSpells: all rows of a group are in one of its counts.
func TestSpells(t *testing.T) {
	sheet, err := table.Read("f.csv", []byte("a;b\n2024-01-01;2024-02-01\n2024-01-01;\n;2024-02-01\n2024-03-01;2024-02-01\n2024-01-01;2025-01-01\n2025-01-01;2025-02-01\n2024-01-01;sen\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(sheet, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	groups, _ := Groups(nil, r.Select(nil))
	until, _ := ParseDate("2024-07-01")
	s, err := r.Durations(r.Columns[0], r.Columns[1], Months, until, groups)
	if err != nil {
		t.Fatal(err)
	}
	x := s.Groups[0]
	got := fmt.Sprint(x.Ended.N, x.Ongoing, x.SoFar.N, x.NotBegun, x.NoStart, x.Faulty)
	if got != "1 2 2 1 1 2" {
		t.Errorf("ended, ongoing, so far, not begun, no start, faulty: %s", got)
	}
	if !strings.Contains(problems(r.Columns[1]), `!5 "2024-02-01" in the column "b" lies before "2024-03-01" in the column "a"`) {
		t.Error(problems(r.Columns[1]))
	}
}

func FuzzCells(f *testing.F) {
	for _, s := range []string{"1 234,5", "1/3 2024", "2024-03", "80 %", "ja", "4 = bra", "vet ej", "", "5 (helt)"} {
		f.Add(s, "2")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		sheet := &table.Sheet{File: "f.csv", Header: []string{"a", "b"}, Rows: []table.Row{{Line: 2, Fields: []string{a, b}}, {Line: 3, Fields: []string{b, a}}}}
		for _, kind := range append(Types(), "") {
			r, err := Read(sheet, &study.Register{Columns: []study.RegisterColumn{{Name: "a", Type: string(kind)}}}, Options{})
			if err != nil {
				continue // answers without order
			}
			for _, c := range r.Columns {
				if n, absent := c.Count([]int{0, 1}); n+absent.Total() != 2 {
					t.Errorf("%q, %q as %q: %d values, %+v", a, b, kind, n, absent)
				}
				for _, x := range c.cells {
					if x.state == present && c.Type.counted() && x.level >= len(c.Levels) {
						t.Errorf("%q as %q: level %d of %d", a, kind, x.level, len(c.Levels))
					}
				}
			}
		}
	})
}

// TestGroups: crossed groups hold every row once in each margin, in order.
func TestGroups(t *testing.T) {
	sheet, err := table.Read("f.csv", []byte("a;b\nx;u\ny;v\nx;v\n;u\nx;u\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(sheet, &study.Register{Columns: []study.RegisterColumn{{Name: "a", Type: "category"}, {Name: "b", Type: "category"}}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	check := func(by []*Column, want string) {
		t.Helper()
		groups, err := Groups(by, []int{0, 1, 2, 3, 4})
		got := fmt.Sprint(err)
		for i := range groups {
			got += fmt.Sprintf("; %s %v %v", groups[i].ID(), groups[i].Rows, groups[i].Margin())
		}
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	a, b := r.Columns[0], r.Columns[1]
	check(nil, "<nil>;  [0 1 2 3 4] true")
	check([]*Column{a}, "<nil>; x [0 2 4] false; y [1] false; unknown [3] false;  [0 1 2 3 4] true")
	check([]*Column{a, b}, "<nil>; x / u [0 4] false; x / v [2] false; x / * [0 2 4] true; y / u [] false; y / v [1] false; y / * [1] true; "+
		"unknown / u [3] false; unknown / v [] false; unknown / * [3] true; * / u [0 3 4] true; * / v [1 2] true;  [0 1 2 3 4] true")
	check([]*Column{a, a}, "\"a\" cannot be crossed with itself\n  give two different columns")
	check([]*Column{a, b, a}, "at most two columns can be crossed, not 3\n  give --by once or twice, and --where for what else shall hold")
}
