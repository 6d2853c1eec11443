// Package coding holds the nouns of what talk is taken to mean: the codebook
// with its categories and codes, meaning units, and observations.
//
// The way of the data:
//
//  1. [ReadCodebook] reads a codebook with all its faults at once.
//  2. [Compile] makes a [Matcher] of it, which knows no study.
//  3. [Matcher.Apply] finds the meaning units of one transcript; it is safe for
//     many goroutines.
//  4. [Observe] joins units with everything known about them. Every count,
//     table and export reads the rows that it gives.
//
// Meaning units, condensing, codes and categories after Graneheim & Lundman,
// Qualitative content analysis in nursing research, Nurse Education Today
// 24(2), 2004; the entries of a code after MacQueen et al., Codebook
// development for team-based qualitative analysis, Cultural Anthropology
// Methods 10(2), 1998.
package coding
