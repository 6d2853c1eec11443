// Package negative looks for what goes against a code: deviant or negative cases
// (Lincoln & Guba, Naturalistic Inquiry, 1985), units with the value opposite to
// that of most, units that participants oppose, and, apart from these, participants
// who talked and never touched it.
package negative
