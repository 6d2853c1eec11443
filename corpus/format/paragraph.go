package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/source"
)

// paragraph is a stretch of the source that holds no line break, with what a
// reader could see about it.
type paragraph struct {
	line int // of the source, from 1
	text string
	// heading is the level of a heading, 0 for ordinary text.
	heading int
	// agenda says that the heading is an item of an agenda: what stands between
	// it and the next speaker is nobody's talk.
	agenda bool
	// bold is the number of bytes at the beginning of text that are set bold.
	bold int
	// look is what all of the text looks like; style names the paragraph's
	// style.
	look  look
	style string
	// gap says that a blank line stands before.
	gap bool
	// speaker is a name given beside the text: a voice tag of captions, or the
	// first cell of a table's row. Only a voice is certain to be a speaker.
	speaker string
	voice   bool
	// cells are those of a table's row, quoted says that the text is set off as a
	// quotation, note that it is a footnote; prose alone has them.
	cells        []string
	quoted, note bool
	// indented says that all of its lines stand in; they are no item of a list.
	indented bool
	// begin and end are the times of the cue that the text stood in, or of a
	// cell.
	begin, end corpus.Time
}

// splitLines makes a paragraph of each line that is not blank. first is the
// number of the first line. Lines that only rule off are left out. What is more
// than a file may hold is not split.
func splitLines(text string, first int) []paragraph {
	out := make([]paragraph, 0, min(strings.Count(text, "\n"), source.MaxTurns)+1)
	gap := false
	for line := first; text != "" && len(out) <= source.MaxTurns; line++ {
		var s string
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			s, text = text[:i], text[i+1:]
		} else {
			s, text = text, ""
		}
		indented := strings.HasPrefix(s, "    ") || strings.HasPrefix(s, "\t")
		s = strings.TrimSpace(s)
		if s == "" || isRule(s) {
			gap = true
			continue
		}
		p := paragraph{line: line, text: s, gap: gap, indented: indented}
		if s[0] == '#' {
			p.heading, p.text = heading(s)
		}
		if p.text != "" {
			out = append(out, p)
			gap = p.heading > 0
		}
	}
	return out
}

