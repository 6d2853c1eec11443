package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"mening/coding"
	"mening/coding/journal"
	"mening/corpus"
	"mening/corpus/source"
)

// takenDecisions is the journal of a study beside the talk that may be used. Decisions about
// talk that include: no takes out do not stand, and hold no words: nothing can
// print them.
type takenDecisions struct {
	*journal.Journal
	// withdrawn says, by index, whom such a decision concerns.
	withdrawn map[int]string
	// beside are the transcripts with such talk: what stands around the words of
	// others may be part of it.
	beside map[string]bool
}

// journal reads what people have decided.
func (s *opened) journal() (*takenDecisions, error) {
	j, err := journal.Read(decisionsFolder(s.study))
	if err != nil {
		return nil, err
	}
	k := &takenDecisions{Journal: j}
	if s.corpus != nil && len(j.Decisions) > 0 {
		gone, err := s.withdrawn()
		if err != nil {
			return nil, err
		}
		k.withdrawn = coding.Withdrawn(s.corpus, gone, j.Decisions)
		for i := range k.withdrawn {
			j.Decisions[i] = j.Decisions[i].Wordless()
		}
		k.beside = map[string]bool{}
		if gone != nil {
			for _, t := range gone.Transcripts {
				k.beside[t.Path] = true
			}
		}
	}
	s.taken = k
	return k, nil
}

// withdrawn returns the talk that include: no takes out, nil where there is none.
// It is read once.
func (s *opened) withdrawn() (*corpus.Corpus, error) {
	if s.gone != nil || s.corpus.Excluded == (corpus.Excluded{}) {
		return s.gone, nil
	}
	var err error
	s.gone, err = s.study.Withdrawn(nil)
	return s.gone, err
}

// Standing returns the decisions that stand and are about talk that may be used,
// in their order.
func (k *takenDecisions) Standing() []coding.Decision {
	var out []coding.Decision
	for i := range k.Decisions {
		if _, gone := k.withdrawn[i]; !gone && !k.Undone(i) && k.Decisions[i].Act != coding.Undo {
			out = append(out, k.Decisions[i])
		}
	}
	return out
}

// alone returns a decision without what stands around its words, where that may be
// withdrawn talk.
func (k *takenDecisions) alone(d *coding.Decision) coding.Decision {
	if d.Unit == nil || !k.beside[d.Unit.Transcript] {
		return *d
	}
	out, unit := *d, *d.Unit
	unit.Before, unit.After = "", ""
	out.Unit = &unit
	return out
}

// notCounted says which decisions a number leaves out, so that none is lower
// without a word. standing are the decisions in their places, nil where they were
// not placed.
func (k *takenDecisions) notCounted(standing *coding.Standing) []source.Note {
	var out []source.Note
	for _, coder := range k.Unread() {
		out = append(out, source.Say("the decisions of %s cannot be read and do not count (mening check tells why)", coder))
	}
	if k.Lost > 0 {
		out = append(out, source.Say("lines of decisions that cannot be read, and do not count: %d (mening check tells them)", k.Lost))
	}
	out = append(out, lost(standing)...)
	n := 0
	for i := range k.withdrawn {
		if !k.Undone(i) && k.Decisions[i].Act != coding.Undo {
			n++
		}
	}
	if n > 0 {
		out = append(out, source.Say("decisions about withdrawn talk, which do not count: %d", n))
	}
	return out
}

// lost says how many decisions belong nowhere in the texts and the codebook as
// they are now.
func lost(standing *coding.Standing) []source.Note {
	var out []source.Note
	if standing != nil && standing.Unplaced > 0 {
		out = append(out, source.Say("decisions whose words are not found, and which do not count: %d (mening check tells them)", standing.Unplaced))
	}
	if standing != nil && standing.Codeless > 0 {
		out = append(out, source.Say("decisions with a code that the codebook has no more, which do not count: %d (mening check tells them)", standing.Codeless))
	}
	return out
}

// tellTaken says on stderr what of the journal does not count. What cannot be read
// makes the exit status, as transcripts do.
func (s *opened) tellTaken(e *env) error {
	if s.taken == nil {
		return nil
	}
	err := s.tellJournal(e, s.taken.Journal)
	for _, n := range lost(s.standing) {
		fmt.Fprintln(e.stderr, "mening:", s.voice.note(n))
	}
	return err
}

// unread returns why nothing that a coder decided can be read, nil where it can.
func (s *opened) unread(coder string) error {
	if s.taken == nil {
		return nil
	}
	if p := s.taken.UnreadOf(coder); p != nil {
		return p
	}
	return nil
}

// mostLines is how many lines of a journal a problem names.
const mostLines = 20

// problems warns of decisions about withdrawn talk, once for each person, with the
// lines in which the words still stand.
func (k *takenDecisions) problems(folder string) source.Problems {
	var order []string
	lines := map[string][]int{} // indexes by whom they concern
	for _, i := range slices.Sorted(maps.Keys(k.withdrawn)) {
		who := k.withdrawn[i]
		if lines[who] == nil {
			order = append(order, who)
		}
		lines[who] = append(lines[who], i)
	}
	var out source.Problems
	for _, who := range order {
		out = append(out, source.Found(source.Warning, folder, 0,
			source.Say("withdrawn talk (include: no) of %s: %d decisions are about it, and do not count", who, len(lines[who])),
			source.Say("they are shown without words; mening journal --erase %q erases these from the disk: %s", who, k.places(lines[who]))))
	}
	return out
}

// places names the lines of decisions, by file: eva.jsonl:3,7.
func (k *takenDecisions) places(indexes []int) string {
	var files []string
	in := map[string][]int{}
	for _, i := range indexes {
		file, line := k.Place(i)
		if in[file] == nil {
			files = append(files, file)
		}
		in[file] = append(in[file], line)
	}
	slices.Sort(files)
	for n, file := range files {
		slices.Sort(in[file])
		var numbers []string
		for _, line := range in[file][:min(len(in[file]), mostLines)] {
			numbers = append(numbers, strconv.Itoa(line))
		}
		if len(in[file]) > mostLines {
			numbers = append(numbers, "…")
		}
		files[n] = filepath.Base(file) + ":" + strings.Join(numbers, ",")
	}
	return strings.Join(files, " ")
}
