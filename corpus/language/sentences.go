package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is one sentence of a text, from its first to its last character
// that is not blank.
type Sentence struct {
	// Start and End are bytes of the text, half-open.
	Start, End int32
	// First and Last are its words, half-open. Both are equal in a sentence
	// that is only a note.
	First, Last int32
	// Paragraph counts paragraphs from 0.
	Paragraph int32
}

// maxSentence is the number of words beyond which speech without full stops is
// split.
const maxSentence = 60

// minSplit is the number of words that must stand on both sides of a split.
const minSplit = 5

// Sentences appends the sentences of the text to dst; words are the words of
// the same text. The sentences cover all text that is not blank.
func (a *Analyzer) Sentences(text string, words []Word, dst []Sentence) []Sentence {
	var start, first, paragraph int32
	close := func(end, last int32, newParagraph bool) {
		if s, e := trim(text, start, end); s < e {
			dst = a.split(text, words, Sentence{Start: s, End: e, First: first, Last: last, Paragraph: paragraph}, dst)
			if newParagraph {
				paragraph++
			}
		}
		start, first = end, last
	}
	if leading := firstLine(text, words); leading > 0 {
		close(leading, 0, true)
	}
	for i, w := range words {
		if w.After&(gapStop|gapParagraph|gapPoint) == 0 {
			continue
		}
		next := int32(len(text))
		if i+1 < len(words) {
			next = words[i+1].Start
		}
		end, newParagraph, ok := a.boundary(text, w, next, i+1 == len(words))
		if ok {
			close(end, int32(i+1), newParagraph)
		}
	}
	close(int32(len(text)), int32(len(words)), true)
	return dst
}

// firstLine returns the end of a paragraph that holds no word, before the
// first word.
func firstLine(text string, words []Word) int32 {
	end := len(text)
	if len(words) > 0 {
		end = int(words[0].Start)
	}
	return int32(strings.LastIndexByte(text[:end], '\n') + 1)
}

// boundary looks for a sentence end between the word w and the next word at
// next. It returns the end of the sentence in bytes.
func (a *Analyzer) boundary(text string, w Word, next int32, last bool) (end int32, paragraph, ok bool) {
	gap := text[w.End:next]
	if w.After&gapParagraph != 0 {
		// The line end may stand behind other marks: all of them belong to
		// the sentence before it.
		return w.End + int32(strings.LastIndexByte(gap, '\n')) + 1, true, true
	}
	if last {
		return 0, false, false // the end of the text closes it
	}
	capital := unicode.IsUpper(firstRune(text[next:]))
	if w.After&gapPoint != 0 && w.After&gapStop == 0 {
		if capital && a.abbreviations[strings.ToLower(strings.TrimSuffix(text[w.Start:w.End], "."))] == endsBeforeCapital {
			return w.End + closing(gap), false, true
		}
		return 0, false, false
	}
	for i := 0; i < len(gap); {
		r, size := utf8.DecodeRuneInString(gap[i:])
		switch {
		case r == '[' || r == '(':
			if n := a.note(gap, i); n > 0 {
				i = n
				continue
			}
		case r == '.' || r == '!' || r == '?' || r == '…':
			marks := terminators(gap[i:])
			stop := i + marks
			stop += int(closing(gap[stop:]))
			if a.stops(text, w, gap[i:i+marks], gap[stop:], i == 0, capital) {
				return w.End + int32(stop), false, true
			}
			i = stop
			continue
		}
		i += size
	}
	return 0, false, false
}

// stops reports whether marks end the sentence. rest is the gap behind them;
// adjacent says that they follow the word at once.
func (a *Analyzer) stops(text string, w Word, marks, rest string, adjacent, capital bool) bool {
	if strings.ContainsAny(marks, "!?") {
		return rest != ""
	}
	if strings.Contains(marks, "…") || len(marks) > 1 {
		return capital
	}
	if rest == "" { // a point between two letters, the scanner let only ends pass
		return capital && adjacent
	}
	if adjacent {
		word := text[w.Start:w.End]
		if utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)) {
			return false // an initial
		}
	}
	return true
}

