// Package mening embeds the example study, so that the program can write it
// out.
package mening

import "embed"

// Example holds the example study: codebook.yaml and the files of testdata.
//
//go:embed codebook.yaml testdata/study.yaml testdata/interviews.csv testdata/participants.csv testdata/register.csv testdata/course.csv testdata/lexicon.sv.txt testdata/transcripts testdata/coding
var Example embed.FS
