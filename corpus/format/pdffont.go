package format

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// pdfFont tells which letters the codes of a font are and how wide.
type pdfFont struct {
	bytes   int // of a code
	bold    bool
	letters map[int]string // by code
	widths  map[int]float64
	usual   float64 // width of those without one
	unit    float64 // of widths
}

// maxLetters is how many codes of a font are looked at: two bytes have no more.
const maxLetters = 1 << 16

func newPDFFont(v pdf.Value) (*pdfFont, error) {
	f := &pdfFont{bytes: 1, letters: map[int]string{}, widths: map[int]float64{}, usual: 500, unit: 0.001}
	name := strings.ToLower(v.Key("BaseFont").Name())
	f.bold = strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
	if v.Key("Subtype").Name() == "Type0" {
		f.bytes = 2
		f.wide(v.Key("DescendantFonts").Index(0))
	} else {
		f.simple(v)
	}
	table, err := readStream(v.Key("ToUnicode"), 4<<20)
	if err != nil {
		return nil, err
	}
	f.toUnicode(table)
	return f, nil
}

// simple reads a font of one byte a letter.
func (f *pdfFont) simple(v pdf.Value) {
	if m := v.Key("FontMatrix"); v.Key("Subtype").Name() == "Type3" && m.Len() == 6 {
		f.unit = m.Index(0).Float64()
	}
	widths := v.Key("Widths")
	first := int(v.Key("FirstChar").Int64())
	total, n := 0.0, 0
	for i := range min(widths.Len(), 256) {
		w := widths.Index(i).Float64()
		f.widths[first+i] = w
		if w > 0 {
			total, n = total+w, n+1
		}
	}
	if n > 0 {
		f.usual = total / float64(n)
	} else {
		f.widths[' '] = 278
	}
	font := pdf.Font{V: v}
	mac := v.Key("Encoding").Name() == "MacRomanEncoding" || v.Key("Encoding").Key("BaseEncoding").Name() == "MacRomanEncoding"
	named := v.Key("Encoding").Kind() == pdf.Dict
	for c := range 256 {
		letter := charmap.Windows1252.DecodeByte(byte(c))
		if mac {
			letter = charmap.Macintosh.DecodeByte(byte(c))
		}
		text := string(letter)
		if named { // a glyph by its name; the library gives the code back where it has none
			if s := font.Encoder().Decode(string([]byte{byte(c)})); s != string(rune(c)) {
				text = s
			}
		}
		if c >= ' ' || text != string(rune(c)) {
			f.letters[c] = text
		}
	}
}

// wide reads a font of two bytes a letter.
func (f *pdfFont) wide(v pdf.Value) {
	f.usual = 1000
	if dw := v.Key("DW"); dw.Kind() == pdf.Integer || dw.Kind() == pdf.Real {
		f.usual = dw.Float64()
	}
	w := v.Key("W")
	for i := 0; i+1 < w.Len() && len(f.widths) < maxLetters; {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for j := range min(list.Len(), maxLetters) {
				f.widths[first+j] = list.Index(j).Float64()
			}
			i += 2
			continue
		}
		last, width := int(w.Index(i+1).Int64()), w.Index(i+2).Float64()
		for c := first; c <= min(last, first+maxLetters) && len(f.widths) < maxLetters; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// toUnicode reads the table that tells which letters the codes are.
func (f *pdfFont) toUnicode(table []byte) {
	l := pdfLexer{data: table}
	var args []pdfToken
	mode := ""
	for {
		t := l.next()
		switch {
		case t.kind == pdfEnd:
			return
		case t.kind == pdfOperator:
			if strings.HasPrefix(t.text, "begin") {
				mode = t.text
			} else {
				mode = ""
			}
			args = args[:0]
			continue
		case mode != "beginbfchar" && mode != "beginbfrange":
			continue
		}
		args = append(args, t)
		switch {
		case mode == "beginbfchar" && len(args) == 2:
			f.letter(pdfCode(args[0].text), args[1].text)
			args = args[:0]
		case mode == "beginbfrange" && len(args) == 3 && args[2].kind == pdfString:
			f.letterRange(pdfCode(args[0].text), pdfCode(args[1].text), args[2].text)
			args = args[:0]
		case mode == "beginbfrange" && t.kind == pdfClose:
			for i, a := range args[min(3, len(args)) : len(args)-1] {
				f.letter(pdfCode(args[0].text)+i, a.text)
			}
			args = args[:0]
		case len(args) > maxLetters:
			return
		}
	}
}

func (f *pdfFont) letterRange(first, last int, to string) {
	for c := first; c <= min(last, first+maxLetters); c++ {
		f.letter(c, to)
		if to == "" || len(f.letters) >= maxLetters {
			return
		}
		b := []byte(to)
		for i := len(b) - 1; i >= 0; i-- {
			if b[i]++; b[i] != 0 {
				break
			}
		}
		to = string(b)
	}
}

func (f *pdfFont) letter(code int, to string) {
	if len(f.letters) >= 2*maxLetters || len(to) > 64 {
		return
	}
	units := make([]uint16, 0, len(to)/2)
	for i := 0; i+1 < len(to); i += 2 {
		units = append(units, uint16(to[i])<<8|uint16(to[i+1]))
	}
	if s := string(utf16.Decode(units)); s != "" && s != "\x00" {
		f.letters[code] = s
	}
}

func pdfCode(s string) int {
	code := 0
	for i := 0; i < len(s) && i < 3; i++ {
		code = code<<8 | int(s[i])
	}
	return code
}

// codes calls do with each code of a shown string.
func (f *pdfFont) codes(s string, do func(code int, text string, width float64) error) error {
	for len(s) > 0 {
		n := min(f.bytes, len(s))
		code := pdfCode(s[:n])
		s = s[n:]
		text, ok := f.letters[code]
		if !ok || !utf8.ValidString(text) {
			text = "\uFFFD"
		}
		w, ok := f.widths[code]
		if !ok {
			w = f.usual
		}
		if err := do(code, text, w*f.unit); err != nil {
			return err
		}
	}
	return nil
}
