package main

// swedishSearch holds what search and index say, by the English text.
func swedishSearch() map[string]string {
	return map[string]string{
		"%s is not said here; did you mean %s?":                  "%s sägs inte här: menade du %s?",
		"passages: %d, drawn at random: %d (seed %d), shown: %d": "ställen: %d, slumpvis dragna: %d (frö %d), visade: %d",
		"passages: %d, drawn at random: %d (seed %d)":            "ställen: %d, slumpvis dragna: %d (frö %d)",
		"%s: passages: %d, participants: %d, shown: %d":          "%s: ställen: %d, informanter: %d, visade: %d",
		"%s: passages: %d, participants: %d":                     "%s: ställen: %d, informanter: %d",
		"different word forms: %d":                               "olika ordformer: %d",
		"on disk: %.2f MB (%s)":                                  "på disk: %.2f MB (%s)",
		"total":                                                  "totalt",
		"catalogue":                                              "katalog",
		"texts":                                                  "texter",
		"written: %s; layout %d, program %s, analysis %s":        "skrivet: %s; format %d, program %s, analys %s",
		"without %s":                                             "utan %s",
		"hits":                                                   "träffar",
		"hit":                                                    "träff",
		"to the left":                                            "vänster",
		"to the right":                                           "höger",
		"before the hit":                                         "före träffen",
		"after the hit":                                          "efter träffen",
		"shared words":                                           "gemensamma ord",
		"counted by":                                             "räknat efter",
		"codes":                                                  "koder",
		"search":                                                 "sökning",
		"options":                                                "tillval",
		"hits, and participants in brackets:":                    "träffar, inom parentes informanter:",
		"and %d more":                                            "och %d till",
		"kept as @%s in study.yaml":                              "sparad som @%s i study.yaml",
		"no searches are kept; --save NAME keeps one":                     "inga sökningar är sparade; --save NAMN sparar en",
		"kept as @%s in study.yaml, in place of the one of that name":     "sparad som @%s i study.yaml, i stället för den som hette så",
		"like %s (units that only rules have found: %d) by the words: %s": "likt %s (enheter som bara regler har funnit: %d) genom orden: %s",
		"like %s (units: %d) by the words: %s":                            "likt %s (enheter: %d) genom orden: %s",
		"like %s by the words: %s":                                        "likt %s genom orden: %s",
	}
}
