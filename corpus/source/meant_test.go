package source

import "testing"

func TestMeant(t *testing.T) {
	many := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"}
	for _, test := range []struct {
		known Known
		word  string
		want  string
	}{
		{Known{}, "x", ""},
		{Known{Names: []string{"SOC", "SOC", "PV", "PV"}}, "zzzzzz", "known: SOC, PV"},
		{Known{Names: []string{"SOC"}, Labels: []string{"Socialtjänsten"}}, "socialtjanst", `did you mean "Socialtjänsten"?`},
		{Known{Names: []string{"SOC"}, Labels: []string{"Socialtjänsten"}}, "zzzzzz", "known: SOC"},
		{Known{Names: []string{"m"}, Labels: []string{"Moderaterna"}}, "Moderat", `did you mean "Moderaterna"?`},
		{Known{Names: []string{"samverkan", "samverkansmöte"}}, "samv", "known: samverkan, samverkansmöte"},
		{Known{Names: []string{" fil med blanksteg ", "b"}}, "zzzzzz", `known: " fil med blanksteg ", b`},
		{Known{Names: many[:13]}, "zzzzzz", "known: a, b, c, d, e, f, g, h, i, j, k, l, m"},
		{Known{Names: append(many, many...)}, "zzzzzz", "known: a, b, c, d, e, f, g, h, i, j, k, l and 2 more"},
		{Known{Names: many, Listed: "mening code"}, "zzzzzz", "known: a, b, c, d, e, f, g, h, i, j, k, l and 2 more; mening code lists all"},
	} {
		if got := test.known.Meant(test.word).String(); got != test.want {
			t.Errorf("%q among %v: %s, want %s", test.word, test.known.Names, got, test.want)
		}
	}
}
