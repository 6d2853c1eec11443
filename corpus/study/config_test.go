package study

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestConfigDefaults(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "x"})
	c := load(t, dir).Config
	equal(t, "config", fmt.Sprintln(c.Name == filepath.Base(dir), c.Language, c.Transcripts, c.Path, c.Codebook, c.Interviewers, c.Others, c.Several, c.Unknown, c.Fold, c.Count),
		"true sv [.]   [I Intervjuare Interviewer Moderator] [Tolk Interpreter Observatör Observer] {[Flera Alla Several All] false} {[? Okänd Unknown] false} false consensus\n")
}

func TestConfigKeys(t *testing.T) {
	dir := folder(t, map[string]string{
		"data/a.txt": "x", "books/b.yaml": "language: en\n",
		"study.yaml": `study: Ett hållbart arbetsliv
transcripts: data
codebook: books/b.yaml
interviewers: K
several: [Kör]
unknown: {count: leave out}
speakers: {röd: I, vanlig: P1}
stakeholders:
  AME: Arbetsmarknadsenheten
  SOC: {name: Socialtjänsten, aliases: [IFO]}
  FK:
groups: {samverkansparter: [ame, IFO, unknown]}
waves: {before: Före, follow-up: Uppföljning}
sites: [b, a]
attributes: {Kön: {k: Kvinna, m: Man}}
guide:
- question: start
  text: Hur började det?
  rules: börja* OR start
fold: ja
count: anna
terms: {sub-category: Subkategori}
`})
	c := load(t, dir).Config
	equal(t, "config", strings.ReplaceAll(fmt.Sprint(c), dir, "DIR"), "{Ett hållbart arbetsliv en [data]  DIR/books/b.yaml [K] [Tolk Interpreter Observatör Observer] {[Kör] false} {[? Okänd Unknown] true} [{red I} {plain P1}] "+
		"[{AME Arbetsmarknadsenheten []} {SOC Socialtjänsten [IFO]} {FK FK []}] [{samverkansparter [AME SOC unknown]}] "+
		"[{wave [{before Före} {follow-up Uppföljning}]} {site [{b b} {a a}]} {kön [{k Kvinna} {m Man}]}] [{start start Hur började det? [{börja* OR start 19 10}] 17}] [] ({stakeholder}, {kind}, {wave}) true map[sub-category:Subkategori] anna []}")
}

func TestRegister(t *testing.T) {
	check := func(yaml, want string) {
		t.Helper()
		dir := folder(t, map[string]string{"a.txt": "x", "r.csv": "id,x\n1,2\n", "q.csv": "id\n1\n", "study.yaml": yaml})
		s := load(t, dir)
		var got []string
		for _, r := range s.Config.Registers {
			text := fmt.Sprintf("%s %d %v", filepath.Base(r.File), r.Target, r.Missing)
			for _, c := range r.Columns {
				text += fmt.Sprintf(" %s %q %q %v %v %q", c.Name, c.Label, c.Type, c.Values, c.Missing, c.Range())
			}
			got = append(got, text)
		}
		equal(t, yaml, strings.Join(got, "\n"), want)
		equal(t, "transcripts", fmt.Sprint(len(s.Files)), "1") // a register is no transcript
	}
	check("register: r.csv\n", "r.csv 0 []")
	check("register: [r.csv, {file: q.csv, missing: 9}]\n", "r.csv 0 []\nq.csv 0 [9]")
	check("register: {file: r.csv, target: 45, missing: [9, vet ej], columns: {x: {label: X, type: number, range: '1,5-', missing: [0]}}}\n",
		`r.csv 45 [9 vet ej] x "X" "number" [] [0] "1.5-"`)
	check("register: {file: r.csv, columns: {x: category, id: {values: {1: one, 2: two}, range: -67}}}\n",
		`r.csv 0 [] x "" "category" [] [] "" id "" "" [{1 one} {2 two}] [] "-67"`)
}

func TestLanguageOfCodebook(t *testing.T) {
	check := func(book, want string) {
		t.Helper()
		s := load(t, folder(t, map[string]string{"a.txt": "x", "codebook.yaml": book}))
		equal(t, book, s.Config.Language, want)
	}
	check("codebook: x\nlanguage: en # x\n", "en")
	check("language: \"en\"\n", "en")
	check("codes:\n  - language: en\n", "sv")
	check("language: klingon\n", "sv")
	check("no: [valid", "sv")
}

