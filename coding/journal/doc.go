// Package journal keeps the decisions of coders on disk.
//
// # The file
//
// The decisions of the coder NAME lie in the study's folder `coding`, in the
// file NAME.jsonl. A name consists of letters, digits, - and _; `auto` is the
// name of the rules, which write nothing. Names that differ in upper and lower
// case only are one name. The folder has mode 0700, its files 0600.
//
// A file is UTF-8. A line is one decision, a JSON object, and ends in a line
// feed. Lines are only ever added; [Erase] alone takes some out, when somebody's
// words must go. They are read in any order, in any number of
// files, so that the work of several coders, or of one on two computers, is
// brought together by putting files side by side or lines below each other: git
// does it by itself with `coding/*.jsonl merge=union` in .gitattributes.
//
// # The line
//
// A line has the keys of [coding.Decision]:
//
//	v            version of the line's format; left out while it is 1
//	id           names the decision: ten characters out of 0-9 and a-z without i l o u
//	at           when it was made: RFC 3339, UTC, in microseconds
//	coder        who decides
//	act          assign confirm reject value condense quote star memo read
//	             irrelevant support oppose undo
//	unit         the words that are judged: id, transcript, turn, to, start, end,
//	             quote, before, after, as in [coding.Anchor]
//	on           what a memo is about where that is no unit
//	code         the code that is judged
//	value        belongs to the act
//	text         what a person wrote
//	translation  of a quotation
//	codebook     version and hash of the codebook, and hashes of the lexicons
//
// Every line has id, at, coder and act. All acts but memo and undo have a unit,
// with at least the transcript and the turn; memo has unit or on; assign has a
// code; value, support and oppose have a value; undo has as its value the id of
// the decision that it takes back. Keys that are not known are left alone.
//
// A writer that adds keys without which a line would be misunderstood raises v.
// Lines of a newer version and lines with an unknown act stay where they are,
// are told and change nothing.
//
// # The order
//
// Decisions are ordered by at, then by id, never by line. A writer takes as at
// the later of the clock and the last at of all files plus one microsecond, so
// that a clock that was put back does not turn decisions around. A line that
// stands twice counts once.
//
// An undo takes back one earlier decision of the same coder, which may be an
// undo, so that what that one took back stands again.
//
// # Writing
//
// [Append] holds the lock of the file `.lock` in the folder, writes all its
// lines in one go at the end of the file, and has the system bring them to the
// disk before it returns. What it has returned is there, however the process or
// the machine ends. What it has not is there in whole lines and at most one torn
// one, the last. The next Append cuts a torn line off and keeps its bytes in
// NAME.jsonl.torn-TIME. A last line that only lacks its line feed is whole.
//
// # Reading
//
// Nothing stops [Read]. Lines may end in CRLF and begin with a byte order mark,
// and blank ones do not matter. The marks of a merge conflict are told, and the
// decisions on both sides count. Where two decisions share a line both count.
// What is no decision is told with its place, and the rest counts. Reading
// takes no lock: who reads while another writes may see a torn line that is
// whole a moment later.
package journal
