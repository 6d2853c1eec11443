package reliability_test

import (
	"fmt"

	"mening/coding/reliability"
)

func ExampleKrippendorffAlpha() {
	// Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", B.
	coders := []string{"Meg", "Owen"}
	cells := [][]string{{"a", "b"}, {"a", "a"}, {"b", "b"}, {"b", "b"}, {"d", "b"}, {"c", "c"},
		{"c", "c"}, {"c", "c"}, {"e", "e"}, {"d", "d"}, {"d", "d"}, {"a", "d"}}
	r, err := reliability.New(make([]string, len(cells)), coders, cells, reliability.Scale{})
	if err != nil {
		fmt.Println(err)
		return
	}
	alpha := reliability.KrippendorffAlpha(r, reliability.Options{})
	if value, ok := alpha.Value(); ok {
		low, high, _ := alpha.Bounds()
		fmt.Printf("%.3f (%.3f to %.3f), %s\n", value, low, high, alpha.Interval)
	}
	// Output: 0.692 (0.322 to 1.000), interval: Gwet (2014), t, degrees of freedom: 11
}

func ExampleUAlpha() {
	text := reliability.Continuum{Name: "fg1.txt", Length: 24, Rows: []reliability.Row{
		{Coder: "Bertha", Stretches: []reliability.Stretch{{Start: 2, End: 10, Value: "a"}, {Start: 14, End: 20, Value: "a"}}},
		{Coder: "Bill", Stretches: []reliability.Stretch{{Start: 4, End: 8, Value: "a"}, {Start: 15, End: 17, Value: "a"}}},
	}}
	u, err := reliability.UAlpha([]reliability.Continuum{text}, reliability.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	value, _ := u.Value()
	fmt.Printf("%.3f, %s\n", value, u.Interval)
	// Output: 0.358, no interval: fewer than 5 texts
}
