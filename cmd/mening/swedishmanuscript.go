package main

// swedishManuscript holds what verify and report say of a manuscript, by the
// English text.
func swedishManuscript() map[string]string {
	return map[string]string{
		"Quotations in %s":                  "Citat i %s",
		"Numbers and shares in %s":          "Tal och andelar i %s",
		"the number":                        "tal",
		"quotation":                         "citat",
		"words that differ, remarks":        "ord som skiljer sig, anmärkningar",
		"stands in":                         "står i",
		"the study gives":                   "studien ger",
		"exact":                             "ordagrant",
		"abridged":                          "förkortat",
		"differs":                           "skiljer sig",
		"not found":                         "inte funnet",
		"codebook":                          "kodboken",
		"withdrawn":                         "borttaget tal",
		"agrees":                            "stämmer",
		"contradicts":                       "motsäger",
		"miscounts":                         "räknefel",
		"cannot tell":                       "oklart",
		"not said: %q":                      "inte sagt: %q",
		"left out: %q":                      "utelämnat: %q",
		"%q, but said: %q":                  "%q, men sagt: %q",
		"most like it: %s":                  "mest likt: %s",
		"codes":                             "koder",
		"categories":                        "kategorier",
		"%d of %d":                          "%d av %d",
		"%s of %s":                          "%s av %s",
		"%d of %d is %s %%":                 "%d av %d är %s %%",
		"the numbers come to %d":            "talen blir tillsammans %d",
		"the interviewer says it":           "intervjuaren säger det",
		"%s says it, who is no participant": "%s säger det och är ingen informant",
		"attributed to %s, but it is %s":    "tillskrivs %s men är %s",
		"stands on line %d already":         "står redan på rad %d",
		"crossed out by %s, and no code holds it":                 "struket av %s, och ingen kod håller det",
		"its words were taken out by include: no":                 "orden är borttagna genom include: no",
		"quotations: %d, with findings: %d":                       "citat: %d, med anmärkning: %d",
		"numbers: %d, with findings: %d":                          "tal: %d, med anmärkning: %d",
		"of fewer than %d words and not looked for: %d (--least)": "på färre än %d ord och inte sökta: %d (--least)",
	}
}
