package study

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

const guideYAML = `stakeholders: {AME: AME}
waves: {before: Före, after: Efter}
interviewers: [I]
guide:
- question: start
  name: Starten
  text: Hur började allting för er på AME?
- question: work
  rules: |
    # hur det gick
    jobb* AND (hur OR berätta)
    arbetsplatsen
- question: end
  rules: slut* AND wave:after
`

// asked lists the turns of a transcript with their questions.
func asked(t *corpus.Transcript) string {
	var b strings.Builder
	for i := range t.Turns {
		fmt.Fprintf(&b, "%s/%s ", t.Turns[i].Label, t.Turns[i].Question)
	}
	fmt.Fprintf(&b, "%v", t.Questions)
	for _, a := range t.Asked {
		fmt.Fprintf(&b, " %d:%s", a.Turn, a.Question)
	}
	return b.String()
}

func TestAsked(t *testing.T) {
	check := func(name, text, want string) {
		t.Helper()
		wave := "before"
		if name[0] == 'b' {
			wave = "after"
		}
		dir := folder(t, map[string]string{"study.yaml": guideYAML, "transcripts/" + name: text, "interviews.csv": "file,wave\n" + name + "," + wave + "\n"})
		_, c, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, text, asked(c.Transcripts[0]), want)
	}
	// What a participant says opens nothing.
	check("a.txt", "I: Hej.\nAME 1: Hur gick det på jobbet?\nI: Ja, hur började allting för er?\nAME 1: Så.\nAME 2: Ja.\n",
		"I/ AME 1/ I/start AME 1/start AME 2/start [unknown start] 3:start")
	// The text counts where two thirds of its words are said.
	check("a.txt", "I: Hur är det för er?\nAME 1: Bra.\nI: Mm.\n", "I/ AME 1/ I/ []")
	// The question that fits best opens; of equals the area that is open stays.
	check("a.txt", "I: Berätta om jobbet.\nAME 1: Ja.\nI: Hur började allting på arbetsplatsen för er?\nAME 1: Ja.\nI: Och arbetsplatsen, hur började allting för er på jobbet?\nAME 1: Ja.\n",
		"I/work AME 1/work I/start AME 1/start I/start AME 1/start [work start] 1:work 3:start")
	// Rules may ask for the interview.
	check("a.txt", "I: Hur var slutet?\nAME 1: Ja.\nI: Nå?\n", "I/ AME 1/ I/ []")
	check("b.txt", "I: Hur var slutet?\nAME 1: Ja.\nI: Nå?\n", "I/end AME 1/end I/end [end] 1:end")
	// Headings open, with or without marks, and between a speaker's paragraphs.
	check("a.md", "# Intervju\n## 1. Starten\nI: Hej.\nAME 1: Ja.\n## Work\nMer.\nI: Nå?\n", "I/start AME 1/start AME 1/work I/work [start work] 1:start 3:work")
	check("a.txt", "I: Hej.\nAME 1: Ja.\n\n2. STARTEN:\n\nI: Hej.\nAME 1: Jo.\n", "I/ AME 1/ I/start AME 1/start [unknown start] 3:start")
	// A source may tell the question itself.
	check("a.csv", "respondent,Hur började allting för dig på AME?,Annat att säga oss?\n1,Bra.,Tack.\n2,Sådär.,\n",
		"1/start 1/Annat att säga oss? 2/start [start Annat att säga oss?]")
}

// TestQuestionField holds that a question is known of turns, and of speakers
// whose interview has it.
func TestQuestionField(t *testing.T) {
	dir := folder(t, map[string]string{"study.yaml": guideYAML, "transcripts/a.txt": "I: Hej.\nAME 1: Ja.\nI: Berätta om jobbet.\nAME 2: Jo.\n"})
	s, c, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	tr := c.Transcripts[0]
	check := func(turn int, value string, inTurn, inInterview bool) {
		t.Helper()
		u := tr.Turn(turn)
		equal(t, value, fmt.Sprint(corpus.TurnHas(tr, u, corpus.Question, value), corpus.HasField(tr, u.Speaker, corpus.Question, value)),
			fmt.Sprint(inTurn, inInterview))
	}
	check(2, "work", false, true)
	check(2, corpus.Unknown, true, true)
	check(4, "WORK", true, true)
	check(4, "end", false, false)
	equal(t, "values", fmt.Sprint(c.Values(corpus.Question)), "[{start Starten} {work work} {end end}]")
	var told []string
	for _, p := range s.Problems(c) {
		told = append(told, p.Message)
	}
	equal(t, "told", strings.Join(told, "; "), `the question "start" was recognised in no transcript; the question "end" was recognised in no transcript`)
}
