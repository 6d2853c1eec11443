package codebook

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/source"
)

// substitution says which ids take the place of one.
type substitution struct {
	kind string // code, category or theme
	old  string
	new  []string
}

// refer lets whatever refers to ids refer to others: rules, themes, and the texts
// that say when to use a code.
func (t *tree) refer(v query.Vocabulary, subs []substitution) ([]splice, error) {
	var out []splice
	for _, e := range t.entries {
		switch e.kind {
		case aTheme:
			out = append(out, t.through(e.value("runs-through"), subs)...)
		case aCode:
			for _, key := range []string{"rules", "unless"} {
				for _, n := range languages(e.value(key)) {
					s, err := t.inRules(n, v, subs)
					if err != nil {
						return nil, err
					}
					out = append(out, s...)
				}
			}
			for _, key := range []string{"include", "exclude"} {
				// A code into which another goes does not name itself.
				others := slices.DeleteFunc(slices.Clone(subs), func(s substitution) bool { return slices.Contains(s.new, e.id) && s.old != e.id })
				if n := e.value(key); n.IsScalar() {
					out = append(out, t.inText(n, others)...)
				}
			}
		}
	}
	return out, nil
}

// languages returns the values of a map by language, or the value itself.
func languages(n *source.Node) []*source.Node {
	if !n.IsMap() {
		return []*source.Node{n}
	}
	var out []*source.Node
	for _, p := range n.Pairs("rules") {
		out = append(out, p.Value)
	}
	return out
}

// inRules replaces references such as code:trisam in lines of rules.
func (t *tree) inRules(n *source.Node, v query.Vocabulary, subs []substitution) ([]splice, error) {
	var out []splice
	var fault error
	for _, line := range n.TextLines("rules") {
		if strings.HasPrefix(line.Text, "#") {
			continue
		}
		expr, err := query.Parse(line.Text, v)
		if err != nil {
			continue // of a retired code
		}
		begin, _ := t.doc.Line(line.Line)
		begin += points(t.text[begin:], line.Column-1)
		query.Walk(expr, func(x query.Expr) {
			f, ok := x.(*query.Filter)
			if !ok || !f.Reference {
				return
			}
			for _, s := range subs {
				if s.kind != f.Field || !corpus.Equal(s.old, f.Value) {
					continue
				}
				start, end := begin+points(line.Text, f.At), begin+points(line.Text, f.ValueAt)
				quoted := strings.HasPrefix(t.text[min(end, len(t.text)):], `"`)
				if quoted {
					end++
				}
				if !strings.HasPrefix(strings.ToLower(t.text[min(end, len(t.text)):]), strings.ToLower(f.Value)) ||
					!strings.HasPrefix(strings.ToLower(t.text[start:]), f.Field+":") {
					p := source.Told(source.Error, t.doc.File, line.Line, source.Say("the reference to %s in this rule cannot be changed", s.old),
						"write the rule behind `rules: |`, where nothing is in quotes; nothing was changed")
					p.Column, fault = line.Column, p
					return
				}
				end += len(f.Value)
				if quoted {
					end++
				}
				out = append(out, splice{start, end, references(f.Field, s.new)})
			}
		})
	}
	return out, fault
}

// references writes a reference to any of several ids.
func references(field string, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = field + ":" + id
	}
	if len(out) == 1 {
		return out[0]
	}
	return "(" + strings.Join(out, " OR ") + ")"
}

