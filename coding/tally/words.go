package tally

import (
	"mening/corpus"
	"mening/corpus/language"
)

// Words are the words of all turns, notes left out: by transcript, then by turn,
// as in the corpus.
type Words [][]int

// CountWords counts the words of a corpus, on all processors. Who counts several
// tallies of one corpus counts its words once and hands them over in Options.
func CountWords(c *corpus.Corpus) Words {
	out := make(Words, len(c.Transcripts))
	corpus.Each(len(out), func(i int) {
		t := c.Transcripts[i]
		a, err := language.New(t.Language, t.Fold)
		if err != nil {
			panic("tally: transcript " + t.Path + ": " + err.Error())
		}
		out[i] = make([]int, len(t.Turns))
		var words []language.Word
		for j := range t.Turns {
			words = a.Words(t.Turns[j].Text, words[:0])
			out[i][j] = len(words)
		}
	})
	return out
}
