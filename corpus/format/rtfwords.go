package format

import (
	"strings"

	"mening/corpus/source"
)

// control follows a control word or symbol.
func (b *rtfBody) control(t rtfToken) {
	if t.kind == rtfBinary {
		b.ignore = 0
		return
	}
	on := !t.hasNumber || t.number != 0
	if b.literal(t.word) {
		return
	}
	if t.word != "u" {
		b.ignore = 0
	}
	switch t.word {
	case "*":
		b.state.starred = true
		return
	case "u":
		b.unicode(t.number)
		return
	case "uc":
		b.state.fallback = max(t.number, 0)
		return
	}
	if b.destination(t.word) {
		return
	}
	if b.state.skip {
		b.headWord(t)
		return
	}
	if b.breaks(t.word) || b.sign(t.word) || b.lookWord(t, on) {
		return
	}
	switch t.word {
	case "ansicpg":
		if t.number > 0 {
			b.page = t.number
		}
	case "mac":
		b.page = 10000
	case "pc":
		b.page = 437
	case "pca":
		b.page = 850
	case "deff":
		b.defaultFont = t.number
	case "f":
		b.state.page = b.fonts[t.number]
	case "plain":
		b.state.page = b.fonts[b.defaultFont]
		b.state.look, b.state.deleted = look{}, false
	case "v":
		b.count("hidden", on && !b.state.look.hidden)
		b.state.look.hidden = on
	case "deleted":
		b.count("tracked-deletion", on && !b.state.deleted)
		b.state.deleted = on
	case "revised":
		b.count("tracked-insertion", on)
	case "pard":
		b.styleHead, b.outline, b.inTable, b.styleName = 0, 0, false, ""
	case "s":
		b.styleHead, b.styleName = b.styles[t.number].heading, b.styles[t.number].name
	case "outlinelevel":
		b.outline = rtfOutline(t.number)
	case "intbl":
		b.inTable = true
	case "trowd":
		b.inRow = true
	}
}

func (b *rtfBody) count(kind string, yes bool) {
	if yes {
		b.r.t.Repairs[kind]++
	}
}

func rtfOutline(level int) int {
	if level < 0 || level > 8 {
		return 0
	}
	return level + 1
}

// literal takes the signs that a backslash makes ordinary letters.
func (b *rtfBody) literal(sign string) bool {
	switch sign {
	case "{", "}", "\\":
		if b.ignore > 0 {
			b.ignore--
		} else {
			b.put(sign)
		}
		return true
	}
	return false
}

// destination tells groups that are no text, and counts those that somebody
// may miss.
func (b *rtfBody) destination(word string) bool {
	table := noTable
	switch word {
	case "fonttbl":
		table = fontTable
	case "stylesheet":
		table = styleSheet
	case "colortbl":
		table = colorTable
	case "footnote":
		b.count("footnote", !b.state.skip)
	case "annotation":
		b.count("comment", !b.state.skip)
	case "shptxt":
		b.r.t.Repairs["text-box"]++
	case "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "info", "template",
		"pict", "shppict", "nonshppict", "shprslt", "objdata", "objclass", "objname",
		"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
		"atnid", "atnauthor", "atntime", "atndate", "atnicn", "atnref", "atnparent", "atrfstart", "atrfend",
		"listtext", "pntext", "pntxta", "pntxtb", "fldinst", "nonesttables", "bkmkstart", "bkmkend",
		"xe", "rxe", "txe", "tc", "tcn":
	default:
		if !b.state.starred {
			return false
		}
	}
	b.state.skip, b.state.starred, b.state.table = true, false, table
	return true
}

