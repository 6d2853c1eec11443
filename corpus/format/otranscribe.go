package format

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"mening/corpus"
	"mening/corpus/source"
)

// readOTranscribe reads what oTranscribe saves: JSON around the HTML of its
// editor, in which times are `<span class="timestamp" data-timestamp="62.5">`.
func readOTranscribe(r *reading, data []byte) error {
	text, err := r.decode(data)
	if err != nil {
		return err
	}
	var d struct {
		Text string `json:"text"`
	}
	if err := r.unmarshal([]byte(text), &d); err != nil {
		return err
	}
	if strings.TrimSpace(d.Text) == "" {
		return r.fault(0, source.Say(`the file has no "text", in which oTranscribe keeps the transcript`), "export it anew from oTranscribe, or copy the text into a .txt")
	}
	e := editor{r: r}
	if err := e.read(html.NewTokenizer(strings.NewReader(d.Text))); err != nil {
		return r.unfit(0, source.Say("the text of oTranscribe"), err, "copy the text into a .txt")
	}
	r.collect(e.paragraphs)
	return nil
}

// editor gathers paragraphs from the HTML of an editor in a browser.
type editor struct {
	r          *reading
	paragraphs []paragraph
	number     int
	text       strings.Builder
	bold       int // elements that are open
	boldText   int // bytes at the beginning that are bold
	plain      bool
	gap        bool
	// stamp counts the elements that are open within a time, 0 outside of one.
	stamp   int
	begin   corpus.Time
	pending corpus.Time // of a time alone in its paragraph
}

func (e *editor) read(z *html.Tokenizer) error {
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			e.end()
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return err
			}
			return nil
		case html.TextToken:
			e.say(token.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			e.open(token, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			e.shut(token.Data)
		}
		if len(e.paragraphs) > source.MaxTurns {
			return source.TooMany(source.MaxTurns, "paragraphs")
		}
	}
}

func (e *editor) open(token html.Token, closed bool) {
	switch token.Data {
	case "p", "div", "br", "li", "h1", "h2", "h3", "blockquote":
		e.end()
	case "b", "strong":
		e.bold++
	case "span":
		switch at, ok := stampOf(token); {
		case e.stamp > 0 && !closed:
			e.stamp++
		case ok && !closed:
			e.stamp = 1
			e.time(at)
		}
	}
}

func (e *editor) shut(tag string) {
	switch tag {
	case "p", "div", "li", "h1", "h2", "h3", "blockquote":
		e.stamp = 0
		e.end()
	case "b", "strong":
		e.bold = max(e.bold-1, 0)
	case "span":
		e.stamp = max(e.stamp-1, 0)
	}
}

// stampOf returns the time of a span that is one.
func stampOf(token html.Token) (corpus.Time, bool) {
	var at corpus.Time
	stamp := false
	for _, a := range token.Attr {
		switch a.Key {
		case "class":
			stamp = strings.Contains(a.Val, "timestamp")
		case "data-timestamp":
			if v, err := strconv.ParseFloat(strings.TrimSpace(a.Val), 64); err == nil && v >= 0 {
				at = moment{value: v, known: true}.time(seconds)
			}
		}
	}
	return at, stamp
}

// time is the paragraph's when it stands at its beginning or behind a label.
func (e *editor) time(at corpus.Time) {
	before := strings.TrimSpace(e.text.String())
	if !e.begin.Known && (before == "" || strings.HasSuffix(before, ":")) {
		e.begin = at
		return
	}
	e.r.repaired("time", 1)
}

func (e *editor) say(text string) {
	if e.stamp > 0 {
		return
	}
	text = strings.ReplaceAll(e.r.clean(text), "\n", " ")
	if e.text.Len() == 0 {
		text = strings.TrimLeft(text, " \t")
	}
	e.text.WriteString(text)
	switch {
	case strings.TrimSpace(text) == "":
	case e.bold > 0 && !e.plain:
		e.boldText = e.text.Len()
	default:
		e.plain = true
	}
}

// end makes a paragraph of what was said since the last one.
func (e *editor) end() {
	text := strings.TrimRight(e.text.String(), " \t")
	begin, bold := e.begin, e.boldText
	e.text.Reset()
	e.begin, e.boldText, e.plain = corpus.Time{}, 0, false
	if text == "" {
		if begin.Known {
			e.pending = begin
		}
		e.gap = true
		return
	}
	if !begin.Known {
		begin = e.pending
	}
	e.pending = corpus.Time{}
	e.number++
	text = e.r.normalize(text)
	e.paragraphs = append(e.paragraphs, paragraph{line: e.number, text: text, bold: min(bold, len(text)), gap: e.gap, begin: begin})
	e.gap = false
}
