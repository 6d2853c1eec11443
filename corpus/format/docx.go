package format

import (
	"archive/zip"
	"path"
	"strings"

	"mening/corpus/source"
)

// word names what a Word document is in messages.
func word() office {
	return office{the: source.Say("the Word document"), no: source.Say("no Word document"),
		open: "open it in Word and save it without one",
		anew: "open it in Word and save it anew as .docx",
		odd:  "open it in Word and save it as .docx, or give it the ending of what it is"}
}

// readWord reads the body of a Word document: paragraphs and tables, tracked
// changes accepted, notes and comments left out.
func readWord(r *reading, data []byte) error {
	archive, err := r.unzip(data, word())
	if err != nil {
		return err
	}
	name := mainPart(archive)
	part, err := archive.Open(name)
	if err != nil {
		return r.fault(0, source.Say("the file is no Word document: %q is missing in it", name), "open it in Word and save it as .docx")
	}
	defer part.Close()
	folder := path.Dir(name)
	w := wordBody{body: body{r: r}}
	if w.theme, err = readWordTheme(archive, folder); err != nil {
		return r.damaged(0, word(), err)
	}
	if w.styles, err = readWordStyles(archive, folder, w.theme); err != nil {
		return r.damaged(0, word(), err)
	}
	if err := w.read(newParser(part, source.MaxUnzipped)); err != nil {
		return r.damaged(w.number, word(), err)
	}
	if len(w.paragraphs) == 0 {
		return r.fault(0, source.Say("the Word document holds no text"), "check that the text is not in text boxes or pictures")
	}
	r.collect(w.paragraphs)
	if r.isProse {
		return r.wordNotes(archive, folder, &w)
	}
	return nil
}

// wordNotes keeps the footnotes and endnotes of a Word document, where it has
// some.
func (r *reading) wordNotes(archive *zip.Reader, folder string, text *wordBody) error {
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		part, err := archive.Open(path.Join(folder, name))
		if err != nil {
			continue // there are none
		}
		w := wordBody{body: body{r: r, number: text.number}, styles: text.styles, theme: text.theme, notes: true}
		err = w.read(newParser(part, source.MaxUnzipped))
		part.Close()
		if err != nil {
			return r.damaged(w.number, word(), err)
		}
		for i := range w.paragraphs {
			w.paragraphs[i].note = true
		}
		text.number = w.number
		r.keep(w.paragraphs)
	}
	return nil
}

// mainPart returns the name of the document's body, as the package tells it.
func mainPart(archive *zip.Reader) string {
	const usual = "word/document.xml"
	f, err := archive.Open("_rels/.rels")
	if err != nil {
		return usual
	}
	defer f.Close()
	var rels struct {
		Relationship []struct {
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if newParser(f, 1<<20).Decode(&rels) != nil {
		return usual
	}
	for _, rel := range rels.Relationship {
		if strings.HasSuffix(rel.Type, "/officeDocument") {
			return strings.TrimPrefix(path.Clean(rel.Target), "/")
		}
	}
	return usual
}
