package saturation

import (
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/date"
)

// Options say which codes of whose talk are followed, and how.
type Options struct {
	// By makes a curve for each value of a field of speakers and interviews,
	// behind that of all; empty for none.
	By string
	// Origin is that of the codes: inductive, deductive, or all. Codes that
	// say nothing of theirs count as inductive, see [Result.Undeclared].
	Origin string
	Where  coding.Selection
	// Orders is how many random orders the band is drawn from, none where it is
	// 0; Seed makes them the same each time.
	Orders int
	Seed   uint64
	// Base is the number of interviews at the beginning whose codes are the
	// denominator of the new-information ratio, Run how many interviews a run
	// has.
	Base, Run int
	// Threshold is the ratio at or under which nothing much is new, such as 0.05.
	Threshold float64
}

// Defaults are those of Guest, Namey & Chen: a base of 4, runs of 2, at most 5 %.
func Defaults() Options {
	return Options{Origin: Inductive, Orders: 1000, Seed: 1, Base: 4, Run: 2, Threshold: 0.05}
}

// The origins of codes that may be followed.
const (
	Inductive = "inductive"
	Deductive = "deductive"
	All       = "all"
)

// Origins returns the values of Options.Origin.
func Origins() []string { return []string{Inductive, Deductive, All} }

// Result holds a curve for all interviews, then one for each value of By.
type Result struct {
	Options
	Curves []Curve
	// Codes is how many codes are followed, Deductive how many of the codebook
	// say that they are deductive, Undeclared how many say nothing; these count
	// as inductive.
	Codes, Deductive, Undeclared int
	// Undated are the interviews without a date that can be read, in the order of
	// the corpus; they stand behind all others, which are in the order of their
	// dates. Vague are the interviews of whose date only the month or the year is
	// known and that may have been held before or after another of that time; they
	// stand where the month or year begins.
	Undated, Vague []*corpus.Transcript
	// Dated says that each of the Interviews selected ones has a date.
	Dated      bool
	Interviews int
}

// Curve follows the codes through interviews in order.
type Curve struct {
	// Value and Label are the group's; they are empty for all interviews.
	Value, Label string
	Steps        []Step
	// Total is the number of codes that were met at all.
	Total int
	// Reached is the place in Steps of the last interview before the first run
	// whose ratio is at or under the threshold, -1 where there is no such run.
	Reached int
}

// Step is one interview of a curve.
type Step struct {
	Interview *corpus.Transcript
	Date      string
	// New are the codes that no interview before had; First are the observations
	// that brought them, one a code.
	New   []*coding.Code
	First []*coding.Observation
	// Codes is how many codes the interview has, Cumulative how many it and those
	// before it have.
	Codes, Cumulative int
	// Low, Median and High are the 2.5th, the 50th and the 97.5th percentile of
	// the cumulative number after as many interviews in random orders. They are
	// meaningful where Options.Orders is above 0.
	Low, Median, High int
	// Ratio is the number of codes that are new in the run that begins here, over
	// those of the base. Has says that there is one: a whole run after the base.
	Ratio float64
	Has   bool
}

// Follow follows the codes of observations in the order of the corpus.
func Follow(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, o Options) *Result {
	r := &Result{Options: o}
	codes := map[*coding.Code]int{}
	for _, code := range b.Codes {
		switch code.Origin {
		case Deductive:
			r.Deductive++
		case "":
			r.Undeclared++
		}
		if o.Origin == All || (code.Origin == Deductive) == (o.Origin == Deductive) {
			codes[code] = len(codes)
		}
	}
	r.Codes = len(codes)
	interviews := r.inOrder(c)
	values := []corpus.Value{{}}
	if o.By != "" {
		values = append(values, corpus.Distinct(c.Values(o.By))...)
	}
	for _, v := range values {
		of := func(t *corpus.Transcript, turn *corpus.Turn) bool {
			return v.ID == "" || corpus.TurnHas(t, turn, o.By, v.ID)
		}
		var took []*corpus.Transcript
		for _, t := range interviews {
			if slices.ContainsFunc(t.Speakers, func(s *corpus.Speaker) bool {
				return takesPart(t, s, o.Where) && (v.ID == "" || corpus.HasField(t, s, o.By, v.ID))
			}) {
				took = append(took, t)
			}
		}
		if len(took) == 0 && v.ID != "" {
			continue
		}
		found := r.found(b, observations, codes, took, of)
		curve := follow(b, took, found)
		curve.Value, curve.Label = v.ID, v.Label
		if o.Orders > 0 {
			curve.band(found, len(codes), o)
		}
		curve.ratios(o)
		r.Curves = append(r.Curves, curve)
	}
	return r
}

