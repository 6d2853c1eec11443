package index

import (
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/source"
)

// reread writes a transcript with these warnings to a catalogue and returns what
// is read back.
func reread(t *testing.T, warnings ...error) []error {
	t.Helper()
	result := &format.Result{Transcript: &corpus.Transcript{Warnings: warnings}}
	got, err := decode(encodeCatalogue(&catalogue{entries: []*entry{{path: "a.txt", result: result}}}, nil), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return got.entries[0].result.Transcript.Warnings
}

// nested returns a note in notes.
func nested(depth int) source.Note {
	n := source.Say("%d within", 0)
	for i := range depth {
		n = source.Say("%s, %d within", n, i+1)
	}
	return n
}

// TestNotes keeps what a fault is said of, or at least what it says.
func TestNotes(t *testing.T) {
	type number int64
	check := func(n, want source.Note) {
		t.Helper()
		p := source.Found(source.Warning, "", 1, n, n)
		got, ok := reread(t, p)[0].(*source.Problem)
		if !ok || !reflect.DeepEqual(got.Said, want) || !reflect.DeepEqual(got.Advice, want) {
			t.Errorf("%#v: got %#v, want %#v", n, got.Said, want)
		}
		if got.Error() != p.Error() {
			t.Errorf("%#v says %q, said %q", n, got, p)
		}
	}
	same := func(n source.Note) { t.Helper(); check(n, n) }
	same(source.Note{})
	same(source.Say("the file is empty"))
	same(source.Say("100 %%, %q and %d of %[2]d", "åäö \x00\xff\n", -1<<63))
	same(source.Say("%s: %s", source.Say("%q", "a"), source.Say("known: %s", source.Say("%s and %d more", "b", 2))))
	same(source.Say("%s", source.Note{}))
	same(source.Say("%d is no %s", "text", 7)) // wrong, and the same again
	same(nested(maxNotes - 1))
	// What becomes a text.
	check(source.Say("%v: %s", errors.New("cut off"), source.Error), source.Say("%v: %s", "cut off", "error"))
	check(source.Say("%v %v", number(5), []string{"a", "b"}), source.Say("%v %v", "5", "[a b]"))
	check(source.Say("%s %v", source.Say("%d", number(5)), nil), source.Say("%s %v", "5", "<nil>"))
	// What cannot be kept is said in English.
	check(source.Say("%d and %q", number(5), "a"), source.Note{})
	check(source.Say("%t", true), source.Note{})
	for _, depth := range []int{maxNotes, maxNotes + 1, 50} {
		got, ok := reread(t, source.Found(source.Warning, "", 0, nested(depth), nested(depth)))[0].(*source.Problem)
		if !ok || got.Said.Format == "" || got.Said.String() != nested(depth).String() {
			t.Errorf("%d notes within each other: %+v", depth, got)
		}
	}
}

// TestManyWarnings keeps the shortest of warnings, and repeats no text.
func TestManyWarnings(t *testing.T) {
	short := make([]error, 1000)
	long := slices.Clone(short)
	for i := range short {
		short[i] = &source.Problem{}
		long[i] = source.Told(source.Warning, "", i, source.Say("the turn of %s has no text", `"AME 1"`), "write what was said behind the label, or take the label away")
	}
	for _, want := range [][]error{short, long} {
		if got := reread(t, want...); !reflect.DeepEqual(got, want) {
			t.Errorf("got %d warnings, %v …, want %v …", len(got), got[0], want[0])
		}
	}
	e := &encoder{}
	if e.warnings(long, "name"); len(e.data) > 20*len(long) {
		t.Errorf("%d warnings of one kind take %d bytes", len(long), len(e.data))
	}
	if got := reread(t, errors.New("no problem"))[0].Error(); got != "no problem" {
		t.Errorf("an error without a place: %q", got)
	}
}

// TestDeepNotes reads notes that nobody wrote: the stack must not run out.
func TestDeepNotes(t *testing.T) {
	d := &decoder{data: strings.Repeat("\x00\x01\x02", 1<<20)}
	if d.note([]string{"%s"}, maxNotes); d.err == nil {
		t.Error("endless notes go unnoticed")
	}
}

// TestArguments lists the types of what warnings of transcripts are said of. Who
// adds one teaches it to keepable, and TestNotes.
func TestArguments(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not there:", err)
	}
	if got, want := argumentTypes(t), []string{"int", "mening/corpus/source.Note", "string"}; !slices.Equal(got, want) {
		t.Errorf("warnings of transcripts are said of %q, the catalogue knows %q", got, want)
	}
}

