package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

const utf8Mark = "\xEF\xBB\xBF"

// Unicode is text that was decoded as UTF-8 or UTF-16.
type Unicode struct {
	Text string
	// Encoding is utf-8, utf-16le or utf-16be.
	Encoding string
	// Halves are the characters that UTF-16 writes as two of which one is
	// missing. They are read as U+FFFD.
	Halves int
}

// DecodeUnicode decodes UTF-8, with or without a mark at its beginning, and
// UTF-16, with one or where every second byte is zero. It is false for bytes
// that are neither.
func DecodeUnicode(data []byte) (Unicode, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeUTF16(data[2:], binary.LittleEndian), true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeUTF16(data[2:], binary.BigEndian), true
	}
	if order := guessUTF16(data); order != nil && !HasMark(data) {
		return decodeUTF16(data, order), true
	}
	data = TrimMark(data)
	if !utf8.Valid(data) {
		return Unicode{}, false
	}
	return Unicode{Text: string(data), Encoding: "utf-8"}, true
}

// HasMark reports whether data begins with the mark of UTF-8.
func HasMark(data []byte) bool { return bytes.HasPrefix(data, []byte(utf8Mark)) }

// TrimMark takes the mark of UTF-8 from the beginning of data.
func TrimMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte(utf8Mark)) }

// InvalidUTF8 counts the characters beyond ASCII that are UTF-8 and the bytes
// that are not, the first of which stands at first.
func InvalidUTF8(data []byte) (valid, invalid, first int) {
	for at := 0; at < len(data); {
		if data[at] < utf8.RuneSelf {
			at++
			continue
		}
		c, n := utf8.DecodeRune(data[at:])
		switch {
		case c != utf8.RuneError || n > 1:
			valid++
		case invalid == 0:
			first = at
			fallthrough
		default:
			invalid++
		}
		at += n
	}
	return valid, invalid, first
}

// ZeroLine returns the line of the first NUL character, which no text has; 0
// where there is none.
func ZeroLine(text string) int {
	at := strings.IndexByte(text, 0)
	if at < 0 {
		return 0
	}
	return 1 + strings.Count(text[:at], "\n")
}

// decodeUTF16 drops half a unit at the end.
func decodeUTF16(data []byte, order binary.ByteOrder) Unicode {
	u := Unicode{Encoding: "utf-16le"}
	if order == binary.ByteOrder(binary.BigEndian) {
		u.Encoding = "utf-16be"
	}
	var b strings.Builder
	b.Grow(len(data)/2 + len(data)/16)
	unit := func(i int) rune {
		if i+2 > len(data) {
			return utf8.RuneError
		}
		return rune(order.Uint16(data[i:]))
	}
	for i := 0; i+2 <= len(data); i += 2 {
		c := unit(i)
		if utf16.IsSurrogate(c) {
			if c = utf16.DecodeRune(c, unit(i+2)); c == utf8.RuneError {
				u.Halves++
			} else {
				i += 2
			}
		}
		b.WriteRune(c)
	}
	u.Text = b.String()
	return u
}

// guessUTF16 tells UTF-16 without byte order mark by the zero bytes that stand
// in every second place of western text; nil when it is not obvious.
func guessUTF16(data []byte) binary.ByteOrder {
	sample := data[:min(len(data), 4096)]
	if bytes.IndexByte(sample, 0) < 0 || len(data)%2 != 0 {
		return nil
	}
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case zeros[1]*10 >= half*7 && zeros[0]*20 <= half:
		return binary.LittleEndian
	case zeros[0]*10 >= half*7 && zeros[1]*20 <= half:
		return binary.BigEndian
	}
	return nil
}
