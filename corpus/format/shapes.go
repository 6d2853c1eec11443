package format

import (
	"cmp"
	"encoding/json"
	"strings"
)

// recognized is the JSON of all programs of speech recognition that are known,
// put on one another: each fills in its own keys.
type recognized struct {
	Text string   `json:"text"`
	list segments // without an object around it
	// Whisper, WhisperX
	Segments segments `json:"segments"`
	// whisper.cpp
	Transcription segments `json:"transcription"`
	// AssemblyAI, in milliseconds; words where speakers were not told apart.
	Utterances segments `json:"utterances"`
	Words      segments `json:"words"`
	// Otter, in samples of sound; the object may stand in speech.
	Transcripts segments `json:"transcripts"`
	Speakers    []person `json:"speakers"`
	Speech      *struct {
		Transcripts segments `json:"transcripts"`
		Speakers    []person `json:"speakers"`
	} `json:"speech"`
	// Deepgram and AWS Transcribe
	Results *results `json:"results"`
}

// person is a speaker as Otter lists them.
type person struct {
	ID        name   `json:"id"`
	SpeakerID name   `json:"speaker_id"`
	Name      string `json:"speaker_name"`
}

// name is a label in JSON: a text or a number, of which `Speaker 0` is made.
type name string

// UnmarshalJSON takes what is neither text nor number for no name.
func (n *name) UnmarshalJSON(data []byte) error {
	var text string
	switch {
	case data[0] == '"':
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	case data[0] >= '0' && data[0] <= '9':
		text = string(data)
	}
	*n = name(strings.TrimSpace(text))
	return nil
}

// label returns the name as a label; a number alone is told to be a speaker.
func (n name) label(what string) string {
	if n != "" && strings.Trim(string(n), "0123456789") == "" {
		return what + " " + string(n)
	}
	return string(n)
}

// instant is a time in JSON: a number, or a text with one or a clock time.
type instant struct{ moment }

// UnmarshalJSON takes what cannot be read for no time.
func (t *instant) UnmarshalJSON(data []byte) error {
	text := string(data)
	if data[0] == '"' {
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	}
	if data[0] == '-' || data[0] == '"' || data[0] >= '0' && data[0] <= '9' {
		t.moment, _ = parseMoment(text)
		if !t.known { // a number such as 1e-3
			var v float64
			t.known = json.Unmarshal(data, &v) == nil
			t.value = v
		}
	}
	return nil
}

// spans returns the talk in the shape that is there, nil where it is none.
func (d *recognized) spans() []span {
	switch {
	case len(d.list) > 0:
		return spansOf(d.list, anyUnit)
	case len(d.Segments) > 0:
		return spansOf(d.Segments, seconds)
	case len(d.Transcription) > 0:
		return spansOf(d.Transcription, seconds)
	case len(d.Utterances) > 0:
		return spansOf(d.Utterances, milliseconds)
	case d.Speech != nil && len(d.Speech.Transcripts) > 0:
		return otterSpans(d.Speech.Transcripts, d.Speech.Speakers)
	case len(d.Transcripts) > 0:
		return otterSpans(d.Transcripts, d.Speakers)
	case d.Results != nil:
		return d.Results.spans()
	case len(d.Words) > 0:
		return spansOf(d.Words, anyUnit)
	case d.Text != "":
		return []span{{text: d.Text}}
	}
	return nil
}

// spansOf returns the segments that hold text. Without a unit of times it is
// found in them.
func spansOf(list segments, of unit) []span {
	out := make([]span, 0, len(list))
	var moments []moment
	words := 0
	for i := range list {
		s := list[i].span(of)
		if strings.TrimSpace(s.text) == "" && s.odd.Format == "" {
			continue
		}
		out = append(out, s)
		if of == anyUnit {
			moments = append(moments, s.begin, s.end)
			words += len(strings.Fields(s.text))
		}
	}
	if of == anyUnit {
		of = unitOf(moments, words)
	}
	for i := range out {
		out[i].of = of
	}
	return out
}

// otterSpans gives the segments the names of their speakers.
func otterSpans(list segments, people []person) []span {
	names := map[name]name{}
	for _, p := range people {
		if id := cmp.Or(p.ID, p.SpeakerID); id != "" {
			names[id] = name(p.Name)
		}
	}
	for i := range list {
		s := &list[i]
		s.name = cmp.Or(s.name, names[s.id])
	}
	return spansOf(list, samples)
}
