package study

import (
	"cmp"
	"slices"

	"mening/corpus"
	"mening/corpus/source"
)

// who resolves one label of a transcript; k is its key. A trial tells no
// faults: the kind of interview, by which rows may ask, is not yet known.
func (r *resolver) who(sc *scene, label, k string, line int, trial bool) *member {
	class := r.labels.class(k)
	at, rival := r.people.row(sc, k, class == classPerson, func(row int) { r.fitting[row] = true })
	s := &corpus.Speaker{Label: label, Role: corpus.Participant}
	m := &member{Speaker: s, key: k, row: at}
	var row *person
	if at >= 0 {
		row = &r.people.rows[at]
		m.excluded = !row.include
		s.Declared, s.Attributes = true, row.attributes
		if rival >= 0 && !trial {
			r.claimed(sc, label, at, rival)
		}
	}
	given := sc.transcript.Roles[label]
	if given == corpus.UnknownPerson {
		given = corpus.UnresolvedRole
		if class == classPerson {
			class = classUnknown
		}
	}
	r.role(s, class, row, given)
	if s.Role != corpus.Participant {
		return m
	}
	if s.Kind == corpus.Person {
		s.Participant = sc.stem + "#" + label
		if row != nil {
			s.Participant = row.participant
		}
	}
	s.Stakeholder = r.stakeholder(sc, s, row, line)
	s.Groups = r.groupsOf(s.Stakeholder)
	return m
}

// role sets role and kind of a speaker. What the file says itself (given) is
// asked last.
func (r *resolver) role(s *corpus.Speaker, class labelClass, row *person, given corpus.Role) {
	if row != nil && row.role != corpus.UnresolvedRole {
		s.Role = row.role
	} else if row == nil || row.stakeholder == "" {
		switch class {
		case classInterviewer:
			s.Role = corpus.Interviewer
		case classOther:
			s.Role = corpus.Other
		case classPerson:
			s.Role = cmp.Or(given, s.Role)
		}
	}
	if s.Role != corpus.Participant {
		return
	}
	switch {
	case class == classSeveral:
		s.Kind, s.Uncounted = corpus.Several, r.Config.Several.LeaveOut
	case class == classUnknown && row == nil: // a row says who it was
		s.Kind, s.Uncounted = corpus.Nobody, r.Config.Unknown.LeaveOut
	case class == classUnlabelled:
		s.Kind = corpus.Unlabelled
	}
}

// stakeholder finds for whom a participant speaks.
func (r *resolver) stakeholder(sc *scene, s *corpus.Speaker, row *person, line int) string {
	if row != nil && row.stakeholder != "" {
		return row.stakeholder
	}
	name, group := bracket(s.Label)
	if group != "" && !r.isRemark(group) {
		for _, w := range []string{group, withoutNumber(group)} {
			if id, ok := r.declared[r.key(w)]; ok {
				return id
			}
		}
		id, problem := r.vocabulary.stakeholder(group)
		if problem != nil {
			problem.File, problem.Line = sc.transcript.File, line
			r.warn(problem)
		}
		return id
	}
	if s.Kind == corpus.Person {
		for _, w := range []string{name, withoutNumber(name)} {
			if id, ok := r.declared[r.key(w)]; ok {
				return id
			}
		}
	}
	if sc.stakeholder != "" {
		return sc.stakeholder
	}
	return corpus.Unknown
}

// claimed tells that two rows name the same speaker, once for each two rows.
func (r *resolver) claimed(sc *scene, label string, at, rival int) {
	if r.told[[2]int{at, rival}] {
		return
	}
	r.told[[2]int{at, rival}] = true
	a, b := &r.people.rows[at], &r.people.rows[rival]
	message := source.Say("two participants claim one speaker: %q in line %d and %q in line %d are both %q in %s",
		a.participant, a.line, b.participant, b.line, label, sc.transcript.Path)
	if a.participant == b.participant {
		message = source.Say("lines %d and %d say different things about %q, who is %q in %s", a.line, b.line, a.participant, label, sc.transcript.Path)
	}
	hint := "fill in interview in one of the rows, or take one out"
	if a.speaker == "" || b.speaker == "" {
		hint = "fill in speaker in both rows, as it stands in the transcript"
	}
	r.faults = append(r.faults, source.Told(source.Error, r.people.file, b.line, message, hint))
}

