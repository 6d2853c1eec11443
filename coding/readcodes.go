package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/source"
)

func (r *codebookReader) readCodes(n *source.Node, category *Category) []*Code {
	var out []*Code
	for _, item := range n.Items("codes") {
		f := item.Fields("a code", "code", "name", "definition", "include", "exclude", "origin", "values", "speakers",
			"scope", "rules", "unless", "examples", "counterexamples", "dimensions", "retired")
		c := &Code{ID: r.id(f["code"], item, "code"), Name: f["name"].Text("name"), Definition: f["definition"].Text("definition"),
			Include: f["include"].Text("include"), Exclude: f["exclude"].Text("exclude"), Category: category,
			Values: map[string]string{}, index: len(r.book.Codes)}
		c.Line, _ = item.Place()
		if c.Name == "" {
			c.Name = c.ID
		}
		if !f["origin"].IsNull() {
			c.Origin = f["origin"].OneOf("origin", "deductive", "inductive")
		}
		switch f["speakers"].OneOf("speakers", "participants", "interviewers", "all") {
		case "participants":
			c.Roles = []corpus.Role{corpus.Participant}
		case "interviewers":
			c.Roles = []corpus.Role{corpus.Interviewer}
		default:
			c.Roles = []corpus.Role{corpus.Participant, corpus.Interviewer}
		}
		if f["scope"].OneOf("scope", "sentence", "turn") == "turn" {
			c.Scope = query.TurnScope
		}
		r.codeValues(c, f["values"])
		c.Dimensions = r.dimensions(f["dimensions"], category.Dimensions)
		c.Examples = examples(f["examples"], "examples")
		c.Counterexamples = examples(f["counterexamples"], "counterexamples")
		if f["retired"].Bool("retired") || r.retired {
			r.book.Retired = append(r.book.Retired, c)
			continue
		}
		r.rules = append(r.rules, pendingRules{c, f["rules"], f["unless"], item})
		r.book.Codes = append(r.book.Codes, c)
		out = append(out, c)
	}
	return out
}

func examples(n *source.Node, what string) []Example {
	var out []Example
	for _, item := range n.Items(what) {
		if text := item.Text(what); text != "" {
			line, column := item.Place()
			out = append(out, Example{Text: text, Line: line, Column: column})
		}
	}
	return out
}

// codeValues reads the defaults of a code's codings.
func (r *codebookReader) codeValues(c *Code, n *source.Node) {
	for _, p := range n.Pairs("values") {
		name, value := p.Key.Text("a value"), p.Value.Text("a value")
		var names []string
		var set *ValueSet
		for i := range r.book.Values {
			names = append(names, r.book.Values[i].Name)
			if r.book.Values[i].Name == name {
				set = &r.book.Values[i]
			}
		}
		if set == nil {
			p.Key.Fault(source.Error, source.DidYouMean(name, names), "unknown value %q: the codebook's `values` do not name it", name)
			continue
		}
		if !slices.Contains(set.Values, value) {
			p.Value.Fault(source.Error, source.DidYouMean(value, set.Values), "%s cannot be %q", name, value)
			continue
		}
		c.Values[name] = value
	}
}

// dimensions reads the values of a category or code; where it names none for a
// dimension, those inherited hold.
func (r *codebookReader) dimensions(n *source.Node, inherited map[string][]string) map[string][]string {
	out := map[string][]string{}
	for id, values := range inherited {
		out[id] = values
	}
	for _, p := range n.Pairs("dimensions") {
		id := p.Key.Text("a dimension")
		var ids, known []string
		found := false
		for _, d := range r.book.Dimensions {
			ids = append(ids, d.ID)
			if d.ID == id {
				found = true
				for _, v := range d.Values {
					known = append(known, v.ID)
				}
			}
		}
		if !found {
			p.Key.Fault(source.Error, source.DidYouMean(id, ids), "unknown dimension %q", id)
			continue
		}
		out[id] = nil
		for _, item := range p.Value.Items("a dimension") {
			value := item.Text("a dimension")
			if !slices.Contains(known, value) {
				item.Fault(source.Error, source.DidYouMean(value, known), "dimension %q has no value %q", id, value)
				continue
			}
			out[id] = append(out[id], value)
		}
	}
	return out
}
