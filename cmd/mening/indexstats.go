package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"mening/corpus"
	"mening/corpus/index"
	"mening/corpus/source"
	"mening/corpus/table"
	"mening/corpus/words"
)

// languageStats count what is indexed in one language.
type languageStats struct {
	Language    string `json:"language"`
	Transcripts int    `json:"transcripts"`
	Turns       int    `json:"turns"`
	Words       int    `json:"words"`
}

// indexStats tell what is in the index, in JSON.
type indexStats struct {
	Written   time.Time        `json:"written"`
	Layout    int              `json:"layout"`
	Program   string           `json:"program"`
	Analysis  string           `json:"analysis"`
	Forms     int              `json:"forms"`
	Languages []languageStats  `json:"languages"`
	Bytes     map[string]int64 `json:"bytes"`
}

// languageStats counts transcripts, turns and words by language, in the order of
// the corpus.
func (s *opened) languageStats() []languageStats {
	said := words.Spoken(s.corpus, func(*corpus.Transcript, *corpus.Turn) (struct{}, bool) { return struct{}{}, true })
	var out []languageStats
	for i, t := range s.corpus.Transcripts {
		at := slices.IndexFunc(out, func(l languageStats) bool { return l.Language == t.Language })
		if at < 0 {
			at = len(out)
			out = append(out, languageStats{Language: t.Language})
		}
		out[at].Transcripts++
		out[at].Turns += len(t.Turns)
		out[at].Words += said[i][struct{}{}].Words
	}
	return out
}

// writeIndexStats writes a row for each language, and what the index takes on
// disk below it.
func (s *opened) writeIndexStats(o *output, x *index.Index) error {
	p, err := x.Parts()
	if err != nil {
		return source.Say("the index cannot be read: %s\n  mening index --rebuild makes it anew", err)
	}
	languages := s.languageStats()
	bytes := []struct {
		name string
		size int64
	}{{"catalogue", p.Catalogue}, {"texts", p.Texts}, {"words", p.Words}, {"turns", p.Turns}}
	if o.format == "json" {
		out := indexStats{p.Written.UTC(), p.Layout, p.Program, p.Language, p.Forms, languages, map[string]int64{}}
		for _, b := range bytes {
			out.Bytes[b.name] = b.size
		}
		return o.json(out)
	}
	v := s.voice
	t := &table.Table{Columns: []table.Column{{Key: "language", Title: v.say("language")}, {Key: "transcripts", Title: v.say("transcripts"), Number: true},
		{Key: "turns", Title: v.say("turns"), Number: true}, {Key: "words", Title: v.say("words"), Number: true}}, Total: 1}
	total := languageStats{}
	for _, l := range languages {
		t.Rows = append(t.Rows, []any{l.Language, l.Transcripts, l.Turns, l.Words})
		total.Transcripts += l.Transcripts
		total.Turns += l.Turns
		total.Words += l.Words
	}
	t.Rows = append(t.Rows, []any{v.say("total"), total.Transcripts, total.Turns, total.Words})
	var sizes []string
	sum := int64(0)
	for _, b := range bytes {
		sizes = append(sizes, fmt.Sprintf("%s %s", v.say(b.name), v.printer.Sprintf("%.2f MB", float64(b.size)/1e6)))
		sum += b.size
	}
	t.Notes = []string{v.say("different word forms: %d", p.Forms),
		v.say("on disk: %.2f MB (%s)", float64(sum)/1e6, strings.Join(sizes, ", ")),
		v.say("written: %s; layout %d, program %s, analysis %s", p.Written.Format("2006-01-02 15:04"), p.Layout, p.Program, p.Language)}
	return o.table(t, v)
}
