package coding

import "time"

// Decision is one act of a coder. Decisions are never changed: what is taken
// back is undone by another decision.
type Decision struct {
	// ID names the decision in its study.
	ID string `json:"id"`
	// At orders the decisions; it is UTC, in microseconds.
	At    time.Time `json:"at"`
	Coder string    `json:"coder"`
	Act   Act       `json:"act"`
	// Unit is the text that is judged; nil where a memo or undo has none.
	Unit *Anchor `json:"unit,omitempty"`
	// On is what a memo is about where that is no unit: `study`,
	// `transcript:PATH`, `participant:ID` or `code:ID`.
	On string `json:"on,omitempty"`
	// Code is the code that is judged; empty for acts on the unit alone, and
	// where a rejection means all codes of the unit.
	Code string `json:"code,omitempty"`
	// Value belongs to the act: `valence=-` for value, the kind of a memo, the
	// participant who supports or opposes, the id of the decision that is
	// undone.
	Value string `json:"value,omitempty"`
	// Text is what a person wrote: a condensed unit, the printed form of a
	// quotation, a memo, why the coder decided so.
	Text string `json:"text,omitempty"`
	// Translation of a quotation.
	Translation string `json:"translation,omitempty"`
	// Codebook is what the rules found units by, as [Codebook.Basis] names it:
	// `1.0 3f2a9c0d`, or with a lexicon `1.0 3f2a9c0d sv:5e6f7a8b`.
	Codebook string `json:"codebook,omitempty"`
}

// Act is what a decision does.
type Act string

// The acts.
const (
	Assign     Act = "assign"  // gives words a code
	Confirm    Act = "confirm" // agrees with what a rule or a coder proposed
	Reject     Act = "reject"  // takes a code from words, for good
	SetValue   Act = "value"   // says something about a coding
	Condense   Act = "condense"
	Print      Act = "quote" // the printed form of a quotation
	Star       Act = "star"  // a quotation worth printing; the value `no` takes it back
	Memo       Act = "memo"
	Read       Act = "read"       // a stretch was read through
	Irrelevant Act = "irrelevant" // nothing in it concerns the study: read, and what is proposed there rejected
	Support    Act = "support"    // a participant agrees with the unit
	Oppose     Act = "oppose"
	Undo       Act = "undo"
)

// Acts returns all acts.
func Acts() []Act {
	return []Act{Assign, Confirm, Reject, SetValue, Condense, Print, Star, Memo, Read, Irrelevant, Support, Oppose, Undo}
}

// Anchor holds on to words of a transcript in three ways at once, after the
// selectors of the W3C Web Annotation Data Model (2017): by their place, by the
// words with what stands around them, and by an id that is a hash.
type Anchor struct {
	// ID is that of the unit; it is the same as long as path, turn and span
	// are.
	ID string `json:"id"`
	// Transcript is the path below the transcripts folder, Turn the number of
	// the first turn, To that of the last where there are several.
	Transcript string `json:"transcript"`
	Turn       int    `json:"turn"`
	To         int    `json:"to,omitempty"`
	// Start is the first code point in the text of Turn; End the one behind the
	// last, in the text of To or Turn.
	Start int `json:"start"`
	End   int `json:"end"`
	// Quote is the text, with a line break between turns; Before and After are
	// up to 32 code points around it, over the borders of turns.
	Quote  string `json:"quote"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}
