package quotation

import (
	"cmp"
	"strings"

	"mening/coding"
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
