package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// Note is a remark to people: a format with its arguments, so that it can be
// said in another language. An argument may be a Note itself or an error, which %s
// formats. A Note is also an error, and wraps the errors among its arguments.
type Note struct {
	Format string
	Args   []any
}

// Say returns a note.
func Say(format string, args ...any) Note { return Note{format, args} }

// String returns the note in English.
func (n Note) String() string {
	if n.Format == "" {
		return ""
	}
	return fmt.Sprintf(n.Format, n.Args...)
}

// Error returns the note in English, as String does.
func (n Note) Error() string { return n.String() }

// Unwrap returns the errors among the arguments.
func (n Note) Unwrap() []error {
	var out []error
	for _, arg := range n.Args {
		if err, ok := arg.(error); ok {
			out = append(out, err)
		}
	}
	return out
}

// Reason returns why the system refused something, without what was tried and the
// path, which the message around it names.
func Reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// Found returns a problem whose message and hint can be said in another
// language. Message and Hint of it are English.
func Found(severity Severity, file string, line int, message, hint Note) *Problem {
	return &Problem{File: file, Line: line, Severity: severity, Message: message.String(), Hint: hint.String(), Said: message, Advice: hint}
}

// Told returns a problem whose message can be said in another language, and whose
// hint is one of a few fixed texts, or is made by [DidYouMean].
func Told(severity Severity, file string, line int, message Note, hint string) *Problem {
	return &Problem{File: file, Line: line, Severity: severity, Message: message.String(), Hint: hint, Said: message}
}

// AsProblem returns an error as a fault at a place. A Note, or an error that has
// two lines, says in the second what to do.
func AsProblem(file string, line int, err error) *Problem {
	if n, ok := err.(Note); ok {
		message, hint := n.lines()
		return Found(Error, file, line, message, hint)
	}
	if message, hint, ok := strings.Cut(err.Error(), "\n  "); ok {
		return &Problem{File: file, Line: line, Message: message, Hint: hint}
	}
	return Told(Error, file, line, Say("%s", err), "")
}

// lines returns the note's first line and the others, each with its arguments.
func (n Note) lines() (message, hint Note) {
	first, rest, ok := strings.Cut(n.Format, "\n  ")
	if !ok {
		return n, hint
	}
	took := strings.Count(strings.ReplaceAll(first, "%%", ""), "%")
	left := n.Args[took:]
	if strings.Contains(rest, "%[") { // numbers them from the first
		left = n.Args
	}
	return Note{first, n.Args[:took]}, Note{rest, left}
}
