package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/comparison"
	"mening/coding/reliability"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// coderAgreement is how far the coders of a study agree.
type coderAgreement struct {
	*several
	options   reliability.Options
	chosen    []string // names of the coefficients that are shown
	reference int      // index of the coder who is right, -1 for none
	list      bool     // show the items on which they differ

	nodes     []agreementNode
	overall   agreementNode
	unitizing []reliability.Coefficient
	unused    []string // codes that none of them used
}

// agreementNode is a category or code with what was compared of it.
type agreementNode struct {
	level, id, name string
	depth           int
	in              func(*coding.Code) bool
	each            []int // items with it, by coder
	all             int   // items with it by all coders
	coefficients    []reliability.Coefficient
	confusion       *reliability.Confusion // with the reference
}

// uAlpha is the name of the coefficient for where units begin and end.
const uAlpha = "u_alpha"

// agreeCoders compares the coders of a study.
func (e *env) agreeCoders(c *cli.Context) error {
	for _, name := range []string{"level", "weights", "order"} {
		if c.IsSet(name) {
			return usageError{source.Say("--%s belongs to --ratings, and --coders compares codes\n  leave it out", name)}
		}
	}
	names, err := coderNames(c)
	if err != nil {
		return err
	}
	a := &coderAgreement{reference: -1, list: c.Bool("disagreements")}
	if a.options.Samples, err = samples(c); err != nil {
		return err
	}
	a.options.Seed = c.Uint64("seed")
	out, err := newOutput(e, c)
	if err != nil {
		return err
	}
	if a.chosen, err = chosenCoefficients(c, out, len(names)); err != nil {
		return err
	}
	if a.several, err = e.several(c, out, names); err != nil {
		return err
	}
	if reference := c.String("reference"); reference != "" {
		if a.reference = slices.IndexFunc(names, func(n string) bool { return corpus.Equal(n, reference) }); a.reference < 0 {
			return usageError{source.Say("--reference %q is none of the coders\n  %s", reference, source.Meant(reference, names))}
		}
		if len(names) != 2 {
			return usageError{source.Say("--reference compares two coders, and --coders names %d\n  leave the others out", len(names))}
		}
	}
	if err := a.compute(); err != nil {
		return err
	}
	if err := a.print(); err != nil {
		return err
	}
	return a.finish(e)
}

// chosenCoefficients returns the coefficients that are computed for each code:
// all for programs, and for people as many as stand beside each other.
func chosenCoefficients(c *cli.Context, out *output, coders int) ([]string, error) {
	known := append(reliability.Names(), uAlpha)
	if !c.IsSet("coefficient") {
		switch {
		case !out.forPeople() && coders > 2: // Conger's takes the place of Cohen's, which needs a bootstrap
			return slices.DeleteFunc(known, func(name string) bool { return name == "cohen_kappa" }), nil
		case !out.forPeople():
			return known, nil
		case coders == 2:
			return []string{"percent_agreement", "cohen_kappa", "krippendorff_alpha"}, nil
		}
		return []string{"percent_agreement", "conger_kappa", "krippendorff_alpha"}, nil
	}
	var chosen []string
	for _, list := range c.StringSlice("coefficient") {
		for name := range strings.SplitSeq(list, ",") {
			name = strings.TrimSpace(name)
			if !slices.Contains(known, name) {
				return nil, usageError{source.Say("%s cannot be %q\n  %s", "--coefficient", name, source.Meant(name, known))}
			}
			chosen = append(chosen, name)
		}
	}
	return slices.DeleteFunc(known, func(name string) bool { return !slices.Contains(chosen, name) }), nil
}

