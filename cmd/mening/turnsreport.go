package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/report"
	"mening/corpus/table"
)

// report prints what was understood of each transcript, and of each speaker:
// two tables for people, a row a speaker for programs.
func (s *opened) report(o *output, transcripts []*corpus.Transcript, where coding.Selection) error {
	all := report.Of(transcripts)
	for i := range all {
		all[i].Cast = slices.DeleteFunc(all[i].Cast, func(sp report.Speaker) bool { return !where.Speaker(all[i].Transcript, sp.Speaker) })
	}
	if len(where) > 0 {
		all = slices.DeleteFunc(all, func(r report.Transcript) bool { return len(r.Cast) == 0 })
	}
	switch {
	case o.format == "json":
		return o.json(reportRecords(all))
	case o.forPeople():
		tables := []*table.Table{readTable(all, o, s.voice), castTable(all, o, s.voice)}
		if s.corpus.Attribute(corpus.Question) != nil {
			tables = append(tables, areaTable(all, s.corpus.Attribute(corpus.Question), s.voice))
		}
		return o.tables(s.voice, tables...)
	}
	return o.table(reportTable(all), s.voice)
}

// readTable shows how each transcript was read.
func readTable(all []report.Transcript, o *output, v *voice) *table.Table {
	t := &table.Table{Caption: v.say("How the transcripts were read"), Columns: []table.Column{
		{Key: "transcript", Title: v.term("transcript")}, {Key: "format", Title: v.say("format")}, {Key: "encoding", Title: v.say("encoding")},
		{Key: "convention", Title: v.say("speakers\nmarked by")}, {Key: "turns", Title: v.say("turns"), Number: true}, {Key: "words", Title: v.say("words"), Number: true},
		{Key: "interviewers", Title: v.say("inter-\nviewers %%"), Number: true, Decimals: -1}, {Key: "unlabelled", Title: v.say("no\nspeaker %%"), Number: true, Decimals: -1},
		{Key: "sentence", Title: v.say("median\nsentence"), Number: true}, {Key: "repairs", Title: v.say("repairs"), Wrap: true},
		{Key: "warnings", Title: v.say("warnings"), Number: true},
	}}
	warnings := 0
	for i := range all {
		r := &all[i]
		t.Rows = append(t.Rows, []any{r.Path, r.Format, r.Encoding, o.value(v, r.Convention), len(r.Turns), r.Words,
			percent(r, r.InterviewerWords), percent(r, r.UnlabelledWords), orAbsent(r.MedianSentence),
			repairs(r.Repairs, func(kind string) string { return o.value(v, kind) }), len(r.Remarks)})
		warnings += len(r.Remarks)
	}
	if warnings > 0 {
		t.Notes = append(t.Notes, v.say("mening check tells the warnings"))
	}
	return t
}

// castTable shows whom each label was resolved to.
func castTable(all []report.Transcript, o *output, v *voice) *table.Table {
	t := &table.Table{Caption: v.say("Who speaks in them"), Columns: []table.Column{
		{Key: "transcript", Title: v.term("transcript")}, {Key: "speaker", Title: v.say("speaker")}, {Key: "turns", Title: v.say("turns"), Number: true},
		{Key: "words", Title: v.say("words"), Number: true}, {Key: "participant", Title: v.term("participant")},
		{Key: "stakeholder", Title: v.term("stakeholder")}, {Key: "role", Title: v.say("role")}, {Key: "remark", Title: v.say("remark"), Wrap: true},
	}}
	for i := range all {
		for _, sp := range all[i].Cast {
			t.Rows = append(t.Rows, []any{all[i].Path, sp.Label, sp.Turns, sp.Words, sp.Participant,
				o.stakeholder(v, sp.Stakeholder), o.value(v, string(sp.Role)), remark(&sp, v)})
		}
	}
	return t
}

// areaTable shows which questions of the guide were recognised, and by what.
func areaTable(all []report.Transcript, questions *corpus.Attribute, v *voice) *table.Table {
	names := map[string]string{}
	for _, q := range questions.Values {
		names[q.ID] = q.Label
	}
	t := &table.Table{Caption: v.say("What was asked"), Columns: []table.Column{
		{Key: "transcript", Title: v.term("transcript")}, {Key: "question", Title: v.term(corpus.Question)}, {Key: "turn", Title: v.term("turn"), Number: true},
		{Key: "turns", Title: v.say("turns"), Number: true}, {Key: "words", Title: v.say("words"), Number: true},
		{Key: "opening", Title: v.say("opened by"), Wrap: true},
	}}
	for i := range all {
		r := &all[i]
		for _, a := range r.Areas {
			t.Rows = append(t.Rows, []any{r.Path, names[a.Question], a.First.Number, a.Turns, a.Words, beginning(a.Opening)})
		}
		if len(r.Areas) == 0 {
			t.Rows = append(t.Rows, []any{r.Path, v.say("none")})
		}
	}
	t.Notes = append(t.Notes, v.say("turns and words are those of participants"))
	return t
}

// beginning returns the first words of a text.
func beginning(text string) string {
	const most = 80
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most])
	if blank := strings.LastIndexByte(cut, ' '); blank > 0 {
		cut = cut[:blank]
	}
	return cut + " …"
}

