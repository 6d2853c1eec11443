package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
)

// form is the way in which a label is written.
type form uint8

const (
	colon   form = iota // `I: text`, `[00:01] I: text`, `I (00:01): text`, `I:` alone
	timed               // `Anna Berg  0:22` alone on a line
	bare                // `Anna Berg` alone on a line, or bold alone
	cell                // the first cell of a table's row
	voice               // `<v Anna>`
	title               // a heading
	bracket             // `[Anna] text`
	tabbed              // `Anna`, a tab or several blanks, text
	dashed              // `I – text`
	pointed             // `Q. text`
	byLook              // the look of the paragraph
)

// mark is what may be a speaker's label at the beginning of a paragraph.
type mark struct {
	at    int // the paragraph
	form  form
	bold  bool
	tight bool // no blank behind the colon: `I:Ja`
	label string
	// rest is the text behind the label.
	rest       string
	begin, end corpus.Time
	// heading is the whole title that named the speaker, where it says more
	// than the name.
	heading string
	// misspelt is the label as it was written, where it is taken for another.
	misspelt string
}

// The longest label, in bytes that are looked at, in characters and in words.
const (
	labelReach = 100
	labelRunes = 40
	labelWords = 5
)

// parseMark returns the label that a paragraph begins with as far as its form
// goes; whether it is one is decided over the whole transcript.
func parseMark(p *paragraph) (mark, bool) {
	if p.voice || p.speaker != "" {
		f := cell
		if p.voice {
			f = voice
		}
		return mark{form: f, label: tidyLabel(p.speaker), rest: p.text, begin: p.begin, end: p.end}, true
	}
	m := mark{form: colon, begin: p.begin, end: p.end}
	s, skipped := p.text, 0
	if begin, end, n := times(s); n > 0 && n < len(s) && begin.Known {
		after := strings.TrimLeft(s[n:], " \t-–")
		if after != s[n:] || s[0] < '0' || s[0] > '9' {
			m.begin, skipped, s = begin, n, after
			if end.Known {
				m.end = end
			}
		}
	}
	if strings.IndexByte(s[:min(len(s), labelReach)], ':') < 0 {
		return m, false
	}
	end, after, begin := scanLabel(s)
	if after == 0 {
		if skipped > 0 {
			return m, false
		}
		return parseTimed(p)
	}
	if begin.Known {
		m.begin = begin
	}
	m.label = tidyLabel(s[:end])
	m.bold = p.bold > 0 && p.bold >= len(m.label)
	m.tight = after < len(s) && s[after] != ' ' && s[after] != '\t'
	m.rest = strings.TrimLeft(s[after:], " \t")
	if begin, end, n := times(m.rest); n > 0 && (n == len(m.rest) || strings.IndexByte("[(#", m.rest[0]) >= 0) {
		m.begin, m.rest = begin, strings.TrimLeft(m.rest[n:], " \t")
		if end.Known {
			m.end = end
		}
	}
	return m, m.label != ""
}

// parseTimed reads a name with a time that stand alone on a line.
func parseTimed(p *paragraph) (mark, bool) {
	s := p.text
	if len(s) > labelReach {
		return mark{}, false
	}
	at := strings.LastIndexAny(s, " \t") + 1
	begin, end, n := times(s[at:])
	if at == 0 || n == 0 || n != len(s)-at || s[at] == '#' {
		return mark{}, false
	}
	m := mark{form: timed, begin: begin, end: end, label: tidyLabel(strings.TrimRight(s[:at], " \t-–—|,"))}
	m.bold = p.bold > 0 && p.bold >= len(m.label)
	return m, startsLabel(m.label) && !strings.ContainsAny(m.label, ":!;\"")
}

// scanLabel looks for the colon that ends a label at the beginning of s. It
// returns where the label ends, where the text begins (0 when there is no
// label), and a time that stood between them.
func scanLabel(s string) (end, after int, begin corpus.Time) {
	end = -1
	if !startsLabel(s) {
		return 0, 0, begin
	}
	for i := 0; i < min(len(s), labelReach); i++ {
		c := s[i]
		if c == ':' {
			if end < 0 {
				end = i
			}
			if !opensText(s[i+1:]) {
				return 0, 0, begin
			}
			return end, i + 1, begin
		}
		if c == '(' || c == '[' || c >= '0' && c <= '9' && i > 0 && s[i-1] == ' ' {
			if t, _, n := times(s[i:]); n > 0 && end < 0 {
				begin, end = t, i
				i += n - 1
				continue
			}
		}
		if end >= 0 && c != ' ' || endsPhrase(s, i) {
			return 0, 0, begin
		}
	}
	return 0, 0, begin
}

func startsLabel(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return c == '?' || unicode.IsLetter(c)
}

// opensText reports whether what stands behind a colon may be talk: a blank,
// or without one a capital, a quotation or a bracket, but no time, no address
// and no ending (AF:s).
func opensText(s string) bool {
	if s == "" || s[0] == ' ' || s[0] == '\t' {
		return true
	}
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) || strings.ContainsRune("\"”“’'(…–[", c)
}

// endsPhrase reports whether the sign at s[i] shows that a sentence stands
// before it. The point of an initial or a short abbreviation does not.
func endsPhrase(s string, i int) bool {
	switch s[i] {
	case '!', ';', '"', '\n':
		return true
	case '/':
		return i+1 < len(s) && s[i+1] == '/'
	case '?':
		return i+1 < len(s) && (s[i+1] == ' ' || s[i+1] == '!')
	case '.':
		word := s[strings.LastIndexAny(s[:i], " \t(")+1 : i]
		return len(word) == 0 || !isInitials(word) && (len(word) > 5 || strings.IndexByte(word, '.') >= 0)
	}
	return false
}

// isInitials reports whether a word is made of two or three capitals, with or
// without points between them.
func isInitials(word string) bool {
	n := 0
	for _, c := range word {
		if c == '.' {
			continue
		}
		if !unicode.IsUpper(c) {
			return false
		}
		n++
	}
	return n == 2 || n == 3
}

// tidyLabel takes from a label what is not its name: blanks, a colon, bold
// marks, and the number of an address in the minutes of a parliament.
func tidyLabel(s string) string {
	s = strings.Trim(s, " \t*_:")
	if rest, ok := cutAnf(s); ok {
		s = rest
	}
	return s
}

// cutAnf takes `Anf. 12 ` from a heading of parliamentary minutes.
func cutAnf(s string) (string, bool) {
	rest, ok := strings.CutPrefix(s, "Anf. ")
	if !ok {
		return s, false
	}
	name := strings.TrimLeft(rest, "0123456789")
	if name == rest || name == "" || name[0] != ' ' {
		return s, false
	}
	return strings.TrimSpace(name), true
}
