package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"mening/corpus/index"
	"mening/corpus/source"
	"mening/corpus/study"
)

func indexCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "index",
		Usage: "bring the search index up to date",
		Description: `Reads what has changed since the last time. Search does the same by itself; the
index lies in DIR/.mening and can be deleted at any time.

EXAMPLES
   mening index -s DIR
   mening index -s DIR --rebuild
   mening index -s DIR --stats`,
		Flags: append(append(studyFlags(), &cli.BoolFlag{Name: "rebuild", DisableDefaultText: true, Usage: "delete the index and make it anew"},
			&cli.BoolFlag{Name: "stats", DisableDefaultText: true, Usage: "print what is in the index, by language, and what it takes on disk"}), outputFlags()...),
		Action: e.index,
	}
}

// index brings the index up to date and tells what was done, or what is in it.
func (e *env) index(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	o, err := newOutput(e, c)
	if err != nil {
		return err
	}
	if !c.Bool("stats") && (c.IsSet("format") || c.IsSet("output") || c.IsSet("excel")) {
		return usageError{source.Say("only --stats has a table to write\n  add --stats")}
	}
	if c.Bool("rebuild") {
		s, err := study.Load(c.String("study"))
		if err != nil {
			return err
		}
		if err := index.Remove(s); err != nil {
			return err
		}
	}
	start := time.Now()
	s, indexed, err := e.openIndexed(c, o)
	if err != nil {
		return err
	}
	if indexed.Index == nil {
		return noIndex(s, indexed.Notice)
	}
	defer indexed.Index.Close()
	if indexed.Notice.Format != "" {
		fmt.Fprintln(e.stderr, "mening:", s.voice.note(indexed.Notice))
	}
	if c.Bool("stats") {
		if err := s.writeIndexStats(o, indexed.Index); err != nil {
			return err
		}
		return s.finish(e)
	}
	stats := indexed.Stats
	fmt.Fprintln(e.stdout, s.voice.say("transcripts: %d, turns: %d, index: %.1f MB; read: %d, indexed anew: %d, removed: %d",
		stats.Transcripts, stats.Turns, float64(stats.Bytes)/1e6, stats.Read, stats.Reindexed, stats.Removed))
	if width(e.stderr) > 0 {
		fmt.Fprintf(e.stderr, "%.1f s\n", time.Since(start).Seconds())
	}
	return s.finish(e)
}

// noIndex says why there is no index and what one can do about it.
func noIndex(s *opened, why source.Note) error {
	place := filepath.Join(s.study.Dir, ".mening")
	hint := source.Say("see that %s is a folder, or is not there, that you may write there, and that the disk has room", place)
	if strings.Contains(why.String(), "in use") {
		hint = source.Say("wait until the other mening is done")
	}
	return errors.New(s.voice.note(source.Say("%s\n  %s; search works without an index, only slower", why, hint)))
}
