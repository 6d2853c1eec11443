// Package sheet reads what a person has decided in a spreadsheet of units,
// divides talk into rows that can be coded without rules, and reads codes that
// were sorted into categories.
//
// A row holds words of a transcript and what is thought of them. What the
// program wrote into it is kept in the column `was`, so that the row says what
// was changed even when the study has changed meanwhile. A row is found again by
// the id of its unit, else by its words in their turn: rows may be divided, and
// rows may be added.
//
//	id          of the unit; empty in an added row
//	transcript  path of the transcript
//	turn        number of the turn, or 11-12 for a run of turns
//	unit        the words, as they stand there
//	decision    confirm, reject, irrelevant, or empty
//	code        names or ids of codes, several divided by semicolons
//	condensed   the unit in fewer words
//	memo        a note on the unit
//	star        yes or no: a quotation worth printing
//	was         what the program wrote, as JSON
//
// Further columns are named as the values of the codebook, such as valence; all
// others are for the eye.
package sheet
