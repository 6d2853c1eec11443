package query

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"

	"mening/corpus/source"
)

func (p *parser) atom(t token) (Expr, error) {
	switch t.kind {
	case tokenFilter:
		return p.filter(t)
	case tokenRegexp:
		return p.regexpTerm(t)
	case tokenQuoted:
		return p.phrase(t)
	case tokenExact:
		if !bare(t.text) || strings.ContainsAny(t.text, "*?") {
			return nil, p.fault(source.Say("= takes one word: =AF"), "%q is not one word", t.text)
		}
		return &Term{Kind: Exact, Text: t.text, At: t.at}, nil
	case tokenCompound:
		return p.compound(t)
	}
	return p.word(t)
}

func (p *parser) word(t token) (Expr, error) {
	if text, edits, ok := strings.Cut(t.text, "~"); ok {
		n, err := strconv.Atoi(edits)
		if err != nil || n < 1 || n > 2 {
			return nil, p.fault(source.Say("write ~1 or ~2"), "%q does not say how many letters may differ", t.text)
		}
		if !bare(text) || strings.ContainsAny(text, "*?") {
			return nil, p.fault(source.Say("~ stands behind one word without wildcards"), "%q is not one word", text)
		}
		return &Term{Kind: Fuzzy, Text: text, Edits: n, At: t.at}, nil
	}
	if upper := strings.ToUpper(t.text); isOperator(upper) && strings.Contains(upper, "/") {
		return nil, p.fault(source.Say("write %s", upper), "operators are written in capitals, not %q", t.text)
	}
	if strings.Trim(t.text, "-–−") == "" && p.i < len(p.text) && strings.ContainsRune(`"(`, rune(p.text[p.i])) {
		return nil, p.fault(source.Say("to leave out what has it, write NOT before it"), "%q is no word", t.text)
	}
	if len(pieces(t.text)) == 0 {
		return nil, p.fault(source.Say("write AND, OR or NOT between words, and words in letters"), "%q is no word", t.text)
	}
	if !bare(t.text) {
		return nil, p.notOneWord(t)
	}
	if strings.Trim(t.text, "*?") == "" && strings.Contains(t.text, "*") {
		return nil, p.fault(source.Say("write some letters beside it: samverk*; every turn of somebody is found by a filter, such as stakeholder:AME"), "%q stands for every word there is", t.text)
	}
	return plain(t.text, t.at), nil
}

// compound reads what stands behind a +.
func (p *parser) compound(t token) (Expr, error) {
	switch {
	case t.text == "":
		return nil, p.fault(source.Say("write it before a word, without a blank: +samverkan"), "a + stands without a word")
	case strings.ContainsAny(t.text, "*?~"):
		return nil, p.fault(source.Say("write +WORD for the word in compounds, or the wildcards and ~ without the +"), "+ takes a word in any inflection, not %q", t.text)
	case !bare(t.text):
		return nil, p.fault(source.Say("+ takes one word: +samverkan; several stand in quotes: +\"lägga pusslet\""), "%q is not one word", t.text)
	}
	return &Term{Kind: Compound, Text: t.text, At: t.at}, nil
}

// plain returns the term of a word without marks other than +.
func plain(text string, at int) *Term {
	if word, ok := strings.CutPrefix(text, "+"); ok {
		return &Term{Kind: Compound, Text: word, At: at}
	}
	if strings.ContainsAny(text, "*?") {
		return &Term{Kind: Wildcard, Text: text, At: at}
	}
	return &Term{Kind: Stem, Text: text, At: at}
}

