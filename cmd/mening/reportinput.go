package main

import (
	"cmp"
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/coding/report"
	"mening/corpus"
	"mening/corpus/source"
)

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
		Decisions: j.Standing(), NotCounted: j.notCounted(s.decided.Standing), Changes: log.Entries, Where: s.where, Conditions: s.conditions}
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
	return source.Say("%d of %d codings were proposed by rules and reviewed by nobody\n  review them (%s), or add --include-proposals: the report then says that it counts words", r.Proposed, r.Codings, s.command("review"))
}
