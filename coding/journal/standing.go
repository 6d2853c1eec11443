package journal

import (
	"time"

	"mening/coding"
	"mening/corpus/source"
)

// undo finds out what was undone, and tells undos that do nothing. It goes
// backwards, so that an undo is known to be undone before it is carried out.
// Foreign ids are those of lines that are kept without being applied.
func (j *Journal) undo(foreign map[string]bool) {
	j.undone = make([]bool, len(j.Decisions))
	index := make(map[string]int, len(j.Decisions))
	for i := range j.Decisions {
		id := j.Decisions[i].ID
		if other, ok := index[id]; ok {
			j.fault(i, source.Error, "both count; give one of them another id",
				"the id %q stands for another decision in %v already", id, j.places[other])
			continue
		}
		index[id] = i
	}
	for i := len(j.Decisions) - 1; i >= 0; i-- {
		d := &j.Decisions[i]
		if d.Act != coding.Undo || j.undone[i] {
			continue
		}
		target, ok := index[d.Value]
		switch {
		case !ok && foreign[d.Value]: // its line was told
		case !ok:
			j.fault(i, source.Warning, "it may stand in a file that is not here", "undoes %q, which is in no file", d.Value)
		case j.Decisions[target].Coder != d.Coder:
			j.fault(i, source.Error, "a coder may undo only his own decisions: the undo does not count",
				"%s undoes a decision of %s, %q", d.Coder, j.Decisions[target].Coder, d.Value)
		case target >= i:
			j.fault(i, source.Error, "correct its `at`: the undo does not count", "undoes %q, which is not earlier", d.Value)
		case j.undone[target]:
			j.fault(i, source.Warning, "once is enough", "undoes %q, which another undo takes back as well", d.Value)
		default:
			j.undone[target] = true
		}
	}
}

// Undone reports whether the decision with this index was undone.
func (j *Journal) Undone(i int) bool { return j.undone[i] }

// Standing returns the decisions that stand, in their order: without those that
// were undone, and without the undos.
func (j *Journal) Standing() []coding.Decision {
	out := make([]coding.Decision, 0, len(j.Decisions))
	for i := range j.Decisions {
		if j.stands(i) {
			out = append(out, j.Decisions[i])
		}
	}
	return out
}

func (j *Journal) stands(i int) bool { return !j.undone[i] && j.Decisions[i].Act != coding.Undo }

// Last returns the last decision of a coder that stands: what an undo without
// an id takes back. It is false where there is none.
func (j *Journal) Last(coder string) (coding.Decision, bool) {
	for i := len(j.Decisions) - 1; i >= 0; i-- {
		if j.stands(i) && j.Decisions[i].Coder == coder {
			return j.Decisions[i], true
		}
	}
	return coding.Decision{}, false
}

// Coders returns the names of all who decided, in the order in which they
// began.
func (j *Journal) Coders() []string {
	var out []string
	seen := map[string]bool{}
	for i := range j.Decisions {
		if coder := j.Decisions[i].Coder; !seen[coder] {
			seen[coder] = true
			out = append(out, coder)
		}
	}
	return out
}

// Ahead tells the first decision of each coder that is more than a day ahead of
// now: a clock is wrong, and everybody's later decisions get times behind it.
func (j *Journal) Ahead(now time.Time) source.Problems {
	told := Journal{Decisions: j.Decisions, places: j.places}
	seen := map[string]bool{}
	for i := range j.Decisions {
		if d := &j.Decisions[i]; d.At.After(now.AddDate(0, 0, 1)) && !seen[d.Coder] {
			seen[d.Coder] = true
			told.fault(i, source.Warning, "the order still holds, but all later decisions are dated behind it; set the clock right, and correct `at` before others decide",
				"was decided in the future, %s", d.At.Format(time.RFC3339))
		}
	}
	return told.Problems
}
