package format

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"mening/corpus/source"
)

// office is a kind of document that is a zip archive of XML, as messages name
// it.
type office struct {
	the, no source.Note // the document, and no such document
	// What to do where it has a password, is damaged, is something else.
	open, anew, odd string
}

// unzip opens the archive that a document is.
func (r *reading) unzip(data []byte, o office) (*zip.Reader, error) {
	archive, err := source.Unzip(data)
	var limit source.Limit
	switch {
	case err == nil:
		return archive, nil
	case errors.As(err, &limit):
		return nil, r.damaged(0, o, err)
	case bytes.HasPrefix(data, []byte(source.ZipMark)):
		return nil, r.fault(0, source.Say("%s is damaged or cut off: its end is missing, so that it is no zip archive", o.the),
			"copy it anew from where it came")
	case source.HasPassword(data):
		return nil, r.fault(0, source.Say("%s has a password", o.the), o.open)
	case bytes.HasPrefix(data, []byte(source.OfficeMark)):
		return nil, r.fault(0, source.Say("the file is %s: it is an old document of Word (.doc)", o.no),
			"open it in Word or LibreOffice and save it as .docx")
	}
	return nil, r.fault(0, source.Say("the file is %s: it is no zip archive", o.no), o.odd)
}

// damaged tells at which paragraph and why a document could not be read on.
func (r *reading) damaged(paragraph int, o office, err error) error {
	return r.unfit(paragraph, o.the, err, o.anew)
}

// unfit tells that what was read is damaged, or which limit it passes.
func (r *reading) unfit(line int, what source.Note, err error, hint string) error {
	var limit source.Limit
	if errors.As(err, &limit) {
		return r.fault(line, source.Say("%s is too big: %v", what, limit), hint)
	}
	return r.fault(line, source.Say("%s is damaged: %v", what, err), hint)
}

// few returns an error where a file holds more turns or the like than it may.
func (r *reading) few(n int, what string) error {
	if n <= source.MaxTurns {
		return nil
	}
	return r.unfit(0, source.Say("the file"), source.TooMany(source.MaxTurns, what), "split it, or take it out of the transcripts folder if it is no transcript")
}

// newParser returns a parser of a part, of which it reads no more than size
// bytes. Limits that are passed are errors of its Token.
func newParser(part io.Reader, size int64) *xml.Decoder {
	return source.NewMarkup(part, size).Decoder
}
