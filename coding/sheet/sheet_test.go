package sheet

import (
	"fmt"
	"strings"
	"testing"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/table"
)

const testBook = `codebook: Test
values: {valence: ['+', '-']}
codes:
  - {code: sam, name: Samverkan, rules: ["träffa"], values: {valence: '+'}}
  - {code: sek, name: Sekretess, rules: [sekretess]}
  - {code: hand, name: Handläggare}
  - {code: hand-2, name: handläggare}
  - {code: semi, name: "A; B"}
`

// talk is a small interview.
func talk() *corpus.Corpus {
	t := &corpus.Transcript{Path: "a/fg1.txt", Language: "sv"}
	speakers := map[string]*corpus.Speaker{"I": {Label: "I", Role: corpus.Interviewer}, "P": {Label: "P", Role: corpus.Participant, Participant: "P"}}
	for i, line := range []string{"I: Hur går det?", "P: Ja. Vi träffas ofta. Ja. [paus]", "I: Och sen?", "P: Sekretessen stoppar oss.\nDet är så."} {
		label, text, _ := strings.Cut(line, ": ")
		t.Turns = append(t.Turns, corpus.Turn{Number: i + 1, Label: label, Text: text, Speaker: speakers[label]})
	}
	return &corpus.Corpus{Language: "sv", Transcripts: []*corpus.Transcript{t}}
}

func study(t testing.TB, own ...coding.Decision) Study {
	t.Helper()
	book, problems := coding.ReadCodebook("codebook.yaml", []byte(testBook), nil)
	if book == nil {
		t.Fatal(problems)
	}
	c := talk()
	return Study{Corpus: c, Book: book, Own: own, Views: [][]coding.Observation{coding.Observe(c, coding.Compile(book), coding.Decided{}, nil)}}
}

