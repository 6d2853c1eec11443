package words

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	xlanguage "golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"mening/corpus/language"
	"mening/corpus/source"
)

// Lexicon is the words of which a study's compounds are made, for one language.
// It is a text file of lines:
//
//	# a comment
//	samverkan                 a word that may be a part
//	myndighets+samverkan      a split that was set by hand
//	=uppgift                  a word that is never split
//	-skap                     no word that may be a part
type Lexicon struct {
	// Language is an ISO 639-1 code.
	Language string
	lines    []line
}

type kind int

const (
	comment  kind = iota // or an empty line
	part                 // samverkan
	split                // myndighets+samverkan
	whole                // =uppgift
	notAPart             // -skap
)

// line is one line of the file.
type line struct {
	kind  kind
	text  string   // as it stands in the file, in NFC, without blanks around it
	parts []string // of a split
}

// word returns the word that the line is about.
func (l line) word() string {
	switch l.kind {
	case split:
		return strings.Join(l.parts, "")
	case whole, notAPart:
		return l.text[1:]
	}
	return l.text
}

// ReadLexicon reads a lexicon. The file's name stands in faults, all of which
// are told; the lexicon is nil where there are any.
func ReadLexicon(file, lang string, text []byte) (*Lexicon, source.Problems) {
	l := &Lexicon{Language: lang}
	var problems source.Problems
	fault := func(line int, hint, message string, args ...any) {
		problems = append(problems, source.Told(source.Error, file, line, source.Say(message, args...), hint))
	}
	if !utf8.Valid(text) {
		fault(0, "save it as UTF-8", "the lexicon is not UTF-8")
		return nil, problems
	}
	set := map[string]int{} // the line on which a split was set
	content := strings.TrimSuffix(norm.NFC.String(string(source.TrimMark(text))), "\n")
	if content == "" {
		return l, nil
	}
	for i, raw := range strings.Split(content, "\n") {
		next, ok := readLine(strings.TrimSpace(raw))
		if !ok {
			fault(i+1, "write a word, a split such as myndighets+samverkan, =word for a word that is never split, or -word for one that is no part",
				"%s is no entry of a lexicon", source.Quote(strings.TrimSpace(raw)))
			continue
		}
		if next.kind == split || next.kind == whole {
			word := strings.ToLower(next.word())
			if before, twice := set[word]; twice {
				fault(i+1, "keep one of the two lines", "the split of %q was set on line %d already", word, before)
			}
			set[word] = i + 1
		}
		l.lines = append(l.lines, next)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return l, nil
}

func readLine(text string) (line, bool) {
	l := line{text: text}
	if text == "" || text[0] == '#' {
		return l, true
	}
	l.kind = part
	words := []string{text}
	switch {
	case strings.Contains(text, "+"):
		l.kind = split
		l.parts = strings.Split(text, "+")
		words = l.parts
	case text[0] == '=' || text[0] == '-':
		l.kind = whole
		if text[0] == '-' {
			l.kind = notAPart
		}
		words = []string{text[1:]}
	}
	for _, w := range words {
		if !isLetters(w) {
			return l, false
		}
	}
	return l, true
}

func isLetters(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) < 0
}

// Bytes returns the lexicon as a file.
func (l *Lexicon) Bytes() []byte {
	var b strings.Builder
	for _, line := range l.lines {
		b.WriteString(line.text + "\n")
	}
	return []byte(b.String())
}

// Stamp names what the lexicon says by the first digits of the SHA-256 of its
// entries. Their order and the comments do not matter.
func (l *Lexicon) Stamp() string {
	var entries []string
	for _, line := range l.lines {
		if line.kind != comment {
			entries = append(entries, line.text)
		}
	}
	slices.Sort(entries)
	sum := sha256.Sum256([]byte(strings.Join(slices.Compact(entries), "\n")))
	return fmt.Sprintf("%x", sum[:4])
}

// Len returns the number of entries.
func (l *Lexicon) Len() int {
	n := 0
	for _, line := range l.lines {
		if line.kind != comment {
			n++
		}
	}
	return n
}

// Comment adds lines of comment at the end, each without its #, and an empty
// line.
func (l *Lexicon) Comment(lines ...string) {
	for _, text := range lines {
		l.lines = append(l.lines, line{text: strings.TrimSpace("# " + text)})
	}
	l.lines = append(l.lines, line{})
}

// Add adds words that may be parts, each in its place in the order of the
// language, and returns how many were new. It takes nothing away, and words
// that the lexicon names in any way are left as they are.
func (l *Lexicon) Add(words []string) int {
	named := map[string]bool{}
	for _, line := range l.lines {
		if line.kind != comment {
			named[line.word()] = true
		}
	}
	var added []string
	for _, w := range words {
		if w = norm.NFC.String(w); isLetters(w) && !named[w] {
			named[w] = true
			added = append(added, w)
		}
	}
	order := collate.New(xlanguage.Make(l.Language))
	compare := func(a, b string) int {
		if c := order.CompareString(a, b); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	}
	slices.SortFunc(added, compare)
	total := len(added)
	var out []line
	held := 0 // where the comments begin that stand above the next line
	for _, next := range l.lines {
		if next.kind == part {
			for len(added) > 0 && compare(added[0], next.text) < 0 {
				out = slices.Insert(out, held, line{kind: part, text: added[0]})
				added = added[1:]
				held++
			}
		}
		out = append(out, next)
		if next.kind != comment || next.text == "" {
			held = len(out)
		}
	}
	for _, w := range added {
		out = append(out, line{kind: part, text: w})
	}
	l.lines = out
	return total
}

// Splitter returns what splits words that the analyzer has put into lower case.
func (l *Lexicon) Splitter(a *language.Analyzer) *Splitter { return newSplitter(l, a) }
