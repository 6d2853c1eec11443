package main

import (
	"bytes"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"

	"mening"
	"mening/coding"
)

// turnsPerFile is the number of turns in a file of a synthetic study.
const turnsPerFile = 200

// writeSynthetic writes a study of made-up words: the same bytes for the same
// number of turns. The words have the frequencies of talk (Zipf), a few
// sentences are examples of the codebook, so that its rules find something.
func writeSynthetic(dir string, turns int, progress func(done, total int)) error {
	book, err := mening.Example.ReadFile("codebook.yaml")
	if err != nil {
		return err
	}
	if err := writeNew(filepath.Join(dir, "codebook.yaml"), book); err != nil {
		return err
	}
	if err := writeNew(filepath.Join(dir, "study.yaml"), []byte(syntheticStudy)); err != nil {
		return err
	}
	lexicon, err := mening.Example.ReadFile("testdata/lexicon.sv.txt")
	if err != nil {
		return err
	}
	if err := writeNew(filepath.Join(dir, "lexicon.sv.txt"), lexicon); err != nil {
		return err
	}
	t := newTalker(book)
	files := (turns + turnsPerFile - 1) / turnsPerFile
	for i := range files {
		n := min(turnsPerFile, turns-i*turnsPerFile)
		name := fmt.Sprintf("%s/%s/fg-%04d.txt", []string{"north", "south"}[i%2], []string{"before", "follow-up"}[i/2%2], i+1)
		if err := writeNew(filepath.Join(dir, "transcripts", filepath.FromSlash(name)), t.interview(i, n)); err != nil {
			return err
		}
		progress(i+1, files)
	}
	return nil
}

const syntheticStudy = `study: Synthetic study
language: sv
path: '{site}/{wave}/{kind}-{_}'
stakeholders: [AME, SOC, FK, AF, PV, LSS, Arbetsgivare, Invånare]
groups: {samverkansparter: [AME, SOC, FK, AF, PV, LSS]}
waves: {before: Före, follow-up: Uppföljning}
`

// talker makes sentences.
type talker struct {
	random   *rand.Rand
	zipf     *rand.Zipf
	words    []string
	examples []string
}

// vocabularySize is the number of word forms, more than 60,000 of which occur
// in 200,000 turns.
const vocabularySize = 75_000

func newTalker(book []byte) *talker {
	t := &talker{random: rand.New(rand.NewSource(2004))}
	t.zipf = rand.NewZipf(t.random, 1.1, 4, vocabularySize-1)
	seen := map[string]bool{}
	add := func(word string) {
		if !seen[word] && len(t.words) < vocabularySize {
			seen[word] = true
			t.words = append(t.words, word)
		}
	}
	for word := range strings.FieldsSeq(commonWords) {
		add(word)
	}
	for len(t.words) < vocabularySize {
		stem := t.stem(1 + t.random.Intn(3))
		for _, ending := range []string{"", "en", "et", "ar", "erna", "ade", "ing", "ningen"} {
			if t.random.Intn(3) > 0 {
				add(stem + ending)
			}
		}
	}
	if b, _ := coding.ReadCodebook("codebook.yaml", book, []string{"stakeholder", "wave", "site", "kind", "role", "speaker"}); b != nil {
		for _, c := range b.Codes {
			for _, e := range c.Examples {
				t.examples = append(t.examples, e.Text)
			}
		}
	}
	return t
}

// stem makes up a Swedish-looking stem.
func (t *talker) stem(syllables int) string {
	onsets := strings.Fields("b bl br d dr f fl fr g gl gr h j k kl kn kr l m n p pl pr r s sk sl sm sn sp st str sv t tr tv v")
	vowels := strings.Fields("a e i o u y å ä ö a e i")
	codas := strings.Fields("d g k l ll m n ng nk r rd rk rt s sk st t tt v lk nd")
	var b strings.Builder
	for range syllables {
		b.WriteString(onsets[t.random.Intn(len(onsets))])
		b.WriteString(vowels[t.random.Intn(len(vowels))])
	}
	b.WriteString(codas[t.random.Intn(len(codas))])
	return b.String()
}

// interview makes a focus group of one interviewer and four participants.
func (t *talker) interview(file, turns int) []byte {
	var b bytes.Buffer
	stakeholders := []string{"AME", "SOC", "FK", "AF", "PV", "LSS"}
	for i := range turns {
		if i%8 == 0 {
			fmt.Fprintf(&b, "I: %s\n", t.sentence('?'))
			continue
		}
		fmt.Fprintf(&b, "%s %d:", stakeholders[(file+i)%len(stakeholders)], 1+i/3%2)
		for range 2 + t.random.Intn(4) {
			b.WriteByte(' ')
			if len(t.examples) > 0 && t.random.Intn(60) == 0 {
				b.WriteString(t.examples[t.random.Intn(len(t.examples))])
			} else {
				b.WriteString(t.sentence('.'))
			}
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func (t *talker) sentence(end byte) string {
	var b strings.Builder
	n := 4 + t.random.Intn(12)
	for i := range n {
		word := t.words[t.zipf.Uint64()]
		if i == 0 {
			first := []rune(word)
			word = strings.ToUpper(string(first[0])) + string(first[1:])
		} else if t.random.Intn(12) == 0 {
			b.WriteString(", ")
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	b.WriteByte(end)
	return b.String()
}

// commonWords are frequent words of Swedish talk, the most frequent first.
const commonWords = `det är jag och att man så vi som inte på en i för har de den med ju till om där då
var men vad kan ha ett ja också hon han av här när sig nu vara nej bara mycket kommer måste skulle alla
från du blir lite något andra får ska säga gör eller sen mer hade göra efter mig sin oss vill alltså dom
bra någon under sina tror många tycker kanske liksom egentligen faktiskt ändå precis väl hela bli olika
dag år tid tänker vet gång finns går ihop över in ut upp annat viktigt handlar jobb människor arbete möten
samverkan handläggare stöd arbetsplats kommun projekt metod chef deltagare vården läkare försäkringskassan
arbetsförmedlingen trisam praktik lön hälsa ansvar tillsammans kontakt ärende beslut möte grupp problem`
