package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/journal"
)

// elsewhere says what else may hold the words, and what to do about it.
func (x *erasing) elsewhere(done []*journal.Erasure) {
	v, out := x.voice, x.env.stdout
	fmt.Fprintln(out, v.say("what else may hold the words:"))
	say := func(what, todo string) { fmt.Fprintf(out, "  %s\n    %s\n", what, todo) }
	if files := x.eraser.Transcripts(); len(files) > 0 {
		say(v.say("transcripts: %s", strings.Join(files, ", ")),
			v.say("they are never changed: take the words out there, in the original and in copies, and run mening index --rebuild; with include: no they count nowhere until then"))
	}
	if names := x.examples(); len(names) > 0 {
		say(v.say("the codebook, in examples of %s", strings.Join(names, ", ")), v.say("put others in their place"))
	}
	if names := x.beside(); len(names) > 0 {
		say(v.say("other files beside the decisions: %s", strings.Join(names, ", ")), v.say("look at them, and delete them"))
	}
	for _, f := range done {
		if lines := slices.Sorted(slices.Values(slices.Concat(f.Lost, f.Damaged))); len(lines) > 0 {
			say(v.say("%s, the lines: %s", journalName(f), numbered(lines)), v.say("delete in a text editor those that hold them"))
		}
	}
	say(v.say("sheets, tables, reports and chapters that were written before"), v.say("write them anew, and delete the old ones"))
	say(v.say("memos on the study or on codes that tell of the person"), v.say("mening journal --act memo lists them"))
	say(v.say("copies of the study, of other coders too, and backups"), v.say("erase in each of them before their decisions are brought together: their lines would come back"))
	if inGit(x.study.Dir) {
		say(v.say("the history of git"), v.say("git filter-repo takes files out of it; every clone keeps its own, and a merge brings lines back"))
	}
}

// examples names the codes one of whose examples stands in the words.
func (x *erasing) examples() []string {
	b, _, err := x.readCodebook()
	if err != nil || b == nil {
		return nil
	}
	var out []string
	for _, c := range b.Codes {
		if slices.ContainsFunc(slices.Concat(c.Examples, c.Counterexamples), func(e coding.Example) bool { return x.eraser.Says(e.Text) }) {
			out = append(out, c.ID)
		}
	}
	return out
}

// beside names files in the folder of the decisions that are none, such as what
// was cut off a file that was interrupted, or what an editor kept.
func (x *erasing) beside() []string {
	items, err := os.ReadDir(decisionsFolder(x.study))
	if err != nil {
		return nil
	}
	var out []string
	for _, item := range items {
		name := item.Name()
		known := strings.HasSuffix(name, ".jsonl") && !strings.HasPrefix(name, ".") || name == filepath.Base(x.codebookLog()) ||
			slices.Contains([]string{".lock", ".gitignore", ".gitattributes"}, name)
		if !known {
			out = append(out, name)
		}
	}
	return out
}

// inGit reports whether a folder lies in a repository of git.
func inGit(dir string) bool {
	at, err := filepath.Abs(dir)
	for err == nil {
		if _, missing := os.Stat(filepath.Join(at, ".git")); missing == nil {
			return true
		}
		above := filepath.Dir(at)
		if above == at {
			break
		}
		at = above
	}
	return false
}
