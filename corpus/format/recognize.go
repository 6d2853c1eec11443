package format

import (
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/table"
)

// MayBeOther reports whether files with the ending of path are often something
// else than transcripts: tables and JSON.
func MayBeOther(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".tsv", ".xlsx", ".json":
		return true
	}
	return false
}

// Recognizes reports whether a file seems to be a transcript, where such files
// stand among others of their kind. Tables need a column of talk
// and JSON a known shape; the tables that this program prints are no
// transcripts, though they hold talk. All other formats are taken as they are.
// What cannot be read is taken too, so that reading it tells why.
func Recognizes(path string, data []byte) bool {
	if !MayBeOther(path) || len(data) == 0 {
		return true
	}
	r := &reading{path: path, t: &corpus.Transcript{Repairs: map[string]int{}}}
	if strings.EqualFold(filepath.Ext(path), ".json") {
		d, err := r.recognized(data)
		return err != nil || d.list == nil && len(d.spans()) > 0
	}
	s, err := r.sheet(data)
	return err != nil || findColumns(s).text >= 0 && !isPrinted(s)
}

// isPrinted reports whether a table has the columns of one that `mening turns`
// or `mening units` printed.
func isPrinted(s *table.Sheet) bool {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return s.Column(name) >= 0 })
	}
	return has("transcript", "transkript") && has("turn", "replik")
}
