package format

import (
	"cmp"
	"encoding/json"
	"strings"
)

// recognized is the JSON of all programs of speech recognition that are known,
// put on one another: each fills in its own keys.
type recognized struct {
	Text string    `json:"text"`
	list []segment // without an object around it
	// Whisper, WhisperX
	Segments []segment `json:"segments"`
	// whisper.cpp
	Transcription []segment `json:"transcription"`
	// AssemblyAI, in milliseconds; words where speakers were not told apart.
	Utterances []segment `json:"utterances"`
	Words      []segment `json:"words"`
	// Otter, in samples of sound; the object may stand in speech.
	Transcripts []segment `json:"transcripts"`
	Speakers    []person  `json:"speakers"`
	Speech      *struct {
		Transcripts []segment `json:"transcripts"`
		Speakers    []person  `json:"speakers"`
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

// segment is a stretch of talk, under all names that its parts have.
type segment struct {
	Text       string `json:"text"`
	Transcript string `json:"transcript"`
	Word       string `json:"word"`
	Punctuated string `json:"punctuated_word"`

	Speaker      name `json:"speaker"`
	SpeakerLabel name `json:"speaker_label"`
	SpeakerName  name `json:"speaker_name"`
	ModelLabel   name `json:"speaker_model_label"`
	SpeakerID    name `json:"speaker_id"`
	Channel      name `json:"channel"`
	ChannelLabel name `json:"channel_label"`

	Start       instant `json:"start"`
	StartTime   instant `json:"start_time"`
	StartOffset instant `json:"start_offset"`
	End         instant `json:"end"`
	EndTime     instant `json:"end_time"`
	EndOffset   instant `json:"end_offset"`
	Timestamps  struct {
		From instant `json:"from"`
		To   instant `json:"to"`
	} `json:"timestamps"`
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

// span returns the segment with its first names that are filled in.
func (s *segment) span(of unit) span {
	begin, end := s.Start.moment, s.End.moment
	for _, other := range [][2]instant{{s.StartTime, s.EndTime}, {s.StartOffset, s.EndOffset}, {s.Timestamps.From, s.Timestamps.To}} {
		if !begin.known && !end.known {
			begin, end = other[0].moment, other[1].moment
		}
	}
	return span{
		label: cmp.Or(s.SpeakerName, s.Speaker, s.SpeakerLabel, s.ModelLabel).label("Speaker"),
		text:  cmp.Or(s.Text, s.Transcript, s.Punctuated, s.Word),
		begin: begin, end: end, of: of,
	}
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
func spansOf(list []segment, of unit) []span {
	var out []span
	var moments []moment
	words := 0
	for i := range list {
		s := list[i].span(of)
		if strings.TrimSpace(s.text) == "" {
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
func otterSpans(list []segment, people []person) []span {
	names := map[name]name{}
	for _, p := range people {
		if id := cmp.Or(p.ID, p.SpeakerID); id != "" {
			names[id] = name(p.Name)
		}
	}
	for i := range list {
		s := &list[i]
		s.SpeakerName = cmp.Or(s.SpeakerName, names[s.SpeakerID])
	}
	return spansOf(list, samples)
}
