package study

import (
	"regexp"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// pattern finds attributes in a path: `{site}/{wave}/{kind}-{n}`. A
// placeholder matches any run of characters but a slash, as few as possible.
type pattern struct {
	text  string
	match *regexp.Regexp
	names []string // of the placeholders; `_` is not kept
}

// parsePattern reads a pattern; its faults are recorded at the node.
func parsePattern(n *source.Node, text string) *pattern {
	p := &pattern{text: text}
	expression := strings.Builder{}
	expression.WriteString(`(?is)^`)
	fault := func(hint, message string, args ...any) *pattern {
		n.Fault(source.Error, hint, message, args...)
		return nil
	}
	rest := nfc(text)
	for {
		before, after, found := strings.Cut(rest, "{")
		if strings.Contains(before, "}") {
			return fault("write placeholders as {name}", "the path pattern %q has a } without its {", text)
		}
		expression.WriteString(regexp.QuoteMeta(before))
		if !found {
			break
		}
		name, tail, found := strings.Cut(after, "}")
		name = attributeName(name)
		switch {
		case !found:
			return fault("write placeholders as {name}", "the path pattern %q has a { without its }", text)
		case name == "" || strings.ContainsAny(name, "{/"):
			return fault("write placeholders as {name}", "the path pattern %q has a placeholder without a name", text)
		case name != "_" && slices.Contains(p.names, name):
			return fault("use {_} for what need not be kept", "the path pattern %q has {%s} twice", text, name)
		case len(p.names) > 0 && before == "":
			return fault("put a character between them, or write one placeholder", "the path pattern %q has two placeholders side by side", text)
		case attributeClash(name):
			return fault("call it otherwise", "%q has a meaning of its own and cannot be an attribute", name)
		}
		expression.WriteString(`([^/]+?)`)
		p.names = append(p.names, name)
		rest = tail
	}
	if len(p.names) == 0 {
		return fault("for example '{site}/{wave}/{kind}-{n}'", "the path pattern %q has no placeholders", text)
	}
	expression.WriteString(`$`)
	p.match = regexp.MustCompile(expression.String())
	return p
}

// find returns the attributes in a path without its ending; ok is false where
// the path does not fit.
func (p *pattern) find(path string) (found map[string]string, ok bool) {
	m := p.match.FindStringSubmatch(path)
	if m == nil {
		return nil, false
	}
	found = map[string]string{}
	for i, name := range p.names {
		if name != "_" {
			found[name] = strings.TrimSpace(m[i+1])
		}
	}
	return found, true
}

// path finds the attributes of all transcripts in their paths.
func (l *loader) path() {
	if l.pattern == nil {
		return
	}
	for i, f := range l.Files {
		found, ok := l.pattern.find(corpus.Stem(f.Path))
		if !ok {
			l.facts[i].warnings = append(l.facts[i].warnings, source.Told(source.Warning, f.Name, 0,
				source.Say("the path does not fit the pattern %s", l.pattern.text), "rename the file, or correct path in study.yaml"))
			continue
		}
		for _, name := range l.pattern.names {
			if text, ok := found[name]; ok {
				value, problem := l.vocabulary.meta(name, text)
				if problem != nil {
					problem.File, problem.Severity = f.Name, source.Warning
					l.problems = append(l.problems, problem)
				}
				found[name] = value
			}
		}
		l.facts[i].path = found
	}
}
