// Package codebook changes codebook.yaml as its people would by hand: comments,
// order, indentation and line ends of all that is not touched stay as they are.
//
//  1. [Parse] reads the text into an [Editor], whose methods change it. A change
//     after which the codebook would have an error is refused, and leaves the
//     text as it was.
//  2. [Edit] does so with a file, under a lock. It appends what was done to the
//     log and puts the new file into the place of the old one in one step.
//  3. [ReadLog] reads the log. Decisions on codes that have another id now follow
//     it (see [coding.Codebook.Follow]).
//  4. [Compare] tells what another version of a codebook does to units and
//     tables, and why; [Lint] what a codebook should be looked at for.
//
// # The log
//
// codebook.log stands beside the decisions. It is UTF-8, a JSON object a line,
// and only ever grows:
//
//	{"at":"2026-02-05T10:14:33.120001Z","who":"eva","act":"rename","from":["trisam"],"to":["trisam-moten"],"before":"1.0 3f2a9c0d","after":"1.0 77b01c42"}
//
// Before and after name the file by the version that it states and the first
// digits of its SHA-256. What a merge, a split or a move took out of a place is
// kept as removed. A line is on the disk before the codebook changes; where the
// codebook then could not be written, the line is taken back. Two logs may be put
// together line by line.
//
// # What belongs to an entry
//
// An entry is a category, code or theme with all that is indented below its
// dash, comments too, and the comment lines that stand directly above it in the
// column of the dash. It is moved and removed with them.
package codebook
