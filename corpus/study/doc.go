// Package study turns a study folder into a corpus.
//
//  1. [Load] reads study.yaml, interviews.csv and participants.csv, and lists
//     the transcripts. No transcript is opened.
//  2. [Study.Read] reads one transcript. It may be called from many
//     goroutines, and its result may be kept as long as the file is the same.
//  3. [Study.Resolve] joins what was read with what the tables say: what kind
//     of interview each transcript is, who speaks in it, and what is left out.
//     It touches neither the disk nor the readings.
//
// [Open] does all three. [Study.Problems] lists what a person should look at.
//
// # Who is speaking
//
// A label in a transcript is resolved in this order; labels compare without
// regard to case.
//
//  1. A row of participants.csv of which every filled key column (speaker,
//     interview, site, wave, kind) fits. A row with an interview outranks one
//     without, then the row with more filled keys wins; two that are equal are
//     an error. A row without a speaker applies to people only, never to
//     interviewers or to several people at once.
//  2. A label of interviewers, also with a number behind it, is an
//     interviewer; tolk, interpreter, observatör and observer have the role
//     other. What stands in brackets behind the name does not matter, unless
//     it says the role itself: `Karin (moderator)`.
//  3. Labels of several people, of unknown people, and talk without a label
//     are no participants. They count in the group that stands in brackets
//     behind the label, else in the interview's.
//  4. Any other label is a participant of its own, named PATH#LABEL. Its
//     stakeholder is the group in brackets behind the name, else the label
//     without its number where that is a declared stakeholder, else the
//     interview's, else unknown.
//
// A row without a role leaves a label of interviewers an interviewer, unless
// the row names a stakeholder. A row for a label of several people gives it a
// stakeholder, but makes it no participant; one for a label of unknown people
// says who it was.
package study
