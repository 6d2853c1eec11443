package reliability

import (
	"slices"

	"mening/corpus/source"
)

// fewestTexts is how many texts a bootstrap over texts needs: fewer give too
// few different samples.
const fewestTexts = 5

// UAlpha is how far coders agree on which stretches of a text to mark, and with
// which value: Krippendorff's alpha for unitizing.
//
//	uα = 1 - uDo/uDe
//	uDo = Σ ℓ_ck of all c ≠ k, the positions on which coders differ
//	uDe = ℓ · (ℓ² - Σ ℓ_c²) / (ℓ² - Σ L² of stretches - ℓ_gaps)
//
// where ℓ_ck is the length of all intersections of sections with the values c
// and k of two coders, each ordered pair of coders divided by the number of
// coders less one; a gap between stretches is a section with a value of its
// own; ℓ_c is the sum of ℓ_ck over k, ℓ that over all, and L the length of a
// single stretch. What a stretch and a position in a gap have in common with
// themselves is not expected by chance. Source: Krippendorff, Mathet, Bouvry &
// Widlöcher (2016), equations 1 to 5. It replaces the coefficient of
// Krippendorff (1995, 2004), which squared lengths and did not behave with more
// than two coders.
//
// Several texts are as one text that is cut between them. A text that fewer
// than two coders read is left out.
//
// Level: nominal. Undefined where no text was read by two coders, and where
// nobody marked anything or everybody everything with the same value. Interval:
// a bootstrap over texts, of which it needs five. The error is a
// *[StretchError].
func UAlpha(texts []Continuum, o Options) (Coefficient, error) {
	return unitizing("u_alpha", texts, o, func(c *Continuum, rows [][]section) part { return newPart(c, rows) })
}

// BinaryUAlpha is [UAlpha] of marked against unmarked, whatever the values: how
// far coders agree on what is relevant. Source: Krippendorff, Mathet, Bouvry &
// Widlöcher (2016), equation 6.
func BinaryUAlpha(texts []Continuum, o Options) (Coefficient, error) {
	return unitizing("binary_u_alpha", texts, o, func(c *Continuum, rows [][]section) part {
		for _, row := range rows {
			for i := range row {
				if row[i].value != gap {
					row[i].value = 0
				}
			}
		}
		return newPart(c, rows)
	})
}

// CuAlpha is how far coders agree on the values of what both marked, whatever
// stretches they marked: Krippendorff's alpha for the coding of unitized texts.
//
//	cuα = 1 - cuDo/cuDe
//	cuDo = Σ ℓ_ck of all c ≠ k, without gaps
//	cuDe = ℓ · (ℓ² - Σ ℓ_c²) / (ℓ² - Σ ℓ_S²)
//
// with ℓ_ck, ℓ_c and ℓ as in [UAlpha] but of intersections of marked stretches
// only, and ℓ_S the length of what a stretch has in common with the stretches of
// another coder, each divided by the number of coders less one. Source:
// Krippendorff, Mathet, Bouvry & Widlöcher (2016), equations 10 and 11. A note
// tells how much of the text that is. Other programs differ where more than two
// coders marked.
//
// Level: nominal. Undefined where no words were marked by two coders, and where
// all such words have the same value. Interval: as UAlpha.
func CuAlpha(texts []Continuum, o Options) (Coefficient, error) {
	return unitizing("cu_alpha", texts, o, func(c *Continuum, rows [][]section) part { return newMarkedPart(c, rows) })
}

// part is what one text contributes.
type part struct {
	length, whole float64 // of what is compared, and of all that the coders read
	differ        float64 // on which coders differ
	own           float64 // what sections have in common with themselves
	of            map[int]float64
}

// unitizing sums the parts of all texts.
func unitizing(name string, texts []Continuum, o Options, one func(*Continuum, [][]section) part) (Coefficient, error) {
	c := Coefficient{Name: name}
	index := map[string]int{}
	var parts []part
	for i := range texts {
		t := &texts[i]
		var rows [][]section
		for _, row := range t.Rows {
			s, err := t.sections(row, index)
			if err != nil {
				return Coefficient{}, err
			}
			rows = append(rows, s)
		}
		if len(rows) < 2 || t.Length == 0 {
			continue
		}
		p := one(t, rows)
		for _, row := range t.Rows {
			c.Units += len(row.Stretches)
		}
		c.Pairs += len(rows) * (len(rows) - 1) / 2
		parts = append(parts, p)
	}
	return c.unitize(parts, index, o), nil
}

