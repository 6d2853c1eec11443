package figure

import (
	"fmt"
	"strings"
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
		"bars-panels":         Bars{Title: "Meningsbärande enheter per aktör", Series: eight, Rows: categories(), Levels: levels, Counts: invented(11, 8, 1), Notes: []string{"regelbaserad kodning, inte granskad"}},
		"bars-grouped":        Bars{Title: "Informanter per tillfälle", Series: []string{"Före\nn=13", "Uppföljning\nn=9"}, Rows: categories(), Levels: levels, Counts: invented(11, 2, 3)},
		"bars-grouped6":       Bars{Series: numbered("Serie", 6), Rows: categories()[:3], Counts: invented(3, 6, 3), Arrange: Grouped},
		"bars-stacked":        Bars{Title: "Kursutvärdering", Series: []string{"Instämmer inte alls", "Instämmer inte", "Varken eller", "Instämmer", "Instämmer helt"}, Rows: []string{"Relevant", "Engagerande", "Ett bra verktyg"}, Counts: [][]Count{Counts(10, 10, 20, 20, 40), Counts(10, 10, 15, 35, 30), Counts(20, 10, 10, 40, 20)}, Arrange: Stacked, Unit: "%"},
		"bars-stacked-narrow": Bars{Series: []string{"Män", "Kvinnor", "Annat"}, Rows: []string{"A", "B"}, Counts: [][]Count{Counts(50, 49, 1), Counts(20, 0, 10)}, Arrange: Stacked},
		"bars-one":            Bars{Series: []string{""}, Rows: []string{"Samverkan"}, Counts: [][]Count{Counts(7)}},
		"bars-none":           Bars{Title: "Ingenting"},
		"bars-zero":           Bars{Series: []string{"AME", "SOC"}, Rows: []string{"Samverkan", "Metoden"}, Counts: [][]Count{Counts(0, 0), Counts(0, 0)}},
		"bars-40x12":          Bars{Series: twelve, Rows: numbered("Kategori med ett namn på flera ord", 40), Counts: invented(40, 12, 5)},
		"bars-hidden":         Bars{Series: []string{"AME", "SOC", "FK"}, Rows: categories()[:4], Counts: hidden, Notes: []string{"<3: färre än tre"}},
		"bars-long":           Bars{Series: []string{long, "B"}, Rows: []string{long, strings.Repeat("långtord", 20), "kort"}, Counts: invented(3, 2, 3)},
		"bars-english":        Bars{Title: "Share", Series: []string{"Before", "After"}, Rows: []string{"Reach", "Effect"}, Counts: [][]Count{{{N: 12.5}, {N: 47.25}}, {{N: 71}, {N: 100}}}, Decimals: 1, Unit: "%", Whole: 100},

		"heat":        Heat{Title: "Meningsbärande enheter per aktör", Columns: eight, Rows: categories(), Levels: levels, Counts: invented(11, 8, 1), Scale: "enheter"},
		"heat-40x12":  Heat{Columns: twelve, Rows: numbered("Kategori med ett namn på flera ord", 40), Counts: invented(40, 12, 5), ByColumn: true},
		"heat-one":    Heat{Columns: []string{"AME"}, Rows: []string{"Samverkan"}, Counts: [][]Count{Counts(3)}},
		"heat-hidden": Heat{Columns: []string{"AME", "SOC", "FK"}, Rows: categories()[:4], Counts: hidden},
		"heat-none":   Heat{},
	}
}
