package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/manuscript"
	"mening/coding/register"
	"mening/corpus/format"
	"mening/corpus/language"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

func verifyCommand(e *env) *cli.Command {
	return &cli.Command{
		Name: "verify", Usage: "compare a finished manuscript with the study: its quotations and its numbers", ArgsUsage: "MANUSCRIPT",
		Description: `Reads MANUSCRIPT (docx, odt, rtf, md, txt, html or pdf) and finds every quotation
in the transcripts: exact, abridged as it declares by […] and [insertions],
cleaned of hesitations, with words that differ, or not found. It tells who says
it, and where it is attributed to somebody else, is an interviewer's, was left
out or crossed out, or stands twice.

Beside every n, n of N and percentage it shows what the study gives for the
category and group that the sentence names: agrees, contradicts, or cannot tell.
Percentages and sums are calculated, too. Findings make the exit status 1.

EXAMPLES
   mening verify -s DIR chapter.docx
   mening verify -s DIR chapter.docx --findings
   mening verify -s DIR chapter.md --least 3
   mening verify -s DIR chapter.docx -o verified.xlsx`,
		Flags: append(append(studyFlags(), whoseFlag(),
			&cli.IntFlag{Name: "least", Usage: "look for quotations of at least `N` words; shorter ones are counted", Value: 4},
			&cli.BoolFlag{Name: "findings", DisableDefaultText: true, Usage: "show only what is wrong"}), outputFlags()...),
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usageError{source.Say("verify takes one manuscript, but was given %d\n  write mening verify -s DIR MANUSCRIPT.docx", c.NArg())}
			}
			if c.Int("least") < 1 {
				return usageError{source.Say("%s cannot be %d\n  write how many words a quotation has at least", "--least", c.Int("least"))}
			}
			s, err := e.openCoded(c, true)
			if err != nil {
				return err
			}
			v := &verified{coded: s, file: c.Args().First(), onlyFindings: c.Bool("findings")}
			if err := s.out.protect(v.file); err != nil {
				return err
			}
			if err := v.verify(e, c.Int("least")); err != nil {
				return err
			}
			if err := v.print(); err != nil {
				return err
			}
			for _, limit := range v.limits() {
				fmt.Fprintln(e.stderr, "mening:", v.voice.say("%s; verify the file that it was made of instead", limit))
			}
			if err := s.finish(e); err != nil {
				return err
			}
			if v.faults() > 0 {
				return errFindings
			}
			return nil
		},
	}
}

// verified is a manuscript beside the study.
type verified struct {
	*coded
	file         string
	onlyFindings bool
	least        int
	short        int // quotations that are not looked for
	found        []manuscript.Found
	verdicts     []manuscript.Verdict
	paragraphs   []format.Paragraph
}

// verify reads the manuscript and compares it.
func (v *verified) verify(e *env, least int) error {
	data, err := os.ReadFile(v.file)
	if err != nil {
		hint := "name a file that can be read"
		if errors.Is(err, fs.ErrNotExist) {
			hint = "correct its name"
		}
		return source.Say("cannot read the manuscript %s: %s\n  %s", v.file, source.Reason(err), source.Say(hint))
	}
	ps, err := format.ReadProse(v.file, data)
	if err != nil {
		return err
	}
	a, err := language.New(v.corpus.Language, false)
	if err != nil {
		return err
	}
	v.paragraphs = ps
	v.observeAll(e)
	study, err := v.manuscriptStudy()
	if err != nil {
		return err
	}
	var long, short []manuscript.Quotation
	for _, q := range manuscript.Quotations(ps) {
		switch {
		case manuscript.Words(&q, a) >= least:
			long = append(long, q)
		case !q.Perhaps:
			short = append(short, q)
		}
	}
	v.least, v.short = least, len(short)
	withdrawn, err := v.withdrawn()
	if err != nil {
		return err
	}
	rejected, err := v.rejected()
	if err != nil {
		return err
	}
	if v.found, err = study.Quoted(long, withdrawn, rejected); err != nil {
		return err
	}
	quotations := short
	for i := range v.found {
		quotations = append(quotations, v.found[i].Quotation)
	}
	v.verdicts, err = study.Judge(ps, quotations, manuscript.Claims(ps, quotations, a))
	return err
}

// manuscriptStudy returns the study as manuscripts are compared with it.
func (s *coded) manuscriptStudy() (*manuscript.Study, error) {
	out := &manuscript.Study{Corpus: s.corpus, Book: s.book, Observations: s.observations, Decided: s.decided}
	for i := range s.study.Config.Registers {
		r, err := readRegister(&s.study.Config.Registers[i])
		if err != nil {
			return nil, err
		}
		out.Registers = append(out.Registers, manuscript.Register{Register: r, Target: s.study.Config.Registers[i].Target})
	}
	return out, nil
}

// readRegister reads a register that study.yaml names.
func readRegister(declared *study.Register) (*register.Register, error) {
	data, err := os.ReadFile(declared.File)
	if err != nil {
		return nil, source.Say("cannot read the register %s: %s\n  correct register in study.yaml", declared.File, source.Reason(err))
	}
	sheet, err := table.Read(declared.File, data)
	if err != nil {
		return nil, err
	}
	return register.Read(sheet, declared, register.Options{})
}

// rejected returns the places from which people took codes.
func (s *coded) rejected() ([]manuscript.Rejected, error) {
	j, err := s.opened.journal()
	if err != nil {
		return nil, err
	}
	var out []manuscript.Rejected
	placer := coding.NewPlacer(s.corpus)
	for _, d := range j.Standing() {
		if d.Unit == nil || d.Act != coding.Reject && d.Act != coding.Irrelevant {
			continue
		}
		if place, ok := placer.Place(d.Unit); ok {
			out = append(out, manuscript.Rejected{Unit: coding.UnitOf(place.Parts), Transcript: place.Transcript, Coder: d.Coder})
		}
	}
	return out, nil
}

// faults counts what is wrong.
func (v *verified) faults() int {
	n := 0
	for i := range v.found {
		if v.found[i].Fault() {
			n++
		}
	}
	for i := range v.verdicts {
		if v.verdicts[i].Fault() {
			n++
		}
	}
	return n
}
