package study

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mening/corpus/format"
)

func TestComparePaths(t *testing.T) {
	check := func(sorted ...string) {
		t.Helper()
		got := slices.Clone(sorted)
		slices.Reverse(got)
		slices.SortFunc(got, comparePaths)
		equal(t, "order", strings.Join(got, " "), strings.Join(sorted, " "))
	}
	check("fg2.txt", "fg10.txt")
	check("fg1.txt", "fg1-ame.txt", "fg1b.txt", "FG2.txt")
	check("a/z.txt", "a-b/a.txt", "ab.txt")
	check("2.txt", "02.txt", "10.txt", "99999999999999999999998.txt", "99999999999999999999999.txt")
	check("x1y2.txt", "x1y10.txt", "x01y1.txt")
	check("a.docx", "a.txt", "b.docx")
	check("Fg.txt", "fg.txt")
}

// TestAboutProject passes over the files that lie beside shared data.
func TestAboutProject(t *testing.T) {
	s := load(t, folder(t, map[string]string{"a.txt": "x", "LICENSE.md": "x", "licence.txt": "x", "CONTRIBUTING.md": "x", "LICENSE-data.md": "x",
		"README.md": "x", "t/LICENSE.md": "x", "t/licensavtal.txt": "x", "study.yaml": ""}))
	var got []string
	for _, f := range s.Files {
		got = append(got, f.Path)
	}
	equal(t, "files", strings.Join(got, " "), "a.txt t/licensavtal.txt")
}

func FuzzComparePaths(f *testing.F) {
	f.Add("fg2.txt", "fg10.txt", "fg.txt")
	f.Add("a1", "a01", "a/1")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if comparePaths(a, b) != -comparePaths(b, a) {
			t.Errorf("%q and %q: order depends on the direction", a, b)
		}
		if comparePaths(a, b) < 0 && comparePaths(b, c) < 0 && comparePaths(a, c) >= 0 {
			t.Errorf("%q < %q < %q, but not the first before the last", a, b, c)
		}
		if a != b && comparePaths(a, b) == 0 {
			t.Errorf("%q and %q are equal", a, b)
		}
	})
}

func TestGlob(t *testing.T) {
	check := func(glob, name string, want bool) {
		t.Helper()
		if got := globMatch(glob, name); got != want {
			t.Errorf("%q on %q: %v", glob, name, got)
		}
	}
	check("*.txt", "a.txt", true)
	check("*.txt", "a/b.txt", false)
	check("**/*.txt", "a.txt", true)
	check("**/*.txt", "a/b/c.txt", true)
	check("**/x/*.txt", "a/x/c.txt", true)
	check("**/x/*.txt", "a/y/c.txt", false)
	check("a/**", "a/b/c.txt", true)
	check("a/**", "a", false)
	check("a/**/**/c.txt", "a/c.txt", true)
	check("fg?-[ab]/*", "fg1-b/x", true)
	check("**/**/**/**/**/**/**/**/**/z", "a/a/a/a/a/a/a/a/a/a/a/a/a/a", false)
}

func TestFiles(t *testing.T) {
	endings := strings.Join(format.Endings(), " ")
	all := map[string]string{
		"README.md": "", "CHANGELOG.md": "", "readme-sv.txt": "", "coding/anna.txt": "", ".mening/x.txt": "",
		"a.txt": "", "sub/coding/c.md": "", "sub/README.md": "", "sub/.x.txt": "", "sub/~$d.docx": "",
	}
	check := func(name, yaml string, extra map[string]string, want, warnings string) {
		t.Helper()
		files := map[string]string{}
		for k, v := range all {
			files[k] = v
		}
		for k, v := range extra {
			files[k] = v
		}
		if yaml != "" {
			files["study.yaml"] = yaml
		}
		s := load(t, folder(t, files))
		equal(t, name, paths(s.Files), want)
		equal(t, name+" warnings", short(s, "", s.warnings), warnings)
	}
	check("the study folder", "", map[string]string{"codebook.yaml": ""}, "a.txt sub/coding/c.md sub/README.md", "")
	check("transcripts", "", map[string]string{"transcripts/x/FG.TXT": "", "transcripts/README.md": ""}, "README.md x/FG.TXT", "")
	check("a folder", "transcripts: sub/\n", nil, "coding/c.md README.md", "")
	check("a glob", "transcripts: '*.txt'\n", nil, "a.txt", "")
	check("a deep glob", "transcripts: '**/*.md'\n", nil, "sub/coding/c.md sub/README.md", "")
	check("a glob in a folder", "transcripts: sub/*/*.md\n", nil, "coding/c.md", "")
	check("a list", "transcripts: [sub/coding, a.txt]\n", nil, "a.txt sub/coding/c.md", "")
	check("a list below one folder", "transcripts: [t/1, t/2, 't/*/x.txt']\n", map[string]string{"t/1/x.txt": "", "t/2/x.txt": "", "t/3/x.txt": "", "t/3/y.txt": ""}, "1/x.txt 2/x.txt 3/x.txt", "")
	check("endings", "", map[string]string{"transcripts/a.txt": "", "transcripts/a.wav": "", "transcripts/b.WAV": "", "transcripts/c.png": "", "transcripts/d": ""}, "a.txt",
		"transcripts/d: the file without an ending is left out: it is no transcript\n  transcripts end in "+endings+"\n"+
			"transcripts/c.png: the file with the ending .png is left out: it is no transcript\n  transcripts end in "+endings+"\n"+
			"transcripts/a.wav: 2 files with the ending .wav are left out, this one first: they are no transcripts\n  transcripts end in "+endings)
	check("NFC", "", map[string]string{"transcripts/fo\u0308re.txt": ""}, "f\u00f6re.txt", "")
	check("two endings", "", map[string]string{"transcripts/a.txt": "", "transcripts/A.md": ""}, "A.md a.txt",
		"transcripts/a.txt: A.md and a.txt differ in their ending alone\n  if they are one interview, take one of them out of the folder")
}

