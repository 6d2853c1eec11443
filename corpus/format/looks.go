package format

import (
	"cmp"
	"fmt"
	"mening/corpus/source"
	"slices"
	"strings"
)

// styledMarks returns the places where the declared look of the paragraphs
// changes, as marks of the speakers' labels; nil where the transcript has none
// of the looks, or where labels that stand in the text (spoken) tell who
// speaks: hardly any look then changes without a label. A declared speaker's
// label wins over the look of its paragraph. Text of no declared look gets the
// label of the plain one, else none.
func (r *reading) styledMarks(ps []paragraph, spoken []mark) []mark {
	if len(r.hints.Looks) == 0 {
		return nil
	}
	declared := map[string]string{}
	for _, l := range r.hints.Looks {
		declared[l.Name] = l.Label
	}
	s := styled{declared: declared, found: map[string]int{}, missed: map[string]int{}}
	s.survey(ps)
	if s.runs == 0 || len(spoken)*4 >= s.runs {
		return nil
	}
	own := map[int]mark{}
	for know := newKnowledge(r.hints); len(spoken) > 0; spoken = spoken[1:] {
		if know.declared[strings.ToLower(spoken[0].label)] {
			own[spoken[0].at] = spoken[0]
		}
	}
	marks := s.marks(ps, own)
	r.t.Looks = s.found
	r.warnMissed(s.missed)
	return marks
}

// styled is a transcript whose looks may tell who speaks.
type styled struct {
	declared map[string]string
	found    map[string]int // paragraphs by declared look
	missed   map[string]int // and by the look of those that have no declared one
	names    []string       // the look of each paragraph that is talk, else empty
	first    int            // where the talk begins
	runs     int            // of paragraphs of one label; 0 without a declared look
}

// survey finds the look of each paragraph. Before the first paragraph of a
// declared look stands the heading; where plain text is talk too, only lines
// that are no sentences.
func (s *styled) survey(ps []paragraph) {
	_, plain := s.declared[LookPlain]
	s.names, s.first = make([]string, len(ps)), -1
	last, any := "\x00", false
	for i := range ps {
		p := &ps[i]
		text := p.plain()
		if p.heading > 0 || isTimed(text) {
			continue
		}
		name := s.name(p)
		special := name != LookPlain && name != ""
		if s.first < 0 {
			if !special && !(plain && isSentence(text)) {
				continue
			}
			s.first = i
		}
		any = any || special
		if name == "" {
			s.missed[p.naturalLook()]++
			name = "-" // no look, and not plain
		} else {
			s.found[name]++
		}
		s.names[i] = name
		if label := s.declared[name]; label != last {
			last = label
			s.runs++
		}
	}
	if !any {
		s.runs = 0
	}
}

// name returns the declared look of a paragraph, empty where it has none.
func (s *styled) name(p *paragraph) string {
	for _, name := range append(p.looks(), LookPlain) {
		if _, ok := s.declared[name]; ok {
			return name
		}
	}
	return ""
}

func (s *styled) marks(ps []paragraph, own map[int]mark) []mark {
	var marks []mark
	last := "\x00"
	for i := s.first; i < len(ps); i++ {
		m, named := own[i]
		if !named {
			if s.names[i] == "" || s.declared[s.names[i]] == last {
				continue
			}
			m = mark{at: i, form: byLook, label: s.declared[s.names[i]], rest: ps[i].plain(), begin: ps[i].begin, end: ps[i].end}
			if begin, end, n := times(m.rest); n > 0 && n < len(m.rest) && strings.IndexByte("[(#", m.rest[0]) >= 0 {
				m.begin, m.rest = begin, strings.TrimSpace(m.rest[n:])
				if end.Known {
					m.end = end
				}
			}
		}
		last = m.label
		marks = append(marks, m)
	}
	return marks
}

func isSentence(s string) bool {
	s = strings.TrimRight(s, `"”’')] `)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…")
}

// warnMissed tells which paragraphs have none of the declared looks.
func (r *reading) warnMissed(missed map[string]int) {
	total := 0
	for _, n := range missed {
		total += n
	}
	if total == 0 {
		return
	}
	hint := "declare who they are under speakers in study.yaml; `plain: P1` stands for all other text"
	r.warn(0, source.Say("paragraphs in none of the looks that study.yaml declares have no speaker: %s", listLooks(ranked(missed), missed)), hint)
}

