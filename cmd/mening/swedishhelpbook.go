package main

// swedishHelpBook describes those about the codebook, its rules and its units.
func swedishHelpBook() map[string]string {
	return map[string]string{
		"codebook": `Dess kommandon ändrar codebook.yaml som du skulle göra det för hand:
kommentarer, ordning och indrag är kvar. En ändring som skulle lämna ett fel
avvisas. Vad som gjorts läggs till sist i coding/codebook.log, och beslut om
koder följer det.`,
		"codebook add": `En kod utan regler kodas för hand. Den är lös om inte --below anger dess
kategori, och dess ursprung är induktivt. Dess id görs av namnet.`,
		"codebook rule": `Raden ställs efter kodens andra regler, med --unless bland dem som tar bort
träffar. Exempel prövas av check: --example är en text som reglerna måste
finna, --counterexample en som de inte får finna. Där reglerna är skrivna per
språk hamnar raden hos dem för --for, annars hos dem för kodbokens eget.
mening rules --try visar vad en rad skulle finna innan den läggs till.`,
		"codebook rename": `Regler, teman, och texterna under include och exclude som nämner id:t följer
med; det gör också beslut.`,
		"codebook merge": `Regler, unless, exempel och motexempel i de första koderna går till den
sista, och de första lämnar kodboken; coding/codebook.log behåller vad de
var.`,
		"codebook split": `Varje ny kod tar de regler vars nummer anges, och de exempel som dessa
finner. Bara KOD visar dess regler med deras nummer. Beslut om den gamla
koden följer inte med: koda i stället med en av de nya; check visar dem.`,
		"codebook move": `Med --loose går koder till de lösa koderna, och kategorier överst.`,
		"codebook retire": `De är kvar i filen med retired: true, finner inget och räknas inte. Beslut om
dem är kvar. Ta bort raden för att få dem åter.`,
		"codebook diff": `GAMMAL och NY är filer, eller versioner i git som HEAD eller v1.0; NY är
studiens kodbok där den utelämnas. Båda tillämpas på transkripten och
besluten som de är nu. Text visar alla tre delarna; csv, tsv och md visar en,
enheterna om inte --part säger annat; JSON innehåller alla.`,
		"codebook lint": `Koder som ingen använde eller som har en enhet, underkategorier och
kategorier som en informant eller en aktör bär upp, kategorier som delar
hälften av sina enheter, definitioner och exempel som saknas, tomma
kategorier. Inget av det är ett fel: slutstatus är 0 om inte --strict anges.`,
		"rules": `Skriver ut för varje rad i reglerna de enheter som den finner, de som ingen
annan rad i dess kod finner, de former som den mötte, och vad människor gjort
av dess enheter: bekräftade, avvisade eller inte bedömda; precision är
andelen bekräftade bland de bedömda. Rader under unless har de ställen som de
tog bort.

--explain säger varför en enhet har sin kod, eller varför en replik inte har
den; --missed vad människor kodat och ingen regel funnit, med ord som skulle
finna det; --try vad en ny regel skulle lägga till; --overlap vilka koder som
möts i samma ord; --uncoded vad som saknar kod; --negated vilka enheter som
kan säga motsatsen. docs/workshop.md går igenom dem.`,
		"units": `Skriver ut en rad för varje meningsbärande enhet och kod: enheten, dess kod,
underkategori, kategori och tema, och vem som sade det var. En fil i csv, tsv
eller xlsx har kolumner där en person beslutar, och mening review läser
tillbaka den.

--clean visar varje enhet även rensad: utan tvekljud, utfyllnadsord,
upprepningar och anmärkningar, och aldrig med ett tillagt ord. --prompted
märker enheter om vars kategori intervjuarens fråga närmast före redan
talade. --assents visar i stället blotta svar (ja, precis, nej) på sådana
frågor, vart och ett med det ställe som mening code assign tar.`,
		"review": `Utan BLAD visas en enhet i taget med det som står omkring, dess kod och vad
andra beslutat. En tangent beslutar: j (på engelska y) bekräftar, n avvisar,
c en annan kod, a ytterligare en kod, + - ! (kodbokens värden) säger något om
den, k kondenserar, m anteckning, s stjärna, u ångra, blanksteg eller en pil
nästa utan beslut, b tillbaka, ? alla tangenter, q sluta. Varje beslut ligger
på disken innan nästa enhet kommer. --blind döljer reglernas och andras koder
och frågar efter en kod; en enhet som passeras utan kod antecknas som läst,
och nästa omgång börjar efter det som är läst. --group rule visar ett urval
av vad varje regel föreslår, och en tangent beslutar om alltsammans.

BLAD är en fil som mening units -o skrev, i xlsx, csv eller tsv, med beslut
i: confirm eller reject, en annan kod i stället för den som står där (eller
ytterligare, efter semikolon), den kondenserade enheten, en anteckning, en
stjärna, ett värde. En cell som innehöll något och tömdes tar tillbaka det,
så långt denna kodare antecknat det. Rader som ingen rört gör inget, och att
läsa ett blad två gånger antecknar inget på nytt. Beslutet read antecknar en
rad som läst och lämnad okodad, --read alla rader som lämnats utan kod. Inget
antecknas när en rad inte kan läsas, om inte --partial anges.`,
		"sort": `Utan BLAD skrivs en rad för varje kod, med vad den innehåller och var den
står. Med ett BLAD som fyllts i flyttas koderna: under den kategori, och den
underkategori i den, som deras rader anger. Kategorier som ännu inte finns
görs; de som finns hamnar där bladet har dem, så att sorteringen kan
upprepas, upp till de högsta kategorierna. En kod utan kategori är lös.

--rounds visar hur det gick till: en rad för varje gång någon ändrade
kodboken.`,
	}
}