// shown lists what a plan does, a row a line.
func shown(p *Plan) string {
	var out []string
	for _, c := range p.Changes {
		line := fmt.Sprintf("%d:", c.Line)
		for _, d := range c.Decisions {
			line += fmt.Sprintf(" %s(%s)", strings.Join(strings.Fields(string(d.Act)+" "+d.Code+" "+d.Value+d.Text), " "), strings.ReplaceAll(d.Unit.Quote, "\n", " / "))
		}
		out = append(out, line)
	}
	for _, f := range p.Problems {
		out = append(out, fmt.Sprintf("%d! %s", f.Line, f.Message))
	}
	for _, n := range p.New {
		out = append(out, "new "+n.ID)
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	s := study(t)
	// The ids of the two units that the rules find.
	ids := map[string]string{}
	for _, o := range s.Views[0] {
		ids[o.Code.ID] = coding.NewIdentifier(o.Transcript).ID(&o.MeaningUnit)
	}
	check := func(sheet, want string) {
		t.Helper()
		sheet = strings.NewReplacer("@sam", ids["sam"], "@sek", ids["sek"]).Replace(sheet)
		read, err := table.Read("s.csv", []byte(sheet))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Read(read, s)
		if err != nil {
			t.Fatal(err)
		}
		got := shown(p)
		if got != want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", sheet, got, want)
		}
		if n := len(p.Changes) + p.Known + p.Empty + len(p.Problems); n != p.Rows && !strings.Contains(want, "twice") {
			t.Errorf("%s\n%d of %d rows", sheet, n, p.Rows)
		}
		// What the plan would record is known the second time.
		again := s
		again.Own = p.Decisions()
		if p, err = Read(read, again); err != nil || len(p.Changes) > 0 {
			t.Errorf("%s\nthe second time %s %v", sheet, shown(p), err)
		}
	}
	// Decisions, in the words that people use.
	was := `"{""codes"":[""sam""],""code"":""Samverkan""}"`
	check("id,decision\n@sam,Ja\n@sek,avvisa\n", "2: confirm sam(Vi träffas ofta.)\n3: reject sek(Sekretessen stoppar oss.)")
	check("id,decision,code\n@sek,N,sek\n", "2: reject sek(Sekretessen stoppar oss.)")
	check("id,decision,code\n@sam,,\n@sek,irrelevant,\n", "3: irrelevant(Sekretessen stoppar oss.)")
	check("id,decision,code\n@sam,confirm,Sekretess\n", "2: assign sek(Vi träffas ofta.)")
	check("id,decision,code\n@sam,hm,Sekretess\n", "2! the decision cannot be \"hm\"")
	check("id,decision,code,was\n@sam,,SEKRETESS,"+was+"\n", "2: reject sam(Vi träffas ofta.) assign sek(Vi träffas ofta.)")
	check("id,decision,code,was\n@sam,n,sek,"+was+"\n", "2: reject sam(Vi träffas ofta.) assign sek(Vi träffas ofta.)")
	check("id,decision,code,was\n@sam,,samverkan; sek,"+was+"\n", "2: assign sek(Vi träffas ofta.)")
	check("id,decision,code,was\n@sam,j,samverkan; sek,"+was+"\n", "2: confirm sam(Vi träffas ofta.) assign sek(Vi träffas ofta.)")
	check("id,decision,code,was\n@sam,j,sek,"+was+"\n", "2! confirms, and names another code")
	check("id,decision,code,was\n@sam,,,"+was+"\n", "2! the code was taken out of the row, and is not what this coder gave just these words: sam")
	check("id,decision,code,was\n@sam,,Samverkan,"+was+"\n", "")
	check("id,decision,code,was\n@sam,,Nytt namn,"+strings.Replace(was, "Samverkan", "Nytt namn", 1)+"\n", "")
	check("id,decision,code,was\n@sek,confirm,Samverkan,"+was+"\n", "2! the unit does not have the code \"sam\" any more")
	check("id,decision,code,was\n@sek,reject,Samverkan,"+was+"\n", "")
	check("id,code,was\n@sam,sek,{\n", "2! the cell was cannot be read")
	check("id,code\n@sam,handläggare\n", "2! several codes are called \"handläggare\"")
	check("id,code\n@sam,hand-2; A; B\n", "2! the codebook has no code \"A\"")
	check("id,code\n@sam,A; B\n", "2: assign semi(Vi träffas ofta.)")
	check("id,valence,star,memo\n@sam,-,x,märk\n", "2! says valence=- of a unit without a code")
	check("id,star,memo\n@sam,x,märk\n", "2: star(Vi träffas ofta.) memo analyticmärk(Vi träffas ofta.)")
	check("id,valence,code\n@sam,-,sam\n", "2: value sam valence=-(Vi träffas ofta.)")
	check("id,valence,code\n@sam,?,sam\n", "2! valence cannot be \"?\"")
	check("id,star\n@sam,no\n", "")
	check("id,condensed\n@sam,träffas  ofta\n", "2: condense träffas ofta(Vi träffas ofta.)")
	// Words narrowed down, added, and found again.
	check("id,unit,decision,code\n@sam,träffas ofta,confirm,sam\n", "2: assign sam(träffas ofta)")
	check("transcript,turn,unit,code\na/fg1,2,Vi träffas,sek\n", "2: assign sek(Vi träffas)")
	check("transcript,turn,unit,code\na/fg1,2,Ja.,sek\n", "2! its words stand in the turn more than once")
	check("transcript,turn,unit,code\na/fg1,3-4,Och sen? Sekretessen  stoppar oss.,sek\n", "2: assign sek(Och sen? / Sekretessen stoppar oss.)")
	check("transcript,turn,unit,code\na/fg1,4.0,oss. Det,hand-2\n", "2: assign hand-2(oss. / Det)")
	check("transcript,turn,unit,code\na/fg1,4,Vi träffas,sek\n", "2! these words do not stand in a/fg1.txt:4")
	check("transcript,turn,unit,code\na/fg1,4-3,Vi träffas,sek\n", "2! the turn cannot be \"4-3\"")
	check("transcript,turn,unit,code\na/fg1,4,'- nej,sek\n", "2! these words do not stand in a/fg1.txt:4")
	// Double rows.
	check("id,decision,code\n@sam,confirm,sam\n@sam,reject,sam\n", "3! the row stands twice: row 2 says something of the same unit and code")
	check("id,decision,code\n@sam,,\n@sam,,\n", "")
}

