package format

import (
	"strings"
	"testing"
)

// TestMinutes holds the titles of questions and of the items of an agenda.
func TestMinutes(t *testing.T) {
	const (
		first  = "1 § Justering\n\nInget.\n\n## 1991/92:36 av Eva Ek (s) till ministern om ett:\n\nEtt. 3 § Lagen.\n\n"
		second = "1991/92:37 av Bo By (m) till ministern\n\nEva Ek om två:\n\nTvå.\n\n"
		third  = "2 § Frågor\n\nAnmäldes följande.\n\n1991/92:38 av Eva Ek (s) till ministern om tre:\n\nTre.\n\nSå.\n\n3 § Slut\n\nFörhandlingarna leddes."
	)
	check(t, ".txt", first+second+third,
		"5 Eva Ek (s) | Ett. 3 § Lagen.\n9 Bo By (m) | Två.\n19 Eva Ek (s) | Tre. / Så.\n"+
			"section 2: 1991/92:37 av Bo By (m) till ministern Eva Ek om två:\nsection 3: 2 § Frågor\n"+
			"section 3: 1991/92:38 av Eva Ek (s) till ministern om tre:\nsection 4: 3 § Slut\n"+
			"heading: 1 § Justering / Inget.\naside: 2\nheading: 4\n")
	check(t, ".txt", "4 § Svar\n## Anf. 1 EVA EK (s)\nEtt.\n\n7 § gäller.\n\n5 § Nytt svar\n## Anf. 2 BO BY (m)\nTvå.",
		"2 EVA EK (s) | Ett. / 7 § gäller.\n8 BO BY (m) | Två.\nsection 2: 5 § Nytt svar\nheading: 4 § Svar\nheading: 1\n")
	// A statute, and an interview about one, are no minutes.
	law := "1 § Lagen gäller alla.\n\n2 § Den börjar gälla i dag.\n\n3 § Den slutar aldrig."
	check(t, ".txt", law, "1  | 1 § Lagen gäller alla.\n3  | 2 § Den börjar gälla i dag.\n5  | 3 § Den slutar aldrig.\nwarning 0: no speakers were found\n")
	check(t, ".txt", "I: Läs den.\n\n"+law+"\n\nP: Ja.", "1 I | Läs den. / "+strings.ReplaceAll(law, "\n\n", " / ")+"\n9 P | Ja.\n")
}

func TestAsker(t *testing.T) {
	check := func(t *testing.T, in, want string) {
		t.Helper()
		if got := asker(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	check(t, "1991/92:36 av Anna Ek (s) till ministern om tågen:", "Anna Ek (s)")
	check(t, "1991/92:So3 av Anna von Ek (fp)", "Anna von Ek (fp)")
	check(t, "1991/92:36 till utskottet", "")
	check(t, "10 av 12 (de flesta) kom", "")
	check(t, "2 milj. av dem (alla)", "")
	check(t, "av Anna Ek (s)", "")
	check(t, "", "")
}
