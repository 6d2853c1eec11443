package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/coding"
	"mening/coding/chapter"
	"mening/coding/manuscript"
	"mening/coding/quotation"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

// number fills in a number.
func (f *filler) number(c *chapter.Call, before string) (string, error) {
	figure, err := f.figure(c.Args)
	if err != nil {
		return "", err
	}
	counts, group := figure.Counts, &figure.Group
	if f.proposals {
		counts = figure.All
	}
	switch c.Name {
	case "n":
		return f.count(before, counts.Units), nil
	case "participants":
		return f.count(before, counts.Participants), nil
	case "interviews":
		return f.count(before, counts.Interviews), nil
	case "words":
		if figure.Node != "" {
			return "", source.Say("words are those of a group, not of %q\n  leave the code out", figure.Node)
		}
		return f.grouped(group.Words), nil
	case "of":
		if err := f.somebody(c.Args, figure); err != nil {
			return "", err
		}
		return f.voice.say("%s of %s", f.count(before, counts.Participants, group.Participants), f.count("x", group.Participants, counts.Participants)), nil
	}
	if err := f.somebody(c.Args, figure); err != nil {
		return "", err
	}
	return f.percentOf(figure, counts)
}

// somebody tells that nobody belongs to the groups that are named, so that there is
// no share of them.
func (f *filler) somebody(args []string, figure *manuscript.Figure) error {
	if figure.Group.Participants > 0 {
		return nil
	}
	var groups []string
	for _, arg := range args {
		if strings.Contains(arg, "=") || f.node(arg) == "" {
			groups = append(groups, strconv.Quote(arg))
		}
	}
	for _, condition := range f.conditions {
		groups = append(groups, strconv.Quote(condition))
	}
	const hint = "see mening tally; groups of several fields must all hold"
	if len(groups) == 0 {
		return source.Say("the study has no participants, so that there is no share\n  " + hint)
	}
	named := source.Say("%s", groups[0])
	for _, group := range groups[1:] {
		named = source.Say("%s and %s", named, group)
	}
	return source.Say("nobody belongs to %s, so that there is no share\n  "+hint, named)
}

// percentOf fills in the share of the participants of a group.
func (f *filler) percentOf(figure *manuscript.Figure, counts tally.Counts) (string, error) {
	if figure.Node == "" {
		return "", source.Say("per cent of what is not said\n  name a category or code first")
	}
	share := table.Fixed(100*float64(counts.Participants)/float64(figure.Group.Participants), 0)
	if f.voice.swedish {
		return share + "\u00a0%", nil
	}
	return share + "%", nil
}

// count writes a number, in words where that is wanted and all numbers beside it
// are small; with a capital where it begins a sentence.
func (f *filler) count(before string, n int, beside ...int) string {
	const most = 12
	if !f.inWords || n < 1 || n > most || slices.ContainsFunc(beside, func(m int) bool { return m > most }) {
		return f.grouped(n)
	}
	word := manuscript.InWords(n, f.voice.swedish)
	if trimmed := strings.TrimRight(before, " \n"); trimmed == "" || strings.ContainsRune(".!?", lastRune(trimmed)) || strings.HasSuffix(before, "\n\n") {
		r, size := utf8.DecodeRuneInString(word)
		word = string(unicode.ToUpper(r)) + word[size:]
	}
	return word
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// grouped writes a number with a sign between thousands, from five digits on.
func (f *filler) grouped(n int) string {
	text := strconv.Itoa(n)
	if len(text) < 5 {
		return text
	}
	sign := ","
	if f.voice.swedish {
		sign = "\u00a0"
	}
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + sign + text[at:]
	}
	return text
}

// figure counts what texts name: a category or code, and groups.
func (f *filler) figure(args []string) (*manuscript.Figure, error) {
	node := ""
	values := map[string][]string{}
	var fields, conditions []string
	for _, arg := range args {
		id := f.node(arg)
		if id == "" && strings.Contains(arg, "=") {
			conditions = append(conditions, arg)
			continue
		}
		if id != "" {
			if node != "" {
				return nil, source.Say("%q and %q are both categories or codes\n  name one of them", node, arg)
			}
			node = id
			continue
		}
		field, id, err := f.group(arg)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
		values[field] = append(values[field], id)
	}
	for _, field := range fields {
		conditions = append(conditions, field+"="+strings.Join(values[field], ","))
	}
	return f.figures.Figure(node, slices.Concat(f.conditions, conditions))
}

