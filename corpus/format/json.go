package format

import (
	"encoding/json"
	"errors"
	"fmt"
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
	return d, r.unmarshal(text, into)
}

// unmarshal reads JSON. A value of another kind than is expected is passed
// over and told, as the rest may still be a transcript.
func (r *reading) unmarshal(text string, into any) error {
	err := json.Unmarshal([]byte(text), into)
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case err == nil:
	case errors.As(err, &kind):
		if kind.Field != "" {
			r.warn(lineAt(text, kind.Offset), fmt.Sprintf("%q is a %s here, and is passed over", kind.Field, kind.Value), "look whether talk is missing, and export the file anew")
		}
	case errors.As(err, &syntax):
		return r.fault(lineAt(text, syntax.Offset), "the JSON is damaged: "+syntax.Error(), "export the transcript anew, or save it as .vtt, .srt or .txt")
	default:
		return r.fault(0, "the JSON cannot be read: "+err.Error(), "export the transcript anew, or save it as .vtt, .srt or .txt")
	}
	return nil
}

func lineAt(text string, offset int64) int {
	return 1 + strings.Count(text[:min(max(offset, 0), int64(len(text)))], "\n")
}

func (r *reading) unknownShape() *source.Problem {
	return r.fault(0, "the JSON has none of the shapes that are known, or holds no text",
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
}

// collectSpans makes turns of spans: those of one speaker that follow each
// other are one; where nobody is named they are captions.
func (r *reading) collectSpans(spans []span) {
	named := false
	cues := make([]cue, 0, len(spans))
	for i, s := range spans {
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
