package reliability

// Confusion is the table of two coders: how often one said this and the other
// that.
type Confusion struct {
	// Reference is the coder whose categories are the rows, Other the one whose
	// categories are the columns.
	Reference, Other string
	Categories       []string
	// Counts holds units by the category of the reference and that of the
	// other.
	Counts [][]int
	// ReferenceOnly and OtherOnly count the units that one of them rated
	// alone; they stand in no cell.
	ReferenceOnly, OtherOnly int
}

// Confusion compares two coders, given by their indexes. It is quadratic in the
// number of categories.
func (r *Ratings) Confusion(reference, other int) *Confusion {
	c := &Confusion{Reference: r.Coders[reference], Other: r.Coders[other], Categories: r.Categories}
	for range r.Categories {
		c.Counts = append(c.Counts, make([]int, len(r.Categories)))
	}
	for _, row := range r.Values {
		switch a, b := row[reference], row[other]; {
		case a != Missing && b != Missing:
			c.Counts[a][b]++
		case a != Missing:
			c.ReferenceOnly++
		case b != Missing:
			c.OtherOnly++
		}
	}
	return c
}

// Sums returns how many units the reference and the other put into a category,
// of those that both rated.
func (c *Confusion) Sums(category int) (reference, other int) {
	for k := range c.Counts {
		reference += c.Counts[category][k]
		other += c.Counts[k][category]
	}
	return reference, other
}

// Precision is the share of the units which the other put into the category
// that the reference put there too; ok is false where the other put none.
func (c *Confusion) Precision(category int) (share float64, ok bool) {
	_, other := c.Sums(category)
	return float64(c.Counts[category][category]) / max(float64(other), 1), other > 0
}

// Recall is the share of the units which the reference put into the category
// that the other put there too; ok is false where the reference put none.
func (c *Confusion) Recall(category int) (share float64, ok bool) {
	reference, _ := c.Sums(category)
	return float64(c.Counts[category][category]) / max(float64(reference), 1), reference > 0
}

// F1 is the harmonic mean of precision and recall, 2·both/(reference + other);
// ok is false where neither put a unit into the category. Source: van
// Rijsbergen (1979), chapter 7.
func (c *Confusion) F1(category int) (mean float64, ok bool) {
	reference, other := c.Sums(category)
	return 2 * float64(c.Counts[category][category]) / max(float64(reference+other), 1), reference+other > 0
}
