package tally

import (
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// Options say what to count.
type Options struct {
	// By are one or two fields that make the groups: an attribute, the name of
	// a dimension, or of a value set. The default is stakeholder.
	By []string
	// Rows are category (the default), code, theme or dimension.
	Rows string
	// Level is how many levels of the tree have rows, from the top; 0 is all.
	Level int
	// Where selects interviews, participants and units.
	Where coding.Selection
	// Coders are those who have decided something.
	Coders []string
	// Decided says that somebody has decided about codings, so that what is
	// only proposed stands apart.
	Decided bool
	// Words are those of the corpus, where they were counted before; nil where
	// they were not.
	Words Words
	// only are the participants who are counted, where not all are.
	only map[string]bool
	// axes are those of another count, which has the same groups.
	axes []axis
}

// Tally holds the counts: a cell for every node and every group, zeros too.
type Tally struct {
	By     []string
	Nodes  []Node
	Groups []Group
	// Cells are by node, then by group, as in Nodes and Groups.
	Cells [][]Cell
	// Decided is that of the options.
	Decided bool
	// Shared is how many participants belong to more than one of the groups;
	// of two crossed fields it is not known and 0.
	Shared int
	Notes  []source.Note
}

// Node is a row of the tally.
type Node struct {
	ID, Name string
	// Level is category, code, theme or dimension.
	Level string
	// Depth counts from 0.
	Depth int
	// Path are the ids from the top down to the node.
	Path []string
	// whole says that all codes of the category stand in the rows below it,
	// where there are any.
	whole bool
}

// Group is a column of the tally with its denominators.
type Group struct {
	// Values are the group's values, one for each field of By; [All] stands
	// for all of them, [Interviewers] for the last group.
	Values []string
	// Labels are the values as they are shown.
	Labels []string
	// Participants took part in the selected interviews, Interviews are those
	// in which one of the group did, Parties their stakeholders.
	Participants, Interviews, Parties int
	// Words is how much the group said, notes left out.
	Words int
	// Units is the number of distinct units with any code, DecidedUnits that of
	// those about which people have decided.
	Units, DecidedUnits int
}

// The values of groups that are none of the field's.
const (
	All          = "*"
	Interviewers = "(interviewer)"
)

// Total reports whether the group is the grand total.
func (g *Group) Total() bool {
	return !slices.ContainsFunc(g.Values, func(v string) bool { return v != All })
}

// Cell holds the distinct counts of one node in one group: of all codings, and
// of those that people have decided.
type Cell struct {
	Counts
	Decided Counts
	// Suppression says whether the cell may be shown.
	Suppression Suppression
}

// Settled returns the counts of a cell of which shares, rates, differences,
// intervals and tests are made: of what people have decided, and while nobody has
// decided anything of what the rules propose. Proposals that nobody has seen then
// make no share beside a number that leaves them out.
func (t *Tally) Settled(node, group int) Counts { return t.Cells[node][group].settled(t.Decided) }

func (c *Cell) settled(decided bool) Counts {
	if decided {
		return c.Decided
	}
	return c.Counts
}

// SettledUnits returns the number of distinct units of a group likewise.
func (t *Tally) SettledUnits(group int) int {
	if t.Decided {
		return t.Groups[group].DecidedUnits
	}
	return t.Groups[group].Units
}

// Proposes reports whether anything is only proposed, beside what people have
// decided.
func (t *Tally) Proposes() bool {
	return t.Decided && slices.ContainsFunc(t.Groups, func(g Group) bool { return g.Units > g.DecidedUnits })
}

// Counts are distinct counts.
type Counts struct {
	Units, Participants, Interviews, Parties int
}

// less returns what is left of counts without others.
func (c Counts) less(o Counts) Counts {
	return Counts{c.Units - o.Units, c.Participants - o.Participants, c.Interviews - o.Interviews, c.Parties - o.Parties}
}

// plus adds counts.
func (c Counts) plus(o Counts) Counts {
	return Counts{c.Units + o.Units, c.Participants + o.Participants, c.Interviews + o.Interviews, c.Parties + o.Parties}
}

// RowKinds are the values of Options.Rows.
func RowKinds() []string { return []string{"category", "code", "theme", "dimension"} }

// Count counts the observations, which must be in corpus order.
func Count(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, o Options) (*Tally, error) {
	if len(o.By) == 0 {
		o.By = []string{"stakeholder"}
	}
	n, err := count(c, b, observations, o)
	if err != nil {
		return nil, err
	}
	return n.tally(), nil
}

// count gathers what is counted.
func count(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, o Options) (*counter, error) {
	if o.Rows == "" {
		o.Rows = "category"
	}
	axes := o.axes
	if axes == nil {
		var err error
		if axes, err = newAxes(c, b, o.By, o.Coders); err != nil {
			return nil, err
		}
		for i := range axes {
			axes[i].lack(b, observations, o.Where)
		}
	}
	nodes, err := newNodes(b, o.Rows, o.Level)
	if err != nil {
		return nil, err
	}
	nodes.narrow(b, o.Where)
	n := &counter{corpus: c, book: b, options: o, axes: axes, nodes: nodes}
	n.people()
	n.observe(observations)
	return n, nil
}
