package format

import (
	"strings"

	"golang.org/x/net/html"

	"mening/corpus/source"
)

// htmlReach is how many open elements are looked at for the one that a tag
// closes.
const htmlReach = 100

// isVoid reports whether an element never has content.
func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// isBlockTag reports whether an element begins and ends a paragraph.
func isBlockTag(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
		"legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
		"thead", "tr", "ul":
		return true
	}
	return false
}

// isUnread reports whether what an element holds is no text of the page.
func isUnread(name string) bool {
	switch name {
	case "script", "style", "nav", "title", "template", "noscript", "iframe", "noframes", "noembed", "svg", "math", "canvas", "audio",
		"video", "object", "select", "textarea", "datalist", "rt", "rp":
		return true
	}
	return false
}

func (h *htmlBody) start(t html.Token) error {
	name := t.Data
	if isBlockTag(name) && !h.look().hidden {
		h.endBlock()
	}
	if name == "br" {
		h.lineBreak()
	}
	if isVoid(name) {
		return nil
	}
	h.closeImplied(name)
	if len(h.elements) >= source.MaxDepth {
		return source.TooDeep
	}
	e := h.look()
	e.name, e.block = name, isBlockTag(name)
	h.restyle(&e, t)
	hidden := e.hidden
	h.elements = append(h.elements, e)
	if hidden {
		return nil
	}
	switch name {
	case "p":
		h.open() // an empty one is a gap
	case "dt":
		h.gap = true
	case "table":
		h.spill()
		h.openTable()
	case "tr":
		h.endRow()
		h.broken = false
	case "td", "th":
		if h.tables > 0 {
			h.cells = append(h.cells, nil)
		}
	}
	return nil
}

// closeImplied closes the elements that a block ends without an end tag, so
// that pages without end tags do not grow deeper with every line.
func (h *htmlBody) closeImplied(name string) {
	if !isBlockTag(name) {
		return
	}
	for {
		i := len(h.elements) - 1
		least := max(0, i-htmlReach)
		for i >= least && !h.elements[i].block {
			i--
		}
		if i < least || !endsTag(h.elements[i].name, name) {
			return
		}
		h.elements = h.elements[:i]
	}
}

// endsTag reports whether an open block ends where another begins.
func endsTag(open, next string) bool {
	switch open {
	case "p":
		return true
	case "li":
		return next == "li"
	case "dt", "dd":
		return next == "dt" || next == "dd"
	case "td", "th":
		return next == "td" || next == "th" || next == "tr" || next == "tbody" || next == "tfoot"
	case "tr":
		return next == "tr" || next == "tbody" || next == "tfoot"
	}
	return false
}

// restyle tells how an element makes its text look, and what hides it.
func (h *htmlBody) restyle(e *htmlElement, t html.Token) {
	switch e.name {
	case "b", "strong":
		e.bold = true
	case "i", "em", "cite":
		e.italic = true
	case "mark":
		e.highlight = parseColor("yellow")
	case "pre":
		e.pre = true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		e.heading = int(e.name[1] - '0')
	case "ins":
		if !e.hidden {
			h.r.t.Repairs["tracked-insertion"]++
		}
	case "del":
		h.hide(e, "tracked-deletion")
	}
	if isUnread(e.name) {
		h.hide(e, "")
	}
	for _, a := range t.Attr {
		switch a.Key {
		case "hidden":
			h.hide(e, "hidden")
		case "style":
			h.css(e, a.Val)
		case "color":
			if e.name == "font" {
				e.color = parseColor(a.Val)
			}
		case "class":
			if first := strings.Fields(a.Val); len(first) > 0 && isBlockTag(e.name) && !(h.r.isProse && e.class == quotation) {
				e.class = first[0]
			}
		}
	}
	if e.name == quotation && h.r.isProse {
		e.class = quotation
	}
	if isNoteMark(t) {
		h.hide(e, "footnote")
	} else if isNotes(t) && !h.r.isProse {
		h.hide(e, "")
	} else if isMargin(t) {
		h.hide(e, "page-header")
	}
}

// css reads from a style what text looks like; style sheets are not read.
func (h *htmlBody) css(e *htmlElement, style string) {
	for style != "" {
		var one string
		one, style, _ = strings.Cut(style, ";")
		key, value, _ := strings.Cut(strings.ToLower(one), ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(key) {
		case "font-weight":
			e.bold = isHeavy(value)
		case "font-style":
			e.italic = strings.HasPrefix(value, "italic") || strings.HasPrefix(value, "oblique")
		case "color":
			e.color = parseColor(value)
		case "background", "background-color":
			e.highlight = parseColor(value)
		case "display":
			if strings.HasPrefix(value, "none") {
				h.hide(e, "hidden")
			}
		case "white-space":
			e.pre = strings.HasPrefix(value, "pre")
		case "margin-left", "padding-left":
			e.indented = e.name == "p" && isFar(value)
		case "margin":
			e.indented = e.name == "p" && isFar(marginLeft(value))
		case "mso-list":
			if value == "ignore" { // a bullet that Word drew
				h.hide(e, "")
			}
		}
	}
}

// hide takes an element's text away and counts it, once.
func (h *htmlBody) hide(e *htmlElement, kind string) {
	if !e.hidden && kind != "" {
		h.r.t.Repairs[kind]++
	}
	e.hidden = true
}

// end closes an element and those in it that nothing closed. An end that
// belongs to no element, or to one too far out, closes nothing.
func (h *htmlBody) end(name string) {
	block := isBlockTag(name)
	if block && !h.look().hidden {
		h.endBlock()
	}
	for i := len(h.elements) - 1; i >= max(0, len(h.elements)-htmlReach); i-- {
		open := &h.elements[i]
		if open.name == name {
			hidden := open.hidden
			h.elements = h.elements[:i]
			if !hidden {
				h.endTableTag(name)
			}
			return
		}
		if open.block && (!block || name != "table" && open.name == "table") {
			return
		}
	}
}

func (h *htmlBody) endTableTag(name string) {
	switch name {
	case "tr":
		h.endRow()
	case "table":
		h.endRow()
		h.closeTable()
		h.broken = h.tables > 0
	}
}

func (h *htmlBody) lineBreak() {
	if h.look().hidden {
		return
	}
	h.open()
	h.breakLine()
	h.blank = true
}

// endRow closes a row. One that held a table of its own only gives its text:
// pages use such tables for their layout.
func (h *htmlBody) endRow() {
	if h.broken {
		h.spill()
		return
	}
	depth := h.tables
	h.tables = min(depth, 1)
	h.closeRow()
	h.tables = depth
}

// spill gives the cells of the row that is open as paragraphs.
func (h *htmlBody) spill() {
	for _, c := range h.cells {
		h.paragraphs = append(h.paragraphs, c...)
	}
	h.cells = nil
}
