package main

// swedishCompounds holds what is said about compounds, by the English text.
func swedishCompounds() map[string]string {
	return map[string]string{
		"word":     "ord",
		"parts":    "delar",
		"count":    "antal",
		"split by": "delat av",
		"lexicon":  "lexikonet",
		"hand":     "hand",
		"compounds: %d, in the participants' talk":            "sammansättningar: %d, i informanternas tal",
		"shown: %d (--limit 0 shows all)":                     "visade: %d (--limit 0 visar alla)",
		"%s: entries %d, new %d":                              "%s: poster %d, nya %d",
		"not in the lexicon of compounds, so found alone: %s": "finns inte i lexikonet över sammansättningar, så bara ordet självt hittas: %s",
		lexiconHead: `Orden som sammansättningar är gjorda av, för +ord i regler och sökningar.
Gjort av mening words --compounds --update, som lägger till ord och tar inga bort.
Skriv det du vet bättre, en post per rad:
  myndighets+samverkan   delas så
  =uppgift               delas aldrig
  -skap                  är ingen del av något
  vård                   kan vara en del`,
	}
}
