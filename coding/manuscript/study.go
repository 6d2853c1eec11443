package manuscript

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/register"
	"mening/coding/tally"
	"mening/corpus"
)

// Study is what a manuscript is compared with.
type Study struct {
	Corpus       *corpus.Corpus
	Book         *coding.Codebook
	Observations []coding.Observation
	Decided      coding.Decided
	Registers    []Register

	tallies map[string]*tally.Tally
	words   tally.Words
	names   *names
	book    codebookText
}

// Register is a register with the number of rows that was the goal, 0 where there
// was none.
type Register struct {
	*register.Register
	Target int
}

// Figure is what the study gives for a node of the codebook, or for all codes,
// among those for whom conditions hold.
type Figure struct {
	// Node is the id of a category or code and Name how it is called; both are
	// empty for all.
	Node, Name string
	// Conditions are those on people, interviews and units.
	Conditions []string
	// Counts are those of the node: what people have decided where they have
	// decided something, else what the rules propose. All counts both.
	Counts, All tally.Counts
	// Group are those for whom the conditions hold.
	Group tally.Group
	// Total are the units of the node whoever said them.
	Total int
}

// Figure counts a node, or all codes where it is empty, under conditions as
// `wave=follow-up`. An error names a condition or node that is not there.
func (s *Study) Figure(node string, conditions []string) (*Figure, error) {
	rows := "code"
	if s.isTheme(node) {
		rows = "theme"
	}
	t, err := s.tally(rows, conditions)
	if err != nil {
		return nil, err
	}
	f := &Figure{Node: node, Conditions: conditions}
	last := len(t.Groups) - 1
	f.Group = t.Groups[last]
	if node == "" {
		f.Counts = tally.Counts{Units: f.Group.Units, Participants: f.Group.Participants, Interviews: f.Group.Interviews, Parties: f.Group.Parties}
		f.All = f.Counts
		return f, nil
	}
	for i, n := range t.Nodes {
		if n.ID != node {
			continue
		}
		c := t.Cells[i][last]
		f.Name, f.Counts, f.All = n.Name, c.Counts, c.Counts
		if t.Decided {
			f.Counts = c.Decided
		}
		if len(conditions) > 0 {
			whole, err := s.Figure(node, nil)
			if err != nil {
				return nil, err
			}
			f.Total = whole.Counts.Units
		} else {
			f.Total = f.Counts.Units
		}
		return f, nil
	}
	return f, nil
}

// isTheme reports whether a node is a theme, and no category or code.
func (s *Study) isTheme(node string) bool {
	return slices.ContainsFunc(s.Book.Themes, func(t *coding.Theme) bool { return t.ID == node }) &&
		s.Book.Category(node) == nil && s.Book.Code(node) == nil
}

// tally counts all nodes of a kind, or themes, under conditions, once.
func (s *Study) tally(rows string, conditions []string) (*tally.Tally, error) {
	key := rows + "\n" + strings.Join(conditions, "\n")
	if t := s.tallies[key]; t != nil {
		return t, nil
	}
	where, err := coding.ParseSelection(conditions, s.Corpus, s.Book, s.Decided.Coders)
	if err != nil {
		return nil, err
	}
	observations := s.Observations
	if where.Names(coding.ConfirmedBy) || where.Names(coding.RejectedBy) || where.Names(coding.Beside) {
		observations = slices.Clone(observations)
		where.Mark(s.Decided.Standing, observations)
	}
	if s.words == nil {
		s.words = tally.CountWords(s.Corpus)
	}
	t, err := tally.Count(s.Corpus, s.Book, observations, tally.Options{By: []string{"role"}, Rows: rows, Where: where, Words: s.words,
		Coders: s.Decided.Coders, Decided: s.Decided.Reviewed()})
	if err != nil {
		return nil, err
	}
	if s.tallies == nil {
		s.tallies = map[string]*tally.Tally{}
	}
	s.tallies[key] = t
	return t, nil
}

// option is one way in which a figure may be told: a number and what it is a
// number of.
type option struct {
	measure Measure
	n, of   int
}

// options returns all ways in which a figure may be told.
func (f *Figure) options() []option {
	g, c := &f.Group, &f.Counts
	if f.Node == "" {
		return []option{{Participants, g.Participants, -1}, {Interviews, g.Interviews, -1}, {Units, g.Units, -1}, {TalkWords, g.Words, -1}, {Parties, g.Parties, -1}}
	}
	out := []option{{Participants, c.Participants, g.Participants}, {Units, c.Units, g.Units},
		{Interviews, c.Interviews, g.Interviews}, {Parties, c.Parties, g.Parties}}
	if len(f.Conditions) > 0 {
		out = append(out, option{Units, c.Units, f.Total})
	}
	if f.All != f.Counts {
		out = append(out, option{Participants, f.All.Participants, g.Participants}, option{Units, f.All.Units, g.Units})
	}
	return out
}

// among returns the figures of a node, or of all, that hold for one of several
// sets of conditions; those that cannot be counted are left out.
func (s *Study) among(node string, sets [][]string) []*Figure {
	var out []*Figure
	for _, conditions := range sets {
		if f, err := s.Figure(node, conditions); err == nil {
			out = append(out, f)
		}
	}
	return out
}
