package table

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"mening/corpus/source"
)

const (
	utf8Mark    = "\xef\xbb\xbf"
	utf16Little = "\xff\xfe"
	utf16Big    = "\xfe\xff"
	zipMark     = "PK\x03\x04"       // docx, xlsx, ods
	officeMark  = "\xd0\xcf\x11\xe0" // doc, xls, and Office files with a password
)

// decode returns the text of a csv or tsv file.
func decode(data []byte) (string, *source.Problem) {
	has := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }
	var text string
	switch {
	case has(zipMark) || has(officeMark):
		return "", &source.Problem{
			Message: "the file is an Office document and no csv or tsv, in spite of its ending",
			Hint:    "rename it to .xlsx, or open it in a spreadsheet and save it as csv",
		}
	case has(utf16Little) || has(utf16Big):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", &source.Problem{Message: "the file is no valid UTF-16: " + err.Error(), Hint: saveAgain}
		}
		text = string(decoded)
	case utf8.Valid(data):
		text = strings.TrimPrefix(string(data), utf8Mark)
	case has(utf8Mark) || mostlyUTF8(data):
		at := firstInvalid(data)
		return "", &source.Problem{
			Line:    1 + bytes.Count(data[:at], []byte("\n")),
			Message: fmt.Sprintf("the byte %#x is no valid UTF-8", data[at]),
			Hint:    saveAgain,
		}
	default:
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", &source.Problem{Message: "the file is no valid Windows-1252: " + err.Error(), Hint: saveAgain}
		}
		text = string(decoded)
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", &source.Problem{
			Line:    1 + strings.Count(text[:at], "\n"),
			Message: "the file holds zero bytes and is no text",
			Hint:    saveAgain,
		}
	}
	return text, nil
}

const saveAgain = "save it as CSV UTF-8 or as .xlsx"

// mostlyUTF8 reports whether more characters than bytes outside ASCII make
// sense as UTF-8: a UTF-8 file with a damaged place, which read as Windows-1252
// would turn every å into Ã¥.
func mostlyUTF8(data []byte) bool {
	valid, invalid := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			invalid++
		case size > 1:
			valid++
		}
		data = data[size:]
	}
	return valid > invalid
}

// firstInvalid returns where the first byte stands that is no valid UTF-8, the
// length of data where all are.
func firstInvalid(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}
