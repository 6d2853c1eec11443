package tally

import (
	"fmt"
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
	// Where selects interviews, participants and units.
	Where coding.Selection
	// Coders are those who have decided something.
	Coders []string
	// Decided says that somebody has decided about codings, so that what is
	// only proposed stands apart.
	Decided bool
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
	Notes   []source.Note
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
	// Units is the number of distinct units with any code.
	Units int
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
}

// Counts are distinct counts.
type Counts struct {
	Units, Participants, Interviews, Parties int
}

// RowKinds are the values of Options.Rows.
func RowKinds() []string { return []string{"category", "code", "theme", "dimension"} }

// Count counts the observations, which must be in corpus order.
func Count(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, o Options) (*Tally, error) {
	if len(o.By) == 0 {
		o.By = []string{"stakeholder"}
	}
	if o.Rows == "" {
		o.Rows = "category"
	}
	axes, err := newAxes(c, b, o.By, o.Coders)
	if err != nil {
		return nil, err
	}
	nodes, err := newNodes(b, o.Rows)
	if err != nil {
		return nil, err
	}
	n := &counter{corpus: c, book: b, options: o, axes: axes, nodes: nodes}
	n.people()
	n.observe(observations)
	return n.tally(), nil
}

// nodeIndex knows the rows and to which of them a code belongs.
type nodeIndex struct {
	nodes []Node
	of    map[*coding.Code][]int
}

func newNodes(b *coding.Codebook, rows string) (*nodeIndex, error) {
	n := &nodeIndex{of: map[*coding.Code][]int{}}
	switch rows {
	case "category", "code":
		n.tree(b.Categories, nil, rows == "code")
	case "theme":
		for _, t := range b.Themes {
			for _, c := range b.Codes {
				if slices.ContainsFunc(t.Through, c.In) {
					n.of[c] = append(n.of[c], len(n.nodes))
				}
			}
			n.nodes = append(n.nodes, Node{ID: t.ID, Name: t.Name, Level: "theme", Path: []string{t.ID}})
		}
	case "dimension":
		for _, d := range b.Dimensions {
			for _, v := range d.Values {
				for _, c := range b.Codes {
					if slices.Contains(c.Dimensions[d.ID], v.ID) {
						n.of[c] = append(n.of[c], len(n.nodes))
					}
				}
				n.nodes = append(n.nodes, Node{ID: v.ID, Name: v.Name, Level: "dimension", Path: []string{d.ID, v.ID}})
			}
		}
	default:
		return nil, fmt.Errorf("rows cannot be %q\n  %s", rows, source.DidYouMean(rows, RowKinds()))
	}
	return n, nil
}

// tree adds categories and, with codes, the codes below them.
func (n *nodeIndex) tree(categories []*coding.Category, path []string, codes bool) {
	for _, c := range categories {
		here := append(path[:len(path):len(path)], c.ID)
		for _, code := range c.Under() {
			n.of[code] = append(n.of[code], len(n.nodes))
		}
		n.nodes = append(n.nodes, Node{ID: c.ID, Name: c.Name, Level: "category", Depth: len(path), Path: here})
		if codes {
			for _, code := range c.Codes {
				n.of[code] = append(n.of[code], len(n.nodes))
				n.nodes = append(n.nodes, Node{ID: code.ID, Name: code.Name, Level: "code", Depth: len(here),
					Path: append(here[:len(here):len(here)], code.ID)})
			}
		}
		n.tree(c.Categories, here, codes)
	}
}
