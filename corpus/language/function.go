package language

import "strings"

// FunctionWords returns the function words of the analyzer's language as a set,
// in lower case and folded where the analyzer folds: articles, pronouns,
// prepositions, conjunctions, auxiliary verbs, the commonest adverbs, and the
// sounds of talk that hesitate or agree (eh, mm, ja). They say little of what is
// talked about and are left out of lists of words where somebody asks for it,
// and never of a search.
//
// A negation is never among them: *inte* and *aldrig* matter most. The set is
// nil in a language that is not among [FunctionWordLanguages].
func FunctionWords(a *Analyzer) map[string]bool {
	list, ok := functionLists()[a.Language()]
	if !ok {
		return nil
	}
	out := a.words(list)
	for word := range strings.FieldsSeq(speech()[a.Language()].sounds) {
		out[a.Lower(word)] = true
	}
	return out
}

// FunctionWordLanguages returns the languages that have a list of function
// words, sorted.
func FunctionWordLanguages() []string { return []string{"da", "de", "en", "nl", "no", "sv"} }

// functionLists is the one list of languages with their function words.
func functionLists() map[string]string {
	return map[string]string{
		"sv": "och att det i en som är på av för med den till så men om jag man de vi var har du ni han hon dom dem mig dig sig oss er honom henne mej dej sej min mitt mina din ditt dina sin sitt sina vår vårt våra ert era hans hennes deras dess ens " +
			"ett denna detta dessa den här där hit dit då nu när sen sedan än ju väl nog bara också även eller fast fastän samt ty utom vid från under över mellan genom mot hos efter före innan bakom framför ur inom åt per trots enligt kring runt omkring bland längs " +
			"vara varit vore blir blev bli blivit bliva hade haft ha ska skall skulle kan kunde kunnat kunna vill ville velat vilja måste får fick fått få bör borde lär brukar brukade " +
			"vad vem vems vilken vilket vilka hur varför vart varifrån vars varje någon nån något nåt några nåra någonting nånting någonstans nånstans annan annat andra all allt alla båda bägge själv själva samma sån sånt såna sådan sådant sådana sådär såhär liksom typ alltså liksom eftersom därför medan ifall huruvida både " +
			"mycket lite litet mer mera mest ganska väldigt rätt helt alldeles ännu redan ofta ibland alltid igen där dit hit upp ner in ut bort hem fram in inne ute uppe nere " +
			"ja jaa jo joo jaha jodå okej ok precis exakt absolut just liksom va asså alltså ah aha oj nämligen faktiskt kanske egentligen kommer kom gör gjorde göra gjort går gick gå sa säger säga sagt",
		"en": "the a an and or but so if because as until while of at by for with about against between into through during before after above below to from up down in out on off over under again then once here there when where why how " +
			"i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves what which who whom whose this that these those one ones someone something somebody anyone anything " +
			"am is are was were be been being have has had having do does did doing done will would shall should can could may might must ought get gets got go goes going went gone " +
			"i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll we'll they'll that's there's what's who's let's " +
			"all any both each few more most other others some such only own same than too very just also even still well really quite rather much many lot lots kind sort like now yes yeah yep ok okay right oh ah say says said",
		"no": "og i jeg eg det at en et ei den til er som på de med han av da hun ho vi var meg seg sin sitt sine så men om har du mot vår vårt våre deres dem oss dere ham henne hans hennes man dette denne disse her der hvor når hva hvem hvilken hvilket hvilke hvorfor hvordan " +
			"for fra ut inn opp ned over under etter før ved mellom gjennom hos blant kan kunne skal skulle vil ville må måtte bør burde har hadde hatt ha blir ble blitt bli være vært er får fikk fått " +
			"eller enn også bare jo vel nok noe noen alle alt andre annen annet selv samme slik slike sånn mye mer mest veldig litt ganska nå igjen allerede kanskje egentlig fordi siden mens både ja jo okei ok akkurat altså liksom kommer kom gjør gjorde går gikk sier sa",
		"da": "og i jeg det at en et den til er som på de med han af da hun vi var mig sig sin sit sine så men om har du mod vores deres dem os jer ham hende hans hendes man dette denne disse her der hvor når hvad hvem hvilken hvilket hvilke hvorfor hvordan " +
			"for fra ud ind op ned over under efter før ved mellem gennem hos blandt kan kunne skal skulle vil ville må måtte bør burde havde haft have bliver blev blevet blive være været får fik fået " +
			"eller end også bare jo vel nok noget nogen nogle alle alt andre anden andet selv samme sådan meget mere mest lidt ganske nu igen allerede måske egentlig fordi siden mens både ja okay ok altså ligesom kommer kom gør gjorde går gik siger sagde",
		"de": "der die das den dem des ein eine einen einem einer eines und oder aber denn weil dass daß wenn als ob wie wo was wer wen wem wann warum welche welcher welches ich mich mir du dich dir er ihn ihm sie ihr ihnen es wir uns euch man sich mein meine dein sein seine ihre unser unsere euer dieser diese dieses diesen diesem jener jene " +
			"in an auf aus bei mit nach seit von zu zum zur für durch gegen um über unter vor hinter neben zwischen bis im am beim vom ins " +
			"bin bist ist sind seid war waren gewesen habe hast hat haben hatte hatten gehabt werde wird werden wurde wurden worden kann können konnte muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag möchte " +
			"auch so da dann hier dort jetzt nun noch schon nur sehr mehr viel viele etwas alle alles andere anderen selbst eben halt ja doch mal wieder immer also okay ok genau einfach eigentlich vielleicht macht machen gemacht geht gehen gesagt sagen sagt",
		"nl": "de het een en of maar want dus omdat dat die dit deze daar hier er ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar wij we ons onze jullie hun hen men zich wat wie waar wanneer waarom hoe welke welk " +
			"in op aan van voor met bij naar uit over onder door tegen tussen tot om te als dan toen " +
			"ben bent is was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden kan kunnen kon konden moet moeten moest zal zullen zou zouden wil willen wilde mag mogen ga gaat gaan ging " +
			"ook zo nu nog al alleen heel erg meer meest veel wat iets iemand alle alles andere ander zelf toch wel even weer altijd ja oké ok precies gewoon eigenlijk misschien zeg zegt zeggen gezegd doe doet doen gedaan",
	}
}
