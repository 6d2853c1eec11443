package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"mening/coding"
	"mening/coding/sheet"
	"mening/corpus"
	"mening/corpus/language"
)

// looseCodes makes loose codes of the names that people wrote.
type looseCodes struct {
	decider *decider
	made    map[string]string // ids by name
}

func newCodes(d *decider) *looseCodes { return &looseCodes{d, map[string]string{}} }

// id gives an id to a name.
func (l *looseCodes) id(name string) (string, error) {
	key := strings.ToLower(name)
	if id, ok := l.made[key]; ok {
		return id, nil
	}
	id := regexp.MustCompile(`[^\pL\d_]+`).ReplaceAllString(language.Fold(key), "-")
	if id = strings.Trim(id, "-"); id == "" {
		return "", fmt.Errorf("%q cannot be the name of a code\n  use letters", name)
	}
	for base, n := id, 2; l.taken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	l.made[key] = id
	return id, nil
}

func (l *looseCodes) taken(id string) bool {
	b := l.decider.book
	for _, made := range l.made {
		if made == id {
			return true
		}
	}
	return b.Code(id) != nil || b.Category(id) != nil || b.Theme(id) != nil || corpus.Equal(id, coding.Uncategorised)
}

// make writes the codes into the codebook.
func (l *looseCodes) make(codes []sheet.New) error {
	if len(codes) == 0 {
		return nil
	}
	d := l.decider
	name := d.study.Config.Codebook
	if name == "" {
		name = filepath.Join(d.study.Dir, "codebook.yaml")
	}
	text, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	changed := addLoose(string(text), codes)
	book, problems := coding.ReadCodebook(name, []byte(changed), d.corpus.Fields())
	if book == nil {
		return problems
	}
	if err := writeFile(name, func(w io.Writer) error { _, err := io.WriteString(w, changed); return err }); err != nil {
		return err
	}
	d.book = book
	d.stamp = d.coded.stamp()
	return nil
}

// addLoose adds loose codes of origin inductive to the text of a codebook.
func addLoose(text string, codes []sheet.New) string {
	var b strings.Builder
	for _, c := range codes {
		fmt.Fprintf(&b, "  - code: %s\n    name: %q\n    origin: inductive\n", c.ID, c.Name)
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	at := regexp.MustCompile(`(?m)^codes:[ \t]*\n`).FindStringIndex(text)
	if at == nil {
		return text + "codes:\n" + b.String()
	}
	return text[:at[1]] + b.String() + text[at[1]:]
}
