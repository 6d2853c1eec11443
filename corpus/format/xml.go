package format

import (
	"encoding/xml"
	"errors"
	"io"

	"mening/corpus/source"
)

// xmlReader reads an XML file token by token and knows its line and depth.
type xmlReader struct {
	r     *reading
	d     *source.Markup
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
	return &xmlReader{r: r, d: source.NewMarkupText(text)}, nil
}

// next returns the next token, nil at the end. The root element is checked
// against those that the format has.
func (x *xmlReader) next(roots ...string) (xml.Token, error) {
	token, err := x.d.Token()
	if errors.Is(err, io.EOF) {
		if x.root == "" {
			return nil, x.foreign(source.Say("no XML: it holds no element"))
		}
		return nil, nil
	}
	if err != nil {
		var limit source.Limit
		if x.root == "" && !errors.As(err, &limit) {
			return nil, x.foreign(source.Say("no XML"))
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
				return nil, x.foreign(source.Say("its first element is %s, that of the format is %q", source.Quote(x.root), roots[0]))
			}
		}
		x.depth++
	case xml.EndElement:
		x.depth--
	}
	return token, nil
}

func (x *xmlReader) line() int { return x.d.Line() }

// few returns an error where a file holds more than so many of something.
func (x *xmlReader) few(n int, what string) error {
	if n > source.MaxTurns {
		return x.damaged(source.TooMany(source.MaxTurns, what))
	}
	return nil
}

func (x *xmlReader) damaged(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		err = errors.New(syntax.Msg)
	}
	return x.r.unfit(x.line(), source.Say("the XML"), err, "export it anew from the program that wrote it")
}

// foreign tells why the file is not of its format.
func (x *xmlReader) foreign(why source.Note) error {
	name, hint := "TEI", "other XML is not read: export the talk as .txt or .docx"
	if x.r.t.Format == "eaf" {
		name, hint = "ELAN", "open it in ELAN and save it, or give it the ending of what it is"
	}
	return x.r.fault(0, source.Say("the file is no %s: %s", name, why), hint)
}
