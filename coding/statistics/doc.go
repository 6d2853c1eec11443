// Package statistics computes what papers print beside counts of participants:
// intervals of shares, quantiles, and tests of whether groups, or the same people at two
// waves, differ.
//
// All of it supposes that the things counted are independent of each other.
// Participants may be; the meaning units of one participant never are, so that
// nothing here is for counts of units. A result that is undefined says so by
// ok == false, never by NaN.
package statistics
