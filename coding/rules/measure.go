package rules

import (
	"cmp"
	"slices"
	"sync"

	"mening/coding"
	"mening/corpus"
)

// Counts are distinct counts of the units that rules propose.
type Counts struct {
	Units, Participants int
	// Confirmed units have text that people gave the code, Disputed are those of
	// them from which somebody else took it. Of Rejected units the code was taken
	// from all evidence. Undecided are the others.
	Confirmed, Disputed, Rejected, Undecided int
}

// Precision is the share of the units that people confirmed among those that
// they confirmed or rejected. It is undefined where nobody judged any.
func (c *Counts) Precision() (share float64, ok bool) {
	if c.Confirmed+c.Rejected == 0 {
		return 0, false
	}
	return float64(c.Confirmed) / float64(c.Confirmed+c.Rejected), true
}

// Form is what made a rule match, in lower case, with the number of matches.
// Words between which others stand are joined by an ellipsis.
type Form struct {
	Text  string
	Count int
}

// Line is one line of a code's rules, or of its unless.
type Line struct {
	*coding.Rule
	// ID names the line within the codebook, see [coding.Codebook.RuleID].
	ID string
	Counts
	// Own are the units that no other line of the code made.
	Own int
	// Forms are by their number, the most frequent first.
	Forms []Form
	// Taken are, of a line of unless, the passages that it takes away: runs of
	// sentences (paragraphs, turns) that would be units else.
	Taken int
}

// Code is a code with what its rules find.
type Code struct {
	*coding.Code
	Rules, Unless []Line
	// Total counts what all lines find, each unit once.
	Total Counts
	// HandMade are the units that people gave the code or confirmed, and Found
	// those of them of whose text the rules propose some. Assigned says that some
	// of them were given the code by hand, so that their share tells something
	// about what the rules miss.
	HandMade, Found int
	Assigned        bool
}

// Recall is the share of the units that people hold which the rules find. It is
// undefined where nobody gave the code by hand.
func (c *Code) Recall() (share float64, ok bool) {
	if c.HandMade == 0 || !c.Assigned {
		return 0, false
	}
	return float64(c.Found) / float64(c.HandMade), true
}

// Options say what is looked at.
type Options struct {
	// Decided are the decisions that count.
	Decided coding.Decided
	// Where selects the units.
	Where coding.Selection
	// Progress is called from one goroutine at a time; it may be nil.
	Progress func(done, total int)
}

// Measure counts what every line of the codebook finds, in the order of the
// codebook.
func Measure(c *corpus.Corpus, b *coding.Codebook, o Options) []Code {
	m := coding.Compile(b)
	found := make([]traced, len(c.Transcripts))
	told := progress(len(found), o.Progress)
	corpus.Each(len(found), func(i int) {
		found[i] = trace(c.Transcripts[i], b, m, &o)
		told()
	})
	t := newCounter(b)
	for i := range found {
		t.count(&found[i])
	}
	t.sortForms()
	return t.codes
}

// progress returns a function that may be called from any goroutine when one
// more of total is done.
func progress(total int, tell func(done, total int)) func() {
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		if done++; tell != nil {
			tell(done, total)
		}
	}
}

// traced is what rules and people made of one transcript.
type traced struct {
	units    []coding.Observation // those that the rules propose, selected
	judged   []coding.Judged      // by unit
	matches  []coding.Match       // those in selected units, and those taken away
	handMade []coding.Observation // selected
	found    []bool               // by hand-made unit
}

func trace(t *corpus.Transcript, b *coding.Codebook, m *coding.Matcher, o *Options) traced {
	units, matches := m.Trace(t)
	var x traced
	for _, u := range units {
		if !u.Turn.Speaker.Uncounted {
			x.units = append(x.units, coding.Proposal(t, u))
		}
	}
	proposals := x.units
	if len(o.Where) > 0 {
		o.Where.Mark(o.Decided.Standing, x.units)
		x.units = slices.DeleteFunc(slices.Clone(x.units), func(u coding.Observation) bool { return !o.Where.Observation(b, &u) })
	}
	judge := o.Decided.Judge(t)
	x.judged = make([]coding.Judged, len(x.units))
	for i := range x.units {
		x.judged[i] = judge(&x.units[i].MeaningUnit)
	}
	places := unitsByTurn(x.units)
	for _, match := range matches {
		switch {
		case match.Turn.Speaker.Uncounted:
		case match.Unless != nil:
			// There is no unit of which more conditions could be asked.
			if o.Where.Turn(t, match.Turn) {
				x.matches = append(x.matches, match)
			}
		case slices.ContainsFunc(places[match.Turn], func(u *coding.Observation) bool { return u.Code == match.Code && u.Span.Overlaps(match.Unit) }):
			x.matches = append(x.matches, match)
		}
	}
	for _, h := range o.Decided.HandMade(t) {
		if !o.Where.Observation(b, &h) {
			continue
		}
		x.handMade = append(x.handMade, h)
		x.found = append(x.found, slices.ContainsFunc(proposals, func(u coding.Observation) bool {
			return u.Code == h.Code && u.Overlaps(&h.MeaningUnit)
		}))
	}
	return x
}

