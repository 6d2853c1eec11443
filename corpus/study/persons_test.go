package study

import (
	"fmt"
	"strings"
	"testing"
)

// told returns the places and messages of a study's problems, a line each.
func told(t *testing.T, files map[string]string) string {
	t.Helper()
	s, c := mustResolve(t, files)
	var out []string
	for _, p := range s.Problems(c) {
		first, _, _ := strings.Cut(short(s, "", p), "\n")
		out = append(out, string(p.Severity)+" "+first)
	}
	return strings.Join(out, "\n")
}

func TestSilentPeople(t *testing.T) {
	equal(t, "few", told(t, map[string]string{"a.txt": "I: x\nAnna: y\n", "b.txt": "I: x\nAnna: y\n",
		"participants.csv": "participant,speaker,interview\nP1,Anna,\nP2,Bo,a\nP3,P3,a\n"}),
		"remark a.txt: took part and said nothing: P2 (Bo), P3")
	files := map[string]string{}
	rows := "participant,speaker,interview\nP1,Anna,\n"
	for i := range 7 {
		files[fmt.Sprintf("a%d.txt", i)] = "I: x\nAnna: y\n"
		rows += fmt.Sprintf("S%d,Bo,a%d\nT%d,Eva,a%d\n", i, i, i, i)
	}
	files["participants.csv"] = rows
	equal(t, "many", told(t, files), "remark participants.csv: took part and said nothing, in 7 interviews: S0, T0, S1, T1, S2, T2, S3, T3 and 6 more")
}

func TestTwoLabels(t *testing.T) {
	check := func(a, b string, want bool) {
		t.Helper()
		got := told(t, map[string]string{"a.txt": "I: x\n" + a + ": y\n" + b + ": z\n",
			"participants.csv": "participant,speaker,interview,stakeholder\nP1," + a + ",a,m\nP1," + b + ",a,m\n"})
		message := ""
		if want {
			message = fmt.Sprintf("warning a.txt:3: %q and %q are both \"P1\" by participants.csv", a, b)
		}
		equal(t, a+" and "+b, got, message)
	}
	check("Anna", "Birgit", true)
	check("AME 1", "AME 2", true)
	check("Anna", "Anna Berg", false)
	check("EKENDAHL", "EKENDAHL (m)", false)
	check("AME1", "AME 1", false)
	check("Birgitta", "Birgita", false)
	check("Åsa", "Asa", false)
}

func TestManySites(t *testing.T) {
	check := func(rows, want string) {
		t.Helper()
		equal(t, rows, told(t, map[string]string{"study.yaml": "path: '{site}/fg{_}'\n", "Gävle/fg1.txt": "I: x\nAME 1: y\n",
			"Ockelbo/fg2.txt": "I: x\nAME 1: y\n", "participants.csv": "participant,speaker,interview,site\n" + rows}), want)
	}
	check("P1,AME 1,,\n", `warning participants.csv:2: "P1" is "AME 1" at several sites, Gävle, Ockelbo: is it one person?`)
	check("P1,AME 1,Gävle/fg1,\nP1,AME 1,Ockelbo/fg2,\n", "")
	check("P1,AME 1,,\nP2,AME 1,,Ockelbo\n", "")
}
