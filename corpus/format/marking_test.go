package format

import "testing"

// conventionCases are the ways in which transcribers mark speakers and times,
// each in a small transcript of plain text, and what is to come of them.
func conventionCases() [][2]string {
	return [][2]string{
		// Labels in brackets, with and without a colon.
		{"[Anna] Hej.\n[Bo] Hej hej.\n[skratt]\n[Anna] Ja.\n[Bo] Nej [paus] så.", "1 Anna | Hej.\n2 Bo | Hej hej. / [skratt]\n4 Anna | Ja.\n5 Bo | Nej [paus] så.\n"},
		{"[I]: Hej.\n[P1]: Ja.\n[I]: Så.", "1 I | Hej.\n2 P1 | Ja.\n3 I | Så.\n"},
		{"I: Hej.\nP: Ja.\n[skratt] Nej.\nI: Oj.\n[skratt] Jo.\nP: Mm.\n[paus] Så.\n[paus] Då.", "1 I | Hej.\n2 P | Ja. / [skratt] Nej.\n4 I | Oj. / [skratt] Jo.\n6 P | Mm. / [paus] Så. / [paus] Då.\n"},
		{"[skratt] Nej.\n[skratt] Jo.\n[paus] Oj.\n[paus] Nå.", "1  | [skratt] Nej.\n2  | [skratt] Jo.\n3  | [paus] Oj.\n4  | [paus] Nå.\nwarning 0: no speakers were found\n"},
		// A label alone on its line, with a colon, in capitals, and without.
		{"Anna:\nHej.\n\nBo:\nJa.\nOch så.\n\nAnna:\nNej.", "1 Anna | Hej.\n4 Bo | Ja. / Och så.\n8 Anna | Nej.\n"},
		{"INTERVJUARE\nHej.\nBIRGIT\nJa.\nINTERVJUARE\nNej?\nBIRGIT\nJo.", "1 INTERVJUARE | Hej.\n3 BIRGIT | Ja.\n5 INTERVJUARE | Nej?\n7 BIRGIT | Jo.\n"},
		{"I\nHej.\nP\nJa.\nI\nNej?\nP\nJo.", "1 I | Hej.\n3 P | Ja.\n5 I | Nej?\n7 P | Jo.\n"},
		// A label and a tab.
		{"I\tHej.\nP1\tJa.\nI\tNej?\nP1\tJo.", "1 I | Hej.\n2 P1 | Ja.\n3 I | Nej?\n4 P1 | Jo.\n"},
		{"I:\tHej.\nBo Ek:\tJa.\nI:\tNej?\nBo Ek:\tJo.", "1 I | Hej.\n2 Bo Ek | Ja.\n3 I | Nej?\n4 Bo Ek | Jo.\n"},
		{"Anna\tHej.\n\tMer.\nBo\tJa.\nAnna\tNej?\nBo\tJo.", "1 Anna | Hej. / Mer.\n3 Bo | Ja.\n4 Anna | Nej?\n5 Bo | Jo.\n"},
		// Capital initials and upper-case names.
		{"BÅ: Hej.\nKL: Ja.\nBÅ: Så.\nKL: Nej.", "1 BÅ | Hej.\n2 KL | Ja.\n3 BÅ | Så.\n4 KL | Nej.\n"},
		{"ANNA BERG: Hej.\nBO EK: Ja.\nANNA BERG: Så.", "1 ANNA BERG | Hej.\n2 BO EK | Ja.\n3 ANNA BERG | Så.\n"},
		{"B.Å.: Hej.\nK.L.: Ja.\nB.Å.: Så.\nK.L.: Nej.", "1 B.Å. | Hej.\n2 K.L. | Ja.\n3 B.Å. | Så.\n4 K.L. | Nej.\n"},
		{"ANNA  Hej.\nBO  Ja.\nANNA  Så.\nBO  Nej.", "1 ANNA | Hej.\n2 BO | Ja.\n3 ANNA | Så.\n4 BO | Nej.\n"},
		// A legend at the top declares labels, whatever they are.
		{"[I] – Interviewer\n[xy] – Informant\n\nxy: Hej.\nI: Ja.", "4 xy | Hej.\n5 I | Ja.\nheading: [I] – Interviewer / [xy] – Informant\n"},
		{"I = intervjuare\nrb = Rut Berg\n\nI: Hej.\nrb: Ja.", "4 I | Hej.\n5 rb | Ja.\nheading: I = intervjuare / rb = Rut Berg\n"},
		{"I – Intervjuare\n\nE – Eva\n\nB – Bo Ek\n\nI – Hur var det?\n\nE – Bra.\n\nB – Ja.\n\nE – Jo.", "7 I | Hur var det?\n9 E | Bra.\n11 B | Ja.\n13 E | Jo.\nheading: I – Intervjuare / E – Eva / B – Bo Ek\n"},
		{"I – Intervjuare\nE – Eva\n\nE – Hej Bo\nI – Hej.\nE – Ja.\nI – Så?", "4 E | Hej Bo\n5 I | Hej.\n6 E | Ja.\n7 I | Så?\nheading: I – Intervjuare / E – Eva\n"},
		{"Förklaring\nI: Intervjuare\nRB: Rut Berg\n\nI: Hej.\nRB: Ja.", "5 I | Hej.\n6 RB | Ja.\nheading: Förklaring / I: Intervjuare / RB: Rut Berg\n"},
		{"[I] – Interviewer\n[P] – Participant\n\nI – Hej – du.\nP – Ja.\n– inte jag.", "4 I | Hej – du.\n5 P | Ja. / – inte jag.\nheading: [I] – Interviewer / [P] – Participant\n"},
		{"Deltagare:\naa\tAnna Andersson, AME\nI\tIntervjuare\n\nI: Hej.\naa: Ja.\nAnna: Jo.", "5 I | Hej.\n6 aa | Ja.\n7 Anna | Jo.\nheading: Deltagare: / aa\tAnna Andersson, AME / I\tIntervjuare\n"},
		{"Jag tror – det är sant.\nStaden - den sov.\nStaden - igen.\nBo – så.\nBo – då.\nMest är detta en text.\nSom går vidare.", "1  | Jag tror – det är sant.\n2  | Staden - den sov.\n3  | Staden - igen.\n4  | Bo – så.\n5  | Bo – då.\n6  | Mest är detta en text.\n7  | Som går vidare.\nwarning 0: no speakers were found\n"},
		// Dashes that recur.
		{"I – Hej.\nP1 – Ja.\nI – Så?\nP1 – Nej.", "1 I | Hej.\n2 P1 | Ja.\n3 I | Så?\n4 P1 | Nej.\n"},
		{"Anna - Hej.\nBo - Ja.\nAnna - Så?\nBo - Nej.\nAnna - Jo.", "1 Anna | Hej.\n2 Bo | Ja.\n3 Anna | Så?\n4 Bo | Nej.\n5 Anna | Jo.\n"},
		{"I: Hej.\nP: Nja – det vet jag inte.\nNja – kanske.\nNja – kanske.\nI: Så.", "1 I | Hej.\n2 P | Nja – det vet jag inte. / Nja – kanske. / Nja – kanske.\n5 I | Så.\n"},
		// Question and answer.
		{"F: Hej?\nS: Ja.\nF: Så?\nS: Nej.", "1 F | Hej?\n2 S | Ja.\n3 F | Så?\n4 S | Nej.\n"},
		{"Q. Hej?\nA. Ja.\nQ. Så?\nA. Nej.", "1 Q | Hej?\n2 A | Ja.\n3 Q | Så?\n4 A | Nej.\n"},
		{"Q1: Hej?\nA1: Ja.\nQ2: Så?\nA2: Nej.", "1 Q1 | Hej?\n2 A1 | Ja.\n3 Q2 | Så?\n4 A2 | Nej.\n"},
		// Hanging indents.
		{"I:      Hej.\n        Mer.\nP:      Ja\n        och så.\nI:      Nej.", "1 I | Hej. / Mer.\n3 P | Ja / och så.\n5 I | Nej.\n"},
		// Numbered paragraphs and lines.
		{"1 I: Hej.\n2 P: Ja.\n3 I: Så.\n4 P: Nej.", "1 I | Hej.\n2 P | Ja.\n3 I | Så.\n4 P | Nej.\nline-number: 4\n"},
		{"1. I: Hej.\n2. P: Ja.\n3. Det var 1990.\n4. P: Nej.", "1 I | Hej.\n2 P | Ja. / Det var 1990.\n4 P | Nej.\nline-number: 4\n"},
		{"001\tAnna:\tHej.\n002\tBo:\tJa.\n003\t\tMer.\n004\tAnna:\tSå.\n005\tBo:\tNej.", "1 Anna | Hej.\n2 Bo | Ja. / Mer.\n4 Anna | Så.\n5 Bo | Nej.\nline-number: 5\n"},
		{"[1] I: Hej.\n[2] P: Ja.\n[3] I: Så.", "1 I | Hej.\n2 P | Ja.\n3 I | Så.\nline-number: 3\n"},
		// Numbers that are talk.
		{"I: Hej.\nP: Ja.\n1 var det.\n2 var det inte.\nI: Så.", "1 I | Hej.\n2 P | Ja. / 1 var det. / 2 var det inte.\n5 I | Så.\n"},
		// Times of f4transkript stand at the end of a turn.
		{"I: Hej. #00:00:05-1#\n\nB: Ja. #00:00:09-5#\n\nI: Så. #00:01:02-0#", "1 I [0-5.1] | Hej.\n3 B [5.1-9.5] | Ja.\n5 I [9.5-62] | Så.\n"},
		{"I: Hej #00:00:05-1# på dig. #00:00:06-1#\nMer. #00:00:07-1#\nB: Ja.", "1 I [0-7.1] | Hej på dig. / Mer.\n3 B [7.1-] | Ja.\ntime: 2\n"},
		{"#00:00:05-1# I: Hej.\n#00:00:07-1# B: Ja.\nI: Nå.", "1 I [5.1-] | Hej.\n2 B [7.1-] | Ja.\n3 I | Nå.\n"},
		// Times within a turn are no talk.
		{"I: (00:03) Nå.\nP: #00:00:05-5# Ja\n(00:06) #00:00:07-0#\nso.\nI: Så.", "1 I [3-] | Nå.\n2 P [5.5-] | Ja / so.\n5 I | Så.\ntime: 2\n"},
		{"I: Hej (00:01) på dig [00:02:03].\nP: Ja [ohörbart 00:12] 10:30 (kl. 10:30).\nI: [00:03] Nå.", "1 I | Hej på dig.\n2 P | Ja [ohörbart 00:12] 10:30 (kl. 10:30).\n3 I [3-] | Nå.\ntime: 2\n"},
		// A misspelt label.
		{"Interviewer: Hej.\nAnna: Ja.\nInterviewer: Så.\nAnna: Nej.\ninterviewr: Nå.\nAnna: Jo.", "1 Interviewer | Hej.\n2 Anna | Ja.\n3 Interviewer | Så.\n4 Anna | Nej.\n5 Interviewer | Nå.\n6 Anna | Jo.\nwarning 5: \"interviewr\" is taken for \"Interviewer\"\n"},
		{"Anna: Hej.\nHanna: Ja.\nAnna: Så.\nHanna: Nej.\nAnna: Jo.", "1 Anna | Hej.\n2 Hanna | Ja.\n3 Anna | Så.\n4 Hanna | Nej.\n5 Anna | Jo.\n"},
		{"SOC 1: Hej.\nSOC 2: Ja.\nSOC 1: Så.\nSOC 3: Nej.", "1 SOC 1 | Hej.\n2 SOC 2 | Ja.\n3 SOC 1 | Så.\n4 SOC 3 | Nej.\n"},
		// A lecture and guides are no conversations.
		{"Intervjuguide\n\nFråga 1: Hur började det?\nFråga 2: Vem var med?\nFråga 3: Vad hände?\nFråga 4: Vad nu?", "1  | Intervjuguide\n3  | Fråga 1: Hur började det?\n4  | Fråga 2: Vem var med?\n5  | Fråga 3: Vad hände?\n6  | Fråga 4: Vad nu?\nwarning 0: no speakers were found\n"},
		{"Tema 1: Bakgrund\n1. Hur började det?\n2. Vem var med?\nTema 2: Samverkan\n3. Vad hände?\nTema 3: Slut\n4. Vad nu?", "1  | Tema 1: Bakgrund\n2  | 1. Hur började det?\n3  | 2. Vem var med?\n4  | Tema 2: Samverkan\n5  | 3. Vad hände?\n6  | Tema 3: Slut\n7  | 4. Vad nu?\nwarning 0: no speakers were found\n"},
		{"Inledning: Vem är du?\nFöljdfråga: Hur länge?\nSamverkan: Med vem?\nFöljdfråga: Hur då?\nFöljdfråga: Varför?\nAvslutning: Något mer?", "1  | Inledning: Vem är du?\n2  | Följdfråga: Hur länge?\n3  | Samverkan: Med vem?\n4  | Följdfråga: Hur då?\n5  | Följdfråga: Varför?\n6  | Avslutning: Något mer?\nwarning 0: no speakers were found\n"},
		{"Välkomna hit. Jag ska tala om tre saker.\nDet första: vi är få.\nEn sak till: vi är trötta.\nOch så kommer jag till slutet: vi ger inte upp.\nSammanfattning: det går.\nTack.",
			"1  | Välkomna hit. Jag ska tala om tre saker.\n2  | Det första: vi är få.\n3  | En sak till: vi är trötta.\n4  | Och så kommer jag till slutet: vi ger inte upp.\n5  | Sammanfattning: det går.\n6  | Tack.\nwarning 0: no speakers were found\n"},
	}
}

