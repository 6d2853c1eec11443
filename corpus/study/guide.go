package study

import (
	"slices"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
	"mening/corpus/words"
)

// Question is a question of the interview guide.
type Question struct {
	// ID is what turns carry; Name stands for it on screen.
	ID, Name string
	// Text is the question as the guide has it.
	Text string
	// Rules find where it is asked, any of them.
	Rules []Rule
	// Line is its place in study.yaml.
	Line int
}

// Rule is an expression of the guide with its place in study.yaml.
type Rule struct {
	Expr         query.Expr
	Line, Column int
}

// guide reads the questions of the interview guide. Rules may ask for the
// interview, not for who speaks: that is always an interviewer.
func (l *loader) guide(doc *source.Document, n *source.Node) []Question {
	v := query.Vocabulary{Fields: []string{"interview", "language", "kind", "wave", "site"}}
	for _, a := range l.Config.Attributes {
		if !slices.Contains(v.Fields, a.Name) {
			v.Fields = append(v.Fields, a.Name)
		}
	}
	var out []Question
	taken := map[string]bool{}
	for _, item := range n.Items("guide") {
		fields := item.Fields("a question of the guide", "question", "name", "text", "rules")
		line, _ := item.Place()
		q := Question{ID: nfc(fields["question"].Text("question")), Name: nfc(fields["name"].Text("name")),
			Text: nfc(fields["text"].Text("text")), Line: line}
		switch k := key(q.ID); {
		case k == "":
			item.Fault(source.Error, "begin it with `- question: id`", "a question of the guide has no id")
			continue
		case k == corpus.Unknown:
			item.Fault(source.Error, "choose another id", "%q is the question of talk before any question", q.ID)
		case taken[k]:
			item.Fault(source.Error, "give each its own id", "the question %q stands twice in the guide", q.ID)
		default:
			taken[k] = true
		}
		for _, line := range query.ParseLines(doc, fields["rules"], "rules", v) {
			q.Rules = append(q.Rules, Rule{line.Expr, line.Line, line.Column})
			if len(query.Compounds(line.Expr)) > 0 {
				l.Lexicons.Read() // so that Resolve touches no disk
			}
		}
		if q.Text == "" && q.Name == "" && len(fields["rules"].TextLines("rules")) == 0 {
			item.Fault(source.Error, "add `text`, the question as it is asked, or `rules` that find it", "the question %q cannot be recognised", q.ID)
		}
		if q.Name == "" {
			q.Name = q.ID
		}
		out = append(out, q)
	}
	return out
}

// listener recognises the questions of a guide in what is said.
type listener struct {
	questions []Question
	lexicons  *words.Folder
	languages map[corpus.Spelling]*hearing
	// transcript is the one that is listened to.
	transcript *corpus.Transcript
}

// hearing is a guide compiled for one language.
type hearing struct {
	analyzer *language.Analyzer
	reader   *query.Reader
	rules    [][]int             // by question: its rules in the program
	stems    []map[string]bool   // by question: those of the words of its text
	words    []language.Word     // room
	said     map[string]struct{} // room
}

func newListener(s *Study) *listener {
	return &listener{questions: s.Config.Guide, lexicons: s.Lexicons, languages: map[corpus.Spelling]*hearing{}}
}

// Field answers filters in the rules of the guide.
func (l *listener) Field(name, value string) bool {
	return corpus.HasField(l.transcript, &corpus.Speaker{Role: corpus.Participant}, name, value)
}

// Evidence is not asked for: the rules of a guide cannot refer to codes.
func (l *listener) Evidence(string, string) []query.Interval { return nil }

// listenTo turns to a transcript. It reports false where its language is not
// known, which is told elsewhere.
func (l *listener) listenTo(t *corpus.Transcript) (*hearing, bool) {
	l.transcript = t
	k := t.Spelling()
	if h, ok := l.languages[k]; ok {
		return h, h != nil
	}
	a, err := language.New(t.Language, t.Fold)
	if err != nil {
		l.languages[k] = nil
		return nil, false
	}
	h := &hearing{analyzer: a, said: map[string]struct{}{}}
	var rules []query.Rule
	for _, q := range l.questions {
		var own []int
		for _, r := range q.Rules {
			own = append(own, len(rules))
			rules = append(rules, query.Rule{Expr: r.Expr, Scope: query.TurnScope})
		}
		h.rules = append(h.rules, own)
		h.stems = append(h.stems, h.contentOf(q.Text))
	}
	h.reader = query.Compile(l.lexicons.Teach(a), rules).NewReader()
	l.languages[k] = h
	return h, true
}

// contentOf returns the stems of the words of a question that are long enough
// to tell it from others; all of them where it has few such.
func (h *hearing) contentOf(text string) map[string]bool {
	const long, few = 4, 3 // letters, words
	all, content := map[string]bool{}, map[string]bool{}
	for _, w := range h.analyzer.Words(text, nil) {
		word := text[w.Start:w.End]
		stem := h.analyzer.Stem(h.analyzer.Lower(word))
		all[stem] = true
		if utf8.RuneCountInString(word) >= long {
			content[stem] = true
		}
	}
	if len(content) < few {
		return all
	}
	return content
}

// hear returns the question that a text asks, by its place in the guide; -1
// where it asks none. The question is the one of which most rules match, or
// whose text is nearly said; of equals it is the current one, else the next in
// the guide.
func (l *listener) hear(h *hearing, text string, current int) int {
	scores := h.scores(l, text)
	most := slices.Max(scores)
	if most == 0 {
		return -1
	}
	n := len(scores)
	for i := range n {
		if at := (max(current, 0) + i) % n; scores[at] == most {
			return at
		}
	}
	return -1
}

// scores returns how well a text fits each question: the number of its rules
// that match, and as much as two rules where two thirds of the question's words
// are said. What is nothing but the question's name or text, as a heading is,
// fits above all.
func (h *hearing) scores(l *listener, text string) []int {
	const nearly, exactly = 2, 1000
	scores := make([]int, len(l.questions))
	touched := h.reader.Read(text)
	for i, rules := range h.rules {
		for _, rule := range rules {
			if slices.Contains(touched, int32(rule)) && len(h.reader.Match(rule, l)) > 0 {
				scores[i]++
			}
		}
	}
	clear(h.said)
	h.words = h.analyzer.Words(text, h.words[:0])
	for _, w := range h.words {
		h.said[h.analyzer.Stem(h.analyzer.Lower(text[w.Start:w.End]))] = struct{}{}
	}
	title := corpus.PlainTitle(text)
	for i, stems := range h.stems {
		said := 0
		for stem := range stems {
			if _, ok := h.said[stem]; ok {
				said++
			}
		}
		if said >= 2 && said*3 >= len(stems)*2 {
			scores[i] += nearly
		}
		q := &l.questions[i]
		if title != "" && (title == corpus.PlainTitle(q.ID) || title == corpus.PlainTitle(q.Name) || title == corpus.PlainTitle(q.Text)) {
			scores[i] += exactly
		}
	}
	return scores
}
