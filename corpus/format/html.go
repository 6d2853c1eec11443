package format

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"mening/corpus/source"
)

// readHTML reads the text of a page: its blocks are paragraphs, its tables
// those of a word processor; scripts, styles and navigation are left out. The
// page is read tag by tag, so that turns know their lines and faulty nesting
// costs no text.
func readHTML(r *reading, data []byte) error {
	text, err := r.decodeHTML(data)
	if err != nil {
		return err
	}
	h := htmlBody{body: body{r: r}}
	if err := h.read(text); err != nil {
		return r.unfit(h.at, source.Say("the page"), err, "open it in a browser and save its text as .txt")
	}
	if len(h.paragraphs) == 0 {
		return r.fault(0, source.Say("the page holds no text"), "a page that a script fills is empty when saved: copy its text into a .txt file")
	}
	ps := h.paragraphs
	if h.preformatted {
		ps = r.joinHardWraps(ps)
	}
	r.collect(ps)
	r.dropTabs()
	return nil
}

// decodeHTML decodes by the character set that the page names. A mark at the
// beginning or text that is UTF-8 without doubt outranks it: pages are often
// saved anew and still name the old one.
func (r *reading) decodeHTML(data []byte) (string, error) {
	named, name, _ := charset.DetermineEncoding(data, "")
	marked := bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF"))
	// Windows-1252 is what the package guesses, too.
	if marked || name == "utf-8" || name == "windows-1252" || strings.HasPrefix(name, "utf-16") || utf8.Valid(data) || otherFormat(data) != "" {
		return r.decode(data)
	}
	decoded, err := named.NewDecoder().Bytes(data)
	if err != nil {
		return "", r.fault(0, source.Say("the page is not in %q, as it says: %v", name, err), "save it as UTF-8")
	}
	text, err := r.decode(decoded)
	r.t.Encoding = name
	return text, err
}

// htmlBody reads a page tag by tag.
type htmlBody struct {
	body
	at     int // the line of the source
	opened bool
	// blank says that a blank before would be one too many.
	blank bool
	// elements are those that are open and that may change the look of text.
	elements []htmlElement
	// preformatted says that the page has lines of its own somewhere.
	preformatted bool
	// broken says that the row that is open holds a table of its own.
	broken bool
}

// htmlElement is an open element.
type htmlElement struct {
	name  string
	block bool
	look
	pre     bool
	heading int
	class   string // of the block, the first where there are several
	// indented says that the paragraph stands in.
	indented bool
}

func (h *htmlBody) read(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(source.MaxToken)
	for h.at = 1; ; {
		kind := z.Next()
		lines := bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				h.endBlock()
				h.spill()
				return nil
			}
			if errors.Is(z.Err(), html.ErrBufferExceeded) {
				return source.TooLong
			}
			return z.Err()
		case html.TextToken:
			h.chars(string(z.Text()))
			continue // it counts its lines itself
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := h.start(z.Token()); err != nil {
				return err
			}
		case html.CommentToken:
			if !h.look().hidden && isRemark(string(z.Text())) {
				h.r.t.Repairs["comment"]++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			h.end(string(name))
		}
		if err := h.few(); err != nil {
			return err
		}
		h.at += lines
	}
}

// isRemark reports whether a comment of a page may be somebody's: the others
// are conditions and marks of programs.
func isRemark(comment string) bool {
	return strings.Contains(strings.TrimSpace(comment), " ") && !strings.HasPrefix(comment, "[")
}

// look returns the innermost element, whose look text has.
func (h *htmlBody) look() htmlElement {
	if len(h.elements) == 0 {
		return htmlElement{}
	}
	return h.elements[len(h.elements)-1]
}

// chars writes text, in which blanks in a row count as one unless it is
// preformatted.
func (h *htmlBody) chars(s string) {
	look := h.look()
	if look.hidden {
		h.at += strings.Count(s, "\n")
		return
	}
	if look.pre {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				h.open()
				h.preformatted = true
				h.breakLine()
				h.at++
				h.first = h.at
			}
			h.put(strings.TrimRight(line, "\r"), look)
		}
		return
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range s {
		switch c {
		case ' ', '\t', '\n', '\r', '\f':
			if !h.blank && (h.opened || b.Len() > 0) {
				if c == '\t' && h.line.Len()+b.Len() < labelReach/2 {
					b.WriteByte('\t') // it may part a label from its text
				} else {
					b.WriteByte(' ')
				}
			}
			h.blank = true
			if c == '\n' {
				h.at++
			}
		default:
			h.blank = false
			h.open()
			if b.Len() == 0 && h.line.Len() == 0 {
				h.first = h.at
			}
			b.WriteRune(c)
		}
	}
	h.put(b.String(), look)
}

func (h *htmlBody) put(s string, look htmlElement) {
	if s == "" {
		return
	}
	h.open()
	h.heading = look.heading
	h.style, h.indented = look.class, look.indented
	h.write(s, look.look)
}

func (h *htmlBody) open() {
	if h.opened {
		return
	}
	h.opened = true
	h.number = h.at
	h.openParagraph()
}

// endBlock closes the paragraph that is open, where one is.
func (h *htmlBody) endBlock() {
	h.blank = true
	if !h.opened {
		return
	}
	h.opened = false
	h.closeParagraph()
}
