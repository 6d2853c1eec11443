package main

// swedishExpressions holds what is said of expressions that mean something
// elsewhere, and of options of a search that do not stand together.
func swedishExpressions() map[string]string {
	return map[string]string{
		`to leave out what has it, write NOT %s; as a word, "%s"`: `skriv NOT %s för att utelämna det som har ordet; som ord, "%s"`,
		"to leave out what has it, write NOT %s":                  "skriv NOT %s för att utelämna det som har det",
		"to leave out what has it, write NOT before it":           "skriv NOT före för att utelämna det som har det",
		"write NOT %s": "skriv NOT %s",
		"= stands before a word or before the quotes, not inside them": "= står före ett ord eller före citattecknen, inte inom dem",
		`write ="%s"`: `skriv ="%s"`,
		"~ stands behind one word, not inside quotes":                                 "~ står efter ett ord, inte inom citattecken",
		"to leave out what has a word, write NOT before it: mening search 'A NOT %s'": "skriv NOT före ett ord för att utelämna det som har det: mening search 'A NOT %s'",
		// Searches.
		"--count counts all hits, and %s changes nothing about it":           "--count räknar alla träffar, och %s ändrar inget i det",
		"leave one of the two out; --count --group-by FIELD counts by group": "utelämna det ena; --count --group-by FÄLT räknar efter grupp",
		"--force puts a search in place of another that is kept":             "--force låter en sökning ta en annan sparads plats",
		"add --save NAME": "lägg till --save NAMN",
		"study.yaml keeps another search as @%s: %s":                                  "study.yaml har en annan sökning sparad som @%s: %s",
		"choose another name for --save, or add --force to put this one in its place": "välj ett annat namn för --save, eller lägg till --force så att denna tar dess plats",
		"--forget takes a kept search away":                                           "--forget tar bort en sparad sökning",
	}
}
