// Package report says what was understood of transcripts, so that a person can
// see at a glance whether they were read as they were meant.
//
//  1. [Of] counts turns, words and sentences of every transcript and of each
//     of its speakers.
//  2. [Problems] lists what looks wrong in the text: speakers whose label is
//     probably a slip of the pen, Swedish that lost its letters, talk without
//     full stops, what tells who somebody is, transcripts with the same talk.
//     The study lists what concerns people and files.
package report