// headWord reads the tables in the head: which character set a font has, and
// which styles are headings.
func (b *rtfBody) headWord(t rtfToken) {
	switch {
	case b.state.table == fontTable:
		switch t.word {
		case "f":
			b.head.number = t.number
		case "fcharset":
			if page := pageOfCharset(t.number); page != 0 && len(b.fonts) < source.MaxStyles {
				b.fonts[b.head.number] = page
			}
		case "cpg":
			if len(b.fonts) >= source.MaxStyles {
				return
			}
			b.fonts[b.head.number] = t.number
		}
	case b.state.table == styleSheet:
		switch t.word {
		case "s":
			b.head.number = t.number
		case "outlinelevel":
			b.head.style.heading = rtfOutline(t.number)
		}
	case b.state.table == colorTable:
		part := uint32(min(max(t.number, 0), 255))
		switch t.word {
		case "red":
			b.head.rgb |= part << 16
		case "green":
			b.head.rgb |= part << 8
		case "blue":
			b.head.rgb |= part
		}
	}
}

// lookWord follows the words that tell how text looks.
func (b *rtfBody) lookWord(t rtfToken, on bool) bool {
	switch t.word {
	case "b":
		b.state.look.bold = on
	case "i":
		b.state.look.italic = on
	case "cf":
		b.state.look.color = b.colorAt(t.number)
	case "cb", "highlight", "chcbpat":
		b.state.look.highlight = b.colorAt(t.number)
	default:
		return false
	}
	return true
}

func (b *rtfBody) colorAt(n int) color {
	if n < 0 || n >= len(b.colors) {
		return 0
	}
	return b.colors[n]
}

// entry takes a piece of a style's name.
func (b *rtfBody) entry(s string) {
	if b.head.name.Len() < 200 {
		b.head.name.WriteString(s)
	}
}

// endEntry closes a style at the end of its group.
func (b *rtfBody) endEntry() {
	if b.state.table != styleSheet || b.head.name.Len() == 0 {
		return
	}
	name, _, _ := strings.Cut(b.head.name.String(), ";")
	style := b.head.style
	style.name = strings.TrimSpace(name)
	if level := headingLevel(strings.TrimSpace(name)); level > 0 {
		style.heading = level
	}
	if len(b.styles) < source.MaxStyles {
		b.styles[b.head.number] = style
	}
	b.head = rtfHead{}
}

// breaks follows the words that end paragraphs, lines, cells and rows.
func (b *rtfBody) breaks(word string) bool {
	switch word {
	case "par", "\n", "\r", "nestcell":
		b.endParagraph()
	case "sect":
		if b.opened {
			b.endParagraph()
		}
	case "line", "lbr":
		if !b.state.deleted && !b.state.look.hidden {
			b.open()
			b.settle()
			b.breakLine()
		}
	case "page", "column":
		if b.opened {
			b.settle()
			b.endLine()
		}
	case "cell":
		b.inTable = true
		b.endParagraph()
		b.inCell = false
	case "row":
		if b.opened {
			b.inTable = true
			b.endParagraph()
		}
		b.flush()
		b.tables = 1
		b.closeRow()
		b.tables, b.inRow, b.inCell = 0, false, false
	default:
		return false
	}
	return true
}

// sign writes the signs that have words.
func (b *rtfBody) sign(word string) bool {
	switch word {
	case "tab":
		b.put("\t")
	case "emdash":
		b.put("—")
	case "endash":
		b.put("–")
	case "lquote":
		b.put("‘")
	case "rquote":
		b.put("’")
	case "ldblquote":
		b.put("“")
	case "rdblquote":
		b.put("”")
	case "bullet":
		b.put("•")
	case "emspace", "enspace", "qmspace":
		b.put(" ")
	case "~":
		b.put("\u00A0")
	case "-":
		b.put("\u00AD")
	case "_":
		b.put("-")
	default:
		return false
	}
	return true
}

// beginCell opens the cell that the paragraph stands in.
func (b *rtfBody) beginCell() {
	b.tables = 1
	if !b.inCell {
		b.openCell()
		b.inCell = true
	}
}

// endTable gives the cells of a row that never ended as paragraphs.
func (b *rtfBody) endTable() {
	for _, c := range b.cells {
		b.paragraphs = append(b.paragraphs, c...)
	}
	b.cells, b.tables, b.inCell = nil, 0, false
}
