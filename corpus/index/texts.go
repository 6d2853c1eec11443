package index

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"unsafe"
)

// name returns the name of the file in the folder.
func (t textFile) name() string { return fmt.Sprint(textsPrefix, t.number) }

// readTexts reads the valid part of a text file into one string, of which the
// texts of the turns are pieces.
func (f folder) readTexts(t textFile) (string, error) {
	file, err := os.Open(f.in(t.name()))
	if err != nil {
		return "", err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", err
	}
	if info.Size() < t.length {
		return "", fmt.Errorf("%s is %d bytes long instead of %d", t.name(), info.Size(), t.length)
	}
	data, err := contentOf(file, int(t.length))
	if err != nil {
		return "", err
	}
	if crc32.Checksum(data, castagnoli()) != t.checksum {
		return "", fmt.Errorf("%s is damaged", t.name())
	}
	// Nobody keeps data, so that the string need not be a copy of all texts.
	return unsafe.String(unsafe.SliceData(data), len(data)), nil
}

// worthMapping is the length from which a file is rather mapped than read. What
// is mapped stays so, and a process may open many small studies.
const worthMapping = 4 << 20

// contentOf returns the first n bytes of a file, mapped where that pays.
func contentOf(file *os.File, n int) ([]byte, error) {
	if n >= worthMapping {
		if data, err := mapped(file, n); err == nil {
			return data, nil
		}
	}
	data := make([]byte, n)
	_, err := io.ReadFull(file, data)
	return data, err
}

// checksum is the CRC-32C of what was written to it.
type checksum struct{ value uint32 }

func (c *checksum) Write(p []byte) (int, error) {
	c.value = crc32.Update(c.value, castagnoli(), p)
	return len(p), nil
}

// endsWith reports whether nothing stands behind the valid part of a text file.
func (f folder) endsWith(t textFile) bool {
	info, err := os.Stat(f.in(t.name()))
	return err == nil && info.Size() == t.length
}

// appendTexts writes the texts of the entries at the end of a text file, which
// is made where it is empty, and makes them last. It sets where the entries'
// texts begin, and returns the file as it is now. Nothing that was written is
// ever changed: other processes may have it mapped.
func (f folder) appendTexts(t textFile, entries []*entry) (textFile, error) {
	if len(entries) == 0 && t.length > 0 {
		return t, nil
	}
	if t.length == 0 {
		os.Remove(f.in(t.name())) // what a crash left
	}
	file, err := os.OpenFile(f.in(t.name()), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return t, err
	}
	check := &checksum{t.checksum}
	var buffer []byte
	flush := func(limit int) {
		if len(buffer) >= limit && err == nil {
			check.Write(buffer)
			_, err = file.Write(buffer)
			buffer = buffer[:0]
		}
	}
	for _, e := range entries {
		e.texts = t.length
		turns := e.result.Transcript.Turns
		for i := range turns {
			buffer = append(buffer, turns[i].Text...)
			t.length += int64(len(turns[i].Text))
			flush(1 << 18)
		}
	}
	flush(0)
	t.checksum = check.value
	return t, errors.Join(err, file.Sync(), file.Close())
}
