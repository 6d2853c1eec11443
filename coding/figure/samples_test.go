package figure

import (
	"fmt"
	"math"
	"strings"
	"time"
)

func categories() []string {
	return []string{"Utmaningar före projektet", "Förväntningar", "Samverkan mellan myndigheter och ideella organisationer", "Metoden", "Stödet", "Ovanåkersmodellen", "Arbetsplatsen", "Räckvidd och rekrytering", "Effekter", "Hinder", "Vidmakthållande"}
}

func invented(rows, columns, seed int) [][]Count {
	out := make([][]Count, rows)
	for i := range out {
		out[i] = make([]Count, columns)
		for j := range out[i] {
			n := (i*7919 + j*104729 + seed*31) % 61
			if n%5 == 0 {
				n = 0
			}
			out[i][j] = Count{N: float64(n)}
		}
	}
	return out
}

func numbered(name string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("%s %d", name, i+1)
	}
	return out
}

// samples are figures of every kind, plain and extreme.
func samples() map[string]Drawing {
	levels := []int{0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0}
	eight := []string{"AME\nn=5", "SOC\nn=4", "FK\nn=3", "AF\nn=3", "PV\nn=4", "LSS\nn=2", "Arbetsgivare\nn=3", "Invånare\nn=12"}
	twelve := []string{"Arbetsmarknadsenheten", "Socialtjänsten", "Försäkringskassan", "Arbetsförmedlingen", "Primärvården", "LSS", "Arbetsgivare", "Invånare", "Psykiatrin", "Skolan", "Ideella föreningar", "Polisen"}
	hidden := invented(4, 3, 2)
	hidden[1][1] = Count{N: 2, Text: "<3", Hidden: true}
	hidden[2][0] = Count{N: 1, Hidden: true}
	hidden[3][2] = Count{N: 12, Text: "12 (+5)"}
	long := "En ovanligt lång benämning på en kategori som ingen hade orkat läsa i en tabell: arbetsmarknadspolitiska åtgärdsprogram och rehabiliteringskedjor"
	return map[string]Drawing{
		"bars":                Bars{Title: "Meningsbärande enheter per aktör", Series: eight, Rows: categories(), Levels: levels, Counts: invented(11, 8, 1), Notes: []string{"regelbaserad kodning, inte granskad"}},
		"bars-grouped":        Bars{Title: "Informanter per tillfälle", Series: []string{"Före\nn=13", "Uppföljning\nn=9"}, Rows: categories(), Levels: levels, Counts: invented(11, 2, 3)},
		"bars-grouped6":       Bars{Series: numbered("Serie", 6), Rows: categories()[:3], Counts: invented(3, 6, 3), Arrange: Grouped},
		"bars-stacked":        Bars{Title: "Kursutvärdering", Series: []string{"Instämmer inte alls", "Instämmer inte", "Varken eller", "Instämmer", "Instämmer helt"}, Rows: []string{"Relevant", "Engagerande", "Ett bra verktyg"}, Counts: [][]Count{counted(10, 10, 20, 20, 40), counted(10, 10, 15, 35, 30), counted(20, 10, 10, 40, 20)}, Arrange: Stacked, Unit: "%"},
		"bars-stacked-narrow": Bars{Series: []string{"Män", "Kvinnor", "Annat"}, Rows: []string{"A", "B"}, Counts: [][]Count{counted(50, 49, 1), counted(20, 0, 10)}, Arrange: Stacked},
		"bars-one":            Bars{Series: []string{""}, Rows: []string{"Samverkan"}, Counts: [][]Count{counted(7)}},
		"bars-none":           Bars{Title: "Ingenting"},
		"bars-zero":           Bars{Series: []string{"AME", "SOC"}, Rows: []string{"Samverkan", "Metoden"}, Counts: [][]Count{counted(0, 0), counted(0, 0)}},
		"bars-40x12":          Bars{Series: twelve, Rows: numbered("Kategori med ett namn på flera ord", 40), Counts: invented(40, 12, 5)},
		"bars-hidden":         Bars{Series: []string{"AME", "SOC", "FK"}, Rows: categories()[:4], Counts: hidden, Notes: []string{"<3: färre än tre"}},
		"bars-long":           Bars{Series: []string{long, "B"}, Rows: []string{long, strings.Repeat("långtord", 20), "kort"}, Counts: invented(3, 2, 3)},
		"bars-english":        Bars{Title: "Share", Series: []string{"Before", "After"}, Rows: []string{"Reach", "Effect"}, Counts: [][]Count{{{N: 12.5}, {N: 47.25}}, {{N: 71}, {N: 100}}}, Decimals: 1, Unit: "%", Whole: 100},

		"heat":        Heat{Title: "Meningsbärande enheter per aktör", Columns: eight, Rows: categories(), Levels: levels, Counts: invented(11, 8, 1), Scale: "enheter"},
		"heat-40x12":  Heat{Columns: twelve, Rows: numbered("Kategori med ett namn på flera ord", 40), Counts: invented(40, 12, 5), ByColumn: true},
		"heat-one":    Heat{Columns: []string{"AME"}, Rows: []string{"Samverkan"}, Counts: [][]Count{counted(3)}},
		"heat-hidden": Heat{Columns: []string{"AME", "SOC", "FK"}, Rows: categories()[:4], Counts: hidden},
		"heat-none":   Heat{},

		"curve":              curveSample(20),
		"curve-80":           curveSample(80),
		"curve-one":          Curve{Across: "intervjuer", Up: "koder", Points: []string{"fg1"}, Lines: []Line{{N: []float64{3}}}},
		"curve-none":         Curve{},
		"slope":              Slope{Title: "Informanter per tillfälle", Before: "Före\nn=13", After: "Uppföljning\nn=9", Rows: categories(), Counts: pairsOf(invented(11, 2, 3))},
		"slope-40":           Slope{Before: "Före", After: "Efter", Rows: numbered("Kategori med ett namn på flera ord", 40), Counts: pairsOf(invented(40, 2, 9)), Unit: "%"},
		"slope-hidden":       Slope{Before: "Före", After: "Efter", Rows: categories()[:2], Counts: [][2]Count{{{N: 1, Hidden: true, Text: "<3"}, {N: 9}}, {{N: 0}, {N: 0}}}},
		"slope-none":         Slope{},
		"flow":               Flow{Title: "Från mål till vidare", Stages: []Stage{{Name: "Mål", N: 45, Rest: "platser kvar"}, {Name: "Inskrivna", N: 36, Rest: "pågår"}, {Name: "Avslutade", N: 24, Rest: "inte vidare"}, {Name: "Vidare till arbete, studier eller arbetsträning", N: 17, Of: []int{2, 1}}}},
		"flow-more":          Flow{Stages: []Stage{{Name: "Mål", N: 10}, {Name: "Inskrivna", N: 36, Rest: "har en mycket lång förklaring som inte får plats"}, {Name: "Avslutade", N: 35}, {Name: "Inga", N: 0}, {Name: "Dolda", N: 2, Hidden: true}}},
		"flow-none":          Flow{},
		"transitions":        Transitions{Title: "Försörjning", FromName: "Före", ToName: "Efter", From: []string{"Försörjningsstöd", "Sjukpenning", "Aktivitetsstöd", "Ingen ersättning alls sedan lång tid"}, To: []string{"Anställning", "Arbetsträning", "Studier", "Försörjningsstöd"}, Counts: [][]Count{counted(10, 4, 1, 9), counted(2, 1, 0, 0), counted(1, 0, 3, 1), counted(0, 0, 0, 4)}},
		"transitions-big":    Transitions{From: categories(), To: categories(), Counts: invented(11, 11, 4)},
		"transitions-hidden": Transitions{FromName: "Före", ToName: "Efter", From: []string{"A", "B"}, To: []string{"C", "D"}, Counts: [][]Count{{{N: 2, Hidden: true}, {N: 8}}, {{N: 5}, {N: 2, Hidden: true}}}},
		"transitions-none":   Transitions{From: []string{"A"}, To: []string{"B"}, Counts: [][]Count{counted(0)}},
		"persons":            personsSample(false),
		"persons-months":     personsSample(true),
		"persons-none":       Persons{Groups: []PersonGroup{{Name: "IFO", Persons: []Person{{Name: "P1"}}}}},
		"persons-one":        Persons{Groups: []PersonGroup{{Name: "IFO", Persons: []Person{{Name: "P1", Start: day(2020, 1, 1)}}}}},
		"network":            networkSample(16, 30),
		"network-60":         networkSample(60, 200),
		"network-loose":      networkSample(12, 0),
		"network-one":        Network{Nodes: []Node{{Name: "Samsyn", N: 3}}},
		"network-none":       Network{},
	}
}

