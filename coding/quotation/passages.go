package quotation

import (
	"cmp"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
)

// Passage is what one speaker says in a unit, up to the next one.
type Passage struct {
	// Speaker is who says it, nil of a printed form that a person wrote of the
	// words of several.
	Speaker *corpus.Speaker
	// Label is the speaker as the transcript writes it.
	Label string
	// Text is flat, as that of [Core].
	Text string
}

// least is how many words of each passage are quoted where a unit is shortened.
const least = 6

// Passages returns what is quoted of a unit, speaker by speaker as in an excerpt
// of a focus group; one passage where one speaks, or where a person wrote a
// printed form. Of a unit that is longer than so many words, 0 for all, each
// passage has its share, six words or more; those for which none is left are
// marked […] behind the one before.
func Passages(o *coding.Observation, words int) []Passage {
	said := turns(o)
	if len(said) == 1 || o.Printed != "" {
		p := Passage{Text: Core(o, words)}
		if len(said) == 1 {
			p.Speaker, p.Label = said[0].Speaker, said[0].Label
		}
		return []Passage{p}
	}
	if words <= 0 || len(strings.Fields(o.Quote())) <= words {
		return said
	}
	share := shareOf(said, words)
	for i := range said {
		if i > 0 && words <= 0 {
			said[i-1].Text = strings.TrimSuffix(said[i-1].Text, " "+omitted) + " " + omitted
			return said[:i]
		}
		text := strings.Fields(said[i].Text)
		words -= min(share, len(text))
		if len(text) > share {
			said[i].Text = unended(strings.Join(text[:share], " ")) + " " + omitted
		}
	}
	return said
}

// shareOf returns how many words of each passage may be quoted so that all of them
// have so many: what short ones leave goes to the others.
func shareOf(said []Passage, words int) int {
	var lengths []int
	for _, p := range said {
		lengths = append(lengths, len(strings.Fields(p.Text)))
	}
	slices.Sort(lengths)
	for i, n := range lengths {
		if each := words / (len(lengths) - i); n > each {
			return max(least, each)
		}
		words -= n
	}
	return max(least, lengths[len(lengths)-1])
}

// turns returns what each speaker says in a unit. Turns of one speaker that
// follow each other are one passage.
func turns(o *coding.Observation) []Passage {
	var out []Passage
	for _, p := range o.All() {
		text := flat(p.Text())
		if last := len(out) - 1; last >= 0 && out[last].Speaker == p.Turn.Speaker {
			out[last].Text += " " + text
			continue
		}
		out = append(out, Passage{p.Turn.Speaker, p.Turn.Label, text})
	}
	return out
}

// Several reports whether the quotation of a unit has passages of several
// speakers.
func Several(o *coding.Observation) bool { return o.Printed == "" && len(turns(o)) > 1 }

// Sources returns what stands behind a quotation for each participant who speaks
// in it, without repetitions; from says it of one speaker. Where no participant
// does, it is that of who speaks.
func Sources(o *coding.Observation, from func(*corpus.Transcript, *corpus.Speaker) string) []string {
	out := []string{}
	for _, p := range said(o) {
		if s := from(o.Transcript, p.Turn.Speaker); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// said returns the parts of a unit that are quoted for somebody: those in which
// participants speak, all where none does.
func said(o *coding.Observation) []coding.Part {
	if speaking := (coding.Selection{}).Speaking(o); len(speaking) > 0 {
		return speaking
	}
	return o.All()
}

// Informants names those who are quoted in a unit for counting: participants, or
// the label within the transcript where the person is not known.
func Informants(o *coding.Observation) []string {
	var out []string
	for _, p := range said(o) {
		name := cmp.Or(p.Turn.Speaker.Participant, o.Transcript.Path+"\x00"+p.Turn.Label)
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// Stakeholders returns the stakeholders of those who are quoted in a unit.
func Stakeholders(o *coding.Observation) []string {
	return Sources(o, func(_ *corpus.Transcript, s *corpus.Speaker) string { return s.Stakeholder })
}
