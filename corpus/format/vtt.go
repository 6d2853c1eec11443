package format

import (
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// readWebVTT reads WebVTT, as meetings and speech recognition save it. Notes,
// styles and regions are left out; `<v Name>` names who speaks.
func readWebVTT(r *reading, data []byte) error {
	text, err := r.decode(data)
	if err != nil {
		return err
	}
	line := 1
	if strings.HasPrefix(text, "WEBVTT") {
		_, text, _ = strings.Cut(text, "\n")
		line++
	} else {
		r.warn(1, source.Say("the file does not begin with WEBVTT"), "write WEBVTT and a blank line at its top, or save it as .srt or .txt")
	}
	return r.collectParsed(text, line, voices)
}

// readSubRip reads SubRip: numbered cues with decimal commas.
func readSubRip(r *reading, data []byte) error {
	text, err := r.decode(data)
	if err != nil {
		return err
	}
	return r.collectParsed(text, 1, func(s string) []paragraph {
		if strings.HasPrefix(s, "{\\") {
			if _, rest, ok := strings.Cut(s, "}"); ok {
				s = rest // a position on the picture
			}
		}
		return voices(s)
	})
}

// cueParser goes through captions line by line.
type cueParser struct {
	r      *reading
	pieces func(string) []paragraph
	cues   []cue
	said   int // pieces of all cues
	// held is a line that is a cue's number or name when a line of times
	// follows.
	held     string
	heldLine int
	inCue    bool // within the text of a cue
	skipping bool // within a note, style or region, or the head of the file
}

// collectParsed makes turns of the cues in a text whose first line has the
// number first; pieces cuts a line of a cue into what each voice says.
func (r *reading) collectParsed(text string, first int, pieces func(string) []paragraph) error {
	c := cueParser{r: r, pieces: pieces, skipping: first > 1}
	for line := first; text != ""; line++ {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		c.take(strings.TrimSpace(s), line)
		if err := r.few(max(len(c.cues), c.said), "cues"); err != nil {
			return err
		}
	}
	c.release()
	if err := r.few(c.said, "cues"); err != nil {
		return err
	}
	r.collectCues(c.cues)
	return nil
}

func (c *cueParser) take(s string, line int) {
	begin, end, arrow := cueTimes(s)
	if !begin.Known || end.Seconds < begin.Seconds {
		if from, to, ok := oddTimes(s); ok {
			begin, end, arrow = from, to, true
			c.r.repaired("odd-time", 1)
		}
	}
	switch {
	case arrow && begin.Known:
		if c.held != "" && c.inCue && !isNumber(c.held) {
			c.release() // no blank line stood between two cues
		}
		c.held = ""
		c.cues = append(c.cues, cue{begin: begin, end: end})
		c.inCue, c.skipping = true, false
	case s == "":
		if c.inCue || !isCueID(c.held) { // the times may follow below the blank line
			c.release()
		}
		c.inCue, c.skipping = false, false
	case c.skipping:
	case !c.inCue && c.held == "" && isBlock(s):
		c.skipping = true
	default:
		if arrow {
			c.r.warn(line, source.Say("a line of times that cannot be read: %s", source.Quote(s)), "write it as 00:01:02.000 --> 00:01:05.000")
			return
		}
		c.release()
		c.held, c.heldLine = s, line
	}
}

// release takes the held line for text, now that no line of times follows. A
// number that stands alone after a blank line is a cue without times.
func (c *cueParser) release() {
	s := c.held
	c.held = ""
	if s == "" || !c.inCue && isNumber(s) {
		return
	}
	if len(c.cues) == 0 {
		c.cues = append(c.cues, cue{})
	}
	pieces := c.pieces(s)
	for i := range pieces {
		p := &pieces[i]
		p.line = c.heldLine
		p.text, p.speaker = c.r.unescape(p.text), c.r.unescape(p.speaker)
		p.voice = p.voice && p.speaker != ""
	}
	c.said += len(pieces)
	if last := &c.cues[len(c.cues)-1]; last.pieces == nil {
		last.pieces = pieces
	} else {
		last.pieces = append(last.pieces, pieces...)
	}
}

// unescape reads entities such as &amp; in a piece of one line.
func (r *reading) unescape(s string) string {
	return strings.TrimSpace(r.entities(s))
}

// isCueID reports whether a line that stands alone is more likely the name of
// a cue than what somebody says: one word with a number in it.
func isCueID(s string) bool {
	return s != "" && !strings.ContainsAny(s, " \t") && strings.ContainsAny(s, "0123456789") && !isSentence(s) && !strings.HasSuffix(s, ",")
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

func isBlock(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return word == "NOTE" || word == "STYLE" || word == "REGION"
}

// cueTimes reads a line of times; what stands behind them is layout.
func cueTimes(s string) (begin, end corpus.Time, arrow bool) {
	from, to, ok := strings.Cut(s, "-->")
	if !ok {
		return begin, end, false
	}
	from = strings.TrimSpace(from)
	to = strings.TrimSpace(to)
	a, n := clock(from)
	b, m := clock(to)
	if n == 0 || n != len(from) || m == 0 {
		return begin, end, n > 0 || m > 0
	}
	return corpus.At(a), corpus.At(b), true
}

// voices cuts a line at its voice tags and drops all other tags. What is more
// than a file may hold is not cut.
func voices(s string) []paragraph {
	if strings.IndexByte(s, '<') < 0 {
		return []paragraph{{text: s}}
	}
	out := make([]paragraph, 0, min(strings.Count(s, "<v"), source.MaxTurns)+1)
	var open paragraph
	flush := func() {
		if open.voice || strings.TrimSpace(open.text) != "" {
			out = append(out, open)
		}
		open = paragraph{}
	}
	var text strings.Builder // of a piece that is not in one part
	say := func(part string) {
		switch {
		case part == "":
		case open.text == "":
			open.text = part
			text.Reset()
		default:
			if text.Len() == 0 {
				text.WriteString(open.text)
			}
			text.WriteString(part)
			open.text = text.String()
		}
	}
	for s != "" && len(out) <= source.MaxTurns {
		before, rest, found := strings.Cut(s, "<")
		say(before)
		if !found {
			break
		}
		end := strings.IndexByte(rest[:min(len(rest), 1024)], '>')
		if end < 0 || !isTag(rest[:end]) {
			say("<")
			s = rest
			continue
		}
		if name, ok := voiceName(rest[:end]); ok {
			flush()
			open.voice, open.speaker = true, name
		}
		s = rest[end+1:]
	}
	flush()
	return out
}

// isTag reports whether what stands between < and > is a tag, not talk.
func isTag(s string) bool {
	name := strings.TrimPrefix(s, "/")
	if name == "" || strings.IndexByte(s, '<') >= 0 {
		return false
	}
	c := name[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// voiceName returns the name in `v Name` or `v.loud Name`.
func voiceName(tag string) (string, bool) {
	kind, name, _ := strings.Cut(tag, " ")
	kind, _, _ = strings.Cut(kind, ".")
	return strings.TrimSpace(name), kind == "v"
}
