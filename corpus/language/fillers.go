package language

import "strings"

// speechLists are the words of a language that [Cleaner] and [Analyzer.Negates]
// need. Words are separated by blanks; items of several words by commas.
type speechLists struct {
	sounds    string // hesitations and agreeing sounds: always left out
	fillers   string // items that are left out wherever they stand
	apart     string // items that are left out where marks set them off on both sides
	edges     string // items that are left out where a mark or a sentence ends on one side
	tags      string // items that are left out behind a comma at the end of a sentence
	particles string // left out within a clause, but not before a comparative
	hedges    string // may be fillers or carry meaning: see [Cleaner]
	bound     string // what carries meaning before a hedge: en typ, or behind it: typ av
	light     string // words behind which a hedge is a filler, and no comma is missed
	doubles   string // words that may stand twice with meaning
	joining   string // words behind a hyphenated beginning: arbets- och
	negations string
	lacks     string // words that say in a condensed unit what a negation did
	assents   string // words of which a bare answer consists
	beside    string // what may stand beside these
}

// speech is the one list of languages with the words of their talk.
func speech() map[string]speechLists {
	return map[string]speechLists{
		"sv": {
			sounds:    "eh ehm ehh eeh äh äm öh öhm öhh hm hmm mm mmm mhm mhmm ehum öm",
			fillers:   "så att säga, asså",
			apart:     "du vet, vet du, ni vet, vad heter det, vad ska man säga, vad ska jag säga, ska jag säga, höll jag på att säga, om man säger så, på nåt sätt, på något sätt, sådär, så där",
			edges:     "alltså",
			tags:      "va, eller hur, liksom, typ",
			particles: "ju",
			hedges:    "liksom typ",
			bound:     "en ett någon nån något nåt några samma vilken vilka vad denna detta den det viss vissa ny nya annan olika sån sådan av",
			light:     "är var varit vara va blir blev ska skulle kan kunde vill ville måste har hade att som man vi jag du ni han hon de dom det så och men då där här inte i på till för med om av än bara nu sen",
			doubles:   "det den de dom mycket väldigt jätte långt länge lång många stor aldrig så en som att om hur varje",
			joining:   "och eller samt till men respektive såväl som",
			negations: "inte ej icke aldrig ingen inget inga ingenting ingenstans ingendera ingens varken utan nej nä näe nää",
			lacks:     "saknar saknas saknade saknades brist brister bristen bristande otillräcklig otillräckligt omöjligt omöjlig svårt utebliven uteblivet",
			assents:   "ja jaa jo joo jodå japp jepp jajamän jajamensan mm mmm mhm hm aa precis exakt visst absolut självklart givetvis naturligtvis korrekt definitivt nej nä nää näe nejdå nix okej ok jaha jovisst stämmer",
			beside:    "det just då är ju verkligen helt klart rätt inte alls så faktiskt nog gör har vi jag tycker också",
		},
		"en": {
			sounds:    "uh uhm um umm er erm eh ehm mm mmm hm hmm mhm uh-huh mm-hm mm-hmm mhmm",
			fillers:   "",
			apart:     "you know, i mean, like, well, sort of, kind of, you see, so to speak, let's say, if you will",
			edges:     "",
			tags:      "you know, right, like, you see",
			particles: "",
			hedges:    "",
			light:     "is are was were be been am do does did has have had can could will would should must to that which and but so i you he she we they it the a an of in on at for with by not just it's that's there's i'm we're they're you're he's she's",
			doubles:   "that had very really so no never much many far long more is it you",
			joining:   "and or to",
			negations: "not no never none nothing nobody nowhere neither nor without cannot can't don't doesn't didn't won't wouldn't couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't mustn't needn't ain't nope",
			lacks:     "lack lacks lacked lacking absent absence missing unable impossible insufficient",
			assents:   "yes yeah yep yup yea mm mmm mhm hm uh-huh mm-hm mm-hmm right exactly precisely absolutely definitely sure certainly correct indeed no nope nah ok okay totally",
			beside:    "it is that's that not at all really i do we you know so quite of course",
		},
		"de": {
			sounds:    "äh ähm öh öhm eh ehm hm hmm mm mhm mhmm hmhm",
			fillers:   "sozusagen",
			apart:     "weißt du, wissen sie, sag ich mal, sagen wir mal, irgendwie, also, ich mein, ich meine, wie gesagt",
			edges:     "",
			tags:      "ne, gell, weißt du, oder so",
			particles: "halt",
			hedges:    "",
			light:     "ist sind war waren sein wird hat haben hatte kann muss soll will dass und aber ich du er sie es wir ihr man der die das den dem ein eine in an auf zu für mit von nicht nur da so ja",
			doubles:   "die der das den dem sie sehr so viel ganz weit lange immer mehr nie",
			joining:   "und oder bis sowie",
			negations: "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand nirgends nirgendwo weder ohne nein nee nö",
			lacks:     "fehlt fehlen fehlte fehlten mangel mangelt mangelnde unmöglich unzureichend",
			assents:   "ja jaja jo jawohl genau richtig stimmt eben klar sicher natürlich absolut mhm mm hm nein nee nö okay ok doch",
			beside:    "das ist ganz schon gar nicht auf jeden fall",
		},
		"no": {
			sounds:    "eh ehm øh øhm æh hm hmm mm mmm mhm",
			fillers:   "så å si",
			apart:     "vet du, du vet, på en måte, holdt jeg på å si",
			edges:     "altså",
			tags:      "vet du, liksom, typ",
			particles: "jo",
			hedges:    "liksom typ",
			bound:     "en et ei noen noe samme hvilken hvilke den det denne dette ny nye annen ulike slik sånn av",
			light:     "er var vært være blir ble skal skulle kan kunne vil ville må har hadde at som man vi jeg du dere han hun de det så og men da der her ikke i på til for med om av bare nå",
			doubles:   "det den de veldig mye lenge langt aldri så en som at om",
			joining:   "og eller samt til",
			negations: "ikke ikkje aldri ingen ingenting intet inga uten verken nei",
			lacks:     "mangler manglet mangel savner savnet umulig utilstrekkelig",
			assents:   "ja jo joda japp jepp mm mhm hm nettopp akkurat absolutt selvfølgelig stemmer nei nope ok okei riktig",
			beside:    "det er da helt ikke i hele tatt jo",
		},
		"da": {
			sounds:    "øh øhm øhh æh eh ehm hm hmm mm mmm mhm",
			fillers:   "så at sige",
			apart:     "ved du, du ved, på en måde, hvad hedder det",
			edges:     "altså",
			tags:      "ved du, ligesom",
			particles: "jo",
			hedges:    "ligesom",
			bound:     "",
			light:     "er var været være bliver blev skal skulle kan kunne vil ville må har havde at som man vi jeg du i han hun de det så og men da der her ikke på til for med om af bare nu",
			doubles:   "det den de meget længe langt aldrig så en som at om",
			joining:   "og eller samt til",
			negations: "ikke aldrig ingen intet ingenting uden hverken nej",
			lacks:     "mangler manglede mangel savner savnede umuligt utilstrækkelig",
			assents:   "ja jo joh jep mm mhm hm netop præcis absolut selvfølgelig nej næ ok okay rigtigt",
			beside:    "det er da helt ikke jo lige",
		},
	}
}

// items splits a list at its commas.
func items(list string) [][]string {
	var out [][]string
	for item := range strings.SplitSeq(list, ",") {
		if words := strings.Fields(item); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// SpeechLanguages returns the languages for whose talk there are lists, sorted:
// in others the cleaner leaves out notes, repetitions and broken-off words only,
// and no negation is known.
func SpeechLanguages() []string { return []string{"da", "de", "en", "no", "sv"} }
