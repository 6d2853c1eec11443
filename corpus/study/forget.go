package study

import (
	"os"
	"path/filepath"
	"strings"

	"mening/corpus/source"
)

// ForgetSearch takes a search out of the study.yaml of a folder; all other bytes
// stay as they are, but for the key `searches` above the last one. It reports
// whether there was one of that name.
func ForgetSearch(dir, search string) (found bool, err error) {
	name := filepath.Join(dir, "study.yaml")
	before, err := readFile(name)
	if err != nil {
		if isMissing(name) {
			return false, nil
		}
		return false, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return false, err
	}
	after, found, err := withoutSearch(name, string(before), search)
	if err != nil || !found {
		return found, err
	}
	if doc, _ := source.Parse(name, []byte(after), 0); doc.Problems.Err() != nil {
		return false, source.Found(source.Error, name, 0, source.Say("the search cannot be taken out"), source.Say("nothing was changed; take it out by hand below searches:"))
	}
	return true, replaceFile(name, info.Mode().Perm(), before, []byte(after))
}

// withoutSearch returns the text of study.yaml without a search.
func withoutSearch(name, text, search string) (after string, found bool, err error) {
	doc, root := source.Parse(name, []byte(text), 0)
	if err := doc.Problems.Err(); err != nil {
		return "", false, err
	}
	for _, p := range root.Pairs("study.yaml") {
		if p.Key.Text("a key") != "searches" || !p.Value.IsMap() {
			continue
		}
		pairs := p.Value.Pairs("searches")
		for _, old := range pairs {
			if nfc(old.Key.Text("searches")) != search {
				continue
			}
			line, _ := old.Key.Place()
			if root.Style() != source.Lines || p.Value.Style() != source.Lines {
				return "", false, source.Found(source.Error, name, line, source.Say("the searches are written in brackets"), source.Say("write each on a line of its own, or take it out by hand"))
			}
			start, _ := doc.Line(line)
			if len(pairs) == 1 {
				line, _ = p.Key.Place()
				start, _ = doc.Line(line)
			}
			end := behind(doc, old.Value)
			if len(pairs) == 1 && end == len(text) { // the blank line above went in with the first
				start -= len(text[:start]) - len(strings.TrimRight(text[:start], "\r\n"))
				if _, next := doc.Line(doc.LineAt(max(start-1, 0))); start > 0 {
					start = next
				}
			}
			return source.Replace(text, []source.Splice{{Start: start, End: end}}), true, nil
		}
	}
	return text, false, nil
}
