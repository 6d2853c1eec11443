package manuscript

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// mention is a name of the study in a text.
type mention struct {
	span corpus.Span
	// node is a category or code; else field and value are those of people and
	// interviews, or register and condition those of a register.
	node         string
	field, value string
	register     int
	condition    string
	doubtful     bool // it may be a preposition
}

// name is a name that may be mentioned.
type name struct {
	words []string // stems, or as written where exact
	exact bool
	mention
}

// names are all names of a study by their first word.
type names struct {
	a  *language.Analyzer
	by map[string][]name
}

// newNames collects the names of categories, codes, groups, attributes and the
// values of registers.
func newNames(s *Study) (*names, error) {
	a, err := language.New(s.Corpus.Language, false)
	if err != nil {
		return nil, err
	}
	n := &names{a: a, by: map[string][]name{}}
	s.Book.Walk(func(c *coding.Category, _ int) { n.node(c.ID, c.Name) })
	for _, c := range s.Book.Codes {
		n.node(c.ID, c.Name)
	}
	for _, t := range s.Book.Themes {
		n.node(t.ID, t.Name)
	}
	for _, field := range []string{"stakeholder", "group", "wave", "site", "kind"} {
		for _, v := range s.Corpus.Values(field) {
			if v.ID != corpus.Unknown {
				n.add(v.ID, isShort(v.ID), mention{field: field, value: v.ID})
				n.add(v.Label, isShort(v.Label), mention{field: field, value: v.ID})
			}
		}
	}
	n.addTimes(s.Corpus.Values("wave"))
	n.addKinds(s.Corpus.Values("kind"))
	n.addInterviews(s.Corpus)
	for i := range s.Registers {
		n.addRegister(i+1, &s.Registers[i])
	}
	for _, list := range n.by { // the longest first
		slices.SortStableFunc(list, func(a, b name) int { return len(b.words) - len(a.words) })
	}
	return n, nil
}

// addInterviews adds the names of interviews and what is in no category: a number
// beside them is none of all.
func (n *names) addInterviews(c *corpus.Corpus) {
	for _, t := range c.Transcripts {
		base := strings.TrimSuffix(path.Base(t.Path), path.Ext(t.Path))
		for _, text := range []string{t.Path, strings.TrimSuffix(t.Path, path.Ext(t.Path)), path.Base(t.Path), base} {
			if strings.IndexFunc(text, unicode.IsDigit) >= 0 || strings.ContainsAny(text, "/-_") { // else it may be any word
				n.add(text, false, mention{field: unlike, value: t.Path})
			}
		}
	}
	for _, w := range []string{"okategoriserad", "okategoriserade", "okategoriserat", "uncategorised", "uncategorized", "okodade", "uncoded"} {
		n.add(w, false, mention{field: unlike, value: coding.Uncategorised})
	}
}

// unlike is the field of names of which no figure is counted here.
const unlike = "unlike"

// isShort reports whether a name is one of capitals such as AME, which is meant
// only where it is written so.
func isShort(name string) bool {
	return name != "" && strings.IndexFunc(name, func(r rune) bool { return !unicode.IsUpper(r) && !unicode.IsDigit(r) }) < 0
}

func (n *names) node(id, label string) {
	n.add(label, isShort(label), mention{node: id})
	n.add(strings.ReplaceAll(id, "-", " "), isShort(id), mention{node: id})
}

func (n *names) add(text string, exact bool, m mention) {
	words := n.words(text)
	if len(words) == 0 {
		return
	}
	x := name{exact: exact, mention: m}
	for _, w := range words {
		x.words = append(x.words, n.key(w.text, exact))
	}
	if !exact && len(x.words) == 1 && (language.FunctionWords(n.a)[strings.ToLower(text)] && m.field != "wave" || len([]rune(text)) < 3) {
		return
	}
	if m.field == "kind" && len(words) == 1 && measureOf(text) == Interviews { // 20 interviews are of every kind
		return
	}
	n.by[x.words[0]] = append(n.by[x.words[0]], x)
}

func (n *names) key(word string, exact bool) string {
	if exact {
		return word
	}
	lower := n.a.Lower(word)
	for _, stem := range []string{"uppföljning", "baslinje"} { // vid uppföljningsintervjuerna
		if strings.HasPrefix(lower, stem) {
			return " " + stem
		}
	}
	switch lower {
	case "min", "mitt", "mina", "sin", "sitt", "sina", "my", "their": // whose it is depends on who writes
		return " sin"
	}
	return " " + n.a.Stem(lower)
}

// token is a word of a text.
type token struct {
	text string
	span corpus.Span
}

// words returns the words of a text; a short name loses its genitive (AME:s).
func (n *names) words(text string) []token {
	var out []token
	for at := 0; at < len(text); {
		start := strings.IndexFunc(text[at:], letterOrDigit)
		if start < 0 {
			break
		}
		start += at
		end := strings.IndexFunc(text[start:], func(r rune) bool { return !letterOrDigit(r) })
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		w := text[start:end]
		if short := strings.TrimSuffix(w, "s"); short != w && len(short) > 1 && isShort(short) {
			w = short
		}
		out = append(out, token{w, corpus.Span{Start: start, End: end}})
		at = end
	}
	return out
}

// in returns the names in a text, the longest at each place.
func (n *names) in(text string) []mention {
	words := n.words(text)
	var out []mention
	for i := 0; i < len(words); {
		step := 1
		length := 0
		for _, key := range []string{n.key(words[i].text, false), words[i].text} {
			for _, x := range n.by[key] {
				if len(x.words) < length || !n.here(x, words[i:]) {
					continue
				}
				if len(x.words) > length {
					for len(out) > 0 && out[len(out)-1].span.Start == words[i].span.Start {
						out = out[:len(out)-1]
					}
				}
				m := x.mention
				m.span = corpus.Span{Start: words[i].span.Start, End: words[i+len(x.words)-1].span.End}
				m.doubtful = isDoubtful(text, m)
				if !slices.Contains(out, m) {
					out = append(out, m)
				}
				length, step = len(x.words), len(x.words)
			}
		}
		i += step
	}
	return out
}

// here reports whether words begin with a name.
func (n *names) here(x name, words []token) bool {
	if len(words) < len(x.words) {
		return false
	}
	for i, w := range x.words {
		if n.key(words[i].text, x.exact) != w {
			return false
		}
	}
	return true
}
