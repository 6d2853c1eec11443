package format

import (
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// collector makes turns of paragraphs.
type collector struct {
	r     *reading
	turns []corpus.Turn
	// parts are the paragraphs of the turn that is open.
	parts []string
	// pending is a time that stood alone on a line, for the turn that follows.
	pending corpus.Time
	// ended is the time at the end of the last paragraph.
	ended corpus.Time
	// aside says that what stands before the next label is nobody's talk.
	aside bool
}

// collect makes turns of paragraphs: a label begins a turn, and what follows
// without one belongs to it. What stands before the first label is the
// heading. Without any label every paragraph is a turn of its own.
func (r *reading) collect(ps []paragraph) {
	if r.isProse {
		r.keep(ps)
		return
	}
	ps = minutes(r.cutLineNumbers(ps))
	r.declaredTitles(ps)
	marks := findSpeakers(ps, r.hints, false)
	if styled := r.styledMarks(ps, marks); styled != nil {
		marks = styled
	}
	r.t.Convention = convention(marks)
	if len(marks) == 0 {
		r.collectUnlabelled(ps)
		return
	}
	c := collector{r: r, turns: make([]corpus.Turn, 0, len(marks))}
	var head []string
	for i := range ps {
		p := &ps[i]
		if len(marks) > 0 && marks[0].at == i {
			c.open(p, marks[0])
			marks = marks[1:]
			continue
		}
		switch text := p.plain(); {
		case isTimed(text):
			c.pending, _, _ = times(text)
			r.t.Repairs["time"]++
		case p.heading > 0:
			if c.section(p.line, p.text); len(c.turns) == 0 {
				head = append(head, text)
			}
			c.aside = p.agenda
		case len(c.turns) == 0:
			head = append(head, text)
		case c.aside:
			r.t.Repairs["aside"]++
		case isBreakLine(p):
			r.t.Repairs["heading"]++
		default:
			c.goOn(p.line)
			c.talk(text)
			c.pending = corpus.Time{} // it stood within a turn
		}
	}
	c.close()
	r.t.Turns, r.t.Heading = c.turns, strings.Join(head, "\n")
}

// declaredTitles makes headings of the paragraphs that are nothing but a
// question of the interview guide.
func (r *reading) declaredTitles(ps []paragraph) {
	if len(r.hints.Titles) == 0 {
		return
	}
	titles, longest := map[string]bool{}, 0
	for _, title := range r.hints.Titles {
		titles[corpus.PlainTitle(title)] = true
		longest = max(longest, len(title))
	}
	const number = len("12.3.4) ?")
	for i := range ps {
		p := &ps[i]
		if p.heading == 0 && p.speaker == "" && len(p.text) <= longest+number && titles[corpus.PlainTitle(p.text)] {
			p.heading = lowestHeading
		}
	}
}

// lowestHeading is the level of headings that nothing but their words tell.
const lowestHeading = 6

// section notes a heading. It ends the turn that is open: what follows without
// a label is a turn of its own, of the same speaker.
func (c *collector) section(line int, title string) {
	t := c.r.t
	t.Sections = append(t.Sections, corpus.Section{Turn: len(c.turns) + 1, Line: line, Title: title})
	if len(c.turns) > 0 {
		t.Repairs["heading"]++
	}
}

// goOn opens a turn of the same speaker where a heading has ended the one
// before.
func (c *collector) goOn(line int) {
	if n := len(c.turns); n > 0 && c.parted() {
		ended := c.close()
		c.turns = append(c.turns, corpus.Turn{Line: line, Label: c.turns[n-1].Label, Begin: ended})
	}
}

// parted reports whether a heading stands behind the last turn.
func (c *collector) parted() bool {
	n := len(c.r.t.Sections)
	return n > 0 && c.r.t.Sections[n-1].Turn == len(c.turns)+1
}

// isBreakLine reports whether a line says `Break:` or `Paus: [00:10]` and no
// more.
func isBreakLine(p *paragraph) bool {
	if len(p.text) > labelReach || strings.IndexByte(p.text, ':') < 0 {
		return false
	}
	m, ok := parseMark(p)
	return ok && m.rest == "" && (m.form == colon || m.form == timed) && isBreak(strings.ToLower(m.label))
}

// plain returns the text of a paragraph with the cell that stood before it and
// turned out to be no speaker.
func (p *paragraph) plain() string {
	switch {
	case p.speaker == "":
		return p.text
	case p.text == "":
		return p.speaker
	}
	return p.speaker + "\n" + p.text
}

func (c *collector) open(p *paragraph, m mark) {
	ended := c.close()
	if !m.begin.Known {
		m.begin = c.pending
	}
	if !m.begin.Known {
		m.begin = ended
	}
	c.pending = corpus.Time{}
	if m.heading != "" {
		c.section(p.line, m.heading)
	}
	c.aside = false
	if m.misspelt != "" {
		c.r.warnMisspelt(p.line, m)
	}
	c.turns = append(c.turns, corpus.Turn{Line: p.line, Label: m.label, Begin: m.begin, End: m.end})
	c.talk(m.rest)
}

// close gives the open turn its text and returns when it ended. A text of one
// paragraph is not copied.
func (c *collector) close() (ended corpus.Time) {
	if len(c.turns) == 0 {
		return ended
	}
	turn := &c.turns[len(c.turns)-1]
	turn.Text = joinParts(c.parts, "\n")
	c.parts = c.parts[:0]
	if c.ended.Known {
		turn.End, c.ended = c.ended, corpus.Time{}
		if len(c.turns) == 1 && !turn.Begin.Known {
			turn.Begin = corpus.At(0) // times stand at the ends of turns
		}
	}
	return turn.End
}

func joinParts(parts []string, with string) string {
	for len(parts) > 0 && parts[0] == "" {
		parts = parts[1:]
	}
	if len(parts) == 1 {
		return strings.TrimSpace(parts[0])
	}
	return strings.TrimSpace(strings.Join(parts, with))
}

func (r *reading) collectUnlabelled(ps []paragraph) {
	if r.collectDialogue(ps) {
		return
	}
	var pending corpus.Time
	for i := range ps {
		p := &ps[i]
		if p.heading > 0 {
			r.t.Repairs["heading"]++
			r.t.Sections = append(r.t.Sections, corpus.Section{Turn: len(r.t.Turns) + 1, Line: p.line, Title: p.text})
			continue
		}
		text, begin, end := p.plain(), pending, p.end
		if p.begin.Known {
			begin = p.begin
		}
		if from, to, n := times(text); n > 0 && (n == len(text) || text[0] == '[') {
			begin, end, text = from, to, strings.TrimSpace(text[n:])
			if text == "" {
				r.t.Repairs["time"]++
				pending = begin
				continue
			}
		}
		pending = corpus.Time{}
		text, cut, ended := cutTimes(text)
		r.repaired("time", cut)
		if ended.Known {
			end = ended
			if !begin.Known && len(r.t.Turns) == 0 {
				begin = corpus.At(0)
			}
			pending = ended
		}
		if text == "" {
			continue
		}
		r.t.Turns = append(r.t.Turns, corpus.Turn{Line: p.line, Text: text, Begin: begin, End: end})
	}
	if looks := recurringLooks(ps); len(looks.names) > 0 && len(r.t.Turns) > 0 {
		r.warnLooks(looks)
		return
	}
	r.warnNoSpeakers()
}

func (r *reading) warnNoSpeakers() {
	if len(r.t.Turns) == 0 {
		return
	}
	hint := "begin each turn with a label and a colon, such as `I:` or `AME 1:`, or declare the labels in participants.csv"
	if r.t.Format == "vtt" {
		hint = "mark who speaks with `<v Name>` in the cues, or begin the cues with a label and a colon, such as `AME 1:`"
	}
	if MayBeOther(r.path) {
		hint = "name who speaks in a column (in JSON a key) speaker, or begin the text of each turn with a label and a colon, such as `AME 1:`"
	}
	r.warn(0, source.Say("no speakers were found"), hint)
}
