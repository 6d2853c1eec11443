package format

import (
	"html"
	"strings"
)

// The longest entity, with its sign and semicolon.
const entityReach = 34

// entities reads entities of HTML such as `&aring;` and `&#229;`, which text
// that went through a web page may hold, and counts them. One without its
// semicolon is text, so that `R&D` stays; the lines stay too.
func (r *reading) entities(text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	var b strings.Builder
	from, found := 0, 0
	for i := 0; i < len(text); {
		at := strings.IndexByte(text[i:], '&')
		if at < 0 {
			break
		}
		i += at
		end := strings.IndexByte(text[i:min(len(text), i+entityReach)], ';')
		if end < 2 || strings.ContainsAny(text[i+1:i+end], " &\n") {
			i++
			continue
		}
		entity := text[i : i+end+1]
		letters := html.UnescapeString(entity)
		if letters == entity || strings.HasSuffix(letters, ";") && entity != "&semi;" && entity != "&#59;" {
			i++
			continue
		}
		if strings.ContainsAny(letters, "\n\r\x00\uFFFD") {
			letters = " "
		}
		b.WriteString(text[from:i])
		b.WriteString(letters)
		i += end + 1
		from = i
		found++
	}
	if found == 0 {
		return text
	}
	r.repaired("entity", found)
	b.WriteString(text[from:])
	return r.clean(b.String())
}
