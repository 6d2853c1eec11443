package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"sort"

	blevindex "github.com/blevesearch/bleve_index_api"

	"mening/corpus"
	"mening/corpus/query"
)

// Candidates are the turns that may match an expression: too many perhaps,
// never too few.
type Candidates struct {
	// All says that every turn may match.
	All bool

	index *Index
	turns []uint64 // document key and number of each turn, ascending
}

// Candidates returns the turns that have what is needed. Where bleve cannot be
// used, since another process writes it or it is damaged, these are all turns.
func (x *Index) Candidates(need query.Need) (*Candidates, error) {
	everything := &Candidates{All: true, index: x}
	if always(need) {
		return everything, nil
	}
	f, err := x.open()
	if errors.Is(err, os.ErrClosed) {
		return nil, fmt.Errorf("the index is closed")
	} else if err != nil {
		return everything, nil
	}
	found, all, err := x.find(f, need)
	switch {
	case err != nil:
		x.distrust(err)
		return everything, nil
	case all:
		return everything, nil
	}
	return &Candidates{index: x, turns: found}, nil
}

// Forms returns the word forms of the talk, sorted, as far as the index can tell:
// some may occur no more. They are nil where it cannot be used.
func (x *Index) Forms() []string {
	f, err := x.open()
	if err != nil {
		return nil
	}
	var out []string
	for i, w := range f.words {
		if i == 0 || w.form != f.words[i-1].form {
			out = append(out, w.form)
		}
	}
	return out
}

// Frequencies returns, for each need, how many turns meet it as far as the index
// can tell, and how many turns it has. The counts are nil where bleve cannot be
// used.
func (x *Index) Frequencies(needs []query.Need) (counts []int, turns int, err error) {
	f, err := x.open()
	if errors.Is(err, os.ErrClosed) {
		return nil, 0, fmt.Errorf("the index is closed")
	} else if err != nil {
		return nil, 0, nil
	}
	if counts, turns, err = f.count(needs); err != nil {
		x.distrust(err)
		return nil, 0, nil
	}
	return counts, turns, nil
}

func (f finder) count(needs []query.Need) (counts []int, turns int, err error) {
	defer recovered(&err)
	documents, err := f.reader.DocCount()
	if err != nil {
		return nil, 0, err
	}
	f.stems = f.words.byStem()
	for _, need := range needs {
		found, all, err := f.find(need)
		if err != nil {
			return nil, 0, err
		}
		n := found.count()
		if all {
			n = int(documents)
		}
		counts = append(counts, n)
	}
	return counts, int(documents), nil
}

// open opens bleve when it is asked for the first time.
func (x *Index) open() (finder, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.opened {
		x.opened = true
		if x.problem = x.openFinder(); x.problem != nil && !errors.Is(x.problem, errInUse) {
			x.forget()
		}
	}
	return x.finder, x.problem
}

func (x *Index) openFinder() (err error) {
	if x.bleve, err = x.folder.openBleve(x.generation, false, x.timeout); err != nil {
		return err
	}
	if x.finder.words, err = x.folder.readWords(x.generation); err != nil {
		return err
	}
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	x.finder.reader, err = advanced.Reader()
	return err
}

// distrust notes that bleve gave an error.
func (x *Index) distrust(err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.problem == nil {
		x.problem = err
		x.forget()
	}
}

// forget removes the catalogue of a damaged index, so that it is built anew
// the next time. A catalogue that another process has written meanwhile is
// none of ours, and stays.
func (x *Index) forget() {
	l, err := x.folder.acquire(x.timeout)
	if err != nil {
		return
	}
	defer l.Release()
	raw, err := os.ReadFile(x.folder.in(catalogueName))
	if err != nil {
		return
	}
	if d, err := checkCatalogue(raw); err == nil {
		if c, err := d.head(); err == nil && c.generation == x.generation {
			os.Remove(x.folder.in(catalogueName))
		}
	}
}

// find returns the turns that have what is needed, or that all turns may.
func (x *Index) find(f finder, need query.Need) (turns []uint64, all bool, err error) {
	defer recovered(&err)
	found, all, err := f.find(need)
	if err != nil || all {
		return nil, all, err
	}
	// To name most turns costs more than to look at all of them.
	if documents, err := f.reader.DocCount(); err != nil || uint64(found.count())*2 > documents {
		return nil, true, err
	}
	turns = make([]uint64, 0, found.count())
	var number blevindex.IndexInternalID
	err = found.each(func(n uint64) error {
		number = blevindex.NewIndexInternalID(number, n)
		id, err := f.reader.ExternalID(number)
		if err != nil {
			return err
		}
		if len(id) != 8 {
			return fmt.Errorf("a document is named %q", id)
		}
		turns = append(turns, binary.BigEndian.Uint64([]byte(id)))
		return nil
	})
	slices.Sort(turns)
	return turns, false, err
}

// Turns returns the turns of a transcript of the index's corpus that may
// match, as places in its Turns, ascending.
func (c *Candidates) Turns(t *corpus.Transcript) []int {
	document, known := uint32(0), false
	if !c.All {
		document, known = c.index.documents[t.Path]
	}
	var out []int
	if !known {
		for i := range t.Turns {
			out = append(out, i)
		}
		return out
	}
	first := uint64(document) << 32
	from := sort.Search(len(c.turns), func(i int) bool { return c.turns[i] >= first })
	place := 0
	for _, turn := range c.turns[from:] {
		if turn>>32 != uint64(document) {
			break
		}
		number := int(uint32(turn))
		for place < len(t.Turns) && t.Turns[place].Number < number {
			place++
		}
		if place < len(t.Turns) && t.Turns[place].Number == number {
			out = append(out, place)
		}
	}
	return out
}

// Count returns the number of candidates.
func (c *Candidates) Count() int {
	if !c.All {
		return len(c.turns)
	}
	n := 0
	for _, t := range c.index.corpus.Transcripts {
		n += len(t.Turns)
	}
	return n
}
