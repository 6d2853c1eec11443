package main

// swedishHelpFound describes those that count, show and compare.
func swedishHelpFound() map[string]string {
	return map[string]string{
		"tally": `Skriver ut frekvenstabellen: för varje kategori och grupp antalet skilda
meningsbärande enheter, informanter, intervjuer eller aktörer. JSON
innehåller en post för varje kategori, varje kod och varje grupp. Test och
intervall gäller bara informanter, och görs bara när de efterfrågas.`,
		"list": `Visar meningsbärande enheter i punktform, i grupper: den kondenserade
enheten, citatet, och inom parentes vem som talar. En enhet som ingen har
kondenserat är bara ett citat. Punkterna märks med kodningens värde, till
exempel + eller −. Stjärnmärkta enheter kommer först; en enhet med flera av
gruppens koder står där en gång.`,
		"quotes": `Skriver ut citat för en kod, en kategori eller ett tema: först de
stjärnmärkta, i den form de ska tryckas om den finns, sedan andra, valda så
att ingen informant har ett andra innan alla haft ett första, så att aktörer
turas om, och så att längder som är värda att trycka (6 till 60 ord) kommer
först. Inget dras av en slump.`,
		"matrix": `Skriver ut en matris (framework matrix, Ritchie & Spencer 1994): en rad för
varje fall, en kolumn för varje kategori, och i cellerna de kondenserade
enheterna, eller citaten för dem som ingen har kondenserat. Tomma celler
säger om en intervjuare frågade fallet om det, så långt kategorins regler
finner det i en fråga. På skärmen står fallen under varandra, liksom i docx
där en cell har fler än sex enheter (--limit 6 gör en tabell av det); xlsx
och html innehåller en tabell.`,
		"cooccur": `Visar par av koder som möts: i orden i en meningsbärande enhet (två enheter
som delar text), i en replik, eller inom några repliker från varandra.
Tillsammans är antalet ställen som har båda, inget räknat två gånger;
koefficienten är Jaccards, tillsammans / (den ena + den andra - tillsammans).
--quotes skriver ut ställena bakom ett tal. docs/findings.md har
definitionerna.`,
		"saturation": `Skriver ut, intervju för intervju i den ordning de hölls (date i
interviews.csv), hur många koder som ingen före hade gett, och hur många det
hittills är; intill vad slumpvisa ordningar av intervjuerna skulle ge (median
och 95 %), och kvoten för ny information enligt Guest, Namey & Chen (2020):
koderna som är nya i det steg av intervjuer som börjar här, genom basens.
Koder av deduktivt ursprung stod i kodboken före talet och räknas bara när de
efterfrågas. docs/findings.md har definitionerna.`,
		"negative": `Skriver ut det som går emot en kod, en kategori eller ett tema: enheterna
vars värde är motsatt de flestas (+ mot −), enheterna som informanter säger
emot (mening code oppose), och, skilt från dessa, de informanter som talade
och aldrig berörde det.`,
		"describe": `Beskriver tabellen FIL (csv, tsv eller xlsx), eller registret som study.yaml
anger: vad varje kolumn innehåller, n (%) för kategorier, medelvärde och
median för tal, svar med deras högsta steg. Vad varje kolumn innehåller tas
reda på, och kan anges med --type. Saknade värden räknas, och varje andel
anger sin nämnare. Efterfrågas --target, --target-share, --share, --duration
eller --from och --to, besvaras bara dessa, med --columns även kolumnerna.
Celler som inte kan vara vad deras kolumn innehåller anges med fil och rad
och ger slutstatus 1.`,
		"report": `Skriver ett dokument: vilka som deltog, hur det analyserades, varje kategori
med sina tal, tabeller och citat, ordnade efter värdena i en dimension som
re-aim, register bredvid intervjuer, och i bilagor kodboken, beslutsspåret,
COREQ och SRQR så långt studien kan besvara dem, och kontrollsummor för alla
källor. Samma studie ger samma bytes.

Kodningar som ingen har granskat stoppar den, om inte --include-proposals
anges; då säger den vad de är. Den löpande texten är en mall: se
--print-template.

Med KAPITEL.md fylls i stället ett eget kapitel i: {{of "KOD" "GRUPP"}},
{{quote "ENHET"}}, {{table "tally"}} med flera, se docs/manuscript.md.`,
		"verify": `Läser MANUSKRIPT (docx, odt, rtf, md, txt, html eller pdf) och söker varje
citat i transkripten: exakt, förkortat som det anger med […] och [tillägg],
rensat från tvekljud, med ord som skiljer sig, eller inte funnet. Det visas
vem som säger det, och var det tillskrivs någon annan, är en intervjuares,
var utelämnat eller struket, eller står två gånger.

Bredvid varje n, n av N och procenttal visas vad studien ger för den kategori
och grupp som meningen nämner: stämmer, säger emot, eller kan inte avgöras.
Även procent och summor räknas efter. Fynd ger slutstatus 1.`,
		"journal": `Visar besluten i MAPP/coding, som de är: om deras ord ännu står i
transkripten är en sak för mening check. Det som ångrats utelämnas, och
ångrandet med det, om inte --all anges. Tider är lokala i text och md, annars
UTC.

--erase tar bort en informants ord, eller allt ur ett transkript, ur alla
kodares beslut när någon återtar sitt samtycke: det visar vad som skulle
försvinna, och frågar. Det talar om vad som mer kan innehålla orden. Inget
tar dem tillbaka.`,
		"allocate": `Lottar vilka transkript som alla kodare kodar, så att deras överensstämmelse
kan mätas, och delar upp de andra mellan dem: jämnt i ord, spritt över
tillfällen och aktörer så långt möjligt. Samma studie och frö ger samma
lottning. Inget antecknas: spara tabellen.`,
		"agree": `Jämför kodare i studien med --coders: det tal som alla av dem har arbetat
igenom, kod för kod, kategori för kategori och totalt; vilka koder två av dem
förväxlar, och med --disagreements vad de kodade olika. Reglerna är kodaren
auto. Eller jämför med --ratings kolumnerna i vilken tabell som helst med en
rad per enhet och en kolumn per kodare, där en tom cell är en saknad
bedömning och en första kolumn "unit" ger enheterna namn.

Beräknar procentuell överensstämmelse, Cohens, Scotts, Fleiss, Congers och
Brennan-Predigers koefficienter, Krippendorffs alfa, även för var enheter
börjar och slutar, Gwets AC1 och Holstis metod, var och en med ett 95
%-intervall; en som är odefinierad säger varför. docs/reliability.md
förklarar vad var och en av dem svarar på.`,
		"reconcile": `Visar de enheter där kodare skiljer sig; med -o som ett blad med en tom
kolumn consensus, och i en terminal en i taget, att besvara med enstaka
tangenter. Fyll i namnet på den kodare som har rätt, both för båda (eller all
för alla), koder i kodboken med komma, eller - för ingen; det som lämnas tomt
förblir öppet. mening reconcile BLAD läser tillbaka bladet och antecknar
konsensus. Inget antecknas medan en rad är fel, om inte --partial anges.
Tabeller räknar sedan konsensus där det finns en.

Var enheter börjar och slutar är ingen oenighet här.`,
	}
}
