package study

import (
	"errors"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/source"
)

// TestTableErrors has what Load says of faulty tables.
func TestTableErrors(t *testing.T) {
	check := func(name, text, want string) {
		t.Helper()
		dir := folder(t, map[string]string{"transcripts/a/fg1.txt": "", "transcripts/a/fg2.txt": "", "transcripts/a/fg2.md": "", name: text})
		_, err := Load(dir)
		var problems source.Problems
		if errors.As(err, &problems) { // without the warning about fg2
			kept := source.Problems{}
			for _, p := range problems {
				if p.Severity != source.Warning {
					kept = append(kept, p)
				}
			}
			err = kept
		}
		equal(t, name+" "+text, short(nil, dir, err), want)
	}
	check("interviews.csv", "fille,wave\na/fg1,x\n", "interviews.csv:1: there is no column \"file\"\n  name the transcripts in a column file; the columns are fille, wave")
	check("interviews.csv", "file,wave,Tillfälle\na/fg1.txt,x,y\n", "interviews.csv:1: the columns \"wave\" and \"Tillfälle\" are both wave\n  keep one of the columns")
	check("participants.csv", "Informant,Talare,deltagare\nP,A,P\n", "participants.csv:1: the columns \"Informant\" and \"deltagare\" are both participant\n  keep one of the columns")
	check("interviews.csv", "file,x\na/fg1,1\na\\FG1.TXT,2\n", "interviews.csv:3: \"a\\\\FG1.TXT\" stands already in line 2\n  keep one of the rows")
	check("interviews.csv", "file\na/fg2\n", "interviews.csv:2: \"a/fg2\" names 2 transcripts\n  write the ending: a/fg2.md or a/fg2.txt")
	check("interviews.csv", "file,wave\n,x\n", "interviews.csv:2: the row names no file\n  write the path of a transcript, with or without its ending")
	check("interviews.csv", "file,include,fold\na/fg1,kanske,2\n", "interviews.csv:2: include must be yes or no, not \"kanske\"\n  write yes (ja) or no (nej), or leave it empty\ninterviews.csv:2: fold must be yes or no, not \"2\"\n  write yes (ja) or no (nej), or leave it empty")
	check("participants.csv", "name,speaker\nP,A\n", "participants.csv:1: there is no column \"participant\"\n  give each person an id in a column participant; the columns are name, speaker")
	check("participants.csv", "participant,speaker\n,A\n", "participants.csv:2: the row names no participant\n  give the person an id, such as P01")
	check("participants.csv", "participant,speaker,role\nP,A,particpant\n", "participants.csv:2: the role \"particpant\" is not known\n  did you mean \"participant\"?")
	check("participants.csv", "participant,interview\nP,a/fg2\n", "participants.csv:2: \"a/fg2\" names 2 transcripts\n  write the ending: a/fg2.md or a/fg2.txt")
	check("participants.csv", "participant,include\nP,maybe\n", "participants.csv:2: include must be yes or no, not \"maybe\"\n  write yes (ja) or no (nej), or leave it empty")
	check("interviews.xlsx", "not a workbook", "interviews.xlsx: the workbook cannot be read: it is no zip archive\n  open it in a spreadsheet and save it again as .xlsx or .csv")
}

// TestSwedishColumns has tables with Swedish names of their columns. What
// study.yaml declares is an attribute.
func TestSwedishColumns(t *testing.T) {
	check := func(config, participants, want string) {
		t.Helper()
		dir := folder(t, map[string]string{"transcripts/fg1.txt": "Anna: x\nBo: y\nKarin: z\n", "study.yaml": config,
			"interviews.csv": "Fil;Tillfälle;Ort;Intervjuform;Datum;Språk;Ta med\nfg1;före;Ockelbo;fokusgrupp;2024-03-01;sv;ja\n", "participants.csv": participants})
		_, c, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		tr := c.Transcripts[0]
		got := tr.Attributes["site"] + " " + tr.Attributes["wave"] + " " + tr.Attributes["kind"] + " " + tr.Attributes["ort"]
		for _, s := range tr.Speakers {
			got += ", " + s.Label + "=" + s.Participant + "/" + s.Stakeholder + "/" + string(s.Role) + "/" + s.Attributes["namn"]
		}
		equal(t, config+participants, got, want)
	}
	check("", "Informant;Namn;Intervju;Aktör;Roll\nP1;Anna;fg1;AME;\n;Bo;fg1;;intervjuare\n;Karin;;;tolk\n",
		"Ockelbo före focus group , Anna=P1/AME/participant/, Bo=//interviewer/, Karin=//other/")
	check("attributes: {ort: [Ockelbo]}\n", "Informant;Talare;Namn;Ta med\nP1;Anna;Anna A;ja\nP2;Bo;Bo B;nej\n",
		"  före focus group Ockelbo, Anna=P1/unknown/participant/Anna A, Karin=fg1#Karin/unknown/participant/"[1:])
}