func TestFilesErrors(t *testing.T) {
	endings := strings.Join(format.Endings(), " ")
	check := func(files map[string]string, want string) {
		t.Helper()
		dir := folder(t, files)
		_, err := Load(dir)
		equal(t, "error", strings.ReplaceAll(short(nil, dir, err), dir, "DIR"), want)
	}
	hint := ": there are no transcripts\n  put transcripts (" + endings + ") there, or name their folder in study.yaml: `transcripts: FOLDER`"
	check(map[string]string{"README.md": ""}, "DIR"+hint)
	check(map[string]string{"transcripts/.x": ""}, "transcripts"+hint)
	check(map[string]string{"min studie/study.yaml": "", "a/b.txt": ""},
		"DIR: there are no transcripts\n  the folder \"min studie\" is a study: say so with -s")
	check(map[string]string{"våren 1/a.docx": "", ".x/b.txt": "", "y/z/c.txt": ""},
		"DIR: there are no transcripts\n  the folder \"våren 1\" holds some: write study.yaml with the line `transcripts: våren 1`")
	check(map[string]string{"a/a.txt": "", "b/b.txt": ""},
		"DIR: there are no transcripts\n  folders below hold some: write study.yaml with the line `transcripts: [a, b]`")
	check(map[string]string{"fo\u0308re.txt": "", "f\u00f6re.txt": ""}, "f\u00f6re.txt: \"f\u00f6re.txt\" is the name of two files, its letters stored in two ways\n  rename one of them")
	_, err := Load(filepath.Join(t.TempDir(), "none"))
	if err == nil || !strings.Contains(err.Error(), "there is no such study folder") {
		t.Errorf("got %v", err)
	}
}

// A folder that nobody may look into is told as such, once.
func TestFolderThatMayNotBeRead(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "I: x", "study.yaml": ""})
	for _, mode := range []os.FileMode{0, 0o400, 0o100} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		if accessible(dir) == nil {
			os.Chmod(dir, 0o700)
			t.Skip("this user may read everything")
		}
		_, err := Load(dir)
		os.Chmod(dir, 0o700)
		equal(t, "error", strings.ReplaceAll(short(nil, dir, err), dir, "DIR"), "DIR: cannot be read: permission denied\n  check who may read it")
	}
}

func TestLinks(t *testing.T) {
	dir := folder(t, map[string]string{"transcripts/a.txt": "I: x\nP: y", "other/b.txt": "I: x\nP: y", "study.yaml": ""})
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	link("../other", "transcripts/link")
	link("nowhere.txt", "transcripts/c.txt")
	s := load(t, dir)
	equal(t, "files", paths(s.Files), "a.txt c.txt link/b.txt")
	c, err := s.Resolve(s.readAll(nil))
	if err != nil || len(c.Unreadable) != 1 || !strings.Contains(c.Unreadable[0].Error(), "transcripts/c.txt: is a link that leads nowhere") {
		t.Errorf("%v, unreadable %v", err, c.Unreadable)
	}
	link("..", "other/loop")
	link("../other", "transcripts/twice")
	link("circle.txt", "transcripts/circle.txt")
	// Links that lead back, or to what is read already, never end the walk.
	s = load(t, dir)
	equal(t, "files", paths(s.Files), "a.txt c.txt circle.txt link/b.txt")
	var told []string
	for _, p := range s.warnings {
		told = append(told, strings.TrimPrefix(p.File, dir+"/")+": "+p.Message)
	}
	equal(t, "warnings", strings.Join(told, "; "), "transcripts/twice: the folder is a link to one that is read already, and is left out; transcripts/link/loop: the folder is a link to a folder that holds it, and is left out")
}

func TestFilesOfRelativeStudy(t *testing.T) {
	dir := folder(t, map[string]string{"s/transcripts/a.txt": "", "s/study.yaml": "transcripts: [transcripts, ../t]\n", "t/b.txt": ""})
	t.Chdir(filepath.Join(dir, "s"))
	s := load(t, ".")
	equal(t, "files", paths(s.Files), "s/transcripts/a.txt t/b.txt")
	equal(t, "name", s.Files[0].Name, filepath.Join("transcripts", "a.txt"))
}
