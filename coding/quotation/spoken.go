package quotation

import (
	"cmp"
	"strings"

	"mening/coding"
	"mening/corpus"
)

// Spoken returns the words of a unit for a quotation that stands by itself: the
// printed form as a person wrote it, else what was said. In a unit over several
// turns each stands on a line of its own, behind who says it.
func Spoken(o *coding.Observation) string {
	parts := o.All()
	if o.Printed != "" || len(parts) < 2 {
		return strings.TrimSpace(cmp.Or(o.Printed, o.Quote()))
	}
	lines := make([]string, len(parts))
	for i, p := range parts {
		lines[i] = strings.TrimSpace(p.Text())
		if p.Turn.Label != "" {
			lines[i] = p.Turn.Label + ": " + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// Attributed returns a quotation that stands by itself with what stands behind it;
// from says that of one speaker. Where participants with different sources speak in
// it, each line has the source of who says it, and nothing stands behind all of it.
func Attributed(o *coding.Observation, from func(*corpus.Transcript, *corpus.Speaker) string) (text, behind string) {
	sources := Sources(o, from)
	if len(sources) < 2 || !Several(o) {
		return Spoken(o), strings.Join(sources, " ")
	}
	var lines []string
	for _, p := range turns(o) {
		line := p.Text
		if p.Label != "" {
			line = p.Label + ": " + line
		}
		if p.Speaker.Role == corpus.Participant {
			line = strings.TrimSpace(line + " " + from(o.Transcript, p.Speaker))
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n"), ""
}
