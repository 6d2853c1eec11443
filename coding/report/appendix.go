package report

import (
	"maps"
	"slices"
	"strings"
	"time"

	"mening/coding"
	"mening/corpus/document"
	"mening/corpus/table"
)

// Appendix is what lets others check the report.
type Appendix struct {
	// Codebook is all of the codebook without its rules, code by code, Rules the
	// rules.
	Codebook, Rules []document.Block
	// Analysis shows how units became categories; nil where nobody has
	// shortened a unit.
	Analysis document.Block
	// Audit is who decided what, Changes what was done to the codebook; nil
	// where there is nothing to tell.
	Audit, Changes document.Block
	COREQ, SRQR    document.Block
	// Asked is how many items of both lists only the researchers can answer.
	Asked    int
	Manifest document.Block
}

func (b *builder) appendix() {
	a := &b.out.Appendix
	a.Codebook, a.Rules = b.codebook(), b.rules()
	a.Analysis = b.analysis()
	a.Audit = b.audit()
	a.Changes = b.changes()
	a.COREQ = b.checklist("COREQ", "COREQ (Tong, Sainsbury & Craig 2007)")
	a.SRQR = b.checklist("SRQR", "SRQR (O'Brien et al. 2014)")
	t := &table.Table{Caption: b.say("Files from which the report was made"), Columns: []table.Column{{Key: "file", Title: b.say("file"), Wrap: true}, {Key: "sha256", Title: "SHA-256"}}}
	for _, s := range b.Sources {
		t.Rows = append(t.Rows, []any{s.Path, s.SHA256})
	}
	a.Manifest = document.Table{Table: t, Upright: true}
}

// codebook returns the codebook as text, code by code.
func (b *builder) codebook() []document.Block {
	var out []document.Block
	var add func(c *coding.Category, above []string)
	add = func(c *coding.Category, above []string) {
		path := append(above[:len(above):len(above)], b.category(c))
		out = append(out, document.Heading{Level: 2, Text: strings.Join(path, " › "), Unlisted: true})
		if c.Definition != "" {
			out = append(out, document.Paragraph{{Text: c.Definition, Italic: true}})
		}
		for _, code := range c.Codes {
			out = append(out, b.code(code))
		}
		for _, sub := range c.Categories {
			add(sub, path)
		}
	}
	for _, c := range b.Book.Categories {
		add(c, nil)
	}
	return out
}

// code returns an entry of the codebook: name and definition as they are read, what
// is looked up in small print.
func (b *builder) code(c *coding.Code) document.Block {
	p := document.Paragraph{{Text: c.Name, Bold: true}, {Text: " "}, {Text: c.ID, Code: true, Small: true}}
	if c.Origin != "" {
		p = append(p, document.Run{Text: " (" + b.say(c.Origin) + ")", Small: true})
	}
	if c.Definition != "" {
		p = append(p, document.Run{Text: "\n" + c.Definition})
	}
	line := func(format, text string) {
		if text != "" {
			p = append(p, document.Run{Text: "\n" + b.say(format, text), Small: true})
		}
	}
	line("Use for: %s", c.Include)
	line("Not for: %s", c.Exclude)
	var examples []string
	for _, e := range c.Examples {
		examples = append(examples, b.quoted(e.Text))
	}
	for _, e := range c.Counterexamples {
		examples = append(examples, b.say("not: %s", b.quoted(e.Text)))
	}
	line("Examples: %s", strings.Join(examples, " "))
	return p
}

// rules returns the rules of all codes that have some, in small print.
func (b *builder) rules() (out []document.Block) {
	for _, c := range b.Book.Codes {
		var rules []string
		for _, r := range c.Rules {
			rules = append(rules, r.Expr.String())
		}
		for _, r := range c.Unless {
			rules = append(rules, b.say("unless: %s", r.Expr.String()))
		}
		if len(rules) > 0 {
			out = append(out, document.Paragraph{{Text: c.Name, Bold: true, Small: true}, {Text: "\n" + strings.Join(rules, " ¦ "), Small: true}})
		}
	}
	return out
}

func (b *builder) quoted(text string) string {
	if b.Voice.Language == "sv" {
		return "”" + text + "”"
	}
	return "“" + text + "”"
}

// rowsPerCategory is how many units the example of the analysis shows of each top
// category.
const rowsPerCategory = 2

