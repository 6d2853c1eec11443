package manuscript

import (
	"slices"
	"strings"

	"mening/corpus"
)

// timeWords are what people write for the time before and the time after; those
// of a row stand for each other.
var timeWords = [2][]string{
	{"före", "innan", "dessförinnan", "before", "beforehand", "baslinje", "baslinjen", "baseline", "förmätning", "förmätningen"},
	{"efter", "efteråt", "därefter", "after", "afterwards", "uppföljning", "uppföljningen", "follow-up", "eftermätning", "eftermätningen"},
}

// preposition is a word that stands for a time only where a clause ends behind
// it, or what was evaluated follows: before the project, but not before lunch.
var preposition = pattern(`(?i)^(?:före|innan|efter|before|after)$`)

// beyond follows a preposition that stands for a time of the study.
var beyond = pattern(`(?i)^(?:\s*(?:$|[.,;:!?()\]/–]|n\s*=)|\s+(?:(?:och|men|samt|respektive|jämfört|and|but|than|compared)\P{L}|` +
	`(?:(?:det|den|de|själva|vårt|the|our|this)\s+)?(?:projekt|insats|interven|satsning|implement|införande|utbildning|program|project|training|studi|study|trial|uppfölj)))`)

// addTimes adds the words for before and after as names of the wave that they
// can only mean. Where it could be several, or none, they name one that is not
// known, so that no number of another is taken for it.
func (n *names) addTimes(waves []corpus.Value) {
	if len(waves) == 0 {
		return
	}
	for _, words := range timeWords {
		var meant []string
		for _, v := range waves {
			if !slices.Contains(meant, v.ID) && (n.speaksOf(v.ID, words) || n.speaksOf(v.Label, words)) {
				meant = append(meant, v.ID)
			}
		}
		m := mention{field: "wave"}
		if len(meant) == 1 {
			m.value = meant[0]
		}
		for _, w := range words {
			if !n.has(w, "wave") {
				n.add(w, false, m)
			}
		}
	}
}

// speaksOf reports whether one of the words stands in a name.
func (n *names) speaksOf(name string, words []string) bool {
	var keys []string
	for _, w := range n.words(name) {
		keys = append(keys, n.key(w.text, false))
	}
	return slices.ContainsFunc(words, func(word string) bool {
		return slices.ContainsFunc(n.words(word), func(w token) bool { return slices.Contains(keys, n.key(w.text, false)) }) && word != "follow-up" ||
			word == "follow-up" && strings.Contains(strings.ToLower(name), "follow")
	})
}

// has reports whether a text alone is a name of a field.
func (n *names) has(text, field string) bool {
	words := n.words(text)
	return slices.ContainsFunc(n.by[n.key(words[0].text, false)], func(x name) bool {
		return x.field == field && len(x.words) == len(words) && n.here(x, words)
	})
}

// addKinds adds what people write for the kinds of interviews.
func (n *names) addKinds(kinds []corpus.Value) {
	for _, v := range kinds {
		m := mention{field: "kind", value: v.ID}
		switch id := strings.ToLower(v.ID); {
		case strings.Contains(id, "focus") || strings.Contains(id, "fokus"):
			for _, w := range []string{"fokusgrupp", "fokusgrupper", "fokusgrupperna", "fokusgruppsintervju", "fokusgruppsintervjuerna", "focus group"} {
				n.add(w, false, m)
			}
		case strings.Contains(id, "indiv") || strings.Contains(id, "enskil"):
			for _, w := range []string{"enskilda intervjuer", "enskild intervju", "individuella intervjuer", "individuell intervju", "individual interview"} {
				n.add(w, false, m)
			}
		}
	}
}

// isDoubtful reports whether a name in a text may be a preposition.
func isDoubtful(text string, m mention) bool {
	return m.field == "wave" && preposition().MatchString(text[m.span.Start:m.span.End]) && !beyond().MatchString(text[m.span.End:])
}
