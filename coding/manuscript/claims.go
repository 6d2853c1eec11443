package manuscript

import (
	"regexp"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/language"
)

// Claim is a number that a manuscript tells: n, n of N, or per cent.
type Claim struct {
	// Paragraph is its place among the paragraphs, Line their line, Span the number
	// with what belongs to it in bytes of the paragraph's text, and Sentence what
	// stands around it.
	Paragraph, Line int
	Span, Sentence  corpus.Span
	Text            string
	// N and Of are -1 where the claim has none. Percent counts where HasPercent
	// says so, Decimals are its digits behind the decimal sign.
	N, Of      int
	Percent    float64
	HasPercent bool
	Decimals   int
	// Measure is what is counted, where a word behind the number says it.
	Measure Measure
	// Size says that it is written n = 13.
	Size bool
	// Whole says that it is written as the sum of others: totalt 36.
	Whole bool
	// Row and Column head the row and the column of a table's cell; Conditions are
	// those that a note below the table names.
	Row, Column string
	Cell        bool
	Conditions  []string
}

// Measure is what a number counts.
type Measure string

// The measures.
const (
	Any          Measure = ""
	Units        Measure = "units"
	Participants Measure = "participants"
	Interviews   Measure = "interviews"
	Parties      Measure = "parties"
	TalkWords    Measure = "words"
	Codes        Measure = "codes"
	Categories   Measure = "categories"
	Rows         Measure = "rows"
)

// measures are the words that say what is counted, in Swedish and English.
var measures = []struct {
	measure Measure
	words   func() *regexp.Regexp
}{
	{Participants, nouns(`deltaga\pL*|informant\pL*|person(?:er(?:na)?)?|intervjupersoner\pL*|intervjuade|respondent\pL*|participants?|informants?|people|persons?|interviewees?`)},
	{Interviews, nouns(`intervju(?:er|erna|n)?|transkript(?:en)?|interviews?|transcripts?`)},
	{Units, nouns(`enhet(?:er|erna)?|meningsenhet\pL*|units?|utsagor(?:na)?`)},
	{TalkWords, nouns(`ord|words?`)},
	{Parties, nouns(`parter(?:na)?|aktörer(?:na)?|parties`)},
	{Codes, nouns(`kod|koder(?:na)?|codes?`)},
	{Categories, nouns(`kategorier(?:na)?|categories`)},
}

func nouns(words string) func() *regexp.Regexp { return pattern(`(?i)^(?:` + words + `)$`) }

// measureOf returns what a word says that is counted.
func measureOf(word string) Measure {
	for _, m := range measures {
		if m.words().MatchString(word) {
			return m.measure
		}
	}
	return Any
}

const (
	figure  = `\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+|\d{1,3}(?:,\d{3})+|\d+`
	percent = `(\d+(?:[.,]\d+)?)[ \x{a0}\x{202f}]*(?:%|procent|per ?cent)`
	among   = `\s+(?:utav|av|of)\s+(?:(?:de|dem|the|alla|all|totalt|sammanlagt|våra|our|a|total|of)\s+)*`
	few     = `((?:\s+[\pL-]+){0,3}?)`
	// verb is what may stand between a whole and its part: Of 36 had 17 …
	verb = `(?:hade|har|gick|tog|var|är|kom|fick|blev|sa|fann|drog|gav|såg|had|have|has|went|was|were|are|took|got|said|found|\pL{3,}(?:ade|de|te|ed))`
)

// counted is a number in figures or in words.
var counted = `(?:` + figure + `|` + inWords + `)`

// patterns are the ways in which numbers are written, those with most parts
// first. The groups are named.
var patterns = []func() *regexp.Regexp{
	pattern(`(?i)(?P<n>` + counted + `)` + few + among + `(?P<of>` + counted + `)` + few + `\s*[(,]\s*(?:n\s*=\s*\d+[,;]\s*)?` + strings.Replace(percent, "(", "(?P<p>", 1)),
	pattern(`(?i)` + strings.Replace(percent, "(", "(?P<p>", 1) + few + `\s*\(\s*(?:n\s*=\s*)?(?P<n>` + counted + `)(?:(?:` + among + `|\s*/\s*)(?P<of>` + counted + `))?`),
	pattern(`(?i)(?P<n>` + counted + `)` + few + among + `(?P<of>` + counted + `)`),
	pattern(`(?i)(?P<first>(?:utav|av|of)\s+(?:(?:de|dem|the|alla|all|totalt|sammanlagt|våra|our|total)\s+)*)(?P<of>` + counted + `)(?:\s+[\pL-]+){0,4}?,?\s+` + verb + `\s+(?P<n>` + counted + `)(?:` + few + `\s*[(,]\s*` + strings.Replace(percent, "(", "(?P<p>", 1) + `)?`),
	pattern(`(?i)(?P<n>` + counted + `)(?:\s*/\s*(?P<of>` + counted + `))?` + few + `\s*\(\s*(?:\+\d+\)\s*\(\s*)?` + strings.Replace(percent, "(", "(?P<p>", 1)),
	pattern(`(?i)(?P<size>n)\s*=\s*(?P<n>` + figure + `)(?:(?:` + among + `|\s*/\s*)(?P<of>` + figure + `))?(?:\s*[,;(]\s*` + strings.Replace(percent, "(", "(?P<p>", 1) + `)?`),
	pattern(`(?i)` + strings.Replace(percent, "(", "(?P<p>", 1)),
	pattern(`(?i)(?P<whole>totalt|sammanlagt|summa|in total|altogether)\s+(?P<n>` + counted + `)`),
	pattern(`(?i)(?P<n>` + counted + `)\s+(?P<noun>[\pL]+)`),
	pattern(`(?i)(?P<n>` + counted + `)\s+[\pL-]+\s+(?P<noun>[\pL]+)`),
}

