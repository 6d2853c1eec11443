package main

import (
	"bytes"
	"encoding/json"
	"io"
	"mening/coding"
	"mening/coding/quotation"
	"mening/corpus"
	"slices"
	"strings"
	"unicode/utf8"
)

// unitRecord is a unit with one of its codes in JSON. Spans are in code points
// of the turn's text, half-open.
type unitRecord struct {
	ID          string  `json:"id"`
	Transcript  string  `json:"transcript"`
	Turn        int     `json:"turn"`
	Line        int     `json:"line"`
	Kind        string  `json:"kind"`
	Wave        string  `json:"wave"`
	Site        string  `json:"site"`
	Question    *string `json:"question"`
	Speaker     string  `json:"speaker"`
	Participant *string `json:"participant"`
	Stakeholder string  `json:"stakeholder"`
	// Of all who speak in it.
	Speakers     []string            `json:"speakers"`
	Participants []string            `json:"participants"`
	Stakeholders []string            `json:"stakeholders"`
	Attributes   map[string]string   `json:"attributes"`
	Start        int                 `json:"start"`
	End          int                 `json:"end"`
	Quote        string              `json:"quote"`
	Turns        []partRecord        `json:"turns,omitempty"`
	Cleaned      *string             `json:"cleaned,omitempty"`
	Condensed    string              `json:"condensed"`
	Printed      string              `json:"printed,omitempty"`
	Translation  string              `json:"translation,omitempty"`
	Starred      bool                `json:"starred,omitempty"`
	Memos        []string            `json:"memos,omitempty"`
	Supporters   []string            `json:"supporters,omitempty"`
	Opponents    []string            `json:"opponents,omitempty"`
	Code         string              `json:"code"`
	Path         []string            `json:"path"`
	Themes       []string            `json:"themes"`
	Dimensions   map[string][]string `json:"dimensions"`
	Values       map[string]string   `json:"values"`
	Coder        string              `json:"coder"`
	Status       coding.Status       `json:"status"`
	Redefined    bool                `json:"redefined,omitempty"`
	Prompted     bool                `json:"prompted,omitempty"`
	Rules        []string            `json:"rules"`
	Evidence     [][2]int            `json:"evidence"`
}

// partRecord is one turn of a unit that goes over several.
type partRecord struct {
	Turn        int     `json:"turn"`
	Speaker     string  `json:"speaker"`
	Participant *string `json:"participant"`
	Start       int     `json:"start"`
	End         int     `json:"end"`
}

// writeUnits writes units as a JSON array, one after another, so that a large
// study need not be held twice.
func writeUnits(w io.Writer, observations []coding.Observation, b *coding.Codebook, x extras) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("  ", "  ")
	ids := identifiers{}
	before := "[\n  "
	for i := range observations {
		line.Reset()
		record := ids.record(&observations[i], b)
		if x.clean {
			cleaned := x.cleaned(&observations[i])
			record.Cleaned = &cleaned
		}
		if err := encoder.Encode(record); err != nil {
			return err
		}
		if _, err := io.WriteString(w, before+strings.TrimSuffix(line.String(), "\n")); err != nil {
			return err
		}
		before = ",\n  "
	}
	if len(observations) == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	_, err := io.WriteString(w, "\n]\n")
	return err
}

// identifiers holds the identifier of the transcript that was asked for last.
type identifiers struct {
	transcript *corpus.Transcript
	identifier *coding.Identifier
}

func (ids *identifiers) id(o *coding.Observation) string {
	if ids.transcript != o.Transcript {
		ids.transcript, ids.identifier = o.Transcript, coding.NewIdentifier(o.Transcript)
	}
	return ids.identifier.ID(&o.MeaningUnit)
}

func (ids *identifiers) record(o *coding.Observation, b *coding.Codebook) unitRecord {
	t, speaker := o.Transcript, o.Turn.Speaker
	r := unitRecord{
		ID: ids.id(o), Transcript: t.Path, Turn: o.Turn.Number, Line: o.Turn.Line,
		Kind: t.Attribute("kind"), Wave: t.Attribute("wave"), Site: t.Attribute("site"), Question: orNull(o.Turn.Question),
		Speaker: o.Turn.Label, Participant: orNull(speaker.Participant), Stakeholder: speaker.Stakeholder,
		Speakers: speakerLabels(o), Participants: informants(o), Stakeholders: quotation.Stakeholders(o),
		Attributes: map[string]string{}, Quote: o.Quote(), Condensed: o.Condensed, Code: o.Code.ID,
		Path: codePath(o.Code), Themes: []string{}, Dimensions: map[string][]string{}, Values: map[string]string{},
		Printed: o.Printed, Translation: o.Translation, Starred: o.Starred, Memos: o.Memos, Supporters: o.Supporters, Opponents: o.Opponents,
		Coder: o.Coder, Status: o.Status, Redefined: o.Redefined, Prompted: o.Prompted, Rules: []string{}, Evidence: [][2]int{},
	}
	for _, attributes := range []map[string]string{t.Attributes, speaker.Attributes} {
		for name, value := range attributes {
			if !slices.Contains([]string{"kind", "wave", "site", "stakeholder"}, name) && value != "" {
				r.Attributes[name] = value
			}
		}
	}
	points := counter{text: o.Turn.Text}
	r.Start = points.at(o.Span.Start)
	for _, s := range o.Evidence {
		r.Evidence = append(r.Evidence, [2]int{points.at(s.Start), points.at(s.End)})
	}
	r.End = points.at(o.Span.End)
	for _, p := range o.Parts {
		part := counter{text: p.Turn.Text}
		r.Turns = append(r.Turns, partRecord{p.Turn.Number, p.Turn.Label, orNull(p.Turn.Speaker.Participant), part.at(p.Span.Start), part.at(p.Span.End)})
	}
	for _, theme := range b.ThemesOf(o.Code) {
		r.Themes = append(r.Themes, theme.ID)
	}
	for dimension, values := range o.Code.Dimensions {
		r.Dimensions[dimension] = values
	}
	for name, value := range o.Values {
		r.Values[name] = value
	}
	for _, rule := range o.Rules {
		r.Rules = append(r.Rules, o.Code.Rules[rule].Expr.String())
	}
	return r
}

func codePath(c *coding.Code) []string {
	var out []string
	for _, category := range c.Path() {
		out = append(out, category.ID)
	}
	return append(out, c.ID)
}

// counter turns ascending byte offsets of a text into code points.
type counter struct {
	text          string
	bytes, points int
}

func (c *counter) at(offset int) int {
	if offset < c.bytes {
		c.bytes, c.points = 0, 0
	}
	c.points += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = offset
	return c.points
}
