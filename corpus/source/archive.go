package source

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"path"
	"unicode/utf16"
)

// What files of other kinds begin with, whatever their endings say.
const (
	ZipMark    = "PK\x03\x04"       // docx, xlsx, odt
	OfficeMark = "\xD0\xCF\x11\xE0" // doc, xls, and Office files with a password
)

// Unzip opens an archive. More files than MaxEntries, or an XML file in it of
// more than MaxUnzipped, are a [Limit] error: archive/zip never gives more than
// a file says that it has.
func Unzip(data []byte) (*zip.Reader, error) { return UnzipBelow(data, MaxUnzipped) }

// UnzipBelow is Unzip with another limit.
func UnzipBelow(data []byte, most uint64) (*zip.Reader, error) {
	// They are counted before a list is made of them.
	if bytes.Count(data, []byte("PK\x01\x02")) > MaxEntries {
		return nil, TooMany(MaxEntries, "files are in it")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for _, f := range archive.File {
		if path.Ext(f.Name) == ".xml" && f.UncompressedSize64 > most {
			return nil, TooBig(int64(most))
		}
	}
	return archive, nil
}

// Unzipped returns how many bytes the files of an archive say that they have,
// more than which archive/zip never gives; 0 for what is no archive.
func Unzipped(data []byte) int64 {
	if !bytes.HasPrefix(data, []byte(ZipMark)) {
		return 0
	}
	archive, err := Unzip(data)
	if err != nil {
		return 0
	}
	total := int64(0)
	for _, f := range archive.File {
		total += int64(min(f.UncompressedSize64, MaxUnzipped))
	}
	return total
}

// HasPassword reports whether an Office file that begins with OfficeMark is
// encrypted; otherwise it is of an old kind.
func HasPassword(data []byte) bool {
	var name []byte
	for _, unit := range utf16.Encode([]rune("EncryptedPackage")) {
		name = binary.LittleEndian.AppendUint16(name, unit)
	}
	return bytes.HasPrefix(data, []byte(OfficeMark)) && bytes.Contains(data, name)
}