func pairsOf(counts [][]Count) [][2]Count {
	out := make([][2]Count, len(counts))
	for i, row := range counts {
		out[i] = [2]Count{row[0], row[1]}
	}
	return out
}

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func curveSample(n int) Curve {
	c := Curve{Title: "Mättnad", Across: "intervjuer", Up: "koder", Points: numbered("fg", n)}
	all := Line{Name: "alla", Band: "95 % av 1 000 ordningar"}
	some := Line{Name: "AME"}
	for i := range n {
		y := 42 * (1 - math.Exp(-float64(i+1)/5))
		all.N = append(all.N, math.Floor(y))
		all.Low, all.High = append(all.Low, y*0.85), append(all.High, math.Min(42, y*1.12+1))
		if i < n/2 {
			some.N = append(some.N, math.Floor(y*0.6))
		}
	}
	c.Lines = []Line{all, some}
	return c
}

func personsSample(fromStart bool) Persons {
	p := Persons{Title: "Start och slut", FromStart: fromStart, Until: day(2021, 3, 31), Marked: "vidare"}
	n := 0
	for _, g := range []struct {
		name string
		n    int
	}{{"AF", 1}, {"IFO", 22}, {"FK", 5}, {"Vård", 8}} {
		group := PersonGroup{Name: g.name}
		for range g.n {
			n++
			start := day(2019, 9, 1).AddDate(0, 0, n*37%480)
			x := Person{Name: fmt.Sprintf("P%02d", n), Start: start, Marked: n%4 == 1}
			if n%3 != 0 {
				x.End = start.AddDate(0, 3+n*5%13, 0)
				if x.End.After(p.Until) {
					x.End = time.Time{}
				}
			}
			group.Persons = append(group.Persons, x)
		}
		p.Groups = append(p.Groups, group)
	}
	p.Groups[0].Persons = append(p.Groups[0].Persons, Person{Name: "P99"})
	return p
}

func networkSample(nodes, links int) Network {
	v := Network{Title: "Koder som förekommer tillsammans"}
	names := []string{"TRISAM som forum", "Samsyn", "Regelbundna möten", "Öppnade stuprör", "Samtycke och information", "Vård och psykiatri", "Relationer och tillit", "Bristande kunskap om psykisk ohälsa"}
	for i := range nodes {
		v.Nodes = append(v.Nodes, Node{Name: fmt.Sprintf("%s %d", names[i%8], i/8+1), N: 1 + i*i*7%60, Group: categories()[i%5]})
	}
	seen := map[[2]int]bool{}
	for i := range links {
		a, b := i*7%nodes, (i*i*3+i+1)%nodes
		if a == b || seen[[2]int{min(a, b), max(a, b)}] {
			continue
		}
		seen[[2]int{min(a, b), max(a, b)}] = true
		v.Links = append(v.Links, Link{A: a, B: b, N: 1 + i*11%14})
	}
	return v
}

// counted returns plain numbers as counts.
func counted(numbers ...int) []Count {
	out := make([]Count, len(numbers))
	for i, n := range numbers {
		out[i].N = float64(n)
	}
	return out
}
