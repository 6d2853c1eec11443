package coding

import (
	"slices"
	"strings"

	"mening/corpus"
)

// Withdrawn returns the decisions, by their index, that are about talk which
// include: no took out, each with whom it concerns: a participant, else the
// transcript. c is the talk that may be used, gone what may not be; nil stands for
// none. A unit of several turns is withdrawn with any of them, and so is what
// somebody who withdrew is noted to agree with or to contradict.
func Withdrawn(c, gone *corpus.Corpus, decisions []Decision) map[int]string {
	if gone == nil || len(gone.Transcripts) == 0 {
		return nil
	}
	out := map[int]string{}
	whole, left := withGone(c, gone), peopleGone(c, gone)
	var about []int
	for i := range decisions {
		d := &decisions[i]
		switch {
		case left[d.on()]:
			_, out[i], _ = strings.Cut(d.on(), ":")
		case d.Unit != nil && (gone.Transcript(d.Unit.Transcript) != nil || c.Transcript(d.Unit.Transcript) == nil):
			about = append(about, i)
		}
	}
	asked := make([]Decision, len(about))
	for k, i := range about {
		asked[k] = decisions[i]
	}
	places := placeAll(whole, asked)
	for _, i := range about {
		place := places[*decisions[i].Unit]
		if place == nil {
			continue
		}
		for _, part := range place.Parts {
			if who := goneAt(gone.Transcript(place.Transcript.Path), part.Turn.Number); who != "" {
				out[i] = who
				break
			}
		}
	}
	return out
}

// on names what a decision is about besides words: what a memo is on, and who is
// noted to support a unit or to oppose it.
func (d *Decision) on() string {
	if d.Act == Support || d.Act == Oppose {
		return "participant:" + d.Value
	}
	return d.On
}

// withGone returns all talk: that of both corpora, by transcript and turn.
func withGone(c, gone *corpus.Corpus) *corpus.Corpus {
	out := &corpus.Corpus{}
	for _, t := range c.Transcripts {
		if gone.Transcript(t.Path) == nil {
			out.Transcripts = append(out.Transcripts, t)
		}
	}
	for _, g := range gone.Transcripts {
		whole := *g
		if t := c.Transcript(g.Path); t != nil {
			whole.Turns = slices.Concat(t.Turns, g.Turns)
			slices.SortFunc(whole.Turns, func(a, b corpus.Turn) int { return a.Number - b.Number })
		}
		out.Transcripts = append(out.Transcripts, &whole)
	}
	return out
}

// peopleGone returns the participants and transcripts of whom no talk is left, as
// memos name them.
func peopleGone(c, gone *corpus.Corpus) map[string]bool {
	out := map[string]bool{}
	for _, t := range gone.Transcripts {
		if c.Transcript(t.Path) == nil {
			out["transcript:"+t.Path] = true
		}
		for _, s := range t.Speakers {
			out["participant:"+s.Participant] = s.Participant != ""
		}
	}
	for _, t := range c.Transcripts {
		for _, s := range t.Speakers {
			delete(out, "participant:"+s.Participant)
		}
	}
	return out
}

// goneAt returns who withdrew what was said in a turn, empty where it may be
// used.
func goneAt(t *corpus.Transcript, number int) string {
	if t == nil {
		return ""
	}
	turn := t.Turn(number)
	switch {
	case turn == nil:
		return ""
	case turn.Speaker != nil && turn.Speaker.Participant != "":
		return turn.Speaker.Participant
	}
	return t.Path
}

// Wordless returns the decision without the words that it is about and without
// what was written of them. What it did, and where, is left.
func (d Decision) Wordless() Decision {
	if d.Unit != nil {
		unit := *d.Unit
		unit.Quote, unit.Before, unit.After = "", "", ""
		d.Unit = &unit
	}
	d.Text, d.Translation = "", ""
	return d
}
