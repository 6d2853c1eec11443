package format

import (
	"strings"
)

// readText reads plain text: one paragraph a line, or lines broken at a width
// with blank lines between the paragraphs. Text in which lines begin with
// `[0:01 --> 0:05]`, as speech recognition writes it, is read as captions.
func readText(r *reading, data []byte) error {
	text, err := r.decode(data)
	if err != nil {
		return err
	}
	body, line := r.frontMatter(text)
	ps := splitLines(r.entities(body), line)
	if err := r.few(len(ps), "paragraphs"); err != nil {
		return err
	}
	if cues := rangedCues(ps); cues != nil && !r.isProse {
		r.collectCues(cues)
		return nil
	}
	for i := range ps {
		ps[i].quoted = ps[i].text[0] == '>'
		if ps[i].quoted && r.isProse {
			ps[i].text = stripBlockMarks(ps[i].text)
		}
		ps[i].boldLabel()
	}
	r.collect(r.joinHardWraps(ps))
	return nil
}

// frontMatter puts the YAML at the top aside and returns the rest of the text
// with the number of its first line.
func (r *reading) frontMatter(text string) (string, int) {
	front, rest, line := cutFrontMatter(text)
	if line > 1 {
		r.result.FrontMatter, r.result.FrontMatterLine = []byte(front), 1
	}
	return rest, line
}

// boldLabel reads `**Anna:** …` at the beginning of a line of plain text.
func (p *paragraph) boldLabel() {
	rest, ok := strings.CutPrefix(p.text, "**")
	if !ok {
		return
	}
	at := strings.Index(rest[:min(len(rest), labelReach)], "**")
	if at <= 0 {
		return
	}
	p.bold, p.text = at, strings.TrimSpace(rest[:at]+rest[at+2:])
}