func TestConventions(t *testing.T) {
	for _, c := range conventionCases() {
		check(t, ".txt", c[0], c[1])
	}
}

// captionConventions are odd captions, read as WebVTT.
func captionConventions() [][2]string {
	return [][2]string{
		{"WEBVTT\n\n00:01:02.000 -->\n<v I>Hej.\n\n00:01:05.000 --> 00:01:06.000\n<v P>Ja.", "4 I [62-] | Hej.\n7 P [65-66] | Ja.\nodd-time: 1\n"},
		{"WEBVTT\n\n-00:00:01.000 --> 00:00:02.000\n<v I>Hej.\n\n00:00:02.000 --> -00:00:01.000\n<v P>Ja.", "4 I [0-2] | Hej.\n7 P [2-] | Ja.\nodd-time: 2\n"},
		{"WEBVTT\n\n00:00:05.000 --> 00:00:02.000\n<v I>Hej.\n\n0:0:6.5 --> 0:0:7\n<v P>Ja.\n\n00:00:08:500 --> 00:00:09:000\n<v I>Så.\n\n00.00.10,000->00.00.11,000\n<v P>Nej.", "4 I [5-] | Hej.\n7 P [6.5-7] | Ja.\n10 I [8.5-9] | Så.\n13 P [10-11] | Nej.\nodd-time: 4\n"},
		{"WEBVTT\n\n7f3c/12-0\n00:00:01.000 --> 00:00:02.000\n<v I>Hej.</v>\n\n7f3c/12-1\n00:00:02.000 --> 00:00:03.000\n<v I>Hå.</v>\n\n2b-4\n00:00:04.000 --> 00:00:05.000\n<v P>Ja.</v>", "5 I [1-3] | Hej. Hå.\n13 P [4-5] | Ja.\n"},
		// A blank line behind the name of a cue, and talk that is no such name.
		{"WEBVTT\n\ncue-1\n\n00:00:01.000 --> 00:00:02.000\n<v I>Hej.\n\n2\n\n00:00:02.000 --> 00:00:03.000\n<v P>Ja.\n\nIgen.\n\n90-talet.\n\n3b\n\nSlut", "6 I [1-2] | Hej.\n11 P [2-3] | Ja. Igen. 90-talet. 3b Slut\n"},
		{"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nI: Hej &aring; h&#229; &amp; s&nbsp;å.\n\n00:00:03.000 --> 00:00:04.000\nP: Ja &tjo.", "4 I [1-2] | Hej å hå & s å.\n7 P [3-4] | Ja &tjo.\nentity: 4\nno-break-space: 1\n"},
	}
}

func TestCaptionConventions(t *testing.T) {
	for _, c := range captionConventions() {
		check(t, ".vtt", c[0], c[1])
	}
}
