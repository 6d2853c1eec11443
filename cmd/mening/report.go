package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding/report"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/table"
)

func reportCommand(e *env) *cli.Command {
	return &cli.Command{
		Name: "report", Usage: "write the report of the whole study, or fill in a chapter", ArgsUsage: "[CHAPTER.md]",
		Description: `Writes one document: who took part, how it was analysed, every category with its
numbers, tables and quotations, ordered by the values of a dimension such as
re-aim, registers beside interviews, and in appendices the codebook, the audit
trail, COREQ and SRQR as far as the study can answer them, and the hashes of all
sources. The same study gives the same bytes.

Codings that nobody has reviewed stop it, unless --include-proposals is given; it
then says what they are. The running text is a template: see --print-template.

With CHAPTER.md it fills in a chapter of one's own instead: {{of "CODE" "GROUP"}},
{{quote "UNIT"}}, {{table "tally"}} and more, see docs/manuscript.md.

EXAMPLES
   mening report -s DIR -o report.docx
   mening report -s DIR -o report.html --quotations 5
   mening report -s DIR --where wave=follow-up -o follow-up.md
   mening report -s DIR --suppress 3 -o report.docx
   mening report -s DIR --coders eva,lisbeth -o report.docx
   mening report --print-template > ours.md
   mening report -s DIR --template ours.md -o report.docx
   mening report -s DIR chapter.md -o filled.docx`,
		Flags: append(studyFlags(),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`; its ending tells the format: .html, .docx or .md"},
			forceFlag(),
			&cli.StringFlag{Name: "format", Usage: "`FORMAT` where there is no -o: html or md (default: md)"},
			&cli.StringFlag{Name: "dimension", Usage: "order the findings by the values of the dimension `ID`, or none (default: re-aim where the codebook has it)"},
			&cli.IntFlag{Name: "quotations", Usage: "quote `N` units of each category", Value: 3},
			&cli.StringFlag{Name: "coders", DefaultText: "all", Usage: "tell how far these `CODERS` agree, with commas"},
			&cli.IntFlag{Name: "suppress", DefaultText: "hide nothing", Usage: "hide numbers of fewer than `N` people (3 or more), and what would tell them"},
			&cli.BoolFlag{Name: "include-proposals", DisableDefaultText: true, Usage: "count what nobody has reviewed, too"},
			&cli.StringFlag{Name: "template", Usage: "take the running text from `FILE`"},
			&cli.BoolFlag{Name: "print-template", DisableDefaultText: true, Usage: "print the program's own template and stop"},
			chapterFlag(), whereFlag(), whoseFlag()),
		Action: func(c *cli.Context) error {
			switch {
			case c.Args().Present():
				return e.chapter(c)
			case c.Bool("print-template"):
				return e.printTemplate(c)
			}
			return e.report(c)
		},
	}
}

// printTemplate prints the template in the language that is asked for, that of
// the study where there is one.
func (e *env) printTemplate(c *cli.Context) error {
	if err := checkLanguage(c); err != nil {
		return err
	}
	language := ""
	if s, err := load(c); err == nil && (c.IsSet("study") || isFile(filepath.Join(s.Dir, "study.yaml"))) {
		language = s.Config.Language
	}
	_, err := io.WriteString(e.stdout, report.Standard(e.voice(c, language).language()))
	return err
}

// report writes the report of the whole study.
func (e *env) report(c *cli.Context) error {
	out, err := reportOutput(e, c)
	if err != nil {
		return err
	}
	s := &coded{out: out}
	if s.opened, err = e.open(c, out); err != nil {
		return err
	}
	name, text := c.String("template"), ""
	if name == "" {
		name, text = "report."+s.voice.language()+".md", report.Standard(s.voice.language())
	} else if text, err = readTemplate(out, name); err != nil {
		return err
	}
	t, err := report.Parse(name, text)
	if err != nil {
		return err
	}
	in, err := s.reportInput(e, c)
	if err != nil {
		return err
	}
	options, err := s.reportOptions(c)
	if err != nil {
		return err
	}
	if c.IsSet("template") {
		if in.Sources, err = s.hashed(e, append(s.sources(), c.String("template"))); err != nil {
			return err
		}
	}
	r, err := report.New(in, options)
	if err != nil {
		return err
	}
	if err := s.reviewed(r, c); err != nil {
		return err
	}
	d, err := t.Document(r)
	if err != nil {
		return err
	}
	s.warnOfFew(r.SmallGroups)
	if err := out.write(func(w io.Writer) error {
		return out.signed(w, func(w io.Writer) error { return d.Write(w, out.format) })
	}); err != nil {
		return err
	}
	return errors.Join(s.tellRegisters(e, in.Registers), s.finish(e))
}

// warnOfFew tells the sources of quotations behind whom few people stand.
func (s *coded) warnOfFew(few []report.SmallGroup) {
	if len(few) == 0 {
		return
	}
	text := s.voice.say("quoted are groups of under three people, who may be recognised:")
	for _, g := range few {
		text += fmt.Sprintf("\n  %s: %d", g.Source, g.People)
	}
	text += "\n  " + s.voice.say("ask them, or name the source more broadly with quotation in study.yaml")
	fmt.Fprintln(s.out.env.stderr, "mening:", table.Clean(text))
}

// reportOutput reads where the report goes.
func reportOutput(e *env, c *cli.Context) (*output, error) {
	o := &output{env: e, format: "md", file: c.String("output"), force: c.Bool("force"), report: true}
	known := []string{}
	for _, f := range document.Formats() {
		known = append(known, string(f))
	}
	if o.file != "" {
		f, ok := formatOf(o.file)
		if !ok || !slices.Contains(known, string(f)) {
			return nil, usageError{source.Say("a report cannot be written to %q\n  use .html, .docx or .md", o.file)}
		}
		o.format = f
	}
	if c.IsSet("format") {
		asked := table.Format(c.String("format"))
		switch {
		case !slices.Contains(known, string(asked)):
			return nil, usageError{source.Say("unknown format %q of a report\n  %s", asked, source.Meant(string(asked), known))}
		case o.file != "" && asked != o.format:
			return nil, usageError{source.Say("%s would hold %s\n  choose another ending, or leave --format out", o.file, asked)}
		case asked == "docx" && o.file == "":
			return nil, usageError{source.Say("docx is for a file, not for the terminal\n  add -o FILE.docx")}
		}
		o.format = asked
	}
	if n := c.Int("suppress"); c.IsSet("suppress") && n < 3 {
		return nil, usageError{source.Say("%s cannot be %d\n  say 3 or more: what is above 0 and under 2 can only be 1", "--suppress", n)}
	}
	if c.Int("quotations") < 0 {
		return nil, usageError{source.Say("%s cannot be %d\n  give a number from 0", "--quotations", c.Int("quotations"))}
	}
	return o, nil
}

// readTemplate reads a template of the user's.
func readTemplate(o *output, name string) (string, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return "", source.Say("cannot read the template %s\n  mening report --print-template > %s begins one", name, name)
	}
	return string(text), o.protect(name)
}
