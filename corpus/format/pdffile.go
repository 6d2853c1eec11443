package format

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"strconv"

	"mening/corpus/source"
)

// A PDF says at its end where its objects stand. Damaged files say it wrongly,
// and made-up ones so that who believes it goes in circles. So the objects are
// looked for, those that are packed are unpacked, and the library reads the
// file with a table of our own.

// pdfObject is where the last version of an object stands.
type pdfObject struct {
	offset int64
	gen    int
	known  bool
}

// pdfTable gathers the objects of a file.
type pdfTable struct {
	objects  []pdfObject
	tail     bytes.Buffer // objects that were packed
	size     int64        // of the file with its new header
	unpacked int64
	root     string
	ends     nextWord
	streams  nextWord
}

// nextWord finds a word again and again, each time further on, in one pass.
type nextWord struct {
	word string
	at   int
}

// from returns where the word stands next, the length of data where it does
// not.
func (w *nextWord) from(data []byte, body int) int {
	if w.at < body {
		w.at = len(data)
		if i := bytes.Index(data[body:], []byte(w.word)); i >= 0 {
			w.at = body + i
		}
	}
	return w.at
}

const pdfHeader = "%PDF-1.7\n"

// pieces of syntax; blanks in a PDF may be NUL.
const pdfBlank = `[\x00\t\n\f\r ]`

var (
	pdfObj     = regexp.MustCompile(`(\d{1,10})` + pdfBlank + `+(\d{1,5})` + pdfBlank + `+obj\b`)
	pdfRoot    = regexp.MustCompile(`/Root` + pdfBlank + `*(\d{1,10}` + pdfBlank + `+\d{1,5}` + pdfBlank + `+R)`)
	pdfEncrypt = regexp.MustCompile(`/Encrypt` + pdfBlank + `*(\d{1,10}` + pdfBlank + `+\d{1,5}` + pdfBlank + `+R|<<)`)
	pdfCatalog = regexp.MustCompile(`/Type` + pdfBlank + `*/Catalog\b`)
	pdfPacked  = regexp.MustCompile(`/Type` + pdfBlank + `*/ObjStm\b`)
	pdfXref    = regexp.MustCompile(`/Type` + pdfBlank + `*/XRef\b`)
	pdfCount   = regexp.MustCompile(`/N` + pdfBlank + `+(\d{1,9})`)
	pdfFirst   = regexp.MustCompile(`/First` + pdfBlank + `+(\d{1,9})`)
)

// rebuildPDF returns the file with a new header, packed objects unpacked, and
// a new table at its end.
func rebuildPDF(data []byte) (io.ReaderAt, int64, error) {
	t := pdfTable{size: int64(len(pdfHeader) + len(data)), ends: nextWord{"endobj", -1}, streams: nextWord{"stream", -1}}
	if err := t.scan(data); err != nil {
		return nil, 0, err
	}
	if t.root == "" {
		return nil, 0, errors.New("it has no catalogue of its pages, as if its end were missing")
	}
	at := t.size + int64(t.tail.Len())
	fmt.Fprintf(&t.tail, "xref\n0 %d\n", len(t.objects))
	for _, o := range t.objects {
		if o.known {
			fmt.Fprintf(&t.tail, "%010d %05d n \n", o.offset, o.gen)
		} else {
			t.tail.WriteString("0000000000 65535 f \n")
		}
	}
	fmt.Fprintf(&t.tail, "trailer\n<</Size %d/Root %s>>\nstartxref\n%d\n%%%%EOF\n", len(t.objects), t.root, at)
	parts := pdfParts{parts: [][]byte{[]byte(pdfHeader), data, t.tail.Bytes()}}
	size := t.size + int64(t.tail.Len())
	parts.left = 64*size + 1<<30
	return &parts, size, nil
}

// scan looks for objects from the beginning, so that the last version of each
// wins. Streams are passed over.
func (t *pdfTable) scan(data []byte) error {
	for at := 0; at < len(data); {
		m := pdfObj.FindSubmatchIndex(data[at:])
		end := len(data)
		if m != nil {
			end = at + m[0]
		}
		if err := t.trailer(data[at:end]); err != nil {
			return err
		}
		if m == nil {
			break
		}
		id, _ := strconv.Atoi(string(data[at+m[2] : at+m[3]]))
		gen, _ := strconv.Atoi(string(data[at+m[4] : at+m[5]]))
		if err := t.add(id, gen, int64(len(pdfHeader)+at+m[0])); err != nil {
			return err
		}
		body := at + m[1]
		next, err := t.object(data, body, id)
		if err != nil {
			return err
		}
		at = next
	}
	return nil
}

func (t *pdfTable) add(id, gen int, offset int64) error {
	if id <= 0 || id > source.MaxObjects {
		return pdfLimit{source.Say("an object has the number %d, the most is %d", id, source.MaxObjects)}
	}
	for len(t.objects) <= id {
		t.objects = append(t.objects, pdfObject{})
	}
	t.objects[id] = pdfObject{offset, gen, true}
	return nil
}

