package format

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// The most that a document of a word processor may take. More than a library
// of interviews is an attempt to fill the memory.
const (
	maxUnzipped = 256 << 20 // of a part, unzipped
	maxToken    = 16 << 20  // of a tag or a stretch of text in it
	maxEntries  = 10_000    // in the archive
	maxDepth    = 1_000     // of elements within elements, or groups within groups
)

var (
	errTooBig  = fmt.Errorf("more than %d MiB when unzipped", maxUnzipped>>20)
	errTooLong = fmt.Errorf("more than %d MiB in one tag or stretch of text", maxToken>>20)
	errTooDeep = fmt.Errorf("more than %d elements within each other", maxDepth)
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
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err == nil && len(archive.File) > maxEntries:
		return nil, r.fault(0, fmt.Sprintf("the %s is too big: %d files are in it, more than %d", o.document, len(archive.File), maxEntries),
			"open it in "+o.program+" and save it anew as "+o.ending)
	case err == nil:
		return archive, nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil, r.fault(0, fmt.Sprintf("the %s is damaged or cut off: its end is missing, so that it is no zip archive", o.document),
			"copy it anew from where it came")
	}
	hint := "open it in " + o.program + " and save it as " + o.ending + ", or give it the ending of what it is"
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
		hint = "it is an old Word document or has a password: open it in " + o.program + " and save it as " + o.ending + " without one"
	}
	return nil, r.fault(0, fmt.Sprintf("the file is no %s: it is no zip archive", o.document), hint)
}

// damaged tells at which paragraph and why a document could not be read on.
func (r *reading) damaged(paragraph int, o office, err error) error {
	message := fmt.Sprintf("the %s is damaged: %v", o.document, err)
	for _, limit := range []error{errTooBig, errTooLong, errTooDeep} {
		if errors.Is(err, limit) {
			message = fmt.Sprintf("the %s is too big: %v", o.document, limit)
		}
	}
	return r.fault(paragraph, message, "open it in "+o.program+" and save it anew as "+o.ending)
}

// newParser returns a parser of a part, of which it reads no more than size
// bytes. Limits that are passed are errors of its Token.
func newParser(part io.Reader, size int64) *xml.Decoder {
	limited := &limitedReader{from: part, left: size, token: maxToken}
	return xml.NewTokenDecoder(&boundedTokens{from: xml.NewDecoder(limited), limited: limited})
}

// boundedTokens are the tokens of a document that is neither too deep nor too
// big: encoding/xml holds each token and all open elements in memory.
type boundedTokens struct {
	from    *xml.Decoder
	limited *limitedReader
	depth   int
}

// Token implements [xml.TokenReader].
func (b *boundedTokens) Token() (xml.Token, error) {
	b.limited.token = maxToken
	token, err := b.from.RawToken()
	if b.limited.err != nil { // the parser takes it for the end of the file
		return nil, b.limited.err
	}
	switch token.(type) {
	case xml.StartElement:
		if b.depth++; b.depth > maxDepth {
			return nil, errTooDeep
		}
	case xml.EndElement:
		b.depth--
	}
	return token, err
}

// limitedReader fails, where io.LimitedReader would end quietly.
type limitedReader struct {
	from  io.Reader
	left  int64 // of the part
	token int64 // of the token that is being read, up to what is buffered
	err   error
}

func (l *limitedReader) Read(p []byte) (int, error) {
	switch {
	case l.left <= 0:
		l.err = errTooBig
	case l.token <= 0:
		l.err = errTooLong
	}
	if l.err != nil {
		return 0, l.err
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	l.token -= int64(n)
	return n, err
}
