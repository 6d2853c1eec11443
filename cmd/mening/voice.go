package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"mening/coding"
	"mening/corpus/source"
	"mening/corpus/table"
)

// voice says things to people in their language, with the words that the study
// prefers. Keys in files and JSON are English whatever the voice.
type voice struct {
	swedish bool
	printer *message.Printer
	terms   map[string]string
	// lacks reports whether codings may be without a value of a field, nil before
	// the codebook is read.
	lacks func(field string) bool
}

// checkLanguage makes sure that --language is one that the program speaks.
func checkLanguage(c *cli.Context) error {
	switch c.String("language") {
	case "", "en", "sv":
		return nil
	}
	return usageError{fmt.Errorf("--language cannot be %q\n  the program speaks en and sv", c.String("language"))}
}

// voice chooses the language: the option, else Swedish where the study or the
// locale is.
func (e *env) voice(c *cli.Context, study string) *voice {
	chosen := ""
	if c != nil {
		chosen = c.String("language")
	}
	if chosen == "" && (study == "sv" || strings.HasPrefix(e.locale(), "sv")) {
		chosen = "sv"
	}
	v := &voice{swedish: chosen == "sv"}
	tag := language.English
	if v.swedish {
		tag = language.Swedish
	}
	v.printer = message.NewPrinter(tag, message.Catalog(swedishCatalog()))
	return v
}

func (e *env) locale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := e.getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// say formats a text, given in English, in the language of the voice.
func (v *voice) say(format string, args ...any) string {
	return v.printer.Sprintf(message.Key(format, format), args...)
}

// given returns the value of a decision: the kind of a memo and a star taken back
// are words of the program's own.
func (v *voice) given(d *coding.Decision) string {
	if d.Value != "" && (d.Act == coding.Memo || d.Act == coding.Star) {
		return v.say(d.Value)
	}
	return d.Value
}

// note says a note, and the notes in it.
func (v *voice) note(n source.Note) string {
	if n.Format == "" || !v.swedish {
		return n.String()
	}
	args := make([]any, len(n.Args))
	for i, arg := range n.Args {
		if inner, ok := arg.(source.Note); ok {
			arg = v.note(inner)
		}
		args[i] = arg
	}
	return v.say(n.Format, args...)
}

// problem returns a problem in the language of the voice, where it can be said
// in it.
func (v *voice) problem(p *source.Problem) *source.Problem {
	if !v.swedish || p.Said.Format == "" {
		return p
	}
	said := *p
	said.Message, said.Hint = v.note(p.Said), v.note(p.Advice)
	return &said
}

// term returns a word of the field, or what the study says in its place.
func (v *voice) term(word string) string {
	if own, ok := v.terms[strings.ToLower(word)]; ok {
		return own
	}
	return v.say(word)
}

// language returns the language of the voice.
func (v *voice) language() string {
	if v.swedish {
		return "sv"
	}
	return "en"
}

// decimal returns the decimal sign.
func (v *voice) decimal() string {
	if v.swedish {
		return ","
	}
	return "."
}

// pointed gives a number that is written as text the decimal sign of the voice.
func (v *voice) pointed(cell any) any {
	if text, ok := cell.(string); ok {
		return strings.ReplaceAll(text, ".", v.decimal())
	}
	return cell
}

// signed writes a number with the sign that tells which way it went; what is
// rounded to 0 went nowhere.
func (v *voice) signed(n float64, decimals int) string {
	text := table.Fixed(math.Abs(n), decimals)
	if decimals > 0 {
		text = strings.Replace(text, ".", v.decimal(), 1)
	}
	switch {
	case table.Fixed(n, decimals) == table.Fixed(0, decimals):
		return text
	case n < 0:
		return table.Minus + text
	}
	return "+" + text
}

// swedishCatalog holds what the program says to people, by the English text.
func swedishCatalog() catalog.Catalog {
	b := catalog.NewBuilder(catalog.Fallback(language.English))
	for _, texts := range swedishAll() {
		for english, swedish := range texts {
			if err := b.SetString(language.Swedish, english, swedish); err != nil {
				panic("mening: " + err.Error())
			}
		}
	}
	return b
}

// swedishAll returns all that is said in Swedish; no text stands twice.
func swedishAll() []map[string]string {
	return []map[string]string{
		swedishCheck(),
		swedishCodebook(),
		swedishCompounds(),
		swedishDescribe(),
		swedishDocument(),
		swedishFigure(),
		swedishFinding(),
		swedishManuscript(),
		swedishReport(),
		swedishReview(),
		swedishRules(),
		swedishSearch(),
		swedishSort(),
		swedishTally(),
		swedishTexts(),
		swedishWords(),
	}
}
