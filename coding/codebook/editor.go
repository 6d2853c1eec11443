package codebook

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/words"
)

// Editor changes the text of a codebook. It is not safe for several goroutines.
type Editor struct {
	file   string
	text   []byte
	fields []string
	book   *coding.Codebook
	// lexicons are those of [coding.Codebook.Lexicons], for the examples.
	lexicons *words.Folder

	history []coding.Change // what was done to the codebook before
	changes []Entry
	notes   []source.Note
	// together says that many changes are read as one (see Together).
	together bool
	last     *tree // of the text that was parsed last
}

// Parse reads the text of a codebook, which may be empty. file is its name in
// messages, fields are the attributes by which rules may filter. A codebook that
// has errors cannot be edited.
func Parse(file string, text []byte, fields []string) (*Editor, error) {
	e := &Editor{file: file, text: text, fields: fields}
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) || !utf8.Valid(text) {
		return nil, &source.Problem{File: file, Message: "is not in UTF-8", Hint: "save it as UTF-8; then it can be changed"}
	}
	var problems source.Problems
	if e.book, problems = coding.ReadCodebook(file, text, fields); e.book == nil {
		return nil, problems
	}
	return e, nil
}

// Text returns the text as it is now.
func (e *Editor) Text() []byte { return e.text }

// Codebook returns the codebook as it is now.
func (e *Editor) Codebook() *coding.Codebook { return e.book }

// Changes returns what was done, in order; times, people and versions are not
// filled in.
func (e *Editor) Changes() []Entry { return e.changes }

// Notes returns what somebody should look at after the changes, such as
// definitions that were left behind.
func (e *Editor) Notes() []source.Note { return e.notes }

// stage is a step of a change: it returns what to put in place of what.
type stage func(t *tree) ([]splice, error)

// change carries out the stages of a change one after another, each on the text
// that the one before has left. The result must be a codebook without errors;
// else nothing is changed. A stage may fill the entry in.
func (e *Editor) change(entry *Entry, stages ...stage) error {
	text := e.text
	for _, s := range stages {
		var err error
		if text, err = e.carry(entry, s, text); err != nil {
			return err
		}
	}
	if e.together {
		e.text = text
		e.changes = append(e.changes, *entry)
		return nil
	}
	book, problems := e.read(text)
	if book == nil {
		return e.refused(entry, problems)
	}
	e.tried(book)
	e.text, e.book = text, book
	e.changes = append(e.changes, *entry)
	return nil
}

// read reads the text of the codebook as it would be.
func (e *Editor) read(text []byte) (*coding.Codebook, source.Problems) {
	book, problems := coding.ReadCodebook(e.file, text, e.fields)
	if book != nil {
		book.Lexicons = e.lexicons
	}
	return book, problems
}

// refused says that a change would leave a codebook with errors. Their places
// are those in a text that nobody sees.
func (e *Editor) refused(entry *Entry, err error) error {
	var all source.Problems
	var one *source.Problem
	if errors.As(err, &one) {
		all = source.Problems{one}
	} else if !errors.As(err, &all) {
		return err
	}
	for _, p := range all {
		if p.Stops() {
			message, hint := p.Said, p.Advice
			if message.Format == "" {
				message = source.Say("%s", p.Message)
			}
			if hint.Format == "" {
				hint = source.Say(cmp.Or(p.Hint, "change the codebook by hand"))
			}
			return source.Say("%s: this would leave an error (%s): %s\n  nothing was changed; %s", e.file, entry.Note(), message, hint)
		}
	}
	return err
}

// tried notes examples that rules find no more, and counterexamples that they
// find now.
func (e *Editor) tried(book *coding.Codebook) {
	before := map[string]bool{}
	for _, p := range e.book.Try() {
		before[p.Message] = true
	}
	for _, p := range book.Try() {
		if !before[p.Message] {
			e.tell(p.Said)
		}
	}
}

func (e *Editor) note(format string, args ...any) { e.tell(source.Say(format, args...)) }

func (e *Editor) tell(n source.Note) {
	if !slices.ContainsFunc(e.notes, func(other source.Note) bool { return other.String() == n.String() }) {
		e.notes = append(e.notes, n)
	}
}

// became says what has become of an id that was given up, empty where nothing is
// known of it.
func (e *Editor) became(t *tree, id string) (became source.Note) {
	b := *e.book
	b.SetChanges(e.history)
	now, split := b.Follow(id, time.Time{})
	switch {
	case split != nil && len(split.To) > 0:
		return source.Say("it was divided into %s", strings.Join(split.To, ", "))
	case split == nil && now != id && t.find(now) != nil:
		return source.Say("it is %q now", now)
	}
	return became
}

// entry returns the entry with an id or a name, or an error that names the
// nearest.
func (e *Editor) entry(id string, kinds ...string) (*tree, *entry, error) {
	t, err := e.tree(e.text)
	if err != nil {
		return nil, nil, err
	}
	if found := t.find(id, kinds...); found != nil {
		return t, found, nil
	}
	switch called := t.called(id, kinds...); {
	case len(called) == 1:
		return t, called[0], nil
	case len(called) > 1:
		return nil, nil, source.Say("%s and %s are both called %q\n  write the id", called[0].id, called[1].id, id)
	}
	if became := e.became(t, id); became.Format != "" {
		return nil, nil, source.Say("the codebook has no %s %q any more: %s\n  name what it is now", either(kinds), id, became)
	}
	if other := t.find(id); other != nil {
		return nil, nil, source.Say("%q is no %s but a %s", other.id, either(kinds), source.Say(other.kind))
	}
	listed := coding.Listing(kinds[0])
	if len(kinds) > 1 {
		listed = "mening tally --rows code"
	}
	return nil, nil, source.Say("the codebook has no %s %q\n  %s", either(kinds), id, source.Known{Names: t.ids(kinds...), Listed: listed}.Meant(id))
}

// either names kinds of entries of which one is meant.
func either(kinds []string) source.Note {
	out := source.Say(kinds[0])
	for _, kind := range kinds[1:] {
		out = source.Say("%s or %s", out, source.Say(kind))
	}
	return out
}

// free makes sure that an id can be given to a new entry.
func (t *tree) free(id string) error {
	if !isID(id) {
		return source.Say("%q cannot be an id\n  use letters, digits, - and _", id)
	}
	if corpus.Equal(id, coding.Uncategorised) {
		return source.Say("%q cannot be an id\n  loose codes are counted under this name; choose another", id)
	}
	if other := t.find(id); other != nil {
		return source.Say("the id %q is taken: %s %q\n  categories, codes and themes share one name space; choose another", id, source.Say(other.kind), other.name())
	}
	return nil
}

// name returns the name of an entry, its id where it has none.
func (e *entry) name() string {
	if name := e.value("name").Text("name"); name != "" {
		return name
	}
	return e.id
}