// TestConfigErrors has the first fault of each faulty study.yaml.
func TestConfigErrors(t *testing.T) {
	check := func(yaml, want string) {
		t.Helper()
		dir := folder(t, map[string]string{"transcripts/a.txt": "x", "study.yaml": yaml})
		_, err := Load(dir)
		equal(t, yaml, short(nil, dir, err), want)
	}
	check("langauge: sv\n", "study.yaml:1:1: unknown key \"langauge\" in study.yaml\n  did you mean \"language\"?")
	check("guides: x\n", "study.yaml:1:1: unknown key \"guides\" in study.yaml\n  did you mean \"guide\"?")
	check("guide: x\n", "study.yaml:1:8: a question of the guide must be a mapping\n  write `key: value` lines, indented below\nstudy.yaml:1:8: a question of the guide has no id\n  begin it with `- question: id`")
	check("guide: [{text: Hur}]\n", "study.yaml:1:9: a question of the guide has no id\n  begin it with `- question: id`")
	check("guide: [{question: a}]\n", "study.yaml:1:9: the question \"a\" cannot be recognised\n  add `text`, the question as it is asked, or `rules` that find it")
	check("guide: [{question: a, name: A}, {question: A, name: B}]\n", "study.yaml:1:33: the question \"A\" stands twice in the guide\n  give each its own id")
	check("guide:\n- question: a\n  rules: |\n    # start\n    börja* OR\n", "study.yaml:5:14: the expression ends where a word is expected\n  börja* OR\n           ^\n  write a word, a phrase in quotes, or a filter such as stakeholder:AME")
	check("guide: [{question: a, rules: 'stakeholder:AME'}]\n", "study.yaml:1:31: unknown field \"stakeholder\" in \"stakeholder:AME\"\n  stakeholder:AME\n  ^\n  known: interview, language, kind, wave, site; if the word itself is meant, write \"stakeholder:AME\"")
	check("nosuch: x\n", "study.yaml:1:1: unknown key \"nosuch\" in study.yaml\n  known: study, language, transcripts, path, codebook, interviewers, several, unknown, stakeholders, groups, waves, sites and 10 more")
	check("speakers: {redd: I}\n", "study.yaml:1:12: unknown look \"redd\" in speakers\n  did you mean \"red\"?")
	check("speakers: {Anna: AME}\n", "study.yaml:1:12: unknown look \"Anna\" in speakers\n  known: colours (red, röd, \"#C00000\"), bold, italic, highlight-yellow, style-NAME, plain; labels go into interviewers, or into participants.csv")
	check("speakers: {red: I, Röd: P}\n", "study.yaml:1:20: the look \"red\" stands twice in speakers\n  keep one of them")
	check("speakers: {red: }\n", "study.yaml:1:12: the look \"red\" has no speaker\n  write the label of who speaks, such as I or P1")
	check("[a]\n", "study.yaml:1:1: study.yaml must be a mapping\n  write `key: value` lines, indented below")
	check("a: [\n", "study.yaml:1: no valid YAML: did not find expected node content\n  check the indentation, and put text that holds ': ' or '#' in quotes")
	check("transcripts: transcirpts\n", "study.yaml:1:14: there is no folder or file \"transcirpts\"\n  did you mean \"transcripts\"?")
	check("transcripts: 'transcipts/*.txt'\n", "study.yaml:1:14: there is no folder \"transcipts\"\n  did you mean \"transcripts\"?")
	check("transcripts: ['transcripts/*.txt', '*.md']\n", "study.yaml:1:36: no transcript fits \"*.md\"\n  `*` stands for any characters but a slash, `**` for any folders")
	check("transcripts: 'transcripts/[a.txt'\n", "study.yaml:1:14: \"transcripts/[a.txt\" is no valid glob\n  close the bracket, or write \\[ for the character itself")
	check("codebook: kodbok.yaml\n", "study.yaml:1:11: there is no codebook \"kodbok.yaml\"\n  correct the path, or take the line out to begin without a codebook")
	check("several: {labels: [A], count: out}\n", "study.yaml:1:31: count cannot be \"out\"\n  known: group, \"leave out\"")
	check("fold: perhaps\n", "study.yaml:1:7: fold must be true or false, not \"perhaps\"\n  write true or false")
	check("stakeholders: {A: x, B: {aliases: [a]}}\n", "study.yaml:1:36: \"a\" stands for two stakeholders, \"A\" and \"B\"\n  give each its own names and aliases")
	check("stakeholders: [A, a]\n", "study.yaml:1:19: the stakeholder \"a\" stands twice\n  keep one of them")
	check("stakeholders: {unknown: x}\n", "study.yaml:1:16: \"unknown\" is the stakeholder of those of whom none is known\n  choose another word")
	check("stakeholders: {A: {nam: x}}\n", "study.yaml:1:20: unknown key \"nam\" in the stakeholder A\n  did you mean \"name\"?")
	check("stakeholders: [AME, SOC]\ngroups: {g: [AMEE]}\n", "study.yaml:2:14: the group \"g\" holds \"AMEE\", which is no stakeholder\n  did you mean \"AME\"?")
	check("waves: [a, A]\n", "study.yaml:1:12: \"A\" stands twice in waves, for \"a\"\n  keep one of them")
	check("waves: {a: X, b: x}\n", "study.yaml:1:15: \"x\" stands for two values of waves, \"a\" and \"b\"\n  give each its own id and label")
	check("waves: [a]\nattributes: {wave: [b]}\n", "study.yaml:2:14: the attribute \"wave\" is declared twice\n  keep one of them")
	check("attributes: {speaker: [b]}\n", "study.yaml:1:14: \"speaker\" has a meaning of its own and cannot be an attribute\n  call it otherwise")
	check("path: '{site'\n", "study.yaml:1:7: the path pattern \"{site\" has a { without its }\n  write placeholders as {name}")
	check("path: 'site}'\n", "study.yaml:1:7: the path pattern \"site}\" has a } without its {\n  write placeholders as {name}")
	check("path: '{}'\n", "study.yaml:1:7: the path pattern \"{}\" has a placeholder without a name\n  write placeholders as {name}")
	check("path: '{a}/{A}'\n", "study.yaml:1:7: the path pattern \"{a}/{A}\" has {a} twice\n  use {_} for what need not be kept")
	check("path: '{a}{b}'\n", "study.yaml:1:7: the path pattern \"{a}{b}\" has two placeholders side by side\n  put a character between them, or write one placeholder")
	check("path: '{role}'\n", "study.yaml:1:7: \"role\" has a meaning of its own and cannot be an attribute\n  call it otherwise")
	check("register: nosuch.csv\n", "study.yaml:1:11: there is no register \"nosuch.csv\"\n  correct the path, or take the register out")
	check("register: {target: 45}\n", "study.yaml:1:11: the register has no file\n  write file: register.csv")
	check("register: {fil: x}\n", "study.yaml:1:11: the register has no file\n  write file: register.csv\nstudy.yaml:1:12: unknown key \"fil\" in register\n  did you mean \"file\"?")
	check("register: {file: transcripts/a.txt, target: many}\n", "study.yaml:1:45: target cannot be \"many\"\n  write a number from 1")
	check("register: {file: transcripts/a.txt, columns: {a: {range: x}}}\n", "study.yaml:1:58: range cannot be \"x\"\n  write 18-67, 18- or -67")
	check("register: {file: transcripts/a.txt, columns: {a: {typ: x}}}\n", "study.yaml:1:51: unknown key \"typ\" in the column a\n  did you mean \"type\"?")
	check("register: {file: transcripts/a.txt, columns: {a: number, A: date}}\n", "study.yaml:1:58: the column \"A\" stands twice\n  keep one of them")
	check("path: plain\n", "study.yaml:1:7: the path pattern \"plain\" has no placeholders\n  for example '{site}/{wave}/{kind}-{n}'")

	// All at once.
	check("a: 1\nfold: 2\n", "study.yaml:1:1: unknown key \"a\" in study.yaml\n  known: study, language, transcripts, path, codebook, interviewers, several, unknown, stakeholders, groups, waves, sites and 10 more\n"+
		"study.yaml:2:7: fold must be true or false, not \"2\"\n  write true or false")
}

