package tally

import (
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/words"
)

// Words are the words of all turns, notes left out: by transcript, then by turn,
// as in the corpus.
type Words [][]int

// CountWords counts the words of a corpus, on all processors. Who counts several
// tallies of one corpus counts its words once and hands them over in Options.
func CountWords(c *corpus.Corpus) Words {
	out := make(Words, len(c.Transcripts))
	words.Turns(c, func(i int, _ *corpus.Turn, said func() []language.Word) {
		out[i] = append(out[i], len(said()))
	})
	return out
}
