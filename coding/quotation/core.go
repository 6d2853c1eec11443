package quotation

import (
	"strings"
	"unicode"

	"mening/coding"
	"mening/corpus"
)

// omitted marks what was left out of a quotation.
const omitted = "[…]"

// Core returns what is quoted of a unit where there is room for so many words,
// 0 for all: the printed form as a person wrote it; else the unit, and of a longer
// one the words around its evidence, or its beginning where it has none. What was
// left out is marked […]. Line breaks become blanks.
func Core(o *coding.Observation, words int) string {
	if o.Printed != "" {
		return flat(o.Printed)
	}
	if words <= 0 || len(strings.Fields(o.Quote())) <= words {
		return flat(o.Quote())
	}
	text, evidence := o.Turn.Text[o.Span.Start:o.Span.End], o.Evidence
	spans := fields(text)
	if len(spans) == 0 {
		return flat(o.Quote())
	}
	first, last := 0, 0 // the words of the evidence
	if len(evidence) > 0 {
		first, last = wordAt(spans, evidence[0].Start-o.Span.Start), wordAt(spans, evidence[len(evidence)-1].End-1-o.Span.Start)
		if last-first >= words {
			last = first // too far apart: what stands around the first
		}
	}
	first, last = window(len(spans), first, last, words)
	out := text[spans[first].Start:spans[last].End]
	if first > 0 || o.Parts != nil && o.All()[0].Turn != o.Turn {
		out = omitted + " " + out
	}
	if last < len(spans)-1 || o.Parts != nil && o.All()[len(o.Parts)-1].Turn != o.Turn {
		out = unended(out) + " " + omitted
	}
	return flat(out)
}

// unended takes off what stands before something left out.
func unended(text string) string {
	return strings.TrimRightFunc(text, func(r rune) bool { return strings.ContainsRune(",;:–-", r) || unicode.IsSpace(r) })
}

// window widens a run of words to a number, to both sides alike, within n.
func window(n, first, last, words int) (int, int) {
	for last-first+1 < min(words, n) {
		if last < n-1 {
			last++
		}
		if first > 0 && last-first+1 < min(words, n) {
			first--
		}
	}
	return first, last
}

// fields returns the places of the words between blanks.
func fields(text string) []corpus.Span {
	var out []corpus.Span
	start := -1
	for i, r := range text {
		switch blank := unicode.IsSpace(r); {
		case blank && start >= 0:
			out, start = append(out, corpus.Span{Start: start, End: i}), -1
		case !blank && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, corpus.Span{Start: start, End: len(text)})
	}
	return out
}

// wordAt returns the word that holds a byte, or the one before it.
func wordAt(words []corpus.Span, at int) int {
	for i, w := range words {
		if at < w.End {
			return i
		}
	}
	return len(words) - 1
}

func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

// Inner turns the quotation marks within a quotation into those that stand within
// others: ”Han sa ’nej’.”
func Inner(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"”“„»«", r) {
			return '’'
		}
		return r
	}, text)
}
