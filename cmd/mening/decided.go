package main

import (
	"path/filepath"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/journal"
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
	j, err := journal.Read(decisionsFolder(s.study))
	if err != nil {
		return coding.Decided{}, err
	}
	return s.place(b, j, whose)
}

// place places the decisions of a journal in the texts.
func (s *opened) place(b *coding.Codebook, j *journal.Journal, whose string) (coding.Decided, error) {
	return s.placeAmong(b, j.Standing(), whose)
}

// placeAmong places decisions that stand.
func (s *opened) placeAmong(b *coding.Codebook, decisions []coding.Decision, whose string) (coding.Decided, error) {
	standing := coding.Stand(s.corpus, b, decisions, s.journalOf)
	d := coding.Decided{Standing: standing}
	var err error
	if whose != "" {
		if d.Whose, err = coding.ParseWhose(whose, standing.Coders); err != nil {
			return d, usageError{err}
		}
		return d, nil
	}
	d.Whose, err = coding.ParseWhose(s.study.Config.Count, standing.Coders)
	return d, err
}
