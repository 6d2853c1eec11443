package report

import (
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/source"
)

// Turns count in a comparison of transcripts when they have so many words, so
// that everybody's short answers make no twins; transcripts when they have so
// many of these turns.
const (
	tellingWords = 5
	tellingTurns = 5
	// leastWords is the length of a whole transcript whose text is compared.
	leastWords = 20
	// sharedPercent is the share of equal turns from which on two transcripts
	// are nearly the same.
	sharedPercent = 80
	// mostOwners is the number of transcripts beyond which a turn tells
	// nothing, as it is a phrase.
	mostOwners = 20
)

// twins warns of transcripts with the same or nearly the same talk, which is
// counted twice. Each is compared with those before it. What interviewers ask
// may well be the same in all.
func twins(transcripts []*corpus.Transcript) source.Problems {
	var out source.Problems
	same := map[uint64]*corpus.Transcript{}
	owners := map[uint64][]int{} // of telling turns
	counts := make([]int, len(transcripts))
	for i, t := range transcripts {
		turns, words := tellingOf(t)
		counts[i] = len(turns)
		if whole := hashText(t.Turns); words >= leastWords {
			if first := same[whole]; first != nil {
				out = append(out, twin(t, "the talk is the same as in %s", first.Path))
				continue
			}
			same[whole] = t
		}
		if j, percent := nearest(turns, owners, counts); percent >= sharedPercent {
			out = append(out, twin(t, "%d %% of the turns are the same as in %s", percent, transcripts[j].Path))
		}
		for _, turn := range turns {
			if len(owners[turn]) <= mostOwners {
				owners[turn] = append(owners[turn], i)
			}
		}
	}
	return out
}

func twin(t *corpus.Transcript, message string, args ...any) *source.Problem {
	return source.Found(source.Warning, t.File, 0, source.Say(message, args...),
		source.Say("if they are two versions of one interview, take one out of the folder, or write include no in its row of interviews.csv"))
}

// tellingOf returns the long turns of a transcript that no interviewer says, as
// hashes, each once and sorted, and the number of all words.
func tellingOf(t *corpus.Transcript) (turns []uint64, words int) {
	for i := range t.Turns {
		turn := &t.Turns[i]
		n := strings.Count(turn.Text, " ") + 1
		words += n
		if n >= tellingWords && (turn.Speaker == nil || turn.Speaker.Role != corpus.Interviewer) {
			turns = append(turns, hashText(t.Turns[i:i+1]))
		}
	}
	slices.Sort(turns)
	return slices.Compact(turns), words
}

// nearest returns the transcript before that shares most turns, and the share
// of the shorter one's in per cent; 0 where they are too few to tell.
func nearest(turns []uint64, owners map[uint64][]int, counts []int) (transcript, percent int) {
	shared := map[int]int{}
	for _, turn := range turns {
		for _, owner := range owners[turn] {
			shared[owner]++
		}
	}
	for _, owner := range slices.Sorted(maps.Keys(shared)) {
		if n := min(len(turns), counts[owner]); shared[owner] >= tellingTurns {
			if share := 100 * shared[owner] / n; share > percent {
				transcript, percent = owner, share
			}
		}
	}
	return transcript, percent
}

// hashText hashes turns without their blanks.
func hashText(turns []corpus.Turn) uint64 {
	h := fnv.New64a()
	var buffer []byte
	for i := range turns {
		buffer = buffer[:0]
		for _, c := range turns[i].Text {
			if !unicode.IsSpace(c) {
				buffer = utf8.AppendRune(buffer, c)
			}
		}
		h.Write(buffer)
	}
	return h.Sum64()
}
