package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus/source"
	"mening/corpus/table"
)

// run carries out one command line, without the program's name. Nothing below
// it knows the process.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	e := &env{stdin: stdin, stdout: stdout, stderr: stderr, getenv: os.Getenv}
	app := newApp(e)
	if values := completedValues(args); values != nil {
		_, err := fmt.Fprintln(stdout, strings.Join(values, "\n"))
		return err
	}
	arranged, err := arrange(app, args)
	if err != nil {
		return e.said(err, args)
	}
	arranged = append([]string{"mening"}, arranged...)
	var page bytes.Buffer
	app.Writer = &page
	if err = app.Run(arranged); err == nil && page.Len() > 0 {
		return e.printHelp(args, arranged, &page)
	}
	return e.said(err, args)
}

// env is what a command may use of the process.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	// inChapter, if not nil, is the study of the chapter for which a command makes
	// tables; it takes them, and nothing is printed.
	inChapter *chapterStudy
}

func newApp(e *env) *cli.App {
	app := &cli.App{
		Name:  "mening",
		Usage: "qualitative content analysis of interviews: from transcripts to frequencies with quotations",
		UsageText: `mening COMMAND [options] [arguments]

EXAMPLES
   mening demo DIR                    write the example study into DIR
   mening tally -s DIR                how often each category occurs in each group
   mening search -s DIR 'samverk*'    find quotations
   mening init DIR                    begin a study of your own`,
		ErrWriter:            e.stderr,
		EnableBashCompletion: true,
		// A comma stands inside a condition: --where wave=before,follow-up.
		DisableSliceFlagSeparator: true,
		HideVersion:               true,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              onUsageError,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return unknownCommand(c.App, c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
		Commands: []*cli.Command{
			initCommand(e),
			demoCommand(e),
			checkCommand(e),
			turnsCommand(e),
			indexCommand(e),
			searchCommand(e),
			wordsCommand(e),
			codeCommand(e),
			codebookCommand(e),
			rulesCommand(e),
			unitsCommand(e),
			reviewCommand(e),
			sortCommand(e),
			tallyCommand(e),
			listCommand(e),
			quotesCommand(e),
			matrixCommand(e),
			cooccurCommand(e),
			saturationCommand(e),
			negativeCommand(e),
			describeCommand(e),
			reportCommand(e),
			verifyCommand(e),
			journalCommand(e),
			allocateCommand(e),
			agreeCommand(e),
			reconcileCommand(e),
			completionCommand(e),
			versionCommand(e),
		},
	}
	for _, c := range app.Commands {
		prepare(c)
	}
	return app
}

// prepare sets what holds for every command and those below it.
func prepare(c *cli.Command) {
	c.OnUsageError = onUsageError
	c.HideHelpCommand = true
	for _, sub := range c.Subcommands {
		prepare(sub)
	}
}

func onUsageError(c *cli.Context, err error, _ bool) error {
	text := err.Error()
	fault := source.Say("%s", text)
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: "); ok {
		var known []string
		for _, f := range c.Command.Flags {
			for _, n := range f.Names() {
				known = append(known, dashes(n))
			}
		}
		name = dashes(strings.TrimLeft(name, "-"))
		hint := source.Meant(name, known)
		if len(name) == 2 { // every letter is near every other
			hint = source.Say("see %s --help", c.Command.HelpName)
		}
		return usageError{source.Say("unknown option %q\n  %s", name, hint)}
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		fault = source.Say("option %q needs a value", dashes(strings.TrimLeft(name, "-")))
	} else if m := regexp.MustCompile(`^invalid .*?value (".*") for (?:flag )?-([\w-]+):`).FindStringSubmatch(text); m != nil {
		fault = source.Say("option %q cannot be %s", dashes(m[2]), m[1])
	}
	return usageError{source.Say("%s\n  see %s --help", fault, c.Command.HelpName)}
}

func dashes(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func unknownCommand(app *cli.App, name string) error {
	var known []string
	for _, c := range app.Commands {
		known = append(known, c.Name)
	}
	return usageError{source.Say("unknown command %q\n  %s", name, source.Meant(name, known))}
}

// completionFlag is what completion scripts add to the command line.
const completionFlag = "--generate-bash-completion"

// cleanError returns the text of an error without characters that would
// control a terminal.
func cleanError(err error) string {
	count := ""
	var problems source.Problems
	if errors.As(err, &problems) {
		if problems.Err() != nil { // warnings are for check
			problems = slices.DeleteFunc(slices.Clone(problems), func(p *source.Problem) bool { return !p.Stops() })
		}
		if len(problems) > 1 {
			said := counted{format: "%d problems"}
			errors.As(err, &said)
			count = fmt.Sprintf(said.format+"\n", len(problems))
		}
		err = placed(problems)
	}
	return count + strings.TrimRight(table.Clean(err.Error()), " \n") // a hint may be empty
}

// placed returns problems that name the folder one is in by its path: a mere
// point tells nobody where he is.
func placed(problems source.Problems) source.Problems {
	out := slices.Clone(problems)
	for i, p := range out {
		if full, err := filepath.Abs("."); err == nil && p.File == "." {
			there := *p
			there.File = full
			out[i] = &there
		}
	}
	return out
}
