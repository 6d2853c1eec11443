package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"mening/coding/reliability"
	"mening/corpus/source"
	"mening/corpus/table"
)

// unitColumns are names of a first column that holds the names of units.
func unitColumns() []string { return []string{"unit", "enhet"} }

// absent are texts that other programs write into empty cells.
func absent() []string { return []string{"NA", "N/A", "#N/A", "NaN", "null"} }

// ratingsDoubts is what a table may mean otherwise than it stands.
type ratingsDoubts struct {
	absent  []string // texts that look like missing ratings
	unnamed string   // a first column that looks like the names of units
}

// readRatings reads a table with a row a unit and a column a coder.
func readRatings(file string, scale reliability.Scale) (r *reliability.Ratings, doubts ratingsDoubts, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		hint := "name a file that can be read"
		if errors.Is(err, fs.ErrNotExist) {
			hint = "correct the name behind --ratings"
		}
		return nil, doubts, source.Say("cannot read the ratings %s: %s\n  %s", file, source.Reason(err), source.Say(hint))
	}
	sheet, err := table.Read(file, data)
	if err != nil {
		return nil, doubts, err
	}
	first := 0 // the first column of a coder
	if slices.Contains(unitColumns(), strings.ToLower(sheet.Header[0])) {
		first = 1
	}
	coders := sheet.Header[first:]
	if p := ratingsShape(sheet, coders); p != nil {
		return nil, doubts, p
	}
	var units []string
	var cells [][]string
	for i, row := range sheet.Rows {
		unit := fmt.Sprint(i + 1)
		if first == 1 {
			unit = row.Fields[0]
		}
		units, cells = append(units, unit), append(cells, row.Fields[first:])
		for _, text := range row.Fields[first:] {
			if slices.Contains(absent(), text) && !slices.Contains(doubts.absent, text) && !slices.Contains(scale.Order, text) {
				doubts.absent = append(doubts.absent, text)
			}
		}
	}
	if first == 0 && looksLikeNames(cells, scale) {
		doubts.unnamed = coders[0]
	}
	r, err = reliability.New(units, coders, cells, scale)
	var faults reliability.CellErrors
	if errors.As(err, &faults) {
		return nil, doubts, cellProblems(faults, sheet, coders, scale)
	}
	return r, doubts, err
}

// looksLikeNames reports whether no cell of the first column comes twice, which
// is rare for categories unless they are numbers that measure something.
func looksLikeNames(cells [][]string, scale reliability.Scale) bool {
	seen := map[string]bool{}
	for _, row := range cells {
		if row[0] == "" || seen[row[0]] {
			return false
		}
		seen[row[0]] = true
	}
	return len(cells) > 3 && scale.Order == nil && (scale.Level == reliability.Nominal || scale.Level == reliability.Ordinal)
}

// ratingsShape tells what is missing for anything to be compared.
func ratingsShape(sheet *table.Sheet, coders []string) *source.Problem {
	fault := func(message source.Note, hint string) *source.Problem {
		return source.Told(source.Error, sheet.File, 1, message, hint)
	}
	switch {
	case len(coders) == 0:
		return fault(source.Say("no column holds ratings"), "write a column for each coder, with the coder's name on top")
	case len(coders) == 1:
		return fault(source.Say("only the column %q holds ratings", coders[0]), "agreement needs two coders: write a column for each, and a row for each unit")
	case len(sheet.Rows) == 0:
		return fault(source.Say("no row holds ratings"), "write a row for each unit below the names of the coders")
	}
	return nil
}

// mostFaults is how many faults of cells are told at once: a wrong level makes
// all of them faulty.
const mostFaults = 10

// cellProblems tells cells that are no categories, each text once.
func cellProblems(faults reliability.CellErrors, sheet *table.Sheet, coders []string, scale reliability.Scale) source.Problems {
	var out source.Problems
	seen := map[string]bool{}
	for _, f := range faults {
		if seen[f.Text] || len(out) == mostFaults {
			continue
		}
		seen[f.Text] = true
		column := coders[f.Coder]
		fault := func(message, hint source.Note) {
			out = append(out, source.Found(source.Error, sheet.File, sheet.Rows[f.Unit].Line, message, hint))
		}
		switch f.Fault {
		case reliability.NotANumber:
			fault(source.Say("%q in the column %q is no number, and --level %s needs numbers", f.Text, column, scale.Level),
				source.Say("correct it, or leave the cell empty where the rating is missing, or say --level nominal"))
		case reliability.Negative:
			fault(source.Say("%q in the column %q is negative, and --level ratio counts from zero", f.Text, column), source.Say("correct it, or say --level interval"))
		case reliability.NotInOrder:
			fault(source.Say("%q in the column %q is not among the categories of --order", f.Text, column), source.Meant(f.Text, scale.Order))
		case reliability.NoOrder:
			out = nil // they have one cause
			fault(source.Say("%q in the column %q is no number, and nothing says where it stands in the order", f.Text, column),
				source.Say("name all categories from the lowest to the highest, as in --order low,middle,high"))
			return out
		}
	}
	return out
}
