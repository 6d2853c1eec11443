package main

import (
	"cmp"
	"strings"

	"mening/coding"
	"mening/coding/quotation"
	"mening/corpus"
)

// attributed says who said a unit and when: the parties of all who speak in it,
// kind of interview, wave.
func (s *coded) attributed(o *coding.Observation) []string {
	return append(s.parties(o), s.occasion(o)...)
}

// parties are those of the participants who speak in a unit, where they are known.
func (s *coded) parties(o *coding.Observation) []string {
	var out []string
	for _, id := range quotation.Stakeholders(o) {
		if party := s.party(id); party != "" {
			out = append(out, party)
		}
	}
	return out
}

// partyCell returns the stakeholders of a unit as a cell: names for people, ids for
// programs.
func (s *coded) partyCell(o *coding.Observation) string {
	if s.out.inNames() {
		return strings.Join(s.parties(o), "; ")
	}
	return strings.Join(quotation.Stakeholders(o), "; ")
}

// stakeholderCell returns the stakeholders of all who speak in a unit by their ids,
// as each row about units has them.
func (s *coded) stakeholderCell(o *coding.Observation) string {
	return strings.Join(quotation.Sources(o, func(_ *corpus.Transcript, who *corpus.Speaker) string {
		return s.out.stakeholder(s.voice, who.Stakeholder)
	}), "; ")
}

// participantCell returns the participants who speak in a unit and are known, nil
// where there is none.
func (s *coded) participantCell(o *coding.Observation) any {
	return fromNull(orNull(strings.Join(informants(o), "; ")))
}

// codeCell returns the code of a unit as a cell likewise.
func (s *coded) codeCell(o *coding.Observation) string {
	if s.out.inNames() {
		return o.Code.Name
	}
	return o.Code.ID
}

// occasion says when a unit was said: kind of interview, wave.
func (s *coded) occasion(o *coding.Observation) []string {
	var out []string
	for _, attribute := range []string{"kind", "wave"} {
		id := o.Transcript.Attribute(attribute)
		for _, value := range s.corpus.Values(attribute) {
			if value.ID == id && id != "" {
				out = append(out, strings.ToLower(s.voice.label(attribute, id, cmp.Or(value.Label, id))))
				break
			}
		}
	}
	return out
}

// speakers are the labels of the participants who speak in a unit.
func (s *coded) speakers(o *coding.Observation) string { return strings.Join(speakerLabels(o), ", ") }

// speakerLabels are those of the participants who speak in a unit, as the transcript
// writes them; of who speaks where none does.
func speakerLabels(o *coding.Observation) []string {
	by := map[*corpus.Speaker]string{}
	for _, p := range o.All() {
		by[p.Turn.Speaker] = p.Turn.Label
	}
	return quotation.Sources(o, func(_ *corpus.Transcript, who *corpus.Speaker) string { return by[who] })
}

// excerpt returns what is quoted of a unit, at most so many words or all where
// that is 0, a line a speaker: of one speaker it is the quotation alone, of several
// each says who speaks, Anna (Patienter): ”…”.
func (s *coded) excerpt(o *coding.Observation, words int) []string {
	passages := quotation.Passages(o, words)
	if len(passages) == 1 {
		return []string{s.voice.quoted(passages[0].Text)}
	}
	var out []string
	for _, p := range passages {
		out = append(out, s.whoSays(p)+": "+s.voice.quoted(p.Text))
	}
	return out
}

// whoSays names the speaker of a passage, and in brackets the party, or the role
// of one who is no participant.
func (s *coded) whoSays(p quotation.Passage) string {
	about := s.party(p.Speaker.Stakeholder)
	if p.Speaker.Role != corpus.Participant {
		about = s.voice.say(string(p.Speaker.Role))
	}
	switch {
	case p.Label == "":
		return cmp.Or(about, s.voice.say(corpus.Unknown))
	case about == "" || corpus.Equal(p.Label, about):
		return p.Label
	}
	return p.Label + " (" + about + ")"
}

// quotedInLine returns what is quoted of a unit on one line, and behind the words
// of one speaker the party.
func (s *coded) quotedInLine(o *coding.Observation, words int) string {
	out := strings.Join(s.excerpt(o, words), " ")
	if parties := s.parties(o); len(parties) > 0 && !quotation.Several(o) {
		out += " (" + strings.Join(parties, ", ") + ")"
	}
	return out
}

// selectedParticipants counts the participants and the parties who speak in units,
// as a tally of them does.
func (s *coded) selectedParticipants(units []*coding.Observation) (people, parties int) {
	seen, of := map[string]bool{}, map[string]bool{}
	for _, o := range units {
		for _, p := range s.where.Speaking(o) {
			if who := p.Turn.Speaker; who.Participant != "" {
				seen[who.Participant] = true
			}
			if id := p.Turn.Speaker.Stakeholder; id != "" && id != corpus.Unknown {
				of[id] = true
			}
		}
	}
	return len(seen), len(of)
}
