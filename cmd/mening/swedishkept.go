package main

// swedishKept holds what is said of kept searches, and of words that are not
// found.
func swedishKept() map[string]string {
	return map[string]string{
		"so is %s kept in study.yaml: correct it there, or keep another in its place with --save %s --force": "så är %s sparad i study.yaml: rätta den där, eller spara en annan i dess ställe med --save %s --force",
		"@%s is kept no longer; it was: %s":                        "@%s är inte längre sparad; den var: %s",
		"%s is not said here; words that begin or end so: %s":      "%s sägs inte här; ord som börjar eller slutar så: %s",
		"%q cannot be the name of a search":                        "%q kan inte vara namn på en sökning",
		"passages":                                                 "ställen",
		"use letters, digits, - and _":                             "använd bokstäver, siffror, - och _",
		"the search cannot be taken out":                           "sökningen kan inte tas bort",
		"nothing was changed; take it out by hand below searches:": "inget ändrades; ta bort den för hand under searches:",
		"cannot be written (%v)":                                   "kan inte skrivas (%v)",
		"write each on a line of its own, or take it out by hand":  "skriv var och en på en egen rad, eller ta bort den för hand",
		"@%s: %s is called %s now":                                 "@%s: %s heter nu %s",
	}
}
