package study

import (
	"strings"
	"unicode"
)

// key is the form in which labels, names and values are compared: case, blanks
// around and the number of blanks between words do not count.
func key(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// withoutNumber returns a label without the number at its end: `AME 2` and
// `AME2` are AME. A label that is all number stays.
func withoutNumber(label string) string {
	short := strings.TrimRight(label, "0123456789")
	if short == label {
		return label
	}
	if short = strings.TrimRight(short, " -_#."); short == "" {
		return label
	}
	return short
}

// bracket splits `EKENDAHL (m)` into name and group. The group is empty where
// the label ends in no brackets that hold a letter.
func bracket(label string) (name, group string) {
	rest, ok := strings.CutSuffix(strings.TrimSpace(label), ")")
	if !ok {
		return label, ""
	}
	open := strings.LastIndexByte(rest, '(')
	if open < 0 {
		return label, ""
	}
	name, group = strings.TrimSpace(rest[:open]), strings.TrimSpace(rest[open+1:])
	if name == "" || !strings.ContainsFunc(group, unicode.IsLetter) {
		return label, ""
	}
	return name, group
}

// labelClass is what a label says about itself, before any table is asked.
type labelClass int

const (
	classPerson labelClass = iota
	classInterviewer
	classOther
	classSeveral
	classUnknown
	classUnlabelled
)

// labels knows the labels that are no names.
type labels map[string]labelClass

func newLabels(c *Config) labels {
	m := labels{}
	add := func(class labelClass, words []string) {
		for _, w := range words {
			if _, taken := m[key(w)]; !taken {
				m[key(w)] = class
			}
		}
	}
	add(classInterviewer, c.Interviewers)
	add(classOther, c.Others)
	add(classSeveral, c.Several.Labels)
	add(classUnknown, c.Unknown.Labels)
	return m
}

// class tells what the label with this key stands for.
func (m labels) class(k string) labelClass {
	if k == "" {
		return classUnlabelled
	}
	if class := m.exact(k); class != classPerson {
		return class
	}
	name, group := bracket(k)
	if group == "" {
		return classPerson
	}
	// `Karin (moderator)` says what Karin does, but one letter may be a party.
	if class := m.exact(group); len(group) > 1 && (class == classInterviewer || class == classOther) {
		return class
	}
	return m.exact(name)
}

func (m labels) exact(k string) labelClass {
	if class, ok := m[k]; ok {
		return class
	}
	// A number tells interviewers apart; several or unknown people have none.
	if class := m[withoutNumber(k)]; class == classInterviewer || class == classOther {
		return class
	}
	return classPerson
}
