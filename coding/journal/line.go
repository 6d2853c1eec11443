package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mening/coding"
	"mening/corpus/source"
)

// version is that of the lines that are written.
const version = 1

// record is a line.
type record struct {
	Version int `json:"v,omitempty"`
	coding.Decision
}

// line reads a line. Whole says that it ends in a line feed.
func (c *chunk) line(line string, whole bool) {
	if r := (record{}); c.scanner.record(line, &r) {
		c.take(&r)
		return
	}
	c.unusual([]byte(line), whole)
}

// unusual reads a line with which the scanner does not come to terms.
func (c *chunk) unusual(line []byte, whole bool) {
	var r record
	err := json.Unmarshal(line, &r)
	if err == nil {
		c.take(&r)
		return
	}
	if !json.Valid(line) {
		switch {
		case c.salvage(line):
		case whole:
			c.find(noJSON, "")
		default:
			c.find(torn, "")
		}
		return
	}
	var newer struct {
		Version int       `json:"v"`
		ID      string    `json:"id"`
		At      time.Time `json:"at"`
	}
	json.Unmarshal(line, &newer) // as far as it goes
	var wrong *json.UnmarshalTypeError
	switch {
	case line[0] != '{':
		c.find(noJSON, "")
	case newer.Version > version:
		c.take(&record{Version: newer.Version, Decision: coding.Decision{ID: newer.ID, At: newer.At}})
	case errors.As(err, &wrong):
		c.lack(source.Say("%q cannot be a JSON %s", strings.TrimPrefix(wrong.Field, "Decision."), wrong.Value))
	default:
		c.lack(source.Say(`"at" is no time, as 2026-01-31T10:15:02.000001Z is`))
	}
}

// salvage takes the decisions out of a line that holds more than one object,
// as where two files were joined of which the first had no last line feed. It
// is false where the line holds no decision.
func (c *chunk) salvage(line []byte) bool {
	taken, broken := 0, false
	for len(line) > 0 {
		var r record
		d := json.NewDecoder(bytes.NewReader(line))
		if err := d.Decode(&r); err == nil && r.ID != "" && !r.At.IsZero() {
			c.take(&r)
			taken++
			line = bytes.TrimLeft(line[d.InputOffset():], " \t\r\ufeff")
			continue
		}
		broken = true
		next := -1
		for _, begin := range []string{`{"id":`, `{"v":`} {
			if i := bytes.Index(line[1:], []byte(begin)); i >= 0 && (next < 0 || i+1 < next) {
				next = i + 1
			}
		}
		if next < 0 {
			break
		}
		line = line[next:]
	}
	switch {
	case broken && taken > 0:
		c.find(brokenBeside, "")
	case taken > 1:
		c.find(severalOnLine, "")
	}
	return taken > 0
}

// take keeps a decision, unless it cannot be applied.
func (c *chunk) take(r *record) {
	d := &r.Decision
	d.At = d.At.UTC()
	switch {
	case r.Version > version:
		c.foreign = append(c.foreign, d.ID)
		c.find(newerVersion, fmt.Sprint(r.Version))
	case d.Act != "" && !slices.Contains(c.acts, d.Act):
		c.foreign = append(c.foreign, d.ID)
		c.find(unknownAct, string(d.Act))
	default:
		if lack := c.missing(d); lack.Format != "" {
			c.foreign = append(c.foreign, d.ID)
			c.lack(lack)
			return
		}
		c.entries = append(c.entries, entry{*d, place{c.path, c.lines}})
	}
}

// missing says what a decision lacks to be applied; it is empty where it lacks
// nothing.
func (c *chunk) missing(d *coding.Decision) source.Note {
	if d.ID == "" {
		return missing("id")
	}
	if d.At.IsZero() {
		return missing("at")
	}
	if d.Coder == "" {
		return missing("coder")
	}
	if d.Coder != c.coder {
		if err := CheckCoder(d.Coder); err != nil {
			return source.AsProblem("", 0, err).Said
		}
		c.coder = d.Coder
	}
	return lacking(d)
}

// lacking says what a decision lacks beside what a writer gives it.
func lacking(d *coding.Decision) (nothing source.Note) {
	switch d.Act {
	case "":
		return missing("act")
	case coding.Undo:
		if d.Value == "" {
			return source.Say(`"value" is missing: the id of the decision that is undone`)
		}
		return nothing
	case coding.Memo:
		if d.Unit == nil && d.On == "" {
			return source.Say(`"unit" or "on" is missing: what the memo is about`)
		}
	case coding.Assign:
		if d.Code == "" {
			return missing("code")
		}
	case coding.SetValue, coding.Support, coding.Oppose:
		if d.Value == "" {
			return missing("value")
		}
	}
	u := d.Unit
	switch {
	case u == nil && d.Act != coding.Memo:
		return missing("unit")
	case u == nil:
	case u.Transcript == "":
		return source.Say("%q is missing in the unit", "transcript")
	case u.Turn < 1:
		return source.Say("%q is missing in the unit", "turn")
	case u.To != 0 && u.To < u.Turn:
		return source.Say("the unit ends before it begins: %q", "to")
	case u.Start < 0, u.End < 0, u.End < u.Start && u.To <= u.Turn:
		return source.Say("the unit ends before it begins: %q", "end")
	}
	return nothing
}

func missing(key string) source.Note { return source.Say("%q is missing", key) }
