package rules

import (
	"strings"

	"mening/corpus"
)

// FormOf returns the words of some evidence in lower case; an ellipsis stands
// where other words stand between them.
func FormOf(text string, evidence []corpus.Span) string {
	return strings.ToLower(Evidence(text, evidence))
}

// Evidence returns the words of some evidence as they are written; an ellipsis
// stands where other words stand between them.
func Evidence(text string, evidence []corpus.Span) string {
	var b strings.Builder
	for i, e := range evidence {
		if i > 0 {
			if strings.TrimSpace(text[evidence[i-1].End:max(e.Start, evidence[i-1].End)]) != "" {
				b.WriteString(" …")
			}
			b.WriteByte(' ')
		}
		b.WriteString(strings.Join(strings.Fields(text[e.Start:e.End]), " "))
	}
	return b.String()
}
