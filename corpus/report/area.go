package report

import "mening/corpus"

// Area is a stretch of talk that belongs to one question.
type Area struct {
	Question string
	// First is the turn that opens the area.
	First *corpus.Turn
	// Opening is what opens it: a heading or an interviewer's words; empty where
	// the source tells the question.
	Opening string
	// Turns and Words are those of participants.
	Turns, Words int
}

// areas counts the turns of a transcript in its content areas.
type areas struct {
	report  *Transcript
	last    map[string]int // by question: its last area
	opening map[int]string // by turn: what opens a question there
}

func newAreas(r *Transcript) *areas {
	a := &areas{report: r, last: map[string]int{}, opening: map[int]string{}}
	for _, asked := range r.Asked {
		a.opening[asked.Turn] = asked.Text
	}
	return a
}

// count counts a turn. Answers to a form have one area a question, since each
// respondent answers all of them: the source itself tells the question, and
// nothing opens it.
func (a *areas) count(turn *corpus.Turn, words int) {
	if turn.Question == "" {
		return
	}
	r := a.report
	at, ok := a.last[turn.Question]
	if n := len(r.Areas); !ok || at < n-1 && a.opening[turn.Number] != "" {
		at = n
		a.last[turn.Question] = n
		r.Areas = append(r.Areas, Area{Question: turn.Question, First: turn, Opening: a.opening[turn.Number]})
	}
	if turn.Speaker.Role == corpus.Participant {
		r.Areas[at].Turns++
		r.Areas[at].Words += words
	}
}
