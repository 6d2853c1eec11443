package language

import (
	"slices"
	"strings"
	"testing"
)

// TestFunctionWords makes sure that no list holds what denies: a list of words
// without inte would hide what matters most.
func TestFunctionWords(t *testing.T) {
	if got := FunctionWordLanguages(); len(got) != len(functionLists()) || !slices.IsSorted(got) {
		t.Errorf("languages %v do not fit the lists", got)
	}
	for _, lang := range FunctionWordLanguages() {
		a, err := New(lang, false)
		if err != nil {
			t.Fatal(err)
		}
		words := FunctionWords(a)
		if len(words) < 100 {
			t.Errorf("%s: only %d function words", lang, len(words))
		}
		for word := range words {
			if a.Lower(word) != word {
				t.Errorf("%s: %q is not in lower case", lang, word)
			}
		}
		denying := speech()[lang].negations + " " + speech()[lang].lacks
		if lang == "nl" {
			denying = "niet geen nooit niets niemand nergens zonder nee noch"
		}
		for word := range strings.FieldsSeq(denying) {
			if words[word] {
				t.Errorf("%s: the negation %q is among the function words", lang, word)
			}
		}
	}
	sv, _ := New("sv", true)
	if words := FunctionWords(sv); !words["nar"] || words["när"] {
		t.Error("function words are not folded")
	}
	fi, _ := New("fi", false)
	if FunctionWords(fi) != nil {
		t.Error("Finnish has a list that nobody wrote")
	}
}
