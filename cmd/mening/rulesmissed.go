package main

import (
	"strings"

	"mening/coding/quotation"
	"mening/coding/rules"
	"mening/corpus/table"
)

// missedRecord is in JSON what the rules of a code miss.
type missedRecord struct {
	Code     string        `json:"code"`
	Counts   string        `json:"counts"` // whose decisions
	HandMade int           `json:"coded_by_hand"`
	Missed   int           `json:"missed"`
	Others   int           `json:"other_sentences"`
	Words    []missedWord  `json:"words"`
	Units    []missingUnit `json:"units"`
}

type missedWord struct {
	Expression string  `json:"expression"`
	Missed     int     `json:"missed"`
	Other      int     `json:"other"`
	Together   int     `json:"together"`
	LogOdds    float64 `json:"log_odds"`
	Z          float64 `json:"z"`
}

type missingUnit struct {
	ID          string   `json:"id"`
	Transcript  string   `json:"transcript"`
	Turn        int      `json:"turn"`
	Stakeholder string   `json:"stakeholder"`
	Coder       string   `json:"coder"`
	Quote       string   `json:"quote"`
	Words       []string `json:"words"`
}

// printMissed prints what people gave a code and no rule found, and the words
// that would catch it.
func (r *ruled) printMissed() error {
	code, err := r.chosenCode(r.value)
	if err != nil {
		return err
	}
	bar := r.env.progress("coding")
	m := rules.MissedBy(r.corpus, r.book, code, rules.Options{Decided: r.decided, Where: r.where, Progress: bar.at})
	bar.done()
	units, words := r.missedUnits(&m), r.missedWords(&m, code.ID)
	switch {
	case r.out.format == "json":
		return r.out.json(r.missedRecord(&m, code.ID))
	case len(m.Units) == 0 && r.out.inNames():
		return r.out.table(r.out.headless(words), r.voice)
	}
	return r.several(units, words, units)
}

func (r *ruled) missedWords(m *rules.Missed, code string) *table.Table {
	v := r.voice
	t := &table.Table{Caption: v.say("Words that would find what the rules of %s miss", code), Columns: []table.Column{
		{Key: "expression", Title: v.say("expression")}, {Key: "missed", Title: v.say("in missed\nunits"), Number: true},
		{Key: "together", Title: v.say("with those\nabove"), Number: true}, {Key: "other", Title: v.say("in other\nsentences"), Number: true},
		{Key: "log odds", Title: v.say("log odds\nratio"), Number: true, Decimals: 1}, {Key: "z", Title: "z", Number: true, Decimals: 1}}}
	shown := r.shownWords(len(m.Words))
	for _, w := range m.Words[:shown] {
		t.Rows = append(t.Rows, []any{w.Expression, w.Missed, w.Together, w.Other, w.LogOdds, w.Z})
	}
	who := r.counted()
	switch {
	case m.HandMade == 0 && len(r.decided.Coders) == 0:
		t.Notes = []string{who}
	case m.HandMade == 0:
		t.Notes = []string{v.say("nobody whose decisions count has given any unit this code (%s); --coder names another", who)}
	case len(m.Units) == 0:
		t.Notes = []string{v.say("the rules find all units that people hold: %d", m.HandMade)}
	default:
		t.Notes = []string{v.say("units that people hold: %d (%s), missed by the rules: %d, other sentences: %d", m.HandMade, who, len(m.Units), m.Others)}
		if len(m.Words) == 0 {
			if len(m.Units) > 1 {
				t.Notes = append(t.Notes, v.say("no word or pair of words stands in two of them and tells them from other talk: read them"))
			} else {
				t.Notes = append(t.Notes, v.say("no word or pair of words tells it from other talk: read it"))
			}
			break
		}
		if shown < len(m.Words) {
			t.Notes = append(t.Notes, v.say("listed: %d of %d (--limit 0 lists all)", shown, len(m.Words)))
		}
		t.Notes = append(t.Notes, v.say("other sentences: participants' talk to which neither people nor the rules give the code"),
			v.say("function words are left out, and what stands in only one of several missed units"),
			v.say("log odds ratio with ½ added to each count, z = this by its standard error; listed from 1.96, the highest first, where one find in ten is a missed unit"),
			v.say("try one: %s", r.command("rules --try "+quoted(m.Words[0].Expression)+" --as "+code)))
	}
	t.Notes = r.selected(t.Notes)
	return t
}

// screenMissed is how many expressions are offered on a screen, where nobody
// says how many; longUnit, how many words of a unit stand there.
const (
	screenMissed = 10
	longUnit     = 40
)

// shownWords returns how many expressions are offered.
func (r *ruled) shownWords(all int) int {
	if r.limit == screenHits && r.onScreen() && !r.limited {
		return min(all, screenMissed)
	}
	return r.shown(all)
}

// quoted is a missed unit as it stands in a table: on a screen, of a long one
// what stands around the words that would find it.
func (r *ruled) quoted(u *rules.Missing) string {
	if r.out.format != "text" {
		return flat(u.Quote())
	}
	o := u.Observation
	o.Printed = "" // what was said, not how it is printed
	return table.Clean(quotation.Core(&o, longUnit))
}

func (r *ruled) missedUnits(m *rules.Missed) *table.Table {
	v := r.voice
	t := &table.Table{Caption: v.say("Coded by hand, found by no rule"), Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true}, {Key: "words", Title: v.say("expressions\nthat find it"), Wrap: true},
		{Key: "stakeholder", Title: v.term("stakeholder")}, {Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true}}}
	ids := identifiers{}
	for i := range m.Units[:r.shown(len(m.Units))] {
		u := &m.Units[i]
		t.Rows = append(t.Rows, []any{ids.id(&u.Observation), r.quoted(u), strings.Join(u.Words, ", "), r.stakeholderCell(&u.Observation), u.Transcript.Path, u.Turn.Number})
	}
	if r.out.format == "text" && r.out.columns() < wideEnough {
		t = withPlace(t, v)
	}
	t.Notes = r.rest(nil, len(m.Units))
	return t
}

func (r *ruled) missedRecord(m *rules.Missed, code string) missedRecord {
	out := missedRecord{Code: code, Counts: r.decided.Whose.Name(), HandMade: m.HandMade, Missed: len(m.Units), Others: m.Others, Words: []missedWord{}, Units: []missingUnit{}}
	for _, w := range m.Words[:r.shownWords(len(m.Words))] {
		out.Words = append(out.Words, missedWord(w))
	}
	ids := identifiers{}
	for i := range m.Units[:r.shown(len(m.Units))] {
		u := &m.Units[i]
		out.Units = append(out.Units, missingUnit{ids.id(&u.Observation), u.Transcript.Path, u.Turn.Number, u.Turn.Speaker.Stakeholder, u.Coder, u.Quote(), append([]string{}, u.Words...)})
	}
	return out
}
