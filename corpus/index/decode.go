package index

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"

	"mening/corpus"
	"mening/corpus/format"
)

var (
	// errDamaged says that a catalogue is not one that was written.
	errDamaged = errors.New("the catalogue is damaged")
	// errVersion says that another version of the program wrote it.
	errVersion = errors.New("the catalogue is of another version")
)

// decoder takes numbers and texts off a catalogue. After a fault it gives zero
// values, and err says what was wrong.
type decoder struct {
	data string
	at   int
	err  error
}

func (d *decoder) fail() {
	if d.err == nil {
		d.err = errDamaged
	}
	d.at = len(d.data)
}

func (d *decoder) number() uint64 {
	if d.at < len(d.data) && d.data[d.at] < 0x80 {
		d.at++
		return uint64(d.data[d.at-1])
	}
	var n uint64
	for shift := uint(0); d.at < len(d.data) && shift < 64; shift += 7 {
		b := d.data[d.at]
		d.at++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	d.fail()
	return 0
}

// size reads a number that fits an int.
func (d *decoder) size() int {
	n := d.number()
	if n > math.MaxInt32 {
		d.fail()
		return 0
	}
	return int(n)
}

// count reads how many items follow, each of which takes at least so many
// bytes: a damaged count must not fill the memory.
func (d *decoder) count(least int) int {
	n := d.number()
	if n > uint64(len(d.data)-d.at)/uint64(least) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) signed() int64 {
	n := d.number()
	return int64(n>>1) ^ -int64(n&1)
}

func (d *decoder) bytes(n int) string {
	if n > len(d.data)-d.at {
		d.fail()
		return ""
	}
	d.at += n
	return d.data[d.at-n : d.at]
}

func (d *decoder) text() string { return d.bytes(d.count(1)) }

func (d *decoder) sum() (s sum) {
	copy(s[:], d.bytes(len(s)))
	return s
}

func (d *decoder) fixed() uint64 {
	var b [8]byte
	copy(b[:], d.bytes(len(b)))
	return binary.LittleEndian.Uint64(b[:])
}

// checkCatalogue returns what stands between magic and checksum, both of which
// must be right.
func checkCatalogue(data []byte) (*decoder, error) {
	n := len(data) - 4
	if n < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errDamaged
	}
	d := &decoder{data: string(data[:n]), at: len(magic)}
	if version := d.number(); d.err == nil && version != catalogueVersion {
		return nil, errVersion
	}
	if d.err != nil || crc32.Checksum(data[:n], castagnoli()) != binary.LittleEndian.Uint32(data[n:]) {
		return nil, errDamaged
	}
	return d, nil
}

// head reads all but the entries.
func (d *decoder) head() (*catalogue, error) {
	c := &catalogue{generation: d.fixed()}
	c.program = d.text()
	c.language = d.text()
	c.hints = d.sum()
	c.written = int64(d.fixed())
	c.nextDocument = uint32(d.number())
	c.texts.number = d.number()
	c.texts.length = int64(d.number())
	c.texts.checksum = uint32(d.number())
	c.store = make([]storeFile, d.count(3))
	for i := range c.store {
		c.store[i] = storeFile{d.text(), int64(d.number()), uint32(d.number())}
	}
	if c.texts.length < 0 {
		d.fail()
	}
	return c, d.err
}

// entries reads the transcripts. Names are the names by which the files are
// opened now, by path.
func (d *decoder) entries(texts string, names map[string]string) ([]*entry, error) {
	const least = 80 // bytes of an entry
	parts := make([]decoder, d.count(least))
	for i := range parts {
		parts[i].data = d.text()
	}
	if d.err != nil || d.at != len(d.data) {
		return nil, errDamaged
	}
	out := make([]*entry, len(parts))
	corpus.Each(len(out), func(i int) {
		out[i] = parts[i].entry(texts, names)
		if parts[i].at != len(parts[i].data) {
			parts[i].fail()
		}
	})
	for i := range parts {
		if parts[i].err != nil {
			return nil, parts[i].err
		}
	}
	return out, nil
}

func (d *decoder) entry(texts string, names map[string]string) *entry {
	x := &entry{path: d.text(), size: int64(d.number()), modTime: int64(d.fixed()), content: d.sum(),
		document: uint32(d.number()), meta: d.sum(), texts: int64(d.number())}
	name := names[x.path]
	t := &corpus.Transcript{Path: x.path, File: name, Format: d.text(), Encoding: d.text(), Convention: d.text(), Heading: d.text()}
	if sections := d.count(3); sections > 0 {
		t.Sections = make([]corpus.Section, sections)
		for i := range t.Sections {
			t.Sections[i] = corpus.Section{Turn: d.size(), Line: d.size(), Title: d.text()}
		}
	}
	x.result = &format.Result{Transcript: t}
	if front := d.text(); front != "" {
		x.result.FrontMatter = []byte(front)
	}
	x.result.FrontMatterLine = d.size()
	if t.Repairs = d.counts(); t.Repairs == nil {
		t.Repairs = map[string]int{}
	}
	t.Looks = d.counts()
	if roles := d.count(2); roles > 0 {
		t.Roles = make(map[string]corpus.Role, roles)
		for range roles {
			label := d.text()
			t.Roles[label] = corpus.Role(d.text())
		}
	}
	t.Warnings = d.warnings(name)
	if x.texts < 0 || x.texts > int64(len(texts)) {
		d.fail()
		return x
	}
	t.Turns = d.turns(texts[x.texts:])
	return x
}

// counts reads numbers by their names, nil where there are none.
func (d *decoder) counts() map[string]int {
	n := d.count(2)
	if n == 0 {
		return nil
	}
	m := make(map[string]int, n)
	for range n {
		name := d.text()
		m[name] = d.size()
	}
	return m
}

func (d *decoder) turns(texts string) []corpus.Turn {
	labels := d.names()
	n := d.count(3)
	timed, asked := d.number() == 1, d.number() == 1
	var questions []string
	if asked {
		questions = d.names()
	}
	if d.err != nil || n == 0 {
		return nil
	}
	turns := make([]corpus.Turn, n)
	line := 0
	for i := range turns {
		t := &turns[i]
		label, delta, length := d.number(), d.signed(), d.number()
		if label >= uint64(len(labels)) || length > uint64(len(texts)) {
			d.fail()
			return nil
		}
		line += int(delta)
		t.Number, t.Line, t.Label, t.Text = i+1, line, labels[label], texts[:length]
		texts = texts[length:]
		if timed {
			t.Begin, t.End = d.time(), d.time()
		}
		if asked {
			question := d.number()
			if question >= uint64(len(questions)) {
				d.fail()
				return nil
			}
			t.Question = questions[question]
		}
	}
	return turns
}

func (d *decoder) names() []string {
	names := make([]string, d.count(1))
	for i := range names {
		names[i] = d.text()
	}
	return names
}

func (d *decoder) time() corpus.Time {
	switch n := d.number(); n {
	case 0:
		return corpus.Time{}
	case 1:
		return corpus.At(math.Float64frombits(d.fixed()))
	default:
		return corpus.At(float64(n-2) / 1000)
	}
}