func TestStudyYML(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "x", "study.yml": "study: x\n"})
	_, err := Load(dir)
	equal(t, "study.yml", short(nil, dir, err), "study.yml: the settings of a study are in study.yaml\n  rename it to study.yaml")
}

func FuzzConfig(f *testing.F) {
	f.Add("study: x\nstakeholders: {A: {name: b, aliases: [c]}}\ngroups: {g: [A]}\n")
	f.Add("several: {labels: ['?'], count: group}\nunknown: [1, {a: b}]\nwaves: [x, {a: b}, ~]\nattributes: {a: 1, b: [c], ? [x] : y}\n")
	f.Add("path: '{site}/{wave}/{kind}-{n}'\ntranscripts: ['*.txt', '**/x', '[', '']\nterms: {a: [b]}\n")
	f.Add("stakeholders: [~, '', a]\ngroups: [a]\ninterviewers: {a: b}\nfold: []\ncount: {}\nlanguage: [sv]\ncodebook: ''\n")
	dir := folder(f, map[string]string{"transcripts/a/b-1.txt": "x"})
	f.Fuzz(func(t *testing.T, yaml string) {
		if strings.Contains(yaml, "transcripts") || strings.Contains(yaml, "codebook") {
			yaml = strings.ReplaceAll(yaml, "..", ".") // stay in the folder
			yaml = strings.ReplaceAll(yaml, "/", "")
		}
		write(t, filepath.Join(dir, "study.yaml"), yaml)
		if s, err := Load(dir); err == nil && len(s.Files) == 0 {
			t.Errorf("a study without transcripts: %q", yaml)
		} else if err != nil && !strings.Contains(err.Error(), "study.yaml") && !strings.Contains(err.Error(), dir) {
			t.Errorf("an error without a place: %v", err)
		}
	})
}

func TestLanguage(t *testing.T) {
	check := func(files map[string]string, want string) {
		t.Helper()
		equal(t, "language", Language(folder(t, files)), want)
	}
	check(nil, "")
	check(map[string]string{"brev.txt": "Hej"}, "")
	check(map[string]string{"study.yaml": "study: S\n"}, "sv")
	check(map[string]string{"study.yaml": "language: en\n"}, "en")
	check(map[string]string{"study.yaml": "codebook: bok.yaml\n", "bok.yaml": "language: en\n"}, "en")
	check(map[string]string{"codebook.yaml": "language: en\n"}, "en")
	check(map[string]string{"transcripts/a.txt": "A: Hej."}, "sv")
	check(map[string]string{"study.yaml": "language: [\n"}, "sv") // its fault is told by Load
	equal(t, "no folder", Language(filepath.Join(t.TempDir(), "nowhere")), "")
}
