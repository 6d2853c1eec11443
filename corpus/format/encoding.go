package format

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// decode turns the bytes of a text file into one clean string, whose lines end
// with a newline, and notes encoding and repairs.
func (r *reading) decode(data []byte) (string, error) {
	if hint := otherFormat(data); hint != "" {
		return "", r.fault(0, "the file is no text", hint)
	}
	var text string
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		text = r.decodeUTF8(data[3:])
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		text = r.decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		text = r.decodeUTF16(data[2:], binary.BigEndian)
	default:
		if order := guessUTF16(data); order != nil {
			text = r.decodeUTF16(data, order)
		} else {
			text = r.decodeUTF8(data)
		}
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		line := 1 + strings.Count(text[:at], "\n")
		return "", r.fault(line, "the file is binary, no text: it holds NUL characters",
			"save it as plain text, UTF-8")
	}
	text = r.clean(text)
	if strings.TrimSpace(text) == "" {
		return "", r.fault(0, "the file is empty: it holds blanks alone", "write the interview into it, or take the file away")
	}
	return text, nil
}

// otherFormat names what to do with a file that is text by its ending alone.
func otherFormat(data []byte) string {
	for _, f := range []struct{ magic, hint string }{
		{"PK\x03\x04", "it looks like a Word document: give it the ending .docx"},
		{"\xD0\xCF\x11\xE0", "it looks like an old Word document: open it in Word and save it as .docx"},
		{"%PDF-", "it is a PDF: give it the ending .pdf"},
		{"{\\rtf", "it is Rich Text: open it in a word processor and save it as .docx"},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.hint
		}
	}
	return ""
}

// decodeUTF8 takes bytes that are no UTF-8 for Windows-1252 or MacRoman. In a file that
// mostly is UTF-8 only the faulty bytes are converted: such a file was put
// together from two.
func (r *reading) decodeUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	valid, invalid := 0, 0
	for rest := data; len(rest) > 0; {
		c, n := utf8.DecodeRune(rest)
		switch {
		case c == utf8.RuneError && n == 1:
			invalid++
			b.WriteRune(charmap.Windows1252.DecodeByte(rest[0]))
		default:
			if n > 1 {
				valid++
			}
			b.Write(rest[:n])
		}
		rest = rest[n:]
	}
	if valid > invalid {
		r.repaired("windows-1252", invalid)
		r.warn(0, fmt.Sprintf("%d bytes are no valid UTF-8 and were read as Windows-1252", invalid),
			"look for wrong letters, and save the file as UTF-8")
		return b.String()
	}
	m, name := guessCharmap(data)
	r.t.Encoding = name
	return r.decodeCharmap(data, m)
}

func (r *reading) decodeCharmap(data []byte, m *charmap.Charmap) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	converted := 0
	for _, c := range data {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
			continue
		}
		converted++
		b.WriteRune(m.DecodeByte(c))
	}
	r.repaired(r.t.Encoding, converted)
	return b.String()
}

// decodeUTF16 drops half a character at the end.
func (r *reading) decodeUTF16(data []byte, order binary.ByteOrder) string {
	r.t.Encoding = "utf-16le"
	if order == binary.ByteOrder(binary.BigEndian) {
		r.t.Encoding = "utf-16be"
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
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

// clean repairs decoded text: ends of lines, invisible characters, blanks that
// do not break, and normalization form C. Text that needs none is returned as
// it is.
func (r *reading) clean(text string) string {
	dirty, composed, twice := inspect(text)
	if twice {
		text = r.undouble(text)
		dirty, composed, _ = inspect(text)
	}
	if dirty && strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
		dirty, _, _ = inspect(text)
	}
	if dirty {
		text = r.cleanRunes(text)
	}
	if composed {
		text = r.normalize(text)
	}
	return text
}

// inspect tells whether text holds characters that clean replaces, whether it
// holds any that may not be in normalization form C, and whether it holds any
// with which letters that were encoded twice begin. Letters below U+0300 always
// are in that form, and so is the punctuation of U+2000 to U+203F.
func inspect(text string) (dirty, composed, twice bool) {
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c >= 0x20 && c < 0x7F || c == '\n' || c == '\t':
		case c < 0x20 || c == 0x7F:
			dirty = true
		case c == 0xC2:
			next := text[i+1]
			dirty = dirty || next <= 0xA0 || next == 0xAD
			twice = twice || next == 0xAC // ¬
		case c == 0xC3:
			next := text[i+1]
			twice = twice || next == 0x82 || next == 0x83 || next == 0xA2 // Â, Ã, â
		case c < 0xCC: // the rest of a character, or a letter of U+00C0 to U+02FF
		case c == 0xE2 && text[i+1] == 0x80:
			next := text[i+2]
			ordinary := next >= 0x90 && next <= 0xA7 || next >= 0xB0
			dirty = dirty || !ordinary
			composed = composed || next <= 0x8A // en quad and em quad have canonical equivalents
			twice = twice || next == 0x9A       // ‚
		case c == 0xE2 && text[i+1] == 0x81, c == 0xEF:
			dirty, composed = true, true // may be U+2060 or a byte order mark: the slow way decides
		default:
			composed = true
			twice = twice || c == 0xE2 // may be √
		}
	}
	return dirty, composed, twice
}

// cleanRunes drops and replaces single characters.
func (r *reading) cleanRunes(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, c := range text {
		if letters := ligature(c); letters != "" {
			r.t.Repairs["ligature"]++
			b.WriteString(letters)
			continue
		}
		with, kind := repair(c)
		if kind != "" {
			r.t.Repairs[kind]++
		}
		if with >= 0 {
			b.WriteRune(with)
		}
	}
	return b.String()
}

// repair returns what a character becomes, -1 for nothing, and the kind of
// repair, empty where it stays.
func repair(c rune) (with rune, kind string) {
	switch {
	case c == '\n' || c == '\t' || c >= 0x20 && c < 0x7F:
		return c, ""
	case c == 0x0B, c == 0x0C, c == 0x85, c == 0x2028, c == 0x2029:
		// They break lines or pages in some programs and count as lines in few.
		return ' ', "line-break"
	case c < 0x20, c >= 0x7F && c < 0xA0:
		return -1, "control"
	case c == 0xAD:
		return -1, "soft-hyphen"
	case c == 0xA0, c == 0x2007, c == 0x202F:
		return ' ', "no-break-space"
	case c >= 0x200B && c <= 0x200F, c >= 0x202A && c <= 0x202E, c >= 0x2060 && c <= 0x2069, c == 0xFEFF:
		return -1, "zero-width"
	}
	return c, ""
}

// normalize brings text to normalization form C and counts the characters that
// it changed.
func (r *reading) normalize(text string) string {
	if norm.NFC.IsNormalString(text) {
		return text
	}
	changed := 0
	for rest := text; rest != ""; {
		n := norm.NFC.NextBoundaryInString(rest, true)
		if n <= 0 {
			break
		}
		if !norm.NFC.IsNormalString(rest[:n]) {
			changed++
		}
		rest = rest[n:]
	}
	r.repaired("nfc", max(changed, 1))
	return norm.NFC.String(text)
}
