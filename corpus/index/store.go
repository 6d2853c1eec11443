package index

import (
	"io"
	"os"
	"path/filepath"

	"mening/corpus"
)

// storeFile is a file in which turns are looked up, as it was left.
type storeFile struct {
	name     string // below the folder of the index, with slashes
	size     int64
	checksum uint32 // CRC-32C
}

// storeFiles reads the files of bleve, sorted by name, and that of the words.
// Bleve itself believes whatever bytes a file has: a few wrong ones may cost
// hits, or the process.
func (f folder) storeFiles() ([]storeFile, error) {
	items, err := os.ReadDir(f.in(bleveName, "store"))
	if err != nil {
		return nil, err
	}
	out := []storeFile{{name: bleveName + "/index_meta.json"}, {name: wordsName}}
	for _, item := range items {
		out = append(out, storeFile{name: bleveName + "/store/" + item.Name()})
	}
	faults := make([]error, len(out))
	corpus.Each(len(out), func(i int) { faults[i] = f.read(&out[i]) })
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// read notes size and checksum of a file.
func (f folder) read(s *storeFile) error {
	file, err := os.Open(f.in(filepath.FromSlash(s.name)))
	if err != nil {
		return err
	}
	defer file.Close()
	check := &checksum{}
	buffer := make([]byte, 1<<18) // far smaller than the files, and stays in the processor's cache
	for {
		n, err := file.Read(buffer)
		check.Write(buffer[:n])
		s.size += int64(n)
		if err == io.EOF {
			s.checksum = check.value
			return nil
		} else if err != nil {
			return err
		}
	}
}
