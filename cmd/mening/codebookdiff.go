package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus/source"
	"mening/corpus/words"
)

func codebookDiff(e *env) *cli.Command {
	parts := []string{"codes", "units", "cells"}
	return &cli.Command{
		Name: "diff", Usage: "tell which units and which cells of the tally another version changes, and why", ArgsUsage: "OLD [NEW]",
		Description: `OLD and NEW are files, or revisions of git such as HEAD or v1.0; NEW is the
study's codebook where it is left out. Both are applied to the transcripts and
the decisions as they are now, a revision with the lexicons that it has. Text shows all three parts; csv, tsv and md show
one, the units unless --part says otherwise; JSON holds all.

EXAMPLES
   mening codebook diff HEAD
   mening codebook diff codebook-round1.yaml --part cells
   mening codebook diff v1.0 v1.1 --format json`,
		Flags: append(append(studyFlags(), whoseFlag(),
			&cli.StringFlag{Name: "by", Usage: "cells of the table by `FIELD`", Value: "stakeholder"},
			&cli.StringFlag{Name: "part", Usage: "show one `PART`: " + strings.Join(parts, ", ")}), outputFlags()...),
		Action: func(c *cli.Context) error {
			if err := wants(c, 1, 2); err != nil {
				return err
			}
			part := c.String("part")
			if part != "" && !slices.Contains(parts, part) {
				return usageError{source.Say("%s cannot be %q\n  known: %s", "--part", part, strings.Join(parts, ", "))}
			}
			o, err := newOutput(e, c)
			if err != nil {
				return err
			}
			s, err := e.open(c, o)
			if err != nil {
				return err
			}
			d, err := e.compare(c, s)
			if err != nil {
				return err
			}
			if err := writeDifference(o, s.voice, d, part, c.String("by")); err != nil {
				return err
			}
			return s.finish(e)
		},
	}
}

// compare observes both versions of the codebook and compares them.
func (e *env) compare(c *cli.Context, s *opened) (*codebook.Difference, error) {
	newer, err := s.codebookAt(c.Args().Get(1))
	if err != nil {
		return nil, err
	}
	older, err := s.codebookAt(c.Args().First())
	if err != nil {
		return nil, err
	}
	log, err := codebook.ReadLog(filepath.Join(decisionsFolder(s.study), codebook.LogName))
	if err != nil {
		return nil, err
	}
	newer.SetChanges(log.Changes())
	since := time.Time{}
	for _, x := range log.Entries { // what is older than the older version is no difference
		if x.After == older.Stamp {
			since = x.At
		}
	}
	for i := len(log.Entries) - 1; i >= 0; i-- {
		if x := log.Entries[i]; x.Before == older.Stamp && since.IsZero() {
			since = x.At.Add(-time.Nanosecond)
		}
	}
	j, err := s.journal()
	if err != nil {
		return nil, err
	}
	whose := c.String("coder")
	now, err := s.place(newer, j, whose)
	if err != nil {
		return nil, err
	}
	before, err := s.placeAmong(older, thenCalled(j.Standing(), older, newer), whose)
	if err != nil {
		return nil, err
	}
	s.standing, s.prints.notes = now.Standing, j.notCounted(now.Standing)
	d, err := codebook.Compare(s.corpus,
		codebook.Version{Book: older, Observations: s.observe(e, older, before), Since: since},
		codebook.Version{Book: newer, Observations: s.observe(e, newer, now)}, c.String("by"), now.Coders)
	if err != nil {
		return nil, usageError{err}
	}
	return d, nil
}

// thenCalled returns decisions with the codes that an older codebook knows.
func thenCalled(decisions []coding.Decision, older, newer *coding.Codebook) []coding.Decision {
	was := map[string]string{} // older ids by newer ones
	for _, c := range older.Codes {
		if now, split := newer.Follow(c.ID, time.Time{}); split == nil && was[strings.ToLower(now)] == "" {
			was[strings.ToLower(now)] = c.ID
		}
	}
	out := slices.Clone(decisions)
	for i := range out {
		d := &out[i]
		if d.Code == "" || older.Code(d.Code) != nil {
			continue
		}
		if now, split := newer.Follow(d.Code, d.At); split == nil && was[strings.ToLower(now)] != "" {
			d.Code = was[strings.ToLower(now)]
		}
	}
	return out
}

// codebookAt reads the codebook of the study, another file, or a revision of
// git.
func (s *opened) codebookAt(what string) (*coding.Codebook, error) {
	own := s.study.Config.Codebook
	name := what
	if what == "" {
		if own == "" {
			_, err := s.codebook()
			return nil, err
		}
		name = own
	}
	lexicons := s.study.Lexicons
	text, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) && what != "" && own != "" {
		if text, err = revision(own, what); err != nil {
			return nil, err
		}
		name = what + ":" + filepath.Base(own)
		lexicons = words.NewFolderRead(s.study.Dir, func(file string) ([]byte, error) {
			if text, err := revision(file, what); err == nil {
				return text, nil
			}
			return nil, fs.ErrNotExist // the revision itself is there
		})
	}
	if err != nil {
		return nil, source.Say("cannot read the codebook %s: %s\n  name a file, or a revision of git", name, source.Reason(err))
	}
	b, problems := coding.ReadCodebook(name, text, s.corpus.Fields())
	if b == nil {
		return nil, problems
	}
	b.Lexicons = lexicons
	return b, nil
}

// revision returns a file as it was in a revision of git.
func revision(file, rev string) ([]byte, error) {
	if strings.HasPrefix(rev, "-") {
		return nil, usageError{source.Say("%q is no file and no revision", rev)}
	}
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, source.Say("there is no file %s, and git is not installed that might know it as a revision\n  name a file", rev)
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(git, "-C", filepath.Dir(full), "show", rev+":./"+filepath.Base(full))
	cmd.Env = append(os.Environ(), "GIT_NO_LAZY_FETCH=1", "LC_ALL=C") // nothing is fetched from elsewhere
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		said, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return nil, source.Say("%q is no file, and git does not know it as a revision with %s: %s\n  name a file, or a revision such as HEAD~1", rev, filepath.Base(full), strings.TrimPrefix(said, "fatal: "))
	}
	return stdout.Bytes(), nil
}