func (c Coefficient) unitize(parts []part, index map[string]int, o Options) Coefficient {
	all := make([]int, len(parts))
	for i := range all {
		all[i] = i
	}
	total := sum(parts, all)
	value, ok := total.alpha()
	switch {
	case len(parts) == 0:
		return c.undefined(&source.Note{Format: NoContinuum})
	case c.Units == 0:
		return c.undefined(&source.Note{Format: NoUnits})
	case total.length == 0:
		return c.undefined(&source.Note{Format: NoCommon})
	case !ok && c.Name == "binary_u_alpha": // whose one value has no name
		return c.undefined(&source.Note{Format: NoExpected})
	case !ok:
		return c.undefined(total.unvaried(index))
	}
	c.value = value
	if c.Name == "cu_alpha" {
		c.note(NoteCoverage, 100*total.length/total.whole)
	}
	if len(parts) < fewestTexts {
		c.Interval = source.Note{Format: FewTexts, Args: []any{fewestTexts}}
		return c
	}
	c.bootstrap(len(parts), o, ByTexts, func(sample []int) (float64, bool) {
		p := sum(parts, sample)
		return p.alpha()
	})
	return c
}

func sum(parts []part, which []int) part {
	total := part{of: map[int]float64{}}
	for _, i := range which {
		p := &parts[i]
		total.length += p.length
		total.whole += p.whole
		total.differ += p.differ
		total.own += p.own
		for value, length := range p.of {
			total.of[value] += length
		}
	}
	return total
}

// alpha returns 1 - differ/expected; ok is false where nothing is expected to
// differ.
func (p *part) alpha() (value float64, ok bool) {
	square := p.length * p.length
	same := 0.0
	for _, length := range p.sorted() {
		same += length * length
	}
	if square-same <= nearlyNothing*square || square-p.own <= nearlyNothing*square {
		return 0, false
	}
	return 1 - p.differ*(square-p.own)/(p.length*(square-same)), true
}

// sorted returns the lengths of all values in ascending order of values, so
// that sums are always rounded alike.
func (p *part) sorted() []float64 {
	var values []int
	for v := range p.of {
		values = append(values, v)
	}
	slices.Sort(values)
	var out []float64
	for _, v := range values {
		out = append(out, p.of[v])
	}
	return out
}

// unvaried returns why alpha is undefined where there is something to compare.
func (p *part) unvaried(index map[string]int) *source.Note {
	for value, i := range index {
		if len(p.of) == 1 && p.of[i] > 0 && value != "" {
			return &source.Note{Format: NoVariation, Args: []any{`"` + value + `"`}}
		}
	}
	return &source.Note{Format: NoExpected}
}

// newPart compares all sections of a text.
func newPart(c *Continuum, rows [][]section) part {
	p := part{of: map[int]float64{}}
	for i, row := range rows {
		p.length += float64(c.Length)
		for _, s := range row {
			p.of[s.value] += s.length()
			if s.value == gap {
				p.own += s.length()
			} else {
				p.own += s.length() * s.length()
			}
		}
		for _, other := range rows[:i] {
			intersections(row, other, func(a, b int, length float64) {
				if row[a].value != other[b].value {
					p.differ += 2 * length / float64(len(rows)-1)
				}
			})
		}
	}
	p.whole = p.length
	return p
}

// newMarkedPart compares the marked stretches of a text where they intersect.
func newMarkedPart(c *Continuum, rows [][]section) part {
	p := part{of: map[int]float64{}, whole: float64(c.Length * len(rows))}
	each := 1 / float64(len(rows)-1)
	for i, row := range rows {
		for j, other := range rows {
			if i == j {
				continue
			}
			common := make([]float64, len(row))
			intersections(row, other, func(a, b int, length float64) {
				if row[a].value == gap || other[b].value == gap {
					return
				}
				common[a] += length
				p.length += length * each
				p.of[row[a].value] += length * each
				if row[a].value != other[b].value {
					p.differ += length * each
				}
			})
			for _, length := range common {
				p.own += length * length * each
			}
		}
	}
	return p
}
