package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
)

// journalOf names the file of a coder's decisions.
func (s *opened) journalOf(coder string) string {
	return filepath.Join(decisionsFolder(s.study), coder+".jsonl")
}

// whoseFlag says whose decisions count.
func whoseFlag() cli.Flag {
	return &cli.StringFlag{Name: "coder", Usage: "count the decisions of `CODER`: a name, auto (the rules), consensus, any or all (default: count in study.yaml)"}
}

// decided reads what people have decided and places it in the texts. whose says
// whose decisions count; it is empty for what study.yaml says.
func (s *opened) decided(b *coding.Codebook, whose string) (coding.Decided, error) {
	j, err := s.journal()
	if err != nil {
		return coding.Decided{}, err
	}
	d, err := s.place(b, j, whose)
	if s.prints != nil {
		s.prints.notes = j.notCounted(d.Standing)
	}
	return d, err
}

// counted says whose decisions count. Where they are those of a rule, the names
// of its coders stand with it: nobody is called consensus before there is one.
func (s *coded) counted() string {
	v, who := s.voice, s.decided.Whose
	coders := slices.DeleteFunc(slices.Clone(s.decided.Coders), func(c string) bool { return c == coding.Consensus })
	names := strings.Join(coders, ", ")
	switch {
	case who.Rule == "":
		return who.Name()
	case len(s.decided.Coders) == 0:
		return v.say("nobody has decided anything yet")
	case who.Rule == coding.ByConsensus && len(coders) == 0:
		return v.say("the consensus")
	case who.Rule == coding.ByConsensus && len(coders) < len(s.decided.Coders):
		return v.say("the consensus, and where it says nothing any of %s", names)
	case who.Rule == coding.ByConsensus && len(coders) == 1:
		return v.say("%s, as no consensus is recorded", names)
	case who.Rule == coding.ByConsensus:
		return v.say("any of %s, as no consensus is recorded", names)
	case len(coders) == 1:
		return names
	case who.Rule == coding.ByAll:
		return v.say("all of %s", names)
	}
	return v.say("any of %s", names)
}

// place places the decisions of a journal in the texts.
func (s *opened) place(b *coding.Codebook, j *takenDecisions, whose string) (coding.Decided, error) {
	return s.placeAmong(b, j.Standing(), whose)
}

// placeAmong places decisions that stand.
func (s *opened) placeAmong(b *coding.Codebook, decisions []coding.Decision, whose string) (coding.Decided, error) {
	standing := coding.Stand(s.corpus, b, decisions, s.journalOf)
	s.standing = standing
	d := coding.Decided{Standing: standing}
	err := s.unread(cmp.Or(whose, s.study.Config.Count))
	if err != nil {
		return d, err
	}
	if whose != "" {
		if d.Whose, err = coding.ParseWhose(whose, standing.Coders); err != nil {
			return d, usageError{err}
		}
		return d, nil
	}
	d.Whose, err = coding.ParseWhose(s.study.Config.Count, standing.Coders)
	return d, err
}
