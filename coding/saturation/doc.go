// Package saturation tells when interviews stopped to add codes: how many codes
// each interview was the first to have, in the order in which they were held, how
// that would have looked in other orders, and how much new information each run of
// interviews brought.
//
// Saturation in this sense is that of Guest, Bunce & Johnson (How many interviews
// are enough?, Field Methods 18(1), 2006); base size, run length and threshold
// are those of Guest, Namey & Chen (A simple method to assess and report thematic
// saturation in qualitative research, PLoS ONE 15(5), 2020). It says something
// about codes that were found in the talk. Codes that stood in the codebook from
// the beginning tell how soon each was met, not that there is nothing more to
// find, which is why they count only when they are asked for.
package saturation
