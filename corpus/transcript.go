package corpus

import (
	"encoding/json"
	"sort"
)

// Transcript is the text of one interview.
type Transcript struct {
	// Path is the file's path below the transcripts folder, with slashes.
	Path string
	// File is the path by which the file was opened, for messages.
	File string
	// Format names the reader: txt, md, docx, odt, rtf, html, vtt, srt, csv,
	// tsv, xlsx, json, otr, cha, eaf, tei, pdf.
	Format string
	// Encoding is the character encoding that was found: utf-8, utf-16le,
	// utf-16be, windows-1252, macroman.
	Encoding string
	// Convention is the way in which most speakers are marked: "label: text",
	// "label alone" on its line, "bold label", "name and time", "heading",
	// "table", "voice tags", "look" where study.yaml declares who a colour or
	// the like stands for, "field" where the format has a place of its own for
	// the speaker, or "none".
	Convention string
	// Looks counts the paragraphs of each declared look, where looks tell who
	// speaks. It is nil elsewhere.
	Looks map[string]int
	// Roles are the roles that the file itself gives to labels, as CHAT does.
	// What the study says wins over them.
	Roles map[string]Role
	// Language is an ISO 639-1 code; Fold says that å and a are to compare
	// equal, for text that lost its diacritics.
	Language string
	Fold     bool
	// Attributes are kind, wave, site, date, stakeholder and any other column
	// of interviews.csv, key of the front matter, or name in the path.
	Attributes map[string]string
	// Turns stand in the order of the text. Turn numbers ascend but may have
	// gaps: excluded talk is gone.
	Turns []Turn
	// Speakers are the labels of this transcript in order of appearance, then
	// participants who took part and said nothing.
	Speakers []*Speaker
	// Heading is the text before the first speaker.
	Heading string
	// Sections are the headings within the text, in its order. They are no talk.
	Sections []Section
	// Questions are the values of question that talk in this transcript has, in
	// order of appearance; [Unknown] is among them where participants talk
	// before any question. It is empty in a study that knows of no questions.
	Questions []string
	// Asked are the places where a question of the interview guide was
	// recognised, in the order of the talk.
	Asked []Asked
	// Repairs counts what the reader mended, by kind.
	Repairs map[string]int
	// Warnings are faults that did not stop the reading.
	Warnings []error
}

// Spelling is what decides how the words of a transcript are compared, and is
// the same for many of them.
type Spelling struct {
	Language string // ISO 639-1
	Fold     bool
}

// Spelling returns the spelling of a transcript.
func (t *Transcript) Spelling() Spelling { return Spelling{t.Language, t.Fold} }

// Section is a heading within a transcript: what follows it, up to the next
// one, is its part of the talk.
type Section struct {
	// Turn is the number of the first turn below the heading.
	Turn int
	// Line is the place of the heading, counted as in [Turn].
	Line  int
	Title string
}

// Asked is the place where talk turns to a question of the interview guide.
type Asked struct {
	// Turn is the number of the first turn that belongs to the question.
	Turn     int
	Question string
	// Text is the heading, or what the interviewer says.
	Text string
}

// Turn is what one speaker says until the next one speaks.
type Turn struct {
	// Number counts from 1 within the transcript.
	Number int
	// Line is the line of the source on which the turn begins, from 1. In
	// docx and otr it is the paragraph, in xlsx the row, in JSON the stretch of
	// talk, in eaf the annotation in the order of time, and in pdf the page.
	Line int
	// Label is the speaker as written, without colon; empty where none is.
	Label string
	// Text is what was said, in NFC. Paragraphs end with a newline.
	Text string
	// Question is the id of the question of the interview guide that this turn
	// belongs to, or of the question of a form that it answers; empty where
	// none is known. Until the study has resolved it, it is the question as
	// the source writes it.
	Question string
	// Begin and End are the times in the recording.
	Begin, End Time
	// Speaker is who the label stands for. It is nil until the study has
	// resolved it.
	Speaker *Speaker
}

// Time is a place in a recording. The zero value is not known.
type Time struct {
	Seconds float64
	Known   bool
}

// At returns the known time of so many seconds.
func At(seconds float64) Time { return Time{Seconds: seconds, Known: true} }

// MarshalJSON writes seconds, or null where the time is not known.
func (t Time) MarshalJSON() ([]byte, error) {
	if !t.Known {
		return []byte("null"), nil
	}
	return json.Marshal(t.Seconds)
}

// Role is what a speaker does in an interview.
type Role string

// The roles. Only participants are counted, unless a code asks for
// interviewers; others (interpreters, observers, relatives) never are.
const (
	Interviewer    Role = "interviewer"
	Participant    Role = "participant"
	Other          Role = "other"
	UnresolvedRole Role = ""
	// UnknownPerson is the role that a file gives to people whom its makers did
	// not recognise. No speaker has it once resolved.
	UnknownPerson Role = "unknown"
)

// Speaker is one label in one transcript, resolved.
type Speaker struct {
	Label string
	Role  Role
	// Participant is the id of the person over all transcripts. It is empty
	// for interviewers, others, several people at once, unknown people, and
	// talk without a speaker.
	Participant string
	// Stakeholder is the group for which the speaker speaks, [Unknown] where
	// none is known; empty for interviewers and others.
	Stakeholder string
	// Groups are the groups that hold the stakeholder.
	Groups []string
	// Attributes are further columns of the participant's row.
	Attributes map[string]string
	// Kind says why a label is no participant: several, unknown, unlabelled.
	// It is empty for a person.
	Kind SpeakerKind
	// Uncounted says that the units of several or unknown people are left out
	// of the tables (study.yaml, count: leave out).
	Uncounted bool
	// Declared says that a row of participants.csv named this person.
	Declared bool
	// Silent says that the person took part and said nothing.
	Silent bool
}

// SpeakerKind tells a person from labels that are none.
type SpeakerKind string

// The kinds of speaker.
const (
	Person     SpeakerKind = ""
	Several    SpeakerKind = "several"
	Nobody     SpeakerKind = "unknown"
	Unlabelled SpeakerKind = "unlabelled"
)

// Span is a half-open range of bytes of a turn's text.
type Span struct{ Start, End int }

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Turn returns the turn with this number, or nil.
func (t *Transcript) Turn(number int) *Turn {
	i := sort.Search(len(t.Turns), func(i int) bool { return t.Turns[i].Number >= number })
	if i < len(t.Turns) && t.Turns[i].Number == number {
		return &t.Turns[i]
	}
	return nil
}

// Place returns the index of a turn of the transcript in its Turns.
func (t *Transcript) Place(turn *Turn) int {
	return sort.Search(len(t.Turns), func(i int) bool { return t.Turns[i].Number >= turn.Number })
}

// Attribute returns the value of an attribute of the transcript, empty where
// it has none.
func (t *Transcript) Attribute(name string) string { return t.Attributes[name] }
