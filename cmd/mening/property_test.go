package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/index"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/study"
)

// exampleStudy writes the example study and opens it with its index.
func exampleStudy(t *testing.T) (*opened, *index.Index, *coding.Codebook) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "example")
	if err := writeExample(dir, true); err != nil {
		t.Fatal(err)
	}
	s, err := study.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(s, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if x.Index == nil {
		t.Fatal(x.Notice)
	}
	t.Cleanup(func() { x.Index.Close() })
	o := &opened{study: s, corpus: x.Corpus, voice: (&env{getenv: os.Getenv}).voice(nil, "en")}
	b, err := o.codebook()
	if err != nil {
		t.Fatal(err)
	}
	return o, x.Index, b
}

// expressions makes random expressions of words, pieces of words and values
// that occur in the corpus.
type expressions struct {
	random *rand.Rand
	words  []string
}

func newExpressions(t *testing.T, c *corpus.Corpus) *expressions {
	t.Helper()
	a, err := language.New("sv", false)
	if err != nil {
		t.Fatal(err)
	}
	e := &expressions{random: rand.New(rand.NewSource(7))}
	for _, transcript := range c.Transcripts {
		for i := range transcript.Turns {
			text := transcript.Turns[i].Text
			for _, w := range a.Words(text, nil) {
				e.words = append(e.words, text[w.Start:w.End])
			}
		}
	}
	return e
}

func (e *expressions) term() string {
	word := strings.ToLower(strings.TrimSuffix(e.words[e.random.Intn(len(e.words))], "."))
	runes := []rune(word)
	at := e.random.Intn(len(runes))
	switch e.random.Intn(9) {
	case 0:
		return `="` + e.words[e.random.Intn(len(e.words))] + `"`
	case 1:
		return `"` + string(runes[:at+1]) + `*"`
	case 2:
		return `"*` + string(runes[at:]) + `"`
	case 3:
		return `"` + string(runes[:at]) + "?" + string(runes[at+1:]) + `"`
	case 4:
		i := e.random.Intn(len(e.words) - 1)
		return `"` + e.words[i] + " " + e.words[i+1] + `"`
	case 5:
		if len(runes) > 3 && !strings.ContainsAny(word, "-':.,’") {
			return fmt.Sprintf("%s~%d", word, 1+e.random.Intn(2))
		}
	case 6:
		if !strings.ContainsAny(word, "-':.,’") {
			return "/" + string(runes[:at+1]) + `\S*/`
		}
	}
	return `"` + word + `"`
}

func (e *expressions) next(depth int) string {
	filters := []string{"stakeholder:AME", "stakeholder:SOC", "wave:before", "site:ockelbo", "language:en", `kind:"focus group"`, "interview:ovanaker/before/fg3-fk", "participant:P1", "participant:unknown"}
	if depth == 0 {
		return e.term()
	}
	sub := func() string { return "(" + e.next(depth-1) + ")" }
	switch e.random.Intn(8) {
	case 0:
		return sub() + " AND " + sub()
	case 1, 2:
		return sub() + " OR " + sub()
	case 3:
		return sub() + " NOT " + sub()
	case 4:
		return e.term() + fmt.Sprintf(" NEAR/%d ", e.random.Intn(8)) + "(" + e.term() + " OR " + e.term() + ")"
	case 5:
		return e.term() + " PRE/s " + e.term()
	case 6:
		return filters[e.random.Intn(len(filters))] + " " + sub()
	}
	return e.term()
}

// flatHit is what two ways of searching must agree in.
type flatHit struct {
	transcript string
	turn       int
	span       corpus.Span
}

func flatten(observations []coding.Observation) []flatHit {
	out := []flatHit{}
	for _, o := range observations {
		out = append(out, flatHit{o.Transcript.Path, o.Turn.Number, o.Span})
	}
	return out
}

