package journal

import (
	"bytes"
	"encoding/json"
	"strings"

	"mening/coding"
)

// piece is a part of a line: a decision, what cannot be read, or what stands
// between and behind.
type piece struct {
	text string
	// decision is nil where the piece is none. It may lack something, or be of a
	// newer version: its words are words all the same.
	decision *coding.Decision
	damaged  bool
	fated    coding.Fated
}

// pieces divides a line with its line feed.
func pieces(line string) []piece {
	content := trim(strings.TrimRight(line, "\n"))
	if content == "" || isMark(content) {
		return []piece{{text: line}}
	}
	at := strings.Index(line, content)
	out := []piece{{text: line[:at]}}
	rest := content
	for rest != "" {
		var r record
		d := json.NewDecoder(strings.NewReader(rest))
		if rest[0] == '{' && d.Decode(&r) == nil {
			n := int(d.InputOffset())
			out = append(out, piece{text: rest[:n], decision: &r.Decision})
			rest = rest[n:]
			continue
		}
		if n := len(rest) - len(strings.TrimLeft(rest, " \t\r\ufeff")); n > 0 {
			out = append(out, piece{text: rest[:n]})
			rest = rest[n:]
			continue
		}
		// As in salvage: the next decision on the line begins so.
		next := len(rest)
		for _, begin := range []string{`{"id":`, `{"v":`} {
			if i := strings.Index(rest[1:], begin); i >= 0 {
				next = min(next, i+1)
			}
		}
		out = append(out, piece{text: rest[:next], damaged: true})
		rest = rest[next:]
	}
	return append(out, piece{text: line[at+len(content):]})
}

// after returns what stands in the place of the piece.
func (p *piece) after() []byte {
	if p.decision == nil {
		return []byte(p.text)
	}
	switch p.fated.Fate {
	case coding.Erased:
		return nil
	case coding.Around, coding.Narrowed:
		if out, ok := p.rewritten(); ok {
			return out
		}
		return encoded(&p.fated.Decision)
	}
	return []byte(p.text)
}

// rewritten returns the decision with its unit and texts as they are now, all other
// keys as they were.
func (p *piece) rewritten() ([]byte, bool) {
	line, ok := readObject([]byte(p.text))
	if !ok {
		return nil, false
	}
	d := &p.fated.Decision
	unit, ok := readObject(line.get("unit"))
	if !ok {
		return nil, false
	}
	a := d.Unit
	unit.set("id", a.ID)
	unit.set("transcript", a.Transcript)
	unit.set("turn", a.Turn)
	unit.setOr("to", a.To, a.To == 0)
	unit.set("start", a.Start)
	unit.set("end", a.End)
	unit.set("quote", a.Quote)
	unit.setOr("before", a.Before, a.Before == "")
	unit.setOr("after", a.After, a.After == "")
	line.set("unit", json.RawMessage(unit.text()))
	line.setOr("text", d.Text, d.Text == "")
	line.setOr("translation", d.Translation, d.Translation == "")
	return line.text(), true
}

// object is a JSON object whose keys keep their order.
type object struct {
	keys   []string
	values map[string]json.RawMessage
}

func readObject(text []byte) (*object, bool) {
	o := &object{values: map[string]json.RawMessage{}}
	d := json.NewDecoder(bytes.NewReader(text))
	if begin, err := d.Token(); err != nil || begin != json.Delim('{') {
		return nil, false
	}
	for d.More() {
		key, err := d.Token()
		name, isName := key.(string)
		var value json.RawMessage
		if err != nil || !isName || d.Decode(&value) != nil {
			return nil, false
		}
		if _, twice := o.values[name]; !twice {
			o.keys = append(o.keys, name)
		}
		o.values[name] = value
	}
	return o, true
}

func (o *object) get(key string) json.RawMessage { return o.values[o.named(key)] }

// named returns a key as it is written: letters of any case are read.
func (o *object) named(key string) string {
	for _, k := range o.keys {
		if strings.EqualFold(k, key) {
			return k
		}
	}
	return key
}

func (o *object) set(key string, value any) {
	key = o.named(key)
	if _, known := o.values[key]; !known {
		o.keys = append(o.keys, key)
	}
	o.values[key] = encoded(value)
}

// setOr sets a key, or takes it out where it is empty.
func (o *object) setOr(key string, value any, empty bool) {
	if !empty {
		o.set(key, value)
		return
	}
	delete(o.values, o.named(key))
}

func (o *object) text() []byte {
	var out bytes.Buffer
	for _, key := range o.keys {
		value, ok := o.values[key]
		if !ok {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(',')
		}
		out.Write(encoded(key))
		out.WriteByte(':')
		out.Write(value)
	}
	return append(append([]byte("{"), out.Bytes()...), '}')
}

// encoded writes a value as journals hold it, without escapes for html.
func encoded(value any) json.RawMessage {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return json.RawMessage("null") // strings, numbers and what was read can be written
	}
	return bytes.TrimRight(out.Bytes(), "\n")
}
