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
		"compounds: %d, in the participants' talk":         "sammansättningar: %d, i informanternas tal",
		"shown: %d (--limit 0 shows all)":                  "visade: %d (--limit 0 visar alla)",
		"%s: units that rules find by it: %d new, %d gone": "%s: enheter som reglerna hittar genom det: %d nya, %d borta",
		"%s: entries %d, new %d":                           "%s: poster %d, nya %d",
		"not in the lexicon of compounds, so found only as words of their own and beside a hyphen: %s": "finns inte i lexikonet över sammansättningar och hittas därför bara som eget ord och vid bindestreck: %s",
		"%s looks into compounds, and the study has no %s to split them by":                            "%s söker i sammansättningar, och studien har ingen %s att dela dem efter",
		makeLexicon: "gör den med: mening words --compounds --update",
		"%s is no word of %s: it is found as a word of its own and beside a hyphen, not in other compounds":                 "%s är inget ord i %s: det hittas bara som eget ord och vid bindestreck, inte i andra sammansättningar",
		"add it with: mening words --compounds --update, or write it there":                                                 "lägg till det med: mening words --compounds --update, eller skriv dit det",
		"decisions made while rules with a +word found by another lexicon: %d, the last on %s (%s)":                         "beslut som fattades medan regler med +ord sökte efter ett annat lexikon: %d, det senaste %s (%s)",
		"these rules may find more or less now; where git keeps the study, mening codebook diff REVISION tells which units": "reglerna kan nu hitta mer eller mindre; där git har studien visar mening codebook diff REVISION vilka enheter",
		lexiconHead: `Orden som sammansättningar är gjorda av, för +ord i regler och sökningar.
Gjort av mening words --compounds --update, som lägger till ord och tar inga bort.
Skriv det du vet bättre, en post per rad:
  myndighets+samverkan   delas så
  =uppgift               delas aldrig
  -skap                  är ingen del av något
  vård                   kan vara en del`,
	}
}
