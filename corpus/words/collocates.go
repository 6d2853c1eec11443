package words

import (
	"cmp"
	"math"
	"slices"

	"mening/corpus"
	"mening/corpus/language"
)

// Window is how far around an expression is looked.
type Window struct {
	// Left and Right are words before and after it.
	Left, Right int
	// Sentence says that the window ends with the sentence; otherwise it ends
	// with the turn.
	Sentence bool
}

// Around is what is said around an expression.
type Around struct {
	// Nodes is how often the expression caught something, NodeWords how many
	// words that were.
	Nodes, NodeWords int
	// Window is the number of words in the windows of all nodes together: a
	// word in two windows counts once, and a word of a node not at all, nor does
	// one that is no word of the vocabulary, which windows pass over.
	Window int
	// Collocates stand by falling log-Dice, equal ones by their place in Forms.
	Collocates []Collocate
}

// Collocate is a form that occurs in the windows.
type Collocate struct {
	Form *Form
	// Left and Right are how often it stands before and after the nearest node;
	// of two that are as near, the first one counts.
	Left, Right int
	// Count is how often the form occurs at all, outside of nodes.
	Count int
	// Expected is how often it would stand in the windows if words stood where
	// they do by chance: Window·Count/(Words−NodeWords), after Evert, Corpora
	// and collocations, in Lüdeling & Kytö, Corpus Linguistics, 2008.
	Expected float64
	// LogDice is [LogDice] and TScore is [TScore].
	LogDice, TScore float64
	// Participants are those who said it in a window.
	Participants int
}

// Observed returns how often the form stands in the windows.
func (c *Collocate) Observed() int { return c.Left + c.Right }

// LogDice returns the association of a word with a node that occurs fx times,
// when the word occurs fy times and fxy times near the node:
//
//	14 + log₂(2fxy/(fx+fy))
//
// It does not depend on the size of the corpus; one more is twice as strong, and
// 14 is reached where the two never occur without each other. In windows of
// several words it may pass 14, as one node can have the word more than once.
// After Rychlý, A lexicographer-friendly association score, RASLAN 2008. fxy
// must not be 0.
func LogDice(fxy, fx, fy int) float64 {
	return 14 + math.Log2(2*float64(fxy)/float64(fx+fy))
}

// TScore returns how far an observed count is above the expected one, in
// standard deviations of a count:
//
//	(O − E)/√O
//
// After Church, Gale, Hanks & Hindle, Using statistics in lexical analysis, in
// Zernik, Lexical Acquisition, 1991. It favours frequent words; 2 and more is
// usually looked at. observed must not be 0.
func TScore(observed int, expected float64) float64 {
	return (float64(observed) - expected) / math.Sqrt(float64(observed))
}

// near is how often a form stands around the nodes of one speaker's talk.
type near struct {
	form              int32 // in Vocabulary.Forms
	left, right, node int32
	participant       string
}

// surroundings is what one transcript has around the nodes.
type surroundings struct {
	nodes, nodeWords, window int
	near                     []near
}

// Around finds the collocates of what an expression caught in the talk that the
// vocabulary was counted from, which must hold all words of it.
func (v *Vocabulary) Around(c *corpus.Corpus, hits *Hits, window Window, progress func(done, total int)) *Around {
	found := make([]surroundings, len(c.Transcripts))
	crew := newCrew(hits)
	crew.each(c, progress, func(i int, w *worker) { found[i] = v.surroundings(w, c.Transcripts[i], hits, window) })
	out := &Around{}
	all := make([]near, len(v.Forms))
	people := make([]map[string]bool, len(v.Forms))
	for _, s := range found {
		out.Nodes += s.nodes
		out.NodeWords += s.nodeWords
		out.Window += s.window
		for _, n := range s.near {
			sum := &all[n.form]
			sum.left, sum.right, sum.node = sum.left+n.left, sum.right+n.right, sum.node+n.node
			if n.participant != "" && n.left+n.right > 0 {
				if people[n.form] == nil {
					people[n.form] = map[string]bool{}
				}
				people[n.form][n.participant] = true
			}
		}
	}
	for i := range v.Forms {
		n := &all[i]
		if n.left+n.right == 0 {
			continue
		}
		k := Collocate{Form: &v.Forms[i], Left: int(n.left), Right: int(n.right), Count: v.Forms[i].Count - int(n.node), Participants: len(people[i])}
		k.Expected = float64(out.Window) * float64(k.Count) / float64(v.Words-out.NodeWords)
		k.LogDice = LogDice(k.Observed(), out.Nodes, k.Count)
		k.TScore = TScore(k.Observed(), k.Expected)
		out.Collocates = append(out.Collocates, k)
	}
	slices.SortStableFunc(out.Collocates, func(a, b Collocate) int { return cmp.Compare(b.LogDice, a.LogDice) })
	return out
}

