package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// wanted selects decisions.
type wanted struct {
	unit, coder, act string
	since            time.Time
	all              bool
}

func wantedDecisions(c *cli.Context, now time.Time) (wanted, error) {
	w := wanted{unit: c.String("unit"), coder: c.String("coder"), act: c.String("act"), all: c.Bool("all")}
	if w.act != "" && !slices.Contains(actNames(), w.act) {
		return w, usageError{source.Say("%s cannot be %q\n  %s", "--act", w.act, source.Meant(w.act, actNames()))}
	}
	// An undoing stands beside what it takes back only.
	w.all = w.all || w.act == string(coding.Undo)
	var err error
	if c.IsSet("since") {
		w.since, err = since(c.String("since"), now)
	}
	return w, err
}

// since reads a time, local where it names no zone, or a duration back from
// now.
func since(text string, now time.Time) (time.Time, error) {
	if m := regexp.MustCompile(`^(\d{1,6})([mhdw])$`).FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return time.Time{}, err
		}
		switch m[2] {
		case "m":
			return now.Add(-time.Duration(n) * time.Minute), nil
		case "h":
			return now.Add(-time.Duration(n) * time.Hour), nil
		case "w":
			n *= 7
		}
		return now.AddDate(0, 0, -n), nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", time.DateTime, time.RFC3339Nano} {
		if t, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usageError{source.Say("%s cannot be %q\n  write 2026-01-31, 2026-01-31T10:00, or a time back from now: 30m, 12h, 7d, 2w", "--since", text)}
}

// known makes sure that the coder has decided something, where anybody has.
func (w wanted) known(j *takenDecisions) error {
	if p := j.UnreadOf(w.coder); w.coder != "" && p != nil {
		return p
	}
	if coders := j.Coders(); w.coder != "" && len(coders) > 0 && !slices.Contains(coders, w.coder) {
		return usageError{source.Say("the coder %q has decided nothing\n  %s", w.coder, source.Meant(w.coder, coders))}
	}
	return nil
}

// fits reports whether a decision is wanted, undone or not.
func (w wanted) fits(d *coding.Decision) bool {
	return (w.unit == "" || d.Unit != nil && w.about(d.Unit)) && (w.coder == "" || d.Coder == w.coder) &&
		(w.act == "" || string(d.Act) == w.act) && !d.At.Before(w.since)
}

// about reports whether the unit that is wanted, by an id that may be shortened or
// by a place, is the one of a decision or shares a turn with it.
func (w wanted) about(a *coding.Anchor) bool {
	m := splitPlace(w.unit)
	if m == nil {
		return a.ID == w.unit || len(w.unit) >= leastOfID && strings.HasPrefix(a.ID, strings.ToLower(w.unit))
	}
	stem := corpus.Stem(a.Transcript)
	if !strings.EqualFold(a.Transcript, m[1]) && !strings.EqualFold(stem, m[1]) && !corpus.EndsSo(a.Transcript, m[1]) && !corpus.EndsSo(stem, m[1]) && !corpus.BeginsSo(a.Transcript, m[1]) {
		return false
	}
	first, _ := strconv.Atoi(m[2])
	last, _ := strconv.Atoi(m[3])
	return a.Turn <= max(first, last) && first <= max(a.Turn, a.To)
}
