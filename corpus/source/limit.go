package source

import "fmt"

// The most that a file may take to be read. What is more is no interview, or
// was made to fill the memory or the hours; the message then names the limit.
const (
	// MaxFile is the size of a file in bytes.
	MaxFile = 256 << 20
	// MaxLarge is how many bytes files may have, zipped ones unzipped, that
	// are read side by side; larger ones wait for each other.
	MaxLarge = 8 << 20
	// MaxFolders is how deep folders lie within each other.
	MaxFolders = 100
	// MaxFrontMatter is the size of front matter in bytes.
	MaxFrontMatter = 64 << 10

	// MaxTurns is the number of turns, paragraphs, cues and rows, and of times
	// and people in tables of their own.
	MaxTurns = 1_000_000
	// MaxLabel is the size in bytes of a speaker's name.
	MaxLabel = 1000
	// MaxWarnings is the number of warnings of one file.
	MaxWarnings = 200
	// MaxColumns and MaxCells are those of a table.
	MaxColumns = 16_384
	MaxCells   = 5_000_000

	// MaxEntries is the number of files in a zip archive, such as a docx.
	MaxEntries = 10_000
	// MaxUnzipped is the size in bytes of one of them, in xlsx of all.
	MaxUnzipped = 64 << 20
	// MaxSheet is the size in bytes of all files of a workbook that the program
	// wrote and reads back.
	MaxSheet = 256 << 20
	// MaxToken is the size in bytes of a tag or a stretch of text in XML and
	// HTML.
	MaxToken = 16 << 20
	// MaxDepth is how many elements or groups stand within each other.
	MaxDepth = 1000

	// MaxStyles is the number of styles and fonts of a document.
	MaxStyles = 100_000

	// MaxPages, MaxObjects and MaxGlyphs are those of a PDF, MaxPageGlyphs
	// those of one page.
	MaxPages      = 5000
	MaxObjects    = 500_000
	MaxGlyphs     = 5_000_000
	MaxPageGlyphs = 200_000
	// MaxContent is the size in bytes of what a page of a PDF draws, MaxDrawn
	// that of all pages, MaxUnpacked that of the objects that are packed.
	MaxContent  = 16 << 20
	MaxDrawn    = 256 << 20
	MaxUnpacked = 64 << 20
)

// Size names a number of bytes, in MiB where it is one or more.
func Size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KiB", bytes>>10)
	}
	return fmt.Sprintf("%d MiB", bytes>>20)
}
