package words

import (
	"strings"
	"sync"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
)

// crew is the workers of all processors. Each remembers the words that it met,
// so that a worker is used again and again.
type crew struct {
	hits *Hits
	mu   sync.Mutex
	idle []*worker
}

func newCrew(hits *Hits) *crew { return &crew{hits: hits} }

// each calls f for every transcript of the corpus with a worker that nobody else
// uses, on all processors.
func (c *crew) each(all *corpus.Corpus, progress func(done, total int), f func(i int, w *worker)) {
	done := 0
	corpus.Each(len(all.Transcripts), func(i int) {
		t := all.Transcripts[i]
		w := c.take(t.Spelling())
		f(i, w)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.idle = append(c.idle, w)
		done++
		if progress != nil {
			progress(done, len(all.Transcripts))
		}
	})
}

func (c *crew) take(a corpus.Spelling) *worker {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, w := range c.idle {
		if w.spelling == a {
			c.idle = append(c.idle[:i], c.idle[i+1:]...)
			return w
		}
	}
	w := &worker{spelling: a, analyzer: analyzer(a), ids: map[string]int32{}}
	if c.hits != nil {
		w.phrases = c.hits.phraseReader(w.analyzer)
	}
	return w
}

func analyzer(a corpus.Spelling) *language.Analyzer {
	out, err := language.New(a.Language, a.Fold)
	if err != nil {
		panic("words: " + err.Error())
	}
	return out
}

// worker counts the words of one transcript after another.
type worker struct {
	spelling corpus.Spelling
	analyzer *language.Analyzer
	phrases  *query.Reader // nil without hits

	ids     map[string]int32 // by written word
	written []string         // by id
	totals  []int            // by id
	forms   []int32          // by id: the place in Vocabulary.Forms

	words   []language.Word
	divided []run
	seen    []int32 // by id: how often the current voice has said it

	near  []near  // by form: of the current speaker
	met   []int32 // forms of which near is not zero
	sides []side
	far   []int
}

// heard is what one voice said.
type heard struct {
	by    *worker
	voice Voice
	uses  []writtenUse
}

type writtenUse struct{ written, count int32 }

// listen counts what each voice of a transcript says, in order of appearance.
func (w *worker) listen(t *corpus.Transcript, o Options) []heard {
	type who struct {
		speaker         *corpus.Speaker
		question, marks string
	}
	var voices []heard
	said := [][]int32{}
	places := map[who]int{}
	for i := range t.Turns {
		turn := &t.Turns[i]
		if !o.Select.Turn(t, turn) {
			continue
		}
		w.words = w.analyzer.Words(turn.Text, w.words[:0])
		var caught []wordRange
		if o.Hits != nil {
			caught = o.Hits.caught(w, turn)
		}
		for _, r := range w.runs(o.Marking, t, turn) {
			k := who{turn.Speaker, turn.Question, r.key()}
			at, ok := places[k]
			if !ok {
				at = len(voices)
				places[k] = at
				voices = append(voices, heard{by: w, voice: Voice{Transcript: t, Speaker: k.speaker, Question: k.question, Marks: r.marks}})
				said = append(said, nil)
			}
			voices[at].voice.Words += r.end - r.first
			if o.Hits == nil {
				said[at] = w.say(said[at], turn, r.wordRange)
			} else {
				said[at] = w.sayCaught(said[at], turn, r.wordRange, caught)
			}
		}
	}
	for i := range voices {
		voices[i].uses = w.count(said[i])
	}
	return voices
}

// say appends the ids of words of a turn.
func (w *worker) say(said []int32, turn *corpus.Turn, r wordRange) []int32 {
	for _, word := range w.words[r.first:r.end] {
		said = append(said, w.id(turn.Text[word.Start:word.End]))
	}
	return said
}

// sayCaught appends the ids of what was caught in a turn and begins in a range of
// its words.
func (w *worker) sayCaught(said []int32, turn *corpus.Turn, in wordRange, caught []wordRange) []int32 {
	for _, r := range caught {
		if r.first < in.first || r.first >= in.end {
			continue
		}
		var written []string
		for _, word := range w.words[r.first:r.end] {
			written = append(written, turn.Text[word.Start:word.End])
		}
		said = append(said, w.id(strings.Join(written, " ")))
	}
	return said
}

func (w *worker) id(written string) int32 {
	id, ok := w.ids[written]
	if !ok {
		id = int32(len(w.written))
		written = strings.Clone(written) // so that it does not hold its text in memory
		w.ids[written] = id
		w.written, w.totals, w.seen = append(w.written, written), append(w.totals, 0), append(w.seen, 0)
	}
	return id
}

// count returns each id once with its number, in order of appearance.
func (w *worker) count(said []int32) []writtenUse {
	var out []writtenUse
	for _, id := range said {
		if w.seen[id] == 0 {
			out = append(out, writtenUse{written: id})
		}
		w.seen[id]++
	}
	for i := range out {
		u := &out[i]
		u.count, w.seen[u.written] = w.seen[u.written], 0
		w.totals[u.written] += int(u.count)
	}
	return out
}

// form returns what is compared of words that stand apart by a blank.
func (w *worker) form(written string) language.Form {
	if !strings.Contains(written, " ") {
		return w.analyzer.Form(written)
	}
	var lower, forms []string
	for word := range strings.SplitSeq(written, " ") {
		f := w.analyzer.Form(word)
		lower, forms = append(lower, f.Lower), append(forms, f.Written)
	}
	return language.Form{Written: strings.Join(forms, " "), Lower: strings.Join(lower, " ")}
}
