package format

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

func utf16Bytes(s string, order binary.AppendByteOrder) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

func TestEncodings(t *testing.T) {
	const text = "I: Vad är det här för någonting?\nP: Jag förstår inte – “åäö” 😀.\n"
	latin, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(text, "😀", "€"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(t *testing.T, in, encoding, repairs string, warnings int) {
		t.Helper()
		r, err := Read("a.txt", []byte(in), Hints{})
		if err != nil {
			t.Error(err)
			return
		}
		tr := r.Transcript
		if tr.Encoding != encoding || fmt.Sprint(tr.Repairs) != repairs || len(tr.Warnings) != warnings {
			t.Errorf("%s %v %v, want %s %s", tr.Encoding, tr.Repairs, tr.Warnings, encoding, repairs)
		}
		got := strings.ReplaceAll(tr.Turns[1].Text, "😀", "€")
		if len(tr.Turns) != 2 || got != "Jag förstår inte – “åäö” €." {
			t.Errorf("%+v", tr.Turns)
		}
	}
	check(t, text, "utf-8", "map[]", 0)
	check(t, "\ufeff"+text, "utf-8", "map[]", 0)
	check(t, "\xFF\xFE"+utf16Bytes(text, binary.LittleEndian), "utf-16le", "map[]", 0)
	check(t, "\xFE\xFF"+utf16Bytes(text, binary.BigEndian), "utf-16be", "map[]", 0)
	check(t, utf16Bytes(text, binary.LittleEndian), "utf-16le", "map[]", 0)
	check(t, utf16Bytes(text, binary.BigEndian), "utf-16be", "map[]", 0)
	check(t, latin, "windows-1252", "map[windows-1252:13]", 0)
	check(t, strings.Replace(text, "någon", "n\xE5gon", 1), "utf-8", "map[windows-1252:1]", 1)
	check(t, strings.ReplaceAll(text, "\n", "\r\n"), "utf-8", "map[]", 0)
	check(t, strings.ReplaceAll(text, "ä", "a\u0308"), "utf-8", "map[nfc:3]", 0)
}

// TestPointing holds the promise that a turn of one paragraph is a part of the
// decoded text: reading must not copy each turn.
func TestPointing(t *testing.T) {
	data := []byte(interview(1000))
	allocations := testing.AllocsPerRun(5, func() {
		if _, err := Read("a.txt", data, Hints{}); err != nil {
			t.Fatal(err)
		}
	})
	if allocations > 100 {
		t.Errorf("%v allocations for 1,000 turns", allocations)
	}
}

// interview writes turns of about 200 bytes.
func interview(turns int) string {
	var b strings.Builder
	for i := range turns {
		label := []string{"I", "AME 1", "SOC 2", "AME 2"}[i%4]
		fmt.Fprintf(&b, "%s: %s\n", label, strings.Repeat("Så när vi började då var det nog inte så många som visste vad det var. ", 1+i%5))
	}
	return b.String()
}
