package source

import "fmt"

// Note is a remark to people: a format with its arguments, so that it can be
// said in another language. An argument may be a Note itself, which %s formats.
// A Note is also an error: a fault that names nothing but how somebody asked.
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

// Found returns a problem whose message and hint can be said in another
// language. Message and Hint of it are English.
func Found(severity Severity, file string, line int, message, hint Note) *Problem {
	return &Problem{File: file, Line: line, Severity: severity, Message: message.String(), Hint: hint.String(), Said: message, Advice: hint}
}
