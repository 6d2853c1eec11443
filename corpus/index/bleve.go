package index

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bolterrors "go.etcd.io/bbolt/errors"
)

// generationKey is the name under which bleve keeps the generation; building
// is what stands there while documents change.
const (
	generationKey = "generation"
	building      = "building"
)

// errGeneration says that bleve and the catalogue do not belong together.
var errGeneration = errors.New("bleve is of another generation than the catalogue")

// openBleve opens the words of the index. It returns errInUse where another
// process does not let it within the time, and errGeneration where they are
// not those of the catalogue.
func (f folder) openBleve(generation uint64, write bool, timeout time.Duration) (_ bleve.Index, err error) {
	defer recovered(&err)
	b, err := bleve.OpenUsing(f.in(bleveName), map[string]interface{}{
		"read_only":    !write,
		"bolt_timeout": timeout.String(),
	})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, errInUse
	} else if err != nil {
		return nil, err
	}
	kept, err := b.GetInternal([]byte(generationKey))
	if err == nil && string(kept) != generationText(generation) {
		err = errGeneration
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// newBleve deletes what bleve has and begins anew.
func (f folder) newBleve(timeout time.Duration) (_ bleve.Index, err error) {
	defer recovered(&err)
	if err := f.bleveIsFree(true, timeout); errors.Is(err, errInUse) {
		return nil, err
	}
	if err := os.RemoveAll(f.in(bleveName)); err != nil {
		return nil, err
	}
	b, err := bleve.NewUsing(f.in(bleveName), bleve.NewIndexMapping(), scorch.Name, scorch.Name,
		map[string]interface{}{"bolt_timeout": timeout.String()})
	if err != nil {
		return nil, fmt.Errorf("making the index: %w", err)
	}
	return b, nil
}

func generationText(generation uint64) string { return strconv.FormatUint(generation, 16) }
