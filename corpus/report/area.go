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

// area counts a turn in its content area. Answers to a form have one area a
// question, since each respondent answers all of them.
func (r *Transcript) area(turn *corpus.Turn, words int) {
	if turn.Question == "" {
		return
	}
	at := len(r.Areas) - 1
	if at < 0 || r.Areas[at].Question != turn.Question {
		opening := r.opening(turn)
		for at >= 0 && (opening != "" || r.Areas[at].Question != turn.Question) {
			at--
		}
		if at < 0 {
			at = len(r.Areas)
			r.Areas = append(r.Areas, Area{Question: turn.Question, First: turn, Opening: opening})
		}
	}
	if turn.Speaker.Role == corpus.Participant {
		r.Areas[at].Turns++
		r.Areas[at].Words += words
	}
}

// opening returns what opened a question at a turn, empty where the source
// itself tells the question.
func (r *Transcript) opening(turn *corpus.Turn) string {
	opening := ""
	for _, a := range r.Asked {
		if a.Turn == turn.Number {
			opening = a.Text
		}
	}
	return opening
}
