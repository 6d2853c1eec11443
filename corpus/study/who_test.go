package study

import (
	"strings"
	"testing"
)

// TestWho has one case for each rule of who is speaking. The transcript is
// a/b.txt, of one turn of each label; what is printed is each speaker.
func TestWho(t *testing.T) {
	const declared = "stakeholders: {AME: Arbetsmarknadsenheten, SOC: {name: Socialtjänsten, aliases: [IFO]}}\n"
	check := func(name, yaml, interviews, participants, labels, want string) {
		t.Helper()
		var talk strings.Builder
		for _, l := range strings.Split(labels, "|") {
			if l != "" {
				l += ": "
			}
			talk.WriteString(l + "hej\n")
		}
		files := map[string]string{"transcripts/a/b.txt": talk.String()}
		if yaml != "" {
			files["study.yaml"] = yaml
		}
		if interviews != "" {
			files["interviews.csv"] = interviews
		}
		if participants != "" {
			files["participants.csv"] = participants
		}
		s, c, err := resolve(t, files)
		if err != nil {
			equal(t, name, strings.Split(short(s, "", err), "\n")[0], want)
			return
		}
		var got []string
		for _, line := range strings.Split(describe(c), "\n") {
			if line, ok := strings.CutPrefix(line, "  "); ok {
				got = append(got, strings.ReplaceAll(line, "participant", "P"))
			}
		}
		equal(t, name, strings.Join(got, "|"), want)
	}

	// Labels alone.
	check("interviewers", "", "", "", "I|I1|intervjuare 2|MODERATOR|Interviewer", "I interviewer|I1 interviewer|intervjuare 2 interviewer|MODERATOR interviewer|Interviewer interviewer")
	check("no interviewers", "", "", "", "IP1|Ib", "IP1 P a/b#IP1 unknown|Ib P a/b#Ib unknown")
	check("own interviewers", "interviewers: [Karin]\n", "", "", "karin|I", "karin interviewer|I P a/b#I unknown")
	check("interviewers with brackets", "", "", "", "Intervjuare (Karin)|Bo (moderator)|Ek (i)", "Intervjuare (Karin) interviewer|Bo (moderator) interviewer|Ek (i) P a/b#Ek (i) i")
	check("others", "", "", "", "Tolk|Observatör 2|interpreter", "Tolk other|Observatör 2 other|interpreter other")
	check("several and unknown", "", "", "", "Flera|ALLA|?|Okänd", "Flera P several unknown|ALLA P several unknown|? P unknown unknown|Okänd P unknown unknown")
	check("left out", "several: {labels: [Kör], count: leave out}\nunknown: {count: leave out}\n", "", "", "Kör|?|Flera", "Kör P several unknown uncounted|? P unknown unknown uncounted|Flera P a/b#Flera unknown")
	check("several in brackets", declared, "", "", "Flera (ifo)|? (AME 2)", "Flera (ifo) P several SOC|? (AME 2) P unknown AME")
	check("several of the interview", declared, "file,stakeholder\na/b,Socialtjänsten\n", "", "Flera|?|", "Flera P several SOC|? P unknown SOC|P unlabelled SOC")
	check("unlabelled", "", "", "", "", "P unlabelled unknown")
	check("case joins labels", "", "", "", "Anna|ANNA|anna ", "Anna P a/b#Anna unknown")
	check("a default gives way", "unknown: [I]\nstakeholders: [All]\n", "", "", "I|All|Alla", "I P unknown unknown|All P a/b#All All|Alla P several unknown")

	// Stakeholders.
	check("label", declared, "", "", "AME 2|ame3|SOC-1|IFO|Socialtjänsten 2|AMES", "AME 2 P a/b#AME 2 AME|ame3 P a/b#ame3 AME|SOC-1 P a/b#SOC-1 SOC|IFO P a/b#IFO SOC|Socialtjänsten 2 P a/b#Socialtjänsten 2 SOC|AMES P a/b#AMES unknown")
	check("undeclared label", "", "", "", "AME 2", "AME 2 P a/b#AME 2 unknown")
	check("brackets", "", "", "", "EKENDAHL (m)|LUND (M)|BO (2)", "EKENDAHL (m) P a/b#EKENDAHL (m) m|LUND (M) P a/b#LUND (M) m|BO (2) P a/b#BO (2) unknown")
	check("a manner of speaking", "", "", "", "Anna (viskar)|Anna|I (skrattar)|Bo (på telefon)|Ek (m)|Li (kds)", "Anna P a/b#Anna unknown|I interviewer|Bo P a/b#Bo unknown|Ek (m) P a/b#Ek (m) m|Li (kds) P a/b#Li (kds) kds")
	check("a word that stands once", "", "", "", "Anna (trött)|Bo (chef)|Ek (chef)|Li (CHEF)|Ivar (Chefer)", "Anna P a/b#Anna unknown|Bo (chef) P a/b#Bo (chef) chef|Ek (chef) P a/b#Ek (chef) chef|Li (CHEF) P a/b#Li (CHEF) chef|Ivar (Chefer) P a/b#Ivar (Chefer) Chefer")
	check("a word that is not declared", declared, "", "", "Anna (trött)|Bo (trött)|Ek (m)|Li (soc 2)|Ivar (M)", "Anna P a/b#Anna unknown|Bo P a/b#Bo unknown|Ek P a/b#Ek unknown|Li (soc 2) P a/b#Li (soc 2) SOC|Ivar (M) P a/b#Ivar (M) M")
	check("a party that is declared", "stakeholders: [m, s]\n", "", "", "EKENDAHL (m)|ASK (s)", "EKENDAHL (m) P a/b#EKENDAHL (m) m|ASK (s) P a/b#ASK (s) s")
	check("a row for a label with a remark", "", "", "participant,speaker\nP01,Anna (trött)\n", "Anna (trött)|Anna", "Anna (trött) P P01 unknown|Anna P a/b#Anna unknown")
	check("brackets before label", declared, "", "", "AME 1 (soc)", "AME 1 (soc) P a/b#AME 1 (soc) SOC")
	check("the interview's", declared, "file,stakeholder\na/b,ifo\n", "", "P1|AME 1", "P1 P a/b#P1 SOC|AME 1 P a/b#AME 1 AME")
	check("row before brackets", declared, "file,stakeholder\na/b,SOC\n", "participant,speaker,stakeholder\nP01,AME 1 (m),ifo\n", "AME 1 (m)", "AME 1 (m) P P01 SOC")
	check("row without stakeholder", declared, "", "participant,speaker\nP01,AME 1\n", "AME 1", "AME 1 P P01 AME")
	check("a new stakeholder", declared, "", "participant,speaker,stakeholder\nP01,Bo,FK\nP02,Li,okänd\n", "Bo|Li", "Bo P P01 FK|Li P P02 unknown")

	// Rows.
	const where = "file,site,wave,kind\na/b,Ockelbo,before,fg\n"
	check("speaker", "", where, "participant,speaker\nP01,ame 1\n", "AME 1|AME 2", "AME 1 P P01 unknown|AME 2 P a/b#AME 2 unknown")
	check("all keys fit", "", where, "participant,speaker,interview,site,wave,kind\nP01,AME 1,A\\B.TXT,ockelbo,BEFORE,Fokusgrupp\n", "AME 1", "AME 1 P P01 unknown")
	check("one key does not", "", where, "participant,speaker,site,wave\nP01,AME 1,Ockelbo,after\n", "AME 1", "AME 1 P a/b#AME 1 unknown")
	check("declared wave", "waves: {before: Före}\n", where, "participant,speaker,wave\nP01,AME 1,före\n", "AME 1", "AME 1 P P01 unknown")
	check("more keys win", "", where, "participant,speaker,site,wave\nP01,AME 1,,\nP03,AME 1,Ockelbo,before\nP02,AME 1,Ockelbo,\n", "AME 1", "AME 1 P P03 unknown")
	check("interview outranks", "", where, "participant,speaker,site,wave,interview\nP01,AME 1,Ockelbo,before,\nP02,AME 1,,,a/b\n", "AME 1", "AME 1 P P02 unknown")
	check("a tie", "", where, "participant,speaker,site,wave\nP01,AME 1,Ockelbo,\nP02,AME 1,,before\n", "AME 1", `participants.csv:3: two participants claim one speaker: "P01" in line 2 and "P02" in line 3 are both "AME 1" in a/b.txt`)
	check("a tie that does not matter", "", where, "participant,speaker,site,wave\nP01,AME 1,Ockelbo,\nP01,AME 1,,before\n", "AME 1", "AME 1 P P01 unknown")
	check("a tie about one person", "", where, "participant,speaker,site,wave,role\nP01,AME 1,Ockelbo,,other\nP01,AME 1,,before,\n", "AME 1", `participants.csv:3: lines 2 and 3 say different things about "P01", who is "AME 1" in a/b.txt`)
	check("kind guessed", "", "", "participant,speaker,kind\nP01,A,individual\nP02,A,pair\n", "I|A|B", "I interviewer|A P P02 unknown|B P a/b#B unknown")
	check("row without speaker", "", "", "participant,interview\nP01,a/b\n", "I|Anna|Flera|?|Tolk|", "I interviewer|Anna P P01 unknown|Flera P several unknown|? P unknown unknown|Tolk other|P unlabelled unknown")
	check("two rows without speaker", "", "", "participant,interview\nP01,a/b\nP02,a/b\n", "I|Anna", `participants.csv:3: two participants claim one speaker: "P01" in line 2 and "P02" in line 3 are both "Anna" in a/b.txt`)
	check("attributes", "", "", "participant,speaker,Kön,age\nP01,A,kvinna,\nP02,B,Kvinna,3\n", "A|B", "A P P01 unknown kön=kvinna|B P P02 unknown age=3 kön=kvinna")

	// Roles.
	check("roles", "", "", "participant,speaker,role\nP01,A,intervjuare\nP02,B,tolk\n,C,Interviewer\nP04,D,Informant\n", "A|B|C|D", "A interviewer|B other|C interviewer|D P P04 unknown")
	check("an interviewer with a row", "", "", "participant,speaker,stakeholder\nK,I,\nP,Moderator,AME\n", "I|Moderator", "I interviewer|Moderator P P AME")
	check("a row for several", "", "", "participant,speaker,stakeholder\nX,Flera,AME\nP02,?,SOC\n", "Flera|?", "Flera P several AME|? P P02 SOC")

	// Silent participants.
	check("silent", declared, "", "participant,speaker,interview,stakeholder\nP01,AME 1,a/b,\nP02,AME 2,a/b,\nP03,,a/b,SOC\n", "AME 1", "AME 1 P P01 AME|AME 2 P P02 AME silent|P03 P P03 SOC silent")
	check("not silent elsewhere", "", where, "participant,speaker,site,role,interview,include\nP01,AME 1,Ockelbo,,,\nP02,X,,tolk,a/b,\nP03,Y,,,a/b,no\nP04,Flera,,,a/b,\n", "Z", "Z P a/b#Z unknown")
	check("outranked is not silent", "", where, "participant,speaker,interview,wave\nP01,A,a/b,\nP02,A,a/b,before\n", "A", "A P P02 unknown")
}

