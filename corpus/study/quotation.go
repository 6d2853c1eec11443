package study

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// StandardQuotation is the pattern behind a quotation where study.yaml has none.
const StandardQuotation = "({stakeholder}, {kind}, {wave})"

// placeholder is a field in a pattern.
func placeholder() *regexp.Regexp { return regexp.MustCompile(`\{([^{}]*)\}`) }

// quotation reads the pattern of what stands behind a quotation. Whether its
// fields are known shows when the transcripts are read.
func (l *loader) quotation(n *source.Node) string {
	if n.IsNull() {
		return StandardQuotation
	}
	pattern := nfc(n.Text("quotation"))
	if !placeholder().MatchString(pattern) {
		n.Fault(source.Error, "write it as '"+StandardQuotation+"'", "quotation %q names no field", pattern)
	}
	return pattern
}

// Attribution returns who said something where, by a pattern in which {field}
// stands for what is known about the speaker in the transcript under that name. A
// field of which nothing is known falls out together with the comma at its side.
// label says how a value is shown; a speaker may be nil.
func Attribution(pattern string, t *corpus.Transcript, s *corpus.Speaker, label func(field, id string) string) string {
	if s == nil {
		s = &corpus.Speaker{}
	}
	const gone = "\x00"
	out := placeholder().ReplaceAllStringFunc(pattern, func(p string) string {
		var shown []string
		field := strings.TrimSpace(p[1 : len(p)-1])
		values := corpus.Field(t, s, field)
		if field == "interview" {
			values = values[1:] // the path without its ending
		}
		for _, id := range values {
			shown = append(shown, label(field, id))
		}
		if len(shown) == 0 {
			return gone
		}
		return strings.Join(shown, "/")
	})
	for _, with := range []string{", " + gone, "; " + gone, gone + ", ", gone + "; ", " " + gone, gone} {
		out = strings.ReplaceAll(out, with, "")
	}
	if strings.Trim(out, "()[] ") == "" {
		return ""
	}
	return out
}

// UnknownPlaceholder returns a problem where the pattern of quotations names a
// field that the corpus does not know.
func (s *Study) UnknownPlaceholder(c *corpus.Corpus) *source.Problem {
	fields := c.Fields()
	for _, m := range placeholder().FindAllStringSubmatch(s.Config.Quotation, -1) {
		if field := strings.TrimSpace(m[1]); !slices.Contains(fields, field) {
			return source.Found(source.Error, filepath.Join(s.Dir, "study.yaml"), 0, source.Say("quotation names the unknown field %q", field), source.Meant(field, fields))
		}
	}
	return nil
}
