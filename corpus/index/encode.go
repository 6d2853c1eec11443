package index

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"math"
	"slices"

	"mening/corpus"
)

// encoder appends numbers and texts to a catalogue. All numbers are uvarints.
type encoder struct{ data []byte }

func (e *encoder) number(n uint64) { e.data = binary.AppendUvarint(e.data, n) }
func (e *encoder) signed(n int64)  { e.data = binary.AppendVarint(e.data, n) }
func (e *encoder) sum(s sum)       { e.data = append(e.data, s[:]...) }
func (e *encoder) fixed(n uint64)  { e.data = binary.LittleEndian.AppendUint64(e.data, n) }

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	e.data = append(e.data, s...)
}

// encodeCatalogue returns the bytes of a catalogue: magic, version, head,
// entries, CRC-32C of all before. Names are the names by which the files were
// opened, by path.
func encodeCatalogue(c *catalogue, names map[string]string) []byte {
	e := &encoder{data: []byte(magic)}
	e.number(catalogueVersion)
	e.fixed(c.generation)
	e.text(c.program)
	e.text(c.language)
	e.sum(c.hints)
	e.fixed(uint64(c.written))
	e.number(uint64(c.nextDocument))
	e.number(c.texts.number)
	e.number(uint64(c.texts.length))
	e.number(uint64(c.texts.checksum))
	e.number(uint64(len(c.store)))
	for _, file := range c.store {
		e.text(file.name)
		e.number(uint64(file.size))
		e.number(uint64(file.checksum))
	}
	e.number(uint64(len(c.entries)))
	for _, entry := range c.entries {
		one := &encoder{}
		one.entry(entry, names[entry.path])
		e.text(string(one.data)) // with its length, so that several can be read at once
	}
	return e.checked()
}

// checked returns what was written and its CRC-32C.
func (e *encoder) checked() []byte {
	return binary.LittleEndian.AppendUint32(e.data, crc32.Checksum(e.data, castagnoli()))
}

// castagnoli returns the polynomial that processors know.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

func (e *encoder) entry(x *entry, name string) {
	e.text(x.path)
	e.number(uint64(x.size))
	e.fixed(uint64(x.modTime))
	e.sum(x.content)
	e.number(uint64(x.document))
	e.sum(x.meta)
	e.number(uint64(x.texts))
	t := x.result.Transcript
	e.text(t.Format)
	e.text(t.Encoding)
	e.text(t.Convention)
	e.text(t.Heading)
	e.number(uint64(len(t.Sections)))
	for _, s := range t.Sections {
		e.number(uint64(s.Turn))
		e.number(uint64(s.Line))
		e.text(s.Title)
	}
	e.text(string(x.result.FrontMatter))
	e.number(uint64(x.result.FrontMatterLine))
	e.counts(t.Repairs)
	e.counts(t.Looks)
	e.number(uint64(len(t.Roles)))
	for _, label := range slices.Sorted(maps.Keys(t.Roles)) {
		e.text(label)
		e.text(string(t.Roles[label]))
	}
	e.warnings(t.Warnings, name)
	e.turns(t.Turns)
}

// counts writes numbers by their names.
func (e *encoder) counts(m map[string]int) {
	e.number(uint64(len(m)))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		e.text(name)
		e.number(uint64(m[name]))
	}
}

// turns writes the turns without their texts, which follow each other in the
// text file. Their numbers are their places.
func (e *encoder) turns(turns []corpus.Turn) {
	labels, questions := newNames(), newNames()
	var timed, asked uint64
	for i := range turns {
		labels.add(turns[i].Label)
		questions.add(turns[i].Question)
		if turns[i].Begin.Known || turns[i].End.Known {
			timed = 1
		}
		if turns[i].Question != "" {
			asked = 1
		}
	}
	e.names(labels)
	e.number(uint64(len(turns)))
	e.number(timed)
	e.number(asked)
	if asked == 1 {
		e.names(questions)
	}
	line := 0
	for i := range turns {
		t := &turns[i]
		e.number(uint64(labels.places[t.Label]))
		e.signed(int64(t.Line - line))
		line = t.Line
		e.number(uint64(len(t.Text)))
		if timed == 1 {
			e.time(t.Begin)
			e.time(t.End)
		}
		if asked == 1 {
			e.number(uint64(questions.places[t.Question]))
		}
	}
}

// names are texts that recur, each written once.
type names struct {
	list   []string
	places map[string]int
}

func newNames() *names { return &names{places: map[string]int{}} }

// add returns the place of a text, and gives it one where it has none.
func (n *names) add(name string) int {
	place, ok := n.places[name]
	if !ok {
		place = len(n.list)
		n.places[name] = place
		n.list = append(n.list, name)
	}
	return place
}

func (e *encoder) names(n *names) {
	e.number(uint64(len(n.list)))
	for _, name := range n.list {
		e.text(name)
	}
}

// time writes 0 for a time that is not known, milliseconds + 2 where they say
// it exactly, or else 1 and the bits of the seconds.
func (e *encoder) time(t corpus.Time) {
	const most = 1 << 40
	if !t.Known {
		e.number(0)
	} else if ms := math.Round(t.Seconds * 1000); ms >= 0 && ms < most && ms/1000 == t.Seconds && !math.Signbit(t.Seconds) {
		e.number(uint64(ms) + 2)
	} else {
		e.number(1)
		e.fixed(math.Float64bits(t.Seconds))
	}
}
