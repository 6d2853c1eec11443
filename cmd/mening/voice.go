package main

import (
	"math"
	"regexp"
	"strconv"
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
			arg = v.fault(inner)
		}
		args[i] = arg
	}
	return v.say(n.Format, args...)
}

// problem returns a problem in the language of the voice, where it can be said
// in it.
func (v *voice) problem(p *source.Problem) *source.Problem {
	if !v.swedish {
		return p
	}
	said := *p
	if said.Message, said.Hint = v.text(p.Message), v.hint(p); p.Said.Format != "" {
		said.Message = v.note(p.Said)
	}
	return &said
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
	for _, format := range listing() {
		if args := saidBy(format, p.Hint); args != nil {
			return v.say(format, args...)
		}
	}
	return p.Hint
}

// listing are hints that name what is known of a study, those that say more first.
func listing() []string {
	return []string{
		"known: %s and %d more; %s lists all", "known: %s and %d more", "known: %s", "write its two letters; known: %s",
		"did you mean %s? otherwise declare it in study.yaml", "did you mean %s? otherwise declare %s under attributes in study.yaml", "did you mean %s?",
		"transcripts end in %s", "write the ending: %s or %s",
		"name the transcripts in a column file; the columns are %s", "give each person an id in a column participant; the columns are %s",
	}
}

// saidBy returns the arguments with which a format says a text, nil where it does
// not.
func saidBy(format, text string) []any {
	pattern := strings.NewReplacer("%s", "(.*)", "%d", `([0-9]+)`).Replace(regexp.QuoteMeta(format))
	found := regexp.MustCompile("^" + pattern + "$").FindStringSubmatch(text)
	if found == nil {
		return nil
	}
	args := make([]any, len(found)-1)
	for i, verb := range regexp.MustCompile("%[sd]").FindAllString(format, -1) {
		args[i] = found[i+1]
		if n, err := strconv.Atoi(found[i+1]); err == nil && verb == "%d" {
			args[i] = n
		}
	}
	return args
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
		swedishEdits(),
		swedishExpressions(),
		swedishFigure(),
		swedishFinding(),
		swedishKept(),
		swedishManuscript(),
		swedishProblems(),
		swedishReport(),
		swedishReview(),
		swedishRules(),
		swedishSearch(),
		swedishSheets(),
		swedishSort(),
		swedishStudy(),
		swedishSystem(),
		swedishTaken(),
		swedishErase(),
		swedishTally(),
		swedishTexts(),
		swedishTranscripts(),
		swedishWords(),
	}
}
