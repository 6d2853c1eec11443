package format

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"mening/corpus/source"
)

// decode turns the bytes of a text file into one clean string, whose lines end
// with a newline, and notes encoding and repairs.
func (r *reading) decode(data []byte) (string, error) {
	if hint := otherFormat(data); hint != "" {
		return "", r.fault(0, source.Say("the file is no text"), hint)
	}
	var text string
	if u, ok := source.DecodeUnicode(data); ok {
		text, r.t.Encoding = u.Text, u.Encoding
		r.repaired("half-letter", u.Halves)
	} else {
		text = r.decodeBytes(data)
	}
	if line := source.ZeroLine(text); line > 0 {
		return "", r.fault(line, source.Say("the file is binary, no text: it holds NUL characters"),
			"save it as plain text, UTF-8")
	}
	text = r.clean(text)
	if strings.TrimSpace(text) == "" {
		return "", r.fault(0, source.Say("the file is empty: it holds blanks alone"), "write the interview into it, or take the file away")
	}
	return text, nil
}

// otherFormat names what to do with a file that is text by its ending alone.
func otherFormat(data []byte) string {
	for _, f := range []struct{ magic, hint string }{
		{source.ZipMark, "it looks like a Word document: give it the ending .docx"},
		{source.OfficeMark, "it looks like an old Word document: open it in Word and save it as .docx"},
		{"%PDF-", "it is a PDF: give it the ending .pdf"},
		{"{\\rtf", "it is Rich Text: give it the ending .rtf"},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.hint
		}
	}
	return ""
}

// decodeBytes takes bytes that are no UTF-8 for Windows-1252 or MacRoman. In a
// file that mostly is UTF-8 only the faulty bytes are converted: such a file
// was put together from two.
func (r *reading) decodeBytes(data []byte) string {
	data = source.TrimMark(data)
	valid, invalid, _ := source.InvalidUTF8(data)
	if valid <= invalid {
		m, name := guessCharmap(data)
		r.t.Encoding = name
		return r.decodeCharmap(data, m)
	}
	r.repaired("windows-1252", invalid)
	r.warn(0, source.Say("%d bytes are no valid UTF-8 and were read as Windows-1252", invalid),
		"look for wrong letters, and save the file as UTF-8")
	var b strings.Builder
	b.Grow(len(data) + 2*invalid)
	for rest := data; len(rest) > 0; {
		c, n := utf8.DecodeRune(rest)
		if c == utf8.RuneError && n == 1 {
			b.WriteRune(charmap.Windows1252.DecodeByte(rest[0]))
		} else {
			b.Write(rest[:n])
		}
		rest = rest[n:]
	}
	return b.String()
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
	var j joining
	for i, c := range text {
		if isZeroWidthJoiner(c) && j.needs(c, text[i+utf8.RuneLen(c):]) {
			b.WriteRune(c)
			continue
		}
		if letters := ligature(c); letters != "" {
			r.t.Repairs["ligature"]++
			b.WriteString(letters)
			j.write(c)
			continue
		}
		with, kind := repair(c)
		if kind != "" {
			r.t.Repairs[kind]++
		}
		if with >= 0 {
			b.WriteRune(with)
			j.write(with)
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
