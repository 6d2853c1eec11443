// Package corpus holds the nouns of what was said: transcripts, turns,
// speakers and participants. It decides nothing about meaning; package coding
// does that, and coding imports corpus, never the other way round.
//
// The way of the data through the packages below this one:
//
//  1. [mening/corpus/format] reads one file into a [Transcript] of turns, with
//     the speakers' labels as they are written.
//  2. [mening/corpus/study] finds the files of a study folder, reads them, and
//     resolves every label to a [Speaker]: who speaks, in what role, for whom.
//     The result is a [Corpus].
//  3. [mening/corpus/language] finds words, stems and sentences in the text of
//     a turn.
//  4. [mening/corpus/query] is the rule language: it parses expressions and
//     finds where they match.
//  5. [mening/corpus/index] keeps the words of a corpus on disk, so that a
//     search reads only the turns that can match.
//
// A transcript is immutable once the study has opened it. All spans are
// half-open ranges of bytes of [Turn.Text].
package corpus
