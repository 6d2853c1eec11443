package study

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus/format"
	"mening/corpus/source"
)

// walker gathers the transcripts of one entry after another.
type walker struct {
	*loader
	entry   entry
	fitting int               // transcripts that the entry named
	seen    map[string]string // path to name
	ignored map[string][]string
	// walked are the folders of the entry, by their real names; links to
	// folders wait until all others are walked.
	walked map[string]bool
	links  []link
}

// link is a link to a folder.
type link struct {
	name, below string
	parents     []string
}

// walk gathers the transcripts of a folder. Each folder is read once: links to
// folders are followed, but not to one that is read without them.
func (w *walker) walk(name string) {
	w.walked = map[string]bool{}
	w.folder(link{name: name})
	for len(w.links) > 0 {
		next := w.links[0]
		w.links = w.links[1:]
		w.folder(next)
	}
}

func (w *walker) folder(l link) {
	real, err := filepath.EvalSymlinks(l.name)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	var items []fs.DirEntry
	if err == nil {
		items, err = os.ReadDir(l.name)
	}
	switch {
	case err != nil:
		w.unreadable = append(w.unreadable, openProblem(l.name, err))
		return
	case slices.ContainsFunc(l.parents, func(parent string) bool { return holds(real, parent) }):
		w.fault(l.name, 0, source.Warning, "take the link out", "the folder is a link to a folder that holds it, and is left out")
		return
	case w.walked[real]:
		w.fault(l.name, 0, source.Warning, "take the link out, lest its transcripts count twice", "the folder is a link to one that is read already, and is left out")
		return
	case len(l.parents) > source.MaxFolders:
		w.unreadable = append(w.unreadable, source.Told(source.Error, l.name, 0, source.Say("more than %d folders lie within each other", source.MaxFolders),
			"put the transcripts into fewer folders"))
		return
	}
	w.walked[real] = true
	parents := append(slices.Clip(l.parents), real)
	atTop := filepath.Clean(l.name) == filepath.Clean(w.Dir)
	for _, item := range items {
		file := item.Name()
		if strings.HasPrefix(file, ".") || strings.HasPrefix(file, "~$") || isAboutProject(strings.ToLower(file)) || atTop && w.Config.special(file) {
			continue
		}
		w.item(item, link{filepath.Join(l.name, file), path.Join(l.below, file), parents}, atTop)
	}
}

// holds reports whether a folder is another one or holds it, by their real
// names.
func holds(folder, other string) bool {
	rest, ok := strings.CutPrefix(other, strings.TrimSuffix(folder, string(filepath.Separator)))
	return ok && (rest == "" || rest[0] == filepath.Separator)
}

// item takes what lies in a folder.
func (w *walker) item(item fs.DirEntry, l link, atTop bool) {
	info, err := os.Stat(l.name)
	switch {
	case err == nil && info.IsDir():
		if w.entry.flat || atTop && item.Name() == "coding" {
			return
		}
		if isTranscript(item.Name()) {
			w.unreadable = append(w.unreadable, notRegular(l.name, info.Mode()))
			return
		}
		if item.Type()&fs.ModeSymlink != 0 {
			w.links = append(w.links, l)
			return
		}
		w.folder(l)
	case w.entry.glob == "" || globMatch(w.entry.glob, nfc(l.below)):
		w.file(l.name, item.Name())
	}
}

// isTranscript reports whether a file of the name would be a transcript.
func isTranscript(name string) bool {
	return slices.Contains(format.Endings(), strings.ToLower(path.Ext(name)))
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
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		// A pipe or device would keep the reader waiting for ever.
		w.fitting++
		if isTranscript(short) {
			w.unreadable = append(w.unreadable, notRegular(name, info.Mode()))
		}
		return
	}
	if !isTranscript(short) || w.isTable(name) {
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
	if err == nil {
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
		hint := "transcripts end in " + strings.Join(format.Endings(), " ")
		if other := format.SaveAs(e); other != "" {
			hint = other
		}
		if isTranscript("a" + e) {
			hint = "in the study folder itself a table is a transcript if it has a column text (or replik)"
		}
		switch {
		case len(names) == 1 && e == "":
			w.fault(names[0], 0, source.Warning, hint, "the file without an ending is left out: it is no transcript")
		case len(names) == 1:
			w.fault(names[0], 0, source.Warning, hint, "the file with the ending %s is left out: it is no transcript", e)
		case e == "":
			w.fault(names[0], 0, source.Warning, hint, "%d files without an ending are left out, this one first: they are no transcripts", len(names))
		default:
			w.fault(names[0], 0, source.Warning, hint, "%d files with the ending %s are left out, this one first: they are no transcripts", len(names), e)
		}
	}
}
