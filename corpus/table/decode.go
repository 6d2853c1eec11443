package table

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"mening/corpus/source"
)

// decode returns the text of a csv or tsv file. What a reader of transcripts
// would mend is refused here: a name that is read wrongly is another person.
func decode(data []byte) (string, *source.Problem) {
	has := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }
	if has(source.ZipMark) || has(source.OfficeMark) {
		return "", &source.Problem{
			Message: "the file is an Office document and no csv or tsv, in spite of its ending",
			Hint:    "rename it to .xlsx, or open it in a spreadsheet and save it as csv",
		}
	}
	u, ok := source.DecodeUnicode(data)
	if !ok {
		valid, invalid, first := source.InvalidUTF8(data)
		if source.HasMark(data) || valid > invalid {
			return "", source.Told(source.Error, "", 1+bytes.Count(data[:first], []byte("\n")), source.Say("the byte 0x%x is no valid UTF-8", data[first]), saveAgain)
		}
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", source.Told(source.Error, "", 0, source.Say("the file is no valid Windows-1252: %s", err), saveAgain)
		}
		u.Text = string(decoded)
	}
	if u.Halves > 0 {
		return "", source.Told(source.Error, "", 0, source.Say("the file is no valid UTF-16: %d letters lack a half", u.Halves), saveAgain)
	}
	if line := source.ZeroLine(u.Text); line > 0 {
		return "", &source.Problem{Line: line, Message: "the file holds zero bytes and is no text", Hint: saveAgain}
	}
	return strings.TrimPrefix(u.Text, "\ufeff"), nil
}

const saveAgain = "save it as CSV UTF-8 or as .xlsx"
