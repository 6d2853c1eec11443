package coding

import "testing"

func TestWording(t *testing.T) {
	c := Code{Definition: "What  is\nmeant", Include: "when", Exclude: "not"}
	b := &Codebook{Stamp: "definition:00000000 3f2a9c0d"}
	check := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	check("blanks", (&Code{Definition: "What is meant", Include: " when", Exclude: "not "}).Wording(), c.Wording())
	check("nothing", (&Code{Name: "Name"}).Wording(), "")
	for _, other := range []Code{{Definition: c.Definition}, {Definition: c.Definition, Include: "not", Exclude: "when"}, {Include: "What is meant when not"}} {
		if w := other.Wording(); w == c.Wording() || len(w) != 8 {
			t.Errorf("%+v: %q", other, w)
		}
	}
	check("basis", b.BasisOf(&c), b.Stamp+" definition:"+c.Wording())
	check("read back", wording(b.BasisOf(&c)), c.Wording())
	check("with lexicons", wording("1.0 3f2a9c0d definition:91ab22cd de:91ab22ce sv:5e6f7a8b"), "91ab22cd")
	check("lexicon", lexicons("1.0 3f2a9c0d definition:91ab22cd sv:5e6f7a8b")["sv"], "5e6f7a8b")
	check("no code", b.BasisOf(nil), b.Stamp)
	check("an odd version", wording(b.Basis()), "")
	check("none", wording(""), "")
}
