// Package register describes the tables that lie beside the talk: a register
// with a row a person, a questionnaire with a row a respondent.
//
//	sheet ─ Read → Register{Columns, Problems} ─ Select → rows ─ Groups → groups
//	groups ─ Frequencies, Numbers, Dates, Spells, Transitions, ShareOf → results
//
// [Read] finds what each column holds, or is told, and turns cells into values.
// No cell is dropped without a word: one that is blank, one that holds a code
// for no answer, and one that cannot be what its column holds are counted
// apart in every result, as [Absent]. The latter are told with file and line in
// [Column.Problems], as are doubts such as two spellings of one value. Every
// result names its denominators.
package register
