// Package manuscript compares a finished text with the study that it tells of.
//
//	paragraphs ─ Quotations → what is quoted ─ Talk.Locate → where it stands, which words differ
//	paragraphs ─ Claims → n, n of N, per cent ─ Study.Judge → what the study gives
//
// It reads prose as people write it, in Swedish and English: quotation marks of
// every kind, omissions and insertions, numbers in figures and in words. What it
// cannot tell it says so, and never guesses.
package manuscript
