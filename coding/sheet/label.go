package sheet

import (
	"strings"

	"mening/coding"
	"mening/corpus"
)

// Label returns the text by which a sheet offers a code: its name, or its id
// where the name is that of another code as well.
func Label(b *coding.Codebook, c *coding.Code) string {
	for _, other := range b.Codes {
		if other != c && (corpus.Equal(other.Name, c.Name) || corpus.Equal(other.ID, c.Name)) {
			return c.ID
		}
	}
	if strings.ContainsAny(c.Name, ";\n") {
		return c.ID // it would be read as several
	}
	return c.Name
}

// Labels returns the labels of codes as one cell.
func Labels(b *coding.Codebook, codes []*coding.Code) string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = Label(b, c)
	}
	return strings.Join(out, "; ")
}

// parts divides a cell that names several codes.
func parts(cell string) []string {
	var out []string
	for _, text := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' }) {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			out = append(out, text)
		}
	}
	return out
}
