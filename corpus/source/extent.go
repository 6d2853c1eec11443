package source

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Style is how a value is written.
type Style string

// The styles. A list or mapping is written in lines or in brackets.
const (
	Lines    Style = "lines"
	Brackets Style = "brackets"
	Plain    Style = "plain"
	Quoted   Style = "quoted"
	Literal  Style = "literal" // behind |
	Folded   Style = "folded"  // behind >
	// Reference stands for a value that is written elsewhere.
	Reference Style = "reference"
	// Nothing is an absent value.
	Nothing Style = "nothing"
)

// Style returns how the node is written.
func (n *Node) Style() Style {
	if n == nil {
		return Nothing
	}
	y := n.yaml
	switch {
	case y.Kind == yaml.AliasNode:
		return Reference
	case y.Kind != yaml.ScalarNode && y.Style&yaml.FlowStyle != 0:
		return Brackets
	case y.Kind != yaml.ScalarNode:
		return Lines
	case y.Style&yaml.LiteralStyle != 0:
		return Literal
	case y.Style&yaml.FoldedStyle != 0:
		return Folded
	case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		return Quoted
	case y.Value == "":
		return Nothing
	}
	return Plain
}

// Line returns the bytes of a line of the text, counted from 1 without the
// document's offset, with its line break. Lines end as YAML ends them.
func (d *Document) Line(number int) (start, end int) {
	starts := d.lineStarts()
	number = max(number, 1)
	if number > len(starts) {
		return len(d.text), len(d.text)
	}
	start, end = starts[number-1], len(d.text)
	if number < len(starts) {
		end = starts[number]
	}
	return start, end
}

// LineAt returns the number of the line in which a byte of the text stands.
func (d *Document) LineAt(at int) int {
	starts := d.lineStarts()
	return sort.SearchInts(starts, at+1)
}

// LineCount returns the number of lines; one behind the last line break does not
// count.
func (d *Document) LineCount() int {
	starts := d.lineStarts()
	if n := len(starts); starts[n-1] == len(d.text) {
		return n - 1
	}
	return len(starts)
}

// lineStarts returns the bytes at which lines begin.
func (d *Document) lineStarts() []int {
	if d.starts != nil {
		return d.starts
	}
	first := 0
	if strings.HasPrefix(d.text, "\ufeff") {
		first = len("\ufeff")
	}
	d.starts = []int{first}
	for i := first; i < len(d.text); {
		r, size := utf8.DecodeRuneInString(d.text[i:])
		i += size
		switch r {
		case '\r':
			if strings.HasPrefix(d.text[i:], "\n") {
				i++
			}
		case '\n', '\u0085', '\u2028', '\u2029':
		default:
			continue
		}
		d.starts = append(d.starts, i)
	}
	return d.starts
}

// Start returns the byte of the text at which the node begins.
func (n *Node) Start() int {
	at, end := n.doc.Line(n.yaml.Line)
	for range n.yaml.Column - 1 {
		if at >= end {
			break
		}
		_, size := utf8.DecodeRuneInString(n.doc.text[at:])
		at += size
	}
	return at
}

// End returns the byte behind the last one of the node. Comments behind it do
// not belong to it.
func (n *Node) End() int {
	y := n.yaml
	start := n.Start()
	switch {
	case y.Kind == yaml.AliasNode:
		return start + len("*") + len(y.Value)
	case y.Kind == yaml.ScalarNode:
		return n.scalarEnd(n.content(start))
	case y.Style&yaml.FlowStyle == 0:
		if len(y.Content) == 0 {
			return start
		}
		return (&Node{n.doc, y.Content[len(y.Content)-1]}).End()
	}
	text := n.doc.text
	begin := n.content(start)
	at := begin + 1
	if len(y.Content) > 0 {
		at = (&Node{n.doc, y.Content[len(y.Content)-1]}).End()
		if y.Kind == yaml.MappingNode && text[begin] != '{' { // a pair in a list, without braces
			return at
		}
	}
	for at < len(text) { // blanks, commas and comments up to the bracket
		switch text[at] {
		case '#':
			for at < len(text) && text[at] != '\n' {
				at++
			}
			continue
		case ']', '}':
			return at + 1
		}
		at++
	}
	return at
}

