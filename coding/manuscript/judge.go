package manuscript

import (
	"slices"
	"strings"

	"mening/corpus/format"
)

// Status is what the study says of a claim.
type Status string

// The statuses.
const (
	Agrees      Status = "agrees"
	Contradicts Status = "contradicts"
	Miscounts   Status = "miscounts" // the numbers do not fit each other
	CannotTell  Status = "cannot tell"
)

// Given is a figure of the study beside a claim.
type Given struct {
	Figure  *Figure // nil for a figure of a register
	Name    string  // of a register's rows
	Measure Measure
	N, Of   int // Of is -1 where there is no whole
}

// Verdict is a claim with what the study gives.
type Verdict struct {
	Claim
	Status Status
	Given  []Given
	// Wrong says that the percentage is not that of the two numbers, and Sum, if
	// it is not -1, what the numbers that should add up to N come to.
	Wrong bool
	Sum   int
}

// Fault reports whether something is wrong with the claim.
func (v *Verdict) Fault() bool { return v.Status == Contradicts || v.Status == Miscounts }

// Judge compares the claims of paragraphs with the study. Which figure is meant is
// told by the names of categories, codes and groups in the same clause, or else in
// the same sentence; of a table's cell by the heads of its row and column.
func (s *Study) Judge(ps []format.Paragraph, quotations []Quotation, claims []Claim) ([]Verdict, error) {
	if s.names == nil {
		var err error
		if s.names, err = newNames(s); err != nil {
			return nil, err
		}
	}
	out := make([]Verdict, len(claims))
	heading, at := "", 0
	for i := range claims {
		c := &claims[i]
		for ; at <= c.Paragraph; at++ {
			if ps[at].Heading > 0 {
				heading = ps[at].Text
			}
		}
		x := s.context(c, masked(ps[c.Paragraph].Text, c.Paragraph, quotations), heading)
		out[i] = s.judge(c, &x)
	}
	s.sums(ps, out)
	for i := range out {
		if v := &out[i]; v.Status != Contradicts && (v.Wrong || v.Sum >= 0) {
			v.Status = Miscounts
		}
	}
	return out, nil
}

// judge finds the figure that a claim tells.
func (s *Study) judge(c *Claim, x *context) Verdict {
	v := Verdict{Claim: *c, Status: CannotTell, Sum: -1}
	v.Wrong = c.N >= 0 && c.Of > 0 && c.HasPercent && !Right(c.N, c.Of, c.Percent, c.Decimals)
	sets := x.sets(c)
	nodes := x.nodes
	if len(nodes) == 0 || x.weak {
		nodes = append(slices.Clone(nodes), "")
	}
	if c.Size && c.Cell { // n=3 in the head of a column is its group, whatever the rows are
		nodes = []string{""}
	}
	var nearest []*Figure
	for _, node := range nodes {
		figures := s.among(node, sets)
		for _, f := range figures {
			if o, ok := f.tells(c); ok {
				v.Status, v.Given = Agrees, []Given{{Figure: f, Measure: o.measure, N: o.n, Of: o.of}}
				return v
			}
		}
		if len(figures) > 0 {
			nearest = append(nearest, figures[0])
		}
	}
	if c.Of < 0 && !c.HasPercent && c.Measure != Any && c.Measure != Units { // how many there are, whatever they spoke of
		if !x.near && !x.isStrict() && !x.unlike {
			sets = append(sets, c.Conditions)
		}
		for _, f := range s.among("", sets) {
			if o, ok := f.tells(c); ok {
				v.Status, v.Given = Agrees, []Given{{Figure: f, Measure: o.measure, N: o.n, Of: o.of}}
				return v
			}
		}
	}
	status, rows := s.registered(c, x)
	if status != CannotTell || len(rows) > 0 && len(x.groups) == 0 && (len(x.nodes) == 0 || x.weak) {
		v.Status, v.Given = status, rows
		return v
	}
	if len(nodes) == 1 && nodes[0] == "" && s.counts(c, &v) {
		return v
	}
	if len(nearest) > 0 && !x.weak { // else nothing in the sentence says what is counted
		v.Given = append(v.Given, nearest[0].beside(c)...)
	}
	if s.contradicts(c, x, nearest) {
		v.Status = Contradicts
	}
	return v
}

// several is how many categories or codes a number may stand beside and still be
// that of one.
const several = 2

