package format

import (
	"strings"
	"testing"
)

func elanFile(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT VERSION="3.0"><TIME_ORDER>` +
		`<TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="1500"/>` +
		`<TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="2000"/><TIME_SLOT TIME_SLOT_ID="t4" TIME_VALUE="3000"/><TIME_SLOT TIME_SLOT_ID="t5"/>` +
		`</TIME_ORDER>` + body + `</ANNOTATION_DOCUMENT>`
}

func tier(attributes string, annotations ...string) string {
	return "<TIER " + attributes + ">" + strings.Join(annotations, "") + "</TIER>"
}

func elanAnnotation(from, to, text string) string {
	return `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a" TIME_SLOT_REF1="` + from + `" TIME_SLOT_REF2="` + to +
		`"><ANNOTATION_VALUE>` + text + `</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`
}

// elanCases are bodies and outcomes for ELAN.
func elanCases() [][2]string {
	const ref = `<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="b" ANNOTATION_REF="a"><ANNOTATION_VALUE>Hi</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>`
	return [][2]string{
		{tier(`TIER_ID="B" PARTICIPANT="Bo Ek"`, elanAnnotation("t2", "t3", "Ja &amp; nej."), elanAnnotation("t3", "t4", " Eller\n hur ")) +
			tier(`TIER_ID="Anna"`, elanAnnotation("t1", "t2", "Hej?"), elanAnnotation("t4", "t5", "Jaha."), elanAnnotation("t5", "t5", "Mm."), elanAnnotation("t1", "t2", " ")) +
			tier(`TIER_ID="eng" PARENT_REF="Anna"`, ref, elanAnnotation("t1", "t2", "Hi")),
			"1 Anna [0-1.5] | Hej?\n2 Bo Ek [1.5-3] | Ja & nej. Eller hur\n4 Anna [3-] | Jaha. Mm.\ndependent-annotation: 2\nempty-annotation: 1\n"},
		{tier(`TIER_ID="A-tal" PARTICIPANT="A"`, elanAnnotation("t1", "t2", "Hej.")) + tier(`TIER_ID="A-gest" PARTICIPANT="A"`, elanAnnotation("t3", "t4", "nickar")),
			"1 A [0-3] | Hej. nickar\nwarning 0: the tiers \"A-tal\" and \"A-gest\" of \"A\" are both read as talk\n"},
	}
}

func TestElan(t *testing.T) {
	for _, c := range elanCases() {
		check(t, ".eaf", elanFile(c[0]), c[1])
	}
}

func FuzzElan(f *testing.F) {
	for _, c := range elanCases() {
		f.Add([]byte(elanFile(c[0])))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".eaf", data) })
}
