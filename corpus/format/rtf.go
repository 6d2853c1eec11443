package format

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"mening/corpus/source"
)

// readRichText reads the body of Rich Text: paragraphs and tables, tracked
// changes accepted, notes and comments left out.
func readRichText(r *reading, data []byte) error {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if !bytes.HasPrefix(data, []byte("{\\rtf")) {
		hint := otherFormat(data)
		if hint == "" {
			hint = "open it in a word processor and save it as .rtf, or give it the ending of what it is"
		}
		return r.fault(0, source.Say(`the file is no Rich Text: it does not begin with "{\rtf"`), hint)
	}
	b := rtfBody{body: body{r: r}, scan: rtfScanner{data: data}, page: 1252,
		fonts: map[int]int{}, styles: map[int]wordStyle{}, unknown: map[int]bool{}}
	b.raw8 = utf8.Valid(data)
	if err := b.read(); err != nil {
		return r.unfit(b.number, source.Say("the Rich Text"), err, "open it in a word processor and save it anew as .rtf or .docx")
	}
	if len(b.paragraphs) == 0 {
		return r.fault(0, source.Say("the Rich Text holds no text"), "check that the text is not in text boxes or pictures")
	}
	r.t.Encoding = encodingName(b.page)
	r.collect(b.paragraphs)
	return nil
}

// rtfState is what a group inherits and gives back at its end.
type rtfState struct {
	// skip says that the group is no text; what it is read for besides is in
	// table.
	skip  bool
	table rtfTable
	// starred says that \* stands before: what is not known is skipped.
	starred bool
	// fallback is how many letters stand for one \u in old programs.
	fallback int
	page     int // code page of the font, 0 for the document's
	look     look
	deleted  bool
}

// rtfTable is a table in the head that is read.
type rtfTable uint8

const (
	noTable rtfTable = iota
	fontTable
	styleSheet
	colorTable
)

// rtfBody reads Rich Text piece by piece.
type rtfBody struct {
	body
	scan   rtfScanner
	page   int
	raw8   bool        // bytes that are no ASCII are UTF-8, as some programs write it
	fonts  map[int]int // code pages by font
	styles map[int]wordStyle

	colors []color // by their numbers

	defaultFont int

	state rtfState
	stack []rtfState
	// pending are bytes that are not decoded yet; high is the first half of a
	// letter that \u writes as two.
	pending []byte
	high    rune
	// ignore is how many letters still stand for the last \u.
	ignore int

	opened    bool // a paragraph is open
	styleHead int  // heading by style and by outline level
	outline   int
	styleName string
	inTable   bool // \intbl
	inRow     bool // between \trowd and \row
	inCell    bool // the last cell is open
	head      rtfHead
	unknown   map[int]bool
}

// rtfHead is the entry of a table in the head that is being read.
type rtfHead struct {
	number int
	style  wordStyle
	name   strings.Builder
	rgb    uint32 // of the colour that ends with a semicolon
}

func (b *rtfBody) read() error {
	b.state.fallback = 1
	for {
		t, err := b.scan.next()
		if err != nil {
			return err
		}
		if t.kind != rtfText && t.kind != rtfByte {
			b.decode()
		}
		switch t.kind {
		case rtfEnd:
			return source.Say("it is cut off: %d groups are still open at its end", len(b.stack))
		case rtfOpen:
			if len(b.stack) >= source.MaxDepth {
				return source.TooDeep
			}
			b.ignore = 0
			b.stack = append(b.stack, b.state)
			b.state.starred = false
		case rtfClose:
			b.ignore = 0
			b.endEntry()
			b.state, b.stack = b.stack[len(b.stack)-1], b.stack[:len(b.stack)-1]
			if len(b.stack) == 0 {
				return b.finish()
			}
		case rtfWord, rtfBinary:
			b.control(t)
			if err := b.few(); err != nil {
				return err
			}
		case rtfByte:
			b.bytes([]byte{byte(t.number)}, false)
		case rtfText:
			b.bytes(t.text, b.raw8)
		}
	}
}

