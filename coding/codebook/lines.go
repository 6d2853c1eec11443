package codebook

import (
	"slices"
	"strings"

	"mening/corpus/source"
)

// group is lines of rules for one language, or for all where that is empty.
type group struct {
	language string
	lines    []string // comments too
}

// groups returns the lines of `rules` or `unless`.
func groups(n *source.Node) []group {
	if n.IsNull() {
		return nil
	}
	texts := func(n *source.Node) []string {
		var out []string
		for _, line := range n.TextLines("rules") {
			out = append(out, line.Text)
		}
		return out
	}
	if !n.IsMap() {
		return []group{{"", texts(n)}}
	}
	var out []group
	for _, p := range n.Pairs("rules") {
		out = append(out, group{p.Key.Text("a language"), texts(p.Value)})
	}
	return out
}

// joined puts the lines of several groups of one language together, each rule
// once; a comment above a rule that is there already goes with it.
func joined(all []group) []group {
	var out []group
	for _, g := range all {
		i := slices.IndexFunc(out, func(o group) bool { return o.language == g.language })
		if i < 0 {
			i = len(out)
			out = append(out, group{language: g.language})
		}
		out[i].lines = append(out[i].lines, without(g.lines, out[i].lines)...)
	}
	return out
}

// without returns the rules of lines that do not stand among others, with the
// comments above them.
func without(lines, others []string) []string {
	var out, comments []string
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "#"):
			comments = append(comments, line)
		case slices.Contains(others, line) || slices.Contains(out, line):
			comments = nil
		default:
			out = append(append(out, comments...), line)
			comments = nil
		}
	}
	return append(out, comments...)
}

// writeGroups writes groups of rules as the pair of a key, in column 0.
func writeGroups(key string, all []group) string {
	var b strings.Builder
	block := func(indent, name string, lines []string) {
		b.WriteString(indent + name + ": |\n")
		for _, line := range lines {
			b.WriteString(indent + "  " + line + "\n")
		}
	}
	if len(all) == 1 && all[0].language == "" {
		block("", key, all[0].lines)
		return b.String()
	}
	b.WriteString(key + ":\n")
	for _, g := range all {
		block("  ", g.language, g.lines)
	}
	return b.String()
}

// writeTexts writes a list of texts as the pair of a key, in column 0.
func writeTexts(key string, texts []string) string {
	var b strings.Builder
	b.WriteString(key + ":\n")
	for _, text := range texts {
		b.WriteString("  - " + source.Scalar(text) + "\n")
	}
	return b.String()
}

// insertPairText puts a pair, written in column 0, behind the last key of an
// entry.
func (t *tree) insertPairText(e *entry, pairs []source.Pair, text string) (splice, error) {
	if e.node.Style() != source.Lines {
		return splice{}, t.inLines(e)
	}
	_, column := pairs[0].Key.Place()
	last := pairs[len(pairs)-1]
	_, at := t.doc.Line(t.doc.LineAt(max(last.Key.End(), last.Value.End()) - 1))
	return splice{at, at, shift(text, 0, column-1)}, nil
}

// grow adds lines or texts to the value of a key. Rules in one text become
// lines; so do texts.
func (t *tree) grow(key, value *source.Node, lines []string, rules bool) ([]splice, error) {
	plain := slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return rules && strings.HasPrefix(l, "#") })
	if len(plain) == 0 {
		return nil, nil
	}
	_, column := key.Place()
	indent := strings.Repeat(" ", column-1+2)
	existing := value.TextLines("rules")
	switch style := value.Style(); {
	case style == source.Reference:
		return nil, t.fault(value, source.Say("`%s` refers to another place by *", key.Text("a key")), "write its lines out; then they can be changed")
	case style == source.Literal && rules && len(existing) > 0:
		indent = "\n" + strings.Repeat(" ", existing[0].Column-1)
		return []splice{{value.End(), value.End(), indent + strings.Join(lines, indent)}}, nil
	case style == source.Lines:
		_, at := t.doc.Line(t.doc.LineAt(value.End() - 1))
		_, column := value.Place()
		return []splice{{at, at, listLines(strings.Repeat(" ", column-1), lines, rules)}}, nil
	case style == source.Brackets:
		items := value.Items("rules")
		if len(items) == 0 {
			return []splice{put(value, inBrackets(plain))}, nil
		}
		at := items[len(items)-1].End()
		inside := inBrackets(plain)
		return []splice{{at, at, ", " + inside[1:len(inside)-1]}}, nil
	}
	one := value.Text("rules")
	line := t.doc.LineAt(value.End() - 1)
	_, end := t.doc.Line(line)
	start := value.Start()
	for start > 0 && t.text[start-1] == ' ' {
		start--
	}
	alone := strings.TrimSpace(t.text[value.End():end]) == ""
	var texts []string
	if one != "" {
		texts = []string{one}
	}
	if !alone { // in brackets, or before a comment
		return []splice{{start, value.End(), " " + inBrackets(append(texts, plain...))}}, nil
	}
	if rules {
		all := "|"
		for _, l := range append(texts, lines...) {
			all += "\n" + indent + l
		}
		return []splice{{start, value.End(), " " + all}}, nil
	}
	all := "\n" + listLines(indent, append(texts, lines...), false)
	return []splice{{start, value.End(), strings.TrimSuffix(all, "\n")}}, nil
}

func listLines(indent string, lines []string, rules bool) string {
	var b strings.Builder
	for _, line := range lines {
		if rules && strings.HasPrefix(line, "#") {
			b.WriteString(indent + line + "\n")
		} else {
			b.WriteString(indent + "- " + source.Scalar(line) + "\n")
		}
	}
	return b.String()
}

func inBrackets(texts []string) string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = source.ScalarInBrackets(text)
	}
	return "[" + strings.Join(out, ", ") + "]"
}
