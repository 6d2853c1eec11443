package codebook

import (
	"mening/coding"
	"mening/coding/tally"
	"mening/corpus"
	"slices"
	"strings"
)

// CellChange is a cell of the table that differs: the units of a code or
// category in a group.
type CellChange struct {
	Node tally.Node
	// Group are the value of the field and its label.
	Group    string
	Label    string
	Old, New int
	Because  []CodeChange
}

// Total reports whether the cell is that of all groups together.
func (c *CellChange) Total() bool { return c.Group == tally.All }

// cells lists the cells that differ, in the order of the newer version, then
// those of nodes that are gone.
func (v *versions) cells(c *corpus.Corpus, by string, coders []string, units []UnitChange) ([]CellChange, error) {
	options := tally.Options{By: []string{by}, Rows: "code", Coders: coders}
	old, err := tally.Count(c, v.old.Book, v.old.Observations, options)
	if err != nil {
		return nil, err
	}
	now, err := tally.Count(c, v.new.Book, v.new.Observations, options)
	if err != nil {
		return nil, err
	}
	type at struct{ node, group string }
	before := map[at]int{}
	nodes := slices.Clone(now.Nodes)
	for i, n := range old.Nodes {
		if id := v.nodeNow(n); id != "" {
			n.ID = id
		} else {
			nodes = append(nodes, n)
		}
		for g := range old.Groups {
			before[at{strings.ToLower(n.ID), old.Groups[g].Values[0]}] = old.Cells[i][g].Units
		}
	}
	groups := slices.Clone(now.Groups)
	for _, g := range old.Groups {
		if !slices.ContainsFunc(groups, func(x tally.Group) bool { return x.Values[0] == g.Values[0] }) {
			groups = slices.Insert(groups, len(groups)-1, g)
		}
	}
	var out []CellChange
	for i, n := range nodes {
		for _, g := range groups {
			cell := CellChange{Node: n, Group: g.Values[0], Label: g.Labels[0], Old: before[at{strings.ToLower(n.ID), g.Values[0]}]}
			if j := slices.IndexFunc(now.Groups, func(x tally.Group) bool { return x.Values[0] == cell.Group }); j >= 0 && i < len(now.Nodes) {
				cell.New = now.Cells[i][j].Units
			}
			if cell.Old != cell.New {
				cell.Because = v.cellBecause(&cell, now.By[0], units)
				out = append(out, cell)
			}
		}
	}
	return out, nil
}

// nodeNow returns the id that a row of the older table has in the newer one,
// empty where it is gone.
func (v *versions) nodeNow(n tally.Node) string {
	if n.Level == "code" {
		if now := v.oldToNew[v.old.Book.Code(n.ID)]; now != nil {
			return now.ID
		}
		return ""
	}
	if id := v.ids[strings.ToLower(n.ID)]; v.new.Book.Category(id) != nil {
		return id
	}
	return ""
}

// cellBecause says which changes made a cell differ.
func (v *versions) cellBecause(cell *CellChange, by string, units []UnitChange) []CodeChange {
	var out []CodeChange
	add := func(changes ...CodeChange) {
		for _, c := range changes {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	in := func(c *coding.Code, older bool) bool {
		if c == nil {
			return false
		}
		if corpus.Equal(c.ID, cell.Node.ID) || older && v.oldToNew[c] != nil && corpus.Equal(v.oldToNew[c].ID, cell.Node.ID) {
			return true
		}
		for _, category := range c.Path() {
			if id := category.ID; corpus.Equal(id, cell.Node.ID) || older && corpus.Equal(v.place(category), cell.Node.ID) {
				return true
			}
		}
		return false
	}
	grouped := func(o *coding.Observation, b *coding.Codebook) bool {
		return cell.Total() || cell.Group == tally.Interviewers || corpus.HasField(o.Transcript, o.Speaker(), by, cell.Group) || b.Has(o, by, cell.Group)
	}
	for i := range units {
		u := &units[i]
		before := u.Old != nil && grouped(u.Old, v.old.Book) && in(u.Old.Code, true)
		now := u.New != nil && grouped(u.New, v.new.Book) && in(u.New.Code, false)
		switch {
		case before && !now:
			add(u.lost...)
		case now && !before:
			add(u.gained...)
		}
	}
	for was, now := range v.oldToNew {
		if in(was, true) == in(now, false) || !slices.ContainsFunc(v.new.Observations, func(o coding.Observation) bool { return o.Code == now && grouped(&o, v.new.Book) }) {
			continue
		}
		add(v.only(now.ID, WhatMoved)...)
		for _, category := range slices.Concat(was.Path(), now.Path()) {
			add(v.only(v.place(category), WhatMoved)...)
		}
	}
	slices.SortStableFunc(out, func(a, b CodeChange) int { return slices.Index(v.codes, a) - slices.Index(v.codes, b) })
	return out
}
