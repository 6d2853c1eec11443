package format

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// teiReader reads a TEI file token by token.
type teiReader struct {
	r        *reading
	x        *xmlReader
	people   map[string]string // names by id
	met      map[string]string // names from the text, for ids that the header lacks
	timeline teiTimeline
	unit     string // of the timeline
	blocks   []teiBlock
	spoken   bool // the text holds utterances or speeches

	// What is open.
	inText  bool
	level   int // of divisions
	who     string
	named   string
	begin   string
	end     string
	talking int // depth of the utterance or speech, 0 outside
	block   teiBlock
	text    strings.Builder
}

func (t *teiReader) read() error {
	for {
		token, err := t.x.next("TEI", "TEI.2", "teiCorpus")
		if err != nil {
			return err
		}
		if err := t.x.few(max(len(t.blocks), len(t.people), len(t.timeline)), "paragraphs, people or times"); err != nil {
			return err
		}
		switch token := token.(type) {
		case nil:
			t.flush()
			return nil
		case xml.StartElement:
			if err := t.open(token); err != nil {
				return err
			}
		case xml.EndElement:
			t.close(token.Name.Local)
		case xml.CharData:
			if t.inText {
				t.write(string(token))
			}
		}
	}
}

func (t *teiReader) write(s string) {
	if t.text.Len() == 0 {
		if s = strings.TrimLeft(s, " \t\n\r"); s == "" {
			return
		}
		t.block.line = t.x.line() - strings.Count(s, "\n")
	}
	t.text.WriteString(s)
}

// flush closes the paragraph that is open.
func (t *teiReader) flush() {
	text := t.r.plainXML(t.text.String())
	t.text.Reset()
	if text != "" {
		t.block.text = text
		if t.talking > 0 && t.block.kind == teiAside && t.block.heading == 0 {
			t.block.kind = teiTalk
			t.block.who, t.block.named, t.block.begin, t.block.end = t.who, t.named, t.begin, t.end
		}
		t.blocks = append(t.blocks, t.block)
	}
	t.block = teiBlock{}
}

func (t *teiReader) open(e xml.StartElement) error {
	name := e.Name.Local
	switch name {
	case "person", "personGrp":
		return t.person(e)
	case "timeline":
		t.unit = attribute(e, "unit")
	case "when":
		t.timeline.add(e, t.unit)
	case "teiHeader", "standOff", "text":
		t.inText = name == "text"
	}
	if !t.inText {
		return nil
	}
	switch name {
	case "annotationBlock":
		t.flush()
		t.who, t.begin, t.end = attribute(e, "who"), attribute(e, "start"), attribute(e, "end")
	case "u", "sp":
		t.openTalk(e)
	case "speaker", "note", "stage", "fw", "corr", "reg", "expan", "spanGrp":
		return t.aside(e)
	case "pause", "vocal", "kinesic", "incident", "gap", "event", "shift":
		return t.happening(e)
	case "div", "body", "front", "back", "p", "seg", "head", "l", "ab", "item", "row", "docDate", "opener", "closer", "q":
		t.openBlock(name)
	case "w", "lb", "cell", "pb":
		if attribute(e, "break") != "no" {
			t.write(" ")
		}
	}
	return nil
}

func (t *teiReader) openTalk(e xml.StartElement) {
	t.flush()
	t.spoken, t.talking = true, t.x.depth
	t.named = ""
	if who := attribute(e, "who"); who != "" {
		t.who = who
	} else if e.Name.Local == "sp" {
		t.who = ""
	}
	if at := attribute(e, "start"); at != "" {
		t.begin, t.end = at, attribute(e, "end")
	}
}

func (t *teiReader) openBlock(name string) {
	t.flush()
	switch name {
	case "div":
		t.level++
	case "head":
		t.block.heading = max(t.level, 1)
	}
}

func (t *teiReader) close(name string) {
	if !t.inText {
		return
	}
	switch name {
	case "div":
		t.flush()
		t.level = max(0, t.level-1)
	case "u", "sp":
		if t.x.depth < t.talking {
			t.flush()
			t.talking, t.named, t.begin, t.end = 0, "", "", ""
			if name == "sp" {
				t.who = ""
			}
		}
		// Within an annotationBlock the speaker is that of the block.
		if t.talking == 0 {
			t.who = ""
		}
	case "annotationBlock":
		t.flush()
		t.who, t.begin, t.end = "", "", ""
	case "body", "front", "back", "p", "seg", "head", "l", "ab", "item", "row", "docDate", "opener", "closer", "q":
		t.flush()
	case "text":
		t.flush()
		t.inText = false
	}
}

// person reads the name of a person of the header.
func (t *teiReader) person(e xml.StartElement) error {
	id, fallback := attribute(e, "id"), attribute(e, "n")
	names := ""
	depth := t.x.depth
	inName := 0
	for t.x.depth >= depth {
		token, err := t.x.next()
		if err != nil || token == nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if local := token.Name.Local; inName == 0 && (local == "persName" || local == "name") && names == "" {
				inName = t.x.depth
			}
		case xml.EndElement:
			if inName > 0 && t.x.depth < inName {
				inName = 0
			}
		case xml.CharData:
			if inName > 0 {
				names += string(token)
			}
		}
	}
	name := t.r.plainXML(names)
	if name == "" {
		name = fallback
	}
	if id != "" && name != "" {
		t.people[id] = name
	}
	return nil
}

// aside reads an element that is no talk: the name of a speaker, a note, a
// correction of what was said.
func (t *teiReader) aside(e xml.StartElement) error {
	name, kind, line := e.Name.Local, attribute(e, "type"), t.x.line()
	text, err := t.inside()
	if err != nil || text == "" {
		return err
	}
	switch {
	case name == "speaker" && t.talking > 0:
		t.flush()
		t.named = tidyLabel(strings.TrimRight(text, " .:"))
	case name == "note" && kind == "speaker":
		t.flush()
		t.blocks = append(t.blocks, teiBlock{line: line, text: text, kind: teiNaming})
	case t.talking > 0 || name != "note":
		t.r.t.Repairs["aside"]++
	default:
		t.flush()
		b := teiBlock{line: line, text: text}
		if kind == "title" {
			b.heading = max(t.level, 1)
		}
		t.blocks = append(t.blocks, b)
	}
	return nil
}

// happening makes a note of what was heard beside the words.
func (t *teiReader) happening(e xml.StartElement) error {
	text, err := t.inside()
	if err != nil || t.talking == 0 {
		return err
	}
	switch name := e.Name.Local; {
	case name == "shift":
		return nil // of the voice
	case text != "":
	case attribute(e, "desc") != "":
		text = t.r.plainXML(attribute(e, "desc"))
	case name == "gap" && attribute(e, "reason") != "":
		text = t.r.plainXML(attribute(e, "reason"))
	case name == "gap":
		text = "inaudible"
	default:
		text = name
	}
	t.write(" [" + strings.NewReplacer("[", "", "]", "").Replace(text) + "] ")
	return nil
}

// inside returns the text of the element that was opened last, to its end.
func (t *teiReader) inside() (string, error) {
	var b strings.Builder
	for depth := t.x.depth; t.x.depth >= depth; {
		token, err := t.x.next()
		if err != nil {
			return "", err
		}
		if token == nil {
			break
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
	return t.r.plainXML(b.String()), nil
}

// decimal reads a number of seconds.
func decimal(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && v >= 0 && !math.IsInf(v, 0)
}
