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
	}
}
