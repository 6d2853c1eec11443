package main

// swedishKept holds what is said of kept searches, and of words that are not
// found.
func swedishKept() map[string]string {
	return map[string]string{
		"so is %s kept in study.yaml: correct it there, or keep another in its place with --save %s --force": "så är %s sparad i study.yaml: rätta den där, eller spara en annan i dess ställe med --save %s --force",
		"@%s is kept no longer; it was: %s":                                                     "@%s är inte längre sparad; den var: %s",
		"%s is not said here; words that begin or end so: %s":                                   "%s sägs inte här; ord som börjar eller slutar så: %s",
		"%q cannot be the name of a search":                                                     "%q kan inte vara namn på en sökning",
		"passages":                                                                              "ställen",
		"use letters, digits, - and _":                                                          "använd bokstäver, siffror, - och _",
		"the search %q looks for nothing":                                                       "sökningen %q letar efter ingenting",
		"write expression: or like: below it":                                                   "skriv expression: eller like: under den",
		"the search cannot be put in":                                                           "sökningen kan inte skrivas in",
		"nothing was changed; write it by hand below searches:":                                 "inget ändrades; skriv in den för hand under searches:",
		"the search cannot be taken out":                                                        "sökningen kan inte tas bort",
		"nothing was changed; take it out by hand below searches:":                              "inget ändrades; ta bort den för hand under searches:",
		"the settings are written in brackets":                                                  "inställningarna är skrivna inom parenteser",
		"write them as `key: value` lines; then a search can be kept":                           "skriv dem som rader `nyckel: värde`; sedan kan en sökning sparas",
		"the file is read-only":                                                                 "filen är skrivskyddad",
		"cannot be written (%v)":                                                                "kan inte skrivas (%v)",
		"the searches are written in brackets":                                                  "sökningarna är skrivna inom parenteser",
		"write each on a line of its own; then one can be added":                                "skriv var och en på en egen rad; sedan kan en läggas till",
		"write each on a line of its own, or take it out by hand":                               "skriv var och en på en egen rad, eller ta bort den för hand",
		"nothing was changed; make it writable for yourself":                                    "inget ändrades; gör den skrivbar för dig",
		"nothing was changed; see that the folder can be written and that the disk is not full": "inget ändrades; se till att mappen kan skrivas och att disken inte är full",
		"the file was changed by another program meanwhile":                                     "filen ändrades under tiden av ett annat program",
		"nothing was changed; try again":                                                        "inget ändrades; försök igen",
		"@%s: %s is called %s now":                                                              "@%s: %s heter nu %s",
	}
}