// remark says what is out of the ordinary about a speaker.
func remark(sp *report.Speaker, v *voice) string {
	switch {
	case sp.Likely != nil:
		return v.say("a slip of the pen for %q?", sp.Likely.Label)
	case sp.Silent:
		return v.say("said nothing")
	case sp.Kind == corpus.Unlabelled:
		return v.say("talk without a speaker")
	case sp.Kind == corpus.Several:
		return v.say("several people at once")
	case sp.Kind == corpus.Nobody:
		return v.say("unknown person")
	}
	return ""
}

// reportTable has a row for each speaker, with what is known of the transcript
// in each.
func reportTable(all []report.Transcript) *table.Table {
	t := &table.Table{}
	for _, key := range []string{"transcript", "format", "encoding", "convention", "transcript_turns", "transcript_words", "heading_words",
		"interviewer_percent", "unlabelled_percent", "median_sentence", "repairs", "warnings",
		"speaker", "line", "turns", "words", "participant", "stakeholder", "role", "likely"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for i := range all {
		r := &all[i]
		row := []any{r.Path, r.Format, r.Encoding, r.Convention, len(r.Turns), r.Words, r.HeadingWords,
			percent(r, r.InterviewerWords), percent(r, r.UnlabelledWords), orAbsent(r.MedianSentence),
			repairs(r.Repairs, func(kind string) string { return kind }), len(r.Remarks)}
		if len(r.Cast) == 0 { // all that was said is left out
			t.Rows = append(t.Rows, row)
		}
		for _, sp := range r.Cast {
			likely := ""
			if sp.Likely != nil {
				likely = sp.Likely.Label
			}
			t.Rows = append(t.Rows, append(slices.Clone(row), sp.Label, orAbsent(sp.Line), sp.Turns, sp.Words,
				sp.Participant, sp.Stakeholder, string(sp.Role), likely))
		}
	}
	return t
}

// percent returns a share of a transcript's words as a cell.
func percent(r *report.Transcript, words int) any {
	p, ok := r.Percent(words)
	if !ok {
		return nil
	}
	return math.Round(p*100) / 100
}

// repairs lists what was mended, with its number.
func repairs(counts map[string]int, say func(string) string) string {
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, fmt.Sprintf("%s %d", say(kind), counts[kind]))
	}
	return strings.Join(out, ", ")
}

// reportRecord is the report on a transcript in JSON.
type reportRecord struct {
	Transcript         string          `json:"transcript"`
	Format             string          `json:"format"`
	Encoding           string          `json:"encoding"`
	Convention         string          `json:"convention"`
	Turns              int             `json:"turns"`
	Words              int             `json:"words"`
	HeadingWords       int             `json:"heading_words"`
	InterviewerPercent any             `json:"interviewer_percent"`
	UnlabelledPercent  any             `json:"unlabelled_percent"`
	MedianSentence     any             `json:"median_sentence"`
	Speakers           []castRecord    `json:"speakers"`
	Questions          []areaRecord    `json:"questions"`
	Repairs            map[string]int  `json:"repairs"`
	Warnings           []problemRecord `json:"warnings"`
}

// areaRecord is a content area of a transcript in JSON.
type areaRecord struct {
	Question string `json:"question"`
	Turn     int    `json:"turn"`
	Line     int    `json:"line"`
	Turns    int    `json:"turns"`
	Words    int    `json:"words"`
	Opening  string `json:"opening"`
}

// castRecord is a speaker of a transcript in JSON.
type castRecord struct {
	Speaker     string      `json:"speaker"`
	Line        any         `json:"line"`
	Turns       int         `json:"turns"`
	Words       int         `json:"words"`
	Participant *string     `json:"participant"`
	Stakeholder string      `json:"stakeholder"`
	Role        corpus.Role `json:"role"`
	Kind        *string     `json:"kind"`
	Likely      *string     `json:"likely"`
}

func reportRecords(all []report.Transcript) []reportRecord {
	out := []reportRecord{}
	for i := range all {
		r := &all[i]
		record := reportRecord{r.Path, r.Format, r.Encoding, r.Convention, len(r.Turns), r.Words, r.HeadingWords,
			percent(r, r.InterviewerWords), percent(r, r.UnlabelledWords), orAbsent(r.MedianSentence), []castRecord{}, []areaRecord{}, r.Repairs, nil}
		for _, a := range r.Areas {
			record.Questions = append(record.Questions, areaRecord{a.Question, a.First.Number, a.First.Line, a.Turns, a.Words, a.Opening})
		}
		for _, sp := range r.Cast {
			likely := ""
			if sp.Likely != nil {
				likely = sp.Likely.Label
			}
			record.Speakers = append(record.Speakers, castRecord{sp.Label, orAbsent(sp.Line), sp.Turns, sp.Words,
				orNull(sp.Participant), sp.Stakeholder, sp.Role, orNull(string(sp.Kind)), orNull(likely)})
		}
		record.Warnings = problemRecords(placed(severe(r.Remarks)))
		out = append(out, record)
	}
	return out
}
