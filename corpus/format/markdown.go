package format

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readMarkdown reads Markdown as transcripts use it: headings, bold names,
// emphasis, links, bullets and quotations lose their marks, and comments go.
// A line is a paragraph, unless the lines were broken at a width.
func readMarkdown(r *reading, data []byte) error {
	text, err := r.decode(data)
	if err != nil {
		return err
	}
	body, line := r.frontMatter(text)
	ps := splitLines(r.entities(r.blankComments(body)), line)
	if err := r.few(len(ps), "paragraphs"); err != nil {
		return err
	}
	if r.isProse {
		r.keep(r.proseOfMarkdown(ps))
		return nil
	}
	out := ps[:0]
	for _, p := range ps {
		if strings.HasPrefix(p.text, "```") || strings.HasPrefix(p.text, "~~~") {
			continue
		}
		if p.heading == 0 {
			p.text = stripBlockMarks(p.text)
		}
		plain, bold := stripLine(p.text)
		if plain != p.text {
			plain = r.normalize(strings.TrimSpace(plain))
		}
		p.look.italic = isEmphasis(p.text, plain)
		p.text, p.bold = plain, min(bold, len(plain))
		if p.text != "" {
			out = append(out, p)
		}
	}
	r.collect(r.joinHardWraps(out))
	return nil
}

// isEmphasis reports whether a line is emphasis as a whole, which its plain
// text has lost.
func isEmphasis(s, plain string) bool {
	n := len(s) - len(plain)
	return (n == 2 || n == 6) && strings.IndexByte("*_", s[0]) >= 0 && s[n/2:len(s)-n/2] == plain && strings.Trim(s[:n/2]+s[len(s)-n/2:], s[:1]) == ""
}

// blankComments takes HTML comments out and keeps their line breaks, so that
// lines keep their numbers. A comment without end is text.
func (r *reading) blankComments(text string) string {
	if !strings.Contains(text, "<!--") {
		return text
	}
	var b strings.Builder
	for {
		start := strings.Index(text, "<!--")
		if start < 0 {
			break
		}
		end := strings.Index(text[start+4:], "-->")
		if end < 0 {
			break
		}
		end += start + 4 + 3
		b.WriteString(text[:start])
		b.WriteString(strings.Repeat("\n", strings.Count(text[start:end], "\n")))
		text = text[end:]
		r.t.Repairs["comment"]++
	}
	b.WriteString(text)
	return b.String()
}

// stripBlockMarks takes the marks of quotations and bullets from a line.
func stripBlockMarks(s string) string {
	for {
		switch {
		case s != "" && s[0] == '>':
			s = strings.TrimLeft(s[1:], " \t")
		case len(s) > 1 && strings.IndexByte("-*+", s[0]) >= 0 && (s[1] == ' ' || s[1] == '\t'):
			s = strings.TrimLeft(s[2:], " \t")
		default:
			return s
		}
	}
}

// stripLine is stripInline for lines of any length. Very long ones, which no
// person wrote, are taken in parts, whose marks belong to each part alone.
func stripLine(s string) (plain string, bold int) {
	const most = 64 << 10
	if len(s) <= most {
		return stripInline(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		at := len(s)
		if at > most {
			at = max(strings.LastIndexByte(s[:most], ' ')+1, most/2)
			for !utf8.RuneStart(s[at]) {
				at++
			}
		}
		text, n := stripInline(s[:at])
		if b.Len() == 0 {
			bold = n
		}
		b.WriteString(text)
		s = s[at:]
	}
	return b.String(), bold
}

// delimiter is a run of `*` or `_` in the output so far.
type delimiter struct {
	at     int // in out
	size   int
	sign   byte
	opens  bool
	closes bool
	gone   bool
}

// stripInline takes emphasis, code, links and escapes from a line and returns
// the plain text and the number of its leading bytes that were bold.
func stripInline(s string) (plain string, bold int) {
	const marks = "*_`[\\<"
	if !strings.ContainsAny(s, marks) {
		return s, 0
	}
	out := make([]byte, 0, len(s))
	var runs []delimiter
	for i := 0; i < len(s); {
		next := strings.IndexAny(s[i:], marks+"!")
		if next < 0 {
			next = len(s) - i
		}
		out = append(out, s[i:i+next]...)
		if i += next; i == len(s) {
			break
		}
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s) && s[i+1] < utf8.RuneSelf && unicode.In(rune(s[i+1]), unicode.P, unicode.S):
			out = append(out, s[i+1])
			i += 2
		case c == '*' || c == '_':
			n := runLength(s[i:], c)
			runs = append(runs, newDelimiter(s, i, n, len(out)))
			out = append(out, s[i:i+n]...)
			i += n
		case c == '`':
			n := runLength(s[i:], c)
			end := strings.Index(s[i+n:], s[i:i+n])
			if end < 0 {
				out = append(out, s[i:i+n]...)
				i += n
				break
			}
			out = append(out, s[i+n:i+n+end]...)
			i += n + end + n
		default:
			text, n := link(s[i:])
			if n == 0 {
				out = append(out, c)
				i++
				break
			}
			inner, _ := stripInline(text)
			out = append(out, inner...)
			i += n
		}
	}
	return dropDelimiters(out, runs)
}

