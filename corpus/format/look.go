package format

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Look is how the paragraphs of a speaker stand out, where nothing else tells
// who speaks.
type Look struct {
	// Name is a look as [LookName] writes it.
	Name string
	// Label is the speaker's.
	Label string
}

// LookPlain names the look of all paragraphs that have none of the others.
const LookPlain = "plain"

// LookName returns the one name of a look that people may write in several
// ways, in English or Swedish: a colour by its word (röd is red) or its number
// (`#C00000`), bold (fet), italic (kursiv), plain (vanlig), `highlight-yellow`
// (`överstruken-gul`), or `style-NAME` (`stil-NAME`) for a paragraph style. It
// is false for what is no look.
func LookName(text string) (name string, ok bool) {
	text = plainStyle(text)
	switch text {
	case "bold", "fet", "fetstil", "fetstilt":
		return "bold", true
	case "italic", "italics", "kursiv", "kursiverad":
		return "italic", true
	case LookPlain, "vanlig", "övriga", "black", "svart":
		return LookPlain, true
	}
	if name := lookColor(text); name != "" {
		return name, true
	}
	kind, rest, ok := strings.Cut(text, "-")
	if rest = strings.TrimSpace(rest); !ok || rest == "" {
		return "", false
	}
	switch strings.TrimSpace(kind) {
	case "highlight", "överstruken", "överstrykning", "markerad":
		if name := lookColor(rest); name != "" {
			return "highlight-" + name, true
		}
	case "style", "stil", "formatmall":
		return "style-" + rest, true
	}
	return "", false
}

// LookNames returns names of looks, for hints; those of styles are not known
// before a transcript is read.
func LookNames() []string {
	names := []string{"red", "blue", "green", "bold", "italic", LookPlain, "highlight-yellow", "style-NAME",
		"orange", "yellow", "turquoise", "purple", "pink", "brown", "gray",
		"röd", "blå", "grön", "fet", "kursiv", "vanlig", "orange", "gul", "turkos", "lila", "rosa", "brun", "grå"}
	for _, c := range []string{"green", "blue", "red", "pink", "turquoise", "gray", "orange"} {
		names = append(names, "highlight-"+c)
	}
	return names
}

func lookColor(text string) string {
	if name := colorWord(text); name != "" {
		return name
	}
	if digits := strings.TrimPrefix(text, "#"); len(digits) == 6 || len(digits) == 3 && digits != text {
		if c := parseColor("#" + digits); c != 0 {
			return c.hex()
		}
	}
	return ""
}

// plainStyle is the form in which looks and styles compare: case and the
// number of blanks do not count.
func plainStyle(s string) string {
	return norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(s), " ")))
}

// look is how text looks.
type look struct {
	bold, italic, hidden bool
	color, highlight     color
}

// and returns what two stretches of text have in common.
func (l look) and(o look) look {
	both := look{bold: l.bold && o.bold, italic: l.italic && o.italic, hidden: l.hidden && o.hidden}
	if l.color == o.color {
		both.color = l.color
	}
	if l.highlight == o.highlight {
		both.highlight = l.highlight
	}
	return both
}

// aspect is a part of a look, of which a style may say something.
type aspect uint8

const (
	boldAspect aspect = 1 << iota
	italicAspect
	hiddenAspect
	colorAspect
	highlightAspect
)

// change is what a style, or the properties of some text, say about its look;
// the rest is as it was.
type change struct {
	says aspect
	look look
}

// with returns the look after a change.
func (l look) with(c change) look {
	if c.says&boldAspect != 0 {
		l.bold = c.look.bold
	}
	if c.says&italicAspect != 0 {
		l.italic = c.look.italic
	}
	if c.says&hiddenAspect != 0 {
		l.hidden = c.look.hidden
	}
	if c.says&colorAspect != 0 {
		l.color = c.look.color
	}
	if c.says&highlightAspect != 0 {
		l.highlight = c.look.highlight
	}
	return l
}

// over returns the change that follows another one.
func (c change) over(base change) change {
	return change{says: base.says | c.says, look: look{}.with(base).with(c)}
}

// telling reports whether text shows how it looks; signs and blanks alone
// often keep another look by chance.
func telling(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0
}

// shown returns the look that all of the paragraph has.
func (p *paragraph) shown() look {
	l := p.look
	l.bold = l.bold || p.bold > 0 && p.bold >= len(p.text)
	return l
}

// looks returns the names of the paragraph's looks, the most telling first.
// They do not hold [LookPlain].
func (p *paragraph) looks() []string {
	var names []string
	l := p.shown()
	if l.color != 0 {
		names = append(names, l.color.hex(), l.color.name())
	}
	if l.highlight != 0 {
		names = append(names, "highlight-"+l.highlight.hex(), "highlight-"+l.highlight.name())
	}
	if p.style != "" {
		names = append(names, "style-"+plainStyle(p.style))
	}
	if l.bold {
		names = append(names, "bold")
	}
	if l.italic {
		names = append(names, "italic")
	}
	return names
}

// isOrdinaryStyle reports whether a paragraph style is one that programs use
// for text of any kind.
func isOrdinaryStyle(style string) bool {
	switch style := plainStyle(style); style {
	case "", "normal", "standard", "text body", "body text", "brödtext", "default", "default style", "default paragraph style",
		"first paragraph", "compact", "list paragraph", "liststycke", "no spacing", "inget avstånd", "normal (web)", "normalweb",
		"plain text", "oformaterad text", "preformatted text", "table contents", "tabellinnehåll", "msonormal", "msolistparagraph",
		"msonospacing", "western":
		return true
	default:
		return strings.HasPrefix(style, "msolist") || strings.HasPrefix(style, "body text") || strings.HasPrefix(style, "brödtext")
	}
}
