package study

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// facts are what is known of a transcript before it is read.
type facts struct {
	table    string            // the file that is interviews.csv, where it has a row there
	line     int               // of its row; 0 without one
	row      map[string]string // from interviews.csv
	path     map[string]string // from the pattern of paths
	known    settled           // both, as long as no front matter comes between
	clash    bool              // another transcript differs in its ending alone
	warnings source.Problems
}

// settled is what holds for a transcript once all sources are joined.
type settled struct {
	attributes map[string]string
	language   string
	fold       bool
	include    bool
}

// settle joins the sources; the first that has a value wins.
func (c *Config) settle(sources ...map[string]string) settled {
	all := map[string]string{}
	for _, m := range sources {
		for name, value := range m {
			if all[name] == "" && value != "" {
				all[name] = value
			}
		}
	}
	out := settled{attributes: all, language: c.Language, fold: c.Fold, include: all["include"] != "false"}
	if code := all["language"]; code != "" {
		out.language = code
	}
	if fold := all["fold"]; fold != "" {
		out.fold = fold == "true"
	}
	delete(all, "include")
	delete(all, "language")
	delete(all, "fold")
	return out
}

// sheet reads NAME.csv or NAME.xlsx of the study folder; nil where there is
// neither, or where it cannot be read.
func (l *loader) sheet(name string) *table.Sheet {
	var found string
	for _, ending := range []string{".csv", ".xlsx"} {
		file := filepath.Join(l.Dir, name+ending)
		if isMissing(file) {
			continue
		}
		if found != "" {
			l.fault(file, 0, source.Error, "keep one of them", "there is %s.csv as well", name)
			return nil
		}
		found = file
	}
	if found == "" {
		return nil
	}
	data, err := readFile(found)
	if err == nil {
		var s *table.Sheet
		if s, err = table.Read(found, data); err == nil {
			l.inEnglish(s, name)
			return s
		}
	}
	l.problems = append(l.problems, asProblem(found, err))
	return nil
}

// column is a column of a table that holds an attribute.
type column struct {
	name  string
	index int
}

// declares reports whether study.yaml names an attribute.
func (l *loader) declares(name string) bool {
	return slices.ContainsFunc(l.Config.Attributes, func(a corpus.Attribute) bool { return a.Name == name })
}

// attributeColumns returns the columns of a sheet that are not in known. The
// usual ones are attributes with a meaning; what is nearly one of all these is
// told.
func (l *loader) attributeColumns(s *table.Sheet, clash func(name string) bool, known, usual []string) []column {
	var out []column
	for i, title := range s.Header {
		name := attributeName(title)
		switch {
		case slices.Contains(known, name):
		case clash(name):
			l.fault(s.File, 1, source.Warning, "call the column otherwise", "the column %q is left out: the name has a meaning of its own", title)
		default:
			if near := nearColumn(name, s.Header, append(known, usual...)); near != "" && !l.declares(name) {
				l.fault(s.File, 1, source.Warning, fmt.Sprintf("did you mean %q? otherwise declare %s under attributes in study.yaml", near, name),
					"the column %q is taken for an attribute of that name", title)
			}
			out = append(out, column{name, i})
			l.addColumn(name)
		}
	}
	return out
}

// addColumn notes an attribute in the order in which attributes are listed.
func (l *loader) addColumn(name string) {
	switch name {
	case stakeholderName, "language", "fold", "include", "_":
		return
	}
	if !slices.Contains(l.columns, name) {
		l.columns = append(l.columns, name)
	}
}

// interviewRow is a row of interviews.csv with the file it names.
type interviewRow struct {
	table      string
	file, line int
	values     map[string]string
}