// Claims finds the numbers of paragraphs. What stands in quotations is no claim
// of the writer's.
func Claims(ps []format.Paragraph, quotations []Quotation, a *language.Analyzer) []Claim {
	var out []Claim
	var words []language.Word
	var sentences []language.Sentence
	t := tableReader{ps: ps}
	for i := range ps {
		if ps[i].Cells != nil {
			out = append(out, t.row(i)...)
			continue
		}
		text := masked(ps[i].Text, i, quotations)
		words = a.Words(text, words[:0])
		sentences = a.Sentences(text, words, sentences[:0])
		from := 0
		for j, s := range sentences {
			end := int(s.End)
			if j+1 == len(sentences) {
				end = len(text)
			}
			last := Any
			for _, c := range claimsIn(text[from:end]) {
				if c.Measure == Any && c.Of >= 0 { // 11 of 13 participants …, and 9 of 13 …
					c.Measure = last
				}
				if c.Of >= 0 || last == Any {
					last = c.Measure
				}
				c.Paragraph, c.Line, c.Sentence = i, ps[i].Line, corpus.Span{Start: from, End: end}
				c.Span.Start += from
				c.Span.End += from
				out = append(out, c)
			}
			from = end
		}
	}
	return out
}

// masked returns the text of a paragraph with blanks in the place of what is
// quoted and of its source, which tells of the quotation alone.
func masked(text string, paragraph int, quotations []Quotation) string {
	b := []byte(text)
	for i := range quotations {
		if q := &quotations[i]; q.Paragraph == paragraph {
			end := q.Span.End
			const near = 12 // bytes of quotation marks, brackets and dashes
			if at := strings.Index(text[end:], q.Source); q.Source != "" && at >= 0 && at <= near {
				end += at + len(q.Source)
			}
			for j := q.Span.Start; j < end; j++ {
				b[j] = ' '
			}
			if end > q.Span.End { // a sentence begins with a capital
				b[end-len(q.Source)] = 'X'
			}
		}
	}
	return string(b)
}

// claimsIn returns the numbers of a sentence in the order of the text.
func claimsIn(text string) []Claim {
	if !numbers().MatchString(text) {
		return nil
	}
	var out []Claim
	taken := func(from, to int) bool {
		return slices.ContainsFunc(out, func(c Claim) bool { return from < c.Span.End && c.Span.Start < to })
	}
	for _, way := range patterns {
		form := way()
		for at := 0; at < len(text); {
			m := form.FindStringSubmatchIndex(text[at:])
			if m == nil {
				break
			}
			for k := range m {
				if m[k] >= 0 {
					m[k] += at
				}
			}
			next := m[0] + max(1, len(firstRune(text[m[0]:])))
			if free(text, m[0], m[1]) && !taken(m[0], m[1]) {
				if c, ok := claimOf(text, form, m); ok {
					out = append(out, c)
					next = c.Span.End
				}
			}
			at = next
		}
	}
	slices.SortFunc(out, func(a, b Claim) int { return a.Span.Start - b.Span.Start })
	return out
}

// claimOf reads what a pattern has found.
func claimOf(text string, pattern *regexp.Regexp, m []int) (Claim, bool) {
	c := Claim{N: -1, Of: -1, Span: corpus.Span{Start: m[0], End: m[1]}}
	group := func(name string) string {
		if i := pattern.SubexpIndex(name); i >= 0 && m[2*i] >= 0 {
			return text[m[2*i]:m[2*i+1]]
		}
		return ""
	}
	noun := group("noun")
	if noun != "" {
		c.Measure = measureOf(noun)
		if c.Measure == Any || article().MatchString(text[m[0]:m[1]]) {
			return c, false
		}
	}
	ok := true
	if n := group("n"); n != "" {
		c.N, ok = parseCount(n)
	}
	if of := group("of"); ok && of != "" {
		c.Of, ok = parseCount(of)
	}
	if group("first") != "" && c.N > c.Of { // no part of it
		return c, false
	}
	if p := group("p"); p != "" {
		c.Percent, c.Decimals, c.HasPercent = parsePercent(p)
	}
	c.Size, c.Whole = group("size") != "", group("whole") != ""
	if noun == "" {
		c.Measure = nounNear(text, c.Span)
	}
	if strings.HasPrefix(text[c.Span.End:], ")") && strings.Contains(text[c.Span.Start:c.Span.End], "(") {
		c.Span.End++
	}
	c.Text = text[c.Span.Start:c.Span.End]
	return c, ok
}

// article begins what is no number: en enda person, ett intervjutillfälle.
var article = pattern(`(?i)^(?:en|ett)\s`)

// nounNear returns what is counted by a word within a number, or one of the two
// behind it.
func nounNear(text string, s corpus.Span) Measure {
	for _, w := range strings.FieldsFunc(text[s.Start:s.End], notLetter) {
		if m := measureOf(w); m != Any {
			return m
		}
	}
	rest := text[s.End:]
	if cut := strings.IndexAny(rest, ".,;:"); cut >= 0 {
		rest = rest[:cut]
	}
	for i, w := range strings.FieldsFunc(rest, notLetter) {
		if m := measureOf(w); i < 3 && m != Any {
			return m
		}
	}
	return Any
}
