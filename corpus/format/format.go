// Package format reads transcripts. One format is one file of this package,
// and the list of formats is one literal.
//
// A reader goes the same way whatever the format: bytes become repaired text
// (encoding.go), text becomes paragraphs that know their line and what stood
// out in them (paragraph.go), the convention by which the speakers are marked
// is found over the whole transcript (speakers.go), and paragraphs become
// turns (turns.go). Captions pass through cues on the way (captions.go).
package format

import (
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Version names what the readers make of a file. It changes whenever one of
// them would give other turns for the same bytes, so that what was kept of an
// earlier reading is known to be stale.
const Version = "4"

// Hints are what a study knows about its speakers before a transcript is read.
// They help to tell a speaker's label from a sentence that holds a colon.
type Hints struct {
	// Speakers are labels declared in study.yaml or participants.csv. They
	// always win.
	Speakers []string
	// Stakeholders are ids and aliases, such as AME, that may be labels with
	// or without a number behind them.
	Stakeholders []string
	// Titles are the questions of the interview guide. A line of nothing else
	// is a heading.
	Titles []string
	// Looks tell who speaks where the text does not.
	Looks []Look
}

// Result is one transcript as it was read, with its labels not yet resolved.
type Result struct {
	Transcript *corpus.Transcript
	// FrontMatter is the YAML between `---` lines at the top of txt and md.
	FrontMatter []byte
	// FrontMatterLine is the line of the source before its first line.
	FrontMatterLine int
}

// format is one way in which transcripts are written.
type format struct {
	name    string
	endings []string
	read    func(r *reading, data []byte) error
}

// formats is the list of all formats that are read.
func formats() []format {
	return []format{
		{"txt", []string{".txt"}, readText},
		{"md", []string{".md"}, readMarkdown},
		{"docx", []string{".docx"}, readWord},
		{"odt", []string{".odt"}, readOpenDocument},
		{"rtf", []string{".rtf"}, readRichText},
		{"html", []string{".html", ".htm"}, readHTML},
		{"vtt", []string{".vtt"}, readWebVTT},
		{"srt", []string{".srt"}, readSubRip},
		{"csv", []string{".csv"}, readSheet},
		{"tsv", []string{".tsv"}, readSheet},
		{"xlsx", []string{".xlsx"}, readSheet},
		{"json", []string{".json"}, readJSON},
		{"otr", []string{".otr"}, readOTranscribe},
		{"cha", []string{".cha"}, readChat},
		{"eaf", []string{".eaf"}, readElan},
		{"tei", []string{".xml"}, readTEI},
		{"pdf", []string{".pdf"}, readPDF},
	}
}

// Endings returns the file endings that Read knows, each with its point.
func Endings() []string {
	var out []string
	for _, f := range formats() {
		out = append(out, f.endings...)
	}
	return out
}

// reading is one file on its way to turns.
type reading struct {
	path   string
	hints  Hints
	result *Result
	t      *corpus.Transcript
	// untold counts the warnings beyond those that a transcript may have.
	untold int
	// isProse says that the file is no transcript: its paragraphs are wanted.
	isProse bool
	prose   []Paragraph
}

// Read reads a transcript from the bytes of its file; the ending of path
// chooses the reader, whatever its case. Path is otherwise used for messages
// alone, and becomes Transcript.File; Transcript.Path is left to the caller.
// An error is a *source.Problem. Faults that did not stop the reading are the
// transcript's Warnings, also of that type.
func Read(path string, data []byte, hints Hints) (*Result, error) {
	ending := strings.ToLower(filepath.Ext(path))
	list := formats()
	i := slices.IndexFunc(list, func(f format) bool { return slices.Contains(f.endings, ending) })
	if i < 0 {
		return nil, unknownEnding(path, ending)
	}
	t := &corpus.Transcript{File: path, Format: list[i].name, Encoding: "utf-8", Repairs: map[string]int{}}
	r := &reading{path: path, hints: hints, result: &Result{Transcript: t}, t: t}
	if len(data) == 0 {
		return nil, r.fault(0, source.Say("the file is empty"), "write the interview into it, or take the file away")
	}
	if err := list[i].read(r, data); err != nil {
		return nil, err
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return r.result, nil
}

// finish numbers the turns and tells those without text.
func (r *reading) finish() error {
	if r.t.Convention == "" {
		r.t.Convention = given(r.t.Turns)
	}
	talk := false
	for i := range r.t.Turns {
		turn := &r.t.Turns[i]
		turn.Number = i + 1
		if len(turn.Label) > source.MaxLabel {
			return r.fault(turn.Line, source.Say("the name of a speaker is too long: more than %d bytes, %s", source.MaxLabel, source.Quote(turn.Label)),
				"look whether names and talk stand in their own columns, keys or tiers")
		}
		if turn.Text != "" {
			talk = true
			continue
		}
		r.warn(turn.Line, source.Say("the turn of %s has no text", source.Quote(turn.Label)),
			"write what was said behind the label, or take the label away")
	}
	if r.untold > 0 {
		r.t.Warnings = append(r.t.Warnings, source.Told(source.Warning, r.path, 0, source.Say("%d more warnings about the file are not told", r.untold), "mend those that are, and see"))
	}
	if !talk {
		return r.fault(0, source.Say("the transcript holds no talk"),
			"check that the file holds what was said, not only a heading or labels")
	}
	return nil
}

// fault returns an error at a line of the file; 0 is no line.
func (r *reading) fault(line int, message source.Note, hint string) *source.Problem {
	return source.Told(source.Error, r.path, line, message, hint)
}

// warn records a fault that does not stop the reading.
func (r *reading) warn(line int, message source.Note, hint string) {
	r.add(source.Told(source.Warning, r.path, line, message, hint))
}

// add records a warning, unless there are enough of them.
func (r *reading) add(warning *source.Problem) {
	if len(r.t.Warnings) >= source.MaxWarnings {
		r.untold++
		return
	}
	r.t.Warnings = append(r.t.Warnings, warning)
}

// repaired counts n repairs of a kind.
func (r *reading) repaired(kind string, n int) {
	if n > 0 {
		r.t.Repairs[kind] += n
	}
}

func unknownEnding(path, ending string) error {
	message := source.Say("%q is no known ending of a transcript", ending)
	if ending == "" {
		message = source.Say("the file name has no ending that tells its format")
	}
	hint := SaveAs(ending)
	if hint == "" {
		hint = "known: " + strings.Join(Endings(), ", ")
	}
	return source.Told(source.Error, path, 0, message, hint)
}

// SaveAs says what to do with a file of a kind that is not read but may be
// saved as one that is; empty for other endings. The ending is in lower case.
func SaveAs(ending string) string {
	switch ending {
	case ".doc", ".dot", ".pages", ".wpd", ".docm", ".dotx", ".fodt", ".sxw":
		return "if it is a transcript, open it in a word processor and save it as .docx"
	case ".xls", ".ods", ".numbers", ".xlsm":
		return "if it is a transcript, open it in a spreadsheet and save it as .xlsx or .csv"
	case ".markdown", ".mkd":
		return "if it is a transcript, rename it to .md"
	case ".text":
		return "if it is a transcript, rename it to .txt"
	case ".webvtt":
		return "if it is a transcript, rename it to .vtt"
	}
	return ""
}
