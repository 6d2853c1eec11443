package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus/language"
	"mening/corpus/table"
)

// codePick is a list of codes that gets shorter while one types.
type codePick struct {
	line  *lineEdit
	codes []*coding.Code
	fits  []*coding.Code
	at    int
	then  func(*coding.Code)
}

func newCodePick(label string, codes []*coding.Code, then func(*coding.Code)) *codePick {
	p := &codePick{line: newLineEdit(label, ""), codes: codes, then: then}
	p.filter()
	return p
}

// filter finds the codes that fit what was typed: first those whose id or name
// begins so, then those of which a word does, then those that hold it. Case and
// diacritics do not count.
func (p *codePick) filter() {
	plain := func(s string) string { return language.Fold(strings.ToLower(s)) }
	typed := plain(p.line.value())
	ranked := make([][]*coding.Code, 3)
	for _, c := range p.codes {
		id, name := plain(c.ID), plain(c.Name)
		switch {
		case strings.HasPrefix(id, typed), strings.HasPrefix(name, typed):
			ranked[0] = append(ranked[0], c)
		case strings.Contains(" "+name, " "+typed), strings.Contains(id, "-"+typed):
			ranked[1] = append(ranked[1], c)
		case strings.Contains(id, typed), strings.Contains(name, typed):
			ranked[2] = append(ranked[2], c)
		}
	}
	p.fits = slices.Concat(ranked...)
	p.at = 0
}

// press changes the list; done says that it is finished.
func (p *codePick) press(k key) (done bool) {
	switch k.kind {
	case keyUp:
		p.at = max(p.at-1, 0)
	case keyDown:
		p.at = min(p.at+1, max(len(p.fits)-1, 0))
	case keyPageUp:
		p.at = max(p.at-10, 0)
	case keyPageDown:
		p.at = min(p.at+10, max(len(p.fits)-1, 0))
	case keyEnter:
		if len(p.fits) == 0 {
			return false
		}
		p.then(p.fits[p.at])
		return true
	default:
		before := p.line.value()
		if done, _ := p.line.press(k); done {
			return true
		}
		if p.line.value() != before {
			p.filter()
		}
	}
	return false
}

// view returns the list in so many rows, the chosen code among them.
func (p *codePick) view(columns, rows int, v *voice, chosen func(string) string) []string {
	first := max(0, min(p.at-rows/2, len(p.fits)-rows))
	var out []string
	for i := first; i < len(p.fits) && len(out) < rows; i++ {
		c := p.fits[i]
		line := table.Fit(plainLine("  "+c.ID+"  "+c.Name+"  ("+v.category(c.Category)+")"), columns-2)
		if i == p.at {
			line = chosen("> " + line)
		} else {
			line = "  " + line
		}
		out = append(out, line)
	}
	if len(p.fits) == 0 {
		out = append(out, table.Fit("  "+v.say("no code fits"), columns))
	}
	return out
}
