package main

import (
	"math"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"mening/coding"
	"mening/corpus/source"
	"mening/corpus/table"
)

// voice says things to people in their language, with the words that the study
// prefers. Keys in files and JSON are English whatever the voice.
type voice struct {
	swedish bool
	printer *message.Printer // writes numbers as the language does
	texts   []map[string]string
	terms   map[string]string
	// lacks reports whether codings may be without a value of a field, nil before
	// the codebook is read.
	lacks func(field string) bool
}

// checkLanguage makes sure that --language is one that the program speaks.
func checkLanguage(c *cli.Context) error { return checkSpoken(c.String("language")) }

func checkSpoken(language string) error {
	switch language {
	case "", "en", "sv":
		return nil
	}
	return usageError{source.Say("%s cannot be %q\n  the program speaks en and sv", "--language", language)}
}

// voice is that of a command which has read its study, or knows of none.
func (e *env) voice(c *cli.Context, study string) *voice {
	chosen := ""
	if c != nil {
		chosen = c.String("language")
	}
	return e.speak(chosen, study, swedishAll())
}

// speak chooses the language: the option, else Swedish where the study or the
// locale is.
func (e *env) speak(chosen, study string, texts []map[string]string) *voice {
	if chosen == "" && (study == "sv" || strings.HasPrefix(e.locale(), "sv")) {
		chosen = "sv"
	}
	if chosen != "sv" {
		return &voice{printer: message.NewPrinter(language.English)}
	}
	return &voice{swedish: true, printer: message.NewPrinter(language.Swedish), texts: texts}
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
	return v.printer.Sprintf(v.text(format), args...)
}

// text returns a text in the language of the voice, as it is where it has no
// translation. What is known by its lines only is put together from these.
func (v *voice) text(english string) string {
	for _, texts := range v.texts {
		if swedish, ok := texts[english]; ok {
			return swedish
		}
	}
	if message, hint, ok := strings.Cut(english, "\n  "); ok {
		return v.text(message) + "\n  " + v.text(hint)
	}
	return english
}

// given returns the value of a decision: the kind of a memo and a star taken back
// are words of the program's own.
func (v *voice) given(d *coding.Decision) string {
	if d.Value != "" && (d.Act == coding.Memo || d.Act == coding.Star) {
		return v.say(d.Value)
	}
	return d.Value
}

// note says a note, and the notes and errors in it.
func (v *voice) note(n source.Note) string {
	if n.Format == "" || !v.swedish {
		return n.String()
	}
	args := make([]any, len(n.Args))
	for i, arg := range n.Args {
		switch inner := arg.(type) {
		case source.Note:
			arg = v.note(inner)
		case error:
			arg = v.text(inner.Error())
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
	said.Message, said.Hint = v.note(p.Said), v.hint(p)
	return &said
}

// fault returns an error in the language of the voice, where it is a problem that
// can be said in it.
func (v *voice) fault(err error) error {
	if p, ok := err.(*source.Problem); ok {
		return v.problem(p)
	}
	return err
}

// hint returns what to do about a problem. What names the nearest of what is
// known, or lists it, is told by how it begins.
func (v *voice) hint(p *source.Problem) string {
	if p.Advice.Format != "" {
		return v.note(p.Advice)
	}
	if text := v.text(p.Hint); text != p.Hint {
		return text
	}
	for _, known := range []string{"known: %s", "did you mean %s?", "transcripts end in %s"} { // what stands behind is in quotes
		before, behind, _ := strings.Cut(known, "%s")
		if rest, ok := strings.CutPrefix(p.Hint, before); ok && strings.HasSuffix(rest, behind) {
			return v.say(known, strings.TrimSuffix(rest, behind))
		}
	}
	return p.Hint
}

// problems returns problems in the language of the voice.
func (v *voice) problems(ps source.Problems) source.Problems {
	out := make(source.Problems, len(ps))
	for i, p := range ps {
		out[i] = v.problem(p)
	}
	return out
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

// swedishAll returns what is said of a study in Swedish; no text stands twice.
// What is said of how the program is used stands in swedishCalls and
// swedishHelps, which no command needs that is used well.
func swedishAll() []map[string]string {
	return []map[string]string{
		swedishCheck(),
		swedishCodebook(),
		swedishCompounds(),
		swedishDescribe(),
		swedishDocument(),
		swedishFigure(),
		swedishFinding(),
		swedishKept(),
		swedishManuscript(),
		swedishProblems(),
		swedishReport(),
		swedishReview(),
		swedishRules(),
		swedishSearch(),
		swedishSort(),
		swedishTaken(),
		swedishTally(),
		swedishTexts(),
		swedishTranscripts(),
		swedishWords(),
	}
}
