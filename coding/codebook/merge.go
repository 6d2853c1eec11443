package codebook

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus/source"
)

// Merge makes one code of several: rules, what they do not match, examples and
// counterexamples of the others go to the first, and the others leave the
// codebook. Whatever refers to them, decisions too, follows.
func (e *Editor) Merge(into string, others ...string) error {
	_, target, err := e.entry(into, aCode)
	if err != nil {
		return err
	}
	if e.book.RetiredCode(target.id) != nil {
		return source.Say("%q is retired\n  take `retired: true` out of the codebook first", target.id)
	}
	change := Entry{Act: coding.ChangeMerge, Kind: aCode, To: []string{target.id}}
	var subs []substitution
	for _, id := range others {
		_, other, err := e.entry(id, aCode)
		if err != nil {
			return err
		}
		if other.id == target.id {
			return source.Say("%q cannot be merged with itself\n  name the codes that go, and last the one that stays", id)
		}
		if slices.Contains(change.From, other.id) {
			continue
		}
		change.From = append(change.From, other.id)
		subs = append(subs, substitution{aCode, other.id, []string{target.id}})
	}
	if len(subs) == 0 {
		return source.Say("nothing is to be merged with %q\n  name the codes that go, and last the one that stays", target.id)
	}
	notes := e.leftBehind(target.id, change.From)
	var stages []stage
	for _, key := range []string{"rules", "unless"} {
		stages = append(stages, func(t *tree) ([]splice, error) { return t.byLanguage(key, target.id, change.From, e.languages(t)) },
			func(t *tree) ([]splice, error) { return t.joinRules(key, target.id, change.From, e.languages(t)) })
	}
	for _, key := range []string{"examples", "counterexamples"} {
		stages = append(stages, func(t *tree) ([]splice, error) { return t.joinTexts(key, target.id, change.From) })
	}
	stages = append(stages, func(t *tree) ([]splice, error) {
		gone := make([]*entry, len(change.From))
		removed := ""
		for i, id := range change.From {
			gone[i] = t.find(id)
			if err := t.inList(gone[i]); err != nil {
				return nil, err
			}
			removed += t.source(gone[i])
		}
		change.Removed = removed
		return t.remove(gone...), nil
	}, func(t *tree) ([]splice, error) { return t.refer(e.vocabulary(), subs) })
	if err := e.change(&change, stages...); err != nil {
		return err
	}
	for _, note := range notes {
		e.tell(note)
	}
	return nil
}

// leftBehind says what of the codes that go does not come along.
func (e *Editor) leftBehind(into string, others []string) []source.Note {
	var out []source.Note
	a := e.book.Code(into)
	for _, id := range others {
		b := e.book.Code(id)
		if b == nil {
			continue // retired
		}
		say := func(differs bool, format string, args ...any) {
			if differs {
				out = append(out, source.Say(format, args...))
			}
		}
		say(b.Definition != "" && b.Definition != a.Definition, "the definition of %s went; see whether that of %s covers what it was for", b.ID, a.ID)
		say(strings.Contains(a.Include+a.Exclude, b.ID), "`include` or `exclude` of %s names %s, which is part of it now", a.ID, b.ID)
		every := func(c *coding.Code) bool {
			return slices.ContainsFunc(c.Rules, func(r coding.Rule) bool { return r.Language == "" })
		}
		say(len(a.Rules) > 0 && len(b.Rules) > 0 && every(a) != every(b),
			"the rules of %s or %s held for every language; those of %s now hold for the languages that the codebook names", a.ID, b.ID, a.ID)
		say(len(b.Rules) > 0 && b.Scope != a.Scope, "%s and %s look within different stretches (`scope`); the rules of %s now look where those of %s do", b.ID, a.ID, b.ID, a.ID)
		say(len(b.Rules) > 0 && !slices.Equal(b.Roles, a.Roles), "%s and %s code the talk of different people (`speakers`); that of %s stands", b.ID, a.ID, a.ID)
		say(len(a.Unless) > 0 && len(b.Rules) > 0 || len(b.Unless) > 0 && len(a.Rules) > 0, "`unless` of %s and %s now holds for the rules of both", a.ID, b.ID)
		for _, set := range e.book.Values {
			say(b.Values[set.Name] != a.Values[set.Name], "%s: %s was %q of %s and is %q of %s", set.Name, set.Name, b.Values[set.Name], b.ID, a.Values[set.Name], a.ID)
		}
	}
	return out
}

// languages returns the languages for which the codebook has rules of their own,
// and its own language.
func (e *Editor) languages(t *tree) []string {
	out := []string{e.book.Language}
	for _, x := range t.entries {
		for _, key := range []string{"rules", "unless"} {
			for _, g := range groups(x.value(key)) {
				if g.language != "" && !slices.Contains(out, g.language) {
					out = append(out, g.language)
				}
			}
		}
	}
	return out
}

