package manuscript

import (
	"mening/corpus"
	"mening/corpus/language"
)

// gap is what a quotation declares before a word.
type gap uint8

const (
	noGap gap = iota
	inserted
	omitted
)

// word is a word of a quotation.
type word struct {
	written, lower string
	key            string // lower, folded: by which words are looked for
	before         gap
	span           corpus.Span // in bytes of the quotation
}

// omissions is how writers say that words are left out.
const omissions = `\[\s*(?:…|\.{2,}|[-–—]+)\s*\]|\(\s*(?:…|\.{2,}|[-–—]+)\s*\)|/\s*(?:…|\.{2,}|[-–—]+)\s*/|…|\.{3,}|(?:[-–—]\s){1,2}[-–—]`

var (
	omission = pattern(omissions)
	// gaps are omissions, and in square brackets what the writer put in.
	gaps = pattern(omissions + `|\[[^\[\]]*\]`)
)

// wordsOf returns the words of a quotation with the gaps between them. What a
// writer put in square brackets is no word of it.
func wordsOf(text string, a *language.Analyzer) []word {
	var out []word
	var found []language.Word
	open := noGap
	add := func(start, end int) {
		found = a.Words(text[start:end], found[:0])
		for _, w := range found {
			s := corpus.Span{Start: start + int(w.Start), End: start + int(w.End)}
			form := a.Form(text[s.Start:s.End])
			out = append(out, word{written: text[s.Start:s.End], lower: form.Lower, key: language.Fold(form.Lower), before: open, span: s})
			open = noGap
		}
	}
	at := 0
	for _, m := range gaps().FindAllStringIndex(text, -1) {
		add(at, m[0])
		if omission().MatchString(text[m[0]:m[1]]) {
			open = omitted
		} else {
			open = max(open, inserted)
		}
		at = m[1]
	}
	add(at, len(text))
	if len(out) > 0 {
		out[0].before = noGap // what goes before the beginning says nothing
	}
	return out
}

// Words returns the number of words that a quotation quotes.
func Words(q *Quotation, a *language.Analyzer) int { return len(wordsOf(q.Text, a)) }
