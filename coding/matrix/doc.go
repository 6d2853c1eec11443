// Package matrix lays the units of a study out as a framework matrix: a row for
// each case, a column for each category, and in the cells what the case said of
// it (Ritchie & Spencer, Qualitative data analysis for applied policy research,
// in Bryman & Burgess, Analyzing Qualitative Data, 1994). Empty cells say whether
// the case was asked.
package matrix
