package study

import (
	"maps"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// people is participants.csv.
type people struct {
	file string
	rows []person
	// byInterview and bySpeaker lead from a file's index, and from the key of
	// a speaker (empty for rows without one), to rows; a row is in one of them.
	byInterview map[int][]int
	bySpeaker   map[string][]int
	hasKind     bool
}

// person is a row of participants.csv: who a speaker is, where.
type person struct {
	line        int
	participant string
	label       string // the speaker as written
	speaker     string // its key

	interview        int // index of the file, or noInterview, missingInterview
	interviewText    string
	site, wave, kind string // keys of ids; empty for any
	keys             int    // how many of the five are filled

	stakeholder string
	role        corpus.Role // empty where the row does not say it
	include     bool
	attributes  map[string]string
}

const (
	noInterview      = -1
	missingInterview = -2
)

// participants reads participants.csv.
func (l *loader) participants() {
	s := l.sheet("participants")
	if s == nil {
		return
	}
	if s.Column("participant") < 0 {
		l.fault(s.File, 1, source.Error, "give each person an id in a column participant; the columns are "+strings.Join(s.Header, ", "), "there is no column %q", "participant")
		return
	}
	columns := l.attributeColumns(s, func(name string) bool { return slices.Contains(reserved(), name) },
		[]string{"participant", "speaker", "interview", "site", "wave", "kind", stakeholderName, "role", "include"}, nil)
	p := &people{file: s.File, byInterview: map[int][]int{}, bySpeaker: map[string][]int{}}
	find := newLookup(l.Files)
	for _, r := range s.Rows {
		row := l.person(s, r, find, columns)
		p.add(row)
		switch {
		case row.participant == "" && (row.role == "" || row.role == corpus.Participant):
			l.fault(s.File, r.Line, source.Error, "give the person an id, such as P01", "the row names no participant")
		case row.keys == 0:
			l.fault(s.File, r.Line, source.Warning, "fill in speaker as it stands in the transcript, or interview",
				"the row says nowhere where %q speaks: it applies to nobody", row.participant)
		}
	}
	l.withdrawn(p)
	l.people = p
}

// withdrawn warns of people who are left out in one row and not in another:
// consent is seldom withdrawn by halves.
func (l *loader) withdrawn(p *people) {
	lines := map[string]int{}
	for i := range p.rows {
		if row := &p.rows[i]; !row.include && row.participant != "" {
			lines[row.participant] = row.line
		}
	}
	for i := range p.rows {
		row := &p.rows[i]
		if out := lines[row.participant]; out > 0 && row.include {
			l.fault(p.file, row.line, source.Warning, "write include no here too, if all that was said is to be left out",
				"%q is left out in line %d, but not here", row.participant, out)
		}
	}
}

func (p *people) add(row person) {
	i := len(p.rows)
	p.rows = append(p.rows, row)
	p.hasKind = p.hasKind || row.kind != ""
	switch {
	case row.keys == 0 || row.interview == missingInterview:
	case row.interview != noInterview:
		p.byInterview[row.interview] = append(p.byInterview[row.interview], i)
	default:
		p.bySpeaker[row.speaker] = append(p.bySpeaker[row.speaker], i)
	}
}

// person reads one row.
func (l *loader) person(s *table.Sheet, r table.Row, find lookup, columns []column) person {
	row := person{line: r.Line, participant: s.Field(r, "participant"), interview: noInterview, include: true}
	row.label = strings.TrimSpace(strings.TrimSuffix(s.Field(r, "speaker"), ":"))
	row.speaker = key(row.label)
	row.interviewText = s.Field(r, "interview")
	if row.interviewText != "" {
		row.interview = missingInterview
		switch found := find.files(row.interviewText); {
		case len(found) == 1:
			row.interview = found[0]
		case len(found) > 1:
			l.findFile(find, s.File, r.Line, row.interviewText)
		}
	}
	tell := func(problem *source.Problem) {
		if problem != nil {
			problem.File, problem.Line = s.File, r.Line
			l.problems = append(l.problems, problem)
		}
	}
	value := func(name, text string) string {
		id, problem := l.vocabulary.value(name, text)
		tell(problem)
		return id
	}
	row.site, row.wave, row.kind = key(value("site", s.Field(r, "site"))), key(value("wave", s.Field(r, "wave"))), key(value("kind", s.Field(r, "kind")))
	for _, filled := range []string{row.speaker, row.interviewText, row.site, row.wave, row.kind} {
		if filled != "" {
			row.keys++
		}
	}
	var problem *source.Problem
	row.stakeholder, problem = l.vocabulary.stakeholder(s.Field(r, stakeholderName))
	tell(problem)
	include, problem := l.vocabulary.meta("include", s.Field(r, "include"))
	tell(problem)
	row.include = include != "false"
	row.role = l.role(s.File, r.Line, s.Field(r, "role"))
	for _, c := range columns {
		if v := value(c.name, r.Fields[c.index]); v != "" {
			if row.attributes == nil {
				row.attributes = map[string]string{}
			}
			row.attributes[c.name] = v
		}
	}
	return row
}

func (l *loader) role(file string, line int, text string) corpus.Role {
	if key(text) == "" {
		return corpus.UnresolvedRole
	}
	var words []string
	for _, role := range roleWords() {
		if slices.Contains(role.words, key(text)) {
			return role.role
		}
		words = append(words, role.words...)
	}
	near := source.Nearest(text, words)
	switch {
	case near != "":
		words = []string{near}
	case l.Config.Language == "sv":
		words = []string{"intervjuare", "deltagare", "informant", "annan"}
	default:
		words = []string{"interviewer", "participant", "other"}
	}
	l.fault(file, line, source.Error, source.DidYouMean(text, words), "the role %q is not known", text)
	return corpus.UnresolvedRole
}

// roleWords are the words for each role, as tables and transcripts write them.
func roleWords() []struct {
	role  corpus.Role
	words []string
} {
	return []struct {
		role  corpus.Role
		words []string
	}{
		{corpus.Interviewer, []string{"interviewer", "intervjuare", "moderator"}},
		{corpus.Participant, []string{"participant", "deltagare", "informant"}},
		{corpus.Other, []string{"other", "annan", "interpreter", "tolk", "observer", "observatör"}},
	}
}

// sameClaim reports whether two rows say the same about a person, so that it
// does not matter which one applies.
func (p *person) sameClaim(o *person) bool {
	return p.participant == o.participant && p.stakeholder == o.stakeholder && p.role == o.role &&
		p.include == o.include && maps.Equal(p.attributes, o.attributes)
}

// scene is a transcript as far as rows of participants.csv ask about it.
type scene struct {
	transcript       *corpus.Transcript
	list             []spelling
	spelled          []int32 // by turn: which of the list its label is
	file             int     // index in Files, noInterview for a file that is not listed
	stem             string
	stakeholder      string
	site, wave, kind string // keys
}

// fits reports whether the row's filled keys but speaker and interview fit.
func (p *person) fits(sc *scene) bool {
	return (p.site == "" || p.site == sc.site) && (p.wave == "" || p.wave == sc.wave) && (p.kind == "" || p.kind == sc.kind)
}

// row returns the index of the row that applies to a speaker, -1 for none, and
// a second one that claims the speaker with equal right, -1 for none. Only
// people are also found by rows without a speaker. Every row that fits is
// passed to fit.
func (p *people) row(sc *scene, speaker string, isPerson bool, fit func(row int)) (best, rival int) {
	best, rival = -1, -1
	if p == nil || speaker == "" {
		return best, rival
	}
	try := func(rows []int) {
		for _, i := range rows {
			row := &p.rows[i]
			if row.speaker != speaker && (row.speaker != "" || !isPerson) || !row.fits(sc) {
				continue
			}
			fit(i)
			switch {
			case best < 0 || row.keys > p.rows[best].keys:
				best, rival = i, -1
			case row.keys == p.rows[best].keys && rival < 0 && !row.sameClaim(&p.rows[best]):
				rival = i
			}
		}
	}
	try(p.byInterview[sc.file])
	if best >= 0 {
		return best, rival
	}
	try(p.bySpeaker[speaker])
	if isPerson {
		try(p.bySpeaker[""])
	}
	return best, rival
}
