package manuscript

import "testing"

func TestNumberWords(t *testing.T) {
	for text, want := range map[string]int{
		"en": 1, "tolv": 12, "femton": 15, "tjugo": 20, "Tjugofyra": 24, "tjugo-fyra": 24, "tjugoen": 21, "nittionio": 99, "hundra": 100, "ett hundra": 100,
		"tvåhundrasex": 206, "two hundred and six": 206, "twenty-four": 24, "Ninety nine": 99, "a hundred": 100, "sixteen": 16, "one": 1,
	} {
		if got, ok := numberWord(text); !ok || got != want {
			t.Errorf("%q is %d, %t, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "ton", "tjugotio", "hundratals", "a", "och", "ones"} {
		if got, ok := numberWord(text); ok {
			t.Errorf("%q is %d", text, got)
		}
	}
}

func TestClaimsInWords(t *testing.T) {
	for text, want := range map[string]string{
		"Tolv av tjugofyra nämnde hinder.":                "12/24",
		"Två av femton sade det.":                         "2/15",
		"Thirty-one of forty-five participants agreed.":   "31/45 participants",
		"Två hundra enheter kodades.":                     "200 units",
		"Det är en enda person i en enhet.":               "",
		"Ett hundratal informanter och en intervju till.": "",
	} {
		got := ""
		for _, c := range claimsIn(text) {
			got += c.String()
		}
		if got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
