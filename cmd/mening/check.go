package main

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/journal"
	findings "mening/coding/report"
	"mening/corpus/report"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

func checkCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "list what is wrong or doubtful in transcripts, people and codebook",
		Description: `Lists transcripts that cannot be read, speakers and stakeholders that are not
resolved, labels, columns and kinds that look like slips of the pen, empty
turns, text that lost its å, ä and ö, very long sentences, transcripts with the
same talk, addresses, phone and identity numbers that were left in, dates that
cannot be read, cells of registers that cannot be what their column holds,
decisions of coders that cannot be read or placed, faults of the codebook,
examples that its rules miss, and rules that never match. The exit status is 1 when there are
errors.

EXAMPLES
   mening check -s DIR
   mening check -s DIR --strict --format json`,
		Flags: append(append(studyFlags(),
			&cli.BoolFlag{Name: "strict", DisableDefaultText: true, Usage: "exit with 1 on warnings, too"}), outputFlags()...),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			o, err := newOutput(e, c)
			if err != nil {
				return err
			}
			problems, s, err := e.check(c, o)
			if err != nil {
				return err
			}
			v := e.voice(c, study.Language(c.String("study")))
			if s != nil {
				v = s.voice
			}
			if err := writeProblems(o, problems, s, v); err != nil {
				return err
			}
			for _, p := range problems {
				if p.Stops() || p.Severity == source.Warning && c.Bool("strict") {
					return errFindings
				}
			}
			return nil
		},
	}
}

// check gathers everything that can be said about a study; s is nil where not
// even its tables can be read.
func (e *env) check(c *cli.Context, o *output) (source.Problems, *opened, error) {
	s, err := e.read(c, o)
	if problems, ok := err.(source.Problems); ok {
		return problems, nil, nil
	} else if err != nil {
		return nil, nil, err
	}
	problems := append(s.missing(), s.study.Problems(s.corpus)...)
	problems = append(append(append(problems, s.lackingInGuide()...), s.faultyKept()...), report.Problems(s.corpus.Transcripts)...)
	j, err := s.journal()
	if err == nil {
		problems = append(append(problems, j.Problems...), j.Ahead(time.Now())...)
		problems = append(problems, j.problems(decisionsFolder(s.study))...)
	} else if unreadable, ok := err.(source.Problems); ok {
		problems, j = append(problems, unreadable...), &takenDecisions{Journal: &journal.Journal{}}
	} else {
		return nil, nil, err
	}
	problems = append(problems, s.registerProblems()...)
	if s.study.Config.Codebook == "" {
		return append(problems, source.Found(source.Warning, s.study.Dir, 0, source.Say("the study has no codebook"),
			source.Say("write codebook.yaml (mening init shows one), or code from the text up: mening units --all -o talk.xlsx"))), s, nil
	}
	b, faults, err := s.readCodebook()
	if err != nil {
		return nil, nil, err
	}
	if b != nil {
		problems = append(problems, findings.Misplaced(s.study.Config.Registers, b)...)
		decided, err := s.place(b, j, "")
		if err != nil {
			p := source.AsProblem(filepath.Join(s.study.Dir, "study.yaml"), 0, err)
			p.Said, p.Message = source.Say("%s: %s", "count", p.Said), "count: "+p.Message
			problems = append(problems, p)
		} else {
			problems = append(append(problems, decided.Problems...), decided.Doubts(s.corpus, s.journalOf)...)
		}
		problems = append(problems, s.otherLexicons(b, j.Standing())...)
		observations := s.observe(e, b, coding.Decided{})
		faults = append(append(faults, b.Try()...), neverMatching(b, observations)...)
		faults.Sort()
		if b.Exclusive {
			faults = append(faults, overlaps(s.observe(e, b, decided))...)
		}
	}
	return severe(append(problems, faults...)), s, nil
}

// severe gives every problem its severity by name.
func severe(problems source.Problems) source.Problems {
	for i, p := range problems {
		if p.Severity == "" {
			withSeverity := *p
			withSeverity.Severity = source.Error
			problems[i] = &withSeverity
		}
	}
	return problems
}

