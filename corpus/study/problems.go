package study

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Problems lists what a person should look at in people and files: transcripts
// that could not be read, which are errors, and as warnings everything that
// Load, the readers and Resolve remarked, everyone who is not resolved, labels
// that may be one person, and people who may be several. Who was silent is a
// remark. c is a corpus that the study resolved. Rows of interviews.csv without
// a transcript are told by Missing.
func (s *Study) Problems(c *corpus.Corpus) source.Problems {
	var out source.Problems
	for _, err := range c.Unreadable {
		p := *asProblem(s.Dir, err)
		p.Severity = source.Error
		out = append(out, &p)
	}
	out = append(out, asWarnings(s.Dir, c.Warnings)...)
	known := slices.ContainsFunc(c.Stakeholders, func(st corpus.Stakeholder) bool { return st.ID != corpus.Unknown })
	for _, t := range c.Transcripts {
		out = append(out, asWarnings(t.File, t.Warnings)...)
		out = append(out, s.unresolved(t, known)...)
		out = append(out, twoLabels(t)...)
	}
	out = append(out, returns(c)...)
	out = append(out, s.manySites(c)...)
	out = append(out, s.silentPeople(c)...)
	out = append(out, s.emptyGroups(c)...)
	out = append(out, s.unasked(c)...)
	out = append(out, s.unseenLooks(c)...)
	if p := s.openDates(c); p != nil {
		out = append(out, p)
	}
	if p := s.UnknownPlaceholder(c); p != nil {
		out = append(out, p)
	}
	if n := c.Excluded; n.Transcripts > 0 || n.Turns > 0 {
		out = append(out, source.Found(source.Warning, s.Dir, 0,
			source.Say("left out by include: %s and %s", count(n.Transcripts, "1 transcript", "%d transcripts"), count(n.Turns, "1 turn of other transcripts", "%d turns of other transcripts")),
			source.Say("they are in no count, search, quotation or export")))
	}
	// What concerns the whole study follows what has a line.
	slices.SortStableFunc(out, func(a, b *source.Problem) int {
		return cmp.Or(compareBool(a.File == s.Dir, b.File == s.Dir), comparePaths(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return out
}

// rowFor says how a speaker without a row is told in participants.csv. A row
// of the interview that fits nobody, so that its person counts as silent, may
// be a slip of the pen.
func rowFor(t *corpus.Transcript, sp *corpus.Speaker) source.Note {
	const most = 500 // speakers, who would all be compared
	if len(t.Speakers) > most {
		return source.Say("add a row with speaker %q and interview %q", sp.Label, corpus.Stem(t.Path))
	}
	var silent []string
	name := func(label string) string { return strings.TrimRight(label, "0123456789 ") }
	for _, other := range t.Speakers {
		if other.Silent && !corpus.Equal(name(other.Label), name(sp.Label)) { // AME 1 is no slip for AME 2
			silent = append(silent, other.Label)
		}
	}
	if near := source.Nearest(sp.Label, silent); near != "" {
		return source.Say("the row of %q fits nobody who speaks there and counts as silent: is it a slip for %q?", near, sp.Label)
	}
	return source.Say("add a row with speaker %q and interview %q", sp.Label, corpus.Stem(t.Path))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func count(n int, one, many string) source.Note {
	if n == 1 {
		return source.Say(one)
	}
	return source.Say(many, n)
}

// asWarnings gives each error a place, at least the file.
func asWarnings(file string, errs []error) source.Problems {
	var out source.Problems
	for _, err := range errs {
		var p *source.Problem
		if !errors.As(err, &p) {
			p = source.AsProblem(file, 0, err)
		}
		w := *p
		w.Severity = source.Warning
		out = append(out, &w)
	}
	return out
}

// firstLines returns the line on which each speaker begins.
func firstLines(t *corpus.Transcript) map[*corpus.Speaker]int {
	lines := make(map[*corpus.Speaker]int, len(t.Speakers))
	for i := range t.Turns {
		if _, ok := lines[t.Turns[i].Speaker]; !ok {
			lines[t.Turns[i].Speaker] = t.Turns[i].Line
		}
	}
	return lines
}

// several names who lacks a stakeholder: all of a few, the first of many.
func several(names []any) source.Note {
	const most = 5
	list := func(names []any) source.Note {
		return source.Say("%s"+strings.Repeat(", %s", len(names)-1), names...)
	}
	switch n := len(names); {
	case n == 1:
		return source.Say("%s has no stakeholder", names[0])
	case n > most:
		return source.Say("%s and %d more have no stakeholder", list(names[:most-1]), n-most+1)
	default:
		return source.Say("%s and %s have no stakeholder", list(names[:n-1]), names[n-1])
	}
}

// unresolved lists the participants of a transcript of whom something is not
// known. Stakeholders are not missed in a study that has none.
func (s *Study) unresolved(t *corpus.Transcript, hasStakeholders bool) source.Problems {
	var out source.Problems
	var without []any // who has no stakeholder, all told by one problem
	var missing *source.Problem
	lines := firstLines(t)
	for _, sp := range t.Speakers {
		if sp.Role != corpus.Participant || sp.Uncounted {
			continue
		}
		undeclared := s.people != nil && len(s.people.rows) > 0 && !sp.Declared && sp.Kind == corpus.Person
		unknown := hasStakeholders && sp.Stakeholder == corpus.Unknown
		who := source.Say("%q", sp.Label)
		if sp.Kind == corpus.Unlabelled {
			who = source.Say("talk without a speaker")
		}
		var p *source.Problem
		switch {
		case undeclared && unknown:
			p = source.Found(source.Warning, t.File, lines[sp], source.Say("%s has no row in participants.csv and no stakeholder", who), rowFor(t, sp))
		case undeclared:
			p = source.Found(source.Warning, t.File, lines[sp], source.Say("%s has no row in participants.csv", who), rowFor(t, sp))
		case unknown && sp.Declared:
			p = source.Found(source.Warning, s.people.file, s.lineOf(sp), source.Say("%q has no stakeholder", sp.Participant), source.Say("fill in stakeholder"))
		case unknown:
			without = append(without, who)
			if len(without) > 1 {
				continue
			}
			hint := source.Say("write it in participants.csv, in brackets behind the name, or for the whole interview in interviews.csv")
			if sp.Kind == corpus.Unlabelled {
				hint = source.Say("write it for the whole interview in interviews.csv")
			}
			missing = source.Found(source.Warning, t.File, lines[sp], source.Note{}, hint)
			p = missing
		default:
			continue
		}
		out = append(out, p)
	}
	if missing != nil {
		*missing = *source.Found(missing.Severity, missing.File, missing.Line, several(without), missing.Advice)
	}
	return out
}

// lineOf returns the line of the row that names a participant, 0 where there are several.
func (s *Study) lineOf(sp *corpus.Speaker) int {
	line := 0
	for i := range s.people.rows {
		if row := &s.people.rows[i]; row.participant == sp.Participant {
			if line > 0 {
				return 0
			}
			line = row.line
		}
	}
	return line
}

// returns asks whether a label that comes back in another wave, with the same
// stakeholder and site, is one person.
func returns(c *corpus.Corpus) source.Problems {
	type appearance struct {
		transcript *corpus.Transcript
		speaker    *corpus.Speaker
	}
	first := map[identity]appearance{}
	asked := map[identity]bool{}
	var out source.Problems
	for _, t := range c.Transcripts {
		wave := t.Attributes["wave"]
		if wave == "" {
			continue
		}
		var lines map[*corpus.Speaker]int
		for _, sp := range t.Speakers {
			if !returning(sp) {
				continue
			}
			id := identityOf(t, sp)
			before, ok := first[id]
			if !ok {
				first[id] = appearance{t, sp}
				continue
			}
			if asked[id] || before.transcript.Attributes["wave"] == wave {
				continue
			}
			asked[id] = true
			if lines == nil {
				lines = firstLines(t)
			}
			out = append(out, source.Found(source.Warning, t.File, lines[sp],
				source.Say("%q is also in %s, in another wave: is it one person?", sp.Label, before.transcript.Path), oneOrTwo(sp, before.transcript, t)))
		}
	}
	return out
}

// oneOrTwo says how to write that two labels are one person, or are not.
func oneOrTwo(sp *corpus.Speaker, before, after *corpus.Transcript) source.Note {
	columns, row := "participant,speaker", "P01,"+sp.Label
	if site := before.Attributes["site"]; site != "" {
		columns, row = columns+",site", row+","+site
	}
	if sp.Stakeholder != corpus.Unknown {
		columns, row = columns+",stakeholder", row+","+sp.Stakeholder
	}
	return source.Say("if so, write in participants.csv the columns %s with a row %s; if not, two rows with the columns participant,speaker,interview: P01,%s,%s and P02,%s,%s",
		columns, row, sp.Label, corpus.Stem(before.Path), sp.Label, corpus.Stem(after.Path))
}

// emptyGroups warns of stakeholders in groups for whom nobody speaks, where no
// stakeholders are declared and a slip of the pen would go unseen.
func (s *Study) emptyGroups(c *corpus.Corpus) source.Problems {
	if len(s.Config.Stakeholders) > 0 {
		return nil
	}
	var ids []string
	for _, st := range c.Stakeholders {
		ids = append(ids, st.ID)
	}
	var out source.Problems
	for _, g := range c.Groups {
		for _, id := range g.Stakeholders {
			if !slices.Contains(ids, id) {
				hint := source.Meant(id, ids)
				if hint.Format == "" {
					hint = source.Say("declare stakeholders in study.yaml")
				}
				out = append(out, source.Found(source.Warning, filepath.Join(s.Dir, "study.yaml"), 0,
					source.Say("the group %q holds %q, for whom nobody speaks", g.ID, id), hint))
			}
		}
	}
	return out
}
