package main

import (
	"slices"
	"strings"
	"unicode"

	"mening/corpus"
)

// groupLabel names the value of a field for people, as in the head of a column.
func (v *voice) groupLabel(field, value, label string) string {
	switch {
	case value == corpus.Unknown && v.lacks != nil && v.lacks(field):
		return v.say("without %s", v.term(field))
	case value == corpus.Unknown:
		return v.say(value)
	}
	return v.label(field, value, label)
}

// groupID is what heads a column where the names of stakeholders leave no room:
// the id of each of them. Other fields keep their names.
func (v *voice) groupID(field, value, label string) string {
	if field == "stakeholder" && value != corpus.Unknown {
		return value
	}
	return v.groupLabel(field, value, label)
}

// inBrackets names a value behind a quotation: a stakeholder with a long name by
// the abbreviation that is its id, such as AME. An id in small letters is none.
func (v *voice) inBrackets(field, value, label string) string {
	isLower := func(r rune) bool { return unicode.IsLower(r) }
	if field == "stakeholder" && len([]rune(label)) > 12 && len(value) > 1 && !strings.ContainsFunc(value, isLower) {
		return value
	}
	return v.groupLabel(field, value, label)
}

// abbreviations spell the ids out that stand in place of names.
type abbreviations []string

func (a *abbreviations) add(v *voice, field, value, label string) {
	id, name := v.groupID(field, value, label), v.groupLabel(field, value, label)
	if text := id + " = " + name; field == "stakeholder" && id != name && name != "" && !slices.Contains(*a, text) {
		*a = append(*a, text)
	}
}

func (a abbreviations) note() string { return strings.Join(a, ", ") }
