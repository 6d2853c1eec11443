package main

// swedishHelpTalk describes the commands about transcripts and codes, by their
// names. Examples follow by themselves.
func swedishHelpTalk() map[string]string {
	return map[string]string{
		"init": `Skriver en study.yaml och en codebook.yaml med kommentarer, tomma tabeller
över intervjuer och deltagande, ett exempel på ett transkript, och det som
git behöver veta. --language en skriver kommentarerna på engelska.`,
		"demo": `Skriver en uppdiktad utvärdering av arbetsträning: tjugo intervjuer, vilka
som deltog, och kodboken, som den är innan någon har beslutat om vad reglerna
föreslår. Med --decided har den också två kodares beslut och deras konsensus.
Med --turns skrivs en studie med så många repliker av påhittade ord, i filer
om 200, för att pröva hur snabbt programmet är.`,
		"check": `Visar transkript som inte kan läsas, talare och aktörer som inte är utredda,
etiketter, kolumner och intervjuformer som ser ut som felskrivningar, tomma
repliker, text som förlorat sina å, ä och ö, mycket långa meningar,
transkript med samma tal, adresser, telefon- och personnummer som finns kvar,
kodares beslut som inte kan läsas eller placeras, fel i kodboken, exempel som
dess regler missar, och regler som aldrig träffar. Slutstatus är 1 när det
finns fel.`,
		"turns": `Skriver ut replikerna i alla transkript, eller i dem som anges, med vem varje
etikett tolkades som. Ett ställe som units och search skriver det,
TRANSKRIPT:REPLIK, visar bara den repliken. Det är det första att se över i
en ny studie. --report visar i stället vad som uppfattades av varje
transkript: dess format och teckenkodning, hur talare är märkta, vilka de är
och hur mycket de säger, och vad som lagats. --draft-participants skriver en
participants.csv att fylla i.`,
		"index": `Läser det som ändrats sedan förra gången. Sökningen gör detsamma av sig
själv; indexet ligger i MAPP/.mening och kan när som helst tas bort.`,
		"search": `Finner det som ett uttryck i regelspråket träffar i informanternas tal. Med
code:, category:, theme:, dimension:, status: och coder: finner den det som
kodats, som det står efter alla beslut. docs/rules.md förklarar språket,
docs/search.md tillvalen.`,
		"words": `Visar orden i informanternas tal: hur ofta vart och ett sades, av hur många
av dem, i hur många intervjuer. Med ett uttryck i regelspråket visas precis
vilka former det fångar. --keyness visar vilka ord som utmärker en grupp,
--around vilka ord som står nära ett uttryck. docs/words.md förklarar talen.

Villkor på kodningar (code, category, theme, status, coder, värden,
dimensioner) tar orden inom de meningsbärande enheter som uppfyller dem,
efter alla beslut. @NAMN står för uttrycket i en sparad sökning, med dess
villkor.

--compounds visar sammansättningarna med de delar som +ord finner i en regel
eller en sökning. De delas efter lexikonet som ligger i studien:
lexicon.sv.txt för svenska, en textfil som får redigeras. --update gör det,
eller lägger till det som är nytt i tal och kodbok; det tar inte bort något,
och inget annat ändrar det.`,
		"code": `Skriver ut för varje kod dess regler, enheter, informanter och intervjuer,
och hur mycket av informanternas tal som alls är kodat.`,
		"code assign": `ENHET är en enhets id, eller ett ställe: TRANSKRIPT:REPLIK, en följd av
repliker TRANSKRIPT:REPLIK-REPLIK, eller TRANSKRIPT:REPLIK:BÖRJAN-SLUT i
tecken från 0. --quote märker ord på stället. --new gör koden först: en lös,
av induktivt ursprung.`,
		"code confirm": `En bekräftad enhet behåller sina ord, vad som än händer med reglerna. KOD
behövs där enheten har flera.`,
		"code reject": `Vad regler finner i orden räknas inte längre för denna kod. KOD behövs där
enheten har flera.`,
		"code value": `Kodboken säger under values vad som kan sägas. Ett tomt VÄRDE tar bort det.
Utan KOD sägs det om alla enhetens koder.`,
		"code condense": `Enheten med färre ord, dess kärna bevarad, nära texten.`,
		"code quote": `Ord som utelämnas är […]; det som läggs in eller maskeras står inom
hakparentes. Alla andra ord måste stå i enheten, i denna ordning.`,
		"code support": `INFORMANT är en persons id, eller group för alla som är där.`,
		"code oppose":  `INFORMANT är en persons id, eller group för alla som är där.`,
		"code read":    `Så skiljs okodad text från oläst text.`,
		"code irrelevant": `Avsnittet räknas som läst, och det som regler finner i det räknas inte och
föreslås inte längre. Koder som kodaren gett det tas först bort, med mening
code reject.`,
		"code memo": `VAD är study, transcript:SÖKVÄG, participant:ID, code:ID, eller en enhet.`,
		"code undo": `mening journal visar besluten. Ett ångrande kan självt ångras.`,
	}
}
