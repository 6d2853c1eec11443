package report

import (
	"cmp"
	"slices"
	"strings"

	"mening/coding/register"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/table"
	"mening/corpus/words"
)

// Material is what was read and who took part.
type Material struct {
	Interviews, Participants, Silent, Turns, Words int
	// Kinds, Waves and Sites count interviews, Stakeholders participants.
	Kinds, Waves, Sites, Stakeholders []Count
	// Formats are the endings of the files, Languages those of the talk.
	Formats, Languages []string
	// First and Last are the dates of interviews, as 2020-02-04; empty where
	// none is known.
	First, Last string
	// InBoth is how many participants were heard in more than one wave.
	InBoth int
	// Questions are those of the interview guide.
	Questions []string
	// Unnamed is how many codings are of several or unknown people, Excluded
	// how many transcripts were taken out because consent was withdrawn.
	Excluded int
	Table    document.Block
}

// Count is a number of something that has a name.
type Count struct {
	Name string
	N    int
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

// material counts who took part.
func (b *builder) material() {
	m := &b.out.Material
	rows, all := map[place]*heard{}, newHeard()
	kinds, waves, sites, people, waved := map[string]int{}, map[string]int{}, map[string]int{}, map[string]map[string]bool{}, map[string]map[string]bool{}
	said := words.Spoken(b.Corpus, func(t *corpus.Transcript, turn *corpus.Turn) (*corpus.Speaker, bool) {
		return turn.Speaker, b.Where.Turn(t, turn)
	})
	for i, t := range b.Corpus.Transcripts {
		selected := false
		for _, s := range t.Speakers {
			if s.Role != corpus.Participant || s.Uncounted || !b.Where.Speaker(t, s) {
				continue
			}
			selected = true
			at := place{s.Stakeholder, first(corpus.Field(t, s, "wave")), first(corpus.Field(t, s, "kind"))}
			if rows[at] == nil {
				rows[at] = newHeard()
			}
			for _, h := range []*heard{rows[at], all} {
				h.add(t.Path, s, said[i][s])
			}
			if s.Participant != "" {
				set(people, s.Stakeholder, s.Participant)
				set(waved, s.Participant, at.wave)
			}
		}
		if !selected {
			continue
		}
		kinds[t.Attribute("kind")]++
		waves[t.Attribute("wave")]++
		sites[t.Attribute("site")]++
		m.Formats, m.Languages = insert(m.Formats, t.Format), insert(m.Languages, t.Language)
		if _, err := register.ParseDate(t.Attribute("date")); err == nil {
			m.dates(t.Attribute("date"))
		}
	}
	m.Interviews, m.Participants, m.Silent, m.Turns, m.Words = len(all.interviews), len(all.participants), all.silence(), all.turns, all.words
	m.Kinds, m.Waves, m.Sites = b.named("kind", kinds), b.named("wave", waves), b.named("site", sites)
	for _, s := range b.Corpus.Stakeholders {
		if n := len(people[s.ID]); n > 0 {
			m.Stakeholders = append(m.Stakeholders, Count{b.Voice.Label("stakeholder", s.ID), n})
		}
	}
	for _, in := range waved {
		if len(in) > 1 {
			m.InBoth++
		}
	}
	for _, q := range b.Study.Config.Guide {
		m.Questions = append(m.Questions, q.Name)
	}
	m.Excluded = b.Corpus.Excluded.Transcripts
	m.Table = b.participants(rows, all)
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

// participants is the table of who took part, by stakeholder, wave and kind.
func (b *builder) participants(rows map[place]*heard, all *heard) document.Block {
	var places []place
	for p := range rows {
		places = append(places, p)
	}
	order := func(field string) func(string) int {
		values := b.Corpus.Values(field)
		return func(id string) int {
			if i := slices.IndexFunc(values, func(v corpus.Value) bool { return v.ID == id }); i >= 0 {
				return i
			}
			return len(values)
		}
	}
	stakeholder, wave, kind := order("stakeholder"), order("wave"), order("kind")
	slices.SortFunc(places, func(a, c place) int {
		return cmp.Or(stakeholder(a.stakeholder)-stakeholder(c.stakeholder), strings.Compare(a.stakeholder, c.stakeholder),
			wave(a.wave)-wave(c.wave), strings.Compare(a.wave, c.wave), kind(a.kind)-kind(c.kind), strings.Compare(a.kind, c.kind))
	})
	several := func(of func(place) string) bool {
		return slices.ContainsFunc(places, func(p place) bool { return of(p) != of(places[0]) })
	}
	t := &table.Table{Caption: b.say("Who took part"), Total: 1}
	t.Columns = []table.Column{{Key: "stakeholder", Title: b.Voice.Term("stakeholder")}}
	waves, kinds := several(func(p place) string { return p.wave }), several(func(p place) string { return p.kind })
	if waves {
		t.Columns = append(t.Columns, table.Column{Key: "wave", Title: b.Voice.Term("wave")})
	}
	if kinds {
		t.Columns = append(t.Columns, table.Column{Key: "kind", Title: b.Voice.Term("kind")})
	}
	for _, key := range []string{"interviews", "participants", "silent", "turns", "words"} {
		t.Columns = append(t.Columns, table.Column{Key: key, Title: b.say(key), Number: true})
	}
	numbers := func(h *heard) []any {
		return []any{len(h.interviews), len(h.participants), h.silence(), h.turns, h.words}
	}
	for i, p := range places {
		name := ""
		if i == 0 || places[i-1].stakeholder != p.stakeholder {
			name = b.stakeholderName(p.stakeholder)
		}
		row := []any{name}
		if waves {
			row = append(row, b.Voice.Label("wave", p.wave))
		}
		if kinds {
			row = append(row, b.Voice.Label("kind", p.kind))
		}
		t.Rows = append(t.Rows, append(row, numbers(rows[p])...))
	}
	row := []any{b.say("Total")}
	for len(row) < len(t.Columns)-5 {
		row = append(row, "")
	}
	t.Rows = append(t.Rows, append(row, numbers(all)...))
	t.Notes = b.participantNotes(all)
	return document.Table{Table: t, Upright: true}
}

func (b *builder) participantNotes(all *heard) []string {
	notes := []string{b.say("the total counts everybody and every interview once; one interview may stand in several rows")}
	if len(all.silent) > 0 {
		notes = append(notes, b.say("silent: took part and said nothing in the recording"))
	}
	if n := b.Corpus.Excluded; n.Transcripts > 0 || n.Turns > 0 {
		notes = append(notes, b.say(tally.NoteExcluded, n.Transcripts, n.Turns))
	}
	if n := len(b.Corpus.Unreadable); n > 0 {
		notes = append(notes, b.say(tally.NoteUnreadable, n))
	}
	return notes
}

// stakeholderName is the name of a stakeholder with the short one behind it.
func (b *builder) stakeholderName(id string) string {
	short := b.shortName(id)
	for _, s := range b.Corpus.Stakeholders {
		if s.ID == id && id != corpus.Unknown && s.Name != "" && s.Name != short {
			return s.Name + " (" + short + ")"
		}
	}
	return short
}

// named returns counts of the values of a field, in their order.
func (b *builder) named(field string, counts map[string]int) []Count {
	var out []Count
	for _, v := range b.Corpus.Values(field) {
		if n := counts[v.ID]; n > 0 && !slices.ContainsFunc(out, func(c Count) bool { return c.Name == b.Voice.Label(field, v.ID) }) {
			out = append(out, Count{b.Voice.Label(field, v.ID), n})
		}
	}
	return out
}

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
