package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/journal"
	"mening/corpus"
	"mening/corpus/index"
	"mening/corpus/source"
	"mening/corpus/table"
)

// erasing takes the words of somebody out of the decisions.
type erasing struct {
	*opened
	env    *env
	who    string
	eraser *coding.Eraser
}

// erase shows what would go, asks, and takes it out.
func (e *env) erase(c *cli.Context) error {
	for _, flag := range []string{"unit", "coder", "since", "act", "all", "format", "excel", "output"} {
		if c.IsSet(flag) {
			return usageError{source.Say("--erase takes all words of somebody out, and --%s chooses decisions to list\n  leave it out", flag)}
		}
	}
	o, err := newOutput(e, c)
	if err != nil {
		return err
	}
	s, err := e.read(c, o)
	if err != nil {
		return err
	}
	s.tellMissing(e)
	x := &erasing{opened: s, env: e}
	if err := x.find(c.String("erase")); err != nil {
		return err
	}
	dir := decisionsFolder(s.study)
	plan, err := journal.Plan(dir, x.eraser.Fates)
	if err != nil {
		return err
	}
	if err := o.table(x.table(plan), s.voice); err != nil {
		return err
	}
	if err := x.confirmed(c); err != nil {
		return err
	}
	done, err := journal.Erase(dir, x.eraser.Fates)
	if done != nil || err == nil {
		x.tell(done)
	}
	if err != nil {
		return err
	}
	if err := x.pruneIndex(); err != nil {
		return err
	}
	x.elsewhere(done)
	for _, f := range done {
		if f.Problem != nil {
			fmt.Fprintln(e.stderr, "mening:", cleanError(s.voice.problem(f.Problem)))
			err = errFindings
		}
	}
	return cmp.Or(err, s.unreadable(e))
}

// unreadable tells the transcripts that cannot be read: whose words stand there is
// not known.
func (s *opened) unreadable(e *env) error {
	for _, err := range s.corpus.Unreadable {
		fmt.Fprintln(e.stderr, "mening:", cleanError(err))
	}
	if len(s.corpus.Unreadable) > 0 {
		return errFindings
	}
	return nil
}

// find finds out whose words are meant: those of a participant, or all of a
// transcript.
func (x *erasing) find(who string) error {
	gone, err := x.withdrawn()
	if err != nil {
		return err
	}
	people, transcripts := x.known(gone)
	if i := slices.IndexFunc(people, func(p string) bool { return corpus.Equal(p, who) }); i >= 0 {
		x.who, x.eraser = people[i], coding.NewEraser(x.corpus, gone, people[i], "")
		return nil
	}
	if i := slices.IndexFunc(transcripts, func(t string) bool { return strings.EqualFold(t, who) || strings.EqualFold(corpus.Stem(t), who) }); i >= 0 {
		x.who, x.eraser = transcripts[i], coding.NewEraser(x.corpus, gone, "", transcripts[i])
		return nil
	}
	return usageError{source.Say("%q is no participant and no transcript\n  %s; mening turns lists who speaks", who, source.Meant(who, people))}
}

