package format

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// xmlReader reads an XML file token by token and knows its line and depth.
type xmlReader struct {
	r     *reading
	d     *xml.Decoder
	depth int
	root  string
}

// newXML decodes a file, whose encoding it finds as that of all text files,
// and reads it as XML. Entities other than those of HTML are errors, so that
// none can be made to swell.
func (r *reading) newXML(data []byte) (*xmlReader, error) {
	text, err := r.decode(data)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return &xmlReader{r: r, d: d}, nil
}

// next returns the next token, nil at the end. The root element is checked
// against those that the format has.
func (x *xmlReader) next(roots ...string) (xml.Token, error) {
	token, err := x.d.Token()
	if errors.Is(err, io.EOF) {
		if x.root == "" {
			return nil, x.foreign("the file is no XML: it holds no element")
		}
		return nil, nil
	}
	if err != nil {
		if x.root == "" {
			return nil, x.foreign("the file is no XML")
		}
		return nil, x.damaged(err)
	}
	switch t := token.(type) {
	case xml.StartElement:
		if x.root == "" {
			x.root = t.Name.Local
			known := false
			for _, name := range roots {
				known = known || x.root == name
			}
			if !known {
				return nil, x.foreign(fmt.Sprintf("its first element is %q, that of the format is %q", x.root, roots[0]))
			}
		}
		if x.depth++; x.depth > maxDepth {
			return nil, x.damaged(errTooDeep)
		}
	case xml.EndElement:
		x.depth--
	}
	return token, nil
}

func (x *xmlReader) line() int {
	line, _ := x.d.InputPos()
	return line
}

func (x *xmlReader) damaged(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		err = errors.New(syntax.Msg)
	}
	return x.r.fault(x.line(), fmt.Sprintf("the XML is damaged: %v", err), "export it anew from the program that wrote it")
}

func (x *xmlReader) foreign(message string) error {
	name, hint := "TEI", "other XML is not read: export the talk as .txt or .docx"
	if x.r.t.Format == "eaf" {
		name, hint = "ELAN", "open it in ELAN and save it, or give it the ending of what it is"
	}
	return x.r.fault(0, fmt.Sprintf("the file is no %s: %s", name, strings.TrimPrefix(message, "the file is ")), hint)
}
