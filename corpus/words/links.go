package words

import "strings"

// change is how a word ends otherwise: cut is taken off its end, and add put
// there.
type change struct{ cut, add string }

// apply returns the changed word, and whether the change fits it.
func (c change) apply(word string) (string, bool) {
	base, ok := strings.CutSuffix(word, c.cut)
	return base + c.add, ok && base != ""
}

// grammar is what a language needs for its compounds to be split.
type grammar struct {
	// links are how a word changes where another one follows it in a compound.
	links []change
	// inflections are how the last part of a compound is inflected, beside
	// what the stemmer knows.
	inflections []change
	// suffixes look like words but are endings that make words.
	suffixes string
	// closed are words that bind others and make no compounds, from three
	// letters.
	closed string
	// short are the words of three letters that are parts of compounds.
	short string
	// capitals says that nouns are written with a capital, so that a capital
	// does not tell names from words.
	capitals bool
}

// grammars is the one list of languages that write compounds as one word.
func grammars() map[string]grammar {
	norwegian := grammar{
		links:       changes("- -s -e e-"),
		inflections: changes("-en -et -a -er -ene -ne -n -r -t -te -de -s -ens -ets -enes"),
		suffixes:    "het heten heter hetene ning ningen ninger ing ingen inger lig lige skap skapet bar bare som else elsen elser ende ande ere eren erne eri isme ist isk iske asjon sjon ering dom inne ling løs løse sam somt vis messig aktig",
		closed:      "alle alt andre at av ble blir både bare da dem den denne der dere deres det dette din disse du eller en er et etter for fordi fra før ha hadde han hans har hele henne her hos hun hva hvem hver hvor hvordan hvorfor ikke igjen inn ingen jeg kan kom kunne man mange med meg mellom men mer min mot mye må nei noe noen nå når også om opp oss over på så sin skal skulle som til under ut uten vant var ved vil ville være vært vår",
		short:       "dag tid bil hus bok mat råd rom mål syn sak lag ord lov fag liv sol bad båt tog hjem mor far sønn ben arm hud tre hav kor vei",
	}
	return map[string]grammar{
		"sv": swedish(),
		"nb": norwegian, "nn": norwegian, "no": norwegian,
		"da": {
			links:       changes("- -s -e e- -r"),
			inflections: changes("-en -et -er -erne -ene -ne -n -r -t -te -de -s -ens -ets -ernes"),
			suffixes:    "hed heden heder hederne ning ningen ninger ing ingen inger lig lige skab skabet bar bare som else elsen elser ende ere eren erne eri isme ist isk iske ation ering dom inde ling løs løse mæssig agtig vis",
			closed:      "alle alt anden andre at blev blive bliver da dem den denne der deres det dette dig din dog efter eller end er et for fordi fra før gør ham han hans har have havde hele hende her hos hun hvad hvem hver hvis hvor hvordan hvorfor ikke ind ingen jeg kan kom kunne lige man mange med meget mellem men mere mig min mod når nej noget nogle nok nu og også om op os over på så sig sin skal skulle som til ud uden under var ved vi vil ville være været",
			short:       "dag tid bil hus bog mad råd rum mål syn sag lag ord lov fag liv sol bad båd tog hjem mor far søn ben arm hud hav kor vej",
		},
		"de": {
			links:       changes("- -s -es -n -en -er -e -ns -ens e-"),
			inflections: changes("-e -en -er -es -em -n -s -ern"),
			suffixes:    "heit heiten keit keiten ung ungen lich liche lichen schaft schaften bar bare sam same ismus ist isch ische tion tionen ation ationen ierung ierungen tum chen lein nis nisse erei los lose mäßig weise haft voll ern igkeit",
			closed:      "aber alle allem allen aller alles als also andere auch auf aus bei beim bin bis bist dann das dass dein dem den denn der des dich die dies diese diesem dieser dir doch dort durch ein eine einem einen einer eines erst für gegen gewesen hab habe haben hat hatte hier hin hinter ich ihm ihn ihnen ihr ihre immer ist jede jeder jetzt kann kein keine können man mehr mein mich mir mit muss nach nicht nichts noch nur oder ohne schon sehr sein seine sich sie sind soll über und uns unser unter vom von vor war was weil welche wenn wer werden wie wieder will wir wird wo zu zum zur zwischen",
			short:       "tag amt arzt bau rat weg geld uhr ort art job bus rad auge arm bad hof tür not alt neu",
			capitals:    true,
		},
		"nl": {
			links:       changes("- -s -e -en -n -er e-"),
			inflections: changes("-en -s -e -n -je -jes -'s"),
			suffixes:    "heid heden ing ingen lijk lijke schap schappen baar bare zaam zame isme ist isch ische tie ties atie aties ering eringen dom loos loze ende end erij aar aars ster teit teiten achtig matig",
			closed:      "aan alle alles als altijd ander andere ben bij daar dan dat deze die dit doch doen door dus een eens elk erg even geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kon kunnen maar meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons onze ook op over reeds te tegen toch toen tot uit uw van veel voor want waren was wat we wel werd wezen wie wil worden zal ze zei zelf zich zij zijn zo zonder zou",
			short:       "dag uur huis boek werk raad zorg wet les bus weg arm dak bad zon vak baan",
		},
	}
}

