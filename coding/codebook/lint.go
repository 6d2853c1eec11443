package codebook

import (
	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

const (
	// fewest is how many units categories must share to be told.
	fewest = 3
	// overlapping is the share of the smaller category's units from which on
	// categories overlap, in per cent.
	overlapping = 50
)

// Lint lists, as warnings, what a codebook should be looked at for: codes that
// nobody uses or that have one unit, categories that one participant or one
// stakeholder carries, categories that share half of their units, definitions
// and examples that are missing, and empty categories.
func Lint(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation) source.Problems {
	l := &linter{book: b, carried: map[*coding.Category]*carriers{}, units: map[*coding.Code]int{}}
	for i := range observations {
		o := &observations[i]
		l.units[o.Code]++
		for category := o.Code.Category; category != nil; category = category.Parent {
			x := l.carried[category]
			if x == nil {
				x = &carriers{participants: map[string]bool{}, parties: map[string]bool{}}
				l.carried[category] = x
			}
			x.add(o)
		}
	}
	for _, code := range b.Codes {
		l.code(code)
	}
	parties := len(c.Values("stakeholder"))
	b.Walk(func(category *coding.Category, depth int) {
		if category.ID != coding.Uncategorised {
			l.category(category, depth, parties)
		}
	})
	l.overlap()
	l.problems.Sort()
	return l.problems
}

type linter struct {
	book     *coding.Codebook
	problems source.Problems
	units    map[*coding.Code]int
	carried  map[*coding.Category]*carriers
}

// carriers are those who say what lies in a category.
type carriers struct {
	units                 []*coding.Observation // distinct, in the order of the corpus
	participants, parties map[string]bool
}

func (x *carriers) add(o *coding.Observation) {
	// Units of one turn follow each other.
	for i := len(x.units) - 1; i >= 0 && x.units[i].Turn == o.Turn; i-- {
		if x.units[i].Same(&o.MeaningUnit) {
			return
		}
	}
	x.units = append(x.units, o)
	for _, p := range o.All() {
		if s := p.Turn.Speaker; s.Role == corpus.Participant {
			if s.Participant != "" {
				x.participants[s.Participant] = true
			}
			x.parties[s.Stakeholder] = true
		}
	}
}

func (l *linter) warn(line int, hint, message string, args ...any) {
	l.problems = append(l.problems, source.Found(source.Warning, l.book.File, line, source.Say(message, args...), source.Say(hint)))
}

func (l *linter) code(c *coding.Code) {
	switch n := l.units[c]; {
	case n == 0 && len(c.Rules) > 0:
		l.warn(c.Line, "look with mening search how people say it, or retire the code", "code %q: nobody used it: no unit has it", c.ID)
	case n == 0:
		l.warn(c.Line, "assign it to words, add rules, or retire it", "code %q: nobody used it, and it has no rules", c.ID)
	case n == 1:
		l.warn(c.Line, "see whether it is a code of its own, or belongs to another", "code %q: it has one unit", c.ID)
	}
	if c.Definition == "" {
		l.warn(c.Line, "say under `definition` what it means", "code %q: the definition is missing", c.ID)
	}
	if len(c.Examples) == 0 {
		l.warn(c.Line, "put a typical unit under `examples`", "code %q: examples are missing", c.ID)
	}
}

func (l *linter) category(c *coding.Category, depth, parties int) {
	kind := source.Say("category")
	if depth > 0 {
		kind = source.Say("sub-category")
	}
	if c.Definition == "" {
		l.warn(c.Line, "say under `definition` what it holds together", "%s %q: the definition is missing", kind, c.ID)
	}
	if len(c.Under()) == 0 {
		l.warn(c.Line, "move codes into it, or take it out", "%s %q: it holds no code", kind, c.ID)
	}
	x := l.carried[c]
	switch {
	case x == nil:
	case len(x.participants) == 1:
		l.warn(c.Line, "see whether the others say it in other words, or whether it belongs to another category", "%s %q: one informant alone carries it: %s (units: %d)", kind, c.ID, only(x.participants), len(x.units))
	case len(x.parties) == 1 && parties > 1:
		l.warn(c.Line, "see whether the others say it in other words", "%s %q: one stakeholder alone carries it: %s (units: %d)", kind, c.ID, only(x.parties), len(x.units))
	}
}

func only(set map[string]bool) string {
	for x := range set {
		return x
	}
	return ""
}

// overlap lists categories, neither above the other, that share many units: those
// that hold words of each other.
func (l *linter) overlap() {
	var all []*coding.Category
	l.book.Walk(func(c *coding.Category, _ int) {
		if l.carried[c] != nil && c.ID != coding.Uncategorised {
			all = append(all, c)
		}
	})
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.Below(b) || b.Below(a) {
				continue
			}
			x, y := l.carried[a], l.carried[b]
			if len(x.units) > len(y.units) {
				x, y = y, x
			}
			shared := 0
			turns := map[*corpus.Turn][]*coding.Observation{}
			for _, o := range y.units {
				turns[o.Turn] = append(turns[o.Turn], o)
			}
			for _, o := range x.units {
				for _, other := range turns[o.Turn] {
					if overlap(o, other) {
						shared++
						break
					}
				}
			}
			if shared >= fewest && 100*shared >= overlapping*len(x.units) {
				l.warn(b.Line, "see what tells them apart, and write it under `include` and `exclude`",
					"categories %q and %q overlap: they share %d units of %d and %d", a.ID, b.ID, shared, len(l.carried[a].units), len(l.carried[b].units))
			}
		}
	}
}
