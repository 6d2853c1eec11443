package language

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Word is one word of a text.
type Word struct {
	// Start and End are bytes of the text, half-open.
	Start, End int32
	// After tells what stands between this word and the next one.
	After Gap
}

// Gap is what stands between two words, and how the first one is written, as a
// set of bits.
type Gap uint8

const (
	gapStop      Gap = 1 << iota // one of . ! ? …
	gapParagraph                 // a line end
	gapComma                     // a comma or semicolon
	gapPause                     // a note, a dash or an ellipsis
	gapPoint                     // the word itself ends with the point of an abbreviation
	joined                       // the word itself holds a hyphen or the like
)

// The classes of bytes that the scanner tells apart.
const (
	classOther   = iota
	classWord    // ASCII letter or digit
	classJoin    // may stand within a word
	classGap     // sets a bit of the gap
	classBracket // may open a note
	classWide    // a byte of a code point beyond ASCII
)

// classes is computed once and never changes.
var classes = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c >= utf8.RuneSelf:
			table[c] = classWide
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			table[c] = classWord
		}
	}
	for _, c := range "-'" {
		table[c] = classJoin
	}
	for _, c := range ".!?\n,;:" {
		table[c] = classGap
	}
	table['['], table['('] = classBracket, classBracket
	return table
}()

// Words appends the words of the text to dst, in order. Notes such as [paus],
// and (skratt) when all of it is in the language's list, hold no words.
func (a *Analyzer) Words(text string, dst []Word) []Word {
	var leading Word // takes the gap before the first word
	last := &leading
	for i := 0; i < len(text); {
		c := text[i]
		switch classes[c] {
		case classWord:
			// Most words are ASCII letters and a blank behind them.
			end := asciiRun(text, i+1)
			if end < len(text) && text[end] == ' ' {
				dst = append(dst, Word{Start: int32(i), End: int32(end)})
				last = &dst[len(dst)-1]
				i = end + 1
				continue
			}
		case classWide:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !isWordRune(r) {
				if r == '…' {
					last.After |= gapStop | gapPause
				} else if r == '–' || r == '—' {
					last.After |= gapPause
				}
				i += size
				continue
			}
		case classGap:
			last.After |= gapBit(c)
			i++
			continue
		case classBracket:
			if end := a.note(text, i); end > 0 {
				last.After |= gapPause
				i = end
			} else {
				i++
			}
			continue
		default:
			i++
			continue
		}
		end, pieces := wordEnd(text, i)
		word := Word{Start: int32(i), End: int32(end)}
		if pieces > 1 {
			word.After = joined
		}
		if end < len(text) && text[end] == '.' && a.keepsPoint(text, i, end) {
			word.End++
			word.After |= gapPoint
		}
		dst = append(dst, word)
		last = &dst[len(dst)-1]
		i = int(word.End)
	}
	return dst
}

func gapBit(c byte) Gap {
	switch c {
	case '\n':
		return gapParagraph
	case ',', ';':
		return gapComma
	case ':':
		return 0
	}
	return gapStop
}

// asciiRun returns the end of the ASCII letters and digits that begin at i. It
// looks at eight bytes at once, so that the length of a word is no branch that
// the processor has to guess.
func asciiRun(text string, i int) int {
	const (
		ones  = 0x0101010101010101
		highs = 0x8080808080808080
	)
	for i+8 <= len(text) {
		s := text[i : i+8]
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		low := x &^ highs
		lower := low | 0x20*ones
		// In each byte the high bit tells: at least so much, and not more.
		letter := (lower + (0x80-'a')*ones) &^ (lower + (0x80-'z'-1)*ones)
		digit := (low + (0x80-'0')*ones) &^ (low + (0x80-'9'-1)*ones)
		if other := ^((letter | digit) &^ x) & highs; other != 0 {
			return i + bits.TrailingZeros64(other)/8
		}
		i += 8
	}
	for i < len(text) && classes[text[i]] == classWord {
		i++
	}
	return i
}

// Joined reports whether the word holds hyphens, colons or the like, so that
// it may have parts.
func (w Word) Joined() bool { return w.After&joined != 0 }

// wordEnd returns the end of the word that begins at i, and how many pieces it
// has.
func wordEnd(text string, i int) (end, pieces int) {
	pieces = 1
	for {
		i = asciiRun(text, i)
		if i == len(text) {
			return i, pieces
		}
		c := text[i]
		switch {
		case c >= utf8.RuneSelf:
			// å ä ö é ü and their like: a letter in two bytes.
			if c == 0xC3 && i+1 < len(text) && text[i+1] != 0x97 && text[i+1] != 0xB7 {
				i += 2
				continue
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case isWordRune(r) || isUnseen(r) && joins(text, i, i+size, r):
				i += size
			case isJoiner(r) && joins(text, i, i+size, r):
				i += size
				pieces++
			default:
				return i, pieces
			}
		case c == '-' || c == '\'' || c == ':' || c == '.' || c == ',':
			if !joins(text, i, i+1, rune(c)) {
				return i, pieces
			}
			i++
			pieces++
		default:
			return i, pieces
		}
	}
}

// keepsPoint reports whether the word text[start:end], behind which a point
// stands, is an abbreviation: listed, or written with points inside (s.k.).
func (a *Analyzer) keepsPoint(text string, start, end int) bool {
	if end+1 < len(text) && text[end+1] == '.' {
		return false // an ellipsis
	}
	word := text[start:end]
	if len(word) > maxAbbreviation {
		return false
	}
	if a.abbreviated[word[0]|0x20]&(1<<len(word)) == 0 && !strings.Contains(word, ".") {
		return false // most words: no abbreviation begins so and is as long
	}
	if _, ok := a.abbreviations[strings.ToLower(word)]; ok {
		return true
	}
	if !strings.Contains(word, ".") {
		return false
	}
	for piece := range strings.SplitSeq(word, ".") {
		if n := utf8.RuneCountInString(piece); n > 2 || letters(piece) != n {
			return false
		}
	}
	return true
}

// maxAbbreviation is the longest abbreviation in bytes.
const maxAbbreviation = 12

// lengthsByFirst returns, for each first byte (letters in lower case), the
// lengths in bytes of the abbreviations that begin with it, as bits.
func lengthsByFirst(abbreviations map[string]ending) (out [256]uint16) {
	for word := range abbreviations {
		out[word[0]|0x20] |= 1 << len(word)
	}
	return out
}