// Languages returns the ISO 639-1 codes of the languages whose compounds can be
// split, sorted.
func Languages() []string { return []string{"da", "de", "nb", "nl", "nn", "no", "sv"} }

// changes reads a list such as "- -s a-o": what is cut, a hyphen, what is
// added.
func changes(list string) []change {
	var out []change
	for item := range strings.FieldsSeq(list) {
		cut, add, _ := strings.Cut(item, "-")
		out = append(out, change{cut, add})
	}
	return out
}

func swedish() grammar {
	return grammar{
		links:       changes("- -s -e a- a-o a-u a-e e- e-s"),
		inflections: changes("-n -en -et -t -na -er -ar -r -erna -arna -rna -a -or a-or a-orna e-ar e-arna e-na -e -de -te -are -ast m-mmet m-mmen"),
		suffixes: "het heten heter heterna ning ningen ningar ningarna ing ingen ingar ingarna lig liga ligt ligen lighet skap skapet skaper bar bara bart sam samma samt samhet " +
			"else elsen elser elserna ande anden ende enden are aren arna arnas eri eriet ism ismen ist isten isk iska iskt ation ationen ationer tion tionen sion ering eringen eringar isering isation isationen " +
			"dom domen inna innan ling lingar mässig mässiga aktig aktiga vis itet iteten iteter ada ade ades erad erade erat era erar iera ell ella ellt iv iva ivt ent ans ens ant ost ast aste eras al alen aler ivitet ivt iga igt igare igast ighet erna orna ors ets tet ter ten arenhet dring dringen dringar tring tringen",
		closed: "aldrig all alla allt alltid alltså andra annan annat att av bakom bara bland blev bli blir blivit borde bort både bådas ca dem den denna dennes deras dess dessa det detta dig din dina ditt dock dom där därför då efter ej eller emot en ens er era ert ett finns flera fler flesta fram framför från får fått få för före först förrän gick ganska genast genom ger gjorde gjort gått gör göra hade han hans har haft hela helst henne hennes hit hon honom hos hur här i ibland icke in inför inga ingen ingenting inget innan inne inom inte ja jag jo just kan kanske kring kom kommer kunde kunna kunnat lika likaså man med medan mellan men mer mest mig min mina mindre minst mitt mot mycket många måste nej ner ni nog nu nån någon någonting något några nånting nåt när nära nästan och också om omkring oss på redan runt samma samt sedan sen sig sin sina sitt ska skall skulle snart som så sådan sådana sådant säga säger sätt till tills trots under upp ur ut utan utanför utom va var vara varandra vad varför varit varje vars vart vem vems vi via vid vidare förresten fortfarande ungefär förs görs miss kollega kollegor kollegan vilka vilken vilket vill ville visst väl åt än ännu är över",
		short:  "arm art bad ben bil bok bro bud bus båt chef dag del djur drog ekg eko el elev far fas fik film fot fru fält får gap gas gym gäst hav hem hud hus hål hår idé jul jobb kaj kod kol kor kost kur kök kön lag lag land led liv lov lån lön mal man mat mil mod mor mun mål män mått möbel namn not nät nöd oro ord ort par plan pris prov rad ras rum råd rån rör sak sal sex sjö sko skog slut snö sol son spa spel språk stad syn säng sår tak tal tand test tid tro tur tåg typ vad val vat vin vän väg värk ved yta öga öra öde hög låg hel fri lös rik kör",
	}
}
