package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// guessCharmap tells Windows-1252 from MacRoman, for bytes that are no UTF-8,
// by what comes out: å, ä and ö within words speak for a reading, and signs
// within words against it. Without a difference it is Windows-1252.
func guessCharmap(data []byte) (*charmap.Charmap, string) {
	if score(data, charmap.Macintosh) > score(data, charmap.Windows1252) {
		return charmap.Macintosh, "macroman"
	}
	return charmap.Windows1252, "windows-1252"
}

func score(data []byte, m *charmap.Charmap) int {
	total := 0
	isLetter := func(i int) bool {
		return i >= 0 && i < len(data) && (data[i]|0x20 >= 'a' && data[i]|0x20 <= 'z' ||
			data[i] >= utf8.RuneSelf && unicode.IsLetter(m.DecodeByte(data[i])))
	}
	for i, c := range data {
		if c < utf8.RuneSelf {
			continue
		}
		letter := m.DecodeByte(c)
		before, after := isLetter(i-1), isLetter(i+1)
		switch {
		case strings.ContainsRune("åäöÅÄÖéÉüÜèàæøÆØß", letter):
			// A capital within a word is as odd as a sign.
			if before && after && unicode.IsUpper(letter) && i > 0 && data[i-1]|0x20 == data[i-1] {
				total--
			} else if before || after {
				total += 3
			}
		case unicode.IsLetter(letter):
		case strings.ContainsRune("–—“”‘’…•«»\u00a0", letter):
			if !before || !after || letter == '’' {
				total++
			}
		case before && after:
			total -= 2
		default:
			total--
		}
	}
	return total
}

// doubled are what shows that UTF-8 was taken for another encoding and written
// as UTF-8 again: the first byte of a letter, as that encoding reads it.
func doubled() []struct {
	charmap *charmap.Charmap
	signs   string
} {
	return []struct {
		charmap *charmap.Charmap
		signs   string
	}{{charmap.Windows1252, "ÃÂâ"}, {charmap.Macintosh, "√¬‚"}}
}

// undouble makes letters of text that was encoded twice, such as `Ã¥` for å.
// Only what comes out as a letter or sign of western text is changed.
func (r *reading) undouble(text string) string {
	for _, d := range doubled() {
		for range 3 { // some text went through it more than once
			next, n := undoubleOnce(text, d.charmap, d.signs)
			if n == 0 {
				break
			}
			r.repaired("double-encoded", n)
			text = next
		}
	}
	return text
}

func undoubleOnce(text string, m *charmap.Charmap, signs string) (string, int) {
	present := false
	for _, sign := range signs {
		present = present || strings.Contains(text, string(sign))
	}
	if !present {
		return text, 0
	}
	var b strings.Builder
	from, found := 0, 0
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if c < utf8.RuneSelf || !strings.ContainsRune(signs, c) {
			i += size
			continue
		}
		letter, n := decodedTwice(text[i:], m)
		if n == 0 {
			i += size
			continue
		}
		b.WriteString(text[from:i])
		b.WriteRune(letter)
		i += n
		from = i
		found++
	}
	if found == 0 {
		return text, 0
	}
	b.WriteString(text[from:])
	return b.String(), found
}

// decodedTwice reads the characters at the beginning of s as bytes of a letter
// in UTF-8; n is 0 where they are none that western text has.
func decodedTwice(s string, m *charmap.Charmap) (letter rune, n int) {
	var buf [utf8.UTFMax]byte
	for k := range buf {
		c, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 {
			return 0, 0
		}
		one, ok := m.EncodeRune(c)
		if !ok && c >= 0x80 && c < 0xA0 && m == charmap.Windows1252 {
			one, ok = byte(c), true // it has no letter for five bytes, which go through as they are
		}
		if !ok || one < utf8.RuneSelf {
			return 0, 0
		}
		buf[k] = one
		n += size
		if k == 0 || !utf8.FullRune(buf[:k+1]) {
			continue
		}
		letter, size = utf8.DecodeRune(buf[:k+1])
		if letter == utf8.RuneError || size != k+1 {
			return 0, 0
		}
		return letter, isWestern(letter, n)
	}
	return 0, 0
}

// isWestern returns n for letters and signs of western text, else 0. What was
// encoded three times comes out as Ã or Â first.
func isWestern(c rune, n int) int {
	switch {
	case c >= 0x80 && c <= 0xFF, c >= 0x2010 && c <= 0x203A, c == '€', c == '™':
		return n
	}
	return 0
}

// ligature returns the letters that are set as one sign, as ﬁ is.
func ligature(c rune) string {
	switch c {
	case 0xFB00:
		return "ff"
	case 0xFB01:
		return "fi"
	case 0xFB02:
		return "fl"
	case 0xFB03:
		return "ffi"
	case 0xFB04:
		return "ffl"
	case 0xFB05, 0xFB06:
		return "st"
	}
	return ""
}
