package main

import (
	"cmp"
	"io"
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/table"
)

// searchResult is what a search found, in the order in which it is shown.
type searchResult struct {
	*searching
	total   int
	drawn   int // of a sample, 0 where all were looked at
	hits    []hit
	groups  []hitGroup // nil where hits are not grouped
	facets  []facet
	grouped string // the field of the groups
}

// hit is a passage that was found.
type hit struct {
	*coding.Observation
	score   float64
	codings []*coding.Observation // in its words, where they were asked for
	group   string
}

// hitGroup is a value with the hits that have it; those that are shown follow
// each other.
type hitGroup struct {
	value               string
	hits, people, shown int
}

// result puts hits into the order in which they are shown, and counts them.
func (s *searching) result(found []coding.Observation, format table.Format) (*searchResult, error) {
	r := &searchResult{searching: s, total: len(found)}
	var err error
	if s.options.groupBy != "" {
		if r.grouped, err = s.checkGroup(s.options.groupBy); err != nil {
			return nil, err
		}
	}
	order := places(len(found))
	if s.options.sample > 0 {
		order = sampled(len(found), s.options.sample, s.options.seed)
		r.drawn = len(order)
	}
	var codings [][]*coding.Observation
	if s.options.facets || slices.Contains(codingFields(), r.grouped) {
		if codings, err = s.codings(found); err != nil {
			return nil, err
		}
	}
	if s.options.facets || format == "json" {
		chosen, theirs := found, codings
		if r.drawn > 0 {
			chosen = pick(found, order)
		}
		if r.drawn > 0 && codings != nil {
			theirs = pick(codings, order)
		}
		if !s.options.facets {
			theirs = nil
		}
		r.facets = s.facets(chosen, theirs)
	}
	if r.grouped != "" {
		r.group(found, codings, order)
		return r, nil
	}
	r.add(found, codings, s.order(found, order), "", s.options.limit)
	if s.similar != nil {
		return r, r.mark(found)
	}
	return r, nil
}

func places(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// pick returns the items at some places.
func pick[T any](items []T, places []int) []T {
	out := make([]T, len(places))
	for i, at := range places {
		out[i] = items[at]
	}
	return out
}

// ordered are places of hits in the order in which they are shown, as far as
// they are, with the scores of all hits.
type ordered struct {
	places []int
	scores []float64
}

// order sorts places of hits. Scores are those among all that was found.
func (s *searching) order(found []coding.Observation, order []int) ordered {
	out := ordered{places: order, scores: s.scores(found)}
	switch s.options.sort {
	case byRelevance:
		limit := len(order)
		if s.options.limit > 0 && s.options.groupBy == "" {
			limit = min(limit, s.options.limit)
		}
		out.places = best(out.scores, order, limit)
	case byLeft, byRight:
		s.beside(found, order, s.options.sort == byLeft)
	}
	return out
}

// add shows hits in their order, at most so many; 0 is all.
func (r *searchResult) add(found []coding.Observation, codings [][]*coding.Observation, o ordered, group string, limit int) int {
	shown := len(o.places)
	if limit > 0 {
		shown = min(shown, limit)
	}
	for _, i := range o.places[:shown] {
		h := hit{Observation: &found[i], score: o.scores[i], group: group}
		if codings != nil {
			h.codings = codings[i]
		}
		r.hits = append(r.hits, h)
	}
	return shown
}

// group shows the hits below the values of a field, in the order in which the
// study declares them, those of which nothing is known at the end. A hit with
// several values stands below each.
func (r *searchResult) group(found []coding.Observation, codings [][]*coding.Observation, order []int) {
	o := r.order(found, order)
	places := map[string][]int{}
	for _, i := range o.places {
		var own []*coding.Observation
		if codings != nil {
			own = codings[i]
		}
		values := r.valuesOf(&found[i], own, r.grouped)
		if len(values) == 0 {
			values = []string{""}
		}
		for _, v := range values {
			places[v] = append(places[v], i)
		}
	}
	rank := map[string]int{"": 1 << 30, corpus.Unknown: 1<<30 - 1}
	for i, v := range r.declared(r.grouped) {
		if _, ok := rank[v.ID]; !ok {
			rank[v.ID] = i
		}
	}
	values := make([]string, 0, len(places))
	for v := range places {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b string) int { return cmp.Or(rank[a]-rank[b], cmp.Compare(a, b)) })
	for _, v := range values {
		g := hitGroup{value: v, hits: len(places[v])}
		people := map[string]bool{}
		for _, i := range places[v] {
			if p := found[i].Turn.Speaker.Participant; p != "" {
				people[p] = true
			}
		}
		g.people = len(people)
		g.shown = r.add(found, codings, ordered{places[v], o.scores}, v, r.options.limit)
		r.groups = append(r.groups, g)
	}
}

