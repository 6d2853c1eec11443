package report

import (
	"errors"

	"mening/corpus"
	"mening/corpus/source"
)

// longMedian is the median sentence length in words beyond which a transcript
// probably lacks its full stops.
const longMedian = 40

// problems lists what looks wrong in a transcript.
func (r *Transcript) problems() source.Problems {
	var out source.Problems
	warn := func(line int, hint source.Note, message string, args ...any) {
		out = append(out, source.Found(source.Warning, r.File, line, source.Say(message, args...), hint))
	}
	for i := range r.Cast {
		if s := &r.Cast[i]; s.Likely != nil {
			warn(s.Line, source.Say("correct the label in the transcript; if it is somebody else, a row in participants.csv says so"),
				"%q looks like a slip of the pen for %q", s.Label, s.Likely.Label)
		}
	}
	if lost(r) {
		warn(0, source.Say("if they were lost in scanning, write so in interviews.csv: a column fold, and yes in the row of %s", corpus.Stem(r.Path)),
			"the text is Swedish but has hardly any å, ä and ö")
	}
	if r.MedianSentence > longMedian {
		warn(0, source.Say("add full stops, or choose `unit: turn` in the codebook"),
			"the median sentence has %d words: the transcript seems to lack full stops", r.MedianSentence)
	}
	return append(out, r.leftIn()...)
}

// readerWarnings returns the transcript's own warnings.
func readerWarnings(t *corpus.Transcript) source.Problems {
	var out source.Problems
	for _, err := range t.Warnings {
		var p *source.Problem
		if !errors.As(err, &p) {
			p = &source.Problem{File: t.File, Severity: source.Warning, Message: err.Error()}
		}
		out = append(out, p)
	}
	return out
}