func runLength(s string, c byte) int {
	n := 1
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// newDelimiter looks at the neighbours of a run: it opens before a word and
// closes behind one; underscores within words do neither.
func newDelimiter(s string, i, n, at int) delimiter {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	d := delimiter{at: at, size: n, sign: s[i]}
	d.opens = i+n < len(s) && !unicode.IsSpace(after)
	d.closes = i > 0 && !unicode.IsSpace(before)
	if d.sign == '_' {
		left := unicode.IsLetter(before) || unicode.IsDigit(before)
		right := unicode.IsLetter(after) || unicode.IsDigit(after)
		d.opens, d.closes = d.opens && !left, d.closes && !right
	}
	return d
}

// dropDelimiters removes pairs of runs. A pair that begins the line also
// closes behind a blank: word processors export `**Anna: **` so.
func dropDelimiters(out []byte, runs []delimiter) (string, int) {
	bold := 0
	var open []int
	for i := range runs {
		d := &runs[i]
		match := -1
		for k := len(open) - 1; k >= 0; k-- {
			o := &runs[open[k]]
			if o.sign == d.sign && o.size == d.size && (d.closes || o.at == 0) {
				match = k
				break
			}
		}
		switch {
		case match >= 0:
			o := &runs[open[match]]
			o.gone, d.gone = true, true
			if o.at == 0 && d.size >= 2 {
				bold = d.at
			}
			open = open[:match]
		case d.opens && len(open) < 32:
			open = append(open, i)
		}
	}
	plain, from, boldEnd := out[:0:0], 0, bold
	for _, d := range runs {
		if !d.gone {
			continue
		}
		plain = append(plain, out[from:d.at]...)
		if d.at < boldEnd {
			bold -= d.size
		}
		from = d.at + d.size
	}
	return string(append(plain, out[from:]...)), max(bold, 0)
}

// link reads `[text](address)`, `![text](address)` or `<address>` at the
// beginning of s and returns its text and length; 0 when it is none. What
// stands in the round brackets must look like an address, as transcripts also
// write `[skratt](ohörbart)`. It is not looked for further than links are long.
func link(s string) (text string, n int) {
	s = s[:min(len(s), 4096)]
	if s[0] == '<' {
		end := strings.IndexByte(s, '>')
		if end > 0 && !strings.ContainsAny(s[:end], " \t") && (strings.Contains(s[:end], "://") || strings.Contains(s[:end], "@")) {
			return s[1:end], end + 1
		}
		return "", 0
	}
	start := strings.TrimPrefix(s, "!")
	if start == "" || start[0] != '[' {
		return "", 0
	}
	middle := strings.Index(start, "](")
	if middle < 0 || strings.IndexByte(start[1:middle], '[') >= 0 {
		return "", 0
	}
	address, _, ok := strings.Cut(start[middle+2:], ")")
	target, _, _ := strings.Cut(address, " ")
	if !ok || !strings.ContainsAny(target, "/#.:") {
		return "", 0
	}
	return start[1:middle], len(s) - len(start) + middle + 2 + len(address) + 1
}