// points returns the bytes that so many code points take.
func points(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// through replaces ids in the list of what a theme runs through. None stands
// there twice.
func (t *tree) through(n *source.Node, subs []substitution) []splice {
	if n.IsNull() || n.Style() == source.Reference {
		return nil
	}
	items := n.Items("runs-through")
	instead := replaced(items, subs)
	if instead == nil {
		return nil
	}
	var out []splice
	before := false // an item before this one is kept
	for i, item := range items {
		ids := instead[i]
		switch {
		case len(ids) == 1 && ids[0] == "":
		case n.Style() == source.Lines && len(ids) == 0:
			start, _ := t.doc.Line(t.doc.LineAt(item.Start()))
			_, end := t.doc.Line(t.doc.LineAt(item.End() - 1))
			if strings.HasPrefix(strings.TrimSpace(t.text[item.End():end]), "#") { // a comment stays
				_, column := n.Place()
				start, end = start+column-1, item.End()+strings.IndexByte(t.text[item.End():end], '#')
			}
			out = append(out, splice{start, end, ""})
		case n.Style() == source.Lines:
			_, column := n.Place()
			out = append(out, put(item, strings.Join(ids, "\n"+strings.Repeat(" ", column-1)+"- ")))
		case n.Style() != source.Brackets && len(ids) > 1:
			out = append(out, put(item, "["+strings.Join(ids, ", ")+"]"))
		case len(ids) > 0:
			out = append(out, put(item, strings.Join(ids, ", ")))
		case before:
			out = append(out, splice{items[i-1].End(), item.End(), ""})
		case i+1 < len(items):
			out = append(out, splice{item.Start(), items[i+1].Start(), ""})
		}
		before = before || len(ids) > 0
	}
	return out
}

// replaced returns the ids that take the place of each item, none where it goes
// and one empty id where it stays as it is; no id stands there twice. It is nil
// where all items stay.
func replaced(items []*source.Node, subs []substitution) [][]string {
	of := func(id string) *substitution {
		i := slices.IndexFunc(subs, func(s substitution) bool { return s.kind != aTheme && corpus.Equal(s.old, id) })
		if i < 0 {
			return nil
		}
		return &subs[i]
	}
	touched := false
	has := map[string]bool{}
	for _, item := range items {
		if id := item.Text("runs-through"); of(id) == nil {
			has[strings.ToLower(id)] = true
		} else {
			touched = true
		}
	}
	if !touched {
		return nil
	}
	out := make([][]string, len(items))
	for i, item := range items {
		s := of(item.Text("runs-through"))
		if s == nil {
			out[i] = []string{""}
			continue
		}
		for _, id := range s.new {
			if !has[strings.ToLower(id)] {
				has[strings.ToLower(id)] = true
				out[i] = append(out[i], id)
			}
		}
	}
	return out
}

// inText replaces ids in a text for people. An id that may be a word of the
// language is replaced only in brackets that hold nothing but ids.
func (t *tree) inText(n *source.Node, subs []substitution) []splice {
	var out []splice
	start := n.Start()
	text := t.text[start:n.End()]
	for at := 0; at < len(text); {
		size := strings.IndexFunc(text[at:], func(r rune) bool { return !idLetter(r) })
		if size < 0 {
			size = len(text) - at
		}
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		word := text[at : at+size]
		for _, s := range subs {
			if s.old == word && (strings.ContainsAny(word, "-_0123456789") || t.amongIDs(text, at, subs)) {
				out = append(out, splice{start + at, start + at + size, strings.Join(s.new, ", ")})
			}
		}
		at += size
	}
	return out
}

func idLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_'
}

// amongIDs reports whether a place in a text is in brackets with nothing but ids
// and words that join them.
func (t *tree) amongIDs(text string, at int, subs []substitution) bool {
	open := strings.LastIndexAny(text[:at], "()")
	end := strings.IndexAny(text[at:], "()")
	if open < 0 || end < 0 || text[open] != '(' || text[at+end] != ')' {
		return false
	}
	for word := range strings.FieldsFuncSeq(text[open+1:at+end], func(r rune) bool { return !idLetter(r) }) {
		old := slices.ContainsFunc(subs, func(s substitution) bool { return s.old == word })
		if !old && t.find(word) == nil && !slices.Contains([]string{"och", "eller", "se", "kod", "koden", "and", "or", "see", "code"}, strings.ToLower(word)) {
			return false
		}
	}
	return true
}
