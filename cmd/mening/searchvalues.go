package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/source"
)

// checkValues makes sure that the values of filters exist.
func (s *searching) checkValues(expression string, e query.Expr) error {
	var err error
	query.Walk(e, func(e query.Expr) {
		f, ok := e.(*query.Filter)
		if !ok || err != nil {
			return
		}
		if f.Reference {
			err = s.checkReference(expression, f)
		} else {
			err = s.checkField(expression, f)
		}
	})
	return err
}

// checkField makes sure that something has the value of a filter. The short name
// of one interview becomes its path.
func (s *searching) checkField(expression string, f *query.Filter) error {
	hint, known := knownValue(s.corpus, f.Field, f.Value)
	if known {
		return nil
	}
	message := source.Say("no %s is %q", f.Field, f.Value)
	if f.Field == "interview" {
		switch called := s.corpus.Called(f.Value); {
		case len(called) == 1:
			f.Value = called[0].Path
			return nil
		case len(called) > 1:
			message, hint = source.Say("several transcripts are called %q", f.Value), source.Say("write more of the path: %s", corpus.Paths(called))
		}
	}
	if whole := s.unquoted(expression, f); whole != "" {
		hint = source.Say(`write %s:"%s"`, f.Field, whole)
	}
	return s.usage(expression, &query.Error{Offset: f.ValueAt, Message: message, Hint: hint})
}

// unquoted returns the value of a field that somebody wrote without the quotes
// that its blanks ask for; it is empty where that is not so.
func (s *searching) unquoted(expression string, f *query.Filter) string {
	runes := []rune(expression)
	behind := strings.ToLower(string(runes[min(f.ValueAt, len(runes)):]))
	for _, v := range s.corpus.Values(f.Field) {
		for _, name := range []string{v.ID, v.Label} {
			if strings.Contains(name, " ") && strings.HasPrefix(behind, strings.ToLower(name)) {
				return name
			}
		}
	}
	return ""
}

// checkReference makes sure that a coding can have what a reference asks for.
// Codes and categories may be named as they were once.
func (s *searching) checkReference(expression string, f *query.Filter) error {
	if _, known := s.book.Refer(f.Field, f.Value); known {
		return nil
	}
	known := source.Known{Listed: coding.Listing(f.Field)}
	for _, v := range coding.CodingValues(s.book, s.decided.Coders, f.Field) {
		if corpus.Equal(v.ID, f.Value) {
			return nil
		}
		known.Names = append(known.Names, v.ID)
	}
	if f.Field == "code" && s.book.RetiredCode(f.Value) != nil {
		return s.usage(expression, &query.Error{Offset: f.ValueAt, Message: source.Say("the code %q is retired: it finds nothing", f.Value), Hint: source.Say("name another, or take `retired: true` out of the codebook")})
	}
	message := source.Say("the codebook has no %s %q", f.Field, f.Value)
	if slices.Contains([]string{"status", "coder", "origin"}, f.Field) {
		message = source.Say("no %s is %q", f.Field, f.Value)
	}
	return s.usage(expression, &query.Error{Offset: f.ValueAt, Message: message, Hint: known.Meant(f.Value)})
}
