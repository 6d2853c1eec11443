package coding

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
)

// Doubtful returns what tells of words that were found in transcripts which are
// compared without diacritics ([corpus.Transcript.Fold]) whether they may be
// other words than those asked for: with å, ä and ö, möte would not be looked for
// as mote, and so mot (against) not be taken for one of its inflections. A word
// is beyond doubt that the expression finds with its diacritics, too, or that is
// written, without them, as a word of the expression or one that was found in
// another transcript. The answer is nil where no doubt is possible.
func (s *Search) Doubtful(found []Observation) func(t *corpus.Transcript, written string) bool {
	folded := func(o Observation) bool { return o.Transcript.Fold }
	if len(s.asked) > 0 || !slices.ContainsFunc(found, folded) {
		return nil
	}
	terms := &query.Or{}
	sure := map[string]bool{}
	plain := true
	query.Walk(s.Expr, func(e query.Expr) {
		t, ok := e.(*query.Term)
		if !ok {
			return
		}
		plain = plain && t.Kind != query.Regexp
		terms.Operands = append(terms.Operands, t)
		sure[language.Fold(strings.ToLower(t.Text))] = true
	})
	if !plain || len(terms.Operands) == 0 {
		return nil // it is found in the text as it is written
	}
	for i := range found {
		o := &found[i]
		if o.Transcript.Fold {
			continue
		}
		for _, e := range o.Evidence {
			sure[language.Fold(strings.ToLower(o.Turn.Text[e.Start:e.End]))] = true
		}
	}
	readers := map[string]*query.Reader{}
	return func(t *corpus.Transcript, written string) bool {
		if !t.Fold || sure[language.Fold(strings.ToLower(written))] {
			return false
		}
		if readers[t.Language] == nil {
			a, err := language.New(t.Language, false)
			if err != nil {
				return false
			}
			readers[t.Language] = query.Compile(s.book.Lexicons.Teach(a), []query.Rule{{Expr: terms}}).NewReader()
		}
		return len(readers[t.Language].Read(written)) == 0
	}
}
