package words_test

import (
	"slices"
	"strings"
	"testing"

	"mening/corpus/language"
	"mening/corpus/words"
)

func lexicon(t *testing.T, lang, text string) *words.Lexicon {
	t.Helper()
	l, problems := words.ReadLexicon("lexicon.txt", lang, []byte(text))
	if problems != nil {
		t.Fatal(problems)
	}
	return l
}

func analyzer(t *testing.T, lang string, fold bool) *language.Analyzer {
	t.Helper()
	a, err := language.New(lang, fold)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSplit(t *testing.T) {
	const swedish = "arbete givare kontakt samverkan myndighet möte part psykiatri vård central skola gård hälsa kyrka bok flicka dag tid ordning värdig vårdig hand tala land ting sting\n"
	for _, c := range []struct{ lang, lexicon, words string }{
		{"sv", swedish, "arbets+givar+kontakter myndighets+samverkan samverkans+parter samverkans+mötena psykiatri+vården vård+central skol+gårdarna hälso+central kyrko+gård flick+böcker= flick+bok"},
		{"sv", swedish, "dag+tid bevärdiga= ordning= samverkan= vården= arbete= handen= talar= vård="},
		{"sv", swedish + "sam+verkan\n=dagtid\n-central\nuppgift", "sam+verkan sam+verkans+parter myndighets+sam+verkan dagtid= dagtider= vårdcentral="},
		{"sv", "arbets+givare\nkontakt", "arbets+givare arbets+givarna arbets+givar+kontakter"},
		{"sv", "TRISAM\nmöte", "trisam+möten"},
		{"nb", "arbeid plass sykehus skole barn hage", "arbeids+plassen barne+hage skole+plass"},
		{"da", "arbejde plads arbejd skole barn have børn uge plan", "arbejds+pladsen skole+plads uge+plan"},
		{"de", "arbeit platz gesundheit amt kinder garten schule woche ende", "arbeits+platz gesundheits+amt kinder+garten schul+garten wochen+ende"},
		{"nl", "arbeid plaats gemeente huis werk gever dorp kern", "arbeids+plaats gemeente+huis werk+gevers dorps+kern"},
	} {
		s := lexicon(t, c.lang, strings.ReplaceAll(c.lexicon, " ", "\n")).Splitter(analyzer(t, c.lang, false))
		for want := range strings.FieldsSeq(c.words) {
			plain, none := strings.CutSuffix(want, "=")
			word := strings.ReplaceAll(plain, "+", "")
			got := strings.Join(s.Split(word), "+")
			if none && got != "" || !none && got != want {
				t.Errorf("%s %s: got %q", c.lang, want, got)
			}
		}
	}
}

// TestParts asks for the words by which +word finds others.
func TestParts(t *testing.T) {
	const text = "samverkan\nmyndighet\nmöte\nvård\npsykiatri\ncentral\narbete\ngivare\narbetsgivare\nkontakt\nvecka\nskola\nbarn\nrum\nmottagning\nenhet\nhet\n"
	for _, fold := range []bool{false, true} {
		a := analyzer(t, "sv", fold)
		s := lexicon(t, "sv", text).Splitter(a)
		for _, c := range []struct{ term, finds, misses string }{
			{"samverkan", "samverkan myndighetssamverkan samverkansmötena samverkans samverkansmöte", "samverkare verkan"},
			{"vård", "vården psykiatrivården vårdcentral vårds", "bevärdiga ovårdad"},
			{"arbetsgivare", "arbetsgivarna arbetsgivarkontakter arbetsgivare", "givare arbetskontakt"},
			{"givare", "arbetsgivare arbetsgivarkontakten", "arbete"},
			{"psykiatrivård", "psykiatrivårdsmottagningen", "psykiatrimottagning vårdmottagning"},
			{"vecka", "veckan arbetsveckor veckomöte", "vecklade"},
			{"veckan", "vecka arbetsvecka", "vecklade"},
			{"barn", "barnen barnet arbetsbarn", "barnslig"},
			{"rum", "rummet vårdrummen", "runt"},
			{"skola", "skolan skol skolmöten", "skoja"},
		} {
			stems := s.Word(a.Lower(c.term))
			for _, list := range []string{c.finds, c.misses} {
				for word := range strings.FieldsSeq(list) {
					lower := a.Lower(word)
					parts := s.Parts(lower)
					found := slices.ContainsFunc(stems, func(stem string) bool { return slices.Contains(parts, stem) })
					if found != (list == c.finds) {
						t.Errorf("fold %v: +%s and %s: %v (%v)", fold, c.term, word, found, parts)
					}
					if found && !slices.ContainsFunc(stems, func(stem string) bool { return a.MayHavePart(lower, stem) }) {
						t.Errorf("fold %v: +%s finds %s, but the index would not offer it", fold, c.term, word)
					}
				}
			}
		}
	}
}

// What stands in a split by hand may be looked for with a +, as what the lexicon
// names.
func TestKnows(t *testing.T) {
	s := lexicon(t, "sv", "vård\narbets+givar+kontakter\n=uppgift\n").Splitter(analyzer(t, "sv", false))
	for word, want := range map[string]bool{"vård": true, "vården": true, "kontakt": true, "kontakter": true, "arbetsgivarkontakt": true,
		"givar": true, "uppgift": true, "gift": false, "möte": false} {
		if got := s.Knows(word); got != want {
			t.Errorf("%s: got %v", word, got)
		}
	}
}

func TestReadLexicon(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"vård\ntvå ord\n", `x.txt:2: "två ord" is no entry of a lexicon`},
		{"a++b", `x.txt:1: "a++b" is no entry of a lexicon`},
		{"+a", `x.txt:1: "+a" is no entry of a lexicon`},
		{"=", `x.txt:1: "=" is no entry of a lexicon`},
		{"vård1", `x.txt:1: "vård1" is no entry of a lexicon`},
		{"vård+plan\nvårdp+lan", `x.txt:2: the split of "vårdplan" was set on line 1 already`},
		{"vård+plan\n\n=Vårdplan", `x.txt:3: the split of "vårdplan" was set on line 1 already`},
		{"v\xe5rd", `x.txt: the lexicon is not UTF-8`},
	} {
		l, problems := words.ReadLexicon("x.txt", "sv", []byte(c.in))
		if l != nil || len(problems) != 1 {
			t.Errorf("%q: got %v", c.in, problems)
			continue
		}
		if got, _, _ := strings.Cut(problems[0].Error(), "\n"); got != c.want || problems[0].Hint == "" {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

// TestAdd adds words and expects everything else to stay.
func TestAdd(t *testing.T) {
	for _, c := range []struct {
		in, add, want string
		n             int
	}{
		{"", "öl ål vård", "vård\nål\nöl\n", 3},
		{"# mine\n\nmyndighets+samverkan\nplan\n", "vård arbete plan myndighetssamverkan", "# mine\n\nmyndighets+samverkan\narbete\nplan\nvård\n", 2},
		{"# mine\n\n# of the plan\nplan\n=uppgift\n-skap\n", "arbete uppgift skap vård", "# mine\n\narbete\n# of the plan\nplan\n=uppgift\n-skap\nvård\n", 2},
		{"\n \nz\na\n", "b", "\n\nb\nz\na\n", 1},
		{"plan", "två-ord 3", "plan\n", 0},
	} {
		l := lexicon(t, "sv", c.in)
		n := l.Add(strings.Fields(c.add))
		if got := string(l.Bytes()); got != c.want || n != c.n {
			t.Errorf("%q + %s: got %d %q, want %q", c.in, c.add, n, got, c.want)
		}
		if again := l.Add(strings.Fields(c.add)); again != 0 || string(l.Bytes()) != c.want {
			t.Errorf("%q: adding twice changes it", c.in)
		}
	}
}

func TestMaterial(t *testing.T) {
	m := words.Material{
		Talk:     map[string]int{"Vården": 1, "vården": 2, "vård": 1, "Eva": 9, "sam": 1, "dag": 1, "het": 2, "och": 4, "mötena": 1, "psykiatrivård": 1, "AF": 1, "x1": 1},
		Codebook: []string{"Samverkan", "AME", "Tillit"},
		List:     []string{"psykiatri", "banan", "Anna", "ning"},
	}
	got, err := m.Parts("sv")
	if err != nil {
		t.Fatal(err)
	}
	if want := "dag mötena psykiatri psykiatrivård samverkan tillit vård"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

// FuzzLexicon reads lexicons and splits words by them: the parts make the word.
func FuzzLexicon(f *testing.F) {
	f.Add("vård\n# x\narbets+givare\n=uppgift\n-skap", "vårdarbetsgivare")
	f.Add("TRISAM\r\nmöte", "trisammöten")
	f.Add("a+b\naa", "abab")
	f.Fuzz(func(t *testing.T, text, word string) {
		l, problems := words.ReadLexicon("x", "sv", []byte(text))
		if problems != nil {
			return
		}
		if _, again := words.ReadLexicon("x", "sv", l.Bytes()); again != nil {
			t.Fatalf("%q writes as %q: %v", text, l.Bytes(), again)
		}
		if len(word) > 200 {
			return
		}
		a, err := language.New("sv", false)
		if err != nil {
			t.Fatal(err)
		}
		s := l.Splitter(a)
		lower := a.Lower(word)
		if parts := s.Split(lower); parts != nil && strings.Join(parts, "") != lower {
			t.Fatalf("%q by %q: %q", lower, text, parts)
		}
		s.Parts(lower)
	})
}
