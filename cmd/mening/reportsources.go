package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"

	"mening/coding/codebook"
	"mening/coding/report"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/words"
)

// codebookLog names the log of the codebook's changes.
func (s *opened) codebookLog() string {
	return filepath.Join(decisionsFolder(s.study), codebook.LogName)
}

// sources returns the files from which a report is made, in the order in which
// they are listed: what describes the study, registers, decisions, transcripts.
func (s *opened) sources() []string {
	var out []string
	add := func(names ...string) {
		for _, name := range names {
			if isFile(name) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	for _, name := range []string{"study.yaml", "interviews.csv", "interviews.xlsx", "participants.csv", "participants.xlsx"} {
		add(filepath.Join(s.study.Dir, name))
	}
	add(s.study.Config.Codebook)
	for _, lang := range words.Languages() {
		add(s.study.Lexicons.Name(lang))
	}
	for _, r := range s.study.Config.Registers {
		add(r.File)
	}
	journals, _ := filepath.Glob(filepath.Join(decisionsFolder(s.study), "*.jsonl")) // only a faulty pattern is an error
	add(journals...)
	add(s.codebookLog())
	for _, t := range s.corpus.Transcripts {
		add(t.File)
	}
	return out
}

// hashed returns the files with their hashes, by their paths from the study
// folder.
func (s *opened) hashed(e *env, names []string) ([]report.Source, error) {
	out, errs := make([]report.Source, len(names)), make([]error, len(names))
	corpus.Each(len(names), func(i int) {
		data, err := os.ReadFile(names[i])
		if err != nil {
			errs[i] = source.Say("cannot read %s\n  make it readable: its hash belongs into the report", names[i])
			return
		}
		sum := sha256.Sum256(data)
		path := names[i]
		if below, err := filepath.Rel(s.study.Dir, path); err == nil {
			path = below
		}
		out[i] = report.Source{Path: filepath.ToSlash(path), SHA256: hex.EncodeToString(sum[:])}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
