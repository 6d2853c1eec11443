package manuscript

import (
	"path/filepath"
	"slices"
	"strings"

	"mening/coding/register"
	"mening/corpus"
)

// rowsGiven is what a register gives for conditions: how many rows, of each whole
// that they may be a share of.
type rowsGiven struct {
	register *Register
	texts    []string
	n        int
	wholes   []int
}

// registered compares a claim with the registers: with the rows for which one or
// two of the values hold that are mentioned, or all rows. It returns what they
// give, where the claim is a share of something of theirs, and Agrees, Contradicts
// or CannotTell.
func (s *Study) registered(c *Claim, x *context) (Status, []Given) {
	if c.Measure != Any && c.Measure != Participants {
		return CannotTell, nil
	}
	var nearest []rowsGiven
	for i := range s.Registers {
		r := &s.Registers[i]
		for _, texts := range choices(x.registers, i+1) {
			where, err := r.Conditions(texts)
			if err != nil || len(texts) == 0 && !x.isOfAll(c) {
				continue
			}
			g := rowsGiven{register: r, texts: texts, n: len(r.Select(where)), wholes: r.wholes(where)}
			if of, ok := g.tells(c); ok {
				return Agrees, []Given{g.given(of)}
			}
			if len(texts) > 0 {
				nearest = append(nearest, g)
			}
		}
	}
	for i := range nearest {
		if g := &nearest[i]; slices.Contains(g.wholes, c.Of) {
			if i == 0 && s.isMeant(c, x, g) {
				return Contradicts, []Given{g.given(c.Of)}
			}
			return CannotTell, []Given{g.given(c.Of)}
		}
	}
	return CannotTell, nil
}

// isOfAll reports whether nothing is named that all rows would be too many for.
func (x *context) isOfAll(c *Claim) bool {
	return !x.stated && !x.near && !x.isStrict() && (len(x.nodes) == 0 || x.weak) && (!c.Cell || !x.unlike)
}

// tells reports whether a claim tells the number, and as a share of what.
func (g *rowsGiven) tells(c *Claim) (of int, ok bool) {
	for _, of := range g.wholes {
		switch {
		case len(g.texts) == 0 && c.Of < 0 && c.Measure == Any,
			of == g.n && len(g.texts) > 0 && c.Of < 0 && c.HasPercent, // all of them, which says nothing
			c.N >= 0 && c.N != g.n, c.Of >= 0 && c.Of != of,
			c.HasPercent && c.Of < 0 && !Right(g.n, of, c.Percent, c.Decimals):
			continue
		}
		return of, true
	}
	return 0, false
}

// given names the rows as mening describe does: by file and conditions.
func (g *rowsGiven) given(of int) Given {
	name := filepath.Base(g.register.File)
	if len(g.texts) > 0 {
		name += ": " + strings.Join(g.texts, ", ")
	}
	return Given{Name: name, Measure: Rows, N: g.n, Of: of}
}

// isMeant reports whether it is clear that a claim tells of these rows: the clause
// names nothing else, no value of another column, and says no not; and what the
// share is of cannot be the participants of the interviews.
func (s *Study) isMeant(c *Claim, x *context, g *rowsGiven) bool {
	if c.Cell || c.N < 0 || c.Measure == Participants || !x.stated || x.negated || len(x.groups) > 0 || len(x.nodes) > 0 && !x.weak {
		return false
	}
	columns := map[string]bool{}
	for _, m := range x.registers {
		if columns[column(m.condition)] || m.register != x.registers[0].register {
			return false
		}
		columns[column(m.condition)] = true
	}
	if len(columns) != len(g.texts) {
		return false
	}
	all, err := s.Figure("", c.Conditions)
	return err == nil && (len(g.texts) > 1 || all.Group.Participants != c.Of)
}

// wholes returns what rows may be a share of: all rows, those with a value, those
// for which one of the conditions holds, with a value in the column of the other,
// too, and the goal.
func (r *Register) wholes(where []register.Condition) []int {
	out := []int{r.Rows()}
	for i := range where {
		n, _ := where[i].Column.Count(r.Select(nil))
		out = append(out, n)
		if len(where) > 1 {
			rows := r.Select(where[i : i+1])
			n, _ := where[1-i].Column.Count(rows)
			out = append(out, len(rows), n)
		}
	}
	if r.Target > 0 {
		out = append(out, r.Target)
	}
	return out
}

// choices returns the values of one register that are mentioned, two together,
// one, and none.
func choices(mentions []mention, number int) [][]string {
	var one []string
	for _, m := range mentions {
		if m.register == number && !slices.Contains(one, m.condition) {
			one = append(one, m.condition)
		}
	}
	var out [][]string
	for i, a := range one {
		for _, b := range one[i+1:] {
			if column(a) != column(b) {
				out = append(out, []string{a, b})
			}
		}
	}
	for _, a := range one {
		out = append(out, []string{a})
	}
	return append(out, nil)
}

func column(condition string) string {
	name, _, _ := strings.Cut(condition, "=")
	return name
}

// addRegister adds the names of a register: the values of its columns, columns of
// yes and no for yes, and items of a questionnaire for their highest answers.
func (n *names) addRegister(number int, r *Register) {
	for _, c := range r.Columns {
		m := mention{register: number}
		if c.Type == register.Likert {
			for _, top := range topBoxes(c.Levels) {
				m.condition = c.Name + "=" + top
				n.item(c.Label, m)
			}
			continue
		}
		const most = 12 // values of a column that a text may speak of
		if len(c.Levels) > most {
			continue
		}
		for _, level := range c.Levels {
			m.condition = c.Name + "=" + level.ID
			if isYes := corpus.Equal(level.ID, "ja") || corpus.Equal(level.ID, "yes"); isYes {
				n.add(c.Label, false, m)
				n.add(c.Name, false, m)
			} else if len([]rune(level.ID)) > 2 {
				n.add(level.ID, isShort(level.ID), m)
				n.add(level.Label, isShort(level.Label), m)
			}
		}
	}
}

// topBoxes returns the highest answers as values of a condition: together, as mening
// describe sums them up, and the highest alone.
func topBoxes(levels []corpus.Value) []string {
	if len(levels) == 0 {
		return nil
	}
	last := levels[len(levels)-1].ID
	if len(levels) < 5 {
		return []string{last}
	}
	return []string{levels[len(levels)-2].ID + "," + last, last}
}

// item adds an item of a questionnaire, also without the I with which it begins:
// others write of it as they were engaged.
func (n *names) item(label string, m mention) {
	n.add(label, false, m)
	first, rest, _ := strings.Cut(label, " ")
	if slices.Contains([]string{"jag", "den", "det", "i", "it"}, strings.ToLower(first)) && strings.Contains(rest, " ") {
		n.add(rest, false, m)
	}
}
