package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/text"

	"mening/corpus/table"
)

// Filling turns Markdown into blocks and fills values into it. A value is put
// into the Markdown as a mark, which [Filling.Mark] makes, and comes out as it is:
// none of its signs means anything. The zero value is ready to use.
//
// Markdown is read as CommonMark says, with pipe tables and footnotes, and with
// these differences: # is the title (level 0), --- and its like begin a new page,
// the last line of a quotation may name its source (— AME, or (AME) behind a line
// break), html is text, and an indented paragraph is one like any other. Of links
// those stay that lead to http, https or mailto.
type Filling struct{ values []any }

// The signs around the number of a value. They cannot stand in a text.
const markBegin, markEnd = "\x02", "\x03"

// Mark returns what stands for a value: a [Block], blocks, runs, or anything
// else, which is shown as fmt.Sprint shows it. A block takes a place of its own
// between paragraphs.
func (f *Filling) Mark(value any) string {
	f.values = append(f.values, value)
	return markBegin + strconv.Itoa(len(f.values)-1) + markEnd
}

// blocksOf returns the blocks for which a mark stands, nil where it stands for
// text.
func (f *Filling) blocksOf(mark string) []Block {
	switch v := f.value(mark).(type) {
	case Block:
		return []Block{v}
	case []Block:
		return append([]Block{}, v...)
	}
	return nil
}

func (f *Filling) value(mark string) any {
	i, err := strconv.Atoi(strings.Trim(mark, markBegin+markEnd))
	if err != nil || i < 0 || i >= len(f.values) {
		return ""
	}
	return f.values[i]
}

// Read returns the blocks of a Markdown text with its values.
func (f *Filling) Read(markdown string) []Block {
	source := []byte(f.apart(markdown))
	r := &markdownReader{filling: f, source: source}
	root := commonMark().Parse(text.NewReader(source))
	r.footnotes(root)
	r.children(root)
	return r.blocks
}

// marks finds the marks of values.
var marks = regexp.MustCompile(markBegin + `\d+` + markEnd)

// apart gives every mark of blocks a paragraph of its own.
func (f *Filling) apart(markdown string) string {
	return marks.ReplaceAllStringFunc(markdown, func(mark string) string {
		if f.blocksOf(mark) != nil {
			return "\n\n" + mark + "\n\n"
		}
		return mark
	})
}

// filled returns a value as runs.
func filled(value any) []Run {
	switch v := value.(type) {
	case []Run:
		return v
	case Run:
		return []Run{v}
	case nil:
		return nil
	}
	return Text(fmt.Sprint(value))
}

// plain returns the text of runs on one line.
func plain(runs []Run) string {
	var b strings.Builder
	for _, run := range runs {
		b.WriteString(run.Text)
	}
	return table.OneLine(b.String())
}
