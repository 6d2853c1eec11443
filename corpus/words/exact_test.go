package words_test

import (
	"path/filepath"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/study"
	"mening/corpus/words"
)

// participants selects the talk of all participants.
type participants struct{}

func (participants) Speaker(_ *corpus.Transcript, s *corpus.Speaker) bool {
	return s.Role == corpus.Participant
}
func (participants) Turn(_ *corpus.Transcript, turn *corpus.Turn) bool {
	return turn.Speaker.Role == corpus.Participant
}

// TestExact makes sure that every number leads to its quotations: over the
// example study, a form is counted as often as a search for its spellings finds
// it, apart from what that finds in parts of words with a hyphen or the like.
func TestExact(t *testing.T) {
	s, err := study.Load(filepath.Join("..", "..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.ReadAll(nil)
	if err != nil {
		t.Fatal(err)
	}
	v := words.Count(c, words.Options{Select: participants{}})
	var rules []query.Rule
	for i := range v.Forms {
		e := &query.Or{}
		for _, w := range v.Forms[i].Written {
			e.Operands = append(e.Operands, &query.Term{Kind: query.Exact, Text: w.Text})
		}
		parsed, err := query.Parse(e.String(), query.Vocabulary{})
		if err != nil {
			t.Fatalf("%s: %v", v.Forms[i].Text, err)
		}
		rules = append(rules, query.Rule{Expr: parsed})
	}
	found := make([]int, len(rules))
	for _, tr := range c.Transcripts {
		r := query.Compile(analyzer(t, tr.Language, tr.Fold), rules).NewReader()
		for i := range tr.Turns {
			if tr.Turns[i].Speaker.Role != corpus.Participant {
				continue
			}
			for _, rule := range r.Read(tr.Turns[i].Text) {
				if v.Forms[rule].Language != tr.Language {
					continue
				}
				for _, iv := range r.Match(int(rule), nil) {
					e := iv.Evidence[0] // a part is shorter than its word; an abbreviation leaves its point
					if e.Start == int(iv.Start) && strings.Trim(tr.Turns[i].Text[e.End:iv.End], ".") == "" {
						found[rule]++
					}
				}
			}
		}
	}
	if len(rules) < 2000 {
		t.Fatalf("only %d forms", len(rules))
	}
	for i := range v.Forms {
		if found[i] != v.Forms[i].Count {
			t.Errorf("%q: counted %d, found %d", v.Forms[i].Text, v.Forms[i].Count, found[i])
		}
	}
}
