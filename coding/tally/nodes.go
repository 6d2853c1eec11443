package tally

import (
	"slices"

	"mening/coding"
	"mening/corpus/source"
)

// nodeIndex knows the rows and to which of them a code belongs.
type nodeIndex struct {
	nodes []Node
	of    map[*coding.Code][]int
}

func newNodes(b *coding.Codebook, rows string, level int) (*nodeIndex, error) {
	n := &nodeIndex{of: map[*coding.Code][]int{}}
	switch rows {
	case "category", "code":
		n.tree(b.Categories, nil, rows == "code")
		return n, n.cut(level)
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
		return nil, source.Say("rows cannot be %q\n  %s", rows, source.Meant(rows, RowKinds()))
	}
	if len(n.nodes) == 0 {
		return nil, empty(rows)
	}
	if level > 0 {
		return nil, source.Say("rows of %ss have no levels\n  levels are those of categories and codes; leave one of the two out", rows)
	}
	return n, nil
}

// empty says that there is nothing to make rows of.
func empty(rows string) error {
	if rows == "theme" {
		return source.Say("the codebook has no themes\n  write themes: with runs-through: into it, or choose the rows category or code")
	}
	return source.Say("the codebook has no dimensions\n  write dimensions: into it and name them in categories or codes, or choose the rows category or code")
}

// cut keeps the rows of so many levels, from the top.
func (n *nodeIndex) cut(level int) error {
	if level == 0 {
		return nil
	}
	deepest := 0
	for _, node := range n.nodes {
		deepest = max(deepest, node.Depth+1)
	}
	if level < 0 || level > deepest {
		return source.Say("there is no level %d\n  the levels of these rows are 1 to %d", level, deepest)
	}
	n.keep(func(i int) bool { return n.nodes[i].Depth < level })
	return nil
}

// narrow keeps the rows of codes that conditions let through, where they leave
// out any.
func (n *nodeIndex) narrow(b *coding.Codebook, where coding.Selection) {
	let := map[int]bool{}
	all := true
	for _, code := range b.Codes {
		if !where.Code(b, code) {
			all = false
			continue
		}
		for _, p := range n.of[code] {
			let[p] = true
		}
	}
	if !all {
		n.keep(func(i int) bool { return let[i] })
	}
}

// keep drops the other rows.
func (n *nodeIndex) keep(is func(i int) bool) {
	kept, at := []Node{}, map[int]int{}
	for i, node := range n.nodes {
		if is(i) {
			at[i] = len(kept)
			kept = append(kept, node)
		}
	}
	for code, places := range n.of {
		var own []int
		for _, p := range places {
			if to, ok := at[p]; ok {
				own = append(own, to)
			}
		}
		n.of[code] = own
	}
	n.nodes = kept
}

// tree adds categories and, with codes, the codes below them.
func (n *nodeIndex) tree(categories []*coding.Category, path []string, codes bool) {
	for _, c := range categories {
		here := append(path[:len(path):len(path)], c.ID)
		for _, code := range c.Under() {
			n.of[code] = append(n.of[code], len(n.nodes))
		}
		n.nodes = append(n.nodes, Node{ID: c.ID, Name: c.Name, Level: "category", Depth: len(path), Path: here,
			whole: codes || len(c.Codes) == 0})
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
