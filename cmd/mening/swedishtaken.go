package main

// swedishTaken holds what is said of decisions that do not count, and of units
// that cannot be seen, by the English text.
func swedishTaken() map[string]string {
	return map[string]string{
		"the decisions of %s cannot be read and do not count (mening check tells why)":                          "besluten av %s kan inte läsas och räknas inte (mening check visar varför)",
		"lines of decisions that cannot be read, and do not count: %d (mening check tells them)":                "rader med beslut som inte kan läsas och inte räknas: %d (mening check visar dem)",
		"decisions with a code that the codebook has no more, which do not count: %d (mening check tells them)": "beslut om en kod som kodboken inte har längre och som inte räknas: %d (mening check visar dem)",
		"decisions about withdrawn talk, which do not count: %d":                                                "beslut om borttaget tal, som inte räknas: %d",
		"about withdrawn talk, shown without words, and not counted anywhere: %d":                               "om borttaget tal, visade utan ord och inte räknade någonstans: %d",
		"withdrawn talk (include: no) of %s: %d decisions are about it, and do not count":                       "borttaget tal (include: no) av %s: %d beslut handlar om det och räknas inte",
		"they are shown without words; to erase these from the disk, delete the lines %s":                       "de visas utan ord; för att utplåna orden på disken, ta bort raderna %s",
		"the codebook does not define %s":                                                                       "kodboken definierar inte %s",
		"the window is too small: make it %d columns and %d rows at least; q stops":                             "fönstret är för litet: gör det minst %d kolumner och %d rader stort; q slutar",
		"nothing is coded by all, so that their agreement cannot be measured; --overlap 10%% changes that":      "inget kodas av alla, så deras överensstämmelse kan inte mätas; --overlap 10%% ändrar det",
	}
}
