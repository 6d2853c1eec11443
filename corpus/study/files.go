package study

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus/format"
	"mening/corpus/source"
)

// entry is one line of `transcripts:`: a folder, a file or a glob.
type entry struct {
	text         string
	line, column int

	base string // the folder to walk, as it is opened
	file string // the one file it names, instead of a walk
	flat bool   // only the files of the folder itself
	glob string // below base, with slashes; empty for all files
}

// files lists the transcripts.
func (l *loader) files() {
	if len(l.entries) == 0 {
		folder := "."
		if info, err := os.Stat(l.in("transcripts")); err == nil && info.IsDir() {
			folder = "transcripts"
		}
		l.entries = []entry{{text: folder, flat: folder == "." && !l.isStudy()}}
		l.Config.Transcripts = []string{folder}
	}
	if !l.placeEntries() {
		return
	}
	l.base = commonBase(l.entries)
	w := walker{loader: l, seen: map[string]string{}, ignored: map[string][]string{}}
	for _, e := range l.entries {
		w.entry, w.fitting = e, 0
		if e.file != "" {
			w.file(e.file, filepath.Base(e.file))
		} else {
			w.walk(e.base)
		}
		if e.glob != "" && w.fitting == 0 {
			l.entryFault(e, "`*` stands for any characters but a slash, `**` for any folders", "no transcript fits %q", e.text)
		}
	}
	w.tellIgnored()
	if len(l.Files) == 0 && len(l.unreadable) == 0 && l.problems.Err() == nil {
		l.problems = append(l.problems, source.Found(source.Error, l.entries[0].base, 0, source.Say("there are no transcripts"), l.whereTranscripts()))
	}
	slices.SortFunc(l.Files, func(a, b File) int { return comparePaths(a.Path, b.Path) })
}

// whereTranscripts says where transcripts are looked for, and names folders right
// below the study's that were not looked into: one that is a study itself, else
// those that hold transcripts.
func (l *loader) whereTranscripts() source.Note {
	var found []string
	items, _ := os.ReadDir(l.Dir)
	for _, item := range items {
		if !item.IsDir() || strings.HasPrefix(item.Name(), ".") || !l.entries[0].flat {
			continue
		}
		if !isMissing(l.in(filepath.Join(item.Name(), "study.yaml"))) {
			return source.Say("the folder %q is a study: say so with -s", item.Name())
		}
		files, _ := os.ReadDir(l.in(item.Name()))
		if slices.ContainsFunc(files, func(f fs.DirEntry) bool { return f.Type().IsRegular() && isTranscript(f.Name()) }) {
			found = append(found, item.Name())
		}
	}
	switch len(found) {
	case 0:
		return source.Say("put transcripts (%s) there, or name their folder in study.yaml: `transcripts: FOLDER`", strings.Join(format.Endings(), " "))
	case 1:
		return source.Say("the folder %q holds some: write study.yaml with the line `transcripts: %s`", found[0], found[0])
	}
	return source.Say("folders below hold some: write study.yaml with the line `transcripts: [%s]`", strings.Join(found, ", "))
}

// isStudy reports whether something in the folder shows that it is a study. In
// one that is none, such as the home folder where somebody forgot -s, the
// folders below are not searched.
func (l *loader) isStudy() bool {
	for _, name := range []string{"study.yaml", "codebook.yaml", "interviews.csv", "interviews.xlsx", "participants.csv", "participants.xlsx"} {
		if _, err := os.Stat(l.in(name)); err == nil {
			return true
		}
	}
	return false
}

// placeEntries finds the folder of each entry. It is false where one is not
// there.
func (l *loader) placeEntries() bool {
	ok := true
	for i := range l.entries {
		e := &l.entries[i]
		info, err := os.Stat(l.in(e.text))
		switch {
		case err == nil && info.IsDir():
			e.base = l.in(e.text)
		case err == nil:
			e.file, e.base = l.in(e.text), filepath.Dir(l.in(e.text))
		case strings.ContainsAny(e.text, "*?["):
			ok = l.placeGlob(e) && ok
		default:
			ok = false
			l.entryFault(*e, l.nearFolders(e.text), "there is no folder or file %q", e.text)
		}
	}
	return ok
}

func (l *loader) placeGlob(e *entry) bool {
	parts := strings.Split(path.Clean(filepath.ToSlash(e.text)), "/")
	n := slices.IndexFunc(parts, func(p string) bool { return strings.ContainsAny(p, "*?[") })
	e.base, e.glob = l.in(strings.Join(parts[:n], "/")), strings.Join(parts[n:], "/")
	if n == 1 && parts[0] == "" {
		e.base = string(filepath.Separator)
	}
	if _, err := path.Match(e.glob, ""); errors.Is(err, path.ErrBadPattern) {
		l.entryFault(*e, "close the bracket, or write \\[ for the character itself", "%q is no valid glob", e.text)
		return false
	}
	if info, err := os.Stat(e.base); err != nil || !info.IsDir() {
		l.entryFault(*e, l.nearFolders(strings.Join(parts[:n], "/")), "there is no folder %q", strings.Join(parts[:n], "/"))
		return false
	}
	return true
}

func (l *loader) entryFault(e entry, hint, message string, args ...any) {
	l.fault(filepath.Join(l.Dir, "study.yaml"), e.line, source.Error, hint, message, args...)
	l.problems[len(l.problems)-1].Column = e.column
}

// nearFolders suggests a folder that lies beside the missing one.
func (l *loader) nearFolders(name string) string {
	parent := path.Dir(filepath.ToSlash(name))
	items, _ := os.ReadDir(l.in(parent))
	var names []string
	for _, item := range items {
		if item.IsDir() && !strings.HasPrefix(item.Name(), ".") {
			names = append(names, path.Join(parent, item.Name()))
		}
	}
	if hint := source.DidYouMean(name, names); hint != "" {
		return hint
	}
	return "make the folder, or correct its name in study.yaml"
}

// commonBase returns the deepest folder that holds the folders of all entries,
// as an absolute path.
func commonBase(entries []entry) string {
	base := absolute(entries[0].base)
	for _, e := range entries[1:] {
		other := absolute(e.base)
		for base != other && !strings.HasPrefix(other, strings.TrimSuffix(base, string(filepath.Separator))+string(filepath.Separator)) {
			parent := filepath.Dir(base)
			if parent == base {
				return base
			}
			base = parent
		}
	}
	return base
}

func absolute(name string) string {
	if full, err := filepath.Abs(name); err == nil {
		return full
	}
	return name
}

// globMatch reports whether a path fits a glob; `**` stands for any number of
// folders, also none.
func globMatch(glob, name string) bool {
	return globParts(strings.Split(glob, "/"), strings.Split(name, "/"))
}

func globParts(glob, name []string) bool {
	for len(glob) > 0 && glob[0] != "**" {
		if len(name) == 0 {
			return false
		}
		if ok, _ := path.Match(glob[0], name[0]); !ok {
			return false
		}
		glob, name = glob[1:], name[1:]
	}
	if len(glob) == 0 {
		return len(name) == 0
	}
	for len(glob) > 1 && glob[1] == "**" {
		glob = glob[1:] // `**/**` means no more than `**` and would take long
	}
	if len(glob) == 1 {
		return len(name) > 0
	}
	for i := range name {
		if globParts(glob[1:], name[i:]) {
			return true
		}
	}
	return false
}
