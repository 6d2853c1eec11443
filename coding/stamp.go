package coding

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"mening/corpus/query"
	"mening/corpus/words"
)

// Stamp names the text of a codebook by its version and the first digits of its
// SHA-256.
func Stamp(version string, text []byte) string {
	sum := sha256.Sum256(text)
	return strings.TrimSpace(fmt.Sprintf("%s %x", version, sum[:4]))
}

// Basis names what the codebook's rules find units by: its stamp and, where
// rules ask for parts of compounds, the lexicons, as in
// `1.0 3f2a9c0d sv:5e6f7a8b`. Decisions bear it, so that it can be told which
// proposals a coder saw.
func (b *Codebook) Basis() string {
	return strings.TrimSpace(b.Stamp + " " + b.LexiconsOf(b.Codes...))
}

// LexiconsOf names the lexicons by which the rules of codes find parts of
// compounds, each by its language and its stamp: `de:91ab22cd sv:5e6f7a8b`. It
// is empty where the rules ask for none, or the study has no lexicon.
func (b *Codebook) LexiconsOf(codes ...*Code) string {
	var out []string
	for _, lang := range words.Languages() {
		asks := slices.ContainsFunc(codes, func(c *Code) bool { return c.asksForParts(lang) })
		if l, _ := b.Lexicons.Lexicon(lang); asks && l != nil {
			out = append(out, lang+":"+l.Stamp())
		}
	}
	return strings.Join(out, " ")
}

// HasCompounds reports whether rules of the code have a +word.
func (c *Code) HasCompounds() bool {
	return slices.ContainsFunc(slices.Concat(c.Rules, c.Unless), func(r Rule) bool { return len(query.Compounds(r.Expr)) > 0 })
}

// asksForParts reports whether rules of the code that apply to a language have
// a +word.
func (c *Code) asksForParts(lang string) bool {
	return slices.ContainsFunc(slices.Concat(c.Rules, c.Unless), func(r Rule) bool {
		return (r.Language == "" || r.Language == lang) && len(query.Compounds(r.Expr)) > 0
	})
}

// lexicons returns the stamps of the lexicons by language that a basis names.
func lexicons(basis string) map[string]string {
	out := map[string]string{}
	fields := strings.Fields(basis)
	for i := len(fields) - 1; i >= 0; i-- {
		lang, stamp, ok := strings.Cut(fields[i], ":")
		if !ok || !words.Splits(lang) {
			break // the version stands before, whatever it looks like
		}
		out[lang] = stamp
	}
	return out
}

// OtherLexicon returns, of decisions in their order, those about codes whose
// rules found parts of compounds by another lexicon of the language than they do
// now. Decisions that name no lexicon are not among them: nobody knows.
func (b *Codebook) OtherLexicon(lang string, decisions []Decision) []Decision {
	var out []Decision
	for _, d := range decisions {
		code := b.code(d.Code)
		then := lexicons(d.Codebook)[lang]
		if code == nil || then == "" || !code.asksForParts(lang) {
			continue
		}
		if now := lexicons(b.LexiconsOf(code))[lang]; now != then {
			out = append(out, d)
		}
	}
	return out
}
