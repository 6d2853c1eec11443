package study

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Missing is a row of interviews.csv that names no transcript that is there: its
// file was renamed or taken away, or its name is a slip of the pen. Such a row
// counts no interview.
type Missing struct {
	// File and Line are the place of the row, Name is what it names.
	File string
	Line int
	Name string
	// Near is the transcript without a row that has nearly that name; empty
	// where none has.
	Near string
}

// Missing returns the rows of interviews.csv that name no transcript that is
// there.
func (s *Study) Missing() []Missing { return s.missing }

// Rowless returns the paths of the transcripts that have no row in
// interviews.csv, in corpus order.
func (s *Study) Rowless() []string {
	var out []string
	for i := range s.Files {
		if s.facts[i].line == 0 {
			out = append(out, s.Files[i].Path)
		}
	}
	return out
}

// Problem tells a missing row, as an error. why, if it is not empty, says what
// speaks for the transcript that it may mean now, fits; without it the
// transcript is Near.
func (s *Study) Problem(m Missing, fits, why string) *source.Problem {
	p := source.Told(source.Error, m.File, m.Line, source.Say("there is no transcript %q: the row counts no interview", m.Name), "")
	if why == "" && m.Near != "" {
		fits, why = m.Near, "did you mean "+quoted(asNamed(m.Near, m.Name))+", which has no row?"
	}
	rowless := slices.DeleteFunc(s.Rowless(), func(path string) bool { // those that no other row seems to mean
		return slices.ContainsFunc(s.missing, func(o Missing) bool { return o.Near == path })
	})
	switch {
	case fits != "":
		p.Hint = fmt.Sprintf("%s write %s in the column file of this row%s", why, quoted(asNamed(fits, m.Name)), s.alsoPeople(m))
	case len(rowless) > 0:
		const most = 5
		shown := strings.Join(rowless[:min(most, len(rowless))], ", ")
		if len(rowless) > most {
			shown += fmt.Sprintf(" and %d more", len(rowless)-most)
		}
		p.Hint = "transcripts without a row: " + shown + "; write the right one in the column file of this row, put the file back, or take the row out"
	default:
		p.Hint = "no transcript is left that it could mean: put the file back, or take the row out"
	}
	return p
}

func quoted(text string) string { return fmt.Sprintf("%q", text) }

// asNamed writes a path as a row writes its own: with or without its ending.
func asNamed(transcript, like string) string {
	if corpus.Stem(like) == like {
		return corpus.Stem(transcript)
	}
	return transcript
}

// alsoPeople says that participants.csv names the missing transcript, too.
func (s *Study) alsoPeople(m Missing) string {
	if s.people == nil {
		return ""
	}
	for i := range s.people.rows {
		if row := &s.people.rows[i]; row.interview == missingInterview && sameTranscript(row.interviewText, m.Name) {
			return ", and in participants.csv"
		}
	}
	return ""
}

// sameTranscript reports whether two texts name one transcript, with or without its
// ending.
func sameTranscript(a, b string) bool {
	a, b = key(cleanName(a)), key(cleanName(b))
	return a == b || corpus.Stem(a) == b || corpus.Stem(b) == a
}

// Names reports whether the row names a path, with or without its ending.
func (m Missing) Names(transcript string) bool { return sameTranscript(transcript, m.Name) }

// cleanName is a path as it is compared; Windows writes it with backslashes.
func cleanName(ref string) string { return path.Clean(strings.ReplaceAll(nfc(ref), `\`, "/")) }

// findMissing finds the transcripts without rows that the missing rows may mean,
// when all rows are read. Where two rows may mean one, it is that whose name is
// more like it.
func (l *loader) findMissing() {
	rowless := l.Rowless()
	type pair struct{ row, file, distance int }
	var pairs []pair
	for i := range l.missing {
		for k, p := range rowless {
			if distance, ok := alike(l.missing[i].Name, p); ok {
				pairs = append(pairs, pair{i, k, distance})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.distance - b.distance })
	taken := map[int]bool{}
	for _, p := range pairs {
		if m := &l.missing[p.row]; m.Near == "" && !taken[p.file] {
			m.Near, taken[p.file] = rowless[p.file], true
		}
	}
}

// alike reports whether the file that a row names and that of a path are called
// nearly the same, in whatever folders and with whatever endings, and how far
// apart the whole names are.
func alike(name, transcript string) (distance int, ok bool) {
	name, transcript = key(corpus.Stem(cleanName(name))), key(corpus.Stem(transcript))
	a, b := path.Base(name), path.Base(transcript)
	if a != b && source.Nearest(a, []string{b}) == "" {
		return 0, false
	}
	return source.Distance(name, transcript), true
}
