package codebook

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"mening/coding"
	"mening/corpus"
)

// Version is a codebook with what it makes of the corpus.
type Version struct {
	Book         *coding.Codebook
	Observations []coding.Observation
	// Since is when the older version was the codebook, by the log; the zero
	// value is before everything.
	Since time.Time
}

// Difference is what another version of the codebook changes.
type Difference struct {
	Codes []CodeChange
	Units []UnitChange
	Cells []CellChange
}

// CodeChange is one thing that differs in a code or category.
type CodeChange struct {
	ID   string // in the newer version, in the older one where it is gone
	What What
	// Old and New are what stands in either version.
	Old, New string
	// Line is where it stands: in the newer version, in the older one where it
	// is gone.
	Line int
}

// What says what differs, or why.
type What string

// What differs.
const (
	WhatAdded    What = "new"
	WhatGone     What = "gone"
	WhatMerged   What = "merged"
	WhatSplit    What = "split"
	WhatRetired  What = "retired"
	WhatRenamed  What = "renamed"
	WhatMoved    What = "moved"
	WhatName     What = "name"
	WhatText     What = "definition"
	WhatRule     What = "new rule"
	WhatNoRule   What = "rule gone"
	WhatUnless   What = "new unless"
	WhatNoUnless What = "unless gone"
	WhatSetting  What = "setting"
	WhatLexicon  What = "lexicon" // by which +word finds compounds
	WhatDecision What = "decision"
	WhatRefers   What = "refers to"
)

// Fate says what became of a unit.
type Fate string

// The fates.
const (
	Came   Fate = "came"
	Went   Fate = "went"
	Recode Fate = "code"  // the same words have another code
	Extent Fate = "words" // the unit holds more or fewer words
)

// UnitChange is a unit that has come, has gone or differs.
type UnitChange struct {
	Fate Fate
	// Old and New are the codings in either version; one of them may be nil.
	Old, New *coding.Observation
	Because  []CodeChange

	lost, gained []CodeChange // why Old is no more, and why New is
}

// Observation returns the newer coding, else the older.
func (u *UnitChange) Observation() *coding.Observation {
	if u.New != nil {
		return u.New
	}
	return u.Old
}

// versions are two versions of a codebook, and which code is which.
type versions struct {
	old, new Version
	oldToNew map[*coding.Code]*coding.Code // by identity or rename
	newToOld map[*coding.Code]*coding.Code
	ids      map[string]string // of categories: new by old
	codes    []CodeChange
	of       map[string][]CodeChange // by the id of the code, in lower case
}

// Compare tells what the newer version changes: which codes and rules, which
// units, and which cells of the table by a field. Both versions are observed on
// the same corpus. Renaming alone changes no unit.
func Compare(c *corpus.Corpus, older, newer Version, by string, coders []string) (*Difference, error) {
	v := &versions{old: older, new: newer, oldToNew: map[*coding.Code]*coding.Code{}, newToOld: map[*coding.Code]*coding.Code{},
		ids: map[string]string{}, of: map[string][]CodeChange{}}
	v.match()
	v.compareCodes()
	d := &Difference{Codes: v.codes}
	d.Units = v.units()
	var err error
	d.Cells, err = v.cells(c, by, coders, d.Units)
	return d, err
}

// renamed returns the id that an id has after all renaming since the older
// version.
func (v *versions) renamed(id string) string {
	for _, c := range v.new.Book.Changes() {
		if c.Act == coding.ChangeRename && c.At.After(v.old.Since) && len(c.From) == 1 && len(c.To) == 1 && corpus.Equal(c.From[0], id) {
			id = c.To[0]
		}
	}
	return id
}

// match finds the codes and categories of the older version in the newer one.
func (v *versions) match() {
	for _, old := range v.old.Book.Codes {
		now := v.new.Book.Code(v.renamed(old.ID))
		if now == nil {
			now = v.new.Book.Code(old.ID)
		}
		if now != nil && v.newToOld[now] == nil {
			v.oldToNew[old], v.newToOld[now] = now, old
		}
	}
	v.old.Book.Walk(func(c *coding.Category, _ int) {
		id := v.renamed(c.ID)
		if v.new.Book.Category(id) == nil {
			id = c.ID
		}
		v.ids[strings.ToLower(c.ID)] = id
	})
}

func (v *versions) say(change CodeChange) {
	v.codes = append(v.codes, change)
	key := strings.ToLower(change.ID)
	v.of[key] = append(v.of[key], change)
}