// trailer looks between objects for the catalogue and for encryption.
func (t *pdfTable) trailer(s []byte) error {
	at := bytes.Index(s, []byte("trailer"))
	if at < 0 {
		return nil
	}
	return t.facts(s[at:])
}

func (t *pdfTable) facts(s []byte) error {
	if pdfEncrypt.Match(s) {
		return errEncrypted
	}
	if m := pdfRoot.FindSubmatch(s); m != nil {
		t.root = string(m[1])
	}
	return nil
}

// object reads on from an object's beginning and returns where to look for the
// next one.
func (t *pdfTable) object(data []byte, body, id int) (int, error) {
	rest := data[body:]
	end := t.ends.from(data, body) - body
	stream := t.streams.from(data, body) - body
	if stream >= end {
		if t.root == "" && end < 1<<12 && pdfCatalog.Match(rest[:end]) {
			t.root = fmt.Sprintf("%d 0 R", id)
		}
		return body, nil // it may lack its end, so the next is looked for at once
	}
	head := rest[:stream]
	from := stream + len("stream")
	if bytes.HasPrefix(rest[from:], []byte("\r\n")) {
		from += 2
	} else if from < len(rest) {
		from++
	}
	length := bytes.Index(rest[from:], []byte("endstream"))
	if length < 0 {
		length = len(rest) - from
	}
	if pdfXref.Match(head) {
		if err := t.facts(head); err != nil {
			return 0, err
		}
	}
	if pdfPacked.Match(head) {
		if err := t.unpack(head, rest[from:from+length]); err != nil {
			return 0, err
		}
	}
	return body + from + length, nil
}

// unpack writes the objects of an object stream out one by one.
func (t *pdfTable) unpack(head, packed []byte) error {
	count, first := pdfCount.FindSubmatch(head), pdfFirst.FindSubmatch(head)
	if count == nil || first == nil {
		return nil
	}
	if bytes.Contains(head, []byte("/FlateDecode")) {
		z, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil // damaged; what is missing is told when it is needed
		}
		packed, _ = io.ReadAll(io.LimitReader(z, source.MaxUnpacked-t.unpacked+1))
		if t.unpacked += int64(len(packed)); t.unpacked > source.MaxUnpacked {
			return pdfLimit{source.TooMany(source.MaxUnpacked>>20, "MiB when unpacked").Note()}
		}
	}
	n, _ := strconv.Atoi(string(count[1]))
	start, _ := strconv.Atoi(string(first[1]))
	if start > len(packed) {
		return nil
	}
	numbers := bytes.FieldsFunc(packed[:start], func(c rune) bool { return c <= ' ' })
	for i := 0; i < n && 2*i+1 < len(numbers); i++ {
		id, err1 := strconv.Atoi(string(numbers[2*i]))
		at, err2 := strconv.Atoi(string(numbers[2*i+1]))
		end := len(packed)
		if 2*i+3 < len(numbers) {
			if next, err := strconv.Atoi(string(numbers[2*i+3])); err == nil && start+next >= start+at {
				end = min(end, start+next)
			}
		}
		if err1 != nil || err2 != nil || at < 0 || start+at > end {
			continue
		}
		if err := t.add(id, 0, t.size+int64(t.tail.Len())); err != nil {
			return err
		}
		body := packed[start+at : end]
		if t.root == "" && pdfCatalog.Match(body) {
			t.root = fmt.Sprintf("%d 0 R", id)
		}
		fmt.Fprintf(&t.tail, "%d 0 obj\n%s\nendobj\n", id, body)
		if t.tail.Len() > 2*source.MaxUnpacked {
			return pdfLimit{source.TooMany(source.MaxUnpacked>>20, "MiB when unpacked").Note()}
		}
	}
	return nil
}

// pdfParts is the file in its parts, one after another. It stops who reads in
// circles: after so many bytes, and when the calls stand too deep.
type pdfParts struct {
	parts [][]byte
	left  int64
}

// ReadAt implements io.ReaderAt.
func (p *pdfParts) ReadAt(b []byte, at int64) (int, error) {
	if p.left -= int64(len(b)); p.left < 0 {
		panic(errors.New("its parts refer to each other in a circle"))
	}
	var deep [1]uintptr
	if runtime.Callers(5000, deep[:]) > 0 {
		panic(errors.New("its parts stand too deep in each other"))
	}
	if at < 0 {
		return 0, io.EOF
	}
	n := 0
	for _, part := range p.parts {
		if at >= int64(len(part)) {
			at -= int64(len(part))
			continue
		}
		n += copy(b[n:], part[at:])
		at = 0
		if n == len(b) {
			return n, nil
		}
	}
	return n, io.EOF
}