func TestTwoEndings(t *testing.T) {
	_, c := mustResolve(t, map[string]string{"fg1.txt": "A: x\n", "fg1.md": "A: x\n"})
	equal(t, "participants", c.Transcripts[0].Speakers[0].Participant+" "+c.Transcripts[1].Speakers[0].Participant, "fg1.md#A fg1.txt#A")
}

func TestExclude(t *testing.T) {
	s, c := mustResolve(t, map[string]string{
		"interviews.csv":   "file,include\nb,nej\na,\n",
		"participants.csv": "participant,speaker,include,x\nP1,Anna,no,secret\nP2,Bo,yes,\nP9,Nisse,no,\n",
		"a.txt":            "I: 1\nAnna: 2\nBo: 3\nanna: 4\nI: 5\nLi: 6\n",
		"b.txt":            "I: 1\nAnna: 2\n",
		"c.txt":            "---\ninclude: no\n---\nI: 1\nBo: 2\n",
	})
	equal(t, "corpus", describe(c), `a.txt kind=focus group
  I interviewer
  Bo participant P2 unknown
  Li participant a#Li unknown
stakeholders: unknown
kind: focus group
`)
	if c.Excluded.Transcripts != 2 || c.Excluded.Turns != 2 {
		t.Errorf("excluded: %+v", c.Excluded)
	}
	var numbers []int
	for _, turn := range c.Transcripts[0].Turns {
		numbers = append(numbers, turn.Number)
	}
	if len(numbers) != 4 || c.Transcripts[0].Turn(2) != nil || c.Transcripts[0].Turn(5).Text != "5" {
		t.Errorf("turns: %v", numbers)
	}
	problems := short(s, "", s.Problems(c))
	for _, want := range []string{
		"left out by include: 2 transcripts and 2 turns of other transcripts",
		`participants.csv:4: the row fits nobody: no "Nisse" speaks there, so nothing that "P9" said is left out`,
	} {
		if !strings.Contains(problems, want) {
			t.Errorf("problems lack %q:\n%s", want, problems)
		}
	}
	if strings.Contains(problems, "secret") {
		t.Errorf("an attribute of someone left out is told:\n%s", problems)
	}
}
