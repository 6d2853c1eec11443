package figure

import (
	"fmt"
	"strings"
	"unicode"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// fonts are the letters of a figure: Liberation Sans (SIL Open Font License),
// whose letters are as wide as those of Arial.
type fonts struct {
	regular, bold *sfnt.Font
	buffer        sfnt.Buffer
}

func newFonts() (*fonts, error) {
	regular, err := sfnt.Parse(liberationsansregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("cannot read the letters of figures: %w", err)
	}
	bold, err := sfnt.Parse(liberationsansbold.TTF)
	if err != nil {
		return nil, fmt.Errorf("cannot read the letters of figures: %w", err)
	}
	return &fonts{regular: regular, bold: bold}, nil
}

func (f *fonts) face(bold bool) *sfnt.Font {
	if bold {
		return f.bold
	}
	return f.regular
}

// glyph returns the number of a letter, that of a missing one where the font has
// none.
func (f *fonts) glyph(face *sfnt.Font, r rune) sfnt.GlyphIndex {
	g, err := face.GlyphIndex(&f.buffer, r)
	if err != nil {
		return 0
	}
	return g
}

// advance returns the width of a glyph as a share of the size.
func (f *fonts) advance(face *sfnt.Font, g sfnt.GlyphIndex) float64 {
	units := fixed.I(int(face.UnitsPerEm()))
	a, err := face.GlyphAdvance(&f.buffer, g, units, font.HintingNone)
	if err != nil {
		return 0.5
	}
	return float64(a) / float64(units)
}

// width returns the width of a text in millimetres.
func (f *fonts) width(s string, size float64, bold bool) float64 {
	face := f.face(bold)
	sum := 0.0
	for _, r := range s {
		sum += f.advance(face, f.glyph(face, r))
	}
	return sum * size * mm
}

// wrap breaks a text into lines that are no wider than a width in millimetres:
// between words, after hyphens and slashes, and in words that are too long.
func (f *fonts) wrap(s string, size float64, bold bool, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		line := ""
		for _, word := range pieces(paragraph) {
			if f.width(strings.TrimRight(line+word, " "), size, bold) <= width {
				line += word
				continue
			}
			if line != "" {
				lines = append(lines, strings.TrimRight(line, " "))
			}
			for f.width(strings.TrimRight(word, " "), size, bold) > width {
				head, tail := f.split(word, size, bold, width)
				if tail == "" {
					break
				}
				lines = append(lines, head)
				word = tail
			}
			line = word
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// pieces returns a text in pieces that may be parted, blanks with the piece
// before.
func pieces(s string) []string {
	var out []string
	var word strings.Builder
	for f := range strings.FieldsSeq(s) {
		for _, r := range f {
			word.WriteRune(r)
			if (r == '-' || r == '/' || r == '–') && word.Len() > 1 {
				out = append(out, word.String())
				word.Reset()
			}
		}
		word.WriteByte(' ')
		out = append(out, word.String())
		word.Reset()
	}
	return out
}

// split parts a word that is too long, with a hyphen, before a consonant that a
// vowel follows where there is one.
func (f *fonts) split(word string, size float64, bold bool, width float64) (head, tail string) {
	runes := []rune(strings.TrimRight(word, " "))
	fits := 0
	for i := 1; i < len(runes); i++ {
		if f.width(string(runes[:i])+"-", size, bold) > width {
			break
		}
		fits = i
	}
	if fits < 1 {
		fits = 1
	}
	if fits >= len(runes) {
		return word, ""
	}
	// No fewer than three letters go to the next line.
	at := max(min(fits, len(runes)-3), min(fits, 3))
	for i := at; i > fits/2 && i > 1; i-- {
		if i+1 < len(runes) && !vowel(runes[i]) && vowel(runes[i+1]) {
			if at = i; i > 2 && runes[i-1] == 's' && runes[i-2] == 's' {
				at-- // Försörjnings-stöd
			}
			break
		}
	}
	return string(runes[:at]) + "-", string(runes[at:]) + word[len(strings.TrimRight(word, " ")):]
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouyåäöéü", unicode.ToLower(r)) }
