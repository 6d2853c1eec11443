package report

import (
	"slices"

	"mening/coding/register"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/words"
)

// Material is what was read and who took part.
type Material struct {
	Interviews, Turns, Words int
	Participants, Silent     Number
	// Kinds, Waves and Sites count interviews, with those of which none is known
	// last; Stakeholders count participants, of whom NoStakeholder are of none that
	// is known.
	Kinds, Waves, Sites, Stakeholders []Count
	NoStakeholder                     Number
	// Formats are the endings of the files, Languages those of the talk.
	Formats, Languages []string
	// First and Last are the dates of interviews, as 2020-02-04; empty where
	// none is known.
	First, Last string
	// InBoth is how many participants were heard in more than one wave.
	InBoth Number
	// Questions are those of the interview guide.
	Questions []string
	// Excluded is how many transcripts were taken out because consent was
	// withdrawn.
	Excluded int
	Table    document.Block
}

// Count is a number of something that has a name.
type Count struct {
	Name string
	N    Number
}

// heard is what was heard of one kind of people in one kind of interview.
type heard struct {
	interviews, participants, silent map[string]bool
	turns, words                     int
}

func newHeard() *heard {
	return &heard{interviews: map[string]bool{}, participants: map[string]bool{}, silent: map[string]bool{}}
}

// place is a row of the table of participants.
type place struct{ stakeholder, wave, kind string }

// survey gathers who took part: by row of the table, by stakeholder, and all.
type survey struct {
	rows   map[place]*heard
	groups map[string]*heard
	all    *heard
	waves  map[string]map[string]bool // by participant
	// kinds, waved and sites count interviews.
	kinds, waved, sites map[string]int
}

// material counts who took part.
func (b *builder) material() error {
	m := &b.out.Material
	x := b.survey()
	b.measureGroups(x.groups, x.all)
	all := b.sizes[tally.All]
	m.Interviews, m.Participants, m.Silent, m.Turns, m.Words = len(x.all.interviews), all.participants, all.silent, x.all.turns, x.all.words
	m.Kinds, m.Waves, m.Sites = b.named("kind", x.kinds), b.named("wave", x.waved), b.named("site", x.sites)
	for wave := range x.waved {
		if wave != "" {
			b.waves++
		}
	}
	for _, s := range b.Corpus.Stakeholders {
		switch h := x.groups[s.ID]; {
		case h == nil || len(h.participants) == 0:
		case s.ID == corpus.Unknown:
			m.NoStakeholder = b.sizes[s.ID].participants
		default:
			m.Stakeholders = append(m.Stakeholders, Count{b.Voice.Label("stakeholder", s.ID), b.sizes[s.ID].participants})
		}
	}
	several := 0
	for _, waves := range x.waves {
		if len(waves) > 1 {
			several++
		}
	}
	m.InBoth = b.part(several, len(x.all.participants))
	for _, q := range b.Study.Config.Guide {
		m.Questions = append(m.Questions, q.Name)
	}
	m.Excluded = b.Corpus.Excluded.Transcripts
	m.Table = b.participants(x)
	return nil
}

// survey looks at every selected speaker and interview.
func (b *builder) survey() *survey {
	m := &b.out.Material
	x := &survey{rows: map[place]*heard{}, groups: map[string]*heard{}, all: newHeard(), waves: map[string]map[string]bool{},
		kinds: map[string]int{}, waved: map[string]int{}, sites: map[string]int{}}
	said := words.Spoken(b.Corpus, func(t *corpus.Transcript, turn *corpus.Turn) (*corpus.Speaker, bool) {
		return turn.Speaker, b.Where.Turn(t, turn)
	})
	for i, t := range b.Corpus.Transcripts {
		selected := false
		for _, s := range t.Speakers {
			if s.Role == corpus.Participant && !s.Uncounted && b.Where.Speaker(t, s) {
				selected = true
				x.add(t, s, said[i][s], b.Suppress > 0)
			}
		}
		if !selected {
			continue
		}
		x.kinds[t.Attribute("kind")]++
		x.waved[t.Attribute("wave")]++
		x.sites[t.Attribute("site")]++
		m.Formats, m.Languages = insert(m.Formats, t.Format), insert(m.Languages, t.Language)
		if _, err := register.ParseDate(t.Attribute("date")); err == nil {
			m.dates(t.Attribute("date"))
		}
	}
	return x
}

// add adds what a speaker says in a transcript. In a coarse survey a stakeholder
// has one row, as no sizes of waves and kinds of interview are told.
func (x *survey) add(t *corpus.Transcript, s *corpus.Speaker, said words.Said, coarse bool) {
	wave := first(corpus.Field(t, s, "wave"))
	at := place{stakeholder: s.Stakeholder}
	if !coarse {
		at.wave, at.kind = wave, first(corpus.Field(t, s, "kind"))
	}
	if x.rows[at] == nil {
		x.rows[at] = newHeard()
	}
	if x.groups[s.Stakeholder] == nil {
		x.groups[s.Stakeholder] = newHeard()
	}
	for _, h := range []*heard{x.rows[at], x.groups[s.Stakeholder], x.all} {
		h.add(t.Path, s, said)
	}
	if s.Participant != "" && wave != "" {
		set(x.waves, s.Participant, wave)
	}
}

func (m *Material) dates(date string) {
	day, _ := register.ParseDate(date)
	iso := day.Format("2006-01-02")
	if m.First == "" || iso < m.First {
		m.First = iso
	}
	m.Last = max(m.Last, iso)
}

func (h *heard) add(interview string, s *corpus.Speaker, said words.Said) {
	h.interviews[interview] = true
	h.turns += said.Turns
	h.words += said.Words
	if s.Participant == "" {
		return
	}
	h.participants[s.Participant] = true
	if s.Silent {
		h.silent[s.Participant] = true
	}
}

// silence counts those who took part and said nothing.
func (h *heard) silence() int { return len(h.silent) }

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

func set(m map[string]map[string]bool, key, member string) {
	if m[key] == nil {
		m[key] = map[string]bool{}
	}
	m[key][member] = true
}

// insert adds a text to a sorted list that has each once.
func insert(list []string, text string) []string {
	if at, found := slices.BinarySearch(list, text); !found && text != "" {
		return slices.Insert(list, at, text)
	}
	return list
}
