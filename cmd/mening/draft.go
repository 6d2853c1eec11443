package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"mening/corpus/report"
	"mening/corpus/source"
	"mening/corpus/table"
)

// draft writes a participants.csv to fill in, and says what it proposes. It
// writes over nothing.
func (s *opened) draft(e *env, file string, excel bool) error {
	if err := s.draftFits(e, file); err != nil {
		return err
	}
	d := s.study.Draft(s.corpus)
	var text bytes.Buffer
	if err := d.Table.Write(&text, "csv", table.Style{Excel: excel, Decimal: s.voice.decimal()}); err != nil {
		return err
	}
	if err := writeNew(file, text.Bytes()); err != nil {
		return err
	}
	var said strings.Builder
	fmt.Fprintln(&said, s.voice.say("%s: rows to look through: %d", file, len(d.Table.Rows)))
	for _, p := range d.Proposed {
		fmt.Fprintln(&said, "  "+s.voice.say("is %q one person in %s? all are %s there", p.Label, strings.Join(p.Interviews, ", "), p.Participant))
	}
	// With a row of its own, a slip of the pen is a person for good.
	for _, r := range report.Of(s.corpus.Transcripts) {
		for _, sp := range r.Cast {
			if sp.Likely != nil {
				fmt.Fprintln(&said, "  "+s.voice.say("is %q in %s a slip of the pen for %q? then correct the transcript and take the row out", sp.Label, r.Path, sp.Likely.Label))
			}
		}
	}
	_, err := fmt.Fprint(e.stdout, table.Clean(said.String()))
	return err
}

// draftFits makes sure that a draft may be written to a file.
func (s *opened) draftFits(e *env, file string) error {
	if !strings.EqualFold(filepath.Ext(file), ".csv") {
		return usageError{source.Say("the draft is csv, and %q has another ending\n  name it participants.csv", file)}
	}
	if _, err := os.Lstat(file); err == nil {
		return usageError{source.Say("%s exists and is not written over\n  choose another name for --draft-participants", file)}
	}
	target, err := filepath.Abs(file)
	own, err2 := filepath.Abs(filepath.Join(s.study.Dir, "participants.csv"))
	if err == nil && err2 == nil && target == own { // never read as a transcript
		if _, err := os.Stat(filepath.Join(s.study.Dir, "participants.xlsx")); err == nil {
			return usageError{source.Say("the study has participants.xlsx, and cannot have participants.csv as well\n  choose another name for --draft-participants")}
		}
		return nil
	}
	return s.notAmong(&output{env: e, file: file})
}