// mark tells of the hits that are shown which codes their words have.
func (r *searchResult) mark(found []coding.Observation) error {
	shown := make([]coding.Observation, len(r.hits))
	for i := range r.hits {
		shown[i] = *r.hits[i].Observation
	}
	// Turns of one transcript follow each other where codings are looked up.
	order := places(len(shown))
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(shown[a].Transcript.Path, shown[b].Transcript.Path), shown[a].Turn.Number-shown[b].Turn.Number)
	})
	codings, err := r.codings(pick(shown, slices.Clone(order)))
	if err != nil {
		return err
	}
	for i, at := range order {
		r.hits[at].codings = codings[i]
	}
	return nil
}

func (r *searchResult) print(o *output, v *voice) error {
	switch {
	case o.format == "json":
		return o.json(r.record())
	case o.isDocument():
		return o.document(v, r.title(), r.document(v))
	case o.format != "text" && r.options.facets:
		return o.table(r.facetTable(v), v)
	case o.format != "text":
		return o.table(r.table(o, v), v)
	}
	return o.write(func(w io.Writer) error {
		p := &hitPrinter{w: w, result: r, voice: v, width: o.columns(), color: o.color()}
		return p.print()
	})
}

// summary says how many passages were found and how many are shown, of a
// concordance how many hits in them.
func (r *searchResult) summary(v *voice) string {
	shown := len(r.hits)
	if r.lines != nil {
		return r.summaryOfLines(shown, v)
	}
	switch {
	case r.drawn > 0 && shown < r.drawn:
		return v.say("passages: %d, drawn at random: %d (seed %d), shown: %d", r.total, r.drawn, r.options.seed, shown)
	case r.drawn > 0:
		return v.say("passages: %d, drawn at random: %d (seed %d)", r.total, r.drawn, r.options.seed)
	case r.groups == nil && shown < r.total:
		return v.say("passages: %d, shown: %d (--limit 0 shows all)", r.total, shown)
	}
	return v.say("passages: %d", r.total)
}

func (r *searchResult) summaryOfLines(shown int, v *voice) string {
	passages := len(r.lines.passages)
	switch {
	case r.drawn > 0 && shown < r.drawn:
		return v.say("hits: %d, in passages: %d, drawn at random: %d (seed %d), shown: %d", r.total, passages, r.drawn, r.options.seed, shown)
	case r.drawn > 0:
		return v.say("hits: %d, in passages: %d, drawn at random: %d (seed %d)", r.total, passages, r.drawn, r.options.seed)
	case r.groups == nil && shown < r.total:
		return v.say("hits: %d, in passages: %d, shown: %d (--limit 0 shows all)", r.total, passages, shown)
	}
	return v.say("hits: %d, in passages: %d", r.total, passages)
}

// heading is what stands above a group of hits.
func (r *searchResult) heading(g *hitGroup, v *voice) string {
	label := r.groupLabel(g, v)
	switch {
	case r.lines != nil && g.shown < g.hits:
		return v.say("%s: hits: %d, participants: %d, shown: %d", label, g.hits, g.people, g.shown)
	case r.lines != nil:
		return v.say("%s: hits: %d, participants: %d", label, g.hits, g.people)
	case g.shown < g.hits:
		return v.say("%s: passages: %d, participants: %d, shown: %d", label, g.hits, g.people, g.shown)
	}
	return v.say("%s: passages: %d, participants: %d", label, g.hits, g.people)
}

// title is what was searched for.
func (r *searchResult) title() string {
	if r.options.like != "" {
		return "--like " + r.options.like
	}
	return r.options.expression
}

func countTable(n int) *table.Table {
	return &table.Table{Columns: []table.Column{{Key: "total", Number: true}}, Rows: [][]any{{n}}}
}

// place names the turn of a hit.
func (h *hit) place() string { return placeOf(h.Transcript, h.All()) }
