package index

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/corpus/study"
)

// synthetic makes Swedish-like talk: made-up words whose frequencies fall as
// those of words do.
type synthetic struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string
}

func newSynthetic(seed int64, forms int) *synthetic {
	r := rand.New(rand.NewSource(seed))
	onsets := strings.Fields("b br d f fr g gr h j k kl l m n p pr r s sj sk st str t tr v")
	vowels := strings.Fields("a e i o u y å ä ö")
	codas := []string{"", "l", "n", "r", "s", "t", "m", "rt", "nd", "ng", "st", "ll"}
	endings := []string{"", "", "en", "et", "ar", "or", "er", "na", "ens", "erna", "ade", "ande", "het", "ning"}
	seen := map[string]bool{}
	s := &synthetic{random: r, zipf: rand.NewZipf(r, 1.07, 4, uint64(forms-1))}
	for len(s.words) < forms {
		var b strings.Builder
		for range 1 + min(3, len(s.words)/200) - r.Intn(1+min(2, len(s.words)/200)) {
			b.WriteString(onsets[r.Intn(len(onsets))] + vowels[r.Intn(len(vowels))] + codas[r.Intn(len(codas))])
		}
		b.WriteString(endings[r.Intn(len(endings))])
		word := b.String()
		switch r.Intn(60) {
		case 0:
			word = strings.ToUpper(word[:1]) + word[1:]
		case 1:
			word = "AF-" + word
		}
		if !seen[word] && isText(word) {
			seen[word] = true
			s.words = append(s.words, word)
		}
	}
	return s
}

func isText(s string) bool { return strings.ToValidUTF8(s, "") == s }

// turn returns talk of about so many words.
func (s *synthetic) turn(words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.words[s.zipf.Uint64()])
		if s.random.Intn(12) == 0 {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// writeStudy writes a study of so many transcripts, each of so many turns.
func (s *synthetic) writeStudy(tb testing.TB, dir string, transcripts, turns, words int) {
	tb.Helper()
	labels := []string{"I", "AME 1", "AME 2", "SOC 1", "FK 3", "I"}
	write(tb, dir, "study.yaml", "stakeholders: [AME, SOC, FK]\npath: '{site}/{wave}/fg{n}'\n")
	for i := range transcripts {
		var b strings.Builder
		for range turns {
			b.WriteString(labels[s.random.Intn(len(labels))] + ": " + s.turn(1+s.random.Intn(2*words)) + "\n")
		}
		write(tb, dir, fmt.Sprintf("transcripts/s%d/w%d/fg%d.txt", i%10, i%2, i), b.String())
	}
}

func write(tb testing.TB, dir, name, text string) {
	tb.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
}

func load(tb testing.TB, dir string) *study.Study {
	tb.Helper()
	s, err := study.Load(dir)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}
