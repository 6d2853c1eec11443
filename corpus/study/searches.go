package study

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"mening/corpus/lock"
	"mening/corpus/source"
)

// Search is a search that study.yaml keeps under `searches`.
type Search struct {
	Name string
	// Options are what it looks for and how, by the keys of [SearchKeys]; where
	// may have several values, all others have one.
	Options map[string][]string
}

// SearchKeys returns the keys that a kept search may have, in the order in
// which they are written: the names of the options of `mening search`.
func SearchKeys() []string {
	return []string{"expression", "like", "where", "role", "coder", "sort", "group-by", "context", "limit", "sample", "seed", "kwic", "facets"}
}

// Text returns the search as one line of options, without its expression.
func (s *Search) Text() string {
	var out []string
	for _, key := range SearchKeys()[1:] {
		for _, value := range s.Options[key] {
			switch {
			case value == "true":
				out = append(out, "--"+key)
			case strings.ContainsAny(value, " '\""):
				out = append(out, fmt.Sprintf("--%s %q", key, value))
			default:
				out = append(out, "--"+key+" "+value)
			}
		}
	}
	return strings.Join(out, " ")
}

// searches reads a mapping from name to expression, or to its options.
func searches(n *source.Node) []Search {
	var out []Search
	for _, p := range n.Pairs("searches") {
		s := Search{Name: nfc(p.Key.Text("searches")), Options: map[string][]string{}}
		if !IsSearchName(s.Name) {
			p.Key.Fault(source.Error, "use letters, digits, - and _", "%q cannot be the name of a search", s.Name)
		}
		if !p.Value.IsMap() {
			s.Options["expression"] = []string{p.Value.Text("search " + s.Name)}
		} else {
			for key, value := range p.Value.Fields("search "+s.Name, SearchKeys()...) {
				if texts := value.Texts(key); len(texts) > 0 {
					s.Options[key] = texts
				}
			}
		}
		if s.Options["expression"] == nil && s.Options["like"] == nil {
			p.Key.Fault(source.Error, "write expression: or like: below it", "the search %q looks for nothing", s.Name)
		}
		out = append(out, s)
	}
	return out
}

// IsSearchName reports whether a search may have a name: letters, digits, - and
// _, so that it need not be quoted anywhere.
func IsSearchName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !(r == '-' || r == '_' || r >= '0' && r <= '9' || unicode.IsLetter(r))
	})
}

// lines returns the search as it is written below `searches:`.
func (s *Search) lines(indent string) string {
	if len(s.Options) == 1 && s.Options["expression"] != nil {
		return indent + s.Name + ": " + source.Scalar(s.Options["expression"][0]) + "\n"
	}
	var b strings.Builder
	b.WriteString(indent + s.Name + ":\n")
	for _, key := range SearchKeys() {
		values := s.Options[key]
		switch {
		case len(values) == 0:
			continue
		case key == "where":
			texts := make([]string, len(values))
			for i, v := range values {
				texts[i] = source.ScalarInBrackets(v)
			}
			b.WriteString(indent + "  where: [" + strings.Join(texts, ", ") + "]\n")
		case values[0] == "true" || isNumber(values[0]):
			b.WriteString(indent + "  " + key + ": " + values[0] + "\n")
		default:
			b.WriteString(indent + "  " + key + ": " + source.Scalar(values[0]) + "\n")
		}
	}
	return b.String()
}

func isNumber(text string) bool {
	_, err := strconv.ParseUint(text, 10, 64)
	return err == nil
}

