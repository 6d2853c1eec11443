package coding

import (
	"slices"
	"strings"
	"time"
)

// Change is a change of a codebook that decisions follow.
type Change struct {
	At       time.Time
	Who      string
	Act      ChangeAct
	From, To []string // ids before and after
}

// ChangeAct is what a change of a codebook does.
type ChangeAct string

// The changes.
const (
	ChangeAdd    ChangeAct = "add"
	ChangeRename ChangeAct = "rename"
	ChangeMerge  ChangeAct = "merge"
	ChangeSplit  ChangeAct = "split"
	ChangeMove   ChangeAct = "move"
	ChangeRetire ChangeAct = "retire"
	ChangeRule   ChangeAct = "rule" // a rule or an example was added
)

// ChangeActs returns all of them.
func ChangeActs() []ChangeAct {
	return []ChangeAct{ChangeAdd, ChangeRename, ChangeMerge, ChangeSplit, ChangeMove, ChangeRetire, ChangeRule}
}

// history knows the changes of a codebook by the ids that they concern.
type history struct {
	changes []Change
	from    map[string][]int // by id in lower case: changes that take it away
	to      map[string][]int // changes that give it
}

// SetChanges tells a codebook what was done to it, in the order of time, so that
// older ids are understood.
func (b *Codebook) SetChanges(changes []Change) {
	h := &history{changes: changes, from: map[string][]int{}, to: map[string][]int{}}
	for i, c := range changes {
		if c.Act == ChangeRule {
			continue // gives no id and takes none away
		}
		for _, id := range c.From {
			if !slices.ContainsFunc(c.To, func(to string) bool { return strings.EqualFold(to, id) }) {
				h.from[strings.ToLower(id)] = append(h.from[strings.ToLower(id)], i)
			}
		}
		for _, id := range c.To {
			h.to[strings.ToLower(id)] = append(h.to[strings.ToLower(id)], i)
		}
	}
	b.history = h
}

// Changes returns what was done to the codebook.
func (b *Codebook) Changes() []Change {
	if b.history == nil {
		return nil
	}
	return b.history.changes
}

// Follow returns the id that a code, category or theme has now which had an id
// at a time. It is the same id where nothing is known of it. Of one that was
// split the change is returned that did so, and of a merged or renamed one that
// is gone by now its last id.
//
// An id that stands in the codebook although it was given up, and that no later
// change has given anew, was put back by hand: then it means itself. So does an
// id of a decision that was taken before a change was known to its coder.
func (b *Codebook) Follow(id string, at time.Time) (now string, split *Change) {
	if b.history == nil || len(b.history.changes) == 0 {
		return id, nil
	}
	now, split = b.history.follow(b, id, at)
	if split == nil && !b.has(now) && !at.IsZero() {
		if older, gone := b.history.follow(b, id, time.Time{}); gone != nil || b.has(older) {
			return older, gone
		}
	}
	return now, split
}

func (h *history) follow(b *Codebook, id string, at time.Time) (now string, split *Change) {
	next := 0 // changes before this one have been passed
	for {
		key := strings.ToLower(strings.TrimSpace(id))
		i := slices.IndexFunc(h.from[key], func(i int) bool { return i >= next && h.changes[i].At.After(at) })
		if i < 0 {
			return id, nil
		}
		i = h.from[key][i]
		if b.has(id) && !slices.ContainsFunc(h.to[key], func(to int) bool { return to > i }) {
			return id, nil
		}
		c := &h.changes[i]
		if len(c.To) != 1 {
			return id, c
		}
		id, next = c.To[0], i+1
	}
}

// has reports whether a code, category or theme has an id.
func (b *Codebook) has(id string) bool {
	return b.Code(id) != nil || b.Category(id) != nil || b.Theme(id) != nil || b.RetiredCode(id) != nil
}

// Now returns the id that an entry has now which has an id or had it once.
func (b *Codebook) Now(id string) string {
	if b.history == nil || b.has(id) {
		return id
	}
	now, _ := b.Follow(id, time.Time{})
	return now
}

// code returns the code that has an id now or had it once, or nil.
func (b *Codebook) code(id string) *Code { return b.Code(b.Now(id)) }