// takesPart reports whether a speaker is one of the selected participants.
func takesPart(t *corpus.Transcript, s *corpus.Speaker, where coding.Selection) bool {
	return s.Role == corpus.Participant && !s.Uncounted && where.Speaker(t, s)
}

// held is an interview with its date.
type held struct {
	*corpus.Transcript
	date date.Date
}

// inOrder returns the selected interviews in the order in which they were held,
// those without a date behind all others.
func (r *Result) inOrder(c *corpus.Corpus) []*corpus.Transcript {
	var dated []held
	for _, t := range c.Transcripts {
		if !slices.ContainsFunc(t.Speakers, func(s *corpus.Speaker) bool { return takesPart(t, s, r.Where) }) {
			continue
		}
		if d, err := date.Parse(t.Attribute("date")); err == nil {
			dated = append(dated, held{t, d})
		} else {
			r.Undated = append(r.Undated, t)
		}
	}
	slices.SortStableFunc(dated, func(a, b held) int { return a.date.Compare(b.date) })
	var out []*corpus.Transcript
	for i, h := range dated {
		out = append(out, h.Transcript)
		if h.date.Precision != date.Day && vague(dated, i) {
			r.Vague = append(r.Vague, h.Transcript)
		}
	}
	r.Dated = len(r.Undated) == 0
	out = append(out, r.Undated...)
	r.Interviews = len(out)
	return out
}

// vague reports whether an interview may have been held before or after another
// one.
func vague(dated []held, i int) bool {
	for j := range dated {
		if j != i && dated[i].date.Vague(dated[j].date) {
			return true
		}
	}
	return false
}

// met are the codes that an interview has, by their places, each with the
// observation that brought it.
type met map[int]*coding.Observation

// found returns the codes of each interview.
func (r *Result) found(b *coding.Codebook, observations []coding.Observation, codes map[*coding.Code]int, interviews []*corpus.Transcript,
	of func(*corpus.Transcript, *corpus.Turn) bool) []met {
	out := make([]met, len(interviews))
	at := map[*corpus.Transcript]met{}
	for i, t := range interviews {
		out[i] = met{}
		at[t] = out[i]
	}
	for i := range observations {
		o := &observations[i]
		code, followed := codes[o.Code]
		here := at[o.Transcript]
		if !followed || here == nil || here[code] != nil || !r.Where.Observation(b, o) {
			continue
		}
		if slices.ContainsFunc(o.All(), func(p coding.Part) bool {
			return p.Turn.Speaker.Role == corpus.Participant && of(o.Transcript, p.Turn)
		}) {
			here[code] = o
		}
	}
	return out
}

// follow walks through the interviews in order.
func follow(b *coding.Codebook, interviews []*corpus.Transcript, found []met) Curve {
	c := Curve{Reached: -1}
	seen := map[int]bool{}
	for i, t := range interviews {
		s := Step{Interview: t, Date: t.Attribute("date"), Codes: len(found[i])}
		var fresh []int
		for code := range found[i] {
			if !seen[code] {
				seen[code] = true
				fresh = append(fresh, code)
			}
		}
		slices.Sort(fresh)
		for _, code := range fresh {
			o := found[i][code]
			s.New, s.First = append(s.New, o.Code), append(s.First, o)
		}
		s.Cumulative = len(seen)
		c.Steps = append(c.Steps, s)
	}
	c.Total = len(seen)
	return c
}

// ratios gives each step the new information of the run that begins there.
func (c *Curve) ratios(o Options) {
	if o.Base < 1 || o.Run < 1 || len(c.Steps) < o.Base || c.Steps[o.Base-1].Cumulative == 0 {
		return
	}
	base := c.Steps[o.Base-1].Cumulative
	for i := o.Base; i+o.Run <= len(c.Steps); i++ {
		s := &c.Steps[i]
		s.Ratio, s.Has = float64(c.Steps[i+o.Run-1].Cumulative-c.Steps[i-1].Cumulative)/float64(base), true
		if c.Reached < 0 && s.Ratio <= o.Threshold {
			c.Reached = i - 1
		}
	}
}

// Later returns the highest ratio of the runs after the first at or under the
// threshold, 0 where there is none.
func (c *Curve) Later() float64 {
	high := 0.0
	for i := c.Reached + 2; c.Reached >= 0 && i < len(c.Steps); i++ {
		high = max(high, c.Steps[i].Ratio)
	}
	return high
}
