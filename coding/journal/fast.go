package journal

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"mening/coding"
)

// scanner reads a line as it is usually written, many times as fast as
// encoding/json does. It gives up on anything unusual, so that encoding/json
// alone says what a line means: what the two make of a line is the same, or the
// scanner makes nothing of it. The texts that it gives are parts of the line.
type scanner struct {
	line    string
	i       int
	escaped bool // there are backslashes
	failed  bool
	anchors []coding.Anchor // to be used
}

// manyAnchors is how many anchors are made at once.
const manyAnchors = 256

// record reads a line, and is false where it gave up.
func (s *scanner) record(line string, r *record) bool {
	s.line, s.i, s.failed = line, 0, false
	s.escaped = strings.IndexByte(line, '\\') >= 0
	for i := range len(line) {
		if line[i] < ' ' {
			return false
		}
	}
	if !utf8.ValidString(line) {
		return false
	}
	s.object(func(key string) int { return s.recordKey(key, r) })
	s.blanks()
	return !s.failed && s.i == len(s.line)
}

// recordKey reads the value of a key of a line, and returns the number of the
// key.
func (s *scanner) recordKey(key string, r *record) int {
	switch key {
	case "v":
		r.Version = s.integer()
		return 0
	case "id":
		r.ID = s.text()
		return 1
	case "at":
		r.At = s.time()
		return 2
	case "coder":
		r.Coder = s.text()
		return 3
	case "act":
		r.Act = coding.Act(s.text())
		return 4
	case "unit":
		r.Unit = s.anchor()
		return 5
	case "on":
		r.On = s.text()
		return 6
	case "code":
		r.Code = s.text()
		return 7
	case "value":
		r.Value = s.text()
		return 8
	case "text":
		r.Text = s.text()
		return 9
	case "translation":
		r.Translation = s.text()
		return 10
	case "codebook":
		r.Codebook = s.text()
		return 11
	}
	s.failed = true
	return 0
}

func (s *scanner) anchor() *coding.Anchor {
	if len(s.anchors) == 0 {
		s.anchors = make([]coding.Anchor, manyAnchors)
	}
	a := &s.anchors[0]
	s.anchors = s.anchors[1:]
	s.object(func(key string) int { return s.anchorKey(key, a) })
	return a
}

// anchorKey reads the value of a key of a unit, and returns the number of the
// key.
func (s *scanner) anchorKey(key string, a *coding.Anchor) int {
	switch key {
	case "id":
		a.ID = s.text()
		return 0
	case "transcript":
		a.Transcript = s.text()
		return 1
	case "turn":
		a.Turn = s.integer()
		return 2
	case "to":
		a.To = s.integer()
		return 3
	case "start":
		a.Start = s.integer()
		return 4
	case "end":
		a.End = s.integer()
		return 5
	case "quote":
		a.Quote = s.text()
		return 6
	case "before":
		a.Before = s.text()
		return 7
	case "after":
		a.After = s.text()
		return 8
	}
	s.failed = true
	return 0
}

// object reads an object. The function reads the value of a key and returns
// the key's number; a key that stands twice is unusual.
func (s *scanner) object(value func(key string) int) {
	s.expect('{')
	seen := 0
	for !s.failed {
		key := s.text()
		s.expect(':')
		if s.failed {
			return
		}
		number := value(key)
		if seen&(1<<number) != 0 {
			s.failed = true
		}
		seen |= 1 << number
		s.blanks()
		if s.i < len(s.line) && s.line[s.i] == ',' {
			s.i++
			continue
		}
		s.expect('}')
		return
	}
}

func (s *scanner) blanks() {
	for s.i < len(s.line) && s.line[s.i] == ' ' {
		s.i++
	}
}

func (s *scanner) expect(c byte) {
	s.blanks()
	if s.i == len(s.line) || s.line[s.i] != c {
		s.failed = true
		return
	}
	s.i++
}

func (s *scanner) text() string {
	s.expect('"')
	if s.failed {
		return ""
	}
	rest := s.line[s.i:]
	end := strings.IndexByte(rest, '"')
	if end < 0 {
		s.failed = true
		return ""
	}
	if !s.escaped || strings.IndexByte(rest[:end], '\\') < 0 {
		s.i += end + 1
		return rest[:end]
	}
	for end = 0; end < len(rest) && rest[end] != '"'; end++ {
		if rest[end] == '\\' {
			end++
		}
	}
	var text string
	if end >= len(rest) || json.Unmarshal([]byte(s.line[s.i-1:s.i+end+1]), &text) != nil {
		s.failed = true
		return ""
	}
	s.i += end + 1
	return text
}

func (s *scanner) time() time.Time {
	var t time.Time
	if err := t.UnmarshalText([]byte(s.text())); err != nil {
		s.failed = true
	}
	return t
}

// integer reads a number of at most nine digits.
func (s *scanner) integer() int {
	s.blanks()
	begin, n := s.i, 0
	for s.i < len(s.line) && '0' <= s.line[s.i] && s.line[s.i] <= '9' {
		n = 10*n + int(s.line[s.i]-'0')
		s.i++
		if s.i-begin > 9 {
			s.failed = true
			return 0
		}
	}
	if s.i == begin || s.line[begin] == '0' && s.i > begin+1 {
		s.failed = true
	}
	return n
}
