// Package query is the rule language: what finds a passage in a search codes
// it in a codebook.
//
//  1. [Parse] turns a line of text into an [Expr], a small algebra whose
//     String method gives the text back.
//  2. [Compile] takes many expressions together for one language. Terms that
//     they share are looked up once.
//  3. A [Reader] passes once over the words of a turn; for each expression
//     whose words occur it gives the minimal intervals that match, with their
//     evidence.
//  4. [Candidates] says which turns an index must offer for an expression: too
//     many perhaps, never too few.
//
// The package knows nothing about codes or speakers: both come in as
// functions, see [Env].
//
// Minimal intervals after Clarke, Cormack & Burkowski, An algebra for
// structured text search and a framework for its implementation, The Computer
// Journal 38(1), 1995.
package query
