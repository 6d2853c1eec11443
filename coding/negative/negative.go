package negative

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/words"
)

// Options say against what.
type Options struct {
	// Codes are those of the code, or of the category or theme.
	Codes []*coding.Code
	// Set is the value set that tells for from against, empty for the one that
	// holds + and -, else the first.
	Set string
	// Value is the deviant value; empty for the opposite of the majority's.
	Value string
	Where coding.Selection
}

// Result is what goes against a code.
type Result struct {
	// Set and Value are those by which units were found deviant; both are empty
	// where the codebook has no value set, and Value where nothing is opposite:
	// no unit has a value, or as many have the one as the other.
	Set, Value string
	// Majority is the value that most units have, empty where Value was asked
	// for or several share the first place, which is Tie.
	Majority string
	Tie      bool
	// Counts say how many distinct units have each value, those without any last
	// as the empty value.
	Counts []Count
	// Deviant are the units with the deviant value.
	Deviant []*coding.Observation
	// Opposed are the units that participants contradict.
	Opposed []*coding.Observation
	// Silent are the participants who talked and never touched the code and
	// oppose no unit of it, in the order of the corpus.
	Silent []Person
	// Said is the number of participants who did touch it, TookPart of all who
	// took part, Wordless of those who said nothing at all.
	Said, TookPart, Wordless int
	// Units is the number of distinct units of the code.
	Units int
}

// Count is how many units have a value.
type Count struct {
	Value string
	Units int
}

// Person is a participant over all selected interviews.
type Person struct {
	Participant, Stakeholder string
	Interviews               []*corpus.Transcript
	// Words is how much the person said, notes left out.
	Words int
}

// Find looks for what goes against the codes among observations in the order of
// the corpus.
func Find(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, o Options) (*Result, error) {
	r := &Result{Value: o.Value}
	set, err := setOf(b, o)
	if err != nil {
		return nil, err
	}
	var own []*coding.Observation
	for i := range observations {
		x := &observations[i]
		if slices.Contains(o.Codes, x.Code) && o.Where.Observation(b, x) {
			own = append(own, x)
		}
	}
	r.Units = len(coding.Distinct(own))
	if set != nil {
		r.Set = set.Name
		r.weigh(set, own)
	}
	for _, x := range own {
		if r.Value != "" && x.Values[r.Set] == r.Value {
			r.Deviant = append(r.Deviant, x)
		}
		if len(x.Opponents) > 0 {
			r.Opposed = append(r.Opposed, x)
		}
	}
	r.Deviant, r.Opposed = coding.Distinct(r.Deviant), coding.Distinct(r.Opposed)
	r.people(c, own, o.Where)
	return r, nil
}

// setOf returns the value set that tells for from against, nil where there is
// none.
func setOf(b *coding.Codebook, o Options) (*coding.ValueSet, error) {
	var names []string
	for i := range b.Values {
		names = append(names, b.Values[i].Name)
	}
	for i := range b.Values {
		set := &b.Values[i]
		if o.Set != "" && !corpus.Equal(set.Name, o.Set) {
			continue
		}
		if o.Set == "" && !signed(set) && slices.ContainsFunc(b.Values, func(s coding.ValueSet) bool { return signed(&s) }) {
			continue
		}
		if o.Value != "" && !slices.Contains(set.Values, o.Value) {
			return nil, source.Say("%s cannot be %q\n  %s", set.Name, o.Value, source.Meant(o.Value, set.Values))
		}
		return set, nil
	}
	if o.Set == "" {
		return nil, nil
	}
	if len(names) == 0 {
		return nil, source.Say("the codebook knows no values\n  declare them under values: %s: ['+', '-']", o.Set)
	}
	return nil, source.Say("the codebook has no values %q\n  %s", o.Set, source.Meant(o.Set, names))
}

// signed reports whether a set holds + and -.
func signed(s *coding.ValueSet) bool {
	return slices.Contains(s.Values, "+") && slices.Contains(s.Values, "-")
}

// weigh counts the values and finds the deviant one. In a set with + and - these
// are each other's opposites, and others, such as !, neither; in any other set with
// two values the one is the opposite of the other.
func (r *Result) weigh(set *coding.ValueSet, own []*coding.Observation) {
	units := map[string][]*coding.Observation{}
	for _, o := range own {
		units[o.Values[set.Name]] = append(units[o.Values[set.Name]], o)
	}
	count := func(v string) int { return len(coding.Distinct(units[v])) }
	for _, v := range append(slices.Clone(set.Values), "") {
		r.Counts = append(r.Counts, Count{v, count(v)})
	}
	if r.Value != "" {
		return
	}
	sides := set.Values
	if signed(set) {
		sides = []string{"+", "-"}
	}
	if len(sides) != 2 {
		return
	}
	switch a, b := count(sides[0]), count(sides[1]); {
	case a > b:
		r.Majority, r.Value = sides[0], sides[1]
	case b > a:
		r.Majority, r.Value = sides[1], sides[0]
	default:
		r.Tie = a > 0
	}
}

// people finds who never touched the codes.
func (r *Result) people(c *corpus.Corpus, own []*coding.Observation, where coding.Selection) {
	touched, against := map[string]bool{}, map[string]bool{}
	for _, o := range own {
		for _, p := range o.All() {
			if s := p.Turn.Speaker; s.Role == corpus.Participant {
				touched[s.Participant] = true
			}
		}
		for _, opponent := range o.Opponents {
			against[strings.ToLower(opponent)] = true
		}
	}
	for _, p := range everybody(c, where) {
		switch r.TookPart++; {
		case touched[p.Participant]:
			r.Said++
		case p.Words == 0:
			r.Wordless++
		case !against[strings.ToLower(p.Participant)]:
			r.Silent = append(r.Silent, p)
		}
	}
}

// everybody returns the selected participants with how much each of them said.
func everybody(c *corpus.Corpus, where coding.Selection) []Person {
	said := words.Spoken(c, func(t *corpus.Transcript, turn *corpus.Turn) (*corpus.Speaker, bool) {
		return turn.Speaker, turn.Speaker.Role == corpus.Participant && turn.Speaker.Participant != "" && where.Turn(t, turn)
	})
	var out []Person
	place := map[string]int{}
	for i, t := range c.Transcripts {
		for _, s := range t.Speakers {
			if s.Role != corpus.Participant || s.Participant == "" || s.Uncounted || !where.Speaker(t, s) {
				continue
			}
			at, known := place[s.Participant]
			if !known {
				at = len(out)
				place[s.Participant] = at
				out = append(out, Person{Participant: s.Participant, Stakeholder: s.Stakeholder})
			}
			p := &out[at]
			p.Words += said[i][s].Words
			if n := len(p.Interviews); n == 0 || p.Interviews[n-1] != t {
				p.Interviews = append(p.Interviews, t)
			}
		}
	}
	return out
}