func unitsByTurn(units []coding.Observation) map[*corpus.Turn][]*coding.Observation {
	out := map[*corpus.Turn][]*coding.Observation{}
	for i := range units {
		out[units[i].Turn] = append(out[units[i].Turn], &units[i])
	}
	return out
}

// counter counts what was found in one transcript after another.
type counter struct {
	codes  []Code
	places map[*coding.Code]int // in codes
	people map[*Counts]map[string]bool
	forms  map[*Line]map[string]int
}

func newCounter(b *coding.Codebook) *counter {
	t := &counter{codes: make([]Code, len(b.Codes)), places: map[*coding.Code]int{}, people: map[*Counts]map[string]bool{}, forms: map[*Line]map[string]int{}}
	ids := b.RuleIDs()
	lines := func(rules []coding.Rule) []Line {
		out := make([]Line, len(rules))
		for i := range rules {
			out[i] = Line{Rule: &rules[i], ID: ids[&rules[i]]}
		}
		return out
	}
	for i, c := range b.Codes {
		t.codes[i] = Code{Code: c, Rules: lines(c.Rules), Unless: lines(c.Unless)}
		t.places[c] = i
	}
	return t
}

func (t *counter) count(x *traced) {
	for i := range x.units {
		u := &x.units[i]
		c := &t.codes[t.places[u.Code]]
		t.unit(&c.Total, u, x.judged[i])
		for _, rule := range u.Rules {
			t.unit(&c.Rules[rule].Counts, u, x.judged[i])
		}
		if len(u.Rules) == 1 {
			c.Rules[u.Rules[0]].Own++
		}
	}
	for i := range x.matches {
		match := &x.matches[i]
		c := &t.codes[t.places[match.Code]]
		if match.Unless == nil && match.Evidence != nil {
			t.form(&c.Rules[match.Rule], FormOf(match.Turn.Text, match.Evidence))
		}
	}
	t.taken(x.matches)
	for i := range x.handMade {
		h := &x.handMade[i]
		c := &t.codes[t.places[h.Code]]
		c.HandMade++
		c.Assigned = c.Assigned || h.Status == coding.Assigned
		if x.found[i] {
			c.Found++
		}
	}
}

// unit counts a unit.
func (t *counter) unit(c *Counts, u *coding.Observation, judged coding.Judged) {
	c.Units++
	switch judged {
	case coding.HeldDisputed:
		c.Confirmed++
		c.Disputed++
	case coding.Held:
		c.Confirmed++
	case coding.TakenAway:
		c.Rejected++
	default:
		c.Undecided++
	}
	if who := u.Turn.Speaker.Participant; who != "" {
		if t.people[c] == nil {
			t.people[c] = map[string]bool{}
		}
		if !t.people[c][who] {
			t.people[c][who] = true
			c.Participants++
		}
	}
}

func (t *counter) form(l *Line, form string) {
	if t.forms[l] == nil {
		t.forms[l] = map[string]int{}
	}
	t.forms[l][form]++
}

// taken counts the passages that each line of unless takes away.
func (t *counter) taken(matches []coding.Match) {
	type passage struct {
		turn *corpus.Turn
		line *Line
	}
	seen := map[passage][]corpus.Span{}
	for i := range matches {
		match := &matches[i]
		for _, unless := range match.Unless {
			p := passage{match.Turn, &t.codes[t.places[match.Code]].Unless[unless]}
			if !slices.ContainsFunc(seen[p], match.Unit.Overlaps) {
				p.line.Taken++
			}
			seen[p] = append(seen[p], match.Unit)
		}
	}
}

func (t *counter) sortForms() {
	for l, forms := range t.forms {
		for text, n := range forms {
			l.Forms = append(l.Forms, Form{text, n})
		}
		slices.SortFunc(l.Forms, func(a, b Form) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Text, b.Text)) })
	}
}
