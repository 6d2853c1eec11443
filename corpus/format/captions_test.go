package format

import "testing"

// vttCases are input and outcome for WebVTT.
func vttCases() [][2]string {
	const head = "WEBVTT - titel\nKind: captions\n\n"
	return [][2]string{
		{head + "NOTE en\nanteckning\n\nSTYLE\n::cue {}\n\nett-1\n00:01.000 --> 00:02.500 align:start\n<v Eva Ek>Hej &amp; <i>hå</i>\ndär.</v>\n\n00:00:03.000 --> 01:00:04.000\n<v.loud Eva Ek>Ja.\n\n2\n01:00:05.000 --> 01:00:06.000\nUtan namn.\n\n01:00:07.000 --> 01:00:08.000\n<v Bo>Nej.</v><v Eva Ek>Jo.",
			"12 Eva Ek [1-3606] | Hej & hå där. Ja. Utan namn.\n23 Bo [3607-3608] | Nej.\n23 Eva Ek [3607-3608] | Jo.\nentity: 1\n"},
		{"WEBVTT\n\n00:01.000 --> 00:02.000\nAnna Ek: Hej.\n\n00:03.000 --> 00:04.000\noch hå.\n\n00:05.000 --> 00:06.000\nAnna Ek: Nu då?\n\n00:07.000 --> 00:08.000\nBo: Ja, <3 det.\n\n00:09.000 --> 00:10.000\nBo: Nej.",
			"4 Anna Ek [1-6] | Hej. och hå. Nu då?\n13 Bo [7-10] | Ja, <3 det. Nej.\n"},
		{"WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n\n00:03.900 --> 00:05.000\ndär.\n\n00:07.000 --> 00:08.000\nNytt.", "4  [1-5] | Hej där.\n10  [7-8] | Nytt.\nwarning 0: no speakers were found\n"},
		{"00:01.000 --> 00:02.000\n<v I>Hej\n", "2 I [1-2] | Hej\nwarning 1: the file does not begin with WEBVTT\n"},
		{"WEBVTT\n\n00:01.000 --> 00:02.000\n<v I>Hej\n\n00:0x --> 00:03.000\noj\n", "4 I [1-2] | Hej oj\nwarning 6: a line of times that cannot be read: \"00:0x --> 00:03.000\"\n"},
		{"WEBVTT\n\n00:01.000 --> 00:02.000\nTitel\n\n00:03.000 --> 00:04.000\n<v I>Hej\n", "7 I [3-4] | Hej\nheading: Titel\nwarning 4: what is said before the first speaker is taken for a heading\n"},
	}
}

func TestWebVTT(t *testing.T) {
	for _, c := range vttCases() {
		check(t, ".vtt", c[0], c[1])
	}
}

// srtCases are input and outcome for SubRip.
func srtCases() [][2]string {
	return [][2]string{
		{"1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}AME 1: <i>Hej</i>\r\noch hå.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n45\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\nI: Mm.\r\nAME 1: Ja.\r\n",
			"3 AME 1 [1-4] | Hej och hå. 45\n12 I [5-6] | Mm.\n13 AME 1 [5-6] | Ja.\n"},
		{"1\n00:00:01,000 --> 00:00:02,000\nI: Hej\n2\n00:00:03,000 --> 00:00:04,000\nP: Ja\n\nkvar\n", "3 I [1-2] | Hej\n6 P [3-4] | Ja kvar\n"},
	}
}

func TestSubRip(t *testing.T) {
	for _, c := range srtCases() {
		check(t, ".srt", c[0], c[1])
	}
}

func TestClock(t *testing.T) {
	check := func(t *testing.T, in string, want float64, n int) {
		t.Helper()
		if got, m := clock(in); got != want || m != n {
			t.Errorf("%q: %v, %d; want %v, %d", in, got, m, want, n)
		}
	}
	check(t, "0:22", 22, 4)
	check(t, "00:01:02.345 --> ", 62.345, 12)
	check(t, "01:00:00,5", 3600.5, 10)
	check(t, "90:10", 5410, 5)
	check(t, "1:2", 0, 0)
	check(t, "10:75", 0, 0)
	check(t, "1:", 0, 0)
	check(t, "2020", 0, 0)
	check(t, "", 0, 0)
}
