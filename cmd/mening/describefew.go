package main

import (
	"fmt"
	"slices"
	"strings"
)

// fewNote gathers denominators so small that a per cent of them misleads.
type fewNote struct {
	names     []string
	low, high []int // parallel to names
}

// fewest is how many there must be for per cent to stand without a note.
const fewest = 10

func (f *fewNote) add(name string, of int) {
	if of == 0 || of >= fewest {
		return
	}
	i := slices.Index(f.names, name)
	if i < 0 {
		f.names, f.low, f.high = append(f.names, name), append(f.low, of), append(f.high, of)
		return
	}
	f.low[i], f.high[i] = min(f.low[i], of), max(f.high[i], of)
}

func (f *fewNote) notes(v *voice) []string {
	if len(f.names) == 0 {
		return nil
	}
	var told []string
	for i, name := range f.names {
		size := fmt.Sprint(f.low[i])
		if f.high[i] > f.low[i] {
			size += fmt.Sprintf("–%d", f.high[i])
		}
		told = append(told, fmt.Sprintf("%s (%s)", name, size))
	}
	return []string{v.say("per cent of fewer than ten, where one person changes much: %s", strings.Join(told, ", "))}
}
