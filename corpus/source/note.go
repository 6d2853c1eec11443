package source

import "fmt"

// Note is a remark to people about a result: a format with its arguments, so
// that it can be said in another language.
type Note struct {
	Format string
	Args   []any
}

// String returns the note in English.
func (n Note) String() string { return fmt.Sprintf(n.Format, n.Args...) }
