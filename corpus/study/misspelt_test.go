package study

import "testing"

func TestMisspells(t *testing.T) {
	check := func(word, meant string, want bool) {
		t.Helper()
		if got := misspells(word, meant); got != want {
			t.Errorf("%q for %q: %t", word, meant, got)
		}
	}
	check("vawe", "wave", true)
	check("wawe", "wave", true)
	check("waves", "wave", true)
	check("stie", "site", true)
	check("stakeholders", "stakeholder", true)
	check("stakholder", "stakeholder", true)
	check("particpiant", "participant", true)
	check("langauge", "language", true)
	check("focusgroup", "focus group", true)
	check("fokus grupp", "fokusgrupp", true)
	check("individuell", "individual", true)
	check("size", "site", false)
	check("data", "date", false)
	check("wage", "wave", false)
	check("time", "site", false)
	check("gruppintervju", "parintervju", false)
	check("group", "focus group", false)
	check("wave", "wave", false)
}

func TestMisspeltColumns(t *testing.T) {
	files := map[string]string{"a.txt": "I: x\nAnna: y\n", "b.txt": "I: x\nAnna: y\n"}
	with := func(interviews, participants, yaml string) string {
		t.Helper()
		files["interviews.csv"], files["participants.csv"], files["study.yaml"] = interviews, participants, yaml
		return told(t, files)
	}
	equal(t, "columns", with("file,vawe,size\na,before,3\n", "participant,speaker,interveiw\nP1,Anna,a\n", ""),
		"warning interviews.csv:1: the column \"vawe\" is taken for an attribute of that name\nwarning participants.csv:1: the column \"interveiw\" is taken for an attribute of that name")
	equal(t, "both", with("file,wave,waves\na,before,3\n", "participant,speaker\nP1,Anna\n", ""), "")
	equal(t, "declared", with("file,vawe\na,before\n", "participant,speaker\nP1,Anna\n", "attributes: {vawe: [before]}\n"), "")
	equal(t, "kind", with("file,kind\na,focusgroup\nb,paneldebatt\n", "participant,speaker\nP1,Anna\n", ""),
		`warning interviews.csv:2: the kind "focusgroup" is none that is known`)
	equal(t, "declared kind", with("file,kind\na,focusgroup\nb,panel\n", "participant,speaker\nP1,Anna\n", "kinds: [panel, focus group]\n"),
		`warning interviews.csv:2: the kind "focusgroup" is not declared in study.yaml`)
}
