package study

import (
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
// each turn which of them it has.
func spellings(turns []corpus.Turn) (list []spelling, spelled []int32) {
	at := map[string]int32{}
	spelled = make([]int32, len(turns))
	for i := range turns {
		label := turns[i].Label
		if i > 1 && label == turns[i-2].Label { // two who talk in turn
			spelled[i] = spelled[i-2]
			continue
		}
		n, ok := at[label]
		if !ok {
			n = int32(len(list))
			at[label] = n
			list = append(list, spelling{label: label, line: turns[i].Line})
		}
		spelled[i] = n
	}
	return list, spelled
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

// gather adds who takes part in a transcript.
func (r *resolver) gather(sc *scene, cast []*member) {
	t := sc.transcript
	for _, m := range cast {
		if m.excluded == r.withdrawn {
			t.Speakers = append(t.Speakers, m.Speaker)
			r.meet(m.Speaker)
		}
	}
	for _, s := range r.silent(sc, cast) {
		t.Speakers = append(t.Speakers, s)
		r.meet(s)
	}
}

// speak gives each turn its speaker and takes out the turns of those who are
// left out, or where only what was withdrawn is wanted of all others, so many as
// it returns. The turns that were read are copied where more than their speaker
// will be changed.
func (sc *scene) speak(withdrawn, asked bool) (excluded int) {
	t := sc.transcript
	for _, of := range sc.spelled {
		if sc.list[of].member.excluded != withdrawn {
			excluded++
		}
	}
	read := t.Turns
	if asked || excluded > 0 {
		t.Turns = make([]corpus.Turn, len(read)-excluded)
	}
	n := 0
	for i, of := range sc.spelled {
		m := sc.list[of].member
		if m.excluded != withdrawn {
			continue
		}
		if asked || excluded > 0 {
			t.Turns[n] = read[i]
		}
		t.Turns[n].Speaker = m.Speaker
		n++
	}
	return excluded
}
