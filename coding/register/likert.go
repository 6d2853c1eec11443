package register

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// scales are labels of answers as questionnaires have them, the lowest first.
func scales() [][]string {
	return [][]string{
		{"instämmer inte alls", "instämmer i låg grad", "instämmer delvis", "instämmer i hög grad", "instämmer helt"},
		{"instämmer inte alls", "instämmer inte", "varken eller", "instämmer", "instämmer helt"},
		{"stämmer inte alls", "stämmer dåligt", "stämmer delvis", "stämmer ganska bra", "stämmer helt"},
		{"stämmer inte alls", "stämmer ganska dåligt", "varken eller", "stämmer ganska bra", "stämmer mycket bra"},
		{"tar helt avstånd", "tar delvis avstånd", "varken eller", "instämmer delvis", "instämmer helt"},
		{"inte alls", "i liten utsträckning", "i viss utsträckning", "i stor utsträckning", "i mycket stor utsträckning"},
		{"inte alls", "i låg grad", "i viss mån", "i hög grad", "i mycket hög grad"},
		{"inte alls", "lite", "ganska mycket", "mycket"},
		{"mycket dåligt", "ganska dåligt", "varken eller", "ganska bra", "mycket bra"},
		{"mycket dålig", "dålig", "varken bra eller dålig", "bra", "mycket bra"},
		{"mycket missnöjd", "ganska missnöjd", "varken eller", "ganska nöjd", "mycket nöjd"},
		{"aldrig", "sällan", "ibland", "ofta", "alltid"},
		{"strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"},
		{"strongly disagree", "disagree", "neutral", "agree", "strongly agree"},
		{"not at all", "slightly", "moderately", "very", "extremely"},
		{"not at all", "a little", "somewhat", "a lot"},
		{"very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"},
		{"very poor", "poor", "fair", "good", "very good"},
		{"poor", "fair", "good", "very good", "excellent"},
		{"never", "rarely", "sometimes", "often", "always"},
	}
}

// numbered is an answer that bears its number: 4 = Stämmer ganska bra, 5 (helt).
var numbered = regexp.MustCompile(`^(\d{1,2}) ?[=.:–(-] ?\(?(\D.*?)\)?$`)

// labels returns the scale that the values of the column belong to, nil where
// there is none: a known one, or that of answers which bear their numbers.
func (c *columnReader) labels() []corpus.Value {
	t := c.tally()
	if t.sum == 0 || len(t.texts) < 2 {
		return nil
	}
	texts := t.texts
	for _, scale := range scales() {
		if t.share(func(s string) bool { return slices.Contains(scale, spelling(s)) }) < 1 {
			continue
		}
		var out []corpus.Value
		for _, label := range scale {
			text := strings.ToUpper(label[:1]) + label[1:] // the scales begin with plain letters
			for _, t := range texts {
				if spelling(t) == label {
					text = t
					break
				}
			}
			out = append(out, corpus.Value{ID: text, Label: text})
		}
		return out
	}
	if t.share(func(s string) bool { return numbered.MatchString(s) || isCode(s) }) < 1 || t.share(numbered.MatchString) == 0 {
		return nil
	}
	return numberedScale(texts)
}

// numberedScale returns the answers by their numbers, those between that nobody
// gave too. Two texts with one number are no scale.
func numberedScale(texts []string) []corpus.Value {
	names := map[int]string{}
	low, high := 1, 0
	for _, t := range texts {
		m := numbered.FindStringSubmatch(t)
		if m == nil {
			n, _ := strconv.Atoi(t) // one digit
			low, high = min(low, n), max(high, n)
			continue
		}
		n, _ := strconv.Atoi(m[1]) // digits by the pattern
		if names[n] != "" && spelling(names[n]) != spelling(t) || n > highestAnswer {
			return nil
		}
		names[n] = t
		low, high = min(low, n), max(high, n)
	}
	var out []corpus.Value
	for n := low; n <= high; n++ {
		text := names[n]
		if text == "" {
			text = strconv.Itoa(n)
		}
		out = append(out, corpus.Value{ID: text, Label: text})
	}
	return out
}

// answers reads a column of answers in order.
func (c *columnReader) answers() error {
	c.Levels = slices.Clone(c.declared.Values)
	if len(c.Levels) == 0 {
		c.Levels = c.labels()
	}
	if len(c.Levels) == 0 {
		c.Levels = c.numericScale()
	}
	if len(c.Levels) == 0 {
		return source.Say("nothing says in which order the answers of the column %q stand\n  name all from the lowest to the highest, as in --order '%s=not at all,a little,much'", c.Name, c.Name)
	}
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		at := slices.IndexFunc(c.Levels, func(v corpus.Value) bool {
			return spelling(v.ID) == spelling(text) || spelling(v.Label) == spelling(text) || strings.HasPrefix(v.ID, text) && isCode(text) && numbered.MatchString(v.ID)
		})
		if n, percent, ok := parseNumber(text); at < 0 && ok && !percent { // 4.0 is 4
			at = slices.IndexFunc(c.Levels, func(v corpus.Value) bool { return v.ID == strconv.FormatFloat(n, 'f', -1, 64) })
		}
		if at < 0 {
			c.fault(i, codeHint(text), "%s in the column %q is none of the answers from %s to %s", source.Quote(text), c.Name,
				source.Quote(c.Levels[0].Label), source.Quote(c.Levels[len(c.Levels)-1].Label))
			continue
		}
		c.cells[i].level = at
	}
	return nil
}

// numericScale returns the scale of answers that are numbers, from 1, or 0
// where it occurs, to the highest that may be.
func (c *columnReader) numericScale() []corpus.Value {
	low, high := 1, c.scale
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil && c.scale == 0 {
			return nil
		}
		if c.scale == 0 && n <= highestAnswer {
			high = max(high, scaleUpTo(n))
		}
		if err == nil && n == 0 {
			low = 0
		}
	}
	var out []corpus.Value
	for n := low; n <= high; n++ {
		out = append(out, corpus.Value{ID: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	return out
}