// byLanguage writes the rules of a code by language where those of another one
// are written so: they then stand for every language that the codebook knows.
func (t *tree) byLanguage(key, into string, others, languages []string) ([]splice, error) {
	target := t.find(into)
	name, value := pairOf(target.pairs, key)
	if value.IsNull() || value.IsMap() || !slices.ContainsFunc(others, func(id string) bool { return t.find(id).value(key).IsMap() }) {
		return nil, nil
	}
	if err := t.inLines(target); err != nil {
		return nil, err
	}
	_, column := name.Place()
	indent := strings.Repeat(" ", column-1+2)
	lines := groups(value)[0].lines
	raw := t.text[value.Start():value.End()]
	head, rest, _ := strings.Cut(raw, "\n")
	first := " " + head
	if rest != "" {
		first += "\n" + shift(rest, 0, 2)
	}
	if value.Style() == source.Lines {
		_, at := value.Place()
		first = "\n" + shift(strings.Repeat(" ", at-1)+raw, at-1, column-1+4)
	}
	text := "\n" + indent + languages[0] + ":" + first
	for _, l := range languages[1:] {
		text += "\n" + indent + l + ": |"
		for _, line := range lines {
			text += "\n" + indent + "  " + line
		}
	}
	start := value.Start()
	if value.Style() == source.Lines { // it begins on a line of its own
		start, _ = t.doc.Line(t.doc.LineAt(start))
		text = text[1:]
	} else {
		for start > 0 && t.text[start-1] == ' ' {
			start--
		}
	}
	return []splice{{start, value.End(), text}}, nil
}

// joinRules adds the rules of other codes to those of a code.
func (t *tree) joinRules(key, into string, others, languages []string) ([]splice, error) {
	var all []group
	for _, id := range others {
		all = append(all, groups(t.find(id).value(key))...)
	}
	return t.addRules(key, into, all, languages)
}

// addRules adds rules to those of a code. Those for no language stand for all of
// these where the code has its rules by language.
func (t *tree) addRules(key, into string, all []group, languages []string) ([]splice, error) {
	target := t.find(into)
	name, value := pairOf(target.pairs, key)
	byLanguage := value.IsMap() || value.IsNull() && slices.ContainsFunc(all, func(g group) bool { return g.language != "" })
	if byLanguage {
		var each []group
		for _, g := range all {
			if g.language != "" {
				each = append(each, g)
				continue
			}
			for _, l := range languages {
				each = append(each, group{l, g.lines})
			}
		}
		all = each
	}
	if all = joined(all); len(all) == 0 {
		return nil, nil
	}
	if value.IsNull() {
		return t.newPair(target, key, writeGroups(key, all))
	}
	here := groups(value)
	if !value.IsMap() {
		return t.grow(name, value, without(all[0].lines, here[0].lines), true)
	}
	var out []splice
	pairs := value.Pairs(key)
	for _, g := range all {
		k, v := pairOf(pairs, g.language)
		var s []splice
		var err error
		switch {
		case k != nil:
			i := slices.IndexFunc(here, func(h group) bool { return h.language == g.language })
			s, err = t.grow(k, v, without(g.lines, here[i].lines), true)
		case value.Style() == source.Brackets:
			at := pairs[len(pairs)-1].Value.End()
			rules := slices.DeleteFunc(slices.Clone(g.lines), func(l string) bool { return strings.HasPrefix(l, "#") })
			s = []splice{{at, at, ", " + g.language + ": " + inBrackets(rules)}}
		default:
			var one splice
			one, err = t.insertPairText(target, pairs, writeGroups(g.language, []group{{"", g.lines}}))
			s = []splice{one}
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s...)
	}
	return out, nil
}

// newPair puts a pair into an entry that has none of that key, or an empty one.
func (t *tree) newPair(e *entry, key, text string) ([]splice, error) {
	s, err := t.insertPairText(e, e.pairs, text)
	if err != nil {
		return nil, err
	}
	out := []splice{s}
	if name, _ := pairOf(e.pairs, key); name != nil {
		line := t.doc.LineAt(name.Start())
		start, end := t.doc.Line(line)
		colon := strings.IndexByte(t.text[name.End():end], ':') + name.End() + 1
		if strings.TrimSpace(t.text[start:name.Start()]) != "" {
			return nil, t.fault(name, source.Say("`%s` is empty", key), "take the line out")
		}
		if strings.TrimSpace(t.text[colon:end]) == "" {
			out = append(out, splice{start, end, ""})
		} else { // a comment
			out = append(out, splice{name.Start(), colon, ""})
		}
	}
	return out, nil
}

// joinTexts adds the texts of other codes to those of a code.
func (t *tree) joinTexts(key, into string, others []string) ([]splice, error) {
	var texts []string
	for _, id := range others {
		texts = append(texts, t.find(id).value(key).Texts(key)...)
	}
	return t.addTexts(key, into, texts)
}

// addTexts adds texts to those of a code, each once.
func (t *tree) addTexts(key, into string, texts []string) ([]splice, error) {
	target := t.find(into)
	name, value := pairOf(target.pairs, key)
	here := value.Texts(key)
	var all []string
	for _, text := range texts {
		if text != "" && !slices.Contains(here, text) && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	switch {
	case len(all) == 0:
		return nil, nil
	case value.IsNull():
		return t.newPair(target, key, writeTexts(key, all))
	}
	return t.grow(name, value, all, false)
}
