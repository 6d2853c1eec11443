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
			w.folder(e.base, "", nil)
		}
		if e.glob != "" && w.fitting == 0 {
			l.entryFault(e, "`*` stands for any characters but a slash, `**` for any folders", "no transcript fits %q", e.text)
		}
	}
	w.tellIgnored()
	if len(l.Files) == 0 && l.problems.Err() == nil {
		l.fault(l.entries[0].base, 0, source.Error, "put transcripts ("+strings.Join(format.Endings(), " ")+") there, or name their folder in study.yaml: `transcripts: FOLDER`",
			"there are no transcripts")
	}
	slices.SortFunc(l.Files, func(a, b File) int { return comparePaths(a.Path, b.Path) })
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

// walker gathers the transcripts of one entry after another.
type walker struct {
	*loader
	entry   entry
	fitting int               // transcripts that the entry named
	seen    map[string]string // path to name
	ignored map[string][]string
}

// folder walks a folder. Links to folders are followed, unless they lead back
// to one that is being walked (parents).
func (w *walker) folder(name, below string, parents []string) {
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	var items []fs.DirEntry
	if err == nil {
		items, err = os.ReadDir(name)
	}
	if err != nil {
		w.problems = append(w.problems, openProblem(name, err))
		return
	}
	if slices.Contains(parents, real) {
		w.fault(name, 0, source.Error, "take the link out", "the folder is a link to a folder that holds it")
		return
	}
	parents = append(slices.Clip(parents), real)
	atTop := filepath.Clean(name) == filepath.Clean(w.Dir)
	for _, item := range items {
		file := item.Name()
		if strings.HasPrefix(file, ".") || strings.HasPrefix(file, "~$") || isAboutProject(strings.ToLower(file)) || atTop && w.Config.special(file) {
			continue
		}
		info, err := os.Stat(filepath.Join(name, file))
		switch {
		case err == nil && info.IsDir():
			if !w.entry.flat && (!atTop || file != "coding") {
				w.folder(filepath.Join(name, file), path.Join(below, file), parents)
			}
		case err == nil && !info.Mode().IsRegular():
			// A pipe or device would keep the reader waiting for ever.
		case w.entry.glob == "" || globMatch(w.entry.glob, nfc(path.Join(below, file))):
			w.file(filepath.Join(name, file), file)
		}
	}
}

// file adds a file to the study, unless its ending is none of a transcript. A
// link that leads nowhere is added: reading it tells why.
func (w *walker) file(name, short string) {
	rel, err := filepath.Rel(w.base, absolute(name))
	if err != nil {
		rel = name
	}
	p := nfc(filepath.ToSlash(rel))
	ending := strings.ToLower(path.Ext(short))
	if !slices.Contains(format.Endings(), ending) || w.isTable(name) {
		if lower := strings.ToLower(short); lower != "thumbs.db" && lower != "desktop.ini" {
			w.ignored[ending] = append(w.ignored[ending], name)
		}
		return
	}
	w.fitting++
	if other, ok := w.seen[p]; ok {
		if other != name {
			w.fault(name, 0, source.Error, "rename one of them", "%q is the name of two files, its letters stored in two ways", p)
		}
		return
	}
	w.seen[p] = name
	f := File{Path: p, Name: name}
	if info, err := os.Stat(name); err == nil {
		f.Size, f.ModTime = info.Size(), info.ModTime()
	}
	w.Files = append(w.Files, f)
}

// isTable reports whether a file that lies beside the study's own tables is one
// more of them, such as a table that was printed, and no transcript.
func (w *walker) isTable(name string) bool {
	if w.entry.file != "" || w.entry.glob != "" || filepath.Clean(filepath.Dir(name)) != filepath.Clean(w.Dir) || !format.MayBeOther(name) {
		return false
	}
	data, err := readFile(name)
	return err == nil && !format.Recognizes(name, data)
}

// tellIgnored warns once for each ending that no reader knows.
func (w *walker) tellIgnored() {
	var endings []string
	for e := range w.ignored {
		endings = append(endings, e)
	}
	slices.Sort(endings)
	for _, e := range endings {
		names := w.ignored[e]
		slices.Sort(names)
		names = slices.Compact(names)
		what := "files with the ending " + e
		if e == "" {
			what = "files without an ending"
		}
		hint := "transcripts end in " + strings.Join(format.Endings(), " ")
		if slices.Contains(format.Endings(), e) {
			hint = "in the study folder itself a table is a transcript if it has a column text (or replik)"
		}
		if len(names) == 1 {
			what = strings.Replace(what, "files", "the file", 1)
			w.fault(names[0], 0, source.Warning, hint, "%s is left out: it is no transcript", what)
			continue
		}
		w.fault(names[0], 0, source.Warning, hint, "%d %s are left out, this one first: they are no transcripts", len(names), what)
	}
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
