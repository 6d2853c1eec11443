package study

import (
	"fmt"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// manySilent is the number of interviews with silent people beyond which they
// are told in one remark.
const manySilent = 5

// silentPeople tells who took part by participants.csv and said nothing.
func (s *Study) silentPeople(c *corpus.Corpus) source.Problems {
	type group struct {
		transcript *corpus.Transcript
		ids        []string
	}
	var groups []group
	var ids []string
	for _, t := range c.Transcripts {
		g := group{transcript: t}
		for _, sp := range t.Speakers {
			if !sp.Silent {
				continue
			}
			g.ids = append(g.ids, quotedOnce(sp))
			if !slices.Contains(ids, sp.Participant) {
				ids = append(ids, sp.Participant)
			}
		}
		if len(g.ids) > 0 {
			groups = append(groups, g)
		}
	}
	hint := source.Say("they count among those who took part; if they did speak, compare speaker in participants.csv with the transcript")
	if len(groups) > manySilent {
		return source.Problems{source.Found(source.Remark, s.people.file, 0, source.Say("took part and said nothing, in %d interviews: %s", len(groups), few(ids)), hint)}
	}
	var out source.Problems
	for _, g := range groups {
		out = append(out, source.Found(source.Remark, g.transcript.File, 0, source.Say("took part and said nothing: %s", few(g.ids)), hint))
	}
	return out
}

// quotedOnce names a participant with the label, where that says more.
func quotedOnce(sp *corpus.Speaker) string {
	if corpus.Equal(sp.Label, sp.Participant) {
		return sp.Participant
	}
	return fmt.Sprintf("%s (%s)", sp.Participant, sp.Label)
}

// few lists the first of many names.
func few(names []string) source.Note {
	const shown = 8
	if len(names) <= shown+1 {
		return source.Say("%s", strings.Join(names, ", "))
	}
	return source.Say("%s and %d more", strings.Join(names[:shown], ", "), len(names)-shown)
}

// twoLabels warns of a person who goes by two labels in one interview, unless
// they are spellings of one.
func twoLabels(t *corpus.Transcript) source.Problems {
	var out source.Problems
	var lines map[*corpus.Speaker]int
	first := map[string]*corpus.Speaker{}
	for _, sp := range t.Speakers {
		if sp.Participant == "" || sp.Silent || !sp.Declared {
			continue
		}
		before := first[sp.Participant]
		if before == nil {
			first[sp.Participant] = sp
			continue
		}
		if sameName(before.Label, sp.Label) {
			continue
		}
		if lines == nil {
			lines = firstLines(t)
		}
		out = append(out, source.Found(source.Warning, t.File, lines[sp], source.Say("%q and %q are both %q by participants.csv", before.Label, sp.Label, sp.Participant),
			source.Say("if they are two people, give each a row with speaker and an id of its own")))
	}
	return out
}

// sameName reports whether two labels may be spellings of one: they differ in a
// letter or two and in no digit, or one is the other and more, as `Anna` and
// `Anna Berg` or `EKENDAHL (m)`.
func sameName(a, b string) bool {
	a, b = language.Fold(key(a)), language.Fold(key(b))
	digits := func(s string) string {
		return strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c
			}
			return -1
		}, s)
	}
	if digits(a) != digits(b) {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	words, more := strings.Fields(a), strings.Fields(b)
	within := len(a) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(more, w) })
	return within || strings.ReplaceAll(a, " ", "") == strings.ReplaceAll(b, " ", "") || source.Nearest(a, []string{b}) != ""
}

// manySites asks whether a row that names a label and nothing else, and so
// makes one person of all who have it, means people at different sites.
func (s *Study) manySites(c *corpus.Corpus) source.Problems {
	if s.people == nil {
		return nil
	}
	sites := map[int][]string{} // by row
	for _, t := range c.Transcripts {
		site := t.Attributes["site"]
		sc := &scene{file: noInterview, site: key(site), wave: key(t.Attributes["wave"]), kind: key(t.Attributes["kind"])}
		if i, ok := s.order[t.Path]; ok {
			sc.file = i
		}
		for _, sp := range t.Speakers {
			if site == "" || !sp.Declared || sp.Silent || sp.Participant == "" {
				continue
			}
			row, _ := s.people.row(sc, key(sp.Label), true, func(int) {})
			if row >= 0 && !slices.Contains(sites[row], site) {
				sites[row] = append(sites[row], site)
			}
		}
	}
	var out source.Problems
	for i := range s.people.rows {
		if row := &s.people.rows[i]; row.keys == 1 && row.speaker != "" && len(sites[i]) > 1 {
			out = append(out, source.Found(source.Warning, s.people.file, row.line,
				source.Say("%q is %q at several sites, %s: is it one person?", row.participant, row.label, few(sites[i])),
				source.Say("if so, write a row for each interview; if not, fill in site, and give the others rows and ids of their own")))
		}
	}
	return out
}