// analysis shows how units became categories, of the units that somebody
// shortened, in the order of the talk.
func (b *builder) analysis() document.Block {
	t := &table.Table{Caption: b.say("From meaning unit to category: examples"), Columns: []table.Column{{Key: "unit", Title: b.say("meaning unit"), Wrap: true},
		{Key: "condensed", Title: b.say("condensed meaning unit"), Wrap: true}, {Key: "code", Title: b.Voice.Term("code"), Wrap: true},
		{Key: "sub-category", Title: b.Voice.Term("sub-category"), Wrap: true}, {Key: "category", Title: b.Voice.Term("category"), Wrap: true}}}
	of := map[*coding.Category][]*coding.Observation{}
	for i := range b.Observations {
		o := &b.Observations[i]
		if path := o.Code.Path(); o.Condensed != "" && len(path) > 0 && b.Where.Observation(b.Book, o) && !b.hidden(o.Code.ID) {
			of[path[0]] = append(of[path[0]], o)
		}
	}
	subs := false
	for _, c := range b.Book.Categories {
		codes := map[*coding.Code]bool{}
		for _, o := range of[c] {
			if len(codes) == rowsPerCategory || codes[o.Code] {
				continue
			}
			codes[o.Code] = true
			path := o.Code.Path()
			sub := ""
			if len(path) > 1 {
				sub, subs = b.category(path[len(path)-1]), true
			}
			t.Rows = append(t.Rows, []any{o.Quote(), o.Condensed, o.Code.Name, sub, b.category(c)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	if !subs {
		t.Columns = slices.Delete(t.Columns, 3, 4)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], 3, 4)
		}
	}
	return document.Table{Table: t}
}

// audit tells who decided what and when.
func (b *builder) audit() document.Block {
	if len(b.Decisions) == 0 {
		return nil
	}
	by, days := map[string]map[coding.Act]int{}, map[string][2]string{}
	acts := map[coding.Act]bool{}
	for i := range b.Decisions {
		d := &b.Decisions[i]
		if by[d.Coder] == nil {
			by[d.Coder] = map[coding.Act]int{}
		}
		by[d.Coder][d.Act]++
		acts[d.Act] = true
		day := d.At.UTC().Format(time.DateOnly)
		span, ok := days[d.Coder]
		if !ok {
			span[0] = day
		}
		days[d.Coder] = [2]string{min(span[0], day), max(span[1], day)}
	}
	t := &table.Table{Caption: b.say("Who decided what"), Columns: []table.Column{{Key: "coder", Title: b.Voice.Term("coder")},
		{Key: "from", Title: b.say("from")}, {Key: "to", Title: b.say("until")}}}
	for _, act := range coding.Acts() {
		if acts[act] && act != coding.Undo {
			t.Columns = append(t.Columns, table.Column{Key: string(act), Title: b.say(string(act)), Number: true})
		}
	}
	t.Columns = append(t.Columns, table.Column{Key: "all", Title: b.say("all"), Number: true})
	for _, coder := range slices.Sorted(maps.Keys(by)) {
		row, all := []any{coder, days[coder][0], days[coder][1]}, 0
		for _, act := range coding.Acts() {
			if acts[act] && act != coding.Undo {
				row = append(row, by[coder][act])
				all += by[coder][act]
			}
		}
		t.Rows = append(t.Rows, append(row, all))
	}
	t.Notes = []string{b.say("decisions that stand; every one of them is in the folder coding, with its time and its words")}
	return document.Table{Table: t, Upright: true}
}

// mostChanges is how many changes of the codebook are listed one by one.
const mostChanges = 60

// changes tells what was done to the codebook.
func (b *builder) changes() document.Block {
	if len(b.Changes) == 0 {
		return nil
	}
	t := &table.Table{Caption: b.say("Changes of the codebook"), Columns: []table.Column{{Key: "date", Title: b.say("date")}, {Key: "who", Title: b.Voice.Term("coder")},
		{Key: "change", Title: b.say("change"), Wrap: true}}}
	shown := b.Changes
	if len(shown) > mostChanges {
		shown = shown[len(shown)-mostChanges:]
		t.Notes = []string{b.say("the last %d of %d changes; all are in coding/codebook.log", mostChanges, len(b.Changes))}
	}
	for i := range shown {
		t.Rows = append(t.Rows, []any{shown[i].At.UTC().Format(time.DateOnly), shown[i].Who, b.Voice.Note(shown[i].Note())})
	}
	return document.Table{Table: t, Upright: true}
}
