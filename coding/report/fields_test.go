package report

import (
	"strings"
	"testing"
)

func TestFieldsBeside(t *testing.T) {
	check := func(text string, want ...string) {
		t.Helper()
		got := fieldsBeside(text)
		for _, w := range want {
			if !strings.Contains(", "+got+", ", ", "+w+", ") {
				t.Errorf("%s: %q lacks %q", text, got, w)
			}
		}
		if len(want) == 0 && got != "" {
			t.Errorf("%s: %q", text, got)
		}
	}
	check(`executing "x" at <.Foo>: can't evaluate field Foo in type *report.Report`, "Title", "Language")
	check(`executing "x" at <.Foo>: can't evaluate field Foo in type report.Group`, "Name", "Units")
	check(`executing "x" at <.Foo>: can't evaluate field Foo in type string`)
	check(`unexpected {{end}}`)
}
