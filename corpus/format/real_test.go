package format

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// readData reads a transcript of other people's data, below the folder that
// the environment names.
func readData(t *testing.T, name string) *Result {
	t.Helper()
	folder := os.Getenv("MENING_DATA")
	if folder == "" {
		t.Skip("MENING_DATA names no folder of real transcripts")
	}
	path := filepath.Join(folder, "transcripts", filepath.FromSlash(name))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(path, data, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// speakers counts turns by label, in alphabetical order.
func speakers(r *Result) string {
	count := map[string]int{}
	for _, turn := range r.Transcript.Turns {
		count[turn.Label]++
	}
	var out []string
	for _, label := range slices.Sorted(maps.Keys(count)) {
		out = append(out, fmt.Sprintf("%s %d", label, count[label]))
	}
	return strings.Join(out, ", ")
}

// TestReal holds facts that were counted in the files with other tools.
func TestReal(t *testing.T) {
	check := func(t *testing.T, name string, first int, headings int, want string) {
		t.Helper()
		r := readData(t, name)
		if got := speakers(r); got != want {
			t.Errorf("%s: %s\nwant %s", name, got, want)
		}
		if got := r.Transcript.Turns[0].Line; got != first {
			t.Errorf("%s: first turn on line %d, want %d", name, got, first)
		}
		if got := r.Transcript.Repairs["heading"]; got != headings {
			t.Errorf("%s: %d headings, want %d", name, got, headings)
		}
	}
	check(t, "riksdag-sv/prot-199596-035.txt", 99, 9, "BEATRICE ASK (m) 3, INGER DAVIDSON (kds) 3, Justitieminister LAILA FREIVALDS (s) 9, "+
		"KERSTIN WARNERBRING (c) 3, MAUD EKENDAHL (m) 3, STEN ANDERSSON (m) 3, Statsrådet ANNA HEDBORG (s) 4, Statsrådet YLVA JOHANSSON (s) 4, "+
		"ULF MELIN (m) 3, Utbildningsminister CARL THAM (s) 4, YVONNE RUWAIDA (mp) 2")
	check(t, "riksdag-sv/prot-199192-021.txt", 67, 26, "Anita Gradin (s) 1, Bengt Dalström (nyd) 1, Bengt Hurtig (v) 2, Berith Eriksson (v) 1, "+
		"Ines Uusmann (s) 1, Ingela Mårtensson (fp) 1, Johan Lönnroth (v) 1, Karin Israelsson (c) 1, Kent Carlsson (s) 1, Kjell Eldensjö (kds) 1, Lahja Exner (s) 1, "+
		"Lennart Fridén (m) 1, Marianne Jönsson (c) 1, Roland Larsson (c) 1, Rune Backlund (c) 1, Sigge Godin (fp) 1, Sten Söderberg (nyd) 3, "+
		"Tage Påhlsson (c) 1, Thage G Peterson (s) 1, Ulf Lönnqvist (s) 1, Yngve Wernersson (s) 1, Åke Carnerö (kds) 1")
	check(t, "vtt-teams-zoom/teams-old.vtt", 4, 0, "Interviewer, First 5, Speaker, First (Student) 5")
	check(t, "vtt-teams-zoom/teams-new.vtt", 5, 0, " 1")
	check(t, "vtt-teams-zoom/zoom.vtt", 5, 0, "Andrew Knight 12, George Harrison 2, John Lennon 5, Paul McCartney 10, Ringo Starr 1")
	check(t, "otter-md/ladybug-12.md", 1, 0, "Ali 12, Angie Jones 34, Emma 31, Kelly 2")
	check(t, "otter-md/2021_Redstart_Interactive_Get-A-Grip_Chip_transcription.md", 12, 0, "Jon Lawitts 80, Jonas Rosland 28, Rich McGrath 14, Vicky Wei 70")
	check(t, "bold-names-md/founders-talk-38.md", 1, 4, "Adam Stacoviak 144, Sam Soffes 139")
	check(t, "bold-names-md/founders-talk-39.md", 1, 0, "Adam Stacoviak 137, Sam Soffes 137")
	check(t, "front-matter-md/making-bitcoin-more-private-with-cisa.md", 10, 8, "Speaker 0 10, Speaker 1 9, Speaker 2 7, Speaker 3 11")
	check(t, "front-matter-md/the-state-of-bitcoin-core-development.md", 12, 8, "Speaker 0 26, Speaker 1 13, Speaker 2 16, Speaker 3 13")
	check(t, "pdf-numbered-paragraphs/P1.pdf", 1, 0, "Dan 47, Participant 47")
	check(t, "pdf-numbered-paragraphs/P2.pdf", 1, 0, "Dan 81, Participant 84")
	check(t, "pdf-numbered-paragraphs/P3.pdf", 1, 0, "Dan 61, Participant 60")
	check(t, "chat-cha/KB0_1.cha", 17, 0, "BOB 65, MAR 74, UNK 17")
	check(t, "chat-cha/KB0_13.cha", 16, 0, "ALA 2, BOB 1, ENA 6, JOH 54, PHI 3, UNK 57")
	check(t, "chat-cha/KB0_18.cha", 16, 0, "ALA 38, JOH 38, MAR 26, PHI 2, UNK 17")
	check(t, "riksdag-sv/prot-199192-021.xml", 148, 22, "Anita Gradin (s) 1, Bengt Hurtig (v) 1, Berith Eriksson (v) 1, "+
		"Ines Uusmann (s) 1, Ingela Mårtensson (fp) 1, Johan Lönnroth (v) 1, Karin Israelsson (c) 1, Kent Carlsson (s) 1, Kjell Eldensjö (kds) 1, Lahja Exner (s) 1, "+
		"Lennart Fridén (m) 1, Marianne Jönsson (c) 1, Roland Larsson (c) 1, Rune Backlund (c) 1, Sigge Godin (fp) 1, Sten Söderberg (nyd) 2, "+
		"Tage Påhlsson (c) 1, Thage G Peterson (s) 1, Ulf Lönnqvist (s) 1, Yngve Wernersson (s) 1")
}

// TestRealOtter holds the one speaker who speaks once and the times.
func TestRealOtter(t *testing.T) {
	r := readData(t, "otter-md/2022_Super_Marxist_Twins_Super_Marxist_Twins_-_Interview_with_Eric_Kesterson_Saun_Conlin_Jim_Bochanski_and_Nick_Zaleski.md")
	want := "Eric Kesterson 45, Jim Bochanski 44, Jonas Rosland 61, Nick Zaleski 29, Saun Conlin 33, Unknown Speaker 1"
	if got := speakers(r); got != want {
		t.Error(got)
	}
	last := 0.0
	for _, turn := range r.Transcript.Turns {
		if !turn.Begin.Known || turn.Begin.Seconds < last {
			t.Fatalf("line %d: begins at %v after %v", turn.Line, turn.Begin, last)
		}
		last = turn.Begin.Seconds
	}
}

// TestRealFrontMatter holds that the YAML of others is put aside whole.
func TestRealFrontMatter(t *testing.T) {
	r := readData(t, "front-matter-md/making-bitcoin-more-private-with-cisa.md")
	if n := strings.Count(string(r.FrontMatter), "\n"); n != 7 || r.FrontMatterLine != 1 {
		t.Errorf("%d lines from %d", n, r.FrontMatterLine)
	}
}

// TestRealWhisper holds that one interview gives the same turns in all formats,
// and the words of the table that the same program wrote.
func TestRealWhisper(t *testing.T) {
	const folder = "whisper-same-interview/goodboy"
	txt := readData(t, folder+".txt").Transcript.Turns
	for _, ending := range []string{".srt", ".vtt", ".tsv", ".json"} {
		other := readData(t, folder+ending).Transcript.Turns
		if len(other) != len(txt) {
			t.Fatalf("%s: %d turns, txt has %d", ending, len(other), len(txt))
		}
		for i := range txt {
			if a, b := txt[i], other[i]; a.Text != b.Text || a.Begin != b.Begin || a.End != b.End {
				t.Errorf("%s: turn %d differs: %v %v", ending, i+1, a, b)
			}
		}
	}
	f, err := os.Open(filepath.Join(os.Getenv("MENING_DATA"), "transcripts", filepath.FromSlash(folder+".tsv")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := csv.NewReader(bufio.NewReader(f))
	rows.Comma, rows.LazyQuotes = '\t', true
	table, err := rows.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, row := range table[1:] {
		want = append(want, strings.Fields(row[2])...)
	}
	for _, turn := range txt {
		got = append(got, strings.Fields(turn.Text)...)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d words, the table has %d", len(got), len(want))
	}
}
