package main

import (
	"bytes"
	"encoding/json"
	"testing"
)

// TestWriteJSON holds that a list that is written item by item is the same as
// one that is written at once.
func TestWriteJSON(t *testing.T) {
	type record struct {
		A string `json:"a"`
		B []int  `json:"b"`
	}
	for _, v := range []any{[]record{}, []record(nil), []record{{"<å>", nil}}, []record{{"a\n", []int{1, 2}}, {}}, record{A: "x"}, []*int{nil}, [][]int{{}, {1}}} {
		var want, got bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		if err := writeJSON(&got, v); err != nil || got.String() != want.String() {
			t.Errorf("%v: %v\n%s\nwant\n%s", v, err, got.String(), want.String())
		}
	}
}
