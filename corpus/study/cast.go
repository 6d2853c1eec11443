package study

import (
	"slices"

	"mening/corpus"
	"mening/corpus/format"
)

// member is a label of a transcript with who it stands for.
type member struct {
	*corpus.Speaker
	key      string
	row      int // of participants.csv, or -1
	excluded bool
}

// spelling is a label as it is written in a transcript.
type spelling struct {
	label string
	line  int // of its first turn
	*member
}

// spellings finds the labels of a transcript in order of appearance, and for
// each turn which of them it has. The second result is valid until the next
// call.
func (r *resolver) spellings(turns []corpus.Turn) ([]spelling, []int32) {
	var list []spelling
	at := map[string]int32{}
	r.turns = slices.Grow(r.turns[:0], len(turns))[:len(turns)]
	for i := range turns {
		label := turns[i].Label
		if i > 1 && label == turns[i-2].Label { // two who talk in turn
			r.turns[i] = r.turns[i-2]
			continue
		}
		n, ok := at[label]
		if !ok {
			n = int32(len(list))
			at[label] = n
			list = append(list, spelling{label: label, line: turns[i].Line})
		}
		r.turns[i] = n
	}
	return list, r.turns
}

// cast resolves each label of a transcript once. Where nothing says what kind
// of interview it is, the number of those who speak does; rows that ask for a
// kind are then tried a second time.
func (r *resolver) cast(sc *scene, list []spelling) []*member {
	guess := sc.kind == ""
	trial := guess && r.people != nil && r.people.hasKind
	all, people := r.members(sc, list, trial)
	if !guess || people == 0 {
		if trial {
			all, _ = r.members(sc, list, false)
		}
		return all
	}
	kind := "focus group"
	switch {
	case sc.transcript.Convention == format.OpenAnswers:
		kind = "open answers"
	case people == 1:
		kind = "individual"
	case people == 2:
		kind = "pair"
	}
	kind, _ = r.vocabulary.value("kind", kind)
	attributes := map[string]string{"kind": kind}
	for name, value := range sc.transcript.Attributes {
		if value != "" {
			attributes[name] = value
		}
	}
	sc.transcript.Attributes, sc.kind = attributes, key(kind)
	if trial {
		all, _ = r.members(sc, list, false)
	}
	return all
}

// members resolves labels; labels that differ in case only, or in a remark in
// brackets, are one. people is the number of participants among them. A trial
// tells no faults.
func (r *resolver) members(sc *scene, list []spelling, trial bool) (all []*member, people int) {
	byKey := make(map[string]*member, len(list))
	for i := range list {
		label := r.spoken(sc, list[i].label, list[i].line, trial)
		k := r.key(label)
		if m, ok := byKey[k]; ok {
			list[i].member = m
			continue
		}
		m := r.who(sc, label, k, list[i].line, trial)
		byKey[k] = m
		if m.Kind == corpus.Person && m.Role == corpus.Participant {
			people++
		}
		list[i].member = m
		all = append(all, m)
	}
	return all, people
}

// key is key, remembered: most labels come back in many transcripts.
func (r *resolver) key(label string) string {
	k, ok := r.keys[label]
	if !ok {
		k = key(label)
		r.keys[label] = k
	}
	return k
}

// speak gives each turn its speaker and takes out the turns of those who are
// left out.
func (r *resolver) speak(sc *scene, cast []*member, list []spelling, spelled []int32) {
	t := sc.transcript
	for _, m := range cast {
		if m.excluded == r.withdrawn {
			t.Speakers = append(t.Speakers, m.Speaker)
			r.meet(m.Speaker)
		}
	}
	turns := make([]corpus.Turn, 0, len(t.Turns))
	for i := range t.Turns {
		m := list[spelled[i]].member
		if m.excluded != r.withdrawn {
			r.corpus.Excluded.Turns++
			continue
		}
		turns = append(turns, t.Turns[i])
		turns[len(turns)-1].Speaker = m.Speaker
	}
	t.Turns = turns
	for _, s := range r.silent(sc, cast) {
		t.Speakers = append(t.Speakers, s)
		r.meet(s)
	}
}
