package report

import (
	"embed"
	"fmt"
	"strings"
	"text/template"
	"text/template/parse"

	"mening/corpus/document"
	"mening/corpus/source"
)

//go:embed templates
var templates embed.FS

// Standard returns the template of the program in a language: sv, or else English.
func Standard(language string) string {
	if language != "sv" {
		language = "en"
	}
	text, err := templates.ReadFile("templates/report." + language + ".md")
	if err != nil {
		panic("report: " + err.Error()) // it is embedded
	}
	return string(text)
}

// Template is the running text of a report.
type Template struct {
	template *template.Template
	filling  *document.Filling
}

// show is the function through which all that is filled in passes.
const show = "_show"

// Parse reads a template; name is for messages.
func Parse(name, text string) (*Template, error) {
	t := &Template{filling: &document.Filling{}}
	t.template = template.New(name).Option("missingkey=error").Funcs(t.functions("en"))
	if _, err := t.template.Parse(text); err != nil {
		return nil, faulty(err)
	}
	for _, each := range t.template.Templates() {
		if each.Tree != nil {
			through(each.Root)
		}
	}
	return t, nil
}

// functions are those that a template may call.
func (t *Template) functions(language string) template.FuncMap {
	return template.FuncMap{
		show:   func(v any) string { return t.filling.Mark(v) },
		"list": func(v any) (string, error) { return list(v, language) },
		"count": func(n any, one, several string) (string, error) {
			k, err := number(n)
			if k == 1 {
				return "1 " + one, err
			}
			return k.grouped() + " " + several, err
		},
		"number": func(n any) (string, error) {
			k, err := number(n)
			return k.grouped(), err
		},
		"words": func(n any) (string, error) {
			k, err := number(n)
			return numeral(k, language), err
		},
		"lower": lowerFirst,
		"first": upperFirst,
		"decimal": func(x float64, digits int) string {
			return decimal(x, digits, language)
		},
	}
}

// through sends what every action prints through the function show, so that it
// becomes a value and no Markdown.
func through(node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, each := range n.Nodes {
			through(each)
		}
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos,
				Args: []parse.Node{parse.NewIdentifier(show).SetTree(nil).SetPos(n.Pos)}})
		}
	case *parse.IfNode:
		through(n.List)
		through(n.ElseList)
	case *parse.RangeNode:
		through(n.List)
		through(n.ElseList)
	case *parse.WithNode:
		through(n.List)
		through(n.ElseList)
	}
}

// Document fills a report into the template.
func (t *Template) Document(r *Report) (*document.Document, error) {
	*t.filling = document.Filling{}
	t.template.Funcs(t.functions(r.Language))
	var text strings.Builder
	if err := t.template.Execute(&text, r); err != nil {
		return nil, faulty(err)
	}
	blocks := t.filling.Read(text.String())
	headings := 0
	for _, b := range blocks {
		if _, ok := b.(document.Heading); ok {
			headings++
		}
	}
	const worthListing = 5
	return &document.Document{Language: r.Language, Title: r.Title, Contents: headings > worthListing, Numbered: true, Blocks: blocks}, nil
}

// faulty tells what is wrong with a template.
func faulty(err error) error {
	text := strings.TrimPrefix(err.Error(), "template: ")
	hint := source.Say("mening report --print-template shows one that works, docs/report.md what may be filled in")
	if known := fieldsBeside(text); known != "" {
		hint = source.Say("known: %s;\n  %s", known, hint)
	}
	return source.Say("the template cannot be filled: %s\n  %s", text, hint)
}

// list joins names, or names with their numbers, with and before the last one.
func list(v any, language string) (string, error) {
	var names []string
	switch v := v.(type) {
	case []string:
		names = v
	case []Count:
		for _, c := range v {
			names = append(names, fmt.Sprintf("%s (%s)", c.Name, c.N.grouped()))
		}
	case []Group:
		for _, g := range v {
			names = append(names, fmt.Sprintf("%s (%s)", g.Name, g.Units.grouped()))
		}
	case []Coder:
		for _, c := range v {
			names = append(names, c.Name)
		}
	case []Finding:
		for _, f := range v {
			names = append(names, f.Name)
		}
	default:
		return "", source.Say("list is for names and counts, not for %T", v)
	}
	and := " and "
	if language == "sv" {
		and = " och "
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + and + names[last], nil
	}
	return strings.Join(names, ""), nil
}

// number returns what a template gives where it counts: a Number, or an int.
func number(v any) (Number, error) {
	switch v := v.(type) {
	case Number:
		return v, nil
	case int:
		return Number(v), nil
	}
	return 0, source.Say("%v is no number", v)
}

// numeral returns a number up to twelve as a word.
func numeral(n Number, language string) string {
	words := strings.Fields("no one two three four five six seven eight nine ten eleven twelve")
	if language == "sv" {
		words = strings.Fields("ingen en två tre fyra fem sex sju åtta nio tio elva tolv")
	}
	if n.Shown() && int(n) < len(words) {
		return words[n]
	}
	return n.grouped()
}

// grouped returns the number with gaps from five digits on, as 12 345.
func (n Number) grouped() string {
	s := n.String()
	if n < 10000 {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u00a0" + s[i:]
	}
	return s
}

func thousands(n int) string { return Number(n).grouped() }
