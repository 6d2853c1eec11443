package format

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// results is what Deepgram and AWS Transcribe call so.
type results struct {
	// Deepgram
	Channels   []channel `json:"channels"`
	Utterances segments  `json:"utterances"`
	// AWS Transcribe
	Transcripts   segments `json:"transcripts"`
	AudioSegments segments `json:"audio_segments"`
	Items         segments `json:"items"`
	SpeakerLabels struct {
		Segments []struct {
			Items segments `json:"items"`
		} `json:"segments"`
	} `json:"speaker_labels"`
}

type channel struct {
	Alternatives []struct {
		Transcript string   `json:"transcript"`
		Words      segments `json:"words"`
		Paragraphs struct {
			Paragraphs []struct {
				Speaker   name     `json:"speaker"`
				Sentences segments `json:"sentences"`
			} `json:"paragraphs"`
		} `json:"paragraphs"`
	} `json:"alternatives"`
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
func byChannel(list segments) segments {
	channels := map[name]bool{}
	for i := range list {
		s := &list[i]
		if s.label != "" {
			return list
		}
		channels[s.channel] = true
	}
	if len(channels) > 1 {
		for i := range list {
			list[i].name = name(list[i].channel.label("Channel"))
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
			speakers[w.begin] = w.label
		}
	}
	var out []span
	label := ""
	for i := range r.Items {
		w := &r.Items[i]
		if w.label == "" {
			w.label = speakers[w.begin]
		}
		s := w.span(seconds)
		if s.glued = w.glued; s.glued {
			s.label = label
		}
		label = s.label
		if s.text != "" || s.odd.Format != "" {
			out = append(out, s)
		}
	}
	return out
}
