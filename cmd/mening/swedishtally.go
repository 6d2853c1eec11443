package main

// swedishTally holds what tallies say, by the English text.
func swedishTally() map[string]string {
	return map[string]string{
		"rows":                     "rader",
		"%v of %d":                 "%v av %d",
		"per 1,000\nwords":         "per 1 000\nord",
		"expected\nunder 5, %%":    "förväntade\nunder 5, %%",
		"p\n(Holm)":                "p\n(Holm)",
		"test":                     "test",
		"chi-squared":              "χ²",
		"permutation":              "permutation",
		"difference":               "skillnad",
		"only":                     "bara",
		"words: %s":                "ord: %s",
		"%s %d, %s %d":             "%s %d, %s %d",
		"From %s to %s: everybody": "Från %s till %s: alla",
		"From %s to %s: participants who are in both":                                      "Från %s till %s: informanter som är med båda gångerna",
		"only those who took part both times; the others are not compared with themselves": "bara de som deltog båda gångerna; de andra kan inte jämföras med sig själva",
		"per 1,000 words: units by the words that the group said":                          "per 1 000 ord: enheter genom de ord som gruppen sade",
		"95 %%: score interval of the share (Wilson 1927)":                                 "95 %%: konfidensintervall för andelen (Wilson 1927)",
		notePurposive: "intervall och test förutsätter ett slumpmässigt urval; informanter som valts för det de vet är inget sådant",
		"<%d and –: hidden, because fewer than %d participants stand behind it, or because it would tell such a number":                                                "<%d och –: dolt, därför att färre än %d informanter står bakom, eller för att det skulle röja ett sådant tal",
		"–: hidden, because fewer than %d participants stand behind a number of the row, or because it would tell such a number":                                       "–: dolt, därför att färre än %d informanter står bakom något tal i raden, eller för att det skulle röja ett sådant tal",
		"participants who are in both, but in another group each time, counted with the total only: %d":                                                                "informanter som är med båda gångerna men i olika grupper, räknade bara i totalen: %d",
		"p: Fisher's exact test, two-sided, of participants with and without the row in the two groups":                                                                "p: Fishers exakta test, tvåsidigt, av informanter med och utan raden i de två grupperna",
		"χ²: degrees of freedom %d; participants with and without the row in each group":                                                                               "χ²: frihetsgrader %d; informanter med och utan raden i varje grupp",
		"permutation: where more than a fifth of the expected counts is under 5, or one under 1, p is that of %d random tables with the same margins; seed %d":         "permutation: där mer än en femtedel av de förväntade antalen är under 5, eller något under 1, kommer p från %d slumptabeller med samma summor; frö %d",
		"tests: %d; p (Holm) is adjusted for all of them (Holm 1979); empty: all or none have the row, or it is hidden":                                                "test: %d; p (Holm) är justerat för alla (Holm 1979); tomt: alla eller ingen har raden, eller den är dold",
		"V: Cramér's V, corrected for bias (Bergsma 2013)":                                                                                                             "V: Cramérs V, korrigerat för snedhet (Bergsma 2013)",
		"p: McNemar's exact test of those who changed, two-sided; tests: %d; p (Holm) is adjusted for all of them (Holm 1979); empty: nobody changed, or it is hidden": "p: McNemars exakta test av dem som ändrats, tvåsidigt; test: %d; p (Holm) är justerat för alla (Holm 1979); tomt: ingen har ändrats, eller raden är dold",
	}
}