// compareCodes lists what differs in codes and categories, those of the newer
// version in its order, then those that are gone.
func (v *versions) compareCodes() {
	old := map[string]*coding.Category{} // by new id
	v.old.Book.Walk(func(c *coding.Category, _ int) { old[strings.ToLower(v.ids[strings.ToLower(c.ID)])] = c })
	v.new.Book.Walk(func(now *coding.Category, _ int) {
		if now.ID == coding.Uncategorised {
			return
		}
		was := old[strings.ToLower(now.ID)]
		if was == nil {
			v.say(CodeChange{ID: now.ID, What: WhatAdded, New: now.Name, Line: now.Line})
			return
		}
		v.differ(now.ID, WhatRenamed, was.ID, now.ID, now.Line)
		v.differ(now.ID, WhatName, was.Name, now.Name, now.Line)
		v.differ(now.ID, WhatText, was.Definition, now.Definition, now.Line)
		v.differ(now.ID, WhatMoved, v.place(was.Parent), place(now.Parent), now.Line)
	})
	for _, now := range v.new.Book.Codes {
		if was := v.newToOld[now]; was == nil {
			v.say(CodeChange{ID: now.ID, What: WhatAdded, New: now.Name, Line: now.Line})
		} else {
			v.compareCode(was, now)
		}
	}
	v.old.Book.Walk(func(c *coding.Category, _ int) {
		if c.ID != coding.Uncategorised && v.new.Book.Category(v.ids[strings.ToLower(c.ID)]) == nil {
			v.say(CodeChange{ID: c.ID, What: WhatGone, Old: c.Name, Line: c.Line})
		}
	})
	for _, was := range v.old.Book.Codes {
		if v.oldToNew[was] == nil {
			v.say(v.fate(was))
		}
	}
}

// fate says what became of a code that the newer version does not have.
func (v *versions) fate(was *coding.Code) CodeChange {
	out := CodeChange{ID: was.ID, What: WhatGone, Old: was.Name, Line: was.Line}
	if v.new.Book.RetiredCode(v.renamed(was.ID)) != nil {
		out.What = WhatRetired
		return out
	}
	id := was.ID
	for _, c := range v.new.Book.Changes() {
		if !c.At.After(v.old.Since) || !slices.ContainsFunc(c.From, func(from string) bool { return corpus.Equal(from, id) }) {
			continue
		}
		out.New = strings.Join(c.To, ", ")
		switch c.Act {
		case coding.ChangeMerge:
			out.What, id = WhatMerged, c.To[0]
		case coding.ChangeSplit:
			out.What = WhatSplit
			return out
		case coding.ChangeRename:
			id = c.To[0]
		}
	}
	return out
}

func (v *versions) differ(id string, what What, old, new string, line int) {
	if old != new {
		v.say(CodeChange{id, what, old, new, line})
	}
}

func (v *versions) compareCode(was, now *coding.Code) {
	say := func(what What, old, new string) { v.differ(now.ID, what, old, new, now.Line) }
	say(WhatRenamed, was.ID, now.ID)
	say(WhatName, was.Name, now.Name)
	say(WhatText, was.Definition, now.Definition)
	say(WhatText, was.Include, now.Include)
	say(WhatText, was.Exclude, now.Exclude)
	say(WhatMoved, v.place(was.Category), place(now.Category))
	scope := func(c *coding.Code) string {
		return "scope " + map[bool]string{true: "turn", false: "sentence"}[c.Scope != 0]
	}
	say(WhatSetting, scope(was), scope(now))
	speakers := func(c *coding.Code) string {
		out := make([]string, len(c.Roles))
		for i, r := range c.Roles {
			out[i] = string(r)
		}
		return "speakers " + strings.Join(out, ", ")
	}
	say(WhatSetting, speakers(was), speakers(now))
	values := func(b *coding.Codebook, c *coding.Code) string {
		var out []string
		for _, set := range b.Values {
			if value := c.Values[set.Name]; value != "" {
				out = append(out, set.Name+"="+value)
			}
		}
		return strings.Join(out, ", ")
	}
	say(WhatSetting, values(v.old.Book, was), values(v.new.Book, now))
	v.compareRules(now.ID, was.Rules, now.Rules, WhatNoRule, WhatRule)
	v.compareRules(now.ID, was.Unless, now.Unless, WhatNoUnless, WhatUnless)
	if was.HasCompounds() && now.HasCompounds() {
		say(WhatLexicon, v.old.Book.LexiconsOf(was), v.new.Book.LexiconsOf(now))
	}
}

// place names a category of the older version as it is called now.
func (v *versions) place(c *coding.Category) string {
	if c == nil || c.ID == coding.Uncategorised {
		return place(c)
	}
	return v.ids[strings.ToLower(c.ID)]
}

func place(c *coding.Category) string {
	if c == nil {
		return ""
	}
	return c.ID
}

// compareUnits orders changes as the transcripts are.
func compareUnits(order map[*corpus.Transcript]int, a, b *UnitChange) int {
	x, y := a.Observation(), b.Observation()
	return cmp.Or(order[x.Transcript]-order[y.Transcript], x.Turn.Number-y.Turn.Number, x.Span.Start-y.Span.Start, x.Span.End-y.Span.End, cmp.Compare(x.Code.ID, y.Code.ID))
}
