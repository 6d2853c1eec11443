package corpus

import "testing"

func TestCalled(t *testing.T) {
	c := &Corpus{}
	for _, path := range []string{"a/before/fg1-ame.docx", "a/before/fg2.txt", "b/before/person-1.rtf", "b/after/person-1.txt", "fg10.md"} {
		c.Transcripts = append(c.Transcripts, &Transcript{Path: path})
	}
	for name, want := range map[string]string{
		"fg1-ame":                    "a/before/fg1-ame.docx",
		"FG1-AME.docx":               "a/before/fg1-ame.docx",
		"fg1":                        "a/before/fg1-ame.docx, fg10.md",
		"before/fg1":                 "a/before/fg1-ame.docx",
		"fg2":                        "a/before/fg2.txt",
		"person-1":                   "b/before/person-1.rtf, b/after/person-1.txt",
		"after/person-1":             "b/after/person-1.txt",
		"before/person":              "b/before/person-1.rtf",
		"":                           "",
		"x":                          "",
		"fg1-ame.docx/fg1-ame.docx2": "",
	} {
		if got := Paths(c.Called(name)); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
