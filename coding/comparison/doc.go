// Package comparison puts side by side what several coders made of the same
// talk.
//
//  1. [New] finds the talk that all of them have worked through, and the items
//     that are compared in it: sentences, or the coders' units matched with each
//     other.
//  2. [Comparison.Ratings], [Comparison.Sets] and [Comparison.Continua] make of
//     them what mening/coding/reliability computes coefficients of;
//     [Comparison.Confusion] and [Comparison.Rules] tell where coders, and where
//     rules, go apart.
//  3. [Comparison.Disputed] tells on which codes of an item they really differ,
//     and [Comparison.Consensus] makes decisions of what they agree on.
//
// Rules are a coder like any other, called [coding.Auto]. What a person made of
// the talk is what he decided himself; what rules propose and he has not
// confirmed is none of his.
package comparison
