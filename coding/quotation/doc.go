// Package quotation chooses and shortens what is printed of meaning units: the
// quotations that stand for a code, and lists of condensed units as on a slide.
package quotation
