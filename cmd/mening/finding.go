package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/source"
)

// findingFlags are the options of every command that asks what was coded.
func findingFlags(own ...cli.Flag) []cli.Flag {
	return append(append(append(studyFlags(), whereFlag(), whoseFlag()), own...), outputFlags()...)
}

// narrowFlags are those of commands that are not about a code that they name.
func narrowFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "category", Usage: "only units in this `CATEGORY` or below it"},
		&cli.StringFlag{Name: "code", Usage: "only units with this `CODE`"}}
}

// aboutCode opens a study for a command whose arguments name codes, categories or
// themes, and lets it print. The codes are those of any of the arguments.
func (e *env) aboutCode(c *cli.Context, print func(s *coded, name string, codes []*coding.Code) error) error {
	if !c.Args().Present() {
		return usageError{source.Say("of which code?\n  write mening %s CODE; categories and themes may stand there, too", c.Command.Name)}
	}
	s, err := e.openCoded(c, false)
	if err != nil {
		return err
	}
	codes := []*coding.Code{} // none of an empty category, not all
	var names []string
	for _, arg := range c.Args().Slice() {
		name, found, err := s.codesNamed(arg)
		if err != nil {
			return usageError{err}
		}
		names = append(names, name)
		for _, code := range found {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	s.observeAll(e)
	if err := print(s, strings.Join(names, ", "), codes); err != nil {
		return err
	}
	return s.finish(e)
}

// codesNamed returns the codes that a word stands for: the id or the name of a
// code, of a category or of a theme.
func (s *coded) codesNamed(word string) (name string, codes []*coding.Code, err error) {
	known := source.Known{Listed: "mening tally --rows code"}
	for _, kind := range []string{"code", "category", "theme"} {
		for _, value := range coding.CodingValues(s.book, nil, kind) {
			known.Names, known.Labels = append(known.Names, value.ID), append(known.Labels, value.Label)
			if !corpus.Equal(value.ID, word) && !corpus.Equal(value.Label, word) {
				continue
			}
			codes, _ = s.book.Refer(kind, value.ID)
			if value.ID == coding.Uncategorised {
				value.Label = s.voice.say(value.ID)
			}
			return cmp.Or(value.Label, value.ID), codes, nil
		}
		if codes, ok := s.book.Refer(kind, word); ok && len(codes) > 0 { // renamed or merged since
			return word, codes, nil
		}
	}
	return "", nil, source.Say("the codebook has no code, category or theme %q\n  %s", word, known.Meant(word))
}

// chosenOf returns the observations of these codes for which the conditions hold;
// of all codes where none are given.
func (s *coded) chosenOf(codes []*coding.Code) []*coding.Observation {
	wanted := map[*coding.Code]bool{}
	for _, code := range codes {
		wanted[code] = true
	}
	var out []*coding.Observation
	for i := range s.observations {
		if o := &s.observations[i]; (codes == nil || wanted[o.Code]) && s.where.Observation(s.book, o) {
			out = append(out, o)
		}
	}
	return out
}

// basis says who was selected, and on whose judgement what is shown rests.
func (s *coded) basis(observations []*coding.Observation) []string {
	var out []string
	if len(s.conditions) > 0 {
		out = append(out, s.voice.say("selected: %s", strings.Join(s.conditions, "; ")))
	}
	return append(out, s.voice.judged(s.decided, observations)...)
}

// judged says on whose judgement what is shown rests.
func (v *voice) judged(d coding.Decided, observations []*coding.Observation) []string {
	proposed, disputed, redefined := 0, 0, 0
	for _, o := range observations {
		if o.Redefined {
			redefined++
		}
		switch o.Status {
		case coding.Proposed:
			proposed++
		case coding.Disputed:
			disputed++
		}
	}
	var out []string
	switch {
	case proposed > 0 && !d.Reviewed():
		out = append(out, v.say(tally.NoteRuleBased))
	case proposed > 0:
		out = append(out, v.say("codings decided by people: %d, only proposed by rules: %d", len(observations)-proposed, proposed))
	case len(observations) > 0:
		out = append(out, v.say("codings decided by people: %d", len(observations)))
	}
	if disputed > 0 {
		out = append(out, v.say(tally.NoteDisputed, disputed))
	}
	if redefined > 0 {
		out = append(out, v.say(tally.NoteRedefined, redefined))
	}
	return out
}

// notesBlock is what stands below lists and quotations.
func notesBlock(notes []string) document.Block {
	return document.Paragraph(document.Text(strings.Join(notes, "\n")))
}

// headingName returns the name of a category or code.
func (v *voice) headingName(h *coding.Heading) string {
	if h.ID == coding.Uncategorised {
		return v.say(h.ID)
	}
	return h.Name
}

// party returns the stakeholder as it stands in brackets behind a quotation, where
// one is known.
func (s *coded) party(id string) string {
	if id == corpus.Unknown {
		return ""
	}
	for _, known := range s.corpus.Stakeholders {
		if known.ID == id {
			return s.voice.inBrackets("stakeholder", id, cmp.Or(known.Name, id))
		}
	}
	return id
}

// cited returns the source of a unit for people: who said it in brackets, where
// that is known, and what else tells where it stands.
func (s *coded) cited(o *coding.Observation, more ...string) string {
	return sourced(s.attributed(o), more...)
}

// sourced puts what is known of a speaker in brackets before what else tells where
// a unit stands.
func sourced(about []string, more ...string) string {
	var out []string
	if len(about) > 0 {
		out = append(out, "("+strings.Join(about, ", ")+")")
	}
	for _, part := range more {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " · ")
}

// sign returns the value that marks a unit in a list, of the set that holds + and
// -, with a real minus; a point where it has none.
func (s *coded) sign(o *coding.Observation) string {
	set := s.signs()
	if set == nil {
		return "•"
	}
	switch value := o.Values[set.Name]; value {
	case "":
		return "•"
	case "-":
		return "−"
	default:
		return value
	}
}

// signed begins an item or a quotation with the sign of a unit: in bold, but in
// Markdown, which has no simple way to write that.
func (s *coded) signed(o *coding.Observation) []document.Run {
	return []document.Run{{Text: s.sign(o), Bold: s.out.format != "md"}, {Text: " "}}
}

// condensedRuns add the condensed unit below its quotation, where there is one.
func condensedRuns(o *coding.Observation) []document.Run {
	if o.Condensed == "" {
		return nil
	}
	return []document.Run{{Text: "\n→ "}, {Text: flat(o.Condensed), Italic: true}}
}

// signs returns the value set that holds + and -, nil where there is none.
func (s *coded) signs() *coding.ValueSet {
	for i := range s.book.Values {
		if set := &s.book.Values[i]; slices.Contains(set.Values, "+") && slices.Contains(set.Values, "-") {
			return set
		}
	}
	return nil
}

// notNegative makes sure that these options are numbers from 0.
func notNegative(c *cli.Context, names ...string) error {
	for _, name := range names {
		if c.Int(name) < 0 {
			return usageError{source.Say("%s cannot be negative", dashes(name))}
		}
	}
	return nil
}
