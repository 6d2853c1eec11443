package index

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
)

// odd are words that analysis treats in ways of its own.
func odd() []string {
	return strings.Fields(`AF AF:s AF-möte af s.k. t.ex. dvs. 10:30 3,5 Vänersborg VÄNERSBORG vanersborg
		möte mötet mötena möten mötets moten Ångest angest crème creme straße strasse Œuvre ſtadt Stadt Kelvin İstanbul
		don't don’t x-y-z a-b 50-årig e-post E‐post Åse-Marie ´´ æøå αβγ ΣΊΣΥΦΟΣ ﬁn inte och att running runs ran
		kommunens kommun-ens [paus] (skratt) arbetsförmedlingen arbetsmarknadsenheten`)
}

// oddStudy is a study in two languages, with and without folding.
func oddStudy(t *testing.T, r *rand.Rand) string {
	t.Helper()
	dir := t.TempDir()
	words := append(odd(), newSynthetic(r.Int63(), 150).words...)
	words = append(words, "\u0301", "a\u0323") // marks alone are words, too
	write(t, dir, "study.yaml", "stakeholders: {AME: Enheten, SOC: {name: Social, aliases: [IFO]}}\ngroups: {alla: [AME, SOC]}\n")
	write(t, dir, "interviews.csv", "file,language,fold,wave,Fråga ett\nfg0,en,,Före,ja\nfg1,,yes,Efter,nej\nfg2,en,yes,före,\nfg3,,,,JA\n")
	write(t, dir, "participants.csv", "participant,speaker,interview,age,role\nP1,AME 1,,40,\nP 2,Tolk,fg3,,other\nÅsa,SOC 1,fg1,,\n,,,,\n")
	labels := []string{"I", "AME 1", "AME 2", "Ame 1", "SOC 1", "IFO 2", "Flera", "?", "Tolk", "Åsa (m)", "Åsa (m)"}
	for i := range 6 {
		var b strings.Builder
		for range 40 {
			b.WriteString(labels[r.Intn(len(labels))] + ":")
			for range r.Intn(12) {
				b.WriteString(" " + words[r.Intn(len(words))])
				if r.Intn(6) == 0 {
					b.WriteByte(".?!"[r.Intn(3)])
				}
			}
			b.WriteByte('\n')
		}
		write(t, dir, fmt.Sprintf("transcripts/fg%d.txt", i), b.String())
	}
	past(t, dir)
	return dir
}

// expressions makes random expressions of the words of a corpus.
type expressions struct {
	*rand.Rand
	words  []string
	fields []query.NeedField
}

func newExpressions(r *rand.Rand, c *corpus.Corpus) *expressions {
	e := &expressions{Rand: r}
	a, _ := language.New("sv", false)
	for _, t := range c.Transcripts {
		for i := range t.Turns {
			for _, w := range a.Words(t.Turns[i].Text, nil) {
				e.words = append(e.words, t.Turns[i].Text[w.Start:w.End])
			}
		}
	}
	for _, field := range c.Fields() {
		for _, v := range c.Values(field) {
			e.fields = append(e.fields, query.NeedField{Field: field, Value: v.ID}, query.NeedField{Field: field, Value: " " + strings.ToUpper(v.ID)})
		}
	}
	slices.Sort(e.words)
	e.words = slices.Compact(e.words)
	return e
}

func (e *expressions) word() string {
	if e.Intn(12) == 0 {
		return "finnsinte"
	}
	return e.words[e.Intn(len(e.words))]
}

func (e *expressions) term() string {
	word := []rune(e.word())
	from := e.Intn(len(word))
	to := from + e.Intn(len(word)-from) + 1
	switch e.Intn(9) {
	case 0:
		return `="` + string(word) + `"`
	case 1:
		return string(word[:to]) + "*"
	case 2:
		return "*" + string(word[from:])
	case 3:
		return "*" + string(word[from:to]) + "*"
	case 4:
		word[from] = '?'
		return string(word)
	case 5:
		word[from] = 'x'
		return fmt.Sprintf("%s~%d", string(word), 1+e.Intn(2))
	case 6:
		return "/" + strings.NewReplacer(".", `\.`, "/", "").Replace(string(word[from:to])) + "/"
	case 7:
		return `"` + string(word) + " " + e.word() + `"`
	}
	return `"` + string(word) + `"`
}

func (e *expressions) near(depth int) string {
	if depth == 0 || e.Intn(2) == 0 {
		return e.term()
	}
	return "(" + e.term() + " OR " + e.term() + ")"
}

func (e *expressions) expression(depth int) string {
	if depth == 0 {
		return e.term()
	}
	left, right := e.expression(depth-1), e.expression(depth-1)
	switch e.Intn(8) {
	case 0:
		return "(" + left + " OR " + right + ")"
	case 1:
		return "(" + left + " AND " + right + ")"
	case 2:
		return "((" + left + ") NOT (" + right + "))"
	case 3:
		return fmt.Sprintf("(%s NEAR/%d %s)", e.near(depth), e.Intn(9), e.near(depth))
	case 4:
		return fmt.Sprintf("(%s PRE/t %s)", e.near(depth), e.near(depth))
	case 5, 6:
		f := e.fields[e.Intn(len(e.fields))]
		return "(" + (&query.Filter{Field: f.Field, Value: f.Value}).String() + []string{" AND ", " OR "}[e.Intn(2)] + left + ")"
	}
	return left
}