// content returns where the value itself begins, behind an anchor and a tag.
func (n *Node) content(at int) int {
	text := n.doc.text
	for at < len(text) && (text[at] == '&' && n.yaml.Anchor != "" || text[at] == '!' && n.yaml.Style&yaml.TaggedStyle != 0) {
		at += strings.IndexFunc(text[at:]+" ", unicode.IsSpace)
		for at < len(text) && unicode.IsSpace(rune(text[at])) {
			at++
		}
	}
	return at
}

// scalarEnd returns the end of a scalar whose text begins at a byte.
func (n *Node) scalarEnd(at int) int {
	text, y := n.doc.text, n.yaml
	switch {
	case y.Style&yaml.SingleQuotedStyle != 0:
		for at++; at < len(text); at++ {
			if text[at] != '\'' {
				continue
			}
			if at+1 >= len(text) || text[at+1] != '\'' {
				return at + 1
			}
			at++
		}
		return at
	case y.Style&yaml.DoubleQuotedStyle != 0:
		for at++; at < len(text); at++ {
			switch text[at] {
			case '\\':
				at++
			case '"':
				return at + 1
			}
		}
		return min(at, len(text))
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return n.blockEnd(at)
	}
	for _, r := range y.Value { // a plain text may go over lines; its words stand there as they are
		if unicode.IsSpace(r) {
			continue
		}
		for at < len(text) {
			c, size := utf8.DecodeRuneInString(text[at:])
			at += size
			if c == r {
				break
			}
		}
	}
	return at
}

// blockEnd returns the end of the last line of a literal or folded text, without
// its line break; at is where its sign stands.
func (n *Node) blockEnd(at int) int {
	d := n.doc
	line := d.LineAt(at)
	_, end := d.Line(line)
	end = at + len(strings.TrimRight(d.text[at:end], "\r\n\u0085\u2028\u2029"))
	margin := -1
	for line++; line <= d.LineCount(); line++ {
		first, behind := d.Line(line)
		content := strings.TrimRight(d.text[first:behind], " \t\r\n\u0085\u2028\u2029")
		if content == "" {
			continue
		}
		indent := len(content) - len(strings.TrimLeft(content, " "))
		if margin < 0 {
			if n.yaml.Value == "" || strings.TrimSpace(n.yaml.Value) == "" {
				return end
			}
			margin = d.margin(at, indent, n.yaml.Value)
		}
		if indent < margin {
			return end
		}
		end = first + len(strings.TrimRight(d.text[first:behind], "\r\n\u0085\u2028\u2029"))
	}
	return end
}

// margin returns the indentation of a block of text whose sign stands at a byte.
// Where a number behind the sign gives it, the first line of the value tells how
// much more than that the first line of the block is indented.
func (d *Document) margin(at, indent int, value string) int {
	sign := d.text[at : at+strings.IndexFunc(d.text[at:]+" ", unicode.IsSpace)]
	if !strings.ContainsAny(sign, "123456789") {
		return indent
	}
	value = strings.TrimLeft(value, "\n")
	return indent - (len(value) - len(strings.TrimLeft(value, " ")))
}

// Scalar returns a text as YAML writes it on one line behind a key or a dash.
func Scalar(text string) string {
	out, err := yaml.Marshal(strings.TrimSpace(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(text)))
	if err != nil {
		return `""`
	}
	return strings.TrimSuffix(string(out), "\n")
}

// ScalarInBrackets returns a text as YAML writes it in a list in brackets.
func ScalarInBrackets(text string) string {
	text = Scalar(text)
	if text[0] == '"' || text[0] == '\'' || !strings.ContainsAny(text, ",[]{}") {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}