// contradicts reports whether it is clear enough which figure is meant.
func (s *Study) contradicts(c *Claim, x *context, nearest []*Figure) bool {
	if len(nearest) == 0 {
		return false
	}
	f := nearest[0]
	switch {
	case f.Node == "": // sizes of groups: AME (n = 3)
		return c.Size && len(x.groups) == 1 && x.near && len(x.nodes) == 0
	case x.weak || len(f.beside(c)) == 0: // nothing that it could be held against
		return false
	case len(x.nodes) > several && !c.Cell: // a list, of which the number tells something together
		return false
	case x.isStrict() && !x.isClear(): // it may be said of several, or be no name
		return false
	case len(x.groups) > 0 && (x.near || c.Cell):
		return true
	case x.isStrict() && (c.Cell || c.Measure != Any && !x.hedged && !x.negated || s.isWhole(c, f)):
		return true
	case c.Cell:
		return total().MatchString(strings.TrimSpace(c.Column))
	}
	if x.named && len(x.groups) == 0 && len(x.asked) == 0 && !x.stated && !x.hedged && !x.negated && f.isCounted(c) {
		return true
	}
	return c.Of >= 0 && slices.ContainsFunc(f.options(), func(o option) bool {
		return o.of == c.Of && o.measure != Units && (c.Measure == Any || c.Measure == o.measure)
	})
}

// isWhole reports whether a claim is a share of the participants for whom the
// figure holds, or of all.
func (s *Study) isWhole(c *Claim, f *Figure) bool {
	all, err := s.Figure("", c.Conditions)
	return c.Of >= 0 && (c.Of == f.Group.Participants || err == nil && c.Of == all.Group.Participants)
}

// isCounted reports whether a claim without a whole says what it counts: by a word,
// or by a percentage that is one of the participants.
func (f *Figure) isCounted(c *Claim) bool {
	if c.Of >= 0 || c.N < 0 {
		return false
	}
	if c.HasPercent {
		return Right(c.N, f.Group.Participants, c.Percent, c.Decimals)
	}
	return c.Measure == Units || c.Measure == Participants || c.Measure == Interviews
}

// total heads the row or column of all: Totalt, Totalt n=24, Alla informanter. Not
// alla tillsammans, which are the coders of a table of agreement.
var total = pattern(`(?i)^(totalt|summa|samtliga|alla|total|sum|all)(\s+(antal|informanter|deltagare|aktörer|grupper|participants|stakeholders|groups))?(\s*[,(]?\s*n\s*=.*)?$`)

// tells reports whether a claim tells the figure, and in which way.
func (f *Figure) tells(c *Claim) (option, bool) {
	for _, o := range f.options() {
		if c.Measure == Any && f.Node != "" && (o.measure == Interviews || o.measure == Parties) {
			continue // they are named where they are meant
		}
		if c.Measure != Any && c.Measure != o.measure || c.N >= 0 && c.N != o.n || c.Of >= 0 && c.Of != o.of || c.N < 0 && o.of < 0 {
			continue
		}
		if c.HasPercent && c.Of < 0 && !Right(o.n, o.of, c.Percent, c.Decimals) {
			continue
		}
		return o, true
	}
	return option{}, false
}

// beside returns the ways in which the figure may be told that a claim is shown
// beside.
func (f *Figure) beside(c *Claim) []Given {
	var out []Given
	for _, o := range f.options() {
		if c.Measure != Any && o.measure != c.Measure || o.of < 0 && c.N < 0 {
			continue
		}
		if c.Measure == Any && o.measure != Participants && o.measure != Units ||
			slices.ContainsFunc(out, func(g Given) bool { return g.Measure == o.measure }) {
			continue
		}
		out = append(out, Given{Figure: f, Measure: o.measure, N: o.n, Of: o.of})
	}
	return out
}

// counts compares a claim of codes or categories with the codebook.
func (s *Study) counts(c *Claim, v *Verdict) bool {
	n := -1
	switch c.Measure {
	case Codes:
		n = len(s.Book.Codes)
	case Categories:
		n = len(s.Book.Categories)
	}
	if n < 0 {
		return false
	}
	if c.N == n && c.Of < 0 {
		v.Status = Agrees
	}
	v.Given = []Given{{Measure: c.Measure, N: n, Of: -1}}
	return true
}