// known returns the participants and transcripts of whom the study has talk, or
// the decisions speak.
func (x *erasing) known(gone *corpus.Corpus) (people, transcripts []string) {
	add := func(list *[]string, name string) {
		if name != "" && !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	for _, c := range []*corpus.Corpus{x.corpus, gone} {
		if c == nil {
			continue
		}
		for _, t := range c.Transcripts {
			add(&transcripts, t.Path)
			for _, s := range t.Speakers {
				add(&people, s.Participant)
			}
		}
	}
	j, err := journal.Read(decisionsFolder(x.study))
	if err != nil {
		return people, transcripts // planning tells it
	}
	for i := range j.Decisions {
		d := &j.Decisions[i]
		if d.Unit != nil {
			add(&transcripts, d.Unit.Transcript)
		}
		if d.Act == coding.Support || d.Act == coding.Oppose {
			add(&people, d.Value)
		}
		if id, ok := strings.CutPrefix(d.On, "participant:"); ok {
			add(&people, id)
		}
		if path, ok := strings.CutPrefix(d.On, "transcript:"); ok {
			add(&transcripts, path)
		}
	}
	return people, transcripts
}

// table shows what goes, by file.
func (x *erasing) table(files []*journal.Erasure) *table.Table {
	v := x.voice
	t := &table.Table{Caption: v.say("Words of %s in the decisions", x.who), Columns: []table.Column{
		{Key: "file", Title: v.say("file")}, {Key: "erased", Title: v.say("decisions\nthat go"), Number: true},
		{Key: "narrowed", Title: v.say("kept for the\nwords of others"), Number: true}, {Key: "around", Title: v.say("lose what stood\naround their words"), Number: true}}}
	narrowed := false
	for _, f := range files {
		if f.Changes() {
			t.Rows = append(t.Rows, []any{journalName(f), f.Erased, f.Narrowed, f.Around})
			narrowed = narrowed || f.Narrowed > 0
		}
	}
	if len(t.Rows) == 0 {
		t.Columns = nil
		t.Notes = append(t.Notes, v.say("no decision is about words of %s", x.who))
	}
	if narrowed {
		t.Notes = append(t.Notes, v.say("a unit that others speak in, too, is about their words alone then; what was written of it goes"))
	}
	for _, f := range files {
		if len(f.Lost) > 0 {
			t.Notes = append(t.Notes, v.say("%s: decisions whose words are not found stay; they may have been said by %s, look at the lines: %s", journalName(f), x.who, numbered(f.Lost)))
		}
		if len(f.Damaged) > 0 {
			t.Notes = append(t.Notes, v.say("%s: lines that cannot be read stay as they are, look at the lines: %s", journalName(f), numbered(f.Damaged)))
		}
	}
	return t
}

// numbered lists numbers of lines.
func numbered(lines []int) string {
	var out []string
	for i, n := range lines {
		if i == mostLines {
			return strings.Join(append(out, "…"), ", ")
		}
		out = append(out, fmt.Sprint(n))
	}
	return strings.Join(out, ", ")
}

// confirmed asks whether the words are to be erased.
func (x *erasing) confirmed(c *cli.Context) error {
	if c.Bool("yes") {
		return nil
	}
	v := x.voice
	if !isTerminal(x.env.stdin) {
		return usageError{source.Say("nothing was erased: there is no terminal on which to ask\n  add --yes to erase")}
	}
	fmt.Fprint(x.env.stdout, v.say("Erase them? They cannot be brought back. [y/N]")+" ")
	answer, err := bufio.NewReader(x.env.stdin).ReadString('\n')
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes", "j", "ja":
		return nil
	}
	if err != nil && answer == "" {
		fmt.Fprintln(x.env.stdout)
	}
	return source.Say("nothing was erased")
}

// tell says what was done.
func (x *erasing) tell(done []*journal.Erasure) {
	v, erased, narrowed, around := x.voice, 0, 0, 0
	var units []string
	for _, f := range done {
		erased, narrowed, around = erased+f.Erased, narrowed+f.Narrowed, around+f.Around
		for _, id := range f.Units {
			if !slices.Contains(units, id) {
				units = append(units, id)
			}
		}
	}
	fmt.Fprintln(x.env.stdout)
	fmt.Fprintln(x.env.stdout, v.say("erased: decisions %d, kept for the words of others: %d, freed of what stood around their words: %d", erased, narrowed, around))
	if narrowed > 0 {
		fmt.Fprintln(x.env.stdout, v.say("look whether these still hold for the words of others alone (mening journal --unit ID): %s", strings.Join(units, ", ")))
	}
}

// pruneIndex deletes the index, which may hold the words; it is made anew of what
// the transcripts hold then.
func (x *erasing) pruneIndex() error {
	if _, err := os.Stat(filepath.Join(x.study.Dir, ".mening")); err != nil {
		return nil
	}
	if err := index.Remove(x.study); err != nil {
		return source.Say("%s\n  %s", err, source.Say("the words are erased from the decisions, and the index may hold them still: erase again, or delete .mening"))
	}
	fmt.Fprintln(x.env.stdout, x.voice.say("the index was deleted; the next search makes it anew of what the transcripts hold then"))
	return nil
}

// journalName names a file of decisions from the study folder.
func journalName(f *journal.Erasure) string { return "coding/" + filepath.Base(f.File) }
