package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/coding/report"
	"mening/corpus"
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

// reportInput reads and computes what the report is made of.
func (s *coded) reportInput(e *env, c *cli.Context) (in report.Input, err error) {
	if s.book, err = s.codebook(); err != nil {
		return in, err
	}
	j, err := s.opened.journal()
	if err != nil {
		return in, err
	}
	if s.decided, err = s.place(s.book, j, c.String("coder")); err != nil {
		return in, err
	}
	s.conditions = conditions(c)
	if s.where, err = coding.ParseSelection(s.conditions, s.corpus, s.book, s.decided.Coders); err != nil {
		return in, usageError{err}
	}
	if p := s.study.UnknownPlaceholder(s.corpus); p != nil {
		return in, p
	}
	log, err := codebook.ReadLog(s.codebookLog())
	if err != nil {
		return in, err
	}
	s.observeAll(e)
	in = report.Input{Study: s.study, Corpus: s.corpus, Book: s.book, Matcher: coding.Compile(s.book), Decided: s.decided, Observations: s.observations,
		Decisions: j.Standing(), Changes: log.Entries, Where: s.where, Conditions: s.conditions}
	for i := range s.study.Config.Registers {
		declared := &s.study.Config.Registers[i]
		r, err := readRegister(declared)
		if err != nil {
			return in, err
		}
		for j := range declared.Measures {
			if _, err := r.Measure(declared, &declared.Measures[j]); err != nil {
				return in, err
			}
		}
		in.Registers = append(in.Registers, r)
	}
	if err := report.Misplaced(s.study.Config.Registers, s.book).Err(); err != nil {
		return in, err
	}
	in.Sources, err = s.hashed(e, s.sources())
	return in, err
}

// labels returns how the values of fields are shown.
func (s *coded) labels() func(field, id string) string {
	labels := map[string]map[string]string{}
	return func(field, id string) string {
		if labels[field] == nil {
			labels[field] = map[string]string{}
			for _, value := range s.corpus.Values(field) {
				if _, known := labels[field][value.ID]; !known { // aliases follow the name
					labels[field][value.ID] = s.voice.inBrackets(field, value.ID, cmp.Or(value.Label, value.ID))
				}
			}
		}
		label, ok := labels[field][id]
		if !ok {
			label = s.voice.inBrackets(field, id, id)
		}
		return s.voice.ofInterview(field, label)
	}
}

// ofInterview completes a kind of interview that is half a name in English: among
// other kinds it is individual, in a sentence an individual interview.
func (v *voice) ofInterview(field, label string) string {
	if field == "kind" && !v.swedish && (label == "individual" || label == "pair") {
		return label + " interview"
	}
	return label
}

// reportOptions reads how to report.
func (s *coded) reportOptions(c *cli.Context) (report.Options, error) {
	v := s.voice
	o := report.Options{Dimension: c.String("dimension"), Quotations: c.Int("quotations"), Suppress: c.Int("suppress"),
		Voice: report.Voice{Language: v.language(), Say: v.say, Note: v.note, Term: v.term, Label: s.labels()}}
	if c.IsSet("coders") {
		var err error
		if o.Coders, err = coderNames(c); err != nil {
			return o, err
		}
		if err := (&several{coded: s}).name(o.Coders); err != nil {
			return o, err
		}
	}
	switch s.out.format {
	case "html":
		o.Pictures = report.SVG
	case "docx":
		o.Pictures = report.PNG
	}
	var known []string
	for _, d := range s.book.Dimensions {
		known = append(known, d.ID)
	}
	switch at := slices.IndexFunc(known, func(id string) bool { return corpus.Equal(id, o.Dimension) }); {
	case !c.IsSet("dimension"):
		if o.Dimension = ""; slices.Contains(known, "re-aim") {
			o.Dimension = "re-aim"
		}
	case o.Dimension == "none":
		o.Dimension = ""
	case at >= 0:
		o.Dimension = known[at]
	default:
		return o, usageError{source.Say("the codebook has no dimension %q\n  %s", o.Dimension, source.Meant(o.Dimension, append(known, "none")))}
	}
	return o, nil
}

// reviewed stops a report whose codings nobody has reviewed, unless they were
// asked for.
func (s *coded) reviewed(r *report.Report, c *cli.Context) error {
	if r.Proposed == 0 || c.Bool("include-proposals") {
		return nil
	}
	return fmt.Errorf("%s", s.voice.say("%d of %d codings were proposed by rules and reviewed by nobody\n  review them (%s), or add --include-proposals: the report then says that it counts words", r.Proposed, r.Codings, s.command("review")))
}
