package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// asJSON runs a command on the example study and reads its JSON.
func asJSON(t *testing.T, into any, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if err := run(append(args, "-s", top+"/testdata", "--format", "json"), strings.NewReader(""), &stdout, &stderr); err != nil {
		t.Fatalf("mening %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	if err := json.Unmarshal(stdout.Bytes(), into); err != nil {
		t.Fatal(err)
	}
}

// unitsBy returns what gives the distinct ids of units with conditions. It reads the
// example study once.
func unitsBy(t *testing.T) func(conditions ...string) []string {
	t.Helper()
	mening := readOnce(t)
	return func(conditions ...string) []string {
		t.Helper()
		text, err := mening(append([]string{"units"}, conditions...)...)
		if err != nil {
			t.Fatal(err)
		}
		var units []struct{ ID string }
		decode(t, text, &units)
		var out []string
		for _, u := range units {
			if !slices.Contains(out, u.ID) {
				out = append(out, u.ID)
			}
		}
		return out
	}
}

// TestPassagesBehindNumbers asks for the passages behind each count of pairs, and
// finds the units of passages within one unit by beside=.
func TestPassagesBehindNumbers(t *testing.T) {
	t.Parallel()
	units, mening := unitsBy(t), readOnce(t)
	for _, within := range []string{"unit", "turn", "3"} {
		var counted struct {
			Nodes []struct {
				ID    string
				Units int
			}
			Pairs []struct {
				A, B     string
				Together int
			}
		}
		common := []string{"--rows", "category", "--within", within, "--where", "wave=follow-up"}
		asJSON(t, &counted, append([]string{"cooccur"}, common...)...)
		if len(counted.Pairs) == 0 {
			t.Fatalf("within %s: no pairs", within)
		}
		for _, p := range counted.Pairs[:min(len(counted.Pairs), 5)] {
			var found []struct {
				Passage int
				ID      string
			}
			text, err := mening(append([]string{"cooccur", "--quotes", p.A + "," + p.B}, common...)...)
			if err != nil {
				t.Fatal(err)
			}
			decode(t, text, &found)
			if len(found) == 0 || found[len(found)-1].Passage != p.Together {
				t.Errorf("%s and %s within %s: %d together, passages %v", p.A, p.B, within, p.Together, found)
			}
			if within != "unit" {
				continue
			}
			beside := append(units("--category", p.A, "--where", "beside="+p.B, "--where", "wave=follow-up"),
				units("--category", p.B, "--where", "beside="+p.A, "--where", "wave=follow-up")...)
			for _, u := range found {
				if !slices.Contains(beside, u.ID) {
					t.Errorf("%s and %s: the unit %s is not among those of --where beside", p.A, p.B, u.ID)
				}
			}
		}
		if n := counted.Nodes[0]; len(units("--category", n.ID, "--where", "wave=follow-up")) != n.Units {
			t.Errorf("%s has %d units", n.ID, n.Units)
		}
	}
}

// TestUnitsBehindCells asks for the units of cells of the matrix, of groups of
// lists, and of the codes that an interview was the first to have.
func TestUnitsBehindCells(t *testing.T) {
	t.Parallel()
	units := unitsBy(t)
	for _, by := range []string{"stakeholder", "participant", "interview"} {
		var cells []struct {
			Case, Column string
			Count        int
		}
		asJSON(t, &cells, "matrix", "--case", by)
		for i, cell := range cells {
			if i%13 == 0 && !passed(i/13, 3) {
				if n := len(units("--category", cell.Column, "--where", by+"="+cell.Case)); n != cell.Count {
					t.Errorf("%s, %s: %d units, %d in the matrix", cell.Case, cell.Column, n, cell.Count)
				}
			}
		}
	}
	var listed []struct {
		Groups map[string]string
		ID     string
	}
	asJSON(t, &listed, "list", "--by", "stakeholder,valence")
	counts := map[[2]string]int{}
	for _, l := range listed {
		counts[[2]string{l.Groups["stakeholder"], l.Groups["valence"]}]++
	}
	for _, valence := range []string{"+", "-"} {
		if n := len(units("--where", "stakeholder=AME", "--where", "valence="+valence)); n != counts[[2]string{"AME", valence}] || n == 0 {
			t.Errorf("AME %s: %d units, %d in the list", valence, n, counts[[2]string{"AME", valence}])
		}
	}
	var curves struct {
		Curves []struct {
			Steps []struct {
				Interview  string
				New, First []string
				Codes      int
			}
		}
	}
	asJSON(t, &curves, "saturation", "--origin", "all")
	for i, step := range curves.Curves[0].Steps {
		if len(step.New) == 0 || passed(i, 3) {
			continue
		}
		if !slices.Contains(units("--where", "interview="+step.Interview, "--code", step.New[0]), step.First[0]) {
			t.Errorf("%s brought %s, but not by %s", step.Interview, step.New[0], step.First[0])
		}
	}
}

// TestNegativeAddsUp compares the people of negative with those who took part.
func TestNegativeAddsUp(t *testing.T) {
	t.Parallel()
	units := unitsBy(t)
	var found struct {
		Never                           []struct{ Participant string }
		Participants, Touched, Wordless int
		Units                           int
		Deviant                         []struct {
			Values map[string]string
		}
	}
	asJSON(t, &found, "negative", "metoden", "--value", "valence=-")
	if found.Participants != 24 || found.Touched+found.Wordless+len(found.Never) != 24 {
		t.Errorf("people: %+v", found)
	}
	if n := len(units("--category", "metoden", "--where", "valence=-")); n != len(found.Deviant) || n == 0 {
		t.Errorf("%d units are deviant, %d have the value", len(found.Deviant), n)
	}
	for _, p := range found.Never {
		if found := units("--category", "metoden", "--where", "participant="+p.Participant); len(found) > 0 {
			t.Errorf("%s did touch it: %v", p.Participant, found)
		}
	}
}
