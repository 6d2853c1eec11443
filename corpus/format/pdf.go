package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/ledongthuc/pdf"

	"mening/corpus/source"
)

// readPDF reads the text layer of a PDF: letters at their places become lines,
// lines become paragraphs. What stands at the same place of many pages, such
// as headers and page numbers, is dropped and counted, and so are numbers in
// the margin. Turns know their page in place of the line.
func readPDF(r *reading, data []byte) error {
	at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if at < 0 {
		return r.fault(0, source.Say("the file is no PDF"), "give it the ending of what it is")
	}
	p := pdfReader{r: r, fonts: map[pdfKey]*pdfFont{}}
	if err := p.read(data); err != nil {
		return p.fault(err)
	}
	if p.glyphs == 0 {
		return r.fault(0, source.Say("the PDF holds no text: its %d pages are pictures", p.pages),
			"run text recognition (OCR) on it, or save the text that it was made from as .docx or .txt")
	}
	if p.unknown*5 > p.glyphs {
		return r.fault(0, source.Say("the letters of the PDF cannot be read: its fonts tell not which they are (%d of %d)", p.unknown, p.glyphs),
			"save the text that it was made from as .docx or .txt")
	}
	if p.unknown > 0 {
		r.warn(0, source.Say("%d letters of the PDF cannot be read and are missing", p.unknown), "look at the transcript, or save its source as .docx")
		r.repaired("unreadable-letter", p.unknown)
	}
	ps := r.pdfParagraphs(p.lines)
	if len(ps) == 0 {
		return r.fault(0, source.Say("the PDF holds no text but headers and numbers"), "check that it is the right file")
	}
	r.collect(ps)
	r.dropTabs()
	return nil
}

// pdfReader goes through the pages.
type pdfReader struct {
	r       *reading
	fonts   map[pdfKey]*pdfFont
	lines   []pdfLine
	pages   int
	glyphs  int
	room    []glyph // of the page before, to be used again
	unknown int     // letters that no font explains
	drawn   int     // bytes of what was drawn
}

// pdfKey tells fonts apart: by their dictionary as it is written.
type pdfKey string

// errEncrypted is a fault with a message of its own.
var errEncrypted = errors.New("the PDF is encrypted")

// pdfLimit says which limit of a PDF was passed.
type pdfLimit struct{ source.Note }

func (p *pdfReader) fault(err error) error {
	var limit pdfLimit
	switch {
	case errors.Is(err, errEncrypted):
		return p.r.fault(0, source.Say("the PDF is encrypted"), "print it to a new PDF without password, or save its source as .docx")
	case errors.As(err, &limit):
		return p.r.fault(p.pages, source.Say("the PDF is too big: %s", limit.Note), "save it in parts, or the text that it was made from as .docx or .txt")
	}
	return p.r.fault(p.pages, source.Say("the PDF is damaged: %v", err), "open it and print it to a new PDF, or save its source as .docx")
}

// read reads all pages. The library tells damage by panics, which become
// errors here.
func (p *pdfReader) read(data []byte) (err error) {
	defer func() {
		if x := recover(); x != nil {
			var known bool
			if err, known = x.(error); !known {
				err = fmt.Errorf("%v", x)
			}
		}
	}()
	whole, size, err := rebuildPDF(data)
	if err != nil {
		return err
	}
	file, err := pdf.NewReader(whole, size)
	if err != nil {
		return err
	}
	root := file.Trailer().Key("Root").Key("Pages")
	if root.IsNull() {
		return errors.New("it has no pages")
	}
	return p.tree(root, pdfInherited{}, 0)
}

// pdfInherited is what a page has from those above it in the tree of pages.
type pdfInherited struct{ resources, box pdf.Value }

func (p *pdfReader) tree(v pdf.Value, in pdfInherited, depth int) error {
	if depth > 64 {
		return errors.New("its pages stand too deep in each other")
	}
	if own := v.Key("Resources"); own.Kind() == pdf.Dict {
		in.resources = own
	}
	for _, name := range []string{"MediaBox", "CropBox"} {
		if own := v.Key(name); own.Len() == 4 {
			in.box = own
		}
	}
	kids := v.Key("Kids")
	if kids.Kind() != pdf.Array {
		return p.page(v, in)
	}
	for i := range kids.Len() {
		if err := p.tree(kids.Index(i), in, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (p *pdfReader) page(v pdf.Value, in pdfInherited) error {
	if v.Kind() != pdf.Dict {
		return nil
	}
	if p.pages++; p.pages > source.MaxPages {
		return pdfLimit{source.TooMany(source.MaxPages, "pages").Note()}
	}
	content, err := readContents(v.Key("Contents"))
	if err != nil {
		return err
	}
	d := drawing{p: p, state: pdfState{ctm: identity, clip: everywhere, scale: 1}, glyphs: p.room[:0]}
	if in.box.Len() == 4 {
		d.state.clip = clipOf(in.box)
	}
	if err := d.run(content, in.resources, 0); err != nil {
		return err
	}
	p.r.repaired("page-header", d.artifacts)
	p.r.repaired("hidden", d.hidden)
	p.r.repaired("rotated", d.rotated)
	p.lines = append(p.lines, pdfLines(d.glyphs, p.pages)...)
	p.room = d.glyphs
	return nil
}

// readContents returns what a page draws, of one stream or several.
func readContents(v pdf.Value) ([]byte, error) {
	if v.Kind() != pdf.Array {
		return readStream(v, source.MaxContent)
	}
	var out []byte
	for i := range v.Len() {
		part, err := readStream(v.Index(i), source.MaxContent-len(out))
		if err != nil {
			return nil, err
		}
		out = append(append(out, part...), '\n')
	}
	return out, nil
}

// readStream unpacks a stream. What stands before damage counts.
func readStream(v pdf.Value, limit int) ([]byte, error) {
	if v.Kind() != pdf.Stream {
		return nil, nil
	}
	parms := v.Key("DecodeParms")
	for i := range max(parms.Len(), 1) {
		one := parms
		if parms.Kind() == pdf.Array {
			one = parms.Index(i)
		}
		if columns := one.Key("Columns").Int64(); columns < 0 || columns > 1<<16 {
			return nil, pdfLimit{source.Say("a stream has %d columns", int(columns))}
		}
	}
	s := v.Reader()
	defer s.Close()
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(s, int64(limit)+1))
	if n > int64(limit) {
		return nil, pdfLimit{source.Say("a page draws more than %d MiB", source.MaxContent>>20)}
	}
	if err != nil && n == 0 {
		return nil, err
	}
	return b.Bytes(), nil
}
