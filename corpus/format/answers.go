package format

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// OpenAnswers is the convention of a sheet with a row a respondent and a
// column a question: the free text of a form.
const OpenAnswers = "open answers"

// answers is a sheet of answers; -1 is no column.
type answers struct {
	respondent, stakeholder int
	questions               []int // answered in free text
	rest                    []int
}

// findAnswers recognises a sheet of open answers: at least one of its columns
// holds free text.
func findAnswers(s *table.Sheet) (answers, bool) {
	f := answers{respondent: -1, stakeholder: -1}
	for i, title := range s.Header {
		plain, _ := plainTitle(title)
		switch {
		case f.respondent < 0 && slices.Contains(respondentTitles(), plain):
			f.respondent = i
		case f.stakeholder < 0 && slices.Contains(stakeholderTitles(), plain):
			f.stakeholder = i
		case isOpen(s, i):
			f.questions = append(f.questions, i)
		default:
			f.rest = append(f.rest, i)
		}
	}
	return f, len(f.questions) > 0
}

func respondentTitles() []string {
	return []string{"respondent", "respondentid", "id", "nr", "nummer", "löpnr", "löpnummer", "svarsnummer", "kod", "pseudonym", "informant",
		"deltagare", "deltagarid", "participant", "participantid", "person", "namn", "name", "number", "no"}
}

func stakeholderTitles() []string {
	return []string{"stakeholder", "aktör", "part", "myndighet", "organisation", "verksamhet", "grupp", "group", "arbetsgivare", "employer"}
}

// isOpen reports whether a column holds answers in free text: under a question,
// or of three words and more in the mean. Numbers, dates and a few answers that
// return are those of a closed question.
func isOpen(s *table.Sheet, column int) bool {
	const enough = 10_000 // of answers
	answers, words, plain := 0, 0, 0
	distinct := map[string]bool{}
	for _, row := range s.Rows {
		cell := strings.TrimSpace(row.Fields[column])
		if cell == "" {
			continue
		}
		answers++
		words += len(strings.Fields(cell))
		if answers == enough {
			break
		}
		distinct[strings.ToLower(cell)] = true
		if !strings.ContainsFunc(cell, unicode.IsLetter) {
			plain++
		}
	}
	if answers == 0 || 2*plain > answers {
		return false
	}
	const few, short = 5, 4 // answers, words
	if answers >= few && len(distinct)*3 <= answers+2 && words <= short*answers {
		return false
	}
	title := s.Header[column]
	return words >= 3*answers || strings.HasSuffix(strings.TrimSpace(title), "?") || len(strings.Fields(title)) >= 4
}

// collectAnswers makes a turn of each answer.
func (r *reading) collectAnswers(s *table.Sheet, f answers) error {
	r.t.Convention = OpenAnswers
	silent, first := 0, 0
	for n, row := range s.Rows {
		label := "R" + strconv.Itoa(n+1)
		if f.respondent >= 0 && row.Fields[f.respondent] != "" {
			label = r.cellLabel(row.Fields[f.respondent])
		}
		if f.stakeholder >= 0 && row.Fields[f.stakeholder] != "" {
			label += " (" + r.cellLabel(row.Fields[f.stakeholder]) + ")"
		}
		said := false
		for _, column := range f.questions {
			text := r.cellText(row.Fields[column])
			if text == "" {
				continue
			}
			said = true
			r.t.Turns = append(r.t.Turns, corpus.Turn{Line: row.Line, Label: label, Text: text, Question: r.cellLine(s.Header[column])})
		}
		if err := r.few(len(r.t.Turns), "answers"); err != nil {
			return err
		}
		if !said {
			if silent++; silent == 1 {
				first = row.Line
			}
		}
	}
	if silent > 0 {
		r.warn(first, source.Say("%d of %d rows answer no open question, this one first", silent, len(s.Rows)),
			"name these respondents in participants.csv if they are to count as participants")
	}
	var closed []string
	for _, column := range f.rest {
		closed = append(closed, s.Header[column])
	}
	r.repaired("column", filled(s, f.rest))
	if len(closed) > 0 {
		r.warn(0, source.Say("columns without free text are left out: %s", strings.Join(quoted(closed), ", ")),
			"what is known of the respondents belongs into participants.csv")
	}
	return nil
}
