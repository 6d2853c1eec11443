package format

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
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

type results struct {
	// Deepgram
	Channels   []channel `json:"channels"`
	Utterances []segment `json:"utterances"`
	// AWS Transcribe
	Transcripts   []segment `json:"transcripts"`
	AudioSegments []segment `json:"audio_segments"`
	Items         []item    `json:"items"`
	SpeakerLabels struct {
		Segments []struct {
			Items []segment `json:"items"`
		} `json:"segments"`
	} `json:"speaker_labels"`
}

type channel struct {
	Alternatives []struct {
		Transcript string    `json:"transcript"`
		Words      []segment `json:"words"`
		Paragraphs struct {
			Paragraphs []struct {
				Speaker   name      `json:"speaker"`
				Sentences []segment `json:"sentences"`
			} `json:"paragraphs"`
		} `json:"paragraphs"`
	} `json:"alternatives"`
}

// item is a word or a sign of AWS Transcribe.
type item struct {
	segment
	Type         string `json:"type"`
	Alternatives []struct {
		Content string `json:"content"`
	} `json:"alternatives"`
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

func (r *results) spans() []span {
	switch {
	case len(r.Utterances) > 0: // Deepgram
		return spansOf(byChannel(r.Utterances), seconds)
	case len(r.Channels) > 0:
		return deepgramSpans(r.Channels)
	case len(r.AudioSegments) > 0: // AWS Transcribe
		return spansOf(byChannel(r.AudioSegments), seconds)
	case len(r.Items) > 0:
		return r.itemSpans()
	}
	return spansOf(r.Transcripts, seconds)
}

// byChannel takes the channels of a recording for speakers where nothing else
// tells them apart.
func byChannel(list []segment) []segment {
	channels := map[name]bool{}
	for i := range list {
		s := &list[i]
		if cmp.Or(s.Speaker, s.SpeakerLabel) != "" {
			return list
		}
		channels[cmp.Or(s.ChannelLabel, s.Channel)] = true
	}
	if len(channels) > 1 {
		for i := range list {
			list[i].SpeakerName = name(cmp.Or(list[i].ChannelLabel, list[i].Channel).label("Channel"))
		}
	}
	return list
}

// deepgramSpans reads paragraphs, else words, else the text of each channel.
func deepgramSpans(channels []channel) []span {
	var out []span
	for i, c := range channels {
		if len(c.Alternatives) == 0 {
			continue
		}
		best, from := c.Alternatives[0], len(out)
		for _, p := range best.Paragraphs.Paragraphs {
			for _, s := range spansOf(p.Sentences, seconds) {
				s.label = p.Speaker.label("Speaker")
				out = append(out, s)
			}
		}
		if len(out) == from {
			out = append(out, spansOf(best.Words, seconds)...)
		}
		if len(out) == from && strings.TrimSpace(best.Transcript) != "" {
			out = append(out, span{text: best.Transcript})
		}
		for k := from; k < len(out) && len(channels) > 1; k++ {
			if out[k].label == "" {
				out[k].label = "Channel " + strconv.Itoa(i)
			}
		}
	}
	if len(channels) > 1 {
		slices.SortStableFunc(out, func(a, b span) int { return cmp.Compare(a.begin.value, b.begin.value) })
	}
	return out
}

// itemSpans joins the words and signs of AWS Transcribe. Who speaks stands in
// the word itself, or in a list beside it under the word's time.
func (r *results) itemSpans() []span {
	speakers := map[moment]name{}
	for _, s := range r.SpeakerLabels.Segments {
		for _, w := range s.Items {
			speakers[w.StartTime.moment] = w.SpeakerLabel
		}
	}
	var out []span
	label := ""
	for i := range r.Items {
		w := &r.Items[i]
		if len(w.Alternatives) == 0 {
			continue
		}
		w.Text = w.Alternatives[0].Content
		if w.SpeakerLabel == "" {
			w.SpeakerLabel = speakers[w.StartTime.moment]
		}
		s := w.span(seconds)
		if s.glued = w.Type == "punctuation"; s.glued {
			s.label = label
		}
		label = s.label
		if s.text != "" {
			out = append(out, s)
		}
	}
	return out
}
