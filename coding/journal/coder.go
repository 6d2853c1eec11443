package journal

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mening/coding"
	"mening/corpus/source"
)

// CheckCoder returns an error where a name is not fit for a coder.
func CheckCoder(name string) error {
	switch {
	case name == "":
		return source.Say("a coder needs a name\n  letters, digits, - and _, as in eva or coder-2")
	case strings.EqualFold(name, coding.Auto):
		return source.Say("%q is the name of the rules\n  choose another name for a coder", name)
	case strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_'
	}), strings.HasPrefix(name, "-"), len(name) > 100:
		return source.Say("%q cannot be a coder's name\n  use letters, digits, - and _, at most 100", name)
	}
	return nil
}

// folded is a name as it compares: some computers make one of upper and lower
// case, and some take accents apart.
func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }
