package format

import (
	"fmt"
	"testing"
)

// chatCases are input and outcome for CHAT.
func chatCases() [][2]string {
	return [][2]string{
		{"@UTF8\n@Begin\n@Participants:\tANN Anna Investigator, BO Bo\n\tParticipant\n*ANN:\thow was it ? \x150_1200\x15\n%mor:\tadv|how\n\tmore of it\n*BO:\twell , it was good\n\tand long . •1300_2500•\n*BO:\tyes . •2600_3000•\n*ANN:\tmhm .\n@End\n",
			"5 ANN [0-1.2] | how was it?\n8 BO [1.3-3] | well, it was good and long. / yes.\n11 ANN | mhm.\ndependent-tier: 1\nheader-line: 4\n"},
		// Retracing, groups, overlap, replacements: words stay.
		{"*A:\t<the the> [//] a &-um dog [: hound] [>1] ran (.) away [*] .\n*B:\t(be)cause (1.5) ⌈2 yes⌉2 , (I think) .",
			"1 A | the the a um dog ran [pause] away.\n2 B | because [pause] yes, I think.\nchat-mark: 13\nnote: 2\n"},
		// Sounds, fragments, what was not said.
		{"*A:\t&=laughs &+fr friend xxx, 0is [=! whispering] here &~ba .\n*B:\t&=imit:dog ((cough)) (   ) [applause] hola@s:spa no:: ice_cream +...\n*A:\t+\" what +/?\n*A:\t0 .\n*B:\t#1_5 wwww 10:30 a@b.se",
			"1 A | [laughs] friend [inaudible], [whispering] here.\n2 B | [imit dog] [cough] [inaudible] [applause] hola no ice cream…\n3 A | what?\n5 B | [pause] wwww 10:30 a@b.se\nchat-mark: 8\nfragment: 2\nnote: 7\nomitted-word: 1\n"},
		{"stray\n*A:\thej\n%com:\tx\n*A: då [unclosed\n", "2 A | hej / då unclosed\nheading: stray\nchat-mark: 1\ndependent-tier: 1\n"},
	}
}

func TestChat(t *testing.T) {
	for _, c := range chatCases() {
		check(t, ".cha", c[0], c[1])
	}
}

func FuzzChat(f *testing.F) {
	for _, c := range chatCases() {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".cha", data) })
}

func TestChatRoles(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		res, err := Read("a.cha", []byte(in), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(res.Transcript.Roles); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
	const talk = "*ANN:\thej .\n*bo:\tja .\n*OBS:\tså .\n"
	check("@Participants:\tANN Anna Investigator, BO Bo\n\tTarget_Child, OBS\n\tObserver, TOM Tom Interviewer\n"+talk, "map[ANN:interviewer OBS:other]")
	check("@ID:\tswe|korpus|ANN|30;|female|||Interviewer|||\n@ID:\tswe|korpus|bo|||||Participant|||\n"+talk, "map[ANN:interviewer]")
	check("@Participants:\tANN Participant\n@ID:\tswe|k|ANN|||||Interviewer|||\n@ID:\tkort|ANN\n"+talk, "map[]")
	check(talk+"@Participants:\tBO Unidentified, ANN\n", "map[bo:unknown]")
	check("@Participants:\tUN1 Unknown, UNK Anna Participant\n*UN1:\tja .\n*UNK:\tnej .\n", "map[UN1:unknown]")
	check("*UNK:\tja .\n*BO:\tnej .\n", "map[UNK:unknown]")
}
