package journal

import (
	"path/filepath"
	"strings"

	"mening/coding"
	"mening/corpus/source"
)

// kind is what may be wrong with a line.
type kind int

const (
	noJSON kind = iota
	torn
	faulty
	newerVersion
	unknownAct
	mark
	severalOnLine
	brokenBeside
	othersDecision
	kinds
)

// loses reports whether something on such a line does not count. A torn line was
// never reported as done.
func (k kind) loses() bool {
	switch k {
	case noJSON, faulty, newerVersion, unknownAct, brokenBeside:
		return true
	}
	return false
}

// finding is what is wrong with a line.
type finding struct {
	kind kind
	line int
	text string // what was found
	why  source.Note
}

// mostOfAKind is how many findings of a kind are told one by one.
const mostOfAKind = 10

// teller makes problems of the findings in one file.
type teller struct {
	path string
	out  source.Problems
	more [kinds]*source.Problem // what stands for all further ones of a kind
	told [kinds]int
	open bool // the lines are within a merge conflict
}

// tell notes a finding. They come by ascending lines, but for those of
// different kinds.
func (t *teller) tell(f finding) {
	if f.kind == mark && !t.begins(f.text) {
		return
	}
	t.told[f.kind]++
	switch n := t.told[f.kind]; {
	case f.kind == othersDecision && n > 1, n > mostOfAKind:
		if t.more[f.kind] == nil {
			t.more[f.kind] = t.problem(f)
			if f.kind != othersDecision {
				t.out = append(t.out, t.more[f.kind])
			}
		}
	default:
		t.out = append(t.out, t.problem(f))
	}
}

// begins reports whether a mark begins what is to be told: of a conflict only
// the first line is.
func (t *teller) begins(mark string) bool {
	wasOpen := t.open
	t.open = mark != ">"
	return mark == "<" || !wasOpen
}

// problems returns what was told.
func (t *teller) problems() source.Problems {
	for k, p := range t.more {
		if p != nil && kind(k) != othersDecision {
			p.Said = source.Say("%s; from here on %d lines of the kind", p.Said, t.told[k]-mostOfAKind)
			p.Message = p.Said.String()
		}
	}
	return t.out
}

func (t *teller) problem(f finding) *source.Problem {
	found := func(severity source.Severity, message, hint source.Note) *source.Problem {
		return source.Found(severity, t.path, f.line, message, hint)
	}
	name := strings.TrimSuffix(filepath.Base(t.path), ending)
	switch f.kind {
	case noJSON:
		return found(source.Error, source.Say("is no decision: no JSON object"), source.Say("correct the line, or move it to another file; it does not count"))
	case torn:
		return found(source.Warning, source.Say("the last line is torn: whoever wrote it was interrupted, and its decision was never reported as done"),
			source.Say("nothing need be done: the next decision of %s cuts it off and keeps it in %s.torn-TIME", name, filepath.Base(t.path)))
	case faulty:
		return found(source.Error, source.Say("cannot be applied: %s", f.why), source.Say("correct the line; it does not count"))
	case newerVersion:
		return found(source.Error, source.Say("was written by a newer version of the program, in format %s", f.text),
			source.Say("it is kept but does not count; take the newer version"))
	case unknownAct:
		return found(source.Error, source.Say("unknown act %q", f.text), unknown(f.text))
	case mark:
		return found(source.Warning, source.Say("marks of a merge conflict: the decisions on both sides count"),
			source.Say("delete the lines of <<<<<<<, =======, >>>>>>> and |||||||, and keep all others; `coding/*.jsonl merge=union` in .gitattributes avoids conflicts"))
	case severalOnLine:
		return found(source.Warning, source.Say("several decisions stand on one line: all count"), source.Say("break the line between } and {"))
	case brokenBeside:
		return found(source.Error, source.Say("beside a decision, which counts, stands what is none"),
			source.Say("break the line where the decision begins, and correct the rest"))
	}
	return found(source.Warning, source.Say("holds decisions of %q: they count as those of that coder", f.text),
		source.Say("nothing is lost; they belong into %s", f.text+ending))
}

// unknown says what to do about an act that is not known.
func unknown(act string) source.Note {
	hint := source.Say("it is kept but does not count; take a newer version of the program, or correct it")
	var known []string
	for _, act := range coding.Acts() {
		known = append(known, string(act))
	}
	if near := source.Nearest(act, known); near != "" {
		return source.Say("%s: did you mean %q?", hint, near)
	}
	return hint
}
