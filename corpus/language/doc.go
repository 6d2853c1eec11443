// Package language finds words, stems and sentences in the text of a turn. It
// is the one analysis of this program: rules, search and index all use it, so
// that what one finds the others find as well. No word is dropped: in talk,
// *inte* and *not* matter most.
//
//  1. [Analyzer.Words] gives the words of a text as byte spans, notes such as
//     [paus] left out.
//  2. [Analyzer.Form] gives what is compared of a written word: lower case,
//     folded where asked for, and the parts of a word that is
//     written with a hyphen or colon.
//  3. [Analyzer.Sentences] groups words into sentences.
package language
