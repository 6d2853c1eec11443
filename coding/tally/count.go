package tally

import (
	"slices"

	"mening/coding"
	"mening/corpus"
)

// counter gathers distinct counts. A group is known by its places on the axes;
// the last place of each axis stands for all of its values.
type counter struct {
	corpus  *corpus.Corpus
	book    *coding.Codebook
	options Options
	axes    []axis
	nodes   *nodeIndex

	speakers map[*corpus.Speaker][]int // groups of people, nil for those not selected
	present  []bool                    // by group: someone belongs to it
	groups   []groupCount
	cells    [][]cellCount // by group, then node; the last node is any code
	numbers  map[string]int
	waves    map[string]bool // of the selected interviews
	unknown  int             // participants without a stakeholder
	talk     talk
}

// talk counts what the notes tell.
type talk struct {
	unlabelled, several, nobody, unreviewed, disputed, redefined, uncounted int
	interviewers                                                            bool
}

type groupCount struct {
	participants, interviews, parties set
	words                             int
}

// cellCount counts everything, and apart what people have decided.
type cellCount struct {
	all, decided counts
	lastTurn     *corpus.Turn
	units        []unitCount // of the last turn
}

type counts struct {
	units                             int
	participants, interviews, parties set
}

type unitCount struct {
	unit    *coding.MeaningUnit
	decided bool
}

// set counts distinct numbers. Most sets are small, and numbers often come
// several times in a row.
type set struct {
	last    int
	members map[int]struct{}
}

func (s *set) add(n int) {
	if s.members == nil {
		s.members = map[int]struct{}{}
	} else if s.last == n {
		return
	}
	s.last = n
	s.members[n] = struct{}{}
}

func (s *set) count() int { return len(s.members) }

// number returns a number for a name, the same one each time.
func (n *counter) number(name string) int {
	i, ok := n.numbers[name]
	if !ok {
		i = len(n.numbers)
		n.numbers[name] = i
	}
	return i
}

// people finds the groups of all selected speakers and their denominators.
func (n *counter) people() {
	n.numbers, n.waves = map[string]int{}, map[string]bool{}
	n.speakers = map[*corpus.Speaker][]int{}
	// The values of axes are complete only when all speakers were seen.
	for _, t := range n.corpus.Transcripts {
		for _, s := range t.Speakers {
			if n.selected(t, s) && s.Role == corpus.Participant {
				for i := range n.axes {
					if !n.axes[i].coding {
						n.axes[i].of(t, s)
					}
				}
			}
		}
	}
	n.groups = make([]groupCount, n.size()+1) // the last one: interviewers
	n.present = make([]bool, n.size()+1)
	var unknown set
	for i, t := range n.corpus.Transcripts {
		for _, s := range t.Speakers {
			if !n.selected(t, s) {
				continue
			}
			groups := n.groupsOf(t, s)
			n.speakers[s] = groups
			if wave := t.Attribute("wave"); wave != "" {
				n.waves[wave] = true
			}
			if s.Participant != "" && s.Stakeholder == corpus.Unknown {
				unknown.add(n.number("p" + s.Participant))
			}
			for _, g := range groups {
				n.present[g] = true
				n.groups[g].interviews.add(i)
				if s.Participant != "" {
					n.groups[g].participants.add(n.number("p" + s.Participant))
				}
				if s.Stakeholder != "" && s.Stakeholder != corpus.Unknown {
					n.groups[g].parties.add(n.number("s" + s.Stakeholder))
				}
			}
		}
	}
	n.unknown = unknown.count()
	n.countWords()
}

// selected reports whether a speaker's talk is counted at all.
func (n *counter) selected(t *corpus.Transcript, s *corpus.Speaker) bool {
	return s.Role != corpus.Other && !s.Uncounted && n.options.Where.Speaker(t, s) &&
		(n.options.only == nil || n.options.only[s.Participant])
}

// size returns the number of groups, totals among them.
func (n *counter) size() int {
	size := 1
	for _, a := range n.axes {
		size *= len(a.values) + 1
	}
	return size
}

// interviewers returns the group of interviewers.
func (n *counter) interviewers() int { return n.size() }

// groupsOf returns the groups of a speaker: the combinations of the values on
// each axis, and all of the axis. On an axis of codings a person belongs to
// every value.
func (n *counter) groupsOf(t *corpus.Transcript, s *corpus.Speaker) []int {
	if s.Role == corpus.Interviewer {
		return []int{n.interviewers()}
	}
	return n.combine(func(a *axis) []int {
		if a.coding {
			return all(len(a.values))
		}
		return a.of(t, s)
	})
}

// groupsOfTurn narrows the groups of a turn's speaker to those of the turn. On
// an axis of codings it belongs to every value.
func (n *counter) groupsOfTurn(t *corpus.Transcript, turn *corpus.Turn) []int {
	return n.combine(func(a *axis) []int {
		if a.coding {
			return all(len(a.values))
		}
		return a.ofTurn(t, turn)
	})
}

// combine returns the groups that combine one place of each axis, where each
// axis also has the place of all.
func (n *counter) combine(places func(*axis) []int) []int {
	groups := []int{0}
	for i := range n.axes {
		a := &n.axes[i]
		own := append(slices.Clone(places(a)), len(a.values))
		var next []int
		for _, g := range groups {
			for _, p := range own {
				next = append(next, g*(len(a.values)+1)+p)
			}
		}
		groups = next
	}
	return groups
}

func all(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// countWords adds the words of all selected speakers to their groups.
func (n *counter) countWords() {
	words := n.options.Words
	if words == nil {
		words = CountWords(n.corpus)
	}
	asked := slices.ContainsFunc(n.axes, func(a axis) bool { return a.field == corpus.Question })
	for i, t := range n.corpus.Transcripts {
		for j := range t.Turns {
			turn := &t.Turns[j]
			groups, ok := n.speakers[turn.Speaker]
			if !ok || words[i][j] == 0 || !n.options.Where.Turn(t, turn) {
				continue
			}
			if asked && turn.Speaker.Role == corpus.Participant {
				groups = n.groupsOfTurn(t, turn)
			}
			for _, g := range groups {
				n.groups[g].words += words[i][j]
			}
		}
	}
}

// codingGroups narrows the groups of a speaker to those of the observation,
// where an axis belongs to codings or turns. What interviewers said belongs to the
// grand total as well.
func (n *counter) codingGroups(groups []int, o *coding.Observation) []int {
	if o.Turn.Speaker.Role == corpus.Interviewer {
		return []int{n.interviewers(), n.size() - 1}
	}
	if !slices.ContainsFunc(n.axes, func(a axis) bool { return a.coding || a.field == corpus.Question }) {
		return groups
	}
	return n.combine(func(a *axis) []int {
		if a.coding {
			return a.ofObservation(n.book, o)
		}
		return a.ofTurn(o.Transcript, o.Turn)
	})
}
