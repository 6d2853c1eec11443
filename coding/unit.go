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
	Code     *Code
	// Rules are the places, in Code.Rules, of all lines that made the unit,
	// ascending.
	Rules []int
}

// Quote returns the text of the unit.
func (u *MeaningUnit) Quote() string { return u.Turn.Text[u.Span.Start:u.Span.End] }

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

// ID returns the id of a span of a turn.
func (id *Identifier) ID(turn *corpus.Turn, span corpus.Span) string {
	var b strings.Builder
	b.WriteString(id.path)
	b.WriteByte(0)
	b.WriteString(turn.Text)
	b.WriteByte(0)
	var numbers [12]byte
	binary.BigEndian.PutUint32(numbers[0:], id.ordinals[turn])
	binary.BigEndian.PutUint32(numbers[4:], uint32(span.Start))
	binary.BigEndian.PutUint32(numbers[8:], uint32(span.End))
	b.Write(numbers[:])
	sum := sha256.Sum256([]byte(b.String()))
	return idLetters.EncodeToString(sum[:])[:idLength]
}
