package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/coding/sheet"
	"mening/coding/tally"
	"mening/corpus/source"
	"mening/corpus/table"
)

func sortCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "sort",
		Usage:     "sort codes into categories in a sheet",
		ArgsUsage: "[SHEET]",
		Description: `Without SHEET it prints a row for each code, with what it holds and where it
stands. With a SHEET that was filled in, the codes are moved: below the category,
and the sub-category in it, that their rows name. Categories that are not there
yet are made; those that are go where the sheet has them, so that sorting may be
repeated, up to the highest categories. A code without category is loose.

--rounds tells how it came about: a row for each time that somebody changed the
codebook.

EXAMPLES
   mening sort -s DIR -o sort.xlsx
   mening sort -s DIR sort.xlsx --coder eva --dry-run
   mening sort -s DIR sort.xlsx --coder eva
   mening sort -s DIR --rounds`,
		Flags: append(editFlags(
			forceFlag(),
			&cli.BoolFlag{Name: "rounds", DisableDefaultText: true, Usage: "show the rounds in which the codebook was made"}), outputFlags()...),
		Action: func(c *cli.Context) error {
			switch {
			case c.Bool("rounds") && (c.Args().Present() || c.Bool("dry-run")):
				return usageError{source.Say("--rounds shows what was done\n  leave the sheet and --dry-run out")}
			case c.NArg() > 1:
				return usageError{source.Say("mening sort takes one sheet, but was given %d\n  see mening sort --help", c.NArg())}
			case c.NArg() == 1:
				return e.sortSheet(c, c.Args().First())
			case c.Bool("dry-run"):
				return usageError{source.Say("--dry-run is about a sheet that is read\n  name the sheet")}
			}
			return e.codesToSort(c)
		},
	}
}

// codesToSort prints the codes with what is needed to sort them, or the rounds.
func (e *env) codesToSort(c *cli.Context) error {
	s := &coded{}
	var err error
	if s.out, err = newOutput(e, c); err != nil {
		return err
	}
	if s.opened, err = e.open(c, s.out); err != nil {
		return err
	}
	if c.Bool("rounds") {
		t, err := s.rounds(s.out.forPeople())
		if err != nil {
			return err
		}
		return s.out.table(t, s.voice)
	}
	if s.book, err = s.codebook(); err != nil {
		return err
	}
	if s.decided, err = s.opened.decided(s.book, ""); err != nil {
		return err
	}
	s.observations = s.observe(e, s.book, s.decided)
	counts, err := tally.Count(s.corpus, s.book, s.observations, tally.Options{By: []string{"role"}, Rows: "code", Decided: s.decided.Reviewed()})
	if err != nil {
		return err
	}
	if err := s.keepSorting(); err != nil {
		return err
	}
	if err := s.out.table(s.sortTable(counts), s.voice); err != nil {
		return err
	}
	return s.finish(e)
}

// sortTable has a row a code, with two of its units.
func (s *coded) sortTable(counts *tally.Tally) *table.Table {
	v := s.voice
	t := &table.Table{Columns: []table.Column{
		{Key: sheet.ID, Title: "id", Wrap: true}, {Key: sheet.Name, Title: v.say("name"), Wrap: true},
		{Key: "units", Title: v.say("units"), Number: true}, {Key: "participants", Title: v.say("participants"), Number: true},
		{Key: "example", Title: v.say("example") + " 1", Wrap: true}, {Key: "example-2", Title: v.say("example") + " 2", Wrap: true},
		{Key: sheet.SubCategory, Title: v.term("sub-category"), Wrap: true}, {Key: sheet.Category, Title: v.term("category"), Wrap: true},
	}}
	if s.out.isSheet() {
		t.Form, t.Columns = true, append(t.Columns, table.Column{Key: sheet.WasColumn, Hidden: true})
	}
	examples := s.examples(2)
	total := len(counts.Groups) - 1
	for i, n := range counts.Nodes {
		code := s.book.Code(n.ID)
		if n.Level != "code" || code == nil {
			continue
		}
		category, sub := sheet.PathOf(s.book, code)
		cell, shown := counts.Cells[i][total], append(examples[code], "", "")
		row := []any{code.ID, code.Name, cell.Units, cell.Participants, shown[0], shown[1], sub, category}
		if s.out.isSheet() {
			row = append(row, sheet.Where(s.book, code))
		}
		t.Rows = append(t.Rows, row)
	}
	if s.out.format == "text" && s.out.columns() < plainWidth {
		pile(t, sheet.Name, sheet.ID)
		pile(t, "example", "example-2")
		pile(t, sheet.Category, sheet.SubCategory)
	}
	if !s.out.isSheet() {
		t.Notes = append(t.Notes, s.sorted(s.book))
	}
	return t
}

// sorted says how far the codes of a codebook are sorted.
func (s *opened) sorted(b *coding.Codebook) string {
	loose, top, below := 0, 0, 0
	b.Walk(func(c *coding.Category, depth int) {
		switch {
		case c.ID == coding.Uncategorised:
			loose = len(c.Codes)
		case depth == 0:
			top++
		default:
			below++
		}
	})
	return s.voice.say("codes: %d, loose: %d, categories: %d, sub-categories: %d", len(b.Codes), loose, top, below)
}

// examples returns some units of each code, those that are condensed and
// starred first.
func (s *coded) examples(most int) map[*coding.Code][]string {
	out := map[*coding.Code][]string{}
	for _, wanted := range []func(o *coding.Observation) bool{
		func(o *coding.Observation) bool { return o.Condensed != "" && o.Starred },
		func(o *coding.Observation) bool { return o.Condensed != "" },
		func(o *coding.Observation) bool { return true },
	} {
		for i := range s.observations {
			o := &s.observations[i]
			text := o.Condensed
			if text == "" {
				text = o.Quote()
			}
			if wanted(o) && len(out[o.Code]) < most && !slices.Contains(out[o.Code], text) {
				out[o.Code] = append(out[o.Code], text)
			}
		}
	}
	return out
}

