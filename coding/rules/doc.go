// Package rules looks at the rules of a codebook beside the talk that they find
// and beside what people made of it.
//
//  1. [Measure] counts what each line finds, and how it was judged.
//  2. [Missed] lists what people coded and no rule found, and the words that
//     would catch it.
//  3. [Trial] tries a line that is not in the codebook yet.
//  4. [Overlaps] lists codes and categories that have text in common, [Uncoded]
//     talk that has no code, [Negated] units beside whose evidence a negation
//     stands.
//
// Nothing here matches by itself: all of it reads what [coding.Matcher] finds.
package rules