// turnEnv answers filters about one turn.
type turnEnv struct {
	transcript *corpus.Transcript
	turn       *corpus.Turn
}

func (e turnEnv) Field(name, value string) bool {
	return corpus.HasField(e.transcript, e.turn.Speaker, name, value)
}

func (turnEnv) Evidence(string, string) []query.Interval { return nil }

// TestNeverTooFew compares the candidates of many random expressions with the
// turns that match when all of them are read.
func TestNeverTooFew(t *testing.T) {
	studies, each := 4, 500
	if testing.Short() {
		studies, each = 1, 100
	}
	for seed := range studies {
		r := rand.New(rand.NewSource(int64(seed)))
		o := open(t, oddStudy(t, r))
		if o.Index == nil {
			t.Fatal(o.Notice)
		}
		var analyzers []*language.Analyzer
		byKey := map[corpus.Spelling]*language.Analyzer{}
		for _, transcript := range o.Corpus.Transcripts {
			key := transcript.Spelling()
			if byKey[key] == nil {
				byKey[key], _ = language.New(key.Language, key.Fold)
				analyzers = append(analyzers, byKey[key])
			}
		}
		e := newExpressions(r, o.Corpus)
		parsed, matched, narrowed := 0, 0, 0
		for range each {
			text := e.expression(r.Intn(3))
			if !utf8.ValidString(text) {
				continue
			}
			expression, err := query.Parse(text, query.Vocabulary{Fields: o.Corpus.Fields()})
			if err != nil {
				continue
			}
			parsed++
			c, err := o.Index.Candidates(query.Candidates(expression, analyzers, nil))
			if err != nil {
				t.Fatal(err)
			}
			programs := map[corpus.Spelling]*query.Reader{}
			for key, a := range byKey {
				programs[key] = query.Compile(a, []query.Rule{{Expr: expression, Scope: query.TurnScope}}).NewReader()
			}
			if !c.All {
				narrowed++
			}
			for _, transcript := range o.Corpus.Transcripts {
				offered := c.Turns(transcript)
				reader := programs[transcript.Spelling()]
				for i := range transcript.Turns {
					turn := &transcript.Turns[i]
					for range reader.Read(turn.Text) {
						if len(reader.Match(0, turnEnv{transcript, turn})) > 0 {
							matched++
							if !slices.Contains(offered, i) {
								t.Errorf("%s: not offered: %s: %s:%d %q", text, turn.Label, transcript.Path, turn.Line, turn.Text)
							}
						}
					}
				}
			}
		}
		if parsed < each/2 || matched < each || narrowed < parsed/3 {
			t.Errorf("of %d expressions %d parsed and %d narrowed, %d turns matched: the test tests little", each, parsed, narrowed, matched)
		}
	}
}

func TestSet(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200 {
		var a, b set
		inA, inB := map[uint64]bool{}, map[uint64]bool{}
		for range r.Intn(50) {
			n := uint64(r.Intn(1 << uint(1+r.Intn(14))))
			a.add(n)
			inA[n] = true
		}
		for range r.Intn(50) {
			n := uint64(r.Intn(1 << uint(1+r.Intn(14))))
			b.add(n)
			inB[n] = true
		}
		check := func(what string, got set, want func(n uint64) bool) {
			n := 0
			got.each(func(one uint64) error {
				n++
				if !want(one) {
					t.Errorf("%s holds %d", what, one)
				}
				return nil
			})
			for one := range uint64(1 << 14) {
				if want(one) {
					n--
				}
			}
			if n != 0 || got.count() < 0 {
				t.Errorf("%s: %d numbers are missing", what, -n)
			}
		}
		or, and := slices.Clone(a), slices.Clone(a)
		or.or(b)
		and.and(b)
		check("a", a, func(n uint64) bool { return inA[n] })
		check("or", or, func(n uint64) bool { return inA[n] || inB[n] })
		check("and", and, func(n uint64) bool { return inA[n] && inB[n] })
	}
}

// TestAboutTerm makes sure that a filter is looked up as it is compared.
func TestAboutTerm(t *testing.T) {
	texts := append(odd(), "ſ", "K", "k", "ς", "σ", "Σ", "ǅ", "ǆ", "ß", "ẞ", "ı", "İ", "i", "I", "", " ", " k", "K\t", "a b")
	for _, a := range texts {
		for _, b := range texts {
			if corpus.Equal(a, b) != (aboutTerm("site", a) == aboutTerm("site", b)) {
				t.Errorf("%q and %q: Equal is %v", a, b, corpus.Equal(a, b))
			}
		}
	}
}