// TestMissing has rows of interviews.csv whose transcripts are not there: the
// study opens, and each row is told with the transcript that it may mean.
func TestMissing(t *testing.T) {
	check := func(rows, want string) {
		t.Helper()
		dir := folder(t, map[string]string{"t/a/fg1.txt": "A: x", "t/a/fg2.txt": "A: x", "t/b/fg1.md": "A: x", "study.yaml": "transcripts: t\n",
			"interviews.csv": "file,wave\n" + rows, "participants.csv": "participant,speaker,interview\nP1,A,a/gruppen\n"})
		s, c, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		var told source.Problems
		for _, m := range s.Missing() {
			told = append(told, s.Problem(m, "", ""))
		}
		equal(t, rows, short(nil, dir, told), want)
		if len(c.Transcripts) != 3 {
			t.Errorf("%d transcripts", len(c.Transcripts))
		}
	}
	check("a/fg1,x\na/fg2,x\nb/fg1,x\n", "")
	check("a/fg1,x\na/fg22,x\nb/fg1,x\n", `interviews.csv:3: there is no transcript "a/fg22": the row counts no interview
  did you mean "a/fg2", which has no row? write "a/fg2" in the column file of this row`)
	check("c/fg1.docx,x\na/fg2.txt,x\nb/fg1,x\n", `interviews.csv:2: there is no transcript "c/fg1.docx": the row counts no interview
  did you mean "a/fg1.txt", which has no row? write "a/fg1.txt" in the column file of this row`)
	check("a\\fg3,x\na/fg4,x\nb/fg1,x\n", `interviews.csv:2: there is no transcript "a\\fg3": the row counts no interview
  did you mean "a/fg1", which has no row? write "a/fg1" in the column file of this row
interviews.csv:3: there is no transcript "a/fg4": the row counts no interview
  did you mean "a/fg2", which has no row? write "a/fg2" in the column file of this row`)
	check("a/fg1,x\na/fg2,x\nb/fg1,x\na/fg3,x\n", `interviews.csv:5: there is no transcript "a/fg3": the row counts no interview
  no transcript is left that it could mean: put the file back, or take the row out`)
	check("a/gruppen.txt,x\na/fg2,x\n", `interviews.csv:2: there is no transcript "a/gruppen.txt": the row counts no interview
  transcripts without a row: a/fg1.txt, b/fg1.md; write the right one in the column file of this row, put the file back, or take the row out`)
}

func TestLanguageError(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "", "interviews.csv": "file,language\na,klingon\n"})
	_, err := Load(dir)
	if err == nil || !strings.HasPrefix(short(nil, dir, err), "interviews.csv:2: the language \"klingon\" is not known\n  known: ") {
		t.Errorf("got %v", err)
	}
}

func TestTwoTables(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "", "interviews.csv": "file\n", "interviews.xlsx": ""})
	_, err := Load(dir)
	equal(t, "error", short(nil, dir, err), "interviews.xlsx: there is interviews.csv as well\n  keep one of them")
}

func TestOrder(t *testing.T) {
	s, _ := mustResolve(t, map[string]string{"interviews.csv": "file\nfg10\nfg3\n", "fg1.txt": "A: x", "fg2.txt": "A: x", "fg3.txt": "A: x", "fg10.txt": "A: x"})
	equal(t, "order", paths(s.Files), "fg10.txt fg3.txt fg1.txt fg2.txt")
}

