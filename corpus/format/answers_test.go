package format

import "testing"

func TestAnswers(t *testing.T) {
	// A row a respondent, a column a question: closed questions, numbers and
	// dates are left out, and empty answers are no turns.
	check(t, ".csv", "Datum,Aktör,Nöjd?,Vad var bra?,Kommentar\n2022-01-03,SOC,Ja,Bra,Att vi fick träffas allihop.\n2022-01-03,AF,Ja,,Inget att tillägga här.\n"+
		"2022-01-04,SOC,Nej,Metoden,\n2022-01-04,FK,Ja,\"Coachen.\n\nOch maten.\",Det var för kort tid.\n2022-01-05,FK,Ja,,\n",
		"2 R1 (SOC) ?Vad var bra? | Bra\n2 R1 (SOC) ?Kommentar | Att vi fick träffas allihop.\n3 R2 (AF) ?Kommentar | Inget att tillägga här.\n"+
			"4 R3 (SOC) ?Vad var bra? | Metoden\n5 R4 (FK) ?Vad var bra? | Coachen. / Och maten.\n5 R4 (FK) ?Kommentar | Det var för kort tid.\ncolumn: 2\n"+
			"warning 8: 1 of 5 rows answer no open question, this one first\nwarning 0: columns without free text are left out: \"Datum\", \"Nöjd?\"\n")
	check(t, ".csv", "Respondent-ID;Vad tog du med dig från kursen\n17;Att lyssna.\n18;\"Tålamod\"\n",
		"2 17 ?Vad tog du med dig från kursen | Att lyssna.\n3 18 ?Vad tog du med dig från kursen | Tålamod\n")
	// An answer a row, with its question in a column.
	check(t, ".csv", "respondent,fråga,svar\n1,Vad var bra?,Allt var bra.\n1,Vad var dåligt?,Ingenting alls.\n",
		"2 1 ?Vad var bra? | Allt var bra.\n3 1 ?Vad var dåligt? | Ingenting alls.\n")
	checkFault(t, ".csv", []byte("namn,ålder,kön\nAnna,34,kvinna\nBo,41,man\n"), "no column holds what was said")
}
