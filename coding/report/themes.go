package report

import (
	"mening/coding/tally"
)

// themes counts what was said of each theme. Where something that it runs through
// is hidden, so is the theme: it would tell how many more than the others there
// are.
func (b *builder) themes() error {
	if len(b.Book.Themes) == 0 {
		return nil
	}
	t, err := tally.Count(b.Corpus, b.Book, b.Observations, b.tallyOptions("theme", "stakeholder"))
	if err != nil {
		return err
	}
	last := len(t.Groups) - 1
	for i, theme := range b.Book.Themes {
		c := t.Cells[i][last]
		f := Finding{ID: theme.ID, Name: theme.Name, Definition: theme.Definition, Of: b.sizes[tally.All].participants, OfInterviews: t.Groups[last].Interviews}
		for _, id := range theme.Through {
			part, ok := b.through(id)
			if !ok {
				continue
			}
			f.Below = append(f.Below, part)
			if part.Hidden() {
				c.Suppression = tally.Hidden
			}
		}
		f.Units, f.Participants, f.Interviews = b.cell(c)
		b.out.Themes = append(b.out.Themes, f)
	}
	return nil
}

// through returns a category or code through which a theme runs.
func (b *builder) through(id string) (f Finding, ok bool) {
	category, code := b.Book.Category(id), b.Book.Code(id)
	if category == nil && code == nil {
		return f, false
	}
	f = b.node(id)
	if category != nil {
		f.Name = b.category(category)
	} else {
		f.Name = code.Name
	}
	return f, true
}
