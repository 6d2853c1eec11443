package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"mening/coding/manuscript"
	"mening/corpus"
	"mening/corpus/table"
)

// print writes quotations and numbers.
func (v *verified) print() error {
	switch v.out.format {
	case "json":
		return v.out.json(v.record())
	case "csv", "tsv":
		return v.out.table(v.long(), v.voice)
	}
	return v.out.tables(v.voice, v.quotationTable(), v.numberTable())
}

// quotationTable has a row for each quotation.
func (v *verified) quotationTable() *table.Table {
	s := v.voice
	t := &table.Table{Caption: s.say("Quotations in %s", v.file), Columns: []table.Column{
		{Key: "line", Title: s.say("line"), Number: true}, {Key: "quotation", Title: s.say("quotation"), Wrap: true},
		{Key: "found", Title: s.say("found")}, {Key: "place", Title: s.placeTitle() + "\n" + s.say("speaker")},
		{Key: "remarks", Title: s.say("words that differ, remarks"), Wrap: true}}}
	faults := 0
	outcomes := map[manuscript.Outcome]int{}
	for i := range v.found {
		f := &v.found[i]
		outcomes[f.Outcome]++
		if f.Fault() {
			faults++
		} else if v.onlyFindings {
			continue
		}
		t.Rows = append(t.Rows, []any{f.Line, shownQuotation(f), s.say(string(f.Outcome)), v.placeAndSpeaker(f), v.remarks(f, "\n")})
	}
	t.Notes = append(t.Notes, s.say("quotations: %d, with findings: %d", len(v.found), faults))
	for _, o := range []manuscript.Outcome{manuscript.Exact, manuscript.Declared, manuscript.Cleaned, manuscript.Differs, manuscript.NotFound, manuscript.LeftOut, manuscript.Codebook} {
		if outcomes[o] > 0 {
			t.Notes[0] += fmt.Sprintf("; %s: %d", s.say(string(o)), outcomes[o])
		}
	}
	t.Notes = append(t.Notes, v.limits()...)
	if v.short > 0 {
		t.Notes = append(t.Notes, s.say("of fewer than %d words and not looked for: %d (--least)", v.least, v.short))
	}
	return t
}

// shownQuotation returns a quotation with its source.
func shownQuotation(f *manuscript.Found) string {
	if f.Source == "" {
		return f.Text
	}
	return f.Text + " (" + f.Source + ")"
}

// placeAndSpeaker tells where a quotation stands, or what is most like it.
func (v *verified) placeAndSpeaker(f *manuscript.Found) string {
	if f.Match == nil {
		return ""
	}
	place := placeOf(f.Match.Transcript, f.Match.Parts)
	if v.out.isNarrow() {
		place = brokenPlace(place)
	}
	return place + "\n" + who(f.Match.Parts[0].Turn)
}

// remarks tells the words that differ and what else is wrong.
func (v *verified) remarks(f *manuscript.Found, between string) string {
	var out []string
	switch {
	case f.Outcome == manuscript.LeftOut:
		out = append(out, v.voice.say("its words were taken out by include: no"))
	case f.Outcome == manuscript.NotFound && f.Match != nil:
		out = append(out, v.voice.say("most like it: %s", shorten(wordsSaid(f.Match), 160)))
	case f.Match != nil:
		for _, d := range f.Match.Differences {
			out = append(out, v.difference(d))
		}
	}
	for _, r := range f.Remarks {
		out = append(out, v.voice.note(r))
	}
	return strings.Join(out, between)
}

// difference shows the words of the manuscript and those that were said.
func (v *verified) difference(d manuscript.Difference) string {
	switch {
	case d.Said == "":
		return v.voice.say("not said: %q", d.Quoted)
	case d.Quoted == "":
		return v.voice.say("left out: %q", d.Said)
	}
	return v.voice.say("%q, but said: %q", d.Quoted, d.Said)
}

func wordsSaid(m *manuscript.Match) string {
	var out []string
	for _, p := range m.Parts {
		out = append(out, p.Text())
	}
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}

