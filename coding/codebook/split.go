package codebook

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// Part is one of the codes into which a code is split.
type Part struct {
	// Name is what people read, or just an id. ID is made of it where it is
	// empty.
	ID, Name string
	// Rules are the places, in Code.Rules, of the rules that it takes.
	Rules []int
}

// Split makes several codes of one. Each takes some of its rules, and the
// examples that these find; origin, values, dimensions, speakers, scope, `unless`
// and counterexamples go to all. What refers to the code then refers to any of
// the new ones. Decisions on it do not follow: people have to say which of the
// new codes they mean. It returns the ids of the new codes.
func (e *Editor) Split(id string, parts ...Part) ([]string, error) {
	t, found, err := e.entry(id, aCode)
	if err != nil {
		return nil, err
	}
	code := e.book.Code(found.id)
	switch {
	case code == nil:
		return nil, source.Say("%q is retired\n  take `retired: true` out of the codebook first", found.id)
	case len(parts) < 2:
		return nil, source.Say("%q is to be split into fewer than two codes\n  name two at least; rename gives a code another id", found.id)
	}
	parts, ids, err := t.parts(parts)
	if err != nil {
		return nil, err
	}
	if err := chosen(code, parts); err != nil {
		return nil, err
	}
	s := splitting{t: t, code: code, entry: found, parts: parts, lines: rulesOf(found.value("rules"))}
	if err := s.share(e); err != nil {
		return nil, err
	}
	change := Entry{Act: coding.ChangeSplit, Kind: aCode, From: []string{found.id}, To: ids}
	err = e.change(&change, func(t *tree) ([]splice, error) {
		s.t, s.entry = t, t.find(found.id)
		if err := t.inList(s.entry); err != nil {
			return nil, err
		}
		change.Removed = t.source(s.entry)
		return s.splices(), nil
	},
		func(t *tree) ([]splice, error) {
			return t.refer(e.vocabulary(), []substitution{{aCode, found.id, ids}})
		})
	if err != nil {
		return nil, err
	}
	if code.Definition != "" || code.Include != "" || code.Exclude != "" {
		e.note("the definition of %s went; write one for each of %s", found.id, strings.Join(ids, ", "))
	}
	for _, example := range s.left {
		e.note("no rules of one of them find the example “%s”: it went", example)
	}
	return ids, nil
}

// parts gives ids to the new codes.
func (t *tree) parts(parts []Part) ([]Part, []string, error) {
	out := slices.Clone(parts)
	var ids []string
	taken := func(id string) bool {
		return t.find(id) != nil || slices.ContainsFunc(ids, func(other string) bool { return corpus.Equal(id, other) })
	}
	for i := range out {
		p := &out[i]
		p.Name = strings.Join(strings.Fields(p.Name), " ")
		switch {
		case p.ID == "" && isID(p.Name):
			p.ID, p.Name = p.Name, ""
		case p.ID == "" && p.Name == "":
			return nil, nil, source.Say("one of the new codes has no name\n  give it one, or leave it out")
		case p.ID == "":
			p.ID = idOf(p.Name, taken)
		}
		if err := t.free(p.ID); err != nil {
			return nil, nil, err
		}
		if slices.ContainsFunc(ids, func(other string) bool { return corpus.Equal(p.ID, other) }) {
			return nil, nil, source.Say("two of the new codes have the id %q\n  give one of them another", p.ID)
		}
		ids = append(ids, p.ID)
	}
	return out, ids, nil
}

// chosen makes sure that every rule goes to one of the new codes.
func chosen(code *coding.Code, parts []Part) error {
	to := make([]int, len(code.Rules))
	for _, p := range parts {
		for _, rule := range p.Rules {
			if rule < 0 || rule >= len(code.Rules) {
				return source.Say("%q has no rule %d\n  it has %d", code.ID, rule+1, len(code.Rules))
			}
			if to[rule]++; to[rule] > 1 {
				return source.Say("rule %d of %q goes to two codes\n  give it to one of them", rule+1, code.ID)
			}
		}
	}
	var left []string
	for i, n := range to {
		if n == 0 {
			left = append(left, fmt.Sprint(i+1))
		}
	}
	if len(left) > 0 {
		return source.Say("rules of %q that go to no code: %s\n  give each to one of the new codes", code.ID, strings.Join(left, ", "))
	}
	return nil
}

