package format

import (
	"strings"

	"golang.org/x/net/html"
)

// isNoteMark reports whether an element is the sign of a note, or the way back from
// it, as LibreOffice, Word and Pandoc write it.
func isNoteMark(t html.Token) bool {
	if t.Data != "a" {
		return false
	}
	for _, a := range t.Attr {
		switch {
		case a.Key == "class" && (strings.HasPrefix(a.Val, "sdfootnoteanc") || strings.HasPrefix(a.Val, "sdendnoteanc") || a.Val == "footnote-ref"),
			a.Key == "role" && (a.Val == "doc-noteref" || a.Val == "doc-backlink"),
			a.Key == "href" && (strings.HasPrefix(a.Val, "#_ftn") || strings.HasPrefix(a.Val, "#_edn")):
			return true
		}
	}
	return false
}

// isNotes reports whether an element holds the notes or comments themselves.
func isNotes(t html.Token) bool {
	for _, a := range t.Attr {
		switch a.Key {
		case "id":
			if t.Data == "div" && (strings.HasPrefix(a.Val, "sdfootnote") || strings.HasPrefix(a.Val, "sdendnote")) {
				return true
			}
		case "role":
			if a.Val == "doc-endnotes" || a.Val == "doc-footnote" || a.Val == "navigation" {
				return true
			}
		case "style":
			if v := strings.ReplaceAll(a.Val, " ", ""); strings.HasPrefix(v, "mso-element:footnote") ||
				strings.HasPrefix(v, "mso-element:endnote") || strings.HasPrefix(v, "mso-element:comment") {
				return true
			}
		}
	}
	return false
}

// isMargin reports whether an element is the head or foot of a printed page, as
// LibreOffice and Word put it into theirs.
func isMargin(t html.Token) bool {
	for _, a := range t.Attr {
		switch v := strings.ReplaceAll(a.Val, " ", ""); {
		case t.Data != "div":
		case a.Key == "title" && (v == "header" || v == "footer"),
			a.Key == "style" && (strings.HasPrefix(v, "mso-element:header") || strings.HasPrefix(v, "mso-element:footer")):
			return true
		}
	}
	return false
}