// oneLine makes one blank of all blanks and line breaks in a row, and none at
// the ends.
func oneLine(s string) string {
	s = strings.TrimSpace(s)
	before := rune(0)
	for _, c := range s {
		if unicode.IsSpace(c) && (c != ' ' || before == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		before = c
	}
	return s // as nearly always
}

// isRule reports whether a line is drawn with one sign, such as `-----`.
func isRule(s string) bool {
	return len(s) >= 3 && strings.IndexByte("-*_=", s[0]) >= 0 && strings.Trim(s, s[:1]) == ""
}

// heading returns the level of a `## …` line and its text; level 0 and the
// whole line when it is none.
func heading(s string) (int, string) {
	level := len(s) - len(strings.TrimLeft(s, "#"))
	if level > 6 || level < len(s) && s[level] != ' ' && s[level] != '\t' {
		return 0, s
	}
	return level, strings.TrimSpace(strings.TrimRight(s[level:], "# \t"))
}

// cutFrontMatter splits the block between `---` lines at the top from the
// text. The last result is the number of the first line of the rest.
func cutFrontMatter(text string) (front, rest string, line int) {
	const opening = "---\n"
	if !strings.HasPrefix(text, opening) {
		return "", text, 1
	}
	at, line := len(opening), 2
	hasKey := false
	for at < len(text) && line < 500 && at < source.MaxFrontMatter {
		end := strings.IndexByte(text[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(text)-at, len(text)
		}
		s := strings.TrimRight(text[at:at+end], " \t")
		line++
		if s == "---" || s == "..." {
			if !hasKey && strings.TrimSpace(text[len(opening):at]) != "" {
				return "", text, 1 // talk between two rules
			}
			return text[len(opening):at], text[next:], line
		}
		hasKey = hasKey || strings.Contains(s+" ", ": ") && strings.IndexByte(" \t#-", s[0]) < 0
		at = next
	}
	return "", text, 1
}

// joinHardWraps joins lines that a program broke at a width: lines of at most
// 50 to 100 characters, nearly all of which had no room for the next word. A
// line that may begin a turn is never joined to the one before.
func (r *reading) joinHardWraps(ps []paragraph) []paragraph {
	ps = r.cutLineNumbers(ps)
	width := wrapWidth(ps)
	if width == 0 {
		return ps
	}
	follows := make([]bool, len(ps)) // the paragraph may go on the line before
	pairs, full := 0, 0
	for i := 1; i < len(ps); i++ {
		a, b := &ps[i-1], &ps[i]
		if b.gap || a.heading > 0 || b.heading > 0 {
			continue
		}
		if _, ok := parseMark(b); ok || isTimed(a.text) {
			continue
		}
		if _, ok := cutDash(b.text); ok && isSentence(a.text) {
			continue
		}
		if m, ok := parseOther(b); ok && (m.form != dashed || isCapital(m.label)) && nameLike(m.label) {
			continue
		}
		follows[i] = true
		pairs++
		word, _, _ := strings.Cut(b.text, " ")
		if utf8.RuneCountInString(a.text)+1+utf8.RuneCountInString(word) > width {
			full++
		}
	}
	if pairs < 3 || full*10 < pairs*8 {
		return ps
	}
	out := ps[:0]
	for i := 0; i < len(ps); {
		j := i + 1
		for j < len(ps) && follows[j] && utf8.RuneCountInString(ps[j-1].text)*10 >= width*6 {
			j++
		}
		p := ps[i]
		if j > i+1 {
			p.text = joinLines(ps[i:j])
			for k := i + 1; k < j; k++ {
				p.look = p.look.and(ps[k].look)
			}
			r.repaired("hyphen", divided(ps[i:j]))
			r.repaired("hard-wrap", j-i-1)
		}
		out = append(out, p)
		i = j
	}
	return out
}

// wrapWidth returns the length that nearly no line exceeds, 0 where lines are
// too long or too short to have been broken at a width.
func wrapWidth(ps []paragraph) int {
	const longest = 100
	var lengths [longest + 1]int
	total, over := 0, 0
	for i := range ps {
		total++
		n := len(ps[i].text)
		if n > longest {
			if n > 2*longest {
				n = longest + 1
			} else {
				n = utf8.RuneCountInString(ps[i].text)
			}
		} else {
			n = utf8.RuneCountInString(ps[i].text)
		}
		if n > longest {
			over++
			if over*50 > len(ps) {
				return 0
			}
			continue
		}
		lengths[n]++
	}
	// The width is the longest line but for one in fifty, such as an address.
	left := total/50 - over
	for n := longest; n >= 50; n-- {
		if left -= lengths[n]; left < 0 {
			return n
		}
	}
	return 0
}

// joinLines joins lines by blanks; a word that was divided at the line's end
// becomes whole, but for a hyphen that stands for a part left out (arbets- och).
// An abbreviation keeps its hyphen (VA-nätet).
func joinLines(ps []paragraph) string {
	var b strings.Builder
	for i := range ps {
		s := ps[i].text
		if i+1 == len(ps) {
			b.WriteString(s)
			break
		}
		head, hyphen := strings.CutSuffix(s, "-")
		switch {
		case !hyphen || !divides(head, ps[i+1].text):
			b.WriteString(s)
			b.WriteByte(' ')
		case isCapital(head[strings.LastIndexAny(head, " \t(\"”/-")+1:]):
			b.WriteString(s)
		default:
			b.WriteString(head)
		}
	}
	return b.String()
}

// divided counts the words that a line's end divides.
func divided(ps []paragraph) int {
	n := 0
	for i := 1; i < len(ps); i++ {
		if head, ok := strings.CutSuffix(ps[i-1].text, "-"); ok && divides(head, ps[i].text) {
			n++
		}
	}
	return n
}

func divides(head, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLetter(last) || !unicode.IsLower(first) {
		return false
	}
	word, _, _ := strings.Cut(next, " ")
	switch word {
	case "och", "eller", "samt", "and", "or", "respektive":
		return false
	}
	return true
}
