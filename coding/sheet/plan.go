package sheet

import (
	"path/filepath"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// Study is what a sheet is read against.
type Study struct {
	Corpus *corpus.Corpus
	Book   *coding.Codebook
	// Views are the codings as the sheet may show them: those that count, those
	// of the rules, those of the coder.
	Views [][]coding.Observation
	// Own are the decisions of the coder that stand, in their order.
	Own []coding.Decision
	// Decided are the decisions of this coder alone in their places; it may be
	// the zero value.
	Decided coding.Decided
	// Coder is who reads the sheet.
	Coder string
	// Read says that the coder has read all rows: those that are left without a
	// code are noted as read.
	Read bool
	// NewCode, if not nil, gives an id to the name of a code that the codebook
	// does not have. Without it such a code is a fault.
	NewCode func(name string) (id string, err error)
}

// Plan is what a sheet would change.
type Plan struct {
	Changes []Change
	// New are codes that the codebook does not have yet, in the order of the
	// sheet.
	New []New
	// Problems are rows that cannot be read; they have no changes.
	Problems source.Problems
	// Undone are the decisions that are taken back, by their ids.
	Undone map[string]*coding.Decision
	// Rows is how many rows the sheet has, Empty how many of them nobody has
	// written into, Known how many say only what the coder decided before.
	Rows, Empty, Known int
}

// Change is what a row changes.
type Change struct {
	Line      int
	Decisions []coding.Decision
}

// New is a code that is to be made.
type New struct{ ID, Name string }

// Decisions returns all decisions of the plan, in the order of the rows.
func (p *Plan) Decisions() []coding.Decision {
	var out []coding.Decision
	for _, c := range p.Changes {
		out = append(out, c.Decisions...)
	}
	return out
}

// Read reads a sheet and says what it changes. An error says that it is no
// sheet of units.
func Read(s *table.Sheet, study Study) (*Plan, error) {
	all, err := rows(s, study.Book.Values)
	if err != nil {
		return nil, err
	}
	p := newPlanner(s, study)
	first := map[string]*row{}
	double := map[*row]*row{}
	for i := range all {
		r, key := &all[i], all[i].key()
		if other := first[key]; other != nil {
			double[r] = other
		} else {
			first[key] = r
		}
	}
	p.out.Rows = len(all)
	for i := range all {
		r := &all[i]
		other := double[r]
		switch {
		case other != nil && (r.touched() || other.touched()):
			p.tell(p.fault(r, source.Say("the row stands twice: row %d says something of the same unit and code", other.line),
				source.Say("delete one of them; an added row that gives a unit a further code has an empty cell was")))
		case !r.touched() && !(study.Read && r.unread()):
			p.out.Empty++
		default:
			p.row(r)
		}
	}
	// What a double row says is doubtful, and so is the row before it.
	for r, other := range double {
		if r.touched() || other.touched() {
			p.drop(other.line)
		}
	}
	return p.out, nil
}

// planner reads the rows of one sheet.
type planner struct {
	file  string
	study Study
	out   *Plan
	ids   *identifiers
	byID  map[string]*target
	// codings are the observations by turn, own the coder's decisions by unit.
	codings  map[*corpus.Turn][]*coding.Observation
	own      map[string][]*coding.Decision
	seen     map[*corpus.Transcript]*coding.Seen
	knowsWas bool
	fresh    []New
}

func newPlanner(s *table.Sheet, study Study) *planner {
	p := &planner{file: s.File, study: study, out: &Plan{Undone: map[string]*coding.Decision{}}, ids: &identifiers{known: map[*corpus.Transcript]*coding.Identifier{}},
		byID: map[string]*target{}, codings: map[*corpus.Turn][]*coding.Observation{}, own: map[string][]*coding.Decision{},
		seen: map[*corpus.Transcript]*coding.Seen{}, knowsWas: s.Column(WasColumn) >= 0}
	for _, view := range study.Views {
		for i := range view {
			o := &view[i]
			id := p.ids.of(o.Transcript).ID(&o.MeaningUnit)
			if p.byID[id] == nil {
				p.byID[id] = &target{id: id, transcript: o.Transcript, parts: o.All()}
			}
			for _, part := range o.All() {
				p.codings[part.Turn] = append(p.codings[part.Turn], o)
			}
		}
	}
	placer := coding.NewPlacer(study.Corpus)
	for i := range study.Own {
		d := &study.Own[i]
		if d.Unit == nil {
			continue
		}
		if place, ok := placer.Place(d.Unit); ok {
			id := p.ids.of(place.Transcript).OfParts(place.Parts)
			p.own[id] = append(p.own[id], d)
		}
	}
	return p
}

func (p *planner) fault(r *row, message, hint source.Note) *source.Problem {
	return source.Found(source.Error, p.file, r.line, message, hint)
}

func (p *planner) tell(problem *source.Problem) { p.out.Problems = append(p.out.Problems, problem) }

// drop takes the changes of a row back.
func (p *planner) drop(line int) {
	p.out.Changes = slices.DeleteFunc(p.out.Changes, func(c Change) bool { return c.Line == line })
}

// row adds what one row changes.
func (p *planner) row(r *row) {
	if r.badWas {
		p.tell(p.fault(r, source.Say("the cell was cannot be read"), source.Say("leave that column as it is; it says what the row held before")))
		return
	}
	t, problem := p.place(r)
	if problem != nil {
		p.tell(problem)
		return
	}
	before := len(p.fresh)
	x := &rowPlan{planner: p, row: r, target: t, base: p.base(r, t)}
	if problem := x.read(); problem != nil {
		p.fresh = p.fresh[:before]
		for i := range x.decisions {
			delete(p.out.Undone, x.decisions[i].Value) // ids, where it undoes
		}
		p.tell(problem)
		return
	}
	if p.study.Read && len(x.codes) == 0 && !x.passes() && x.seen() == "" {
		x.add(coding.Decision{Act: coding.Read})
	}
	if len(x.decisions) == 0 {
		p.out.Known++
		return
	}
	p.out.New = p.fresh
	p.out.Changes = append(p.out.Changes, Change{r.line, x.decisions})
}

// same reports whether two ids are those of one code.
func (p *planner) same(a, b string) bool {
	if corpus.Equal(a, b) {
		return true
	}
	x := p.study.Book.Code(a)
	return x != nil && x == p.study.Book.Code(b)
}

// codeIDs reads a cell that names codes.
func (p *planner) codeIDs(r *row) ([]string, *source.Problem) {
	var out []string
	add := func(id string) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	texts := parts(r.code)
	if whole := p.study.Book.CodesCalled(r.code); len(whole) == 1 {
		texts = []string{r.code} // its name holds a semicolon
	}
	for _, text := range texts {
		found := p.study.Book.CodesCalled(text)
		fresh := slices.IndexFunc(p.fresh, func(n New) bool { return corpus.Equal(n.Name, text) || corpus.Equal(n.ID, text) })
		switch {
		case len(found) == 1:
			add(found[0].ID)
		case len(found) > 1:
			ids := make([]string, len(found))
			for i, c := range found {
				ids[i] = c.ID
			}
			return nil, p.fault(r, source.Say("several codes are called %q", text), source.Say("known: %s; write the id", strings.Join(ids, ", ")))
		case fresh >= 0:
			add(p.fresh[fresh].ID)
		case p.study.NewCode != nil:
			id, err := p.study.NewCode(text)
			if err != nil {
				return nil, source.AsProblem(p.file, r.line, err)
			}
			p.fresh = append(p.fresh, New{id, text})
			add(id)
		default:
			return nil, p.fault(r, source.Say("the codebook has no code %q", text), p.near(text))
		}
	}
	return out, nil
}

// near names the code that was probably meant.
func (p *planner) near(text string) source.Note {
	known := p.study.Book.IDs("code")
	for _, c := range p.study.Book.Codes {
		known = append(known, c.Name)
	}
	if near := source.Nearest(text, known); near != "" {
		return source.Say("did you mean %q? --new-codes makes new codes", near)
	}
	if strings.EqualFold(filepath.Ext(p.file), ".xlsx") {
		return source.Say("the sheet codes lists them; --new-codes makes new codes")
	}
	return source.Say("mening code lists them; --new-codes makes new codes")
}
