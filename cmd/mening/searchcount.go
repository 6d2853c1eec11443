package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus/source"
	"mening/corpus/table"
)

// checkCount refuses options beside --count that change what is shown of the
// hits and not how many there are. Those of a kept search stay: they come back
// when it is run without --count.
func checkCount(c *cli.Context) error {
	if !c.Bool("count") {
		return nil
	}
	for _, name := range []string{"limit", "sample", "seed", "context", "sort", "facets"} {
		if c.IsSet(name) {
			return usageError{source.Say("--count counts all hits, and %s changes nothing about it\n  leave one of the two out; --count --group-by FIELD counts by group", dashes(name))}
		}
	}
	return nil
}

// printCount prints how many hits there are, of each group where they are
// grouped.
func (s *searching) printCount(o *output, hits []coding.Observation) error {
	if s.options.groupBy != "" {
		return s.printGroupCounts(o, hits)
	}
	switch o.format {
	case "json":
		return o.json(struct {
			Total int `json:"total"`
		}{len(hits)})
	case "text":
		return o.write(func(w io.Writer) error {
			_, err := fmt.Fprintln(w, len(hits))
			return err
		})
	}
	return o.table(countTable(len(hits)), s.voice)
}

func (s *searching) printGroupCounts(o *output, hits []coding.Observation) error {
	r, err := s.result(hits, "")
	if err != nil {
		return err
	}
	if o.format == "json" {
		return o.json(struct {
			Total  int           `json:"total"`
			Groups []groupRecord `json:"groups"`
		}{r.total, r.groupRecords()})
	}
	v := s.voice
	counted := v.say("passages")
	if r.lines != nil {
		counted = v.say("hits")
	}
	t := &table.Table{Columns: []table.Column{{Key: "group", Title: r.fieldName(r.grouped), Wrap: true}, {Key: "total", Title: counted, Number: true},
		{Key: "participants", Title: v.term("participants"), Number: true}}}
	forPeople := o.format == "text" || o.isDocument()
	for i := range r.groups {
		g := &r.groups[i]
		name := g.value
		if forPeople {
			name = r.groupLabel(g, v)
		}
		t.Rows = append(t.Rows, []any{name, g.hits, g.people})
	}
	if o.format == "text" && len(t.Rows) == 0 {
		t.Columns = nil
	}
	if forPeople {
		t.Notes = append(t.Notes, r.summary(v))
	}
	return o.table(t, v)
}

// groupRecords are the groups in JSON.
func (r *searchResult) groupRecords() []groupRecord {
	out := []groupRecord{}
	for _, g := range r.groups {
		out = append(out, groupRecord{orNull(g.value), g.hits, g.people})
	}
	return out
}

// groupLabel names a group: its value, or that there is none.
func (r *searchResult) groupLabel(g *hitGroup, v *voice) string {
	if g.value == "" {
		return v.say("without %s", r.fieldName(r.grouped))
	}
	return r.label(r.grouped, g.value)
}
