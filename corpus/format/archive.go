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
	document string // with its article left out
	program  string
	ending   string
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
		return nil, r.fault(0, source.Say("the %s is damaged or cut off: its end is missing, so that it is no zip archive", o.document),
			"copy it anew from where it came")
	case source.HasPassword(data):
		return nil, r.fault(0, source.Say("the %s has a password", o.document), "open it in "+o.program+" and save it without one")
	case bytes.HasPrefix(data, []byte(source.OfficeMark)):
		return nil, r.fault(0, source.Say("the file is no %s: it is an old document of Word (.doc)", o.document),
			"open it in Word or LibreOffice and save it as .docx")
	}
	return nil, r.fault(0, source.Say("the file is no %s: it is no zip archive", o.document),
		"open it in "+o.program+" and save it as "+o.ending+", or give it the ending of what it is")
}

// damaged tells at which paragraph and why a document could not be read on.
func (r *reading) damaged(paragraph int, o office, err error) error {
	return r.unfit(paragraph, o.document, err, "open it in "+o.program+" and save it anew as "+o.ending)
}

// unfit tells that what was read is damaged, or which limit it passes.
func (r *reading) unfit(line int, what string, err error, hint string) error {
	var limit source.Limit
	if errors.As(err, &limit) {
		return r.fault(line, source.Say("the %s is too big: %v", what, limit), hint)
	}
	return r.fault(line, source.Say("the %s is damaged: %v", what, err), hint)
}

// few returns an error where a file holds more turns or the like than it may.
func (r *reading) few(n int, what string) error {
	if n <= source.MaxTurns {
		return nil
	}
	return r.unfit(0, "file", source.TooMany(source.MaxTurns, what), "split it, or take it out of the transcripts folder if it is no transcript")
}

// newParser returns a parser of a part, of which it reads no more than size
// bytes. Limits that are passed are errors of its Token.
func newParser(part io.Reader, size int64) *xml.Decoder {
	return source.NewMarkup(part, size).Decoder
}
