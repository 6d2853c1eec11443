// Package reliability measures how far coders agree: ratings in, coefficients
// out.
//
// [Ratings] hold what each coder said of each unit. Every coefficient is a
// function of ratings and [Options] and stands in a file of its own, with its
// formula, its source, the level of measurement it is made for, and the cases
// in which it is undefined. A [Coefficient] that is undefined has no value and
// says why; it is never 0 or NaN. Whatever has a value has a 95 % interval as
// well, or a reason why it has none: analytic where one was published, else a
// bootstrap over units whose random numbers are seeded, so that the same
// ratings give the same interval.
//
// [UAlpha], [BinaryUAlpha] and [CuAlpha] compare where units begin and end;
// their input are [Continuum]s. [Confusion] is the table of two coders, with
// precision, recall and F1 where one of them is the reference.
package reliability
