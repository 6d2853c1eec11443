package table

import (
	"encoding/json"
	"fmt"
	"strings"
)

// json returns the table as an array of records, one a row, with the columns'
// keys in order. Captions and notes are not in it.
func (t *Table) json() []byte {
	if len(t.Rows) == 0 {
		return []byte("[]\n")
	}
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = "\n    " + jsonText(c.Key) + ": "
	}
	var b strings.Builder
	b.WriteString("[\n")
	for i, row := range t.Rows {
		b.WriteString("  {")
		for j, key := range keys {
			if j > 0 {
				b.WriteByte(',')
			}
			b.WriteString(key + jsonValue(cell(row, j)))
		}
		if len(keys) > 0 {
			b.WriteString("\n  ")
		}
		b.WriteByte('}')
		if i+1 < len(t.Rows) {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	return []byte(b.String())
}

func jsonValue(v any) string {
	if isAbsent(v) {
		return "null"
	}
	text, number := stored(v)
	if number {
		return text
	}
	return jsonText(text)
}

// jsonText returns a JSON string. Beside what JSON demands it escapes what a
// terminal could obey, so that nothing is lost and nothing is run.
func jsonText(s string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		panic(err) // a string can always be encoded
	}
	text := strings.TrimSuffix(b.String(), "\n")
	if strings.IndexFunc(text, needsCleaning) < 0 {
		return text
	}
	var escaped strings.Builder
	for _, r := range text {
		if needsCleaning(r) {
			fmt.Fprintf(&escaped, `\u%04x`, r)
		} else {
			escaped.WriteRune(r)
		}
	}
	return escaped.String()
}
