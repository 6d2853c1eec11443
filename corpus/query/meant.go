package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus/source"
)

// notOneWord refuses a word that holds more than letters, and says what whoever
// wrote it may have meant: a filter with = or !=, a word to leave out behind a -,
// or several words.
func (p *parser) notOneWord(t token) *Error {
	hint := source.Say(`write it in quotes: "%s"`, strings.Join(pieces(t.text), " "))
	if field, value, ok := strings.Cut(t.text, "="); ok && value != "" {
		name, not := strings.CutSuffix(field, "!")
		if known, ok := p.named(strings.TrimSuffix(name, ":")); ok {
			filter := known + ":" + strings.TrimPrefix(value, "=")
			if hint = source.Say("write %s", filter); not {
				hint = source.Say("write NOT %s", filter)
			}
		}
	}
	if word, ok := leftOut(t.text); ok {
		hint = source.Say(`to leave out what has it, write NOT %s; as a word, "%s"`, word, strings.Join(pieces(word), " "))
	}
	return p.fault(hint, "%q is not one word", t.text)
}

// named returns a field or reference as it is called.
func (p *parser) named(name string) (string, bool) {
	all := slices.Concat(p.vocabulary.References, p.vocabulary.Fields)
	i := slices.IndexFunc(all, func(known string) bool { return strings.EqualFold(known, name) })
	if i < 0 {
		return "", false
	}
	return all[i], true
}

// leftOut returns what stands behind a minus: other searches leave out so what
// has the word.
func leftOut(text string) (string, bool) {
	rest := strings.TrimLeft(text, "-–−")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest, rest != text && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' || r == '=')
}

// markedInside refuses a = before a word and a ~ with a number behind one inside
// quotes, which mean nothing there. Standing alone they are marks of the text as
// all others.
func (p *parser) markedInside(t token) *Error {
	at := t.at + 1 // of the word, in code points
	if t.mark != 0 {
		at++
	}
	fields := strings.FieldsFunc(t.text, unicode.IsSpace)
	rest, all := t.text, len(fields) > 0
	for _, f := range fields {
		all = all && isExact(f)
	}
	for _, f := range fields {
		i := strings.Index(rest, f)
		at += utf8.RuneCountInString(rest[:i])
		switch exact := isExact(f); {
		case exact && all && t.mark == 0:
			return &Error{Offset: at, Message: source.Say("= stands before a word or before the quotes, not inside them"), Hint: source.Say(`write ="%s"`, strings.Join(pieces(t.text), " "))}
		case exact:
			return &Error{Offset: at, Message: source.Say("= stands before a word or before the quotes, not inside them"), Hint: p.apart(fields)}
		case isEdited(f):
			return &Error{Offset: at, Message: source.Say("~ stands behind one word, not inside quotes"), Hint: p.apart(fields)}
		}
		rest = rest[i+len(f):]
		at += utf8.RuneCountInString(f)
	}
	return nil
}

// apart returns the hint to write the words of a phrase one by one.
func (p *parser) apart(fields []string) source.Note {
	var words []string
	for _, f := range fields {
		f = strings.TrimFunc(f, func(r rune) bool { return unicode.IsPunct(r) && !strings.ContainsRune("*?", r) })
		if f != "" {
			words = append(words, f)
		}
	}
	return source.Say("write %s", strings.Join(words, " PRE/0 "))
}

func isExact(word string) bool {
	rest, ok := strings.CutPrefix(word, "=")
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isEdited(word string) bool {
	before, edits, ok := strings.Cut(strings.TrimRightFunc(word, unicode.IsPunct), "~")
	r, _ := utf8.DecodeLastRuneInString(before)
	return ok && unicode.IsLetter(r) && edits != "" && strings.Trim(edits, "0123456789") == ""
}
