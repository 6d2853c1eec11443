package codebook

// Together carries out many changes of the kinds Add, AddCategory and Move, and
// reads the codebook and tries its examples once, behind the last of them: a
// sheet may hold hundreds. [Editor.Codebook] is that of before until then. Where
// f returns an error, or the codebook would have one, nothing is changed.
func (e *Editor) Together(f func() error) error {
	text, changes := e.text, len(e.changes)
	e.together = true
	err := f()
	e.together = false
	if err == nil && len(e.changes) > changes {
		book, problems := e.read(e.text)
		if book != nil {
			e.tried(book)
			e.book = book
			return nil
		}
		err = e.refused(&e.changes[len(e.changes)-1], problems)
	}
	if err != nil {
		e.text, e.changes = text, e.changes[:changes]
	}
	return err
}

// tree returns the text with the places of its entries. It is kept until another
// text is asked for.
func (e *Editor) tree(text []byte) (*tree, error) {
	if e.last != nil && e.last.text == string(text) {
		return e.last, nil
	}
	t, err := parse(e.file, text)
	if err != nil {
		return nil, err
	}
	e.last = t
	return t, nil
}