// ruleLine is a rule with the comments above it.
type ruleLine struct {
	language string
	lines    []string
}

// rulesOf returns the rules of a code in the order of Code.Rules.
func rulesOf(n *source.Node) []ruleLine {
	var out []ruleLine
	for _, g := range groups(n) {
		var comments []string
		for _, line := range g.lines {
			comments = append(comments, line)
			if !strings.HasPrefix(line, "#") {
				out = append(out, ruleLine{g.language, comments})
				comments = nil
			}
		}
	}
	return out
}

// splitting is what a code is split into.
type splitting struct {
	t        *tree
	code     *coding.Code
	entry    *entry
	parts    []Part
	lines    []ruleLine
	examples [][]string // by part
	left     []string   // examples that no part finds
}

// share gives each example to the parts whose rules find it.
func (s *splitting) share(e *Editor) error {
	s.examples = make([][]string, len(s.parts))
	if len(s.code.Rules) == 0 {
		for _, x := range s.code.Examples {
			s.left = append(s.left, x.Text)
		}
		return nil
	}
	for _, x := range s.code.Examples {
		found := false
		for i, p := range s.parts {
			one := *s.code
			one.Rules = nil
			for _, rule := range p.Rules {
				one.Rules = append(one.Rules, s.code.Rules[rule])
			}
			one.Examples, one.Counterexamples = []coding.Example{x}, nil
			if len(one.Rules) > 0 && e.book.Tries(&one) {
				s.examples[i] = append(s.examples[i], x.Text)
				found = true
			}
		}
		if !found {
			s.left = append(s.left, x.Text)
		}
	}
	return nil
}

// splices puts the new codes in place of the old one. Comments above it stay
// above the first.
func (s *splitting) splices() []splice {
	var texts []string
	for i := range s.parts {
		texts = append(texts, shift(s.text(i), 0, s.entry.list.column))
	}
	between := ""
	if s.t.spaced(s.entry.list) {
		between = "\n"
	}
	start, _ := s.t.doc.Line(s.entry.dash)
	_, end := s.t.doc.Line(s.entry.last)
	return []splice{{start, end, strings.Join(texts, between)}}
}

// text writes one of the new codes with its dash in column 0.
func (s *splitting) text(part int) string {
	p := s.parts[part]
	body := "code: " + source.Scalar(p.ID) + "\n"
	if p.Name != "" && p.Name != p.ID {
		body += "name: " + source.Scalar(p.Name) + "\n"
	}
	body += s.raw("origin", "values", "dimensions", "speakers", "scope")
	if len(p.Rules) > 0 {
		var all []group
		for _, rule := range p.Rules {
			all = append(all, group{s.lines[rule].language, s.lines[rule].lines})
		}
		body += writeGroups("rules", joined(all)) + s.raw("unless")
	}
	if len(s.examples[part]) > 0 {
		body += writeTexts("examples", s.examples[part])
	}
	if len(p.Rules) > 0 {
		body += s.raw("counterexamples")
	}
	return "- " + strings.TrimPrefix(shift(body, 0, 2), "  ")
}

// raw returns pairs of the code as they stand in the text, in column 0.
func (s *splitting) raw(keys ...string) string {
	var b strings.Builder
	for _, key := range keys {
		name, value := pairOf(s.entry.pairs, key)
		if value.IsNull() {
			continue
		}
		_, column := name.Place()
		text := s.t.text[name.Start():max(name.End(), value.End())]
		b.WriteString(shift(strings.Repeat(" ", column-1)+text, column-1, 0) + "\n")
	}
	return b.String()
}