func (p *parser) phrase(t token) (Expr, error) {
	words := pieces(t.text)
	if len(words) == 0 {
		return nil, p.fault(source.Say("write a word between the quotes"), "no word stands in %s", t.raw)
	}
	if fault := p.markedInside(t); fault != nil {
		return nil, fault
	}
	phrase := &Phrase{At: t.at}
	for _, w := range words {
		term := plain(w, t.at)
		switch {
		case term.Kind == Compound && strings.ContainsAny(term.Text, "*?"):
			return nil, p.fault(source.Say("leave out the + or the wildcard"), "+ takes a word in any inflection, not %q", term.Text)
		case t.mark == '=' && term.Kind == Wildcard:
			return nil, p.fault(source.Say("leave out the = or the wildcard"), "= takes words as they are written, not %q", w)
		case t.mark == '=' && term.Kind == Compound:
			return nil, p.fault(source.Say("leave out the = or the +"), "= takes words as they are written, not %q", w)
		case t.mark == '+' && term.Kind == Wildcard:
			return nil, p.fault(source.Say("leave out the + or the wildcard"), "+ takes words in any inflection, not %q", w)
		case t.mark == '=':
			term.Kind = Exact
		case t.mark == '+':
			term.Kind = Compound
		}
		phrase.Words = append(phrase.Words, term)
	}
	if len(phrase.Words) == 1 {
		if only := phrase.Words[0]; only.Kind == Wildcard {
			return p.word(token{text: only.Text, at: t.at})
		}
		return phrase.Words[0], nil
	}
	return phrase, nil
}

func (p *parser) regexpTerm(t token) (Expr, error) {
	if t.text == "" {
		return nil, p.fault(source.Say("write an expression between the slashes"), "the regular expression is empty")
	}
	_, err := regexp.Compile("(?i)" + t.text)
	if err != nil {
		message := err.Error()
		var fault *syntax.Error
		if errors.As(err, &fault) {
			message = strings.TrimSuffix(fault.Code.String()+": "+strings.TrimPrefix(fault.Expr, "(?i)"), ": ")
		}
		return nil, p.fault(source.Say("the syntax is that of RE2"), "the regular expression %s has a fault: %s", t.raw, message)
	}
	switch matches, empty := describe(t.text); {
	case !matches:
		return nil, p.fault(source.Say(`no text has what it asks for: look at its [^…], and at ^, $, \b and the like`), "the regular expression %s can never match", t.raw)
	case empty:
		return nil, p.fault(source.Say("make it need at least one character: + in place of *"), "the regular expression %s can match without a character", t.raw)
	}
	return &Term{Kind: Regexp, Text: t.text, At: t.at}, nil
}

func (p *parser) filter(t token) (Expr, error) {
	f := &Filter{Field: t.text, Value: strings.TrimSpace(t.value), At: t.at, ValueAt: t.after}
	known := false
	for _, name := range p.vocabulary.References {
		if strings.EqualFold(name, t.text) {
			f.Field, f.Reference, known = name, true, true
		}
	}
	for _, name := range p.vocabulary.Fields {
		if !known && strings.EqualFold(name, t.text) {
			f.Field, known = name, true
		}
	}
	if interview, ok := p.named("interview"); !known && ok && strings.EqualFold(t.text, "transcript") {
		f.Field, known = interview, true // an interview is named by its transcript
	}
	if !known {
		if rest, ok := leftOut(t.raw); ok {
			return nil, p.fault(source.Say("to leave out what has it, write NOT %s", rest), "unknown field %q in %q", t.text, t.raw)
		}
		names := append(append([]string{}, p.vocabulary.Fields...), p.vocabulary.References...)
		hint := source.Meant(t.text, names)
		if utf8.RuneCountInString(t.value) <= 3 {
			hint = source.Say(`%s; if the word itself is meant, write "%s"`, hint, strings.ReplaceAll(t.raw, `"`, ""))
		}
		return nil, p.fault(hint, "unknown field %q in %q", t.text, t.raw)
	}
	if f.Value == "" {
		return nil, p.fault(source.Say("write %s:VALUE, in quotes if the value holds blanks", f.Field), "the filter %q has no value", t.raw)
	}
	return f, nil
}
