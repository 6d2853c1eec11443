package main

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus/document"
	"mening/corpus/source"
)

// tableCommands are the commands whose tables a chapter may hold. They only read.
func tableCommands() []string {
	return []string{"tally", "describe", "units", "words", "turns", "agree", "code", "cooccur", "saturation", "matrix", "list", "negative", "quotes"}
}

// writingOptions are the options of these commands that write files, or say where
// and how a command prints.
func writingOptions() []string {
	return []string{"o", "output", "format", "excel", "s", "study", "figure", "help", "h", "language", "update", "draft-participants"}
}

// chapterStudy is the study of a chapter, which its tables do not read again.
type chapterStudy struct {
	*opened
	blocks []document.Block
}

// take takes what would be printed. Its headings stand below those of a chapter.
func (s *chapterStudy) take(blocks ...document.Block) {
	const below = 2
	for _, b := range blocks {
		if h, ok := b.(document.Heading); ok {
			h.Level += below
			b = h
		}
		s.blocks = append(s.blocks, b)
	}
}

// table fills in the tables that a command prints, with the options of the command
// line. No shell and no other process runs.
func (f *filler) table(args []string) (filledIn, error) {
	if len(args) == 0 {
		return filledIn{}, source.Say("no command is named\n  write {{table \"tally\" \"--by\" \"stakeholder\"}}")
	}
	study := &chapterStudy{opened: f.opened}
	e := &env{stdin: strings.NewReader(""), stdout: io.Discard, stderr: f.env.stderr, getenv: f.env.getenv, inChapter: study}
	app := newApp(e)
	command := app.Command(args[0])
	if command == nil || !slices.Contains(tableCommands(), args[0]) {
		known := slices.DeleteFunc(tableCommands(), func(name string) bool { return app.Command(name) == nil })
		return filledIn{}, source.Say("%q is no command that prints a table for a chapter\n  %s", args[0], source.Meant(args[0], known))
	}
	for _, arg := range args[1:] {
		option, _, _ := strings.Cut(arg, "=")
		if slices.Contains(writingOptions(), strings.TrimPrefix(strings.TrimPrefix(option, "-"), "-")) && strings.HasPrefix(option, "-") {
			return filledIn{}, source.Say("%s is no option of a table in a chapter, which only reads\n  leave it out", option)
		}
		if args[0] == "code" && !strings.HasPrefix(arg, "-") {
			return filledIn{}, source.Say("%q is no table\n  write {{table \"code\"}} with options alone", "code "+arg)
		}
	}
	line := append(slices.Clone(args), "--study", f.context.String("study"), "--format", "md", "--language", f.voice.language())
	for _, name := range []string{"coder", "where"} {
		takes := slices.ContainsFunc(command.Flags, func(flag cli.Flag) bool { return slices.Contains(flag.Names(), name) })
		if !takes || args[0] == "describe" {
			continue
		}
		if name == "coder" && f.context.IsSet(name) && !slices.Contains(args, "--coder") {
			line = append(line, "--coder", f.context.String(name))
		}
		if name == "where" {
			for _, condition := range f.context.StringSlice(name) {
				line = append(line, "--where", condition)
			}
		}
	}
	line, err := arrange(app, line)
	if err == nil {
		err = app.Run(append([]string{"mening"}, line...))
	}
	if err != nil && err != errFindings {
		return filledIn{}, err
	}
	if len(study.blocks) == 0 {
		return filledIn{}, source.Say("%q prints no table\n  see mening %s --help", strings.Join(args, " "), args[0])
	}
	return filledIn{block: study.blocks}, nil
}
