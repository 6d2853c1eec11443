package language

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func cleanerOf(t testing.TB, language string) *Cleaner {
	t.Helper()
	a, err := New(language, false)
	if err != nil {
		t.Fatal(err)
	}
	return NewCleaner(a)
}

// cleanCases are texts with their cleaned forms, by language.
func cleanCases() map[string][][2]string {
	return map[string][][2]string{
		"sv": {
			{"Alltså, vi vi träffas ju eh liksom ofta (skratt)", "Vi träffas ofta"},
			{"Alltså, vi vi träffas ju eh liksom ofta (skratt).", "Vi träffas ofta."},
			{"Mm. Ja, alltså, det börjar ju nästan alltid med ett papper.", "Ja, det börjar nästan alltid med ett papper."},
			{"Det är, eh, ambitiöst.", "Det är ambitiöst."},
			{"socialtjänsten, eh, kommunen och regionen", "socialtjänsten, kommunen och regionen"},
			{"Vi litar på varandra.", "Vi litar på varandra."},
			{"Mm.", ""},
			{"[paus] (skratt)", ""},
			{"", ""},
			{"Ja. Mm. Sen kom de.", "Ja. Sen kom de."},
			{"Hur då? Mm. Sen kom de.", "Hur då? Sen kom de."},
			// fillers that carry meaning stay
			{"Det är en typ av stöd.", "Det är en typ av stöd."},
			{"Kommunen, liksom regionen, betalar.", "Kommunen, liksom regionen, betalar."},
			{"Liksom kommunen betalar regionen.", "Liksom kommunen betalar regionen."},
			{"AME liksom kommunen betalar.", "AME liksom kommunen betalar."},
			{"Hon har diabetes typ 2.", "Hon har diabetes typ 2."},
			{"Ju mer vi träffas, desto bättre.", "Ju mer vi träffas, desto bättre."},
			{"Det går bättre ju fler vi är.", "Det går bättre ju fler vi är."},
			{"Vad säger du vet vi inte.", "Vad säger du vet vi inte."},
			{"Vi kan alltså träffas.", "Vi kan alltså träffas."},
			// and leave where they carry none
			{"Där står det typ namn.", "Där står det namn."},
			{"att, liksom, vi får veta", "att vi får veta"},
			{"det är liksom själva idén", "det är själva idén"},
			{"i andra änden liksom.", "i andra änden."},
			{"Nej men asså, på riktigt.", "Nej men på riktigt."},
			{"Det funkar, va?", "Det funkar?"},
			{"Vi får, så att säga, vänta.", "Vi får, vänta."},
			// negations never leave
			{"Det är ju inte så.", "Det är inte så."},
			{"Nej, nej, vi gör inte det.", "Nej, nej, vi gör inte det."},
			{"det är inte det är inte så", "det är inte så"},
			{"inte inte", "inte inte"},
			// repetitions and beginnings
			{"Vi vi vi ses.", "Vi ses."},
			{"att man att man ska", "att man ska"},
			{"vi eh vi ses", "vi ses"},
			{"Vi har sam- samverkan.", "Vi har samverkan."},
			{"för- och nackdelar", "för- och nackdelar"},
			{"arbets-, eh, och bostadsmarknad", "arbets-, och bostadsmarknad"},
			{"Det är det det handlar om.", "Det är det det handlar om."},
			{"mycket, mycket bättre", "mycket, mycket bättre"},
			{"Det går bra. Bra sagt.", "Det går bra. Bra sagt."},
			{"Vi har tio var, det var det jag sa.", "Vi har tio var, det var det jag sa."},
			{"klockan 10 10", "klockan 10 10"},
			// marks
			{"Hon sa \"eh vi kommer\" och gick.", "Hon sa \"vi kommer\" och gick."},
			{"”Eh, vi kommer”, sa hon.", "”Vi kommer”, sa hon."},
			{"Hon sa \"vi eh\" sen, och gick.", "Hon sa \"vi\" sen, och gick."},
			{"Hon sa \"eh\" vi.", "Hon sa vi."},
			{"Vi läste, eh, \"trav på lördag\".", "Vi läste, \"trav på lördag\"."},
			{"Jag klarar det, alltså de som är på gång.", "Jag klarar det, de som är på gång."},
			{"Oavsett var det råkar va.", "Oavsett var det råkar va."},
			{"Vi [ohörbart] kommer.", "Vi kommer."},
			{"Vi kommer. (skratt) Sen går vi.", "Vi kommer. Sen går vi."},
			{"en sån här… eh… brevbärare", "en sån här… brevbärare"},
			{"ett\nEh, två", "ett\nTvå"},
			{"AME-möte, eh, TRISAM:s", "AME-möte, TRISAM:s"},
		},
		"en": {
			{"Well, we, uh, we meet, you know, every week.", "We meet, every week."},
			{"You know that we meet.", "You know that we meet."},
			{"A kind of support.", "A kind of support."},
			{"I had had enough.", "I had had enough."},
			{"It's, like, not possible.", "It's not possible."},
			{"We don't don't know.", "We don't don't know."},
		},
		"de": {
			{"Ähm, das ist halt so, ne?", "Das ist so?"},
			{"Das ist sozusagen nicht möglich.", "Das ist nicht möglich."},
			{"Das, das die machen.", "Das, das die machen."},
		},
		"no": {{"Altså, vi vi treffes jo ofte.", "Vi treffes ofte."}, {"jo mer jo bedre", "jo mer jo bedre"}},
		"da": {{"Øh, vi mødes jo ikke så tit.", "Vi mødes ikke så tit."}},
		"fi": {{"me me tavataan [tauko] usein", "me tavataan usein"}},
	}
}

