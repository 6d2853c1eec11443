package coding_test

import (
	"testing"
	"time"

	"mening/coding"
)

func day(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }

// TestFollow follows ids through changes on the days 10 to 60.
func TestFollow(t *testing.T) {
	b, problems := coding.ReadCodebook("codebook.yaml", []byte(`codes:
- code: new
- code: joint
- code: anew
- code: back
- {code: old-one, retired: true}
categories:
- category: group
`), nil)
	if b == nil {
		t.Fatal(problems)
	}
	change := func(at int, act coding.ChangeAct, from string, to ...string) coding.Change {
		return coding.Change{At: day(at), Act: act, From: []string{from}, To: to}
	}
	b.SetChanges([]coding.Change{
		change(10, coding.ChangeRename, "first", "second"), change(11, coding.ChangeRename, "second", "new"),
		change(12, coding.ChangeMerge, "other", "joint"), change(13, coding.ChangeSplit, "whole", "part-1", "part-2"),
		change(14, coding.ChangeRename, "anew", "joint"), {At: day(15), Act: coding.ChangeAdd, To: []string{"anew"}},
		change(16, coding.ChangeRename, "back", "away"), change(17, coding.ChangeMerge, "gone", "nowhere"),
		change(18, coding.ChangeMove, "new", "new"), change(19, coding.ChangeRename, "set", "group"),
		change(20, coding.ChangeRetire, "old-one"), change(21, coding.ChangeRename, "New", "new"),
	})
	for _, c := range []struct {
		id    string
		at    int
		want  string
		split bool
	}{
		{"first", 1, "new", false},
		{"FIRST", 1, "new", false},
		{"second", 1, "new", false},
		{"new", 1, "new", false},
		{"first", 28, "new", false}, // by somebody who did not know it yet
		{"other", 1, "joint", false},
		{"whole", 1, "whole", true},
		{"whole", 28, "whole", true},
		{"anew", 1, "joint", false}, // before it was given up and made anew
		{"anew", 28, "anew", false},
		{"back", 1, "back", false}, // put back by hand
		{"gone", 1, "nowhere", false},
		{"set", 1, "group", false},
		{"old-one", 1, "old-one", false},
		{"unknown", 1, "unknown", false},
	} {
		got, split := b.Follow(c.id, day(c.at))
		if got != c.want || (split != nil) != c.split {
			t.Errorf("%s on day %d: %s %v, want %s", c.id, c.at, got, split, c.want)
		}
	}
	if codes, ok := b.Refer("code", "first"); !ok || codes[0].ID != "new" {
		t.Errorf("code:first refers to %v", codes)
	}
	if _, ok := b.Refer("category", "set"); !ok {
		t.Error("category:set is not understood")
	}
}

func TestRetired(t *testing.T) {
	b, problems := coding.ReadCodebook("codebook.yaml", []byte(`categories:
- category: a
  retired: true
  codes:
  - {code: b, rules: "(((" }
- category: c
  codes:
  - {code: d, retired: true}
  - {code: e, rules: x}
themes:
- {theme: t, runs-through: [a, b, d, e]}
`), nil)
	if b == nil {
		t.Fatal(problems)
	}
	if len(b.Codes) != 1 || len(b.Categories) != 1 || len(b.Retired) != 2 || len(b.Themes[0].Through) != 1 {
		t.Errorf("%d codes, %d categories, %d retired, through %v", len(b.Codes), len(b.Categories), len(b.Retired), b.Themes[0].Through)
	}
	for text, want := range map[string]string{
		"codes:\n- {code: a, retired: true}\n- {code: b, rules: 'x NOT code:a'}\n": `codebook.yaml:3:32: the rule refers to the code "a", which is retired`,
		"codes:\n- {code: a, retired: true}\n- {code: A}\n":                        `codebook.yaml:3:10: the id "A" stands on line 2 already`,
		"codes:\n- {code: a, retired: perhaps}\n":                                  `codebook.yaml:2:22: retired must be true or false, not "perhaps"`,
	} {
		if _, problems := coding.ReadCodebook("codebook.yaml", []byte(text), nil); len(problems) == 0 || problems[0].Place()+": "+problems[0].Message != want {
			t.Errorf("%q: %v", text, problems)
		}
	}
}
