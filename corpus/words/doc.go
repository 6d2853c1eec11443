// Package words counts the words of the talk.
//
//  1. [Count] takes all words of a selection, or those that an expression
//     caught, to a [Vocabulary]: each form with who said it how often.
//  2. [Vocabulary.Stems] puts the inflections of a word together.
//  3. [Vocabulary.Groups] divides the talk into groups and counts a form in each.
//  4. [Vocabulary.Keyness] compares two groups: which words mark one of them.
//  5. [Vocabulary.Around] finds what is said near an expression: its collocates.
//
// It keeps the lexicons of a study, too: [ReadLexicon] reads one, [Folder] those
// of a study folder, and a [Splitter] divides compounds by one.
//
// A word is what package language finds as a word, so that notes such as [paus]
// are no words, and a word with a hyphen is one. Statistics carry their formula
// and its source in their comments.
package words
