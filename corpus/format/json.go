package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"mening/corpus/source"
)

// readJSON reads what programs of speech recognition save: see shapes.go.
func readJSON(r *reading, data []byte) error {
	d, err := r.recognized(data)
	if err != nil {
		return err
	}
	spans := d.spans()
	if len(spans) == 0 {
		return r.unknownShape()
	}
	r.collectSpans(spans)
	return nil
}

// recognized reads all shapes at once.
func (r *reading) recognized(data []byte) (*recognized, error) {
	text, err := r.decode(data)
	if err != nil {
		return nil, err
	}
	d := &recognized{}
	var into any = d
	if strings.HasPrefix(strings.TrimSpace(text), "[") {
		into = &d.list
	}
	if text != string(data) {
		data = []byte(text) // it was repaired
	}
	if err := r.unmarshal(data, into); err != nil {
		return d, err
	}
	r.repaired("half-letter", halves(data))
	return d, nil
}

// halves counts the escapes such as `\ud83d` that are half a letter and lack the
// other half. They are read as U+FFFD.
func halves(data []byte) int {
	n, high := 0, -1 // where the escape of a first half ended
	for i := 0; i+1 < len(data); i++ {
		at := bytes.IndexByte(data[i:], '\\')
		if at < 0 {
			break
		}
		if i += at + 1; i+4 >= len(data) || data[i] != 'u' || data[i+1]|0x20 != 'd' {
			continue
		}
		switch c := data[i+2] | 0x20; {
		case c == '8' || c == '9' || c == 'a' || c == 'b':
			n++
			high = i + 5
		case c >= 'c' && c <= 'f' && high == i-1:
			n--
			high = -1
		case c >= 'c' && c <= 'f':
			n++
		}
	}
	return n
}

// unmarshal reads JSON. A value of another kind than is expected is passed
// over and told, as the rest may still be a transcript.
func (r *reading) unmarshal(data []byte, into any) error {
	err := json.Unmarshal(data, into)
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	var limit source.Limit
	switch {
	case err == nil:
	case errors.As(err, &kind):
		if kind.Field != "" {
			r.warn(lineAt(data, kind.Offset), source.Say("%s here, and is passed over", oddValue(kind)), "look whether talk is missing, and export the file anew")
		}
	case errors.As(err, &syntax):
		return r.fault(lineAt(data, syntax.Offset), source.Say("the JSON is damaged: %s", syntax.Error()), "export the transcript anew, or save it as .vtt, .srt or .txt")
	case errors.As(err, &limit):
		return r.unfit(0, source.Say("the file"), err, "split it, or take it out of the transcripts folder if it is no transcript")
	default:
		return r.fault(0, source.Say("the JSON cannot be read: %s", err.Error()), "export the transcript anew, or save it as .vtt, .srt or .txt")
	}
	return nil
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(max(offset, 0), int64(len(data)))], []byte("\n"))
}

func (r *reading) unknownShape() *source.Problem {
	return r.fault(0, source.Say("the JSON has none of the shapes that are known, or holds no text"),
		"known: Whisper and WhisperX (segments), Otter (transcripts), AssemblyAI (utterances), Deepgram (results.channels), "+
			"AWS Transcribe (results.items), or a list of objects with speaker, start, end and text; else save it as .vtt, .srt or .txt")
}

// span is a stretch of recognized talk. Its text may hold line breaks.
type span struct {
	label      string
	text       string
	begin, end moment
	// glued says that no blank stands before it: a sign behind a word.
	glued bool
	// of is the unit of times.
	of unit
	// odd says what was found in place of text or the like.
	odd source.Note
}

// collectSpans makes turns of spans: those of one speaker that follow each
// other are one; where nobody is named they are captions.
func (r *reading) collectSpans(spans []span) {
	named, odd, first := false, 0, 0
	cues := make([]cue, 0, len(spans))
	for i, s := range spans {
		if s.odd.Format != "" {
			if odd++; odd == 1 {
				first = i
			}
		}
		text := oneLine(r.clean(s.text))
		if text == "" {
			continue
		}
		c := cue{begin: s.begin.time(s.of), end: s.end.time(s.of)}
		p := paragraph{line: i + 1, text: text, speaker: r.cellLabel(s.label), begin: c.begin, end: c.end}
		named = named || p.speaker != ""
		if n := len(cues); s.glued && n > 0 && cues[n-1].pieces[0].speaker == p.speaker && len(cues[n-1].pieces[0].text) < 1<<10 {
			last := &cues[n-1]
			last.pieces[0].text = r.normalize(last.pieces[0].text + text)
			if c.end.Known {
				last.end, last.pieces[0].end = c.end, c.end
			}
			continue
		}
		c.pieces = []paragraph{p}
		cues = append(cues, c)
	}
	r.warnOdd(spans, odd, first)
	if !named {
		r.collectCues(cues)
		return
	}
	c := cueCollector{r: r}
	for i := range cues {
		p := &cues[i].pieces[0]
		c.say(p, p.speaker, p.text)
	}
	c.close()
	r.t.Turns = c.turns
}

// warnOdd tells of values of another kind than is expected, the first of which
// stands in a span.
func (r *reading) warnOdd(spans []span, n, first int) {
	if n == 0 {
		return
	}
	message := source.Say("%s here, and is passed over", spans[first].odd)
	if n > 1 {
		message = source.Say("%s here, and is passed over; so are %d others", spans[first].odd, n-1)
	}
	r.warn(first+1, message, "look whether talk is missing, and export the file anew")
}

// oddValue says what stands in place of text or the like.
func oddValue(e *json.UnmarshalTypeError) source.Note {
	kind := source.Say("a number")
	switch e.Value {
	case "array":
		kind = source.Say("a list")
	case "object":
		kind = source.Say("an object")
	case "string":
		kind = source.Say("a text")
	case "bool":
		kind = source.Say("true or false")
	}
	if e.Field == "" {
		return source.Say("a stretch of talk is %s", kind)
	}
	return source.Say("%q is %s", e.Field, kind)
}
