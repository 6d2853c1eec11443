package sheet

import (
	"strings"

	"mening/coding"
	"mening/corpus"
)

// divider stands between sub-categories of several depths.
const divider = " / "

// CategoryLabel returns the text by which a sheet names a category: its name, or
// its id where the name is not its own.
func CategoryLabel(b *coding.Codebook, c *coding.Category) string {
	same := 0
	b.Walk(func(other *coding.Category, _ int) {
		if corpus.Equal(other.Name, c.Name) || other != c && corpus.Equal(other.ID, c.Name) {
			same++
		}
	})
	if same != 1 || strings.Contains(c.Name, "/") {
		return c.ID
	}
	return c.Name
}

// PathOf returns the cells category and sub-category of a code; both are empty
// for a loose one.
func PathOf(b *coding.Codebook, c *coding.Code) (category, sub string) {
	var labels []string
	for _, category := range c.Path() {
		if category.ID == coding.Uncategorised {
			return "", ""
		}
		labels = append(labels, CategoryLabel(b, category))
	}
	if len(labels) == 0 {
		return "", ""
	}
	return labels[0], strings.Join(labels[1:], divider)
}

// where is what a row of the column `was` holds.
func where(category, sub string) string {
	if category == "" {
		return "-"
	}
	return strings.Join(path(category, sub), divider)
}

// Where returns what the column `was` of a code holds.
func Where(b *coding.Codebook, c *coding.Code) string { return where(PathOf(b, c)) }

// path returns the labels of categories from the top down.
func path(category, sub string) []string {
	var out []string
	for _, label := range append([]string{category}, strings.Split(sub, "/")...) {
		if label = strings.Join(strings.Fields(label), " "); label != "" {
			out = append(out, label)
		}
	}
	return out
}
