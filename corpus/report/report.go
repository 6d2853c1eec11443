package report

import (
	"slices"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// Transcript is what was understood of one transcript. It points to the
// transcript, which tells format, encoding, convention and repairs itself.
type Transcript struct {
	*corpus.Transcript
	// Words are the words of all turns; notes such as [paus] are none.
	Words int
	// InterviewerWords are those of interviewers, UnlabelledWords those that
	// nobody is named for.
	InterviewerWords, UnlabelledWords int
	// HeadingWords are those before the first speaker, which are no talk.
	HeadingWords int
	// MedianSentence is the median length in words of the participants'
	// sentences, before long ones are split; 0 where they say nothing.
	MedianSentence int
	// Cast are the speakers in the order of [corpus.Transcript.Speakers].
	Cast []Speaker
	// Areas are the content areas in the order of the talk: what was said after
	// one question up to the next.
	Areas []Area
	// Remarks are the transcript's warnings, then what [Problems] says of it.
	Remarks source.Problems
}

// Speaker is what one label says in a transcript.
type Speaker struct {
	*corpus.Speaker
	// Line is that of the first turn; 0 for those who say nothing.
	Line         int
	Turns, Words int
	// Likely is the speaker for whose label this one is probably a slip of the
	// pen; nil where it looks right.
	Likely *corpus.Speaker
}

// Of returns a report for each of the transcripts of a corpus, in their order.
func Of(transcripts []*corpus.Transcript) []Transcript {
	m := meter{}
	out := make([]Transcript, len(transcripts))
	for i, t := range transcripts {
		out[i] = m.report(t)
	}
	return out
}

// Problems returns warnings about the texts of the transcripts, in their
// order.
func Problems(transcripts []*corpus.Transcript) source.Problems {
	var out source.Problems
	for _, r := range Of(transcripts) {
		out = append(out, r.problems()...)
	}
	return append(out, twins(transcripts)...)
}

// Percent returns a part of the words in per cent of all; ok is false where
// there are none.
func (r *Transcript) Percent(words int) (percent float64, ok bool) {
	if r.Words == 0 {
		return 0, false
	}
	return 100 * float64(words) / float64(r.Words), true
}

// meter counts words, with one analyzer a language.
type meter map[analysis]*language.Analyzer

type analysis struct {
	language string
	fold     bool
}

func (m meter) analyzer(t *corpus.Transcript) *language.Analyzer {
	k := analysis{t.Language, t.Fold}
	if m[k] == nil {
		a, err := language.New(k.language, k.fold)
		if err != nil { // the study has told it; words are much the same in all
			a, _ = language.New("en", k.fold)
		}
		m[k] = a
	}
	return m[k]
}

func (m meter) report(t *corpus.Transcript) Transcript {
	a := m.analyzer(t)
	r := Transcript{Transcript: t, Cast: make([]Speaker, len(t.Speakers))}
	places := make(map[*corpus.Speaker]int, len(t.Speakers))
	for i, s := range t.Speakers {
		r.Cast[i].Speaker = s
		places[s] = i
	}
	words := a.Words(t.Heading, nil)
	r.HeadingWords = len(words)
	areas := newAreas(&r)
	var lengths []int
	for i := range t.Turns {
		turn := &t.Turns[i]
		words = a.Words(turn.Text, words[:0])
		s := &r.Cast[places[turn.Speaker]]
		if s.Turns == 0 {
			s.Line = turn.Line
		}
		s.Turns++
		s.Words += len(words)
		areas.count(turn, len(words))
		if turn.Speaker.Role == corpus.Participant {
			lengths = a.SentenceLengths(turn.Text, words, lengths)
		}
	}
	for i := range r.Cast {
		s := &r.Cast[i]
		r.Words += s.Words
		switch {
		case s.Role == corpus.Interviewer:
			r.InterviewerWords += s.Words
		case s.Kind == corpus.Unlabelled:
			r.UnlabelledWords += s.Words
		}
	}
	if len(lengths) > 0 {
		slices.Sort(lengths)
		r.MedianSentence = lengths[len(lengths)/2]
	}
	r.findSlips()
	r.Remarks = append(readerWarnings(t), r.problems()...)
	return r
}
