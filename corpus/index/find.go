package index

import (
	"context"

	blevindex "github.com/blevesearch/bleve_index_api"

	"mening/corpus"
	"mening/corpus/query"
)

// finder answers needs from the words and bleve's lists of documents.
type finder struct {
	words  words
	reader blevindex.IndexReader
	stems  map[string][]string // the forms of each stem, nil where few are looked up
}

// always reports whether every turn meets the need, as far as an index can
// tell.
func always(need query.Need) bool {
	switch need := need.(type) {
	case query.NeedBoth:
		for _, part := range need {
			if !always(part) {
				return false
			}
		}
		return true
	case query.NeedEither:
		for _, part := range need {
			if always(part) {
				return true
			}
		}
		return false
	case query.NeedField:
		return need.Field == corpus.Question // the index knows speakers, not what was asked
	case query.NeedForm, query.NeedStem, query.NeedMatch:
		return false
	}
	return true
}

// find returns the documents that meet the need; all says that every one may.
// The set is the caller's.
func (f finder) find(need query.Need) (found set, all bool, err error) {
	if always(need) {
		return nil, true, nil
	}
	switch need := need.(type) {
	case query.NeedBoth:
		return f.both(need)
	case query.NeedEither:
		for _, part := range need {
			part, all, err := f.find(part)
			if err != nil || all {
				return nil, all, err
			}
			found.or(part)
		}
		return found, false, nil
	case query.NeedForm:
		return found, false, f.term(&found, formField, formTerm(string(need)))
	case query.NeedStem:
		if f.stems != nil {
			return found, false, f.forms(&found, f.stems[string(need)])
		}
		return found, false, f.forms(&found, f.words.withStem(string(need)))
	case query.NeedField:
		return found, false, f.term(&found, aboutField, aboutTerm(need.Field, need.Value))
	case query.NeedMatch:
		forms := f.words.matching(need.Prefix, need.Match, maxForms+1)
		if len(forms) > maxForms {
			return nil, true, nil
		}
		return found, false, f.forms(&found, forms)
	}
	return nil, true, nil
}

// both leaves out the parts that every document may meet: the others narrow
// enough.
func (f finder) both(parts query.NeedBoth) (found set, all bool, err error) {
	all = true
	for _, part := range parts {
		more, any, err := f.find(part)
		if err != nil {
			return nil, false, err
		}
		switch {
		case any:
			continue
		case all:
			found, all = more, false
		default:
			found.and(more)
		}
		if found.count() == 0 {
			return nil, false, nil
		}
	}
	return found, all, nil
}

// term adds the documents that hold a term.
func (f finder) term(found *set, field, term string) error {
	reader, err := f.reader.TermFieldReader(context.Background(), []byte(term), field, false, false, false)
	if err != nil {
		return err
	}
	defer reader.Close()
	var doc blevindex.TermFieldDoc
	for {
		next, err := reader.Next(&doc)
		if err != nil || next == nil {
			return err
		}
		found.add(next.ID.Value())
	}
}

// maxForms is how many different words a pattern may stand for. Beyond, it is
// faster to look at all turns than to gather so many lists.
const maxForms = 5000

// forms adds the documents that hold one of the forms.
func (f finder) forms(found *set, forms []string) error {
	for _, form := range forms {
		if err := f.term(found, formField, formTerm(form)); err != nil {
			return err
		}
	}
	return nil
}