// TestSearchIsCoding compares, on random expressions, the search by way of the
// index, the search without it, and the units of a codebook with that rule.
func TestSearchIsCoding(t *testing.T) {
	t.Parallel()
	s, x, b := exampleStudy(t)
	random := newExpressions(t, s.corpus)
	d := coding.Decided{Standing: &coding.Standing{}}
	found := 0
	for i := range tries(200, 10) {
		text := random.next(i % 3)
		indexed, scanned := bothWays(t, s, x, b, d, text)
		if !slices.Equal(indexed, scanned) {
			t.Fatalf("%s: the index finds %d, a scan %d", text, len(indexed), len(scanned))
		}
		// JSON is YAML, and quotes what YAML would take for something else.
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		one, problems := coding.ReadCodebook("one.yaml", []byte(fmt.Sprintf("codes: [{code: one, rules: [%s]}]\n", quoted)), s.corpus.Fields())
		if one == nil {
			t.Fatalf("%s: %v", text, problems)
		}
		if units := flatten(coding.Observe(s.corpus, coding.Compile(one), coding.Decided{}, nil)); !slices.Equal(units, scanned) {
			t.Fatalf("%s: a search finds %d, a codebook %d", text, len(scanned), len(units))
		}
		found += len(scanned)
	}
	if found < tries(500, 10) {
		t.Errorf("the random expressions found only %d passages", found)
	}
}

// bothWays searches by way of the index and in all turns.
func bothWays(t *testing.T, s *opened, x *index.Index, b *coding.Codebook, d coding.Decided, text string) (indexed, scanned []flatHit) {
	t.Helper()
	for _, x := range []*index.Index{x, nil} {
		one := &searching{opened: s, index: x, decided: d, placed: true, options: &searchOptions{expression: text, roles: []corpus.Role{corpus.Participant}}}
		hits, err := one.findWith(b)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		indexed, scanned = scanned, flatten(hits)
	}
	return indexed, scanned
}

// TestReferences shows that filters on codings find what stands, by way of the
// index and without it, alone and beside words.
func TestReferences(t *testing.T) {
	t.Parallel()
	s, x, b := exampleStudy(t)
	d, err := s.decided(b, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"code:trisam", "category:metoden wave:follow-up", "valence:- NOT category:hinder", "theme:nagon-som-stannar site:ockelbo",
		"dimension:re-aim kommun*", "status:confirmed", "status:assigned NOT coder:consensus OR möte", "re-aim:adoption möte"} {
		if indexed, scanned := bothWays(t, s, x, b, d, text); !slices.Equal(indexed, scanned) || len(scanned) == 0 {
			t.Errorf("%s: the index finds %d, a scan %d", text, len(indexed), len(scanned))
		}
	}
	random := newExpressions(t, s.corpus)
	filters := []string{"code:trisam", "category:samverkan", "category:metoden", "theme:nagon-som-stannar", "dimension:re-aim", "status:proposed", "status:confirmed",
		"status:assigned", "coder:auto", "coder:consensus", "coder:eva", "valence:+", "origin:inductive", "(code:trisam OR category:hinder)"}
	pick := func() string { return filters[random.random.Intn(len(filters))] }
	found := 0
	for range tries(60, 10) {
		text := pick()
		switch random.random.Intn(5) {
		case 0:
			text += " " + pick()
		case 1:
			text += " NOT " + pick()
		case 2:
			text += " (" + random.next(1) + ")"
		case 3:
			text = "(" + random.next(1) + ") NOT " + text
		case 4:
			text = "(" + text + " OR " + random.next(1) + ") " + pick()
		}
		indexed, scanned := bothWays(t, s, x, b, d, text)
		if !slices.Equal(indexed, scanned) {
			t.Fatalf("%s: the index finds %d, a scan %d", text, len(indexed), len(scanned))
		}
		found += len(scanned)
	}
	if found < tries(200, 10) {
		t.Errorf("the random expressions found only %d passages", found)
	}
}

