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
		"they are shown without words; mening journal --erase %q erases these from the disk: %s":                "de visas utan ord; mening journal --erase %q utplånar orden på disken: %s",
		"the codebook does not define %s":                                                                       "kodboken definierar inte %s",
		"the window is too small: make it %d columns and %d rows at least; q stops":                             "fönstret är för litet: gör det minst %d kolumner och %d rader stort; q slutar",
		"nothing is coded by all, so that their agreement cannot be measured; --overlap 10%% changes that":      "inget kodas av alla, så deras överensstämmelse kan inte mätas; --overlap 10%% ändrar det",
		"%s would stand among the decisions of coders":                                                          "%s skulle stå bland kodarnas beslut",
		"choose another folder for -o; coding holds nothing but what the program writes there itself":           "välj en annan mapp för -o; i coding står bara vad programmet självt skriver där",
		"%s holds entries that are not recorded (rows: %d)":                                                     "i %s står det saker som inte är sparade (rader: %d)",
		"record them first: mening %s %s; or choose another name for -o; --force writes over them":              "spara dem först: mening %s %s; eller välj ett annat namn för -o; --force skriver över dem",
		"%s was not written by this program, or was changed since, and is not written over":                     "%s skrevs inte av detta program, eller har ändrats sedan dess, och skrivs inte över",
		"choose another name for -o; --force writes over it":                                                    "välj ett annat namn för -o; --force skriver över den",
		"%s is a sheet with entries in it (rows: %d) and is not written over":                                   "%s är ett ifyllt ark (rader: %d) och skrivs inte över",
		"the text is empty": "texten är tom",
		"write it in quotes behind the unit; mening code undo ID takes an earlier one back (mening journal --act %s lists them)": "skriv den inom citattecken efter enheten; mening code undo ID tar tillbaka en tidigare (mening journal --act %s visar dem)",
		"%s says the unit, and cannot agree with it": "%s säger själv enheten och kan inte hålla med om den",
		"name another who does":                      "ange någon annan som gör det",
		"%q runs backwards: from %s to %s":           "%q går baklänges: från %s till %s",
		"write the smaller number first":             "skriv det mindre talet först",
		"several codes are called %q: %s":            "flera koder heter %q: %s",
		"write the id":                               "skriv id",
	}
}