// naturalLook returns the one name that a person would give to how the
// paragraph looks.
func (p *paragraph) naturalLook() string {
	l := p.shown()
	switch {
	case l.color != 0:
		return l.color.name()
	case l.highlight != 0:
		return "highlight-" + l.highlight.name()
	case l.bold:
		return "bold"
	case l.italic:
		return "italic"
	case !isOrdinaryStyle(p.style):
		return "style-" + strings.Join(strings.Fields(p.style), " ")
	}
	return LookPlain
}

// recurring is what is known of looks that recur and are not declared.
type recurring struct {
	names  []string // the most frequent first
	counts map[string]int
	asks   map[string]int // paragraphs that end with a question mark
}

// recurringLooks finds the looks of paragraphs that are few and clear enough
// to tell who speaks; none where they are not. Two shades of one colour that
// both recur are told by their numbers.
func recurringLooks(ps []paragraph) recurring {
	const least, most = 3, 6
	shades := map[string]map[color]int{}
	for i := range ps {
		if c := ps[i].shown().color; c != 0 && ps[i].heading == 0 {
			if shades[c.name()] == nil {
				shades[c.name()] = map[color]int{}
			}
			shades[c.name()][c]++
		}
	}
	several := map[string]bool{}
	for name, counts := range shades {
		n := 0
		for _, count := range counts {
			if count >= least {
				n++
			}
		}
		several[name] = n > 1
	}
	r := recurring{counts: map[string]int{}, asks: map[string]int{}}
	total := 0
	for i := range ps {
		p := &ps[i]
		if p.heading > 0 {
			continue
		}
		name := p.naturalLook()
		if c := p.shown().color; c != 0 && several[name] {
			name = c.hex()
		}
		total++
		r.counts[name]++
		if strings.HasSuffix(p.text, "?") {
			r.asks[name]++
		}
	}
	clear := 0
	for _, name := range ranked(r.counts) {
		if n := r.counts[name]; n >= least {
			r.names = append(r.names, name)
			clear += n
		}
	}
	if len(r.names) < 2 || len(r.names) > most || clear*4 < total*3 {
		return recurring{}
	}
	// One look beside which the others are rare marks no turns.
	if top := r.counts[r.names[0]]; (clear-top)*5 < top {
		return recurring{}
	}
	return r
}

// ranked returns the keys, the most frequent first.
func ranked(counts map[string]int) []string {
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return names
}

// listLooks lists the first of many looks.
func listLooks(names []string, counts map[string]int) source.Note {
	const most, letters = 12, 60
	var parts []string
	for i, name := range names {
		if i == most {
			return source.Say("%s, and %d more", strings.Join(parts, ", "), len(names)-most)
		}
		if runes := []rune(name); len(runes) > letters {
			name = string(runes[:letters]) + "…"
		}
		parts = append(parts, fmt.Sprintf("%s %d", name, counts[name]))
	}
	return source.Say("%s", strings.Join(parts, ", "))
}

// sample returns how the looks would be declared. The one that asks most often
// stands for the interviewer.
func (r recurring) sample() string {
	asking := slices.MaxFunc(r.names, func(a, b string) int { return cmp.Compare(r.asks[a]*r.counts[b], r.asks[b]*r.counts[a]) })
	var parts []string
	n := 0
	for _, name := range r.names {
		label := "I"
		if name != asking {
			n++
			label = fmt.Sprintf("P%d", n)
		}
		if strings.ContainsAny(name, "#:{}[],&*!|>'\"%@` ") {
			name = `"` + strings.ReplaceAll(name, `"`, `\"`) + `"`
		}
		parts = append(parts, name+": "+label)
	}
	return "speakers: {" + strings.Join(parts, ", ") + "}"
}

// warnLooks tells the looks of a transcript in which nobody is named.
func (r *reading) warnLooks(looks recurring) {
	r.add(source.Found(source.Warning, r.path, 0, source.Say("no speakers were found, but paragraphs come in a few looks: %s", listLooks(looks.names, looks.counts)),
		source.Say("if the looks tell who speaks, declare it in study.yaml, such as `%s`; else write a label before each turn", looks.sample())))
}
