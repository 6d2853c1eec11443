// Package tally counts observations per category and group.
//
// Every count names its denominator: who took part in the selected interviews,
// whether they said something or not. Totals are distinct counts, not sums: a
// unit that lies in two groups or under two codes of a category counts once in
// the total.
package tally
