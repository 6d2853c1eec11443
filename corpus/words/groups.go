package words

import (
	"slices"

	"mening/corpus"
)

// Division divides talk into groups, which may overlap.
type Division struct {
	Values []corpus.Value
	// Speaker returns the groups, as places in Values, of which somebody is a
	// member, whether he or she says something or not. Where it is nil, those are
	// who say something.
	Speaker func(*corpus.Transcript, *corpus.Speaker) []int
	// Voice returns the groups to which the words of a voice belong.
	Voice func(*Voice) []int
}

// Group is one group with its sizes.
type Group struct {
	corpus.Value
	// Words is how much the group said.
	Words int
	// Participants took part in the selected talk, silent ones too but where
	// [Division] or [Marking] say otherwise; Interviews are those in which one of
	// the group did.
	Participants, Interviews int
}

// Counts are how often a form was said, by how many participants, in how many
// interviews. Talk of several or unknown people counts, but is no participant's.
type Counts struct{ Count, Participants, Interviews int }

// Groups are the groups of a vocabulary's voices. They are not safe for several
// goroutines at once.
type Groups struct {
	// Groups are those of the division with talk or people; All is everybody.
	Groups []Group
	All    Group

	of         [][]int // by voice: places in Groups, and len(Groups) for all
	people     []int   // by voice: the participant's number, -1 where none is
	interviews []int   // by voice
	stamp      int
	met        [][]int // by group, then participant: the stamp of the form that was met last
}

// ByField returns the division by a field of turns and speakers, in the order of
// its values.
func ByField(c *corpus.Corpus, field string) Division {
	var d Division
	place := func(value string) int {
		i := slices.IndexFunc(d.Values, func(v corpus.Value) bool { return corpus.Equal(v.ID, value) })
		if i < 0 {
			i = len(d.Values)
			d.Values = append(d.Values, corpus.Value{ID: value, Label: value})
		}
		return i
	}
	for _, v := range c.Values(field) {
		if i := place(v.ID); d.Values[i].Label == v.ID && v.Label != "" {
			d.Values[i].Label = v.Label
		}
	}
	places := func(values []string, s *corpus.Speaker) []int {
		if field == "interview" && len(values) > 1 {
			values = values[:1] // the path with its ending
		}
		if len(values) == 0 && s.Role == corpus.Participant && field != "group" {
			values = []string{corpus.Unknown}
		}
		out := make([]int, len(values))
		for i, v := range values {
			out[i] = place(v)
		}
		return out
	}
	d.Speaker = func(t *corpus.Transcript, s *corpus.Speaker) []int { return places(corpus.Field(t, s, field), s) }
	turn := func(t *corpus.Transcript, turn *corpus.Turn) []int {
		return places(corpus.TurnField(t, turn, field), turn.Speaker)
	}
	d.Voice = func(v *Voice) []int { return turn(v.Transcript, v.Turn()) }
	for _, t := range c.Transcripts { // so that all values are known
		for _, s := range t.Speakers {
			d.Speaker(t, s)
		}
		for i := range t.Turns {
			turn(t, &t.Turns[i])
		}
	}
	return d
}

// Undivided is the division into no groups.
func Undivided() Division {
	return Division{Voice: func(*Voice) []int { return nil }}
}

// Groups divides the voices of the vocabulary and counts who took part.
func (v *Vocabulary) Groups(c *corpus.Corpus, d Division) *Groups {
	all := len(d.Values)
	p := &parts{numbers: map[string]int{}, people: make([]map[int]bool, all+1), interviews: make([]map[int]bool, all+1)}
	for i := range p.people {
		p.people[i], p.interviews[i] = map[int]bool{}, map[int]bool{}
	}
	silent := v.marking == nil || v.marking.Counts == nil // take part, too
	order := map[*corpus.Transcript]int{}
	for i, t := range c.Transcripts {
		order[t] = i
		for _, s := range t.Speakers {
			if !v.selected.Speaker(t, s) {
				continue
			}
			p.number(s)
			if silent {
				p.take(i, s, all)
			}
			if silent && d.Speaker != nil {
				p.take(i, s, d.Speaker(t, s)...)
			}
		}
	}
	g := &Groups{Groups: make([]Group, all)}
	for i, value := range d.Values {
		g.Groups[i].Value = value
	}
	for i := range v.Voices {
		voice := &v.Voices[i]
		own, interview := d.Voice(voice), order[voice.Transcript]
		if voice.Words > 0 && !silent {
			p.take(interview, voice.Speaker, all)
		}
		if voice.Words > 0 && (!silent || d.Speaker == nil) {
			p.take(interview, voice.Speaker, own...)
		}
		for _, group := range own {
			g.Groups[group].Words += voice.Words
		}
		g.All.Words += voice.Words
		person, ok := p.numbers[voice.Speaker.Participant]
		if !ok {
			person = -1
		}
		g.of, g.people, g.interviews = append(g.of, append(slices.Clone(own), all)), append(g.people, person), append(g.interviews, interview)
	}
	for i := range g.Groups {
		g.Groups[i].Participants, g.Groups[i].Interviews = len(p.people[i]), len(p.interviews[i])
	}
	g.All.Participants, g.All.Interviews = len(p.people[all]), len(p.interviews[all])
	for range all + 1 {
		g.met = append(g.met, make([]int, len(p.numbers)))
	}
	return g
}

// parts are who takes part in the groups, and where.
type parts struct {
	numbers            map[string]int // of participants
	people, interviews []map[int]bool // by group
}

func (p *parts) number(s *corpus.Speaker) {
	if _, ok := p.numbers[s.Participant]; !ok && s.Participant != "" {
		p.numbers[s.Participant] = len(p.numbers)
	}
}

// take takes a speaker of an interview into groups.
func (p *parts) take(interview int, s *corpus.Speaker, groups ...int) {
	for _, group := range groups {
		p.interviews[group][interview] = true
		if n, ok := p.numbers[s.Participant]; ok {
			p.people[group][n] = true
		}
	}
}

// Of returns how often a form was said by group, as in Groups, and by all.
func (g *Groups) Of(f *Form) ([]Counts, Counts) {
	counts := make([]Counts, len(g.met))
	last := make([]int, len(counts))
	g.stamp++
	for _, u := range f.Uses {
		interview, person := g.interviews[u.Voice]+1, g.people[u.Voice]
		for _, group := range g.of[u.Voice] {
			c := &counts[group]
			c.Count += int(u.Count)
			if last[group] != interview { // voices stand in corpus order
				last[group] = interview
				c.Interviews++
			}
			if person >= 0 && g.met[group][person] != g.stamp {
				g.met[group][person] = g.stamp
				c.Participants++
			}
		}
	}
	all := len(counts) - 1
	return counts[:all], counts[all]
}
