package document

import (
	"bufio"
	"bytes"
	htmltext "html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	notes "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
)

// inline returns what stands within a block as runs, or only some nodes of it.
func (r *markdownReader) inline(n ast.Node, only ...ast.Node) []Run {
	var out []Run
	if n != nil {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			only = append(only, c)
		}
	}
	for _, c := range only {
		out = r.within(out, c, Run{})
	}
	return out
}

// within adds a node to runs. look is how it looks by what stands around it.
func (r *markdownReader) within(out []Run, n ast.Node, look Run) []Run {
	add := func(text string) {
		look.Text = text
		out = r.runs(out, look)
	}
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() || look.Code {
			add(string(n.Value(r.source)))
		} else {
			add(unescaped(n.Value(r.source)))
		}
		if n.HardLineBreak() {
			add("\n")
		} else if n.SoftLineBreak() && n.NextSibling() != nil {
			add(" ")
		}
		return out
	case *ast.String:
		add(unescaped(n.Value))
		return out
	case *ast.AutoLink:
		look.Link = r.safe(string(n.URL(r.source)))
		add(string(n.Label(r.source)))
		return out
	case *notes.FootnoteLink:
		if note := r.notes[n.Index]; note != nil {
			return append(out, Run{Note: r.note(note)})
		}
		return out
	case *ast.CodeSpan:
		look.Code = true
	case *ast.Emphasis:
		if n.Level == 1 {
			look.Italic = true
		} else {
			look.Bold = true
		}
	case *ast.Link:
		look.Link = r.safe(unescaped(n.Destination))
	case *ast.Image:
		look.Link = r.safe(unescaped(n.Destination))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = r.within(out, c, look)
	}
	return out
}

// note returns a footnote as runs.
func (r *markdownReader) note(n *notes.Footnote) []Run {
	out := []Run{}
	known := r.notes
	r.notes = nil // a note has no notes
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if len(out) > 0 {
			out = append(out, Run{Text: "\n"})
		}
		out = append(out, r.inline(c)...)
	}
	r.notes = known
	return trimmed(out)
}

// runs adds a text that looks as a run does, with its values filled in. A value
// keeps its own look, too.
func (r *markdownReader) runs(out []Run, look Run) []Run {
	add := func(run Run, text string) {
		if text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].looksLike(run) {
			out[n-1].Text += text
			return
		}
		run.Text = text
		out = append(out, run)
	}
	at := 0
	for _, m := range marks.FindAllStringIndex(look.Text, -1) {
		add(look, look.Text[at:m[0]])
		for _, v := range filled(r.filling.value(look.Text[m[0]:m[1]])) {
			run := look
			run.Bold, run.Italic, run.Code = look.Bold || v.Bold, look.Italic || v.Italic, look.Code || v.Code
			add(run, v.Text)
		}
		at = m[1]
	}
	add(look, look.Text[at:])
	return out
}

// looksLike reports whether two runs differ at most in their text.
func (r *Run) looksLike(o Run) bool {
	return r.Bold == o.Bold && r.Italic == o.Italic && r.Code == o.Code && r.Link == o.Link && r.Note == nil && o.Note == nil
}

// safe returns the address of a link where it is one that a document may lead to,
// with its values, and nothing elsewhere.
func (r *markdownReader) safe(address string) string {
	address = marks.ReplaceAllStringFunc(address, func(mark string) string { return plain(filled(r.filling.value(mark))) })
	scheme, _, _ := strings.Cut(address, ":")
	if !slices.Contains([]string{"http", "https", "mailto"}, strings.ToLower(scheme)) {
		return ""
	}
	return address
}

// unescaped returns a text without the escapes of Markdown. The library undoes
// them only where it writes html.
func unescaped(raw []byte) string {
	if !bytes.ContainsAny(raw, `\&`) {
		return string(raw)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	html.DefaultWriter.Write(w, raw)
	_ = w.Flush() // a buffer takes everything
	return htmltext.UnescapeString(b.String())
}
