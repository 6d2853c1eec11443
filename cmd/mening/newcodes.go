package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/codebook"
	"mening/coding/sheet"
	"mening/corpus/source"
)

// looseCodes makes loose codes of the names that people wrote.
type looseCodes struct {
	editor *codebook.Editor
	made   map[string]string // ids by name
}

// id gives an id to a name that the codebook does not have.
func (l *looseCodes) id(name string) (string, error) {
	key := strings.ToLower(name)
	if id, ok := l.made[key]; ok {
		return id, nil
	}
	id, err := l.editor.Add(codebook.New{Name: name})
	if err == nil {
		l.made[key] = id
	}
	return id, err
}

// readWithNew reads a sheet in which codes may be new; they are not made yet.
// Their ids are tried on a codebook that holds no more than ids and names, since
// each change of a codebook reads all of its rules again.
func (d *decider) readWithNew(read func(newCode func(name string) (string, error)) error) error {
	var b strings.Builder
	for _, c := range slices.Concat(d.book.Codes, d.book.Retired) {
		fmt.Fprintf(&b, "- code: %q\n  name: %q\n", c.ID, c.Name)
	}
	for _, reference := range []string{"category", "theme"} {
		for _, id := range d.book.IDs(reference) {
			if id != coding.Uncategorised {
				fmt.Fprintf(&b, "- code: %q\n", id)
			}
		}
	}
	text := b.String()
	if text != "" {
		text = "codes:\n" + text
	}
	e, err := codebook.Parse(d.codebookFile(d.coder).Name, []byte(text), nil)
	if err != nil {
		return err
	}
	return e.Together(func() error { return read((&looseCodes{e, map[string]string{}}).id) })
}

// makeCodes writes new codes into the codebook.
func (d *decider) makeCodes(codes []sheet.New) error {
	if len(codes) == 0 {
		return nil
	}
	done, err := codebook.Edit(d.codebookFile(d.coder), func(e *codebook.Editor) error {
		return e.Together(func() error {
			for _, c := range codes {
				if _, err := e.Add(codebook.New{ID: c.ID, Name: c.Name}); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		return source.Say("%s\n  no decision was recorded", err)
	}
	d.book = done.Codebook()
	return nil
}
