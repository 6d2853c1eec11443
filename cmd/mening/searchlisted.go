package main

import (
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus/query"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

// listSearches prints the searches that study.yaml keeps.
func (e *env) listSearches(c *cli.Context, o *output) error {
	if c.NArg() > 0 || c.IsSet("save") {
		return usageError{source.Say("--saved lists all searches\n  leave the expression and --save out")}
	}
	if err := checkLanguage(c); err != nil {
		return err
	}
	s, err := study.Load(c.String("study"))
	if err != nil {
		return err
	}
	v := e.voice(c, s.Config.Language)
	t := &table.Table{Columns: []table.Column{{Key: "name", Title: v.say("name")}, {Key: "search", Title: v.say("search"), Wrap: true}, {Key: "options", Title: v.say("options"), Wrap: true}}}
	for i := range s.Config.Searches {
		kept := &s.Config.Searches[i]
		t.Rows = append(t.Rows, []any{"@" + kept.Name, strings.Join(kept.Options["expression"], ""), kept.Text()})
	}
	t.Notes = e.renamed(c, s.Config.Searches, v)
	if len(t.Rows) == 0 {
		t.Notes = []string{v.say("no searches are kept; --save NAME keeps one")}
	}
	return o.table(t, v)
}

// renamed tells which ids kept searches name as they were once. Such a search
// still finds what they are called now. Nothing is read where none can.
func (e *env) renamed(c *cli.Context, kept []study.Search, v *voice) []string {
	var b *coding.Codebook
	var out []string
	for i := range kept {
		for _, reference := range references(&kept[i]) {
			if b == nil {
				if b = e.codebookNow(c); b == nil {
					return nil // check tells why
				}
			}
			if now := b.Now(reference.Value); now != reference.Value {
				out = append(out, v.say("@%s: %s is called %s now", kept[i].Name, reference, now))
			}
		}
	}
	return out
}

// codebookNow reads the codebook, nil where that cannot be done.
func (e *env) codebookNow(c *cli.Context) *coding.Codebook {
	opened, indexed, err := e.openIndexed(c, nil)
	if err != nil {
		return nil
	}
	b, _, err := opened.readCodebook()
	if closeIndex(indexed.Index) != nil || err != nil {
		return nil
	}
	return b
}

// references returns what a kept search says of codes, categories and themes.
func references(s *study.Search) []*query.Filter {
	var out []*query.Filter
	add := func(text string) {
		// What names of fields there are, the corpus knows; all may be some.
		var fields []string
		for _, m := range regexp.MustCompile(`([\pL\d_-]+):`).FindAllStringSubmatch(text, -1) {
			fields = append(fields, m[1])
		}
		e, err := query.Parse(text, query.Vocabulary{Fields: fields, References: []string{"code", "category", "theme"}})
		if err != nil {
			return
		}
		query.Walk(e, func(e query.Expr) {
			if f, ok := e.(*query.Filter); ok && f.Reference {
				out = append(out, f)
			}
		})
	}
	add(strings.Join(s.Options["expression"], ""))
	add(strings.Join(s.Options["like"], ""))
	for _, condition := range s.Options["where"] {
		field, values, _ := strings.Cut(condition, "=")
		for value := range strings.SplitSeq(values, ",") {
			add(strings.TrimRight(field, "! ") + ":" + strings.TrimSpace(value))
		}
	}
	return out
}
