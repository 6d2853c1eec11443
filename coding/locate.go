package coding

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"hash"
	"sync/atomic"

	"mening/corpus"
	"mening/corpus/language"
)

// longestRun is how many sentences in a row Locate tries.
const longestRun = 8

// Locate returns the words that an id names, as far as they are up to eight
// whole sentences of a turn or all of it, as those of nearly all units are that
// rules make. It tries all such stretches of talk, which takes a fraction of the
// time of coding it. An id is whole, in lower case. It returns nil where no
// stretch has it.
func Locate(c *corpus.Corpus, id string) (*corpus.Transcript, []Part) {
	if len(id) != idLength {
		return nil, nil
	}
	var found atomic.Pointer[located]
	corpus.Each(len(c.Transcripts), func(i int) {
		t := c.Transcripts[i]
		a, err := language.New(t.Language, t.Fold)
		if err != nil || found.Load() != nil {
			return
		}
		l := locator{id: id, hash: sha256.New(), analyzer: a}
		if parts := l.within(t); parts != nil {
			found.Store(&located{t, parts})
		}
	})
	if at := found.Load(); at != nil {
		return at.transcript, at.parts
	}
	return nil, nil
}

type located struct {
	transcript *corpus.Transcript
	parts      []Part
}

// locator looks for an id in one transcript.
type locator struct {
	id        string
	analyzer  *language.Analyzer
	hash      hash.Hash
	begun     []byte // the state of the hash when the text of the turn is in it
	words     []language.Word
	sentences []language.Sentence
	sum       []byte
	letters   [sha256.Size * 2]byte
}

func (l *locator) within(t *corpus.Transcript) []Part {
	ordinals := make(map[string]uint32, len(t.Turns))
	for i := range t.Turns {
		turn := &t.Turns[i]
		ordinal := ordinals[turn.Text]
		ordinals[turn.Text]++
		l.begin(t.Path, turn.Text)
		l.words = l.analyzer.Words(turn.Text, l.words[:0])
		l.sentences = l.analyzer.Sentences(turn.Text, l.words, l.sentences[:0])
		last := len(l.sentences)
		for from := range last {
			for to := from + 1; to <= last; to++ {
				if to-from > longestRun && (from > 0 || to < last) {
					continue
				}
				span := corpus.Span{Start: int(l.sentences[from].Start), End: int(l.sentences[to-1].End)}
				if l.is(ordinal, span) {
					return []Part{{turn, span}}
				}
			}
		}
	}
	return nil
}

// begin hashes what all ids in a turn begin with, as Identifier does.
func (l *locator) begin(path, text string) {
	l.hash.Reset()
	l.sum = append(append(append(append(l.sum[:0], path...), 0), text...), 0)
	l.hash.Write(l.sum)
	l.begun, _ = l.hash.(encoding.BinaryAppender).AppendBinary(l.begun[:0]) // SHA-256 can
}

// is reports whether a stretch of the turn has the id.
func (l *locator) is(ordinal uint32, span corpus.Span) bool {
	_ = l.hash.(encoding.BinaryUnmarshaler).UnmarshalBinary(l.begun) // it is its own
	var numbers [12]byte
	binary.BigEndian.PutUint32(numbers[0:], ordinal)
	binary.BigEndian.PutUint32(numbers[4:], uint32(span.Start))
	binary.BigEndian.PutUint32(numbers[8:], uint32(span.End))
	l.hash.Write(numbers[:])
	l.sum = l.hash.Sum(l.sum[:0])
	idLetters.Encode(l.letters[:], l.sum)
	return string(l.letters[:idLength]) == l.id
}
