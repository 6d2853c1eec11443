package format

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestExampleStudy holds that the transcripts of the example study read without
// a warning, and that each has an interviewer and another speaker.
func TestExampleStudy(t *testing.T) {
	root := filepath.Join("..", "..", "testdata", "transcripts")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no example study")
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains(Endings(), filepath.Ext(path)) {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		r, err := Read(path, data, Hints{})
		if err != nil {
			t.Error(err)
			return nil
		}
		for _, w := range r.Transcript.Warnings {
			t.Error(w)
		}
		labels := map[string]bool{}
		for _, turn := range r.Transcript.Turns {
			labels[turn.Label] = true
		}
		interviewer := labels["I"] || labels["I1"] || labels["Intervjuare"] || labels["Interviewer"]
		if !interviewer || len(labels) < 2 {
			t.Errorf("%s: speakers %v", path, labels)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