// finish closes what is open behind the last group.
func (b *rtfBody) finish() error {
	if rest := bytes.Trim(b.scan.data[b.scan.at:], " \t\r\n\x00\x1a"); len(rest) > 0 {
		return errors.New("a group closes that was never opened, and text follows")
	}
	if b.opened {
		b.endParagraph()
	}
	b.flush()
	b.endTable()
	return nil
}

// bytes takes text in the code page that holds, or in UTF-8.
func (b *rtfBody) bytes(text []byte, isUTF8 bool) {
	for b.ignore > 0 && len(text) > 0 {
		n := 1
		if isUTF8 {
			_, n = utf8.DecodeRune(text)
		}
		text = text[n:]
		b.ignore--
	}
	if isUTF8 && bytes.IndexFunc(text, func(c rune) bool { return c >= utf8.RuneSelf }) >= 0 {
		b.decode()
		b.put(string(text))
		return
	}
	b.pending = append(b.pending, text...)
}

// decode writes the bytes that wait.
func (b *rtfBody) decode() {
	if len(b.pending) == 0 {
		return
	}
	page := b.page
	if b.state.page != 0 {
		page = b.state.page
	}
	if codePage(page) == nil && page != utf8Page && !b.unknown[page] && !b.state.skip && !isASCII(b.pending) {
		b.unknown[page] = true
		b.r.warn(b.number, source.Say("letters of the code page %d are not known and were read as Windows-1252", page),
			"look for wrong letters; if there are any, save the file as .docx")
	}
	text := decodePage(b.pending, page)
	b.pending = b.pending[:0]
	b.put(text)
}

func isASCII(s []byte) bool {
	return bytes.IndexFunc(s, func(c rune) bool { return c >= utf8.RuneSelf }) < 0
}

// unicode takes a letter by its number in UTF-16, which may be negative.
func (b *rtfBody) unicode(number int) {
	c := rune(uint16(number))
	if number > 0xFFFF && number <= utf8.MaxRune {
		c = rune(number)
	}
	b.ignore = b.state.fallback
	switch {
	case b.high != 0 && utf16.DecodeRune(b.high, c) != utf8.RuneError:
		high := b.high
		b.high = 0
		b.put(string(utf16.DecodeRune(high, c)))
	case c >= 0xD800 && c < 0xDC00:
		b.half()
		b.high = c
	case utf16.IsSurrogate(c):
		b.half()
		b.high = c
		b.half()
	default:
		b.put(string(c))
	}
}

// half tells of half a letter that has no other half.
func (b *rtfBody) half() {
	if b.high == 0 {
		return
	}
	b.high = 0
	if b.state.skip {
		return
	}
	b.r.t.Repairs["half-letter"]++
	b.put(string(utf8.RuneError))
}

// put takes decoded text, of the body or of a table in the head.
func (b *rtfBody) put(s string) {
	b.half()
	switch b.state.table {
	case styleSheet:
		b.entry(s)
		return
	case colorTable:
		for range min(strings.Count(s, ";"), source.MaxStyles-len(b.colors)) {
			b.colors = append(b.colors, rgbColor(b.head.rgb))
			b.head.rgb = 0
		}
		return
	}
	if b.state.skip || s == "" || b.state.deleted || b.state.look.hidden {
		return
	}
	b.open()
	b.write(s, b.state.look)
}

func (b *rtfBody) open() {
	if b.opened {
		return
	}
	b.opened = true
	b.number++
	b.openParagraph()
}

// settle tells what the paragraph that is open is.
func (b *rtfBody) settle() {
	b.heading, b.style = max(b.outline, b.styleHead), b.styleName
}

// endParagraph closes a paragraph, also an empty one.
func (b *rtfBody) endParagraph() {
	b.open()
	b.opened = false
	b.settle()
	if b.state.deleted {
		b.joinNext = true
	}
	if b.inTable || b.inRow {
		b.beginCell()
	} else {
		b.endTable()
	}
	b.closeParagraph()
}
