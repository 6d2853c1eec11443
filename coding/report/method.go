package report

import (
	"maps"
	"slices"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus/source"
)

// Method is how the talk was analysed.
type Method struct {
	// Unit is sentence, turn or paragraph, Join adjacent, never or turn.
	Unit, Join string
	// Units are distinct meaning units, Condensed those that a person shortened.
	Units, Condensed, Starred int
	// Interviewers says that some code asks for what interviewers say, which is
	// then counted.
	Interviewers bool
	// Codebook is its name, Version its version.
	Codebook, Version string
	// Codes, Categories, SubCategories and Themes are those of the codebook,
	// UsedCodes the codes that some unit has.
	Codes, UsedCodes, Categories, SubCategories, Themes int
	// Deductive and Inductive count codes by their origin, Ruled those with
	// rules.
	Deductive, Inductive, Ruled int
	// Coders are those who decided something, without what they agreed on.
	Coders []Coder
	// Consensus says that several coders agreed on a common coding.
	Consensus bool
	// Confirmed, Assigned and Rejected count the decisions of the coders, each of a
	// unit and a code.
	Confirmed, Assigned, Rejected int
	// NotCounted say which decisions do not count, a sentence each without its
	// full stop.
	NotCounted []string
	// Whose are the decisions that count: consensus, any, all, or a coder.
	Whose string
	// Rounds are the times at which the codebook was changed.
	Rounds []Round
	// FirstCodes and FirstCategories are how many there were before the first
	// round.
	FirstCodes, FirstCategories int
	Reliability                 *Reliability
}

// Coder is somebody who decided.
type Coder struct {
	Name      string
	Decisions int
}

// method describes the analysis.
func (b *builder) method() error {
	b.out.Method = Method{Unit: string(b.Book.Unit), Join: string(b.Book.Join), Units: b.total().Units, Codebook: b.Book.Name, Version: b.Book.Version,
		Codes: len(b.Book.Codes), Themes: len(b.Book.Themes), Whose: b.Decided.Whose.Name()}
	b.out.Method.Interviewers = slices.ContainsFunc(b.counts.Notes, func(n source.Note) bool { return n.Format == tally.NoteInterviewers })
	b.units()
	b.bookSize()
	b.coders()
	b.rounds()
	return b.reliability()
}

// units counts what people made of units, and the codes that some unit has.
func (b *builder) units() {
	m := &b.out.Method
	used, seen := map[*coding.Code]bool{}, map[coding.Stretch]bool{}
	for i := range b.Observations {
		o := &b.Observations[i]
		if !b.Where.Observation(b.Book, o) {
			continue
		}
		used[o.Code] = true
		if at := o.Stretch(); seen[at] {
			continue // the unit was counted with another code
		} else if o.Condensed != "" || o.Starred {
			seen[at] = true
		}
		if o.Condensed != "" {
			m.Condensed++
		}
		if o.Starred {
			m.Starred++
		}
	}
	m.UsedCodes = len(used)
}

// bookSize counts what stands in the codebook.
func (b *builder) bookSize() {
	m := &b.out.Method
	b.Book.Walk(func(c *coding.Category, depth int) {
		switch {
		case c.ID == coding.Uncategorised:
		case depth == 0:
			m.Categories++
		default:
			m.SubCategories++
		}
	})
	for _, c := range b.Book.Codes {
		switch c.Origin {
		case "deductive":
			m.Deductive++
		case "inductive":
			m.Inductive++
		}
		if len(c.Rules) > 0 {
			m.Ruled++
		}
	}
}

// coders counts who decided what.
func (b *builder) coders() {
	m := &b.out.Method
	for _, n := range b.NotCounted {
		m.NotCounted = append(m.NotCounted, b.Voice.Note(n))
	}
	by := map[string]int{}
	for i := range b.Decisions {
		d := &b.Decisions[i]
		if d.Act == coding.Memo {
			b.memos[d.Value]++
		}
		if d.Coder == coding.Consensus {
			m.Consensus = true
			continue
		}
		by[d.Coder]++
		switch d.Act {
		case coding.Confirm:
			m.Confirmed++
		case coding.Assign:
			m.Assigned++
		case coding.Reject:
			m.Rejected++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		m.Coders = append(m.Coders, Coder{name, by[name]})
	}
}
