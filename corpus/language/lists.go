package language

import "strings"

// ending says what an abbreviation does before the next word.
type ending uint8

const (
	neverEnds         ending = iota + 1 // t.ex. kl.
	endsBeforeCapital                   // osv. m.m.
)

// wordLists are what a language needs beside its stemmer; words are separated
// by blanks. What a language lacks costs it only the treatment of
// abbreviations, notes in round brackets, and long sentences.
type wordLists struct {
	abbreviations string // never end a sentence
	finals        string // end one before a capital
	conjunctions  string // where speech without full stops is cut
	notes         string // what makes text in round brackets a note
	within        string // what may stand beside these
}

func (l wordLists) abbreviationSet() map[string]ending {
	out := map[string]ending{}
	for w := range strings.FieldsSeq(l.abbreviations) {
		out[w] = neverEnds
	}
	for w := range strings.FieldsSeq(l.finals) {
		out[w] = endsBeforeCapital
	}
	return out
}

// lists is the one list of languages with their words. The words of notes hold
// in English as well whatever the language, since transcription programs write
// them so.
func lists() map[string]wordLists {
	return map[string]wordLists{
		"sv": {
			abbreviations: "t.ex bl.a dvs d.v.s kl ca c:a fr.o.m t.o.m f.d s.k kap prop mom art p.g.a pga tex resp bla sk nr tel dr prof ang jfr jmf mån tis ons tors fre lör sön jan feb apr aug sept okt nov dec inkl exkl avd obs ev f.n h.k.h st.f",
			finals:        "osv o.s.v m.m mm etc o.d m.fl mfl o.dyl e.d e.dyl f.ö fö kr st",
			conjunctions:  "och men så för eller utan fast sen sedan därför",
			notes:         "skratt skrattar skrattande fnissar fniss småskrattar paus pausar tystnad tyst ohörbart ohörbar otydligt otydlig hörs hostar hostning suckar suck harklar harkling gråter gråt applåder telefon ringer avbrott instämmer nickar skakar bakgrundsljud",
			within:        "alla flera andra i munnen på varandra samtidigt huvudet lång kort ej inte lite lätt sek sekunder sekund min",
		},
		"en": {
			abbreviations: "mr mrs ms dr prof st e.g i.e vs no fig approx dept est jan feb mar apr jun jul aug sept oct nov dec cf ca",
			finals:        "etc inc ltd co jr sr a.m p.m u.s",
			conjunctions:  "and but so or because then",
			notes:         "laugh laughs laughter laughing chuckle chuckles pause pauses silence silent inaudible unclear indistinct crosstalk cough coughs sigh sighs cries crying applause music noise background phone rings nods overlapping",
			within:        "long short all both at head in the sec seconds second min",
		},
		"no": {
			abbreviations: "f.eks bl.a dvs kl ca t.o.m f.o.m s.k pga nr tlf jf evt",
			finals:        "osv m.m etc o.l m.fl kr",
			conjunctions:  "og men så for eller fordi",
			notes:         "latter ler pause stillhet uhørbart utydelig hoster sukker",
		},
		"da": {
			abbreviations: "f.eks bl.a dvs kl ca t.o.m fx pga nr tlf jf evt",
			finals:        "osv m.m etc o.l m.fl kr",
			conjunctions:  "og men så for eller fordi",
			notes:         "latter griner pause stilhed uhørligt utydeligt hoster sukker",
		},
		"de": {
			abbreviations: "z.b d.h u.a bzw ca nr str dr prof hr fr vgl evtl ggf bspw sog",
			finals:        "usw etc u.ä",
			conjunctions:  "und aber oder denn weil dann also",
			notes:         "lacht lachen gelächter pause schweigen unverständlich hustet seufzt",
		},
		"nl": {
			abbreviations: "bijv o.a d.w.z ca nr dr prof mevr dhr t.o.v",
			finals:        "enz etc",
			conjunctions:  "en maar of want dus",
			notes:         "lacht gelach pauze stilte onverstaanbaar hoest zucht",
		},
		"fi": {
			abbreviations: "esim mm ns nk klo n s ko ym tri prof puh",
			finals:        "jne yms ym",
			conjunctions:  "ja mutta tai niin koska sitten",
			notes:         "nauraa naurua tauko hiljaisuus epäselvää yskii huokaa",
		},
		"fr": {
			abbreviations: "m mme mlle dr env p.ex c.-à-d cf no",
			finals:        "etc",
			conjunctions:  "et mais ou donc car puis",
			notes:         "rires rire rit pause silence inaudible tousse soupir",
		},
		"es": {
			abbreviations: "sr sra dr dra p.ej aprox núm ud uds",
			finals:        "etc",
			conjunctions:  "y pero o porque entonces",
			notes:         "risas ríe pausa silencio inaudible tose suspira",
		},
		"it": {
			abbreviations: "sig dott ca p.es n pag",
			finals:        "ecc",
			conjunctions:  "e ma o perché quindi poi",
			notes:         "ride risate pausa silenzio incomprensibile tossisce sospira",
		},
	}
}
