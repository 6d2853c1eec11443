package codebook_test

import (
	"errors"
	"testing"

	"mening/coding/codebook"
)

// TestTogether compares many changes at once with one after another, and looks
// that nothing is left of those that fail.
func TestTogether(t *testing.T) {
	changes := func(e *codebook.Editor) error {
		id, err := e.AddCategory(codebook.New{Name: "Hög"})
		if err == nil {
			err = e.Move("samverkan", id)
		}
		if err == nil {
			_, err = e.Add(codebook.New{Name: "Ny", Below: id})
		}
		if err == nil {
			err = e.Move("moten", "hinder")
		}
		return err
	}
	one := edit(t, small, changes)
	all := edit(t, small, func(e *codebook.Editor) error {
		err := e.Together(func() error { return changes(e) })
		if e.Codebook().Category("hog") == nil || len(e.Changes()) != 4 {
			t.Errorf("%d changes, category %v", len(e.Changes()), e.Codebook().Category("hog"))
		}
		return err
	})
	if one != all {
		t.Errorf("together\n%s\none by one\n%s", all, one)
	}
	stop := errors.New("stop")
	left := edit(t, small, func(e *codebook.Editor) error {
		if err := e.Together(func() error { return errors.Join(changes(e), stop) }); !errors.Is(err, stop) {
			t.Errorf("got %v", err)
		}
		if len(e.Changes()) != 0 {
			t.Errorf("%d changes are left", len(e.Changes()))
		}
		return nil
	})
	if left != small {
		t.Errorf("left\n%s", left)
	}
}