// neverMatching lists rules that found nothing.
func neverMatching(b *coding.Codebook, observations []coding.Observation) source.Problems {
	var out source.Problems
	matched := map[*coding.Code]map[int]bool{}
	for _, o := range observations {
		if matched[o.Code] == nil {
			matched[o.Code] = map[int]bool{}
		}
		for _, rule := range o.Rules {
			matched[o.Code][rule] = true
		}
	}
	for _, c := range b.Codes {
		for i, rule := range c.Rules {
			if !matched[c][i] {
				p := source.Found(source.Warning, b.File, rule.Line, source.Say("code %q: the rule never matches: %s", c.ID, shorten(rule.Expr.String(), 60)),
					source.Say("look with mening search how people say it, or take the rule out"))
				p.Column = rule.Column
				out = append(out, p)
			}
		}
	}
	return out
}

// shorten cuts a text to so many code points.
func shorten(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// overlaps lists units that lie in two top categories.
func overlaps(observations []coding.Observation) source.Problems {
	var out source.Problems
	for i := range observations {
		a := &observations[i]
		for j := i + 1; j < len(observations) && observations[j].Turn == a.Turn; j++ {
			b := &observations[j]
			first, second := a.Code.Path()[0], b.Code.Path()[0]
			if first != second && a.Span.Overlaps(b.Span) {
				out = append(out, source.Found(source.Warning, a.Transcript.File, a.Turn.Line,
					source.Say("a unit lies in two categories, %q and %q", first.ID, second.ID),
					source.Say("the codebook says that categories exclude each other: narrow the rules of one")))
			}
		}
	}
	return out
}

// problemRecord is a problem in JSON.
type problemRecord struct {
	File     string          `json:"file"`
	Line     int             `json:"line"`
	Column   int             `json:"column"`
	Severity source.Severity `json:"severity"`
	Message  string          `json:"message"`
	Hint     string          `json:"hint,omitempty"`
}

func problemRecords(problems source.Problems) []problemRecord {
	out := []problemRecord{}
	for _, p := range problems {
		out = append(out, problemRecord{p.File, p.Line, p.Column, p.Severity, p.Message, p.Hint})
	}
	return out
}

// writeProblems prints problems; s is nil where the study cannot be read.
func writeProblems(o *output, problems source.Problems, s *opened, v *voice) error {
	problems = placed(severe(problems))
	switch o.format {
	case "json":
		return o.json(problemRecords(problems))
	case "text":
		return o.write(func(w io.Writer) error { return printProblems(w, problems, s, v) })
	}
	t := &table.Table{Columns: []table.Column{{Key: "file", Title: v.say("file")}, {Key: "line", Title: v.say("line"), Number: true}, {Key: "column", Title: v.say("column"), Number: true},
		{Key: "severity", Title: v.say("severity")}, {Key: "message", Title: v.say("message"), Wrap: true}, {Key: "hint", Title: v.say("hint"), Wrap: true}}}
	for _, p := range problems {
		severity := o.value(v, string(p.Severity))
		if o.forPeople() {
			p = v.problem(p)
		}
		t.Rows = append(t.Rows, []any{p.File, orAbsent(p.Line), orAbsent(p.Column), severity, p.Message, p.Hint})
	}
	if s != nil && o.onPages() {
		t.Notes = []string{s.summary(problems)}
	}
	return o.table(t, v)
}

// orAbsent leaves a cell empty where a fault has no line or column.
func orAbsent(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func printProblems(w io.Writer, problems source.Problems, s *opened, v *voice) error {
	for _, p := range problems {
		marked := *v.problem(p)
		marked.Message = v.say(string(p.Severity)) + ": " + marked.Message
		if _, err := fmt.Fprintln(w, cleanError(&marked)); err != nil {
			return err
		}
	}
	if s == nil {
		return nil
	}
	_, err := fmt.Fprintln(w, s.summary(problems))
	return err
}

// summary counts what was read and what is wrong with it.
func (s *opened) summary(problems source.Problems) string {
	errors, warnings, turns := 0, 0, 0
	for _, p := range problems {
		switch {
		case p.Stops():
			errors++
		case p.Severity == source.Warning:
			warnings++
		}
	}
	for _, t := range s.corpus.Transcripts {
		turns += len(t.Turns)
	}
	return s.voice.say("transcripts: %d, turns: %d, errors: %d, warnings: %d", len(s.corpus.Transcripts), turns, errors, warnings)
}
