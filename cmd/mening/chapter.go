package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/chapter"
	"mening/coding/manuscript"
	"mening/coding/report"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/table"
)

// chapterFunctions are the functions that prose may call.
func chapterFunctions() []string {
	return []string{"n", "participants", "interviews", "of", "percent", "words", "quote", "blockquote", "table"}
}

// chapterFlag belongs to the prose alone.
func chapterFlag() cli.Flag {
	return &cli.BoolFlag{Name: "number-words", DisableDefaultText: true, Usage: "in CHAPTER.md, write numbers up to twelve in words"}
}

// chapter fills numbers, tables and quotations into the researcher's own prose.
func (e *env) chapter(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError{source.Say("report fills one chapter, but was given %d\n  fill one after the other", c.NArg())}
	}
	for _, name := range []string{"dimension", "quotations", "coders", "suppress", "template", "print-template"} {
		if c.IsSet(name) {
			return usageError{source.Say("--%s is for the report of the whole study\n  leave it out, or the chapter", name)}
		}
	}
	file := c.Args().First()
	data, err := os.ReadFile(file)
	if err != nil {
		hint := "name a file that can be read"
		if errors.Is(err, fs.ErrNotExist) {
			hint = "correct its name"
		}
		return source.Say("cannot read the chapter %s: %s\n  %s", file, source.Reason(err), source.Say(hint))
	}
	if ending := strings.ToLower(filepath.Ext(file)); ending != ".md" && ending != ".txt" || !utf8.Valid(data) {
		return usageError{source.Say("%s is no chapter that can be filled\n  write it as Markdown, in a file with the ending .md and in UTF-8", file)}
	}
	pieces, err := chapter.Parse(file, string(data), chapterFunctions())
	if err != nil {
		return err
	}
	out, err := reportOutput(e, c)
	if err != nil {
		return err
	}
	if err := out.protect(file); err != nil {
		return err
	}
	f, err := e.filler(c, out, file)
	if err != nil {
		return err
	}
	if err := f.fill(pieces); err != nil {
		return err
	}
	if err := f.write(); err != nil {
		return err
	}
	f.remark()
	return f.finish(e)
}

// filler fills one chapter.
type filler struct {
	*coded
	env       *env
	context   *cli.Context
	file      string
	figures   *manuscript.Study
	finder    *finder
	pieces    []filledIn
	proposals bool // they count, too
	inWords   bool
	problems  source.Problems
	label     func(field, id string) string // how values are shown
	quoted    map[string]bool               // the sources that stand behind quotations
}

// filledIn is a piece of the chapter as it will stand there.
type filledIn struct {
	prose string
	text  string           // what is filled in
	block []document.Block // in its place, where it is no text
}

// filler opens the study for a chapter.
func (e *env) filler(c *cli.Context, out *output, file string) (*filler, error) {
	s := &coded{out: out}
	var err error
	if s.opened, err = e.open(c, out); err != nil {
		return nil, err
	}
	s.kept = &kept{observations: map[coding.Whose][]coding.Observation{}}
	if s.book, err = s.codebook(); err != nil {
		return nil, err
	}
	if s.decided, err = s.opened.decided(s.book, c.String("coder")); err != nil {
		return nil, err
	}
	s.conditions = conditions(c)
	if p := s.study.UnknownPlaceholder(s.corpus); p != nil {
		return nil, p
	}
	s.observeAll(e)
	f := &filler{coded: s, env: e, context: c, file: file, proposals: c.Bool("include-proposals"), inWords: c.Bool("number-words"), quoted: map[string]bool{}}
	f.figures = &manuscript.Study{Corpus: s.corpus, Book: s.book, Observations: s.observations, Decided: s.decided}
	if _, err := f.figures.Figure("", s.conditions); err != nil {
		return nil, usageError{err}
	}
	return f, nil
}

