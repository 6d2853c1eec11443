package format

import "testing"

func TestConvention(t *testing.T) {
	check := func(ending, in, want string) {
		t.Helper()
		r, err := Read("a"+ending, []byte(in), hints)
		if err != nil {
			t.Errorf("%q: %v", in, err)
			return
		}
		if got := r.Transcript.Convention; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	check(".txt", "I: Hej.\nAME 1: Hej.\n", "label: text")
	check(".txt", "[00:01] I: Hej.\n[00:02] P: Hej.\n", "label: text")
	check(".txt", "I:\nHej.\nP:\nHej.\nI:\nJa.\n", "label alone")
	check(".txt", "Anna\nHej.\n\nBo\nHej.\n\nAnna\nJa.\n\nBo\nNej.\n", "label alone")
	check(".txt", "**I:** Hej.\n**P:** Hej.\n", "bold label")
	check(".md", "**I:** Hej.\n\n**P:** Hej.\n", "bold label")
	check(".txt", "Anna Berg  0:00\nHej.\n\nBo Ek  0:05\nHej.\n\nAnna Berg  0:09\nJa.\n", "name and time")
	check(".txt", "Speaker 0: 00:00:00\n\nHej.\n\nSpeaker 1: 00:00:05\n\nHej.\n", "name and time")
	check(".md", "## Anna\n\nHej.\n\n## Bo\n\nHej.\n\n## Anna\n\nJa.\n", "heading")
	check(".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Hej.\n", "voice tags")
	check(".srt", "1\n00:00:01,000 --> 00:00:02,000\nI: Hej.\n\n2\n00:00:02,000 --> 00:00:03,000\nP: Hej.\n", "label: text")
	check(".txt", "Hej på er.\n\nJag heter Bo.\n", "none")
	// Most labels decide.
	check(".txt", "**I:** Hej.\nP: Hej.\nI: Ja.\nP: Nej.\n", "label: text")
}