// surroundings looks around the nodes of a transcript, speaker by speaker.
func (v *Vocabulary) surroundings(w *worker, t *corpus.Transcript, hits *Hits, window Window) surroundings {
	var out surroundings
	var speakers []*corpus.Speaker
	turns := map[*corpus.Speaker][]*corpus.Turn{}
	for i := range t.Turns {
		turn := &t.Turns[i]
		if len(hits.spans[turn]) == 0 || !v.selected.Turn(t, turn) {
			continue
		}
		if turns[turn.Speaker] == nil {
			speakers = append(speakers, turn.Speaker)
		}
		turns[turn.Speaker] = append(turns[turn.Speaker], turn)
	}
	if w.near == nil {
		w.near = make([]near, len(v.Forms))
	}
	for _, s := range speakers {
		w.met = w.met[:0]
		for _, turn := range turns[s] {
			v.lookAround(w, t, turn, hits, window, &out)
		}
		for _, form := range w.met {
			n := w.near[form]
			n.form, n.participant = form, s.Participant
			out.near = append(out.near, n)
			w.near[form] = near{}
		}
	}
	return out
}

// lookAround looks around the nodes of one turn.
func (v *Vocabulary) lookAround(w *worker, t *corpus.Transcript, turn *corpus.Turn, hits *Hits, window Window, out *surroundings) {
	forms := v.places[w.spelling]
	w.words = w.analyzer.Words(turn.Text, w.words[:0])
	nodes := hits.caught(w, turn)
	counted := w.counted(w.runs(v.marking, t, turn))
	nodes = slices.DeleteFunc(nodes, func(n wordRange) bool { return !counted[n.first] })
	out.nodes += len(nodes)
	for at, side := range w.standing(turn.Text, nodes, window) {
		if side == outside || !counted[at] {
			continue
		}
		word := w.words[at]
		form := forms[turn.Text[word.Start:word.End]]
		n := &w.near[form]
		if *n == (near{}) {
			w.met = append(w.met, form)
		}
		switch side {
		case inNode:
			out.nodeWords++
			n.node++
			continue
		case leftOf:
			n.left++
		case rightOf:
			n.right++
		}
		out.window++
	}
}

// side is how a word of a turn stands to the nearest node.
type side uint8

const (
	outside side = iota
	leftOf
	rightOf
	inNode
)

// standing returns where each word of a turn stands, until the next call; nodes
// ascend.
func (w *worker) standing(text string, nodes []wordRange, window Window) []side {
	w.sides = append(w.sides[:0], make([]side, len(w.words))...)
	w.far = append(w.far[:0], make([]int, len(w.words))...)
	out, far := w.sides, w.far // far is from the nearest node
	var sentences []language.Sentence
	if window.Sentence {
		sentences = w.analyzer.Sentences(text, w.words, nil)
	}
	mark := func(at, distance int, s side) {
		if out[at] == outside || distance < far[at] {
			out[at], far[at] = s, distance
		}
	}
	for _, n := range nodes {
		from, to := 0, len(w.words)
		if window.Sentence {
			from, to = around(sentences, n)
		}
		for i := n.first; i < n.end; i++ {
			mark(i, 0, inNode)
		}
		for i := n.first - 1; i >= max(from, n.first-window.Left); i-- {
			mark(i, n.first-i, leftOf)
		}
		for i := n.end; i < min(to, n.end+window.Right); i++ {
			mark(i, i-n.end+1, rightOf)
		}
	}
	return out
}

// around returns the words of the sentences that hold a node, half-open.
func around(sentences []language.Sentence, n wordRange) (from, to int) {
	from, to = n.first, n.end
	for _, s := range sentences {
		if int(s.First) < n.end && int(s.Last) > n.first {
			from, to = min(from, int(s.First)), max(to, int(s.Last))
		}
	}
	return from, to
}
