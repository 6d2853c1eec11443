package words

import (
	"mening/corpus"
	"mening/corpus/language"
)

// Said is how much is said: in how many turns, and in how many words without
// notes.
type Said struct{ Turns, Words int }

// Spoken counts what is said, by transcript in the order of the corpus, on all
// processors. The function by tells what a turn counts for, such as its speaker,
// and whether it counts; it is called from several goroutines at once.
func Spoken[K comparable](c *corpus.Corpus, by func(*corpus.Transcript, *corpus.Turn) (K, bool)) []map[K]Said {
	out := make([]map[K]Said, len(c.Transcripts))
	for i := range out {
		out[i] = map[K]Said{}
	}
	Turns(c, func(i int, turn *corpus.Turn, words func() []language.Word) {
		if key, counts := by(c.Transcripts[i], turn); counts {
			said := out[i][key]
			out[i][key] = Said{said.Turns + 1, said.Words + len(words())}
		}
	})
	return out
}

// Turns calls f for every turn, with the place of its transcript: the turns of one
// transcript in their order, several transcripts at once. The words of the turn
// are found when f asks for them, and hold until f returns. Transcripts in an
// unknown language, which the study has told, have no words.
func Turns(c *corpus.Corpus, f func(transcript int, turn *corpus.Turn, words func() []language.Word)) {
	corpus.Each(len(c.Transcripts), func(i int) {
		t := c.Transcripts[i]
		a, err := language.New(t.Language, t.Fold)
		var room []language.Word
		for k := range t.Turns {
			f(i, &t.Turns[k], func() []language.Word {
				if err != nil {
					return nil
				}
				room = a.Words(t.Turns[k].Text, room[:0])
				return room
			})
		}
	})
}
