package main

import (
	"mening/corpus/format"
	"mening/corpus/source"
	"mening/corpus/words"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// protect keeps the study's own files from being written over.
func (s *opened) protect(o *output) error {
	if o == nil {
		return nil
	}
	names := []string{s.study.Config.Codebook}
	for _, name := range []string{"study.yaml", "interviews.csv", "interviews.xlsx", "participants.csv", "participants.xlsx"} {
		names = append(names, s.study.Dir+string(os.PathSeparator)+name)
	}
	for _, r := range s.study.Config.Registers {
		names = append(names, r.File)
	}
	for _, lang := range words.Languages() {
		names = append(names, filepath.Join(s.study.Dir, words.FileName(lang)))
	}
	for _, f := range s.study.Files {
		names = append(names, f.Name)
	}
	decisions, _ := filepath.Glob(filepath.Join(decisionsFolder(s.study), "*")) // only a faulty pattern is an error
	names = append(names, decisions...)
	if err := o.protect(names...); err != nil {
		return err
	}
	if err := s.notAmongDecisions(o); err != nil {
		return err
	}
	if err := o.notFilledIn(); err != nil {
		return err
	}
	return s.notAmong(o)
}

// notAmongDecisions keeps what is written out of the folder of the decisions,
// which coders share and git brings together.
func (s *opened) notAmongDecisions(o *output) error {
	if o.file == "" {
		return nil
	}
	folder, err := os.Stat(decisionsFolder(s.study))
	if err != nil {
		return nil // there is none yet
	}
	if target, err := os.Stat(filepath.Dir(o.file)); err == nil && os.SameFile(folder, target) {
		return usageError{source.Say("%s would stand among the decisions of coders\n  choose another folder for -o; coding holds nothing but what the program writes there itself", o.file)}
	}
	return nil
}

// notAmong makes sure that what is written is not read as a transcript the next
// time.
func (s *opened) notAmong(o *output) error {
	if o.file == "" || !slices.Contains(format.Endings(), strings.ToLower(filepath.Ext(o.file))) {
		return nil
	}
	target, err := filepath.Abs(o.file)
	if err != nil {
		return nil
	}
	dir, err := filepath.Abs(s.study.Dir)
	beside := err == nil && dir == filepath.Dir(target) && format.MayBeOther(o.file)
	for _, entry := range s.study.Config.Transcripts {
		if !filepath.IsAbs(entry) {
			entry = filepath.Join(s.study.Dir, filepath.FromSlash(entry))
		}
		last := "*"
		if strings.ContainsAny(entry, "*?[") {
			last = filepath.Base(entry)
			for strings.ContainsAny(entry, "*?[") {
				entry = filepath.Dir(entry)
			}
		}
		if entry, err = filepath.Abs(entry); err != nil || beside && entry == dir && last == "*" {
			continue // the study tells its tables from transcripts
		}
		below, err := filepath.Rel(entry, target)
		fits, bad := filepath.Match(last, filepath.Base(target))
		if err == nil && bad == nil && fits && below != ".." && !strings.HasPrefix(below, ".."+string(filepath.Separator)) {
			return usageError{source.Say("%s would be read as a transcript the next time\n"+
				"  choose a folder outside of the transcripts, or the study folder itself and the ending .csv, .tsv, .xlsx or .json", o.file)}
		}
	}
	return nil
}