// silent returns the participants who took part in the interview by name and
// said nothing.
func (r *resolver) silent(sc *scene, cast []*member) []*corpus.Speaker {
	if r.people == nil {
		return nil
	}
	var out []*corpus.Speaker
	there, rows, keys := map[string]bool{}, map[int]bool{}, map[string]bool{}
	for _, m := range cast {
		there[m.Participant], rows[m.row], keys[m.key] = true, true, true
	}
	for _, i := range r.people.byInterview[sc.file] {
		row := &r.people.rows[i]
		if rows[i] || row.speaker != "" && keys[row.speaker] || there[row.participant] || !row.include || !row.fits(sc) {
			continue
		}
		s := &corpus.Speaker{Label: row.label, Role: corpus.Participant, Declared: true, Silent: true, Attributes: row.attributes}
		if s.Label == "" {
			s.Label = row.participant
		}
		if r.role(s, r.labels.class(key(s.Label)), row, corpus.UnresolvedRole); s.Role != corpus.Participant || s.Kind != corpus.Person {
			continue
		}
		there[row.participant] = true
		s.Participant = row.participant
		s.Stakeholder = r.stakeholder(sc, s, row, 0)
		s.Groups = r.groupsOf(s.Stakeholder)
		out = append(out, s)
	}
	return out
}

// groupsOf returns the groups of a stakeholder; all its speakers share them.
func (r *resolver) groupsOf(stakeholder string) []string {
	g, ok := r.groups[stakeholder]
	if !ok {
		g = r.corpus.GroupsOf(stakeholder)
		r.groups[stakeholder] = g
	}
	return g
}

// meet notes the stakeholders in order of appearance.
func (r *resolver) meet(s *corpus.Speaker) {
	if s.Stakeholder != "" && !r.known[s.Stakeholder] {
		r.known[s.Stakeholder] = true
		r.met = append(r.met, s.Stakeholder)
	}
}

// stakeholders lists the declared ones, then the others that occur.
func (r *resolver) stakeholders() []corpus.Stakeholder {
	out := slices.Clone(r.Config.Stakeholders)
	declared := map[string]bool{corpus.Unknown: true}
	for _, s := range out {
		declared[s.ID] = true
	}
	for _, id := range r.met {
		if !declared[id] {
			out = append(out, corpus.Stakeholder{ID: id, Name: id})
		}
	}
	if r.known[corpus.Unknown] {
		out = append(out, corpus.Stakeholder{ID: corpus.Unknown, Name: corpus.Unknown})
	}
	return out
}

// attributes lists those that have values: the usual four, the columns of the
// tables, the path, front matter, and what is declared and occurs nowhere.
func (r *resolver) attributes() []corpus.Attribute {
	names := []string{"kind", "wave", "site", "date"}
	add := func(name string) {
		if !slices.Contains(names, name) && name != stakeholderName {
			names = append(names, name)
		}
	}
	for _, name := range r.columns {
		add(name)
	}
	for _, name := range r.front {
		add(name)
	}
	for _, a := range r.Config.Attributes {
		add(a.Name)
	}
	var out []corpus.Attribute
	for _, name := range names {
		a := corpus.Attribute{Name: name}
		seen := map[string]bool{}
		for _, d := range r.Config.Attributes {
			if d.Name == name {
				a.Values = slices.Clone(d.Values)
			}
		}
		for _, v := range a.Values {
			seen[v.ID] = true
		}
		note := func(value string) {
			if value != "" && !seen[value] {
				seen[value] = true
				a.Values = append(a.Values, corpus.Value{ID: value, Label: value})
			}
		}
		for _, t := range r.corpus.Transcripts {
			note(t.Attributes[name])
			for _, s := range t.Speakers {
				if s.Role == corpus.Participant {
					note(s.Attributes[name])
				}
			}
		}
		if len(a.Values) > 0 {
			out = append(out, a)
		}
	}
	return out
}