// TestNewCodes makes codes of free text, once for a name.
func TestNewCodes(t *testing.T) {
	s := study(t)
	made := 0
	s.NewCode = func(name string) (string, error) {
		if name == "bad" {
			return "", fmt.Errorf("no\n  hint")
		}
		made++
		return fmt.Sprintf("k%d", made), nil
	}
	read, err := table.Read("s.csv", []byte("transcript,turn,unit,code\na/fg1,2,träffas,Får vara sjuk; sek\na/fg1,2,ofta,får VARA  sjuk\na/fg1,4,oss,K1; annat\na/fg1,4,stoppar,bad\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(read, s)
	if err != nil {
		t.Fatal(err)
	}
	want := "2: assign k1(träffas) assign sek(träffas)\n3: assign k1(ofta)\n4: assign k1(oss) assign k2(oss)\n5! no\nnew k1\nnew k2"
	if got := shown(p); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoSheet(t *testing.T) {
	check := func(sheet, want string) {
		t.Helper()
		read, err := table.Read("s.csv", []byte(sheet))
		if err != nil {
			t.Fatal(err)
		}
		if _, err = Read(read, study(t)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", sheet, err)
		}
	}
	check("a,b\n1,2\n", "s.csv:1: this is no sheet of units")
	check("id,unit\n1,2\n", "s.csv:1: the sheet has no column in which something could be decided")
}

func TestSegments(t *testing.T) {
	check := func(by coding.Unit, want string) {
		t.Helper()
		all, err := Segments(talk().Transcripts[0], by, func(*corpus.Turn) bool { return true })
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, s := range all {
			out = append(out, strings.ReplaceAll(strings.Join([]string{s.Asked, s.Before, s.Text(), s.After}, " | "), "\n", " / "))
		}
		if got := strings.Join(out, "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", by, got, want)
		}
	}
	check(coding.Sentences, `Hur går det? | I: Hur går det? | Ja. | Vi träffas ofta.
Hur går det? | Ja. | Vi träffas ofta. | Ja. [paus]
Hur går det? | Vi träffas ofta. | Ja. [paus] | I: Och sen?
Och sen? | I: Och sen? | Sekretessen stoppar oss. | Det är så.
Och sen? | Sekretessen stoppar oss. | Det är så. | `)
	check(coding.Turns, `Hur går det? | I: Hur går det? | Ja. Vi träffas ofta. Ja. [paus] | I: Och sen?
Och sen? | I: Och sen? | Sekretessen stoppar oss. / Det är så. | `)
}

// FuzzRead reads any table: nothing may be decided that cannot be recorded, and
// nothing twice.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"id,decision,code\nx,confirm,sam\n", "transcript,turn,unit,code\na/fg1,2,Ja. Vi,sam; sek\na/fg1,2-4,ofta. Ja.,sam\n",
		"id,transcript,turn,unit,decision,star,valence,memo,was\n,a/fg1.txt,4,oss.,n,x,+,m,{}\n",
	} {
		f.Add(s)
	}
	s := study(f)
	f.Fuzz(func(t *testing.T, text string) {
		read, err := table.Read("s.csv", []byte(text))
		if err != nil {
			return
		}
		p, err := Read(read, s)
		if err != nil {
			return
		}
		all := p.Decisions()
		for _, d := range all {
			if d.Unit == nil || d.Unit.Quote == "" || d.Unit.Turn < 1 || d.Act == coding.Assign && s.Book.Code(d.Code) == nil {
				t.Errorf("%q decides %+v", text, d)
			}
		}
		again := s
		again.Own = all
		if p, err = Read(read, again); err != nil || len(p.Changes) > 0 {
			t.Errorf("%q decides something anew: %s", text, shown(p))
		}
	})
}
