package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/language"
)

// Prompt is the field that tells units of which the interviewer's question spoke
// already from others; its values are yes and no.
const Prompt = "prompted"

// compileAsked makes a matcher that finds in interviewers' questions what the
// rules find in participants' talk. Filters on who and where are those of the
// participant who answers.
func compileAsked(b *Codebook) *Matcher {
	m := Compile(b)
	m.asked = true
	return m
}

// answered returns the turn that follows the turn at i directly, where this is
// an interviewer's and that a participant's; else nil.
func answered(t *corpus.Transcript, i int) *corpus.Turn {
	if i+1 >= len(t.Turns) || t.Turns[i].Speaker.Role != corpus.Interviewer {
		return nil
	}
	answer := &t.Turns[i+1]
	if answer.Speaker.Role != corpus.Participant || answer.Number != t.Turns[i].Number+1 {
		return nil
	}
	return answer
}

// spokenOf returns the codes of which each question speaks.
func (m *Matcher) spokenOf(t *corpus.Transcript) map[*corpus.Turn][]*Code {
	out := map[*corpus.Turn][]*Code{}
	for _, u := range m.Apply(t) {
		if !slices.Contains(out[u.Turn], u.Code) {
			out[u.Turn] = append(out[u.Turn], u.Code)
		}
	}
	return out
}

// SpokenOf returns for each transcript of the corpus the codes of which a question
// of the interviewer speaks that a participant answers: their rules match in it.
func SpokenOf(c *corpus.Corpus, b *Codebook) [][]*Code {
	m := compileAsked(b)
	out := make([][]*Code, len(c.Transcripts))
	corpus.Each(len(out), func(i int) {
		for _, u := range m.Apply(c.Transcripts[i]) {
			if !slices.Contains(out[i], u.Code) {
				out[i] = append(out[i], u.Code)
			}
		}
	})
	return out
}

// SpokenOfText returns the codes of which a question speaks that stands by itself,
// as one of an interview guide. Filters on who and where are those of nobody.
func SpokenOfText(b *Codebook, lang, text string) []*Code {
	t := &corpus.Transcript{Language: lang, Turns: []corpus.Turn{
		{Number: 1, Text: text, Speaker: &corpus.Speaker{Role: corpus.Interviewer}},
		{Number: 2, Speaker: &corpus.Speaker{Role: corpus.Participant}}}}
	return SpokenOf(&corpus.Corpus{Transcripts: []*corpus.Transcript{t}}, b)[0]
}

// MarkPrompted marks the observations whose category the interviewer's question
// directly before spoke of already: one in which the rules of a code in or below
// the category match. Of a loose code the rules of the code itself must. A
// question within a unit over several turns counts, too.
func MarkPrompted(c *corpus.Corpus, b *Codebook, observations []Observation) {
	m := compileAsked(b)
	asked := make([]map[*corpus.Turn][]*Code, len(c.Transcripts))
	corpus.Each(len(asked), func(i int) { asked[i] = m.spokenOf(c.Transcripts[i]) })
	of := make(map[*corpus.Transcript]map[*corpus.Turn][]*Code, len(asked))
	for i, t := range c.Transcripts {
		of[t] = asked[i]
	}
	for i := range observations {
		o := &observations[i]
		o.Prompted = slices.ContainsFunc(o.questions(), func(question *corpus.Turn) bool {
			return slices.ContainsFunc(of[o.Transcript][question], func(spoken *Code) bool { return spoken.sharesCategory(o.Code) })
		})
	}
}

// sharesCategory reports whether a code is the other one, or in or below its
// category.
func (c *Code) sharesCategory(o *Code) bool {
	return c == o || o.Category != nil && o.Category.ID != Uncategorised && c.In(o.Category.ID)
}

// questions returns the turn directly before the unit, and those within it that
// a turn of the unit follows.
func (o *Observation) questions() []*corpus.Turn {
	parts := o.All()
	var out []*corpus.Turn
	if at := o.Transcript.Place(parts[0].Turn); at > 0 {
		out = append(out, &o.Transcript.Turns[at-1])
	}
	for _, p := range parts[:len(parts)-1] {
		out = append(out, p.Turn)
	}
	return out
}

// Assents returns what bare answers, yes, no and the like, may mean: one
// observation for each code of which the interviewer's question directly before
// speaks, its unit being question and answer. They are not coded; a status says
// that somebody has done so.
func Assents(c *corpus.Corpus, b *Codebook, coded []Observation) []Observation {
	m := compileAsked(b)
	found := make([][]Observation, len(c.Transcripts))
	corpus.Each(len(found), func(i int) { found[i] = m.assents(c.Transcripts[i]) })
	out := slices.Concat(found...)
	held := map[*corpus.Turn][]*Observation{}
	for i := range coded {
		for _, p := range coded[i].All() {
			held[p.Turn] = append(held[p.Turn], &coded[i])
		}
	}
	for i := range out {
		o := &out[i]
		for _, h := range held[o.Turn] {
			if h.Code == o.Code && h.extent().overlaps(o.extent()) {
				o.Status, o.Coder, o.Values = h.Status, h.Coder, h.Values
			}
		}
	}
	return out
}

func (m *Matcher) assents(t *corpus.Transcript) []Observation {
	a, err := language.New(t.Language, t.Fold)
	if err != nil {
		return nil // the study has told it
	}
	answers := language.NewAnswers(a)
	spoken := m.spokenOf(t)
	var out []Observation
	for i := range t.Turns {
		question := &t.Turns[i]
		answer := answered(t, i)
		if answer == nil || answer.Speaker.Uncounted || len(spoken[question]) == 0 || !answers.Assent(answer.Text) {
			continue
		}
		parts := Trim(Parts(t, question, 0, answer, len(answer.Text)))
		for _, code := range spoken[question] {
			o := Observation{MeaningUnit: UnitOf(parts), Transcript: t, Values: code.Values, Prompted: true}
			o.Code = code
			out = append(out, o)
		}
	}
	return out
}
