package main

// limit keeps the first rows of a list: all where most is 0. The note tells
// people how many there are; it is empty where nothing was left out.
func limit[T any](rows []T, most int, v *voice, people bool) (kept []T, note []string) {
	if most == 0 || len(rows) <= most {
		return rows, nil
	}
	if people {
		note = []string{v.say("rows: %d, shown: %d", len(rows), most)}
	}
	return rows[:most], note
}
