package main

import (
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

func severalBegin(id string) error {
	return usageError{source.Say("several units begin with %q\n  write more of the id", id)}
}

// unknown says that nothing has this id, and which id is near. Where a transcript
// has the name, it tells how to write its turns.
func (f *finder) unknown(text string) error {
	if found, err := f.opened.named([]string{text}); err == nil && len(found) == 1 && len(found[0].Turns) > 0 {
		turns := found[0].Turns
		whole := placeIn(text, turns[0].Number, turns[len(turns)-1].Number)
		return usageError{source.Say("%q is a transcript, and no unit\n  all of it is %s", text, argument(whole))}
	}
	hint := source.Say("mening units prints the ids; a place is TRANSCRIPT:TURN or TRANSCRIPT:TURN:START-END")
	id := strings.ToLower(text)
	if near := coding.Near(id, f.located(id)); len(near) > 0 {
		hint = source.Say("did you mean %s?; %s", strings.Join(near, " or "), hint)
	}
	return usageError{source.Say("no unit is called %q\n  %s", text, hint)}
}

// noTurn says that a transcript has no turn of this number, and how many it has.
func noTurn(t *corpus.Transcript, number int) error {
	return usageError{source.Say("%s has no turn %d; turns in it: %d\n  mening turns %s lists them", t.Path, number, len(t.Turns), argument(t.Path))}
}

// backwards says that a range ends before it begins.
func backwards(text, first, last string) error {
	return usageError{source.Say("%q runs backwards: from %s to %s\n  write the smaller number first", text, first, last)}
}

// severalCalled says that a name does not tell which code is meant.
func severalCalled(name string, codes []*coding.Code) error {
	return usageError{source.Say("several codes are called %q: %s\n  write the id", name, strings.Join(codeIDs(codes), ", "))}
}