func terminators(s string) int {
	n := 0
	for _, r := range s {
		if r != '.' && r != '!' && r != '?' && r != '…' {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

// closing returns the length of the closing quotes and brackets at the start.
func closing(s string) int32 {
	n := 0
	for _, r := range s {
		switch r {
		case '"', '\'', '”', '’', '»', ')', ']', '*', '_':
			n += utf8.RuneLen(r)
			continue
		}
		break
	}
	return int32(n)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func trim(text string, start, end int32) (int32, int32) {
	piece := text[start:end]
	left := len(piece) - len(strings.TrimLeftFunc(piece, unicode.IsSpace))
	return start + int32(left), start + int32(len(strings.TrimRightFunc(piece, unicode.IsSpace)))
}

// split appends a sentence, cut in two, again and again, while it has more
// than maxSentence words: at a pause or ellipsis; where there is none, at a
// comma before a conjunction, a comma, or a conjunction. Of several places the
// one nearest the middle is taken.
func (a *Analyzer) split(text string, words []Word, s Sentence, dst []Sentence) []Sentence {
	if s.Last-s.First <= maxSentence || a.unsplit {
		return append(dst, s)
	}
	at := a.splitAt(text, words, s)
	if at < 0 {
		return append(dst, s)
	}
	left, right := s, s
	left.Last, right.First = at, at
	// What stands between the words, a comma or a note, stays with the left
	// side.
	_, left.End = trim(text, s.Start, words[at].Start)
	right.Start = words[at].Start
	if open := openers(text[left.Start:left.End]); open > 0 {
		left.End -= open
		right.Start = left.End
		_, left.End = trim(text, s.Start, left.End)
	}
	return a.split(text, words, right, a.split(text, words, left, dst))
}

// openers returns the length of opening quotes and brackets at the end, which
// belong to what follows.
func openers(s string) int32 {
	trimmed := strings.TrimRight(s, "\"”»(“„")
	if trimmed == s || !strings.HasSuffix(trimmed, " ") {
		return 0
	}
	return int32(len(s) - len(trimmed))
}

// splitAt returns the word before which a long sentence is cut, or -1.
func (a *Analyzer) splitAt(text string, words []Word, s Sentence) int32 {
	const levels = 4
	var best [levels]int32
	for l := range best {
		best[l] = -1
	}
	middle := (s.First + s.Last) / 2
	consider := func(level int, at int32) {
		if best[level] < 0 || distance(at, middle) < distance(best[level], middle) {
			best[level] = at
		}
	}
	for i := s.First + minSplit; i <= s.Last-minSplit; i++ {
		after := words[i-1].After
		conjunction := a.conjunctions[strings.ToLower(text[words[i].Start:words[i].End])]
		if after&gapPause != 0 || after&gapStop != 0 && strings.Contains(text[words[i-1].End:words[i].Start], "..") {
			consider(0, i)
		}
		if after&gapComma != 0 && conjunction {
			consider(1, i)
		}
		if after&gapComma != 0 {
			consider(2, i)
		}
		if conjunction {
			consider(3, i)
		}
	}
	for _, at := range best {
		if at >= 0 {
			return at
		}
	}
	return -1
}

func distance(a, b int32) int32 { return max(a-b, b-a) }

// SentenceLengths appends the number of words of each sentence, before long
// ones are split: it shows whether a transcript has full stops.
func (a *Analyzer) SentenceLengths(text string, words []Word, dst []int) []int {
	whole := *a
	whole.unsplit = true
	for _, s := range whole.Sentences(text, words, nil) {
		if s.Last > s.First {
			dst = append(dst, int(s.Last-s.First))
		}
	}
	return dst
}
