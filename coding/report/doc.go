// Package report gathers what a study found into one document: who took part, how
// it was analysed, what was said of each dimension or category, how that stands
// beside what registers tell, and what lets others check it.
//
//	Input ─ New → *Report ─ Template.Document → document.Document ─ Write → html, docx, md
//
// [New] computes every number and makes the tables; a template, which the user may
// replace, is the running text around them. A template is Markdown with the
// actions of text/template; whatever is filled in is shown as it is and never read
// as Markdown. One template makes all formats.
//
// The same input gives the same bytes: the date of a report is that of its newest
// decision or interview, not that of today.
package report
