package format

import (
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// A pause of so many seconds between cues ends a turn where captions do not
// tell who speaks.
const pauseSeconds = 2

// cue is a stretch of captions with its times.
type cue struct {
	begin, end corpus.Time
	pieces     []paragraph // one a line or voice, without times
}

// rangedCues reads lines that begin with a range of times, `[0:01 --> 0:05]`,
// as cues; nil where fewer than half of the lines do.
func rangedCues(ps []paragraph) []cue {
	ranged := 0
	for i := range ps {
		if strings.HasPrefix(ps[i].text, "[") {
			if _, end, n := times(ps[i].text); n > 0 && end.Known {
				ranged++
			}
		}
		if i == 20 && ranged == 0 {
			return nil
		}
	}
	if ranged == 0 || ranged*2 < len(ps) {
		return nil
	}
	var cues []cue
	for _, p := range ps {
		begin, end, n := times(p.text)
		if n > 0 && end.Known {
			p.text = strings.TrimSpace(p.text[n:])
			cues = append(cues, cue{begin: begin, end: end})
		}
		if len(cues) == 0 {
			cues = append(cues, cue{})
		}
		last := &cues[len(cues)-1]
		last.pieces = append(last.pieces, p)
	}
	return cues
}

// collectCues makes turns of cues. Cues of one speaker that follow each other
// are one turn; a cue without speaker continues the one before. Where nobody
// is named, a pause ends a turn.
func (r *reading) collectCues(cues []cue) {
	n := 0
	for i := range cues {
		n += len(cues[i].pieces)
	}
	ps := make([]paragraph, 0, n)
	for i, c := range cues {
		cues[i].pieces = nil // a long meeting has many
		for _, p := range c.pieces {
			if p.text == "" && !p.voice {
				continue
			}
			p.begin, p.end = c.begin, c.end
			ps = append(ps, p)
		}
	}
	marks := findSpeakers(ps, r.hints, true)
	r.t.Convention = convention(marks)
	if len(marks) == 0 {
		r.collectRuns(ps)
		return
	}
	var head []string
	c := cueCollector{r: r}
	for i := range ps {
		if len(marks) > 0 && marks[0].at == i {
			c.say(&ps[i], marks[0].label, marks[0].rest)
			marks = marks[1:]
			continue
		}
		if len(c.turns) == 0 {
			head = append(head, ps[i].text)
			continue
		}
		c.say(&ps[i], c.turns[len(c.turns)-1].Label, ps[i].text)
	}
	c.close()
	r.t.Turns, r.t.Heading = c.turns, strings.Join(head, "\n")
	if len(head) > 0 {
		r.warn(ps[0].line, source.Say("what is said before the first speaker is taken for a heading"),
			"name who speaks in the first cue, if it is talk")
	}
}

// cueCollector joins cues to turns.
type cueCollector struct {
	r     *reading
	turns []corpus.Turn
	parts []string
}

// say adds text to the last turn, when the same speaker goes on, or begins one.
func (c *cueCollector) say(p *paragraph, label, text string) {
	if len(c.turns) == 0 || !corpus.Equal(c.turns[len(c.turns)-1].Label, label) {
		c.begin(p, label)
	}
	c.parts = append(c.parts, text)
	if turn := &c.turns[len(c.turns)-1]; p.end.Seconds > turn.End.Seconds || !turn.End.Known {
		turn.End = p.end
	}
}

func (c *cueCollector) begin(p *paragraph, label string) {
	c.close()
	c.turns = append(c.turns, corpus.Turn{Line: p.line, Label: label, Begin: p.begin, End: p.end})
}

func (c *cueCollector) close() {
	if len(c.turns) > 0 {
		c.turns[len(c.turns)-1].Text = joinParts(c.parts, " ")
	}
	c.parts = c.parts[:0]
}

// collectRuns makes a turn without label of the cues between two pauses.
func (r *reading) collectRuns(ps []paragraph) {
	c := cueCollector{r: r}
	for i := range ps {
		if i > 0 && ps[i].begin.Known && ps[i-1].end.Known && ps[i].begin.Seconds-ps[i-1].end.Seconds >= pauseSeconds {
			c.begin(&ps[i], "")
		}
		c.say(&ps[i], "", ps[i].text)
	}
	c.close()
	r.t.Turns = c.turns
	r.warnNoSpeakers()
}
