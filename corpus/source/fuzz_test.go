package source

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzDecodeUnicode holds that what is decoded is valid and that its marks are
// told.
func FuzzDecodeUnicode(f *testing.F) {
	for _, s := range []string{"", "å", "\xEF\xBB\xBFa", "\xFF\xFEa\x00\x3D\xD8", "\xFE\xFF\xDE\x00", "a\x00b\x00", "\x00a\x00b", "\xE5\xE4"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		u, ok := DecodeUnicode(data)
		if !utf8.ValidString(u.Text) || ok != (u.Encoding != "") || u.Halves > strings.Count(u.Text, "\uFFFD") {
			t.Fatalf("%+v %v", u, ok)
		}
		valid, invalid, first := InvalidUTF8(data)
		if (invalid > 0) == utf8.Valid(data) || valid+invalid > len(data) || invalid > 0 && data[first] < utf8.RuneSelf {
			t.Fatal(valid, invalid, first)
		}
	})
}

// FuzzMarkup holds that no XML makes the reader go on for ever, and that lines
// ascend.
func FuzzMarkup(f *testing.F) {
	for _, s := range []string{"<a/>", "<a>x</a>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a><b></a>", "<?xml version='1.0' encoding='iso-8859-1'?><a>\xE5</a>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, m := range []*Markup{NewMarkup(strings.NewReader(s), 1<<12), NewMarkupText(s)} {
			line := 1
			for n := 0; ; n++ {
				_, err := m.Token()
				if m.Line() < line || n > len(s)+1 {
					t.Fatalf("line %d after %d, %d tokens", m.Line(), line, n)
				}
				if line = m.Line(); err != nil {
					break
				}
			}
		}
	})
}
