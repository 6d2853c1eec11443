package journal

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"mening/coding"
	"mening/corpus/source"
)

// entry is a decision with its place.
type entry struct {
	decision coding.Decision
	place    place
}

// file is what one file holds.
type file struct {
	entries  []entry
	problems source.Problems
	foreign  []string  // ids of lines that are kept and do nothing
	latest   time.Time // of all lines of which it can be told
}

// chunkSize is how much of a file is read at one go.
const chunkSize = 1 << 20

// readFile reads a file of a journal.
func readFile(dir, name string) *file {
	path := filepath.Join(dir, name)
	f := &file{}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f.problems = source.Problems{{File: path, Message: "is no file", Hint: "decisions lie in a file NAME.jsonl; move it away"}}
		return f
	}
	text, err := os.ReadFile(path)
	if err != nil {
		f.problems = source.Problems{{File: path, Message: fmt.Sprintf("cannot be read: %v", reason(err)), Hint: "its decisions do not count; make it readable"}}
		return f
	}
	f.parse(path, text)
	return f
}

// parse reads the text of a file.
func (f *file) parse(path string, text []byte) {
	if isUTF16(text) {
		f.problems = source.Problems{{File: path, Message: "is UTF-16", Hint: "its decisions do not count; save it as UTF-8"}}
		return
	}
	cut := cuts(text)
	chunks := make([]*chunk, len(cut))
	parallel(len(cut), func(i int) {
		chunks[i] = &chunk{path: path, last: i == len(cut)-1, acts: coding.Acts()}
		chunks[i].parse(cut[i])
	})
	var t teller
	t.path = path
	owner := strings.TrimSuffix(filepath.Base(path), ending)
	before := 0
	for _, c := range chunks {
		for i := range c.entries {
			c.entries[i].place.line += before
			if e := &c.entries[i]; e.decision.Coder != owner {
				t.tell(finding{kind: othersDecision, line: e.place.line, text: e.decision.Coder})
			}
		}
		for _, found := range c.findings {
			found.line += before
			t.tell(found)
		}
		f.entries = append(f.entries, c.entries...)
		f.foreign = append(f.foreign, c.foreign...)
		if c.latest.After(f.latest) {
			f.latest = c.latest
		}
		before += c.lines
	}
	f.problems = t.problems()
}

// isUTF16 reports whether a file begins as one of UTF-16 does.
func isUTF16(text []byte) bool {
	return bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff})
}

// cuts divides a text behind line feeds.
func cuts(text []byte) [][]byte {
	var out [][]byte
	for len(text) > chunkSize {
		end := bytes.IndexByte(text[chunkSize:], '\n')
		if end < 0 {
			break
		}
		out = append(out, text[:chunkSize+end+1])
		text = text[chunkSize+end+1:]
	}
	return append(out, text)
}

// chunk is a part of a file: whole lines. Its line numbers are its own.
type chunk struct {
	path     string
	last     bool         // of its file
	acts     []coding.Act // that are known
	lines    int
	entries  []entry
	findings []finding
	foreign  []string
	latest   time.Time
}

func (c *chunk) parse(text []byte) {
	for len(text) > 0 {
		c.lines++
		end := bytes.IndexByte(text, '\n')
		whole := end >= 0
		line := text
		if whole {
			line, text = text[:end], text[end+1:]
		} else {
			text = nil
		}
		line = trim(line)
		switch {
		case len(line) == 0:
		case isMark(line):
			c.find(mark, string(line[:1]))
		default:
			c.line(line, whole || !c.last)
		}
	}
}

func (c *chunk) find(k kind, text string) {
	c.findings = append(c.findings, finding{kind: k, line: c.lines, text: text})
}

// trim takes off what editors put around a line.
func trim(line []byte) []byte {
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	return bytes.Trim(line, " \t\r")
}

// isMark reports whether a line is one of those with which git marks a merge
// conflict.
func isMark(line []byte) bool {
	if len(line) < 7 || len(line) > 7 && line[7] != ' ' {
		return false
	}
	switch line[0] {
	case '<', '|', '=', '>':
		return bytes.Count(line[:7], line[:1]) == 7
	}
	return false
}