// compute computes all coefficients.
func (a *coderAgreement) compute() error {
	a.nodes = a.used()
	errs := make([]error, len(a.nodes))
	corpus.Each(len(a.nodes), func(i int) { errs[i] = a.node(&a.nodes[i]) })
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return errs[i]
	}
	everything := func(*coding.Code) bool { return true }
	sets := a.comparison.Sets()
	o := a.options
	o.Distance = sets.MASI
	a.overall = agreementNode{level: "all", id: "*", in: everything, coefficients: a.named(sets, o)}
	a.overall.each, a.overall.all = a.comparison.Counts(everything)
	continua := a.comparison.SetContinua()
	for _, of := range []func([]reliability.Continuum, reliability.Options) (reliability.Coefficient, error){reliability.UAlpha, reliability.BinaryUAlpha, reliability.CuAlpha} {
		c, err := of(continua, a.options)
		if err != nil {
			return err
		}
		a.unitizing = append(a.unitizing, c)
	}
	return nil
}

// used returns the categories and codes that one of the coders used, in the
// order of the tree.
func (a *coderAgreement) used() []agreementNode {
	var out []agreementNode
	add := func(n agreementNode) bool {
		n.each, n.all = a.comparison.Counts(n.in)
		used := slices.Max(n.each) > 0
		if used {
			out = append(out, n)
		}
		return used
	}
	a.book.Walk(func(c *coding.Category, depth int) {
		add(agreementNode{level: "category", id: c.ID, name: a.voice.category(c), depth: depth, in: func(code *coding.Code) bool { return slices.Contains(code.Path(), c) }})
		for _, code := range c.Codes {
			if !add(agreementNode{level: "code", id: code.ID, name: code.Name, depth: depth + 1, in: func(other *coding.Code) bool { return other == code }}) {
				a.unused = append(a.unused, code.ID)
			}
		}
	})
	return out
}

// named returns the chosen coefficients of ratings.
func (a *coderAgreement) named(r *reliability.Ratings, o reliability.Options) []reliability.Coefficient {
	names := slices.DeleteFunc(slices.Clone(a.chosen), func(n string) bool { return n == uAlpha })
	if len(names) == 0 {
		return nil
	}
	return reliability.All(r, o, names...)
}

// node computes the coefficients of one category or code.
func (a *coderAgreement) node(n *agreementNode) error {
	r := a.comparison.Ratings(n.id, n.in)
	n.coefficients = a.named(r, a.options)
	if slices.Contains(a.chosen, uAlpha) {
		c, err := reliability.UAlpha(a.comparison.Continua(n.id, n.in), a.options)
		if err != nil {
			return err
		}
		n.coefficients = append(n.coefficients, c)
	}
	if a.reference >= 0 {
		n.confusion = r.Confusion(a.reference, 1-a.reference)
	}
	return nil
}

// shown returns the coefficients over all codes as they are shown: those of
// sets, then those for where units begin and end.
func (a *coderAgreement) shown() []reliability.Coefficient {
	return append(slices.Clone(a.overall.coefficients), a.unitizing...)
}

// rules returns how far each rule was right; nil where the rules are not
// compared with a reference.
func (a *coderAgreement) rules() []comparison.RuleScore {
	if a.reference < 0 || a.comparison.Coders[1-a.reference] != coding.Auto {
		return nil
	}
	return a.comparison.Rules(1-a.reference, a.reference)
}

// print writes what came out.
func (a *coderAgreement) print() error {
	switch {
	case a.out.format == "json":
		return a.out.json(a.record())
	case !a.out.forPeople() && a.list:
		return a.out.table(a.disagreements(), a.voice)
	case !a.out.forPeople():
		return a.out.table(a.long(), a.voice)
	}
	tables := []*table.Table{a.byCode(), a.byUnits()}
	if a.reference >= 0 {
		tables = append(tables, a.byReference())
		if rules := a.rules(); len(rules) > 0 {
			tables = append(tables, a.byRule(rules))
		}
	}
	if len(a.comparison.Coders) == 2 {
		tables = append(tables, a.confused())
	}
	if a.list {
		tables = append(tables, a.disagreements())
	}
	return a.out.tables(a.voice, tables...)
}
