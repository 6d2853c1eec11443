package journal

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// entry is a decision with its place.
type entry struct {
	decision coding.Decision
	place    place
}

// file is what one file holds.
type file struct {
	chunks   []*chunk // nil where nothing could be read
	problems source.Problems
	lost     int // lines with something that does not count
}

// chunkSize is how much of a file is read at one go.
const chunkSize = 1 << 20

// readFile reads a file of a journal.
func readFile(dir, name string) *file {
	path := filepath.Join(dir, name)
	f := &file{}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f.problems = source.Problems{source.Told(source.Error, path, 0, source.Say("is no file"), "decisions lie in a file NAME.jsonl; move it away")}
		return f
	}
	text, err := readText(path)
	if err != nil {
		f.problems = source.Problems{source.Told(source.Error, path, 0, source.Say("cannot be read: %s", source.Reason(err)), "its decisions do not count; make it readable")}
		return f
	}
	f.parse(path, text)
	return f
}

// readText returns the text of a file, which is held once.
func readText(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	var text strings.Builder
	if info, err := file.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	_, err = io.Copy(&text, struct{ io.Reader }{file})
	return text.String(), err
}

// parse reads the text of a file.
func (f *file) parse(path, text string) {
	if isUTF16(text) {
		f.problems = source.Problems{source.Told(source.Error, path, 0, source.Say("is UTF-16"), "its decisions do not count; save it as UTF-8")}
		return
	}
	cut := cuts(text)
	f.chunks = make([]*chunk, len(cut))
	corpus.Each(len(cut), func(i int) {
		f.chunks[i] = &chunk{path: path, last: i == len(cut)-1, acts: coding.Acts()}
		f.chunks[i].parse(cut[i])
	})
	t := teller{path: path}
	owner := coderOf(path)
	before := 0
	for _, c := range f.chunks {
		for i := range c.entries {
			c.entries[i].place.line += before
			if e := &c.entries[i]; e.decision.Coder != owner {
				t.tell(finding{kind: othersDecision, line: e.place.line, text: e.decision.Coder})
			}
		}
		for _, found := range c.findings {
			found.line += before
			t.tell(found)
			if found.kind.loses() {
				f.lost++
			}
		}
		before += c.lines
	}
	f.problems = t.problems()
}

// isUTF16 reports whether a file begins as one of UTF-16 does.
func isUTF16(text string) bool {
	return strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff")
}

// cuts divides a text behind line feeds.
func cuts(text string) []string {
	var out []string
	for len(text) > chunkSize {
		end := strings.IndexByte(text[chunkSize:], '\n')
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
	last     bool // of its file
	lines    int
	entries  []entry
	findings []finding
	foreign  []string // ids of lines that are kept and do nothing

	scanner scanner
	acts    []coding.Act // that are known
	coder   string       // one whose name is known to be fit
}

// parse reads a part of a file. The texts of its decisions are parts of it,
// which takes less memory than each of its own would.
func (c *chunk) parse(text string) {
	c.entries = make([]entry, 0, strings.Count(text, "\n")+1)
	for len(text) > 0 {
		c.lines++
		line, rest, whole := strings.Cut(text, "\n")
		text = rest
		line = trim(line)
		switch {
		case len(line) == 0:
		case isMark(line):
			c.find(mark, line[:1])
		default:
			c.line(line, whole || !c.last)
		}
	}
}

func (c *chunk) find(k kind, text string) {
	c.findings = append(c.findings, finding{kind: k, line: c.lines, text: text})
}

// lack notes why a line cannot be applied.
func (c *chunk) lack(why source.Note) {
	c.findings = append(c.findings, finding{kind: faulty, line: c.lines, why: why})
}

// trim takes off what editors put around a line.
func trim(line string) string {
	line = strings.TrimPrefix(line, "\ufeff")
	return strings.Trim(line, " \t\r")
}

// isMark reports whether a line is one of those with which git marks a merge
// conflict.
func isMark(line string) bool {
	if len(line) < 7 || len(line) > 7 && line[7] != ' ' {
		return false
	}
	switch line[0] {
	case '<', '|', '=', '>':
		return strings.Count(line[:7], line[:1]) == 7
	}
	return false
}
