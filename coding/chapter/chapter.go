// Package chapter reads prose into which a study's numbers, tables and
// quotations are to be filled:
//
//	Cooperation was raised by {{of "samverkan"}} participants. {{quote "kd39h9j8hd"}}
//
// Between {{ and }} stand the name of a function and texts in quotation marks, and
// nothing else: no variable, condition, loop or pipe, so that prose from anywhere
// can be filled without harm. {{"{{"}} is {{ itself.
package chapter

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"mening/corpus/source"
)

// Call is a function that is to be filled in.
type Call struct {
	Name string
	Args []string
	// Line is its line in the file, from 1.
	Line int
}

// Piece is a stretch of prose, or what is to be filled in.
type Piece struct {
	Text string
	Call *Call // nil for prose
}

// Parse reads the prose of a file. functions are the names that are known. All
// faults are told at once, but for those that leave the rest unreadable.
func Parse(file, text string, functions []string) ([]Piece, error) {
	tree := parse.New(file)
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		return nil, source.Problems{syntax(file, text, err)}
	}
	r := &reader{file: file, text: text, functions: functions}
	if len(trees) > 1 {
		for name := range trees {
			if name != file {
				r.fault(0, "a template is defined in it")
				break
			}
		}
	}
	if tree.Root != nil {
		for _, node := range tree.Root.Nodes {
			r.node(node)
		}
	}
	if err := r.problems.Err(); err != nil {
		return nil, r.problems
	}
	return r.pieces, nil
}

// advice tells how a function is written.
const advice = `write {{n "CODE" "GROUP"}}, with straight quotation marks; {{"{{"}} for {{ itself`

// syntax tells what cannot be read.
func syntax(file, text string, err error) *source.Problem {
	m := regexp.MustCompile(`:(\d+)(?::\d+)?: (.*)$`).FindStringSubmatch(err.Error())
	if m == nil {
		return source.Told(source.Error, file, 0, source.Say("the chapter cannot be read: %s", err), advice)
	}
	if at := unclosed(text); at >= 0 { // the reader fails at what follows, which may be without fault
		first, _, _ := strings.Cut(text[at:], "\n")
		return source.Told(source.Error, file, strings.Count(text[:at], "\n")+1, source.Say("%q has no }}", excerpt(first)), advice)
	}
	line, _ := strconv.Atoi(m[1])
	message := source.Say("cannot be read: %s", m[2])
	if lines := strings.Split(text, "\n"); line <= len(lines) {
		if open := strings.Index(lines[line-1], "{{"); open >= 0 {
			message = source.Say("cannot read %q: %s", excerpt(lines[line-1][open:]), m[2])
		}
	}
	return source.Told(source.Error, file, line, message, advice)
}

// part is a text in quotation marks within a function, a remark, or its end.
var part = regexp.MustCompile("^(?:\"(?:[^\"\\\\\n]|\\\\.)*\"|`[^`]*`|/\\*(?s:.*?)\\*/|\\{\\{|\\}\\})")

// unclosed returns where the first function begins that has no end before the next,
// -1 where each has one.
func unclosed(text string) int {
	open := -1
	for i := 0; i < len(text); {
		if open < 0 {
			at := strings.Index(text[i:], "{{")
			if at < 0 {
				return -1
			}
			open, i = i+at, i+at+2
			continue
		}
		switch found := part.FindString(text[i:]); found {
		case "":
			i++
		case "{{":
			return open
		case "}}":
			open = -1
			i += 2
		default:
			i += len(found)
		}
	}
	return open
}

func excerpt(text string) string {
	const most = 60
	if end := strings.Index(text, "}}"); end >= 0 {
		text = text[:end+2]
	}
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}

// reader gathers the pieces.
type reader struct {
	file, text string
	functions  []string
	pieces     []Piece
	problems   source.Problems
}

func (r *reader) line(pos parse.Pos) int {
	return strings.Count(r.text[:min(int(pos), len(r.text))], "\n") + 1
}

func (r *reader) fault(pos parse.Pos, format string, args ...any) {
	r.problems = append(r.problems, source.Told(source.Error, r.file, r.line(pos), source.Say(format, args...), advice))
}

func (r *reader) node(node parse.Node) {
	switch n := node.(type) {
	case *parse.TextNode:
		r.pieces = append(r.pieces, Piece{Text: string(n.Text)})
	case *parse.CommentNode:
	case *parse.ActionNode:
		r.action(n)
	default:
		r.fault(node.Position(), "%q is no function that fills in something", excerpt(node.String()))
	}
}

// action reads one function with its texts.
func (r *reader) action(n *parse.ActionNode) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		r.fault(n.Pos, "%q is more than one function with texts", excerpt(n.String()))
		return
	}
	args := n.Pipe.Cmds[0].Args
	if s, ok := args[0].(*parse.StringNode); ok && len(args) == 1 {
		r.pieces = append(r.pieces, Piece{Text: s.Text})
		return
	}
	name, ok := args[0].(*parse.IdentifierNode)
	if !ok {
		r.fault(n.Pos, "%q names no function", excerpt(n.String()))
		return
	}
	if !slices.Contains(r.functions, name.Ident) {
		r.problems = append(r.problems, source.Found(source.Error, r.file, r.line(n.Pos),
			source.Say("unknown function %q", name.Ident), source.Meant(name.Ident, r.functions)))
		return
	}
	call := &Call{Name: name.Ident, Line: r.line(n.Pos)}
	for _, arg := range args[1:] {
		switch a := arg.(type) {
		case *parse.StringNode:
			call.Args = append(call.Args, a.Text)
		case *parse.IdentifierNode:
			call.Args = append(call.Args, a.Ident)
		case *parse.NumberNode:
			call.Args = append(call.Args, a.Text)
		default:
			r.fault(n.Pos, "%q is no text in quotation marks", excerpt(arg.String()))
			return
		}
	}
	r.pieces = append(r.pieces, Piece{Call: call})
}
