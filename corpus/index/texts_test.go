package index

import (
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/format"
)

// TestMappedTexts holds that texts which are mapped stay as they are while
// others are added.
func TestMappedTexts(t *testing.T) {
	f := folder(t.TempDir())
	one := func(text string) []*entry {
		return []*entry{{result: &format.Result{Transcript: &corpus.Transcript{Turns: []corpus.Turn{{Text: text}}}}}}
	}
	long := strings.Repeat("vi gick ", worthMapping/8)
	first, err := f.appendTexts(textFile{number: 1}, one(long))
	if err != nil {
		t.Fatal(err)
	}
	texts, err := f.readTexts(first)
	if err != nil || texts != long {
		t.Fatal(err, len(texts))
	}
	second, err := f.appendTexts(first, one("hem"))
	if err != nil {
		t.Fatal(err)
	}
	if f.endsWith(first) || !f.endsWith(second) || texts != long {
		t.Error("what was read has changed")
	}
	if again, err := f.readTexts(second); err != nil || again != long+"hem" {
		t.Error(err, len(again))
	}
}
