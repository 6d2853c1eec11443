package format

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"

	"mening/corpus/source"
)

// segment is a stretch of talk in JSON, as far as it is needed: a long
// recording has a million words with a dozen keys each.
type segment struct {
	text    string
	name    name // of the speaker
	label   name // that the program gave the speaker
	id      name // under which the speaker's name stands elsewhere
	channel name // of the sound
	begin   moment
	end     moment
	glued   bool // a sign behind a word
	// odd says which key holds another kind of value than is expected.
	odd source.Note
}

// segments are the stretches of talk under one key.
type segments []segment

// UnmarshalJSON takes what is no list for none, as other programs may have
// other things under the key.
func (list *segments) UnmarshalJSON(data []byte) error {
	if data[0] != '[' {
		return nil
	}
	*list = nil
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		if len(*list) >= source.MaxTurns {
			return source.TooMany(source.MaxTurns, "stretches of talk")
		}
		var keys segmentKeys
		err := d.Decode(&keys)
		var kind *json.UnmarshalTypeError
		if err != nil && !errors.As(err, &kind) {
			return err
		}
		s := keys.segment()
		if kind != nil {
			s.odd = oddValue(kind)
		}
		*list = append(*list, s)
	}
	return nil
}

// segmentKeys are all names that the parts of a segment have.
type segmentKeys struct {
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

	// Words and signs of AWS Transcribe have their text here.
	Type         string `json:"type"`
	Alternatives []struct {
		Content string `json:"content"`
	} `json:"alternatives"`
}

// segment returns the first names that are filled in.
func (k *segmentKeys) segment() segment {
	begin, end := k.Start.moment, k.End.moment
	for _, other := range [][2]instant{{k.StartTime, k.EndTime}, {k.StartOffset, k.EndOffset}, {k.Timestamps.From, k.Timestamps.To}} {
		if !begin.known && !end.known {
			begin, end = other[0].moment, other[1].moment
		}
	}
	content := ""
	if len(k.Alternatives) > 0 {
		content = k.Alternatives[0].Content
	}
	return segment{
		text: cmp.Or(k.Text, k.Transcript, k.Punctuated, k.Word, content),
		name: k.SpeakerName, label: cmp.Or(k.Speaker, k.SpeakerLabel, k.ModelLabel),
		id: k.SpeakerID, channel: cmp.Or(k.ChannelLabel, k.Channel),
		begin: begin, end: end, glued: k.Type == "punctuation",
	}
}

// span returns the segment as talk.
func (s *segment) span(of unit) span {
	return span{label: cmp.Or(s.name, s.label).label("Speaker"), text: s.text, begin: s.begin, end: s.end, of: of, odd: s.odd}
}