// KeepSearch puts a search into the study.yaml of a folder, in place of one of
// that name; all other bytes stay as they are. A study without the file gets
// one. It reports whether there was one of that name.
func KeepSearch(dir string, s Search) (replaced bool, err error) {
	name := filepath.Join(dir, "study.yaml")
	before, err := readFile(name)
	mode := fs.FileMode(0o600)
	switch info, statErr := os.Stat(name); {
	case err != nil && isMissing(name):
		before = nil
	case err != nil:
		return false, err
	case statErr == nil:
		mode = info.Mode().Perm()
	}
	after, replaced, err := withSearch(name, string(before), &s)
	if err != nil {
		return false, err
	}
	doc, root := source.Parse(name, []byte(after), 0)
	if doc.Problems.Err() != nil || !slices.ContainsFunc(root.Pairs("study.yaml"), func(p source.Pair) bool { return p.Key.Text("") == "searches" }) {
		return false, source.Found(source.Error, name, 0, source.Say("the search cannot be put in"), source.Say("nothing was changed; write it by hand below searches:"))
	}
	return replaced, replaceFile(name, mode, before, []byte(after))
}

// withSearch returns the text of study.yaml with a search.
func withSearch(name, text string, s *Search) (after string, replaced bool, err error) {
	doc, root := source.Parse(name, []byte(text), 0)
	if err := doc.Problems.Err(); err != nil {
		return "", false, err
	}
	if root != nil && root.Style() != source.Lines {
		return "", false, source.Found(source.Error, name, 0, source.Say("the settings are written in brackets"), source.Say("write them as `key: value` lines; then a search can be kept"))
	}
	for _, p := range root.Pairs("study.yaml") {
		if p.Key.Text("a key") != "searches" {
			continue
		}
		line, _ := p.Key.Place()
		start, end := doc.Line(line)
		if p.Value.IsNull() || p.Value.Style() == source.Brackets && len(p.Value.Pairs("searches")) == 0 {
			return source.Replace(text, []source.Splice{{Start: start, End: end, Text: "searches:\n" + s.lines("  ")}}), false, nil
		}
		if p.Value.Style() != source.Lines {
			return "", false, source.Found(source.Error, name, line, source.Say("the searches are written in brackets"), source.Say("write each on a line of its own; then one can be added"))
		}
		pairs := p.Value.Pairs("searches")
		_, column := pairs[0].Key.Place()
		lines := s.lines(strings.Repeat(" ", column-1))
		for _, old := range pairs {
			if nfc(old.Key.Text("searches")) == s.Name {
				line, _ := old.Key.Place()
				start, _ := doc.Line(line)
				return source.Replace(text, []source.Splice{{Start: start, End: behind(doc, old.Value), Text: lines}}), true, nil
			}
		}
		at := behind(doc, pairs[len(pairs)-1].Value)
		return source.Replace(text, []source.Splice{{Start: at, End: at, Text: lines}}), false, nil
	}
	put := "searches:\n" + s.lines("  ")
	if text != "" {
		put = "\n" + put
	}
	return source.Replace(text, []source.Splice{{Start: len(text), End: len(text), Text: put}}), false, nil
}

// behind is the place behind the last line of a value.
func behind(doc *source.Document, n *source.Node) int {
	_, at := doc.Line(doc.LineAt(max(n.End()-1, 0)))
	return at
}

// replaceFile puts a text in the place of a file, all of it or nothing, unless
// the file is no longer what it was.
func replaceFile(name string, mode fs.FileMode, before, after []byte) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	if mode&0o200 == 0 {
		return source.Found(source.Error, name, 0, source.Say("the file is read-only"), source.Say("nothing was changed; make it writable for yourself"))
	}
	failed := func(err error) error {
		return source.Told(source.Error, name, 0, source.Say("cannot be written: %s", source.Reason(err)),
			"nothing was changed; see that the folder can be written and that the disk is not full")
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".mening-*")
	if err != nil {
		return failed(err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(after)
	if err = errors.Join(err, tmp.Chmod(mode), tmp.Sync(), tmp.Close()); err != nil {
		return failed(err)
	}
	if now, err := os.ReadFile(name); err == nil && !bytes.Equal(now, before) {
		return source.Found(source.Error, name, 0, source.Say("the file was changed by another program meanwhile"), source.Say("nothing was changed; try again"))
	}
	if err := os.Rename(tmp.Name(), name); err != nil {
		return failed(err)
	}
	return lock.SyncFolder(filepath.Dir(name))
}
