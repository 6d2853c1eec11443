package main

import (
	"regexp"
	"strings"
)

// quoted writes a text for a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// argument writes a word of a command that a hint tells, so that it can be copied
// into a shell: in quotes where it needs them, as names with blanks do.
func argument(text string) string {
	if regexp.MustCompile(`^[\pL\pM\pN_./:=@%+,-]+$`).MatchString(text) {
		return text
	}
	return quoted(text)
}

// command writes a command that a hint tells, with the study that it is about, so
// that it can be copied into a shell.
func (s *opened) command(words string) string {
	if s.study.Dir == "." {
		return "mening " + words
	}
	return "mening " + words + " -s " + argument(s.study.Dir)
}
