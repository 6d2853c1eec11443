package index

import (
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// Parts tell what an index is made of.
type Parts struct {
	// Written is when something in it changed last.
	Written time.Time
	// Layout is the version of its files, Program that of the program and of its
	// readers, Language that of the analysis of words.
	Layout            int
	Program, Language string
	// Forms is how many different words in lower case it knows.
	Forms int
	// Bytes on the disk: what is known of transcripts, their texts, the forms,
	// and in which turns they are.
	Catalogue, Texts, Words, Turns int64
}

// Parts returns what the index is made of. It is an error where its words
// cannot be read.
func (x *Index) Parts() (Parts, error) {
	p := Parts{Written: time.Unix(0, x.written), Layout: catalogueVersion, Program: strings.TrimSpace(x.origin.program), Language: x.origin.language}
	f, err := x.open()
	if err != nil {
		return p, err
	}
	for i, w := range f.words {
		if i == 0 || w.form != f.words[i-1].form {
			p.Forms++
		}
	}
	err = filepath.WalkDir(string(x.folder), func(name string, item fs.DirEntry, err error) error {
		if err != nil || !item.Type().IsRegular() {
			return err
		}
		info, err := item.Info()
		if err != nil {
			return err
		}
		switch base := filepath.Base(name); {
		case base == catalogueName:
			p.Catalogue += info.Size()
		case strings.HasPrefix(base, textsPrefix):
			p.Texts += info.Size()
		case base == wordsName:
			p.Words += info.Size()
		default:
			p.Turns += info.Size()
		}
		return nil
	})
	return p, err
}
