package main

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// keyKind tells what was pressed.
type keyKind int

const (
	keyRune keyKind = iota
	keyEnter
	keyEscape
	keyBackspace
	keyDelete
	keyUp
	keyDown
	keyLeft
	keyRight
	keyPageUp
	keyPageDown
	keyHome
	keyEnd
	keyPaste   // text that was put in at once
	keyStop    // control-C or control-D
	keyClosed  // the terminal is gone
	keyResized // no key: the terminal has another size
	keyUnknown
)

// key is one key that was pressed.
type key struct {
	kind keyKind
	r    rune
	text string // of keyPaste
}

// keyDecoder turns what a terminal sends into keys. A key may come in pieces.
type keyDecoder struct {
	rest []byte
}

const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// feed returns the keys that are complete.
func (d *keyDecoder) feed(b []byte) []key {
	d.rest = append(d.rest, b...)
	var out []key
	for len(d.rest) > 0 {
		k, n := decodeKey(d.rest)
		if n == 0 {
			break // the rest is still to come
		}
		out, d.rest = append(out, k), d.rest[n:]
	}
	return out
}

// waiting reports whether a key has begun and may go on.
func (d *keyDecoder) waiting() bool { return len(d.rest) > 0 }

// longestSequence is the number of bytes beyond which a sequence is none.
const longestSequence = 32

// flush returns what has begun as it is: a lone escape is the key itself. A
// paste is waited for.
func (d *keyDecoder) flush() []key {
	if bytes.HasPrefix(d.rest, []byte(pasteBegins)) || len(d.rest) == 0 {
		return nil
	}
	k := key{kind: keyUnknown}
	if len(d.rest) == 1 && d.rest[0] == 0x1b {
		k.kind = keyEscape
	}
	d.rest = nil
	return []key{k}
}

// decodeKey returns the first key and its length, 0 where it is not complete.
func decodeKey(b []byte) (key, int) {
	switch c := b[0]; {
	case c == 0x1b:
		return decodeSequence(b)
	case c == '\r' || c == '\n':
		return key{kind: keyEnter}, 1
	case c == 0x7f || c == 0x08:
		return key{kind: keyBackspace}, 1
	case c == 0x03 || c == 0x04:
		return key{kind: keyStop}, 1
	case c == 0x01:
		return key{kind: keyHome}, 1
	case c == 0x05:
		return key{kind: keyEnd}, 1
	case c < ' ':
		return key{kind: keyUnknown}, 1
	}
	if !utf8.FullRune(b) {
		return key{}, 0
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 {
		return key{kind: keyUnknown}, 1
	}
	return key{kind: keyRune, r: r}, n
}

// decodeSequence reads what begins with an escape.
func decodeSequence(b []byte) (key, int) {
	if len(b) == 1 {
		return key{}, 0
	}
	if b[1] != '[' && b[1] != 'O' {
		return key{kind: keyEscape}, 1
	}
	if bytes.HasPrefix(b, []byte(pasteBegins)) {
		end := bytes.Index(b, []byte(pasteEnds))
		if end < 0 {
			return key{}, 0
		}
		text := strings.ToValidUTF8(string(b[len(pasteBegins):end]), "\uFFFD")
		return key{kind: keyPaste, text: text}, end + len(pasteEnds)
	}
	end := 2
	for end < len(b) && b[end] < 0x40 {
		end++
	}
	if end >= len(b) {
		if len(b) > longestSequence {
			return key{kind: keyUnknown}, len(b)
		}
		return key{}, 0
	}
	return key{kind: namedKey(string(b[2 : end+1]))}, end + 1
}

func namedKey(sequence string) keyKind {
	switch sequence {
	case "A":
		return keyUp
	case "B":
		return keyDown
	case "C":
		return keyRight
	case "D":
		return keyLeft
	case "H", "1~", "7~":
		return keyHome
	case "F", "4~", "8~":
		return keyEnd
	case "3~":
		return keyDelete
	case "5~":
		return keyPageUp
	case "6~":
		return keyPageDown
	}
	return keyUnknown
}