// sortSheet moves the codes to where a sheet has them.
func (e *env) sortSheet(c *cli.Context, file string) error {
	out, err := newOutput(e, c)
	if err != nil {
		return err
	}
	out.ownForms = false // it writes no sheet
	filled, err := readFilled(file)
	if err != nil {
		return err
	}
	d := &coded{}
	if d.opened, err = e.open(c, out); err != nil {
		return err
	}
	if err := out.protect(file); err != nil {
		return err
	}
	if d.book, err = d.codebook(); err != nil {
		return err
	}
	sorting, err := sheet.ReadSorting(filled, d.book)
	if err != nil {
		return err
	}
	d.out = out
	change := codebook.Edit
	if c.Bool("dry-run") {
		change = codebook.Try
	}
	done, err := change(d.codebookFile(e.who(c)), sorting.Apply)
	if err != nil {
		return err
	}
	e.tell(d.voice, done.Notes())
	t := d.changes(done)
	switch {
	case len(t.Rows) == 0 && out.format == "text":
		t.Columns, t.Notes = nil, append(t.Notes, d.voice.say("nothing would change"))
		if !c.Bool("dry-run") {
			t.Notes = []string{d.voice.say("nothing has changed")}
		}
	case c.Bool("dry-run"):
		t.Notes = append(t.Notes, d.voice.say("nothing was changed: this is what would change"))
	}
	names := append(d.categoryNames(), sorting.New()...)
	for _, name := range sorting.New() {
		others := slices.DeleteFunc(slices.Clone(names), func(other string) bool { return other == name })
		if near := source.Nearest(name, others); near != "" {
			t.Notes = append(t.Notes, d.voice.say("the category %q is new; is it %q?", name, near))
		}
	}
	t.Notes = append(t.Notes, d.voice.say("rows: %d, codes in another place: %d, new categories: %d", sorting.Rows, sorting.Moved, len(sorting.New())), d.sorted(done.Codebook()))
	return out.table(t, d.voice)
}

// changes is a table of what was done to a codebook.
func (s *coded) changes(done *codebook.Edited) *table.Table {
	v, b := s.voice, done.Codebook()
	t := &table.Table{Columns: []table.Column{{Key: "act", Title: v.say("act")}, {Key: "kind", Title: v.say("what")}, {Key: "id", Title: "id", Wrap: true},
		{Key: "name", Title: v.say("name"), Wrap: true}, {Key: "from", Title: v.say("from"), Wrap: true}, {Key: "to", Title: v.say("to"), Wrap: true}}}
	for _, x := range done.Changes() {
		name := x.Name
		if code := b.Code(x.To[0]); name == "" && code != nil {
			name = code.Name
		} else if category := b.Category(x.To[0]); name == "" && category != nil {
			name = category.Name
		}
		t.Rows = append(t.Rows, []any{s.out.value(v, string(x.Act)), s.out.value(v, x.Kind), x.To[0], name, x.Above, x.Below})
	}
	return t
}

// categoryNames are those of the codebook before it was changed.
func (d *coded) categoryNames() []string {
	var out []string
	d.book.Walk(func(c *coding.Category, _ int) { out = append(out, c.Name) })
	return out
}

// rounds tells how the codebook was made: what one person changed in one go is
// a row.
func (s *opened) rounds(local bool) (*table.Table, error) {
	log, err := codebook.ReadLog(filepath.Join(decisionsFolder(s.study), codebook.LogName))
	if err != nil {
		return nil, err
	}
	v, said := s.voice, &voice{}
	if local {
		said = v
	}
	t := &table.Table{Columns: []table.Column{{Key: "at", Title: v.say("time")}, {Key: "who", Title: v.say("coder")},
		{Key: "new-codes", Title: v.say("codes added"), Number: true}, {Key: "new-categories", Title: v.say("categories added"), Number: true},
		{Key: "moved", Title: v.say("moved"), Number: true}, {Key: "other", Title: v.say("other changes"), Number: true}, {Key: "what", Title: v.say("what"), Wrap: true}}}
	for i := 0; i < len(log.Entries); {
		first := &log.Entries[i]
		var codes, categories, moved, other int
		var what []string
		for ; i < len(log.Entries) && log.Entries[i].Who == first.Who && log.Entries[i].After == first.After && log.Entries[i].Before == first.Before; i++ {
			x := &log.Entries[i]
			switch {
			case x.Act == coding.ChangeAdd && x.Kind == "code":
				codes++
			case x.Act == coding.ChangeAdd:
				categories++
				what = append(what, "+ "+cmp.Or(x.Name, x.To[0]))
			case x.Act == coding.ChangeMove:
				moved++
				if x.Kind != "code" {
					what = append(what, said.note(x.Note()))
				}
			default:
				other++
				what = append(what, said.note(x.Note()))
			}
		}
		at := first.At.Format(time.RFC3339)
		if local {
			at = first.At.Local().Format("2006-01-02 15:04")
		}
		t.Rows = append(t.Rows, []any{at, first.Who, codes, categories, moved, other, strings.Join(what, "; ")})
	}
	if b, problems, err := s.readCodebook(); err == nil && b != nil && problems.Err() == nil {
		t.Notes = append(t.Notes, s.sorted(b))
	}
	return t, nil
}