// numberTable has a row for each number.
func (v *verified) numberTable() *table.Table {
	s := v.voice
	t := &table.Table{Caption: s.say("Numbers and shares in %s", v.file), Columns: []table.Column{
		{Key: "line", Title: s.say("line"), Number: true}, {Key: "number", Title: s.say("the number")},
		{Key: "sentence", Title: s.say("stands in"), Wrap: true}, {Key: "status", Title: s.say("status")},
		{Key: "study", Title: s.say("the study gives"), Wrap: true}}}
	faults := 0
	statuses := map[manuscript.Status]int{}
	for i := range v.verdicts {
		x := &v.verdicts[i]
		statuses[x.Status]++
		if x.Fault() {
			faults++
		} else if v.onlyFindings {
			continue
		}
		t.Rows = append(t.Rows, []any{x.Line, x.Text, v.around(x), s.say(string(x.Status)), v.given(x, "\n")})
	}
	t.Notes = append(t.Notes, s.say("numbers: %d, with findings: %d", len(v.verdicts), faults))
	for _, status := range []manuscript.Status{manuscript.Agrees, manuscript.Contradicts, manuscript.Miscounts, manuscript.CannotTell} {
		if statuses[status] > 0 {
			t.Notes[0] += fmt.Sprintf("; %s: %d", s.say(string(status)), statuses[status])
		}
	}
	t.Notes = append(t.Notes, v.limits()...)
	return t
}

// limits tells what cannot be seen in a manuscript of this format.
func (v *verified) limits() []string {
	if !strings.EqualFold(filepath.Ext(v.file), ".pdf") {
		return nil
	}
	return []string{v.voice.say("the manuscript is a PDF, in which tables and paragraphs set off as quotations are not recognised")}
}

// around returns what stands around a number: its sentence, or the heads of its
// row and column.
func (v *verified) around(x *manuscript.Verdict) string {
	if x.Cell {
		return strings.Trim(strings.TrimSpace(x.Row)+" / "+strings.TrimSpace(x.Column), " /")
	}
	const most = 160
	return shorten(v.sentence(x), most)
}

// sentence returns the sentence that a number stands in.
func (v *verified) sentence(x *manuscript.Verdict) string {
	return strings.TrimSpace(v.paragraphs[x.Paragraph].Text[x.Sentence.Start:x.Sentence.End])
}

// given shows what the study gives for a number, and what is wrong with its
// arithmetic.
func (v *verified) given(x *manuscript.Verdict, between string) string {
	var out []string
	last := ""
	for _, g := range x.Given {
		name := v.figureName(&g)
		text := v.figure(&g)
		if name != last && name != "" {
			text = name + ": " + text
		}
		last = name
		out = append(out, text)
	}
	if x.Wrong {
		out = append(out, v.voice.say("%d of %d is %s %%", x.N, x.Of, v.percentage(100*float64(x.N)/float64(x.Of), max(x.Decimals, 0))))
	}
	if x.Sum >= 0 {
		out = append(out, v.voice.say("the numbers come to %d", x.Sum))
	}
	return strings.Join(out, between)
}

func (v *verified) percentage(p float64, decimals int) string {
	return strings.ReplaceAll(table.Fixed(p, decimals), ".", v.voice.decimal())
}

// figureName names what a figure is of.
func (v *verified) figureName(g *manuscript.Given) string {
	if g.Figure == nil {
		return g.Name
	}
	parts := []string{}
	if g.Figure.Name != "" {
		parts = append(parts, g.Figure.Name)
	}
	for _, c := range g.Figure.Conditions {
		field, value, _ := strings.Cut(c, "=")
		if field == "stakeholder" || field == "group" {
			parts = append(parts, strings.ReplaceAll(value, ",", " + "))
			continue
		}
		var labels []string
		for one := range strings.SplitSeq(value, ",") {
			label := one
			for _, known := range v.corpus.Values(field) {
				if corpus.Equal(known.ID, one) && known.Label != "" {
					label = v.voice.label(field, known.ID, known.Label)
					break
				}
			}
			labels = append(labels, label)
		}
		parts = append(parts, strings.Join(labels, " + "))
	}
	if len(g.Figure.Conditions) == 0 {
		parts = append(parts, v.voice.say("all"))
	}
	return strings.Join(parts, ", ")
}

// figure writes a number with what it counts, and of how many.
func (v *verified) figure(g *manuscript.Given) string {
	text := fmt.Sprintf("%d", g.N)
	if g.Of > 0 {
		text = v.voice.say("%d of %d", g.N, g.Of) + fmt.Sprintf(" (%s %%)", v.percentage(100*float64(g.N)/float64(g.Of), 1))
	}
	return text + " " + v.voice.say(string(g.Measure))
}
