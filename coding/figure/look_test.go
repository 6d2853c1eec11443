package figure

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLook writes all samples as PNG into the folder that FIGURES names, in
// colour and in grey, to be looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("FIGURES")
	if dir == "" {
		t.Skip("FIGURES names no folder")
	}
	for name, d := range samples() {
		for _, s := range []Style{{Language: "sv"}, {Language: "sv", Gray: true}} {
			f, err := d.Draw(s)
			if err != nil {
				t.Fatal(name, err)
			}
			suffix := ""
			if s.Gray {
				suffix = "-gray"
			}
			for _, format := range Formats() {
				w, err := os.Create(filepath.Join(dir, name+suffix+"."+string(format)))
				if err != nil {
					t.Fatal(err)
				}
				if err := f.Write(w, format); err != nil {
					t.Fatal(err)
				}
				w.Close()
			}
			t.Log(name, f.Alternative)
		}
	}
}
