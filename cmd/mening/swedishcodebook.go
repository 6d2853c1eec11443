package main

// swedishCodebook holds what the commands that change the codebook say, by the
// English text.
func swedishCodebook() map[string]string {
	return map[string]string{
		"add %s in %s":          "ny: %s bland %s",
		"move %s from %s to %s": "flytta %s från %s till %s",
		"rename %s":             "byt namn: %s",
		"merge %s → %s":         "slå samman %s → %s",
		"split %s → %s":         "dela %s → %s",
		"retire %s":             "ta ur bruk: %s",
		"the loose codes":       "de lösa koderna",
		"the top":               "översta nivån",
		"rename":                "byt namn",
		"merge":                 "slå samman",
		"retire":                "ta ur bruk",
		// What is left behind.
		"the definition of %s went; see whether that of %s covers what it was for":                                      "definitionen av %s försvann; se efter om den av %s täcker det som den var till för",
		"the definition of %s went; write one for each of %s":                                                           "definitionen av %s försvann; skriv en för var och en av %s",
		"no rules of one of them find the example “%s”: it went":                                                        "ingen av dem har regler som hittar exemplet ”%s”: det försvann",
		"`include` or `exclude` of %s names %s, which is part of it now":                                                "`include` eller `exclude` för %s nämner %s, som nu är en del av den",
		"the rules of %s or %s held for every language; those of %s now hold for the languages that the codebook names": "reglerna för %s eller %s gällde alla språk; de för %s gäller nu de språk som kodboken nämner",
		"%s and %s look within different stretches (`scope`); the rules of %s now look where those of %s do":            "%s och %s letar i olika långa stycken (`scope`); reglerna för %s letar nu där de för %s gör det",
		"%s and %s code the talk of different people (`speakers`); that of %s stands":                                   "%s och %s kodar olika personers tal (`speakers`); det som gäller %s står kvar",
		"`unless` of %s and %s now holds for the rules of both":                                                         "`unless` för %s och %s gäller nu bådas regler",
		"%s: %s was %q of %s and is %q of %s":                                                                           "%s: %s var %q för %s och är %q för %s",
		// What lint says.
		"code %q: nobody used it: no unit has it":                                                 "koden %q: ingen använde den: ingen enhet har den",
		"look with mening search how people say it, or retire the code":                           "se med mening search hur folk säger det, eller ta koden ur bruk",
		"code %q: nobody used it, and it has no rules":                                            "koden %q: ingen använde den, och den har inga regler",
		"assign it to words, add rules, or retire it":                                             "koda ord med den, skriv regler, eller ta den ur bruk",
		"code %q: it has one unit":                                                                "koden %q: den har en enhet",
		"see whether it is a code of its own, or belongs to another":                              "se efter om den är en egen kod eller hör till en annan",
		"code %q: the definition is missing":                                                      "koden %q: definitionen saknas",
		"say under `definition` what it means":                                                    "skriv under `definition` vad den betyder",
		"code %q: examples are missing":                                                           "koden %q: exempel saknas",
		"put a typical unit under `examples`":                                                     "skriv en typisk enhet under `examples`",
		"%s %q: the definition is missing":                                                        "%s %q: definitionen saknas",
		"say under `definition` what it holds together":                                           "skriv under `definition` vad som hör ihop i den",
		"%s %q: it holds no code":                                                                 "%s %q: den innehåller ingen kod",
		"move codes into it, or take it out":                                                      "flytta koder dit, eller ta bort den",
		"%s %q: one informant alone carries it: %s (units: %d)":                                   "%s %q: en enda informant bär upp den: %s (enheter: %d)",
		"see whether the others say it in other words, or whether it belongs to another category": "se efter om de andra säger det med andra ord, eller om den hör till en annan kategori",
		"%s %q: one stakeholder alone carries it: %s (units: %d)":                                 "%s %q: en enda aktör bär upp den: %s (enheter: %d)",
		"see whether the others say it in other words":                                            "se efter om de andra säger det med andra ord",
		"categories %q and %q overlap: they share %d units of %d and %d":                          "kategorierna %q och %q överlappar: de delar %d enheter av %d och %d",
		"see what tells them apart, and write it under `include` and `exclude`":                   "se efter vad som skiljer dem åt, och skriv det under `include` och `exclude`",
	}
}
