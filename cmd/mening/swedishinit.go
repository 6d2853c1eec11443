package main

// swedishComments are the comments in the files of a new study, each before what
// it says in Swedish.
func swedishComments() []string {
	return []string{
		// study.yaml
		"# A study: one folder with transcripts, who took part, and the codebook.\n# Every key may be left out; the values here are examples or the defaults.\n",
		"# En studie: en mapp med transkript, vilka som deltog, och kodboken.\n# Varje nyckel kan utelämnas; värdena här är exempel eller förval.\n",
		"# sv, en, … : how words are stemmed",
		"# sv, en, … : hur ord förs till sin stam",
		"# Where the transcripts lie: a folder, a pattern such as transcripts/**/*.docx,\n# or a list of these.\n",
		"# Var transkripten ligger: en mapp, ett mönster som transcripts/**/*.docx,\n# eller en lista av sådana.\n",
		"# What folder and file names tell: transcripts/Ovanåker/before/fg-1.docx\n",
		"# Vad namn på mappar och filer säger: transcripts/Ovanåker/before/fg-1.docx\n",
		"# Labels of interviewers, also with a number behind them (I1, Intervjuare 2).\n",
		"# Intervjuares etiketter, också med ett nummer efter (I1, Intervjuare 2).\n",
		"# Labels of several people at once and of people whom nobody recognised: their\n# talk counts in its group (or is left out), never as a participant.\n",
		"# Etiketter för flera på en gång och för personer som ingen kände igen: deras\n# tal räknas i sin grupp (count: group) eller utelämnas (count: leave out),\n# aldrig som en informant.\n",
		"# The groups that participants speak for. The order is that of the columns. A\n# label such as \"AME 2\" belongs to AME by itself.\n",
		"# Aktörerna, de grupper som informanter talar för. Ordningen är kolumnernas. En\n# etikett som \"AME 2\" hör till AME av sig själv.\n",
		"# a column or filter of its own",
		"# en egen kolumn eller ett eget filter",
		"# order and labels of an attribute",
		"# ett attributs ordning och etiketter",
		"# text that lost its å ä ö",
		"# text som förlorat sina å ä ö",
		"# other words on screen",
		"# andra ord på skärmen",
		// codebook.yaml
		"# The codebook: categories, their codes, and the rules that find text for them.\n# docs/rules.md explains the rules, docs/codebook.md every key. `mening check`\n# tries the examples: rules must find them, and must not find counterexamples.\n",
		"# Kodboken: kategorier, deras koder, och reglerna som finner text till dem.\n# docs/rules.md förklarar reglerna, docs/codebook.md varje nyckel. `mening check`\n# prövar exemplen: regler måste finna dem, och får inte finna motexempel.\n",
		"# sentence | turn | paragraph: what a meaning unit is made of",
		"# sentence | turn | paragraph: vad en meningsbärande enhet är (mening, replik, stycke)",
		"# adjacent | never | turn: which units of a code become one",
		"# adjacent | never | turn: vilka enheter med samma kod som blir en",
		// What git needs to know.
		"# The index is a cache and is made anew.\n",
		"# Indexet är ett mellanlager och görs på nytt.\n",
		"# Decisions are appended, one a line: two coders' lines can stand together.\n",
		"# Beslut läggs till sist, ett per rad: två kodares rader kan stå tillsammans.\n",
		"# Transcripts are evidence: git must not change their line ends.\n",
		"# Transkript är underlag: git får inte ändra deras radslut.\n",
	}
}