// fill fills all pieces; faults are told together.
func (f *filler) fill(pieces []chapter.Piece) error {
	before := ""
	for _, p := range pieces {
		if p.Call == nil {
			f.pieces = append(f.pieces, filledIn{prose: p.Text})
			before = p.Text
			continue
		}
		x, err := f.call(p.Call, before)
		before = "x"
		if err != nil {
			f.problem(p.Call, err)
			continue
		}
		f.pieces = append(f.pieces, x)
	}
	if err := f.problems.Err(); err != nil {
		return f.problems
	}
	return nil
}

// problem tells a fault at its line of the chapter.
func (f *filler) problem(c *chapter.Call, err error) {
	v := *f.voice // of calls too, as a function may call a command
	v.texts = append(slices.Clip(v.texts), swedishCalls()...)
	message, hint, _ := strings.Cut(v.fault(err).Error(), "\n")
	f.problems = append(f.problems, &source.Problem{File: f.file, Line: c.Line, Severity: source.Error,
		Message: c.Name + ": " + message, Hint: strings.TrimSpace(hint)})
}

// call fills in one function.
func (f *filler) call(c *chapter.Call, before string) (filledIn, error) {
	switch c.Name {
	case "quote", "blockquote":
		return f.quotation(c)
	case "table":
		return f.table(c.Args)
	}
	text, err := f.number(c, before)
	return filledIn{text: text}, err
}

// write writes the chapter: as Markdown with the prose byte for byte as it was, or
// as a document.
func (f *filler) write() error {
	if f.out.format == "md" {
		return f.out.write(func(w io.Writer) error {
			text, err := f.markdown()
			if err != nil {
				return err
			}
			return f.out.signed(w, func(w io.Writer) error {
				_, err := io.WriteString(w, text)
				return err
			})
		})
	}
	var filling document.Filling
	var b strings.Builder
	for i, p := range f.pieces {
		switch {
		case p.block != nil:
			b.WriteString(filling.Mark(p.block))
		case p.text != "":
			b.WriteString(filling.Mark(p.text))
		case i == 0:
			b.WriteString(withoutFrontMatter(p.prose))
		default:
			b.WriteString(p.prose)
		}
	}
	blocks := filling.Read(b.String())
	title := strings.TrimSuffix(filepath.Base(f.file), filepath.Ext(f.file))
	for _, block := range blocks {
		if h, ok := block.(document.Heading); ok {
			title = h.Text
			break
		}
	}
	return f.out.document(f.voice, title, blocks)
}

// markdown returns the chapter as Markdown. Blocks get blank lines around them.
func (f *filler) markdown() (string, error) {
	var b strings.Builder
	apart := false // a block stands last
	for _, p := range f.pieces {
		text := p.prose + table.Markdown(p.text)
		if p.block != nil {
			var one strings.Builder
			d := document.Document{Language: f.voice.language(), Blocks: p.block}
			if err := d.Write(&one, "md"); err != nil {
				return "", err
			}
			for b.Len() > 0 && !strings.HasSuffix(b.String(), "\n\n") {
				b.WriteByte('\n')
			}
			b.WriteString(strings.TrimRight(one.String(), "\n"))
			apart = true
			continue
		}
		if apart && text != "" {
			for i := 0; i < 2 && !strings.HasPrefix(text[min(i, len(text)):], "\n"); i++ {
				b.WriteString("\n")
			}
			apart = false
		}
		b.WriteString(text)
	}
	if apart {
		b.WriteString("\n")
	}
	return b.String(), nil
}

// withoutFrontMatter takes the block between --- at the top away, which belongs to
// other programs.
func withoutFrontMatter(text string) string {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		if _, after, ok := strings.Cut(rest, "\n---\n"); ok {
			return after
		}
	}
	return text
}

// remark tells what the numbers are, where that is easily overlooked.
func (f *filler) remark() {
	f.warnOfFew(report.SmallGroups(f.corpus, f.quoted, f.source))
	if !f.decided.Reviewed() {
		fmt.Fprintln(f.env.stderr, "mening:", f.voice.say("rule-based coding, not reviewed"))
	}
}
