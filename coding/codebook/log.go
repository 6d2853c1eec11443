package codebook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"mening/coding"
	"mening/corpus/source"
)

// Entry is one change of a codebook, a line of the log.
type Entry struct {
	// At is UTC, in microseconds, Who the coder who changed the codebook.
	At  time.Time        `json:"at"`
	Who string           `json:"who,omitempty"`
	Act coding.ChangeAct `json:"act"`
	// Kind is code, category or theme.
	Kind string `json:"kind,omitempty"`
	// From are the ids before, To those after.
	From []string `json:"from,omitempty"`
	To   []string `json:"to,omitempty"`
	// Name is the new name, Was the one before.
	Name string `json:"name,omitempty"`
	Was  string `json:"was,omitempty"`
	// Above is the category in which an entry stood, Below the one in which it
	// stands; both are empty for loose codes and the top.
	Above string `json:"above,omitempty"`
	Below string `json:"below,omitempty"`
	// Added is the rule that a code was given.
	Added string `json:"added,omitempty"`
	// Removed is what was taken out of the codebook.
	Removed string `json:"removed,omitempty"`
	// File is the codebook, Before and After its versions.
	File   string `json:"file,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// String says the change on one line, in English.
func (e *Entry) String() string { return e.Note().String() }

// Note says the change on one line.
func (e *Entry) Note() source.Note {
	from, to := strings.Join(e.From, ", "), strings.Join(e.To, ", ")
	place := func(id string) any {
		switch {
		case id != "":
			return id
		case e.Kind == aCode:
			return source.Say("the loose codes")
		}
		return source.Say("the top")
	}
	switch e.Act {
	case coding.ChangeAdd:
		return source.Say("add %s in %s", to, place(e.Below))
	case coding.ChangeMove:
		return source.Say("move %s from %s to %s", from, place(e.Above), place(e.Below))
	case coding.ChangeRename:
		what := from
		if from != to {
			what += " → " + to
		}
		if e.Name != "" {
			what += " (" + e.Name + ")"
		}
		return source.Say("rename %s", what)
	case coding.ChangeRule:
		return source.Say("rule %s: %s", to, e.Added)
	case coding.ChangeMerge:
		return source.Say("merge %s → %s", from, to)
	case coding.ChangeSplit:
		return source.Say("split %s → %s", from, to)
	case coding.ChangeRetire:
		return source.Say("retire %s", from)
	}
	return source.Say("%s", strings.TrimSpace(fmt.Sprintf("%s %s %s", e.Act, from, to)))
}

// Log is what was done to a codebook.
type Log struct {
	Entries  []Entry
	Problems source.Problems // lines that cannot be read, as warnings
}

// ReadLog reads a log, ordered by time. One that does not exist is empty.
func ReadLog(file string) (*Log, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) { // where decisions cannot be read, the journal tells it
		return &Log{}, nil
	} else if err != nil {
		return nil, source.Say("cannot read %s: %s\n  make it readable: decisions follow the changes of the codebook", file, source.Reason(err))
	}
	l := &Log{}
	seen := map[string]bool{}
	for i, line := range bytes.Split(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || seen[string(line)] {
			continue
		}
		seen[string(line)] = true
		var e Entry
		var message source.Note
		switch err := json.Unmarshal(line, &e); {
		case conflict(line):
			message = source.Say("the line is the mark of a merge conflict")
		case err != nil:
			message = source.Say("the line is no change of a codebook: %s", strings.TrimPrefix(err.Error(), "json: "))
		case e.At.IsZero() || e.Act == "":
			message = source.Say("the line lacks `at` or `act`")
		case !slices.Contains(coding.ChangeActs(), e.Act):
			message = source.Say("the line has the act %q, which this version does not know", e.Act)
		default:
			l.Entries = append(l.Entries, e)
			continue
		}
		l.Problems = append(l.Problems, source.Told(source.Warning, file, i+1, message, "decisions do not follow it; correct the line or take it out"))
	}
	slices.SortStableFunc(l.Entries, func(a, b Entry) int { return a.At.Compare(b.At) })
	return l, nil
}

func conflict(line []byte) bool {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return true
		}
	}
	return false
}

// Changes returns what decisions on codes have to follow.
func (l *Log) Changes() []coding.Change {
	var out []coding.Change
	for _, e := range l.Entries {
		out = append(out, coding.Change{At: e.At, Who: e.Who, Act: e.Act, From: e.From, To: e.To})
	}
	return out
}