func TestClean(t *testing.T) {
	for language, cases := range cleanCases() {
		c := cleanerOf(t, language)
		for _, x := range cases {
			if got := c.Clean(x[0]); got != x[1] {
				t.Errorf("%s %q\n got %q\nwant %q", language, x[0], got, x[1])
			}
		}
	}
}

// TestCleanFolded cleans text that lost its diacritics.
func TestCleanFolded(t *testing.T) {
	a, err := New("sv", true)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := NewCleaner(a).Clean("Alltsa, oh, vi traffas, sa att saga."), "Vi traffas."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzClean checks what holds for every text: the words of the cleaned text
// stand in the text, in this order; negations leave in repetitions only; what is
// clean stays so.
func FuzzClean(f *testing.F) {
	for language, cases := range cleanCases() {
		for _, x := range cases {
			f.Add(language, x[0])
		}
	}
	for _, seed := range []string{"(\"eh\" [x] ( ,- …", "eh- eh, eh: 1.5 - 2", "inte, ju typ inte liksom", "\" \" \"eh\" eh \""} {
		f.Add("sv", seed)
	}
	f.Fuzz(func(t *testing.T, language, text string) {
		a, err := New(language, false)
		if err != nil || !strings.Contains("sv en de no da fi", language) || !utf8.ValidString(text) {
			return
		}
		c := NewCleaner(a)
		clean := c.Clean(text)
		said, at := a.lowered(text), 0
		for _, w := range a.lowered(clean) {
			for at < len(said) && said[at] != w {
				at++
			}
			if at == len(said) {
				t.Fatalf("%q: the word %q of %q does not stand there", text, w, clean)
			}
			at++
		}
		kept := map[string]bool{}
		for _, w := range a.lowered(clean) {
			kept[w] = true
		}
		for _, w := range said {
			if c.negations[w] && !kept[w] {
				t.Fatalf("%q became %q without %q", text, clean, w)
			}
		}
	})
}

func TestAnswers(t *testing.T) {
	a, err := New("sv", false)
	if err != nil {
		t.Fatal(err)
	}
	n := NewAnswers(a)
	for text, want := range map[string]bool{
		"Ja.": true, "Mm.": true, "Precis.": true, "Nej, inte alls.": true, "Ja, precis. (skratt)": true, "Ja, det stämmer.": true,
		"Ja, vi träffas.": false, "": false, "[paus]": false, "Vi.": false, "Det är så.": false, "ja ja ja ja ja ja": false,
	} {
		if got := n.Assent(text); got != want {
			t.Errorf("assent %q: %v", text, got)
		}
	}
	for text, want := range map[string]string{
		"Vi träffas inte.": "inte", "Nej, vi träffas.": "", "Nej det går bra.": "", "Utan stöd går det.": "utan", "Vi träffas.": "",
	} {
		if got := n.Negation(text); got != want {
			t.Errorf("negation of %q: %q", text, got)
		}
	}
	for text, want := range map[string]bool{"saknar stöd": true, "träffas ej": true, "träffas": false} {
		if got := n.Denies(text); got != want {
			t.Errorf("denies %q: %v", text, got)
		}
	}
}

// TestSpeechIsDocumented holds docs/coding.md to the lists.
func TestSpeechIsDocumented(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "coding.md"))
	if err != nil {
		t.Fatal(err)
	}
	all := speech()
	if len(all) != len(SpeechLanguages()) {
		t.Errorf("%d languages have lists, %d are named", len(all), len(SpeechLanguages()))
	}
	for _, language := range SpeechLanguages() {
		l := all[language]
		for name, list := range map[string]string{"sounds": l.sounds, "fillers": l.fillers, "apart": l.apart, "edges": l.edges, "tags": l.tags,
			"particles": l.particles, "hedges": l.hedges, "bound": l.bound, "light": l.light, "doubles": l.doubles, "joining": l.joining,
			"negations": l.negations, "lacks": l.lacks, "assents": l.assents, "beside": l.beside} {
			if row := "| " + name + " | " + list + " |"; list != "" && !strings.Contains(string(doc), row) {
				t.Errorf("docs/coding.md does not have, for %s, the row %s", language, row)
			}
		}
	}
}