// TestStandingState compares what a search for codings finds with the units that
// count: every turn with such a unit, and no other.
func TestStandingState(t *testing.T) {
	t.Parallel()
	s, x, b := exampleStudy(t)
	for _, whose := range []string{"", coding.ByAny, "eva", coding.Auto} {
		d, err := s.decided(b, whose)
		if err != nil {
			t.Fatal(err)
		}
		units := coding.Observe(s.corpus, coding.Compile(b), d, nil)
		for text, conditions := range map[string][]string{
			"code:trisam":                     {"code=trisam"},
			"code:trisam status:proposed":     {"code=trisam", "status=proposed"},
			"code:trisam NOT status:proposed": {"code=trisam", "status!=proposed"},
			"category:samverkan coder:auto":   {"category=samverkan", "coder=auto"},
			"valence:-":                       {"valence=-"},
			"(status:confirmed OR status:assigned) category:metoden": {"category=metoden", "status=confirmed,assigned"},
		} {
			where, err := coding.ParseSelection(conditions, s.corpus, b, append([]string{coding.Auto}, d.Coders...))
			if err != nil {
				t.Fatal(err)
			}
			want := map[*corpus.Turn]bool{}
			for i := range units {
				if where.Observation(b, &units[i]) {
					for _, p := range units[i].All() {
						if p.Turn.Speaker.Role == corpus.Participant && !p.Turn.Speaker.Uncounted {
							want[p.Turn] = true
						}
					}
				}
			}
			one := &searching{opened: s, index: x, options: &searchOptions{expression: text, coder: whose, roles: []corpus.Role{corpus.Participant}}}
			hits, err := one.find()
			if err != nil {
				t.Fatal(err)
			}
			got := map[*corpus.Turn]bool{}
			for i := range hits {
				got[hits[i].Turn] = true
			}
			if !maps.Equal(got, want) {
				t.Errorf("%q, %s: found in %d turns, units in %d", whose, text, len(got), len(want))
			}
		}
	}
}

// TestLike shows that passages are compared alike with and without the index.
func TestLike(t *testing.T) {
	t.Parallel()
	s, x, _ := exampleStudy(t)
	for _, like := range []string{"code:trisam", "ovanaker/before/fg3-fk.md:8"} {
		var records [2]searchRecord
		for i, x := range []*index.Index{x, nil} {
			one := &searching{opened: s, index: x, options: &searchOptions{like: like, roles: []corpus.Role{corpus.Participant}, sort: byRelevance}}
			hits, err := one.find()
			if err != nil {
				t.Fatal(err)
			}
			r, err := one.result(hits, "json")
			if err != nil {
				t.Fatal(err)
			}
			records[i] = r.record()
		}
		if !reflect.DeepEqual(records[0], records[1]) || len(records[0].Hits) == 0 {
			t.Errorf("%s: by the index %+v, from the transcripts %+v", like, records[0].Like, records[1].Like)
		}
	}
}

// TestEveryNumberLeadsToItsQuotations asks, for every cell of several tallies,
// for the units with the same node and conditions, and counts their ids.
func TestEveryNumberLeadsToItsQuotations(t *testing.T) {
	t.Parallel()
	s, _, b := exampleStudy(t)
	t.Run("proposed", func(t *testing.T) { everyNumber(t, s, b, coding.Decided{Standing: &coding.Standing{}}) })
	for _, whose := range []string{coding.ByConsensus, coding.ByAny, coding.ByAll, "eva", "lisbeth"} {
		t.Run(whose, func(t *testing.T) {
			d, err := s.decided(b, whose)
			if err != nil {
				t.Fatal(err)
			}
			everyNumber(t, s, b, d)
		})
	}
}

