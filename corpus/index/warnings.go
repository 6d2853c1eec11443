package index

import (
	"errors"
	"fmt"
	"slices"

	"mening/corpus/source"
)

// The kinds of a note's arguments.
const (
	textArgument = iota
	numberArgument
	noteArgument
)

// maxNotes is how many notes stand within each other. Innermost are texts.
const maxNotes = 8

// warnings writes faults: first the texts of all of them, each once, for most
// faults of a file say the same of other lines.
func (e *encoder) warnings(list []error, name string) {
	e.number(uint64(len(list)))
	if len(list) == 0 {
		return
	}
	w := &warnings{texts: newNames()}
	for _, err := range list {
		w.warning(err, name)
	}
	e.names(w.texts)
	e.data = append(e.data, w.data...)
}

// warnings are written with places of texts instead of texts.
type warnings struct {
	encoder
	texts *names
}

func (w *warnings) text(s string) { w.number(uint64(w.texts.add(s))) }

// warning writes a fault with what it is said of, so that it can be said in
// another language. The transcript's own name is left out: the study may lie
// elsewhere when it is read again.
func (w *warnings) warning(err error, name string) {
	var p *source.Problem
	if !errors.As(err, &p) {
		p = &source.Problem{Severity: source.Warning, Message: err.Error()}
	}
	if p.File == name {
		w.number(1)
	} else {
		w.number(0)
		w.text(p.File)
	}
	w.number(uint64(p.Line))
	w.number(uint64(p.Column))
	w.text(string(p.Severity))
	w.text(p.Message)
	w.text(p.Excerpt)
	w.text(p.Hint)
	w.note(keepable(p.Said, maxNotes))
	w.note(keepable(p.Advice, maxNotes))
}

// keepable returns a note of texts, numbers and such notes. An argument of
// another type becomes its text. A note that would then say something else, as
// %d does of a text, cannot be kept: it is empty, and the fault is said in
// English.
func keepable(n source.Note, depth int) source.Note {
	kept := source.Note{Format: n.Format, Args: slices.Clone(n.Args)}
	for i, arg := range n.Args {
		switch arg := arg.(type) {
		case string, int:
			continue
		case source.Note:
			if depth == 1 {
				break
			}
			if inner := keepable(arg, depth-1); inner.Format == arg.Format {
				kept.Args[i] = inner
				continue
			}
		}
		kept.Args[i] = fmt.Sprint(arg)
	}
	if kept.String() != n.String() {
		return source.Note{}
	}
	return kept
}

// note writes a note that is keepable.
func (w *warnings) note(n source.Note) {
	w.text(n.Format)
	w.number(uint64(len(n.Args)))
	for _, arg := range n.Args {
		switch arg := arg.(type) {
		case int:
			w.number(numberArgument)
			w.signed(int64(arg))
		case source.Note:
			w.number(noteArgument)
			w.note(arg)
		case string:
			w.number(textArgument)
			w.text(arg)
		}
	}
}

// warnings reads faults, nil where there are none.
func (d *decoder) warnings(name string) []error {
	const least = 11 // bytes of a fault
	n := d.count(least)
	if n == 0 {
		return nil
	}
	texts := d.names()
	list := make([]error, n)
	for i := range list {
		list[i] = d.warning(texts, name)
	}
	return list
}

func (d *decoder) warning(texts []string, name string) *source.Problem {
	p := &source.Problem{File: name}
	if own := d.number(); own != 1 {
		p.File = d.one(texts)
	}
	p.Line, p.Column = d.size(), d.size()
	p.Severity, p.Message, p.Excerpt, p.Hint = source.Severity(d.one(texts)), d.one(texts), d.one(texts), d.one(texts)
	p.Said, p.Advice = d.note(texts, maxNotes), d.note(texts, maxNotes)
	return p
}

// one reads the place of a text.
func (d *decoder) one(texts []string) string {
	place := d.number()
	if place >= uint64(len(texts)) {
		d.fail()
		return ""
	}
	return texts[place]
}

// note reads a note within which others stand so deep.
func (d *decoder) note(texts []string, depth int) source.Note {
	n := source.Note{Format: d.one(texts)}
	args := d.count(2)
	if args == 0 {
		return n
	}
	if depth == 0 {
		d.fail()
		return n
	}
	n.Args = make([]any, args)
	for i := range n.Args {
		switch d.number() {
		case textArgument:
			n.Args[i] = d.one(texts)
		case numberArgument:
			n.Args[i] = int(d.signed())
		case noteArgument:
			n.Args[i] = d.note(texts, depth-1)
		default:
			d.fail()
		}
	}
	return n
}
