//go:build !unix

package index

import (
	"errors"
	"os"
)

// mapped is an error: where a file that is in use cannot be removed, no file is
// to stay in use.
func mapped(*os.File, int) ([]byte, error) { return nil, errors.ErrUnsupported }
