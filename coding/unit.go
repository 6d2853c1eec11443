package coding

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strings"

	"mening/corpus"
)

// MeaningUnit is a stretch of a turn that carries a code.
type MeaningUnit struct {
	Turn *corpus.Turn
	// Span is the unit, Evidence the words that made the rules match, both in
	// bytes of the turn's text. Evidence ascends without overlaps.
	Span     corpus.Span
	Evidence []corpus.Span
	// Parts are all turns of a unit that a person marked over several turns,
	// nil for a unit within one. Turn and Span are then the first part in which
	// a participant speaks.
	Parts []Part
	Code  *Code
	// Rules are the places, in Code.Rules, of all lines that made the unit,
	// ascending.
	Rules []int
}

// Part is a stretch of one turn.
type Part struct {
	Turn *corpus.Turn
	Span corpus.Span
}

// Text returns the words of the part.
func (p Part) Text() string { return p.Turn.Text[p.Span.Start:p.Span.End] }

// All returns the parts of the unit, one for a unit within one turn.
func (u *MeaningUnit) All() []Part {
	if u.Parts != nil {
		return u.Parts
	}
	return []Part{{u.Turn, u.Span}}
}

// Quote returns the text of the unit, with a line break between turns.
func (u *MeaningUnit) Quote() string {
	if u.Parts == nil {
		return u.Turn.Text[u.Span.Start:u.Span.End]
	}
	return Quote(u.Parts)
}

// Quote returns the text of parts, with a line break between them.
func Quote(parts []Part) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.Text()
	}
	return strings.Join(texts, "\n")
}

// Identifier gives the ids of units in one transcript. An id depends on the
// transcript's path, the turn's text, its ordinal among equal turns, and the
// span, so that a second run gives the same one.
type Identifier struct {
	path     string
	ordinals map[*corpus.Turn]uint32
}

// NewIdentifier returns the identifier of a transcript.
func NewIdentifier(t *corpus.Transcript) *Identifier {
	id := &Identifier{path: t.Path, ordinals: make(map[*corpus.Turn]uint32, len(t.Turns))}
	seen := make(map[string]uint32, len(t.Turns))
	for i := range t.Turns {
		turn := &t.Turns[i]
		id.ordinals[turn] = seen[turn.Text]
		seen[turn.Text]++
	}
	return id
}

// idLetters has no letters that look alike, so that an id can be typed.
var idLetters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// idLength is the number of characters of an id: 50 bits.
const idLength = 10

// ID returns the id of a unit.
func (id *Identifier) ID(u *MeaningUnit) string { return id.OfParts(u.All()) }

// OfParts returns the id of the text that the parts hold.
func (id *Identifier) OfParts(parts []Part) string {
	var b strings.Builder
	b.WriteString(id.path)
	for _, p := range parts {
		b.WriteByte(0)
		b.WriteString(p.Turn.Text)
		b.WriteByte(0)
		var numbers [12]byte
		binary.BigEndian.PutUint32(numbers[0:], id.ordinals[p.Turn])
		binary.BigEndian.PutUint32(numbers[4:], uint32(p.Span.Start))
		binary.BigEndian.PutUint32(numbers[8:], uint32(p.Span.End))
		b.Write(numbers[:])
	}
	sum := sha256.Sum256([]byte(b.String()))
	return idLetters.EncodeToString(sum[:])[:idLength]
}
