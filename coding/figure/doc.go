// Package figure draws the figures of a results chapter.
//
//	Bars, Heat, Curve, Network, Slope, Persons, Flow, Transitions ─ Draw(Style) → *Figure ─ Write → svg, png, pdf
//
// Each kind is a type of plain data in a file of its own. Drawing arranges it on
// a sheet as wide as the style says and as high as the content needs; a sheet
// holds outlines and texts in millimetres, and each format has one writer.
//
// Figures are made to be printed: colours are those of Okabe & Ito (2008), which
// people with any kind of colour vision tell apart, and whatever a colour says
// is said by a shade, a pattern, a shape or a number too, so that a black and
// white print loses nothing. Letters are Liberation Sans, as wide as those of
// Arial: embedded in PDF, drawn in PNG; SVG keeps text as text and asks for Arial
// and its kin. The same data gives the same bytes.
//
// Every figure says in words what it shows ([Figure.Alternative]), for those who
// do not see it.
//
// Okabe M, Ito K. Color universal design: how to make figures and presentations
// that are friendly to colorblind people. 2008. https://jfly.uni-koeln.de/color/
package figure
