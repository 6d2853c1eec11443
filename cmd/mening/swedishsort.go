package main

// swedishSort holds what the sorting of codes says, by the English text.
func swedishSort() map[string]string {
	return map[string]string{
		"example":          "exempel",
		"what":             "vad",
		"add":              "ny",
		"move":             "flytta",
		"codes added":      "nya koder",
		"categories added": "nya kategorier",
		"other changes":    "annat",
		"codes: %d, loose: %d, categories: %d, sub-categories: %d": "koder: %d, lösa: %d, kategorier: %d, underkategorier: %d",
		"nothing was changed: this is what would change":           "inget är ändrat: detta skulle ändras",
		"the category %q is new; is it %q?":                        "kategorin %q är ny; är den %q?",
		"rows: %d, codes in another place: %d, new categories: %d": "rader: %d, koder på annan plats: %d, nya kategorier: %d",
	}
}