// TestAttributes has the sources of attributes and what each value becomes.
func TestAttributes(t *testing.T) {
	s, c := mustResolve(t, map[string]string{
		"study.yaml": "path: '{site}/{wave}/{kind}-{_}'\nwaves: {before: Före, after: Efter}\nkinds: [individual, fg]\nsites: {ockelbo: Ockelbo}\n" +
			"attributes: {mode: {phone: Telefon}, never: [x]}\nstakeholders: {AME: Arbetsmarknadsenheten}\ntranscripts: t\n",
		"interviews.csv":           "file,Mode,date,stakeholder,language,fold,wave\nOCKELBO/före/fg-1,telefon,2020-02-11,arbetsmarknadsenheten,en-GB,ja,\n",
		"t/Ockelbo/före/fg-1.txt":  "---\ndate: 1999\nwave: after\ntitle: Ett samtal\ntags: [a]\nmap: {a: b}\nnote: |\n  a\n  b\nspeaker: x\n---\nP: x\n",
		"t/Ockelbo/EFTER/int-1.md": "P: x\n",
		"t/Ovan/during/par-1.md":   "---\nmode: Brev\nstakeholder: FK\nfold: 7\nlanguage: klingon\n---\nP: x\n",
		"t/loose.md":               "---\na: [\n---\nP: x\nQ: y\n",
	})
	equal(t, "corpus", describe(c), `Ockelbo/före/fg-1.txt date=2020-02-11 kind=fg mode=phone site=ockelbo stakeholder=AME title=Ett samtal wave=after
  P participant Ockelbo/före/fg-1#P AME
loose.md kind=pair
  P participant loose#P unknown
  Q participant loose#Q unknown
Ockelbo/EFTER/int-1.md kind=individual site=ockelbo wave=after
  P participant Ockelbo/EFTER/int-1#P unknown
Ovan/during/par-1.md kind=pair mode=Brev site=Ovan stakeholder=FK wave=during
  P participant Ovan/during/par-1#P FK
stakeholders: AME FK unknown
kind: individual fg pair
wave: before=Före after=Efter during
site: ockelbo=Ockelbo Ovan
date: 2020-02-11
mode: phone=Telefon Brev
title: Ett samtal
never: x
`)
	first := c.Transcripts[0]
	if first.Language != "en" || !first.Fold || c.Transcripts[1].Language != "sv" || c.Transcripts[1].Fold {
		t.Errorf("language and fold: %s %v", first.Language, first.Fold)
	}
	var got []string
	for _, p := range s.Problems(c) {
		if !strings.Contains(p.Message, "no stakeholder") && !strings.Contains(p.Message, "is it one person") {
			if strings.HasPrefix(p.Hint, "known: ar") {
				p.Hint = "known: LANGUAGES"
			}
			got = append(got, short(s, "", p))
		}
	}
	equal(t, "problems", strings.Join(got, "\n"), `t/loose.md: the path does not fit the pattern {site}/{wave}/{kind}-{_}
  rename the file, or correct path in study.yaml
t/loose.md:2: no valid YAML: did not find expected node content
  check the indentation, and put text that holds ': ' or '#' in quotes
t/Ovan/during/par-1.md: the site "Ovan" is not declared in study.yaml
  declare it in study.yaml, or correct it
t/Ovan/during/par-1.md: the wave "during" is not declared in study.yaml
  declare it in study.yaml, or correct it
t/Ovan/during/par-1.md: the kind "par" is not declared in study.yaml
  declare it in study.yaml, or correct it
t/Ovan/during/par-1.md:2:7: the mode "Brev" is not declared in study.yaml
  declare it in study.yaml, or correct it
t/Ovan/during/par-1.md:3:14: the stakeholder "FK" is not declared in study.yaml
  declare it in study.yaml, or correct it
t/Ovan/during/par-1.md:4:7: fold must be yes or no, not "7"
  write yes (ja) or no (nej), or leave it empty
t/Ovan/during/par-1.md:5:11: the language "klingon" is not known
  known: LANGUAGES`)
}

func TestKinds(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		v := newVocabulary(&Config{})
		got, problem := v.value("kind", text)
		equal(t, text, got, want)
		if problem != nil {
			t.Errorf("%s: %v", text, problem)
		}
	}
	check("FG", "focus group")
	check("Fokusgrupp", "focus group")
	check("enskild intervju", "individual")
	check("INT", "individual")
	check("par", "pair")
	check("fritext", "open answers")
	check("Dokument", "document")
	check("Diary", "diary")
	declared := newVocabulary(&Config{Attributes: []corpus.Attribute{{Name: "kind", Values: []corpus.Value{{ID: "grupp", Label: "Fokusgrupp"}}}}})
	got, _ := declared.value("kind", "fg")
	equal(t, "declared", got, "grupp")
}

func TestReservedColumns(t *testing.T) {
	s, c := mustResolve(t, map[string]string{"a.txt": "A: x", "interviews.csv": "file,role,language\na,x,sv\n", "participants.csv": "participant,speaker,group,language\nP,A,x,y\n"})
	equal(t, "problems", short(s, "", s.Problems(c)), `interviews.csv:1: the column "role" is left out: the name has a meaning of its own
  call the column otherwise
participants.csv:1: the column "group" is left out: the name has a meaning of its own
  call the column otherwise
participants.csv:1: the column "language" is left out: the name has a meaning of its own
  call the column otherwise`)
}
