package journal

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// Journal is what all coders have decided.
type Journal struct {
	// Decisions are all decisions, ordered by time, then by id; also those that
	// were undone, and the undos.
	Decisions []coding.Decision
	// Problems are what is wrong in the files, with file and line. An error
	// says that something does not count.
	Problems source.Problems
	// Lost is how many lines hold something that cannot be read or applied.
	Lost int

	unread source.Problems // files of which nothing could be read; also in Problems
	places []place         // of Decisions
	undone []bool          // of Decisions
}

// place is where a decision stands.
type place struct {
	file string
	line int
}

// Place returns where the decision with this index stands: the file and its line.
func (j *Journal) Place(i int) (file string, line int) { return j.places[i].file, j.places[i].line }

// Unread returns the coders whose files cannot be read at all, in the order of
// their names. What they decided does not count.
func (j *Journal) Unread() []string {
	var out []string
	for _, p := range j.unread {
		out = append(out, coderOf(p.File))
	}
	return out
}

// UnreadOf returns why nothing of a coder's file can be read, nil where it can or
// where there is none.
func (j *Journal) UnreadOf(coder string) *source.Problem {
	for _, p := range j.unread {
		if corpus.Equal(coderOf(p.File), coder) {
			return p
		}
	}
	return nil
}

// coderOf returns the coder to whom a file belongs.
func coderOf(path string) string {
	return norm.NFC.String(strings.TrimSuffix(filepath.Base(path), ending))
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// Read reads the journal in a folder. One that does not exist holds no
// decision. The error is that the folder cannot be read, as source.Problems;
// whatever is wrong with its files is among the journal's problems.
func Read(dir string) (*Journal, error) {
	names, err := list(dir)
	if err != nil {
		return nil, err
	}
	j := &Journal{Problems: alike(dir, names)}
	files := make([]*file, len(names))
	corpus.Each(len(names), func(i int) { files[i] = readFile(dir, names[i]) })
	j.join(files)
	return j, nil
}

// join makes one journal of files.
func (j *Journal) join(files []*file) {
	n := 0
	for _, f := range files {
		for _, c := range f.chunks {
			n += len(c.entries)
		}
	}
	entries := make([]entry, 0, n)
	foreign := map[string]bool{}
	for _, f := range files {
		j.Problems = append(j.Problems, f.problems...)
		j.Lost += f.lost
		if f.chunks == nil {
			j.unread = append(j.unread, f.problems...)
		}
		for _, c := range f.chunks {
			entries = append(entries, c.entries...)
			for _, id := range c.foreign {
				foreign[id] = true
			}
		}
	}
	j.arrange(entries)
	j.undo(foreign)
	j.Problems.Sort()
}

const ending = ".jsonl"

// list returns the names of the files of a journal, sorted.
func list(dir string) ([]string, error) {
	items, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, source.Problems{source.Told(source.Error, dir, 0, source.Say("cannot read the decisions: %s", source.Reason(err)),
			"it must be a folder that you may read")}
	}
	var names []string
	for _, item := range items {
		if name := item.Name(); strings.HasSuffix(name, ending) && !strings.HasPrefix(name, ".") {
			names = append(names, name)
		}
	}
	return names, nil
}

// alike tells files whose names some computers take for one.
func alike(dir string, names []string) source.Problems {
	var out source.Problems
	first := map[string]string{}
	for _, name := range names {
		if other, ok := first[folded(name)]; ok {
			out = append(out, source.Told(source.Error, filepath.Join(dir, name), 0,
				source.Say("%q and %q are one name on some computers, where one of the files gets lost", other, name),
				"add the lines of one to the other, and delete it"))
			continue
		}
		first[folded(name)] = name
	}
	return out
}

// arrange puts decisions into their order and drops repeated ones.
func (j *Journal) arrange(entries []entry) {
	order := make([]*entry, len(entries))
	for i := range entries {
		order[i] = &entries[i]
	}
	slices.SortFunc(order, func(a, b *entry) int {
		if c := cmp.Or(a.decision.At.Compare(b.decision.At), cmp.Compare(a.decision.ID, b.decision.ID)); c != 0 {
			return c
		}
		if c := compare(&a.decision, &b.decision); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(a.place.file, b.place.file), cmp.Compare(a.place.line, b.place.line))
	})
	j.Decisions = make([]coding.Decision, 0, len(order))
	j.places = make([]place, 0, len(order))
	for i, e := range order {
		if i > 0 && same(&order[i-1].decision, &e.decision) {
			continue
		}
		j.Decisions = append(j.Decisions, e.decision)
		j.places = append(j.places, e.place)
	}
}

// compare orders decisions by all that they hold; it is 0 where they are the
// same.
func compare(a, b *coding.Decision) int {
	if same(a, b) {
		return 0
	}
	// Rare: an id is used twice.
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	if errX != nil || errY != nil {
		return 0
	}
	return strings.Compare(string(x), string(y))
}

func same(a, b *coding.Decision) bool {
	if (a.Unit == nil) != (b.Unit == nil) || a.Unit != nil && *a.Unit != *b.Unit {
		return false
	}
	x, y := *a, *b
	x.Unit, y.Unit = nil, nil
	return x == y
}

func (j *Journal) fault(i int, severity source.Severity, hint, message string, args ...any) {
	j.Problems = append(j.Problems, source.Told(severity, j.places[i].file, j.places[i].line, source.Say(message, args...), hint))
}