// argumentTypes returns the types of the arguments that the readers of
// transcripts give to source.Say, but for faults that stop the reading: of such a
// file the catalogue keeps nothing.
func argumentTypes(t *testing.T) []string {
	t.Helper()
	const path = "mening/corpus/format"
	out, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		name, file, _ := strings.Cut(strings.TrimSpace(line), "=")
		exports[name] = file
	}
	files := token.NewFileSet()
	var trees []*ast.File
	names, err := filepath.Glob(filepath.Join("..", "format", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree)
	}
	known := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: importer.ForCompiler(files, "gc", func(name string) (io.ReadCloser, error) { return os.Open(exports[name]) })}
	if _, err := config.Check(path, files, trees, known); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, tree := range trees {
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			called, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of := known.Uses[called.Sel]; of.Name() == "Say" && of.Pkg().Path() == "mening/corpus/source" {
				for _, arg := range call.Args[1:] {
					found[types.Default(known.TypeOf(arg)).String()] = true
				}
			}
			return called.Sel.Name != "fault"
		})
	}
	return slices.Sorted(maps.Keys(found))
}

// warned are transcripts with something wrong in them, by name.
func warned() map[string]string {
	return map[string]string{
		"empty.txt":    "I: Hej?\nAME 1:\nSOC 1:\nAME 1: Ja.\n",
		"latin.txt":    "I: Hur går det då, på ön?\nAME 1: S\xe5 d\xe4r.\n",
		"nobody.txt":   "Det var en dag.\n\nDen gick.\n\nDet var allt.\n",
		"dashes.txt":   "– Hur går det?\n\n– Bra.\n\n– Och du?\n\n– Jodå.\n",
		"label.txt":    "Intervjuare: Hur går det?\nAnna: Bra.\nIntervjuare: Och sedan?\nAnna: Det gick.\nIntervjuarre: Jaså?\nAnna: Ja.\n",
		"captions.vtt": "00:01.000 --> 00:02.500\n<v Anna>Jag minns inte.\n\n00:0x --> 00:04.000\n<v I>Nej.\n",
		"sheet.csv":    "start,speaker,text\nsoon,I,Hej?\n00:00:02,Anna,Ja.\nlater,I,Jaså?\n",
		"pages.rtf":    "{\\rtf1\\ansi\\ansicpg932 I: Hej \\'82\\'a0?\\par Anna: Ja.\\par}",
		"whisper.json": `{"segments":[{"speaker":"I","text":"Hej?","start":0,"end":1},{"speaker":"Anna","text":7,"start":1,"end":2},{"speaker":"Anna","text":["x"],"start":1,"end":2},{"speaker":"Anna","text":"Ja.","start":2,"end":3}]}`,
	}
}

// TestWarned keeps warnings of transcripts of several kinds whole.
func TestWarned(t *testing.T) {
	dir := t.TempDir()
	for name, text := range warned() {
		write(t, dir, name, text)
		r, err := format.Read(name, []byte(text), format.Hints{})
		if err != nil || len(r.Transcript.Warnings) == 0 {
			t.Errorf("%s: nothing to warn of: %v", name, err)
			continue
		}
		for _, w := range r.Transcript.Warnings {
			if p, ok := w.(*source.Problem); !ok || p.Said.Format == "" {
				t.Errorf("%s cannot be said in another language: %v", name, w)
			}
		}
	}
	keepsAll(t, dir)
}

// TestWarmWarnings opens a study with such transcripts anew, from the index.
func TestWarmWarnings(t *testing.T) {
	dir := t.TempDir()
	for name, text := range warned() {
		write(t, dir, "transcripts/"+name, text)
	}
	past(t, dir)
	first(t, dir)
	o := open(t, dir)
	said := 0
	for _, transcript := range o.Corpus.Transcripts {
		for _, w := range transcript.Warnings {
			if p, ok := w.(*source.Problem); ok && p.Said.Format != "" {
				said++
			}
		}
	}
	if o.Stats.Read != 0 || said < len(warned()) {
		t.Errorf("read %d transcripts; of the index come %d warnings that can be said in another language", o.Stats.Read, said)
	}
}

// TestOlderLayout reads an index of the layout before as one of another version.
func TestOlderLayout(t *testing.T) {
	dir := small(t)
	first(t, dir)
	name := filepath.Join(dir, ".mening", "index", catalogueName)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	e := &encoder{data: data[:len(magic)]}
	e.number(catalogueVersion - 1)
	e.data = append(e.data, data[len(e.data):len(data)-4]...)
	if err := os.WriteFile(name, e.checked(), fs.FileMode(0o600)); err != nil {
		t.Fatal(err)
	}
	if o := open(t, dir); o.Notice.String() != "the index was of another version and has been rebuilt" || o.Stats.Read != 3 {
		t.Error(fmt.Sprintf("%q", o.Notice), o.Stats)
	}
	if o := open(t, dir); o.Notice.String() != "" || o.Stats.Read != 0 {
		t.Error("once more:", o.Notice, o.Stats)
	}
}
