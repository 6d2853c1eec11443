package main

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"mening/corpus/table"
)

// printHelp prints what the library wrote for those who asked for help. Only then
// is it said in their language: the same is asked of an app that speaks it.
func (e *env) printHelp(args, arranged []string, page *bytes.Buffer) error {
	text := page.String()
	if slices.Contains(args, completionFlag) { // names alone, for a shell
		_, err := io.WriteString(e.stdout, text)
		return err
	}
	if v := e.called(args, swedishHelps()); v.swedish {
		app := newApp(e)
		v.describe(app)
		page.Reset()
		app.Writer = page
		if err := app.Run(arranged); err != nil {
			return err
		}
		text = libraryWords().Replace(page.String())
	}
	_, err := io.WriteString(e.stdout, folded(text, width(e.stdout)))
	return err
}

// swedishHelps is what help texts say in Swedish.
func swedishHelps() []map[string]string {
	return []map[string]string{swedishHelp(), swedishOptions(), swedishOptionsFiles()}
}

// swedishDescriptions are the descriptions of the commands by their names, without
// examples.
func swedishDescriptions() map[string]string {
	out := swedishHelpTalk()
	for _, more := range []map[string]string{swedishHelpBook(), swedishHelpFound()} {
		for name, text := range more {
			out[name] = text
		}
	}
	return out
}

// libraryWords replaces what is not ours to write: the words of the library.
func libraryWords() *strings.Replacer {
	return strings.NewReplacer(
		"NAME:\n", "NAMN:\n", "USAGE:\n", "ANVÄNDNING:\n", "DESCRIPTION:\n", "BESKRIVNING:\n", "COMMANDS:\n", "KOMMANDON:\n",
		"GLOBAL OPTIONS:\n", "GEMENSAMMA TILLVAL:\n", "OPTIONS:\n", "TILLVAL:\n", "[command options]", "[tillval]", "(default: ", "(förval: ",
		"Shows a list of commands or help for one command", "visa alla kommandon, eller hjälp om ett", "show help", "visa hjälp")
}

// describe writes the help texts of an app in the language of the voice.
func (v *voice) describe(app *cli.App) {
	app.Usage = v.text(app.Usage)
	app.UsageText = v.examples(app.UsageText)
	descriptions := swedishDescriptions()
	var walk func(above string, commands []*cli.Command)
	walk = func(above string, commands []*cli.Command) {
		for _, c := range commands {
			c.Usage, c.ArgsUsage = v.text(c.Usage), v.text(c.ArgsUsage)
			_, examples, _ := strings.Cut(c.Description, examplesFollow)
			c.Description = strings.TrimLeft(descriptions[above+c.Name]+"\n\n", "\n") + v.examples(examplesFollow+examples)
			for _, f := range c.Flags {
				usage, standard := flagTexts(f)
				*usage, *standard = v.text(*usage), v.text(*standard)
			}
			walk(above+c.Name+" ", c.Subcommands)
		}
	}
	walk("", app.Commands)
}

// examplesFollow stands between the description of a command and its examples.
const examplesFollow = "EXAMPLES\n"

// flagTexts returns where the texts of an option stand: what it does, and what it
// is without being given.
func flagTexts(f cli.Flag) (usage, standard *string) {
	switch f := f.(type) {
	case *cli.BoolFlag:
		return &f.Usage, &f.DefaultText
	case *cli.StringFlag:
		return &f.Usage, &f.DefaultText
	case *cli.StringSliceFlag:
		return &f.Usage, &f.DefaultText
	case *cli.IntFlag:
		return &f.Usage, &f.DefaultText
	case *cli.Int64Flag:
		return &f.Usage, &f.DefaultText
	case *cli.Uint64Flag:
		return &f.Usage, &f.DefaultText
	case *cli.Float64Flag:
		return &f.Usage, &f.DefaultText
	}
	panic(fmt.Sprintf("mening: help does not know options such as %T", f))
}

// examples says what stands beside examples, in the same column. Commands stay as
// they are but for the names of what one has to put in.
func (v *voice) examples(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		parts := exampleLine().FindStringSubmatch(line)
		if parts == nil {
			lines[i] = regexp.MustCompile(`\bDIR\b`).ReplaceAllString(v.text(line), "MAPP")
			continue
		}
		command := regexp.MustCompile(`\bDIR\b`).ReplaceAllString(parts[1], "MAPP")
		lines[i] = fmt.Sprintf("%-*s  %s", utf8.RuneCountInString(parts[1]+parts[2])-2, command, v.text(parts[3]))
	}
	return strings.Join(lines, "\n")
}

// exampleLine is an example with what stands beside it.
func exampleLine() *regexp.Regexp { return regexp.MustCompile(`^( +mening .*?\S)( {2,})(\S.*)$`) }

// folded breaks the lines of a help text that are wider than the screen, in
// the column of what is said of an option; where this would be narrow, all of it
// stands below the option.
// Nothing is broken where there is no screen.
func folded(text string, width int) string {
	if width == 0 {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		parts := regexp.MustCompile(`^(   \S.*?)  +(\S.*)$`).FindStringSubmatch(line)
		if parts == nil {
			continue
		}
		column := utf8.RuneCountInString(line) - utf8.RuneCountInString(parts[2])
		head := fmt.Sprintf("%-*s", column, parts[1])
		if column > width/2 {
			column = 10
			head = parts[1] + "\n" + strings.Repeat(" ", column)
		}
		lines[i] = head + strings.Join(table.Wrap(parts[2], width-column), "\n"+strings.Repeat(" ", column))
	}
	return strings.Join(lines, "\n")
}