// node returns the id of the category or code that a text names, empty where it
// names none.
func (f *filler) node(text string) string {
	if c := f.book.Code(text); c != nil {
		return c.ID
	}
	if corpus.Equal(text, coding.Uncategorised) || corpus.Equal(text, swedishTexts()[coding.Uncategorised]) {
		return coding.Uncategorised
	}
	found := ""
	f.book.Walk(func(c *coding.Category, _ int) {
		if corpus.Equal(c.ID, text) || corpus.Equal(c.Name, text) {
			found = cmp.Or(found, c.ID)
		}
	})
	for _, c := range f.book.Codes {
		if corpus.Equal(c.Name, text) {
			found = cmp.Or(found, c.ID)
		}
	}
	return found
}

// group returns the field and value that a text names.
func (f *filler) group(text string) (field, id string, err error) {
	fields := []string{"stakeholder", "group", "wave", "site", "kind"}
	for _, a := range f.corpus.Attributes {
		if !slices.Contains(fields, a.Name) {
			fields = append(fields, a.Name)
		}
	}
	var known []string
	for _, field := range fields {
		for _, v := range f.corpus.Values(field) {
			if corpus.Equal(v.ID, text) || corpus.Equal(v.Label, text) {
				return field, v.ID, nil
			}
			known = append(known, v.ID)
		}
	}
	f.book.Walk(func(c *coding.Category, _ int) { known = append(known, c.ID, c.Name) })
	known = append(known, f.book.IDs("code")...)
	hint := source.Say("write the id of a category or code, a group such as a stakeholder or wave, or FIELD=VALUE")
	if near := source.Nearest(text, known); near != "" {
		hint = source.Say("did you mean %q?", near)
	}
	return "", "", source.Say("nothing in this study is called %q\n  %s", text, hint)
}

// quotation fills in a unit in its printed form with its source: in the text, or
// set off.
func (f *filler) quotation(c *chapter.Call) (filledIn, error) {
	if len(c.Args) != 1 {
		return filledIn{}, source.Say("it takes the id of one unit, but was given %d\n  mening units prints the ids", len(c.Args))
	}
	if f.finder == nil {
		f.finder = &finder{coded: f.coded, views: [][]coding.Observation{f.observations}}
	}
	found, err := f.finder.find(c.Args[0], "")
	if err != nil {
		return filledIn{}, err
	}
	if len(found.observations) == 0 {
		return filledIn{}, source.Say("no code that counts holds %q\n  it may have been crossed out; mening units prints the ids of those that count", c.Args[0])
	}
	o := found.observations[0]
	for _, other := range found.observations {
		if o.Printed == "" {
			o = other
		}
	}
	for _, from := range quotation.Sources(o, f.source) {
		f.quoted[from] = true
	}
	if c.Name == "blockquote" {
		text, behind := quotation.Attributed(o, f.source)
		return filledIn{block: []document.Block{document.Quotation{Runs: document.Text(text), Source: behind}}}, nil
	}
	return filledIn{text: f.inText(o)}, nil
}

// inText returns a quotation as it stands in a sentence, with who says it: each
// speaker before the words, where there are several.
func (f *filler) inText(o *coding.Observation) string {
	passages, sources := quotation.Passages(o, 0), quotation.Sources(o, f.source)
	var out []string
	for _, p := range passages {
		text := "“" + p.Text + "”"
		if f.voice.swedish {
			text = "”" + p.Text + "”"
		}
		if len(passages) > 1 && p.Label != "" {
			text = p.Label + ": " + text
		}
		if len(passages) > 1 && len(sources) > 1 && p.Speaker.Role == corpus.Participant {
			text = strings.TrimSpace(text + " " + f.source(o.Transcript, p.Speaker))
		}
		out = append(out, text)
	}
	if len(passages) == 1 || len(sources) < 2 {
		out = append(out, sources...)
	}
	return strings.Join(out, " ")
}

// source says who said it where, by the pattern in study.yaml and as the report
// does.
func (f *filler) source(t *corpus.Transcript, s *corpus.Speaker) string {
	if f.label == nil {
		f.label = f.labels()
	}
	return study.Attribution(f.study.Config.Quotation, t, s, func(field, id string) string {
		label := f.label(field, id)
		if field == "wave" || field == "kind" {
			label = strings.ToLower(label)
		}
		return label
	})
}
