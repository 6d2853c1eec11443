package main

import (
	"errors"
	"io/fs"
	"strings"

	"mening/corpus/source"
)

// fault returns an error in the language of the voice. What a library or the
// system says is looked up by its text, and stays English where it is rare: the
// note around it says what went wrong.
func (v *voice) fault(err error) error {
	if err == nil || !v.swedish {
		return err
	}
	switch x := err.(type) {
	case usageError:
		return v.fault(x.error)
	case source.Note:
		return errors.New(v.note(x))
	case *source.Problem:
		return v.problem(x)
	case source.Problems:
		return counted{v.problems(x), v.text("%d problems")}
	case interface{ Note() source.Note }:
		return errors.New(v.note(x.Note()))
	case *fs.PathError:
		return errors.New(x.Path + ": " + v.fault(x.Err).Error())
	case interface{ Unwrap() []error }: // joined
		var all []string
		for _, one := range x.Unwrap() {
			all = append(all, v.fault(one).Error())
		}
		return errors.New(strings.Join(all, "\n"))
	}
	return errors.New(v.text(err.Error()))
}

// counted are problems with the text that tells their number.
type counted struct {
	source.Problems
	format string
}

func (c counted) Unwrap() error { return c.Problems }
