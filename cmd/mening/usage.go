package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"mening/corpus/study"
)

// usageError is a fault in how the program was called. Where it is a note, it is
// told in the language of the study.
type usageError struct{ error }

// said returns an error in the language in which the program was called, where it
// can be said in it.
func (e *env) said(err error, args []string) error {
	if err == nil || errors.Is(err, errFindings) {
		return err
	}
	var usage usageError
	isUsage := errors.As(err, &usage)
	if isUsage {
		err = usage.error
	}
	err = e.advised(e.called(args, append(swedishAll(), swedishCalls()...)).fault(err), args)
	if isUsage {
		return usageError{err}
	}
	return err
}

// swedishCalls is what is said of calls in Swedish.
func swedishCalls() []map[string]string {
	return []map[string]string{swedishUsage(), swedishUsageTalk(), swedishUsageFiles(), swedishExpressions()}
}

// called is the voice for those who called the program with these arguments,
// whether or not a command can make sense of them: that of --language, else of
// the study that they name or that lies in the current folder, else of the
// locale.
func (e *env) called(args []string, texts []map[string]string) *voice {
	chosen := given(args, "language")
	if checkSpoken(chosen) != nil {
		chosen = ""
	}
	dir := cmp.Or(given(args, "study", "s"), e.getenv("MENING_STUDY"), ".")
	return e.speak(chosen, study.Language(dir), texts)
}

// given returns the value of an option in arguments that nobody has parsed.
func given(args []string, names ...string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		name, value, here := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if !strings.HasPrefix(arg, "-") || !slices.Contains(names, name) {
			continue
		}
		if !here && i+1 < len(args) {
			value = args[i+1]
		}
		return value
	}
	return ""
}