// interviews reads interviews.csv.
func (l *loader) interviews() []interviewRow {
	s := l.sheet("interviews")
	if s == nil {
		return nil
	}
	if s.Column("file") < 0 {
		l.fault(s.File, 1, source.Error, "name the transcripts in a column file; the columns are "+strings.Join(s.Header, ", "), "there is no column %q", "file")
		return nil
	}
	columns := l.attributeColumns(s, attributeClash, []string{"file"},
		[]string{"kind", "wave", "site", "date", stakeholderName, "language", "fold", "include"})
	find := newLookup(l.Files)
	lines := map[int]int{}
	var out []interviewRow
	for _, r := range s.Rows {
		ref := s.Field(r, "file")
		if ref == "" {
			l.fault(s.File, r.Line, source.Error, "write the path of a transcript, with or without its ending", "the row names no file")
			continue
		}
		if len(find.files(ref)) == 0 && len(l.Files) > 0 { // without transcripts that is told once
			l.missing = append(l.missing, Missing{File: s.File, Line: r.Line, Name: ref})
			continue
		}
		at, ok := l.findFile(find, s.File, r.Line, ref)
		if !ok {
			continue
		}
		if before, twice := lines[at]; twice {
			l.fault(s.File, r.Line, source.Error, "keep one of the rows", "%q stands already in line %d", ref, before)
			continue
		}
		lines[at] = r.Line
		row := interviewRow{table: s.File, file: at, line: r.Line, values: map[string]string{}}
		for _, c := range columns {
			value, problem := l.vocabulary.meta(c.name, r.Fields[c.index])
			if problem != nil {
				problem.File, problem.Line = s.File, r.Line
				l.problems = append(l.problems, problem)
			}
			if value != "" {
				row.values[c.name] = value
			}
		}
		out = append(out, row)
	}
	return out
}

// findFile looks up a transcript that a table names; what fits several is an
// error in the table.
func (l *loader) findFile(find lookup, table string, line int, ref string) (int, bool) {
	switch found := find.files(ref); len(found) {
	case 1:
		return found[0], true
	case 0:
	default:
		l.fault(table, line, source.Error, "write the ending: "+find.paths[found[0]]+" or "+find.paths[found[1]], "%q names %d transcripts", ref, len(found))
	}
	return 0, false
}

// sortFiles puts the files into corpus order and joins the rows to them.
func (l *loader) sortFiles(rows []interviewRow) {
	files := make([]File, 0, len(l.Files))
	used := make([]bool, len(l.Files))
	for _, r := range rows {
		files = append(files, l.Files[r.file])
		l.facts = append(l.facts, facts{table: r.table, line: r.line, row: r.values})
		used[r.file] = true
	}
	for i, f := range l.Files {
		if !used[i] {
			files = append(files, f)
			l.facts = append(l.facts, facts{})
		}
	}
	l.Files = files
	l.order = make(map[string]int, len(files))
	stems := make(map[string]int, len(files))
	for i, f := range files {
		l.order[f.Path] = i
		first, twice := stems[key(corpus.Stem(f.Path))]
		if !twice {
			stems[key(corpus.Stem(f.Path))] = i
			continue
		}
		l.facts[first].clash, l.facts[i].clash = true, true
		l.fault(f.Name, 0, source.Warning, "if they are one interview, take one of them out of the folder", "%s and %s differ in their ending alone", files[first].Path, f.Path)
	}
}

// lookup finds transcripts by the names that people write.
type lookup struct {
	paths         []string
	byPath, short map[string][]int
}

func newLookup(files []File) lookup {
	m := lookup{byPath: make(map[string][]int, len(files)), short: make(map[string][]int, len(files))}
	for i, f := range files {
		m.paths = append(m.paths, f.Path)
		k := key(f.Path)
		m.byPath[k] = append(m.byPath[k], i)
		m.short[corpus.Stem(k)] = append(m.short[corpus.Stem(k)], i)
	}
	return m
}

// files returns the transcripts that a path with or without its ending names;
// Windows writes it with backslashes.
func (m lookup) files(ref string) []int {
	ref = cleanName(ref)
	found := m.byPath[key(ref)]
	if len(found) == 0 {
		found = m.short[key(ref)]
	}
	var exact []int
	for _, i := range found {
		if m.paths[i] == ref || corpus.Stem(m.paths[i]) == ref {
			exact = append(exact, i)
		}
	}
	if len(exact) == 1 {
		return exact
	}
	return found
}

// near suggests transcripts for a path that is none: one with the same name in
// another folder, or one that is written nearly so.
func (m lookup) near(ref string) string {
	ref = cleanName(ref)
	names := make([]string, len(m.paths))
	for i, p := range m.paths {
		names[i] = p
		if corpus.Stem(ref) == ref {
			names[i] = corpus.Stem(p)
		}
		if key(path.Base(names[i])) == key(path.Base(ref)) {
			return "did you mean \"" + names[i] + "\"?"
		}
	}
	return source.DidYouMean(ref, names)
}
