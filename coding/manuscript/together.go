package manuscript

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// exchange is how a quotation shows that another begins to speak: by a dash or a
// name with a colon.
var exchange = pattern(`(?:^|[.?!…]["”’]?\s+|\n)\s*(?:[–—-]\s*\pL|\p{Lu}[\pL\d]*(?:\s\d+)?:\s)`)

// together tells that words of several speakers are quoted as those of one: of an
// interviewer and a participant, or of participants of whom the source does not
// name each one's party.
func (s *Study) together(q *Quotation, m *Match) []source.Note {
	var participants []*corpus.Speaker
	asked := false
	for _, turn := range m.Quoted {
		switch {
		case turn.Speaker.Role == corpus.Interviewer:
			asked = true
		case turn.Speaker.Role == corpus.Participant && !slices.Contains(participants, turn.Speaker):
			participants = append(participants, turn.Speaker)
		}
	}
	if len(participants) == 0 || exchange().MatchString(q.Text) {
		return nil
	}
	var out []source.Note
	if asked {
		out = append(out, source.Say("the interviewer says a part of it"))
	}
	if len(participants) > 1 && !s.namesEach(q.Source, participants) {
		var labels []string
		for _, p := range participants {
			labels = append(labels, p.Label)
		}
		out = append(out, source.Say("several say it: %s", strings.Join(labels, ", ")))
	}
	return out
}

// namesEach reports whether a source names more than one party, and that of each.
func (s *Study) namesEach(text string, speakers []*corpus.Speaker) bool {
	named := map[string]bool{}
	for _, m := range s.names.in(text) {
		if m.field == "stakeholder" {
			named[m.value] = true
		}
	}
	return len(named) > 1 && !slices.ContainsFunc(speakers, func(p *corpus.Speaker) bool { return !named[p.Stakeholder] })
}