func everyNumber(t *testing.T, s *opened, b *coding.Codebook, d coding.Decided) {
	observations := coding.Observe(s.corpus, coding.Compile(b), d, nil)
	for _, c := range []struct {
		by    []string
		rows  string
		where []string
	}{
		{[]string{"stakeholder"}, "code", nil},
		{[]string{"wave"}, "code", []string{"site=ovanaker"}},
		{[]string{"stakeholder", "wave"}, "category", nil},
		{[]string{"valence"}, "category", []string{"stakeholder!=AME"}},
		{[]string{"re-aim"}, "theme", []string{"kind=individual"}},
		{[]string{"group"}, "category", []string{"wave=before,follow-up"}},
		{[]string{"stakeholder"}, "dimension", []string{"valence=+"}},
		{[]string{"site"}, "code", []string{"category=metoden,samverkan"}},
		{[]string{"participant"}, "category", nil},
		{[]string{"interview"}, "category", nil},
		{[]string{"question"}, "category", nil},
		{[]string{"question", "stakeholder"}, "code", []string{"question!=today"}},
		{[]string{"status"}, "category", []string{"question=today,unknown"}},
		{[]string{"coder"}, "code", nil},
	} {
		where, err := coding.ParseSelection(c.where, s.corpus, b, d.Coders)
		if err != nil {
			t.Fatal(err)
		}
		counts, err := tally.Count(s.corpus, b, observations, tally.Options{By: c.by, Rows: c.rows, Where: where, Coders: d.Coders, Decided: d.Reviewed()})
		if err != nil {
			t.Fatal(err)
		}
		cells := 0
		for i, n := range counts.Nodes {
			for j, g := range counts.Groups {
				if passed(i*len(counts.Groups)+j, 11) {
					continue
				}
				conditions := slices.Clone(c.where)
				switch n.Level {
				case "dimension":
					conditions = append(conditions, n.Path[0]+"="+n.ID)
				default:
					conditions = append(conditions, n.Level+"="+n.ID)
				}
				for k, value := range g.Values {
					if value != tally.All {
						conditions = append(conditions, c.by[k]+"="+value)
					}
				}
				units, people := distinct(t, s.corpus, b, observations, conditions, d.Coders)
				if want := counts.Cells[i][j].Units; units != want {
					t.Fatalf("by %v: the cell says %d, units where %v are %d", c.by, want, conditions, units)
				}
				if want := counts.Cells[i][j].Participants; people != want {
					t.Fatalf("by %v: the cell says %d participants, of units where %v are %d", c.by, want, conditions, people)
				}
				cells += units
			}
		}
		if cells == 0 {
			t.Errorf("by %v where %v: nothing but zeros", c.by, c.where)
		}
	}
}

// TestEveryDifferenceLeadsToItsQuotations does the same for the two waves of every
// cell of a difference, and for the participants who changed.
func TestEveryDifferenceLeadsToItsQuotations(t *testing.T) {
	t.Parallel()
	s, _, b := exampleStudy(t)
	d, err := s.decided(b, coding.ByConsensus)
	if err != nil {
		t.Fatal(err)
	}
	observations := coding.Observe(s.corpus, coding.Compile(b), d, nil)
	for _, by := range [][]string{nil, {"stakeholder"}, {"valence"}, {"site"}} {
		x, err := tally.Compare(s.corpus, b, observations, tally.Options{By: by, Rows: "code"}, "wave", [2]string{"Före", "follow-up"})
		if err != nil {
			t.Fatal(err)
		}
		cells := 0
		for i, n := range x.Nodes {
			for g, group := range x.Groups {
				if passed(i*len(x.Groups)+g, 3) {
					continue
				}
				c := x.Cells[i][g]
				conditions := []string{n.Level + "=" + n.ID}
				if group.Value != tally.All {
					conditions = append(conditions, x.By+"="+group.Value)
				}
				for k, wave := range x.Values {
					at := append(slices.Clone(conditions), "wave="+wave)
					units, people := distinct(t, s.corpus, b, observations, at, d.Coders)
					if units != c.Counts[k].Units {
						t.Fatalf("the cell says %d, units where %v are %d", c.Counts[k].Units, at, units)
					}
					if people != c.Counts[k].Participants {
						t.Fatalf("the cell says %d participants, where %v are %d", c.Counts[k].Participants, at, people)
					}
					cells += units
				}
				if c.Same[0].Participants != c.Lost+c.Kept || c.Same[1].Participants != c.Gained+c.Kept {
					t.Fatalf("%v: %+v does not add up", conditions, c)
				}
			}
		}
		if cells == 0 {
			t.Errorf("by %v: nothing but zeros", by)
		}
	}
}

