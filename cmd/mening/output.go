package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// outputFlags are the options of every command that prints a table.
func outputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Usage: "`FORMAT` of the output: " + strings.Join(formatNames(), ", ")},
		&cli.BoolFlag{Name: "excel", DisableDefaultText: true, Usage: "csv that a Swedish Excel opens: semicolons and a byte order mark"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`; its ending tells the format"},
	}
}

// output is where and how a command prints.
type output struct {
	env    *env
	format table.Format
	excel  bool
	file   string
	figure *figureFile // nil where none is asked for
	// notes say what a command could not count; they stand below all others.
	notes []source.Note
	// force writes over what people wrote; ownForms says that the command looks
	// itself for entries in a sheet that would be lost.
	force, ownForms bool
	// report says that what is written is a report or a chapter.
	report bool
}

// newOutput reads the output options.
func newOutput(e *env, c *cli.Context) (*output, error) {
	o := &output{env: e, format: "text", excel: c.Bool("excel"), file: c.String("output"), force: c.Bool("force"), ownForms: knowsForce(c)}
	if o.file != "" {
		f, ok := formatOf(o.file)
		if !ok && !c.IsSet("format") && !o.excel {
			return nil, usageError{source.Say("the ending of %q names no format\n  use .txt, .csv, .tsv, .json, .md, .html, .tex, .xlsx or .docx, or say --format", o.file)}
		}
		if ok {
			o.format = f
		}
	}
	if o.excel {
		if c.IsSet("format") && c.String("format") != "csv" {
			return nil, usageError{source.Say("--excel is csv and cannot be %q\n  leave --format or --excel out", c.String("format"))}
		}
		o.format = "csv"
	} else if c.IsSet("format") {
		o.format = table.Format(c.String("format"))
		if !slices.Contains(formatNames(), string(o.format)) {
			return nil, usageError{source.Say("unknown format %q\n  %s", o.format, source.Meant(string(o.format), formatNames()))}
		}
	}
	if (o.format == "xlsx" || o.format == "docx") && o.file == "" {
		return nil, usageError{source.Say("%s is for a file, not for the terminal\n  add -o FILE.%[1]s", o.format)}
	}
	if named, ok := formatOf(o.file); ok && named != "text" && named != o.format {
		return nil, usageError{source.Say("%s would hold %s\n  choose another ending, or leave --format and --excel out", o.file, o.format)}
	}
	var err error
	o.figure, err = newFigure(c)
	return o, err
}

// protect makes sure that none of these files is written to.
func (o *output) protect(names ...string) error {
	if err := o.protectFigure(names); err != nil {
		return err
	}
	if o.file == "" {
		return nil
	}
	target, err := os.Stat(o.file)
	switch {
	case err != nil:
		return nil // it does not exist yet
	case target.IsDir():
		return usageError{source.Say("%s is a folder\n  name a file for -o, such as %s", o.file, filepath.Join(o.file, "table.csv"))}
	}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && os.SameFile(target, info) {
			return usageError{source.Say("%s is part of the study and is not written over\n  choose another name for -o", o.file)}
		}
	}
	return nil
}

// terminal returns the width of the terminal that the output goes to, 0 where
// it goes elsewhere.
func (o *output) terminal() int {
	if o.file != "" {
		return 0
	}
	return width(o.env.stdout)
}

func width(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil || columns <= 0 {
		return 80
	}
	return columns
}

// plainWidth is the number of columns of text that goes to no terminal.
const plainWidth = 120

// columns returns how wide text may be.
func (o *output) columns() int {
	if w := o.terminal(); w > 0 {
		return w
	}
	return plainWidth
}

// color reports whether the output may be coloured.
func (o *output) color() bool {
	return o.terminal() > 0 && o.env.getenv("NO_COLOR") == "" && o.env.getenv("TERM") != "dumb"
}

// value returns a word of the program's own, such as a status, as a cell: in the
// language of the voice for people; as --where takes it for programs.
func (o *output) value(v *voice, word string) string {
	if word != "" && o.forPeople() {
		return v.say(word)
	}
	return word
}

// labels returns how the values of an attribute are shown in cells: to people by
// the labels of the study, and words of the program's own, such as a kind of
// interview, in the language of the voice; to programs as they are.
func (o *output) labels(s *opened, attribute string) func(id string) string {
	if !o.forPeople() {
		return func(id string) string { return id }
	}
	label := map[string]string{}
	for _, value := range s.corpus.Values(attribute) {
		label[value.ID] = s.voice.label(attribute, value.ID, value.Label)
	}
	return func(id string) string { return cmp.Or(label[id], id) }
}

// label returns the label of a value. Where the study declares none, words of the
// program's own are said in the language of the voice.
func (v *voice) label(field, id, label string) string {
	if label != id {
		return label
	}
	switch field {
	case "kind", "role", "status", coding.Prompt:
		return v.say(id)
	}
	return label
}

// star marks what is starred. In Markdown an asterisk is a sign of its own.
func (o *output) star() string {
	if o.format == "md" {
		return "★"
	}
	return "*"
}

// stakeholder returns a stakeholder as a cell.
func (o *output) stakeholder(v *voice, id string) string {
	if id == corpus.Unknown {
		return o.value(v, id)
	}
	return id
}

// table writes a table.
func (o *output) table(t *table.Table, v *voice) error { return o.tables(v, t) }

// json writes one value as JSON.
func (o *output) json(value any) error {
	return o.write(func(w io.Writer) error { return writeJSON(w, value) })
}

// writeJSON writes a list item by item, as encoding/json would hold all of it in
// memory before the first byte is written.
func writeJSON(w io.Writer, value any) error {
	encode := func(w io.Writer, prefix string, value any) error {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent(prefix, "  ")
		return encoder.Encode(value)
	}
	list := reflect.ValueOf(value)
	if _, own := value.(json.Marshaler); own || list.Kind() != reflect.Slice || list.Len() == 0 {
		return encode(w, "", value)
	}
	var item bytes.Buffer
	between := "[\n  "
	for i := range list.Len() {
		item.Reset()
		if err := encode(&item, "  ", list.Index(i).Interface()); err != nil {
			return err
		}
		if _, err := io.WriteString(w, between); err != nil {
			return err
		}
		if _, err := w.Write(bytes.TrimSuffix(item.Bytes(), []byte("\n"))); err != nil {
			return err
		}
		between = ",\n  "
	}
	_, err := io.WriteString(w, "\n]\n")
	return err
}

// write calls f with the place that the output goes to. A file appears whole
// or not at all.
func (o *output) write(f func(io.Writer) error) error {
	if o.file == "" {
		w := bufio.NewWriterSize(o.env.stdout, 1<<16)
		return errors.Join(f(w), w.Flush())
	}
	return writeFile(o.file, f)
}

// writeFile writes a file for its owner alone, by way of a temporary one.
func writeFile(name string, f func(io.Writer) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".mening-*") // mode 0600
	if err != nil {
		return source.Say("cannot write %s: %s\n  choose a folder that exists and can be written", name, source.Reason(err))
	}
	defer os.Remove(tmp.Name())
	w := bufio.NewWriterSize(tmp, 1<<16)
	err = errors.Join(f(w), w.Flush(), tmp.Sync(), tmp.Close())
	if err != nil {
		return source.Say("cannot write %s: %s", name, source.Reason(err))
	}
	return os.Rename(tmp.Name(), name)
}
