// Mening analyses interviews by manifest qualitative content analysis. See
// `mening --help`.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// gcPercent lets memory grow further before it is searched for garbage: a
// command lives for seconds.
const gcPercent = 400

func main() {
	debug.SetGCPercent(gcPercent)
	limitMemory(0)
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	tell(os.Stderr, err)
	os.Exit(status(err))
}

// limitMemory makes the garbage be looked for more often where memory comes to
// what reading transcripts of so many bytes may take.
func limitMemory(bytes int64) { debug.SetMemoryLimit(memoryToRead(bytes)) }

func memoryToRead(bytes int64) int64 { return 256<<20 + bytes*5/2 }

// limitMemoryToIndex grants more: bleve takes its time where it is short of
// memory.
func limitMemoryToIndex(bytes int64) {
	const most = 900 << 20
	debug.SetMemoryLimit(max(memoryToRead(bytes), min(256<<20+bytes*14, most)))
}

// leaveGarbage looks for garbage only where memory comes to the limit: a search
// is done before it would pay.
func leaveGarbage(bytes int64) {
	debug.SetGCPercent(-1)
	limitMemory(bytes)
}

// errFindings says that a command did its work and has already told what it
// found.
var errFindings = errors.New("there are findings")

// status returns the exit status: 0 done, 1 findings or failure, 2 wrong
// usage.
func status(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		return 2
	}
	return 1
}

// tell prints an error, unless it was told already.
func tell(w io.Writer, err error) {
	if err != nil && !errors.Is(err, errFindings) {
		fmt.Fprintln(w, "mening:", cleanError(err))
	}
}