// distinct counts the units for which the conditions hold, by their ids, and the
// participants who speak in them and for whom the conditions hold, too.
func distinct(t *testing.T, c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, conditions, coders []string) (units, people int) {
	t.Helper()
	where, err := coding.ParseSelection(conditions, c, b, coders)
	if err != nil {
		t.Fatal(err)
	}
	seen, speakers := map[string]bool{}, map[string]bool{}
	ids := identifiers{}
	for i := range observations {
		o := &observations[i]
		if !where.Observation(b, o) {
			continue
		}
		seen[ids.id(o)] = true
		turns := []*corpus.Turn{o.Turn}
		for _, p := range o.Parts {
			turns = append(turns, p.Turn)
		}
		for _, turn := range turns {
			if p := turn.Speaker.Participant; p != "" && turn.Speaker.Role == corpus.Participant && where.Turn(o.Transcript, turn) {
				speakers[p] = true
			}
		}
	}
	return len(seen), len(speakers)
}

// TestSpans shows that units ascend, do not overlap within a code, and lie on
// rune boundaries, evidence within them, whatever a unit is made of.
func TestSpans(t *testing.T) {
	t.Parallel()
	s, _, b := exampleStudy(t)
	for _, unit := range []coding.Unit{coding.Sentences, coding.Paragraphs, coding.Turns} {
		for _, join := range []coding.Join{coding.Adjacent, coding.Never, coding.WholeTurn} {
			book := *b
			book.Unit, book.Join = unit, join
			last := map[*coding.Code]coding.Observation{}
			for _, o := range coding.Observe(s.corpus, coding.Compile(&book), coding.Decided{}, nil) {
				text := o.Turn.Text
				if !boundary(text, o.Span) || strings.TrimSpace(o.Quote()) != o.Quote() || o.Quote() == "" {
					t.Fatalf("%s/%s: unit %v of %q", unit, join, o.Span, text)
				}
				if before, ok := last[o.Code]; ok && before.Turn == o.Turn && before.Span.End > o.Span.Start {
					t.Fatalf("%s/%s: units %v and %v of %s overlap", unit, join, before.Span, o.Span, o.Code.ID)
				}
				last[o.Code] = o
				end := o.Span.Start
				for _, e := range o.Evidence {
					if !boundary(text, e) || e.Start < end || e.End > o.Span.End || e.Len() == 0 {
						t.Fatalf("%s/%s: evidence %v of unit %v", unit, join, o.Evidence, o.Span)
					}
					end = e.End
				}
				if len(o.Evidence) == 0 || len(o.Rules) == 0 {
					t.Fatalf("%s/%s: a unit without evidence or rules", unit, join)
				}
			}
		}
	}
}

func boundary(text string, s corpus.Span) bool {
	return s.Start >= 0 && s.End <= len(text) && s.Start <= s.End &&
		utf8.ValidString(text[:s.Start]) && utf8.ValidString(text[s.Start:s.End])
}

// TestSameBytes runs commands twice.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "example")
	if err := writeExample(dir, true); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"tally", "-s", dir, "--format", "json"}, {"units", "-s", dir, "--format", "json"}, {"code", "-s", dir},
		{"turns", "-s", dir, "--format", "csv"}, {"search", "-s", dir, "möte", "--format", "json"}, {"check", "-s", dir},
	} {
		var first, second bytes.Buffer
		if err := run(args, strings.NewReader(""), &first, &first); err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		if err := run(args, strings.NewReader(""), &second, &second); err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		if first.String() != second.String() || first.Len() == 0 {
			t.Errorf("%v prints something else the second time", args)
		}
	}
}

// TestPrintedExpressions parses what the rules of the example print as.
func TestPrintedExpressions(t *testing.T) {
	t.Parallel()
	s, _, b := exampleStudy(t)
	v := query.Vocabulary{Fields: s.corpus.Fields(), References: b.References()}
	for _, c := range b.Codes {
		for _, r := range slices.Concat(c.Rules, c.Unless) {
			again, err := query.Parse(r.Expr.String(), v)
			if err != nil || again.String() != r.Expr.String() {
				t.Errorf("%s prints as %v, %v", r.Expr, again, err)
			}
		}
	}
}
