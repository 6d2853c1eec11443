package format

import (
	"encoding/xml"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// readTEI reads TEI: utterances `<u who="#a">` whose speakers are persons of
// the header, and speeches `<sp>` that begin with a `<speaker>`. In debates a
// `<note type="speaker">` names who speaks next; it begins a turn also where
// the same person goes on. A TEI file with neither is read as paragraphs, in
// which speakers are looked for as in a document.
func readTEI(r *reading, data []byte) error {
	x, err := r.newXML(data)
	if err != nil {
		return err
	}
	t := teiReader{r: r, x: x, people: map[string]string{}, met: map[string]string{}, timeline: teiTimeline{}}
	if err := t.read(); err != nil {
		return err
	}
	if !t.spoken {
		var ps []paragraph
		for _, b := range t.blocks {
			ps = append(ps, paragraph{line: b.line, text: b.text, heading: b.heading})
		}
		r.collect(ps)
		return nil
	}
	t.collect()
	return nil
}

// teiBlock is a paragraph of the text and what it is.
type teiBlock struct {
	line int
	text string
	kind teiKind
	// heading is the level of a heading; who the speaker of talk, as written.
	heading    int
	who        string
	named      string // the speaker as the text names it
	begin, end string // ids of the timeline
}

type teiKind uint8

const (
	teiAside  teiKind = iota // headings, notes, paragraphs that nobody speaks
	teiTalk                  // a part of an utterance
	teiNaming                // the name of who speaks next
)

// collect makes turns of blocks.
func (t *teiReader) collect() {
	c := collector{r: t.r}
	var head []string
	var naming *teiBlock
	for i := range t.blocks {
		b := &t.blocks[i]
		switch {
		case b.kind == teiNaming:
			naming = b
			if title := strings.Join(strings.Fields(b.text), " "); asker(title) != "" {
				c.section(b.line, title)
			}
		case b.kind == teiTalk:
			label := t.label(b, naming)
			if n := len(c.turns); n == 0 || naming != nil || c.parted() || !corpus.Equal(c.turns[n-1].Label, label) {
				c.close()
				c.turns = append(c.turns, corpus.Turn{Line: b.line, Label: label, Begin: t.timeline.at(b.begin)})
			}
			naming = nil
			c.parts = append(c.parts, b.text)
			if end := t.timeline.at(b.end); end.Known {
				c.turns[len(c.turns)-1].End = end
			}
		default:
			if b.heading > 0 {
				c.section(b.line, b.text)
			} else if len(c.turns) > 0 {
				t.r.t.Repairs["aside"]++
			}
			if len(c.turns) == 0 {
				head = append(head, b.text)
			}
		}
	}
	c.close()
	t.r.t.Turns, t.r.t.Heading = c.turns, strings.Join(head, "\n")
	for i := range c.turns {
		if c.turns[i].Label == "" {
			t.r.warn(c.turns[i].Line, source.Say("an utterance tells not who speaks"), "give each <u> a who, the id of a person in <listPerson>")
			break
		}
	}
}

// label returns the speaker of a block: the person whom the header knows under
// the id, else the name that stood before, else the id.
func (t *teiReader) label(b, note *teiBlock) string {
	naming := ""
	if note != nil {
		naming = noteName(note.text)
	}
	if b.named != "" {
		return b.named
	}
	var names []string
	for _, id := range strings.Fields(b.who) {
		id = id[strings.LastIndexByte(id, '#')+1:]
		name := t.people[id]
		if name == "" {
			name = t.met[id]
		}
		if name == "" && naming != "" && !strings.EqualFold(id, "unknown") {
			name = naming
			t.met[id] = name
		}
		if name == "" && naming != "" {
			name = naming
		}
		if name == "" {
			name = id
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return naming
	}
	return tidyLabel(strings.Join(names, ", "))
}

// noteName returns the name in what introduces a speaker: `Anf. 3 ANNA EK
// (s):`, or the title of a question.
func noteName(s string) string {
	if who := asker(s); who != "" {
		return who
	}
	return tidyLabel(strings.TrimRight(s, " .:"))
}

// teiTimeline holds the points in time by their ids, in seconds.
type teiTimeline map[string]teiWhen

type teiWhen struct {
	since   string
	seconds float64
}

// add reads `<when xml:id="T1" interval="1.5" since="#T0"/>`.
func (l teiTimeline) add(t xml.StartElement, unit string) {
	id := attribute(t, "id")
	if id == "" {
		return
	}
	if s, n := clock(attribute(t, "absolute")); n > 0 {
		l[id] = teiWhen{seconds: s}
		return
	}
	seconds, ok := decimal(attribute(t, "interval"))
	since := strings.TrimPrefix(attribute(t, "since"), "#")
	if unit == "ms" {
		seconds /= 1000
	}
	if ok || since == "" {
		l[id] = teiWhen{since: since, seconds: seconds}
	}
}

// at returns the time of a point; points that refer to each other in a circle
// have none.
func (l teiTimeline) at(id string) corpus.Time {
	id = strings.TrimPrefix(id, "#")
	total := 0.0
	for range 1000 {
		when, ok := l[id]
		if !ok {
			return corpus.Time{}
		}
		total += when.seconds
		if when.since == "" {
			return corpus.At(total)
		}
		id = when.since
	}
	return corpus.Time{}
}
