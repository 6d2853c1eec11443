package source

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestMarkupLimits(t *testing.T) {
	check := func(t *testing.T, in string, size int64, want error) {
		t.Helper()
		d := NewMarkup(strings.NewReader(in), size)
		for {
			if _, err := d.Token(); err != nil {
				if err.Error() != want.Error() {
					t.Errorf("%.20q: %v, want %v", in, err, want)
				}
				return
			}
		}
	}
	check(t, "<a/>", 100, io.EOF)
	check(t, "<a>"+strings.Repeat("<b/>", 100)+"</a>", 64, TooBig(64))
	check(t, strings.Repeat("<a>", MaxDepth+1), 1<<20, TooDeep)
	check(t, strings.Repeat("<a></a>", MaxDepth+1), 1<<20, io.EOF)
	check(t, "<a>"+strings.Repeat("x", MaxToken+1<<16), 1<<30, TooLong)
	check(t, "<a "+strings.Repeat(`x="" `, MaxToken/5+1<<14), 1<<30, TooLong)
	check(t, `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>`, 1000, errEntities)
}

func TestLimitedReader(t *testing.T) {
	l := &limitedReader{from: strings.NewReader(strings.Repeat("a", 100)), left: 64, size: 64, token: 100}
	if got, err := io.ReadAll(l); len(got) != 64 || !errors.Is(err, TooBig(64)) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestDecodeUnicode(t *testing.T) {
	check := func(t *testing.T, in, want, encoding string, halves int) {
		t.Helper()
		u, ok := DecodeUnicode([]byte(in))
		if u.Text != want || u.Encoding != encoding || u.Halves != halves || ok != (encoding != "") {
			t.Errorf("%q: %+v %v", in, u, ok)
		}
	}
	check(t, "", "", "utf-8", 0)
	check(t, "\xEF\xBB\xBFå", "å", "utf-8", 0)
	check(t, "\xE5", "", "", 0)
	check(t, "\xFF\xFE\xE5\x00\x3D\xD8\x00\xDE", "å😀", "utf-16le", 0)
	check(t, "\xFE\xFF\x00\xE5\xD8\x3D\xDE\x00\x00", "å😀", "utf-16be", 0)
	// Halves of a letter alone, the wrong way round, and at the end.
	check(t, "\xFF\xFE\x3D\xD8a\x00\x00\xDE\x3D\xD8", "\uFFFDa\uFFFD\uFFFD", "utf-16le", 3)
	check(t, "I\x00:\x00 \x00j\x00a\x00", "I: ja", "utf-16le", 0)
	check(t, "\x00I\x00:\x00 \x00j\x00a", "I: ja", "utf-16be", 0)
	if valid, invalid, first := InvalidUTF8([]byte("aå\xE5ä\xE4")); valid != 2 || invalid != 2 || first != 3 {
		t.Error(valid, invalid, first)
	}
	if line := ZeroLine("a\nb\x00"); line != 2 {
		t.Error(line)
	}
}
