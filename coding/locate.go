package coding

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"hash"
	"slices"
	"strings"
	"sync/atomic"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

const (
	// longestRun is how many sentences in a row Locate tries in a turn that has
	// more than manySentences, where all runs would take too long.
	longestRun    = 60
	manySentences = 1000
)

// Located is a stretch of talk with its id.
type Located struct {
	ID         string
	Transcript *corpus.Transcript
	Part       Part
	// Passage says that it is one sentence that holds words, or all such sentences
	// of the turn.
	Passage bool
}

// Locate returns the stretches of talk whose ids begin with a text in lower case,
// in corpus order; where it is about as long as an id, those of which one half
// is as it was written; and where it is an id, that stretch alone. Looked at are
// runs of whole sentences within a turn: so are all units that rules make, but
// for some of more than sixty sentences in turns of more than a thousand. It
// takes a fraction of the time of coding the talk.
func Locate(c *corpus.Corpus, text string) []Located {
	found := make([][]Located, len(c.Transcripts))
	var whole atomic.Pointer[Located]
	corpus.Each(len(found), func(i int) {
		t := c.Transcripts[i]
		a, err := language.New(t.Language, t.Fold)
		if err != nil || whole.Load() != nil {
			return
		}
		l := locator{text: text, hash: sha256.New(), analyzer: a}
		found[i] = l.within(t)
		for n := range found[i] {
			if found[i][n].ID == text {
				whole.Store(&found[i][n])
			}
		}
	})
	if at := whole.Load(); at != nil {
		return []Located{*at}
	}
	return slices.Concat(found...)
}

// Near returns the ids of stretches that somebody may have meant who wrote
// another: those with at most two other letters.
func Near(id string, found []Located) []string {
	var out []string
	for _, l := range found {
		if source.Distance(l.ID, id) <= 2 && !slices.Contains(out, l.ID) {
			out = append(out, l.ID)
		}
	}
	return out
}

// Begin returns those stretches whose ids begin with a text in lower case.
func Begin(text string, found []Located) []Located {
	return slices.DeleteFunc(slices.Clone(found), func(l Located) bool { return !strings.HasPrefix(l.ID, text) })
}

// locator looks for ids in one transcript.
type locator struct {
	text      string
	analyzer  *language.Analyzer
	hash      hash.Hash
	begun     []byte // the state of the hash when the text of the turn is in it
	words     []language.Word
	sentences []language.Sentence
	sum       []byte
	letters   [16]byte // of the first ten bytes of the sum
}

func (l *locator) within(t *corpus.Transcript) []Located {
	var out []Located
	ordinals := make(map[string]uint32, len(t.Turns))
	for i := range t.Turns {
		turn := &t.Turns[i]
		ordinal := ordinals[turn.Text]
		ordinals[turn.Text]++
		l.begin(t.Path, turn.Text)
		l.words = l.analyzer.Words(turn.Text, l.words[:0])
		l.sentences = l.analyzer.Sentences(turn.Text, l.words, l.sentences[:0])
		last := len(l.sentences)
		spoken := func(s language.Sentence) bool { return s.First < s.Last }
		first, end := slices.IndexFunc(l.sentences, spoken), last
		for end > 0 && !spoken(l.sentences[end-1]) {
			end--
		}
		for from := range last {
			for to := from + 1; to <= last; to++ {
				if last > manySentences && to-from > longestRun && (from > 0 || to < last) {
					continue
				}
				span := corpus.Span{Start: int(l.sentences[from].Start), End: int(l.sentences[to-1].End)}
				if id := l.id(ordinal, span); l.fits(id) {
					passage := to-from == 1 && spoken(l.sentences[from]) || from == first && to == end
					out = append(out, Located{string(id), t, Part{turn, span}, passage})
				}
			}
		}
	}
	return out
}

// fits reports whether an id is one that is looked for.
func (l *locator) fits(id []byte) bool {
	const half = idLength / 2
	if len(l.text) < idLength-1 {
		return string(id[:len(l.text)]) == l.text
	}
	return len(l.text) <= idLength+1 && (string(id[:half]) == l.text[:half] || string(id[half:]) == l.text[len(l.text)-half:])
}

// begin hashes what all ids in a turn begin with, as Identifier does.
func (l *locator) begin(path, text string) {
	l.hash.Reset()
	l.sum = append(append(append(append(l.sum[:0], path...), 0), text...), 0)
	l.hash.Write(l.sum)
	l.begun, _ = l.hash.(encoding.BinaryAppender).AppendBinary(l.begun[:0]) // SHA-256 can
}

// id returns the id of a stretch of the turn, which holds until the next call.
func (l *locator) id(ordinal uint32, span corpus.Span) []byte {
	_ = l.hash.(encoding.BinaryUnmarshaler).UnmarshalBinary(l.begun) // it is its own
	var numbers [12]byte
	binary.BigEndian.PutUint32(numbers[0:], ordinal)
	binary.BigEndian.PutUint32(numbers[4:], uint32(span.Start))
	binary.BigEndian.PutUint32(numbers[8:], uint32(span.End))
	l.hash.Write(numbers[:])
	l.sum = l.hash.Sum(l.sum[:0])
	idLetters.Encode(l.letters[:], l.sum[:10])
	return l.letters[:idLength]
}
