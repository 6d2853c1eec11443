package report

import (
	"slices"

	"mening/coding"
	"mening/coding/comparison"
	"mening/coding/reliability"
	"mening/corpus/document"
	"mening/corpus/table"
)

// Reliability is how far coders agree.
type Reliability struct {
	// Coders are those who are compared code by code: all of them where no two
	// share more talk than all do, else the two that share most.
	Coders []string
	// Interviews are those that all of them have worked through, of Of;
	// Sentences are what was compared.
	Interviews, Of, Sentences int
	// Alpha is Krippendorff's over sets of codes, Agreement the share of
	// sentences in per cent; Defined says whether there are such.
	Alpha, Agreement float64
	Defined          bool
	Table            document.Block
	// Pairs compares every two coders; nil where there are only two.
	Pairs document.Block
}

// reliability compares the coders where there are several.
func (b *builder) reliability() error {
	names := b.judges()
	if len(names) < 2 {
		return nil
	}
	match, err := comparison.ParseMatch("")
	if err != nil {
		return err
	}
	x, pairs := compared(names, func(coders ...string) *comparison.Comparison {
		return comparison.New(b.Corpus, b.Matcher, b.Decided.Standing, coders, b.Where, match)
	})
	if len(x.Items) == 0 {
		return nil
	}
	r := &Reliability{Coders: x.Coders, Interviews: len(x.Transcripts), Of: x.Of, Sentences: len(x.Items)}
	c := newAgreement(x)
	for _, category := range b.Book.Categories {
		in := func(code *coding.Code) bool { return slices.Contains(code.Path(), category) }
		if each, _ := x.Counts(in); slices.Max(each) > 0 {
			c.add(b.category(category), in, x.Ratings(category.ID, in), b.hidden(category.ID))
		}
	}
	overall := c.addSets(b.say("All codes together"))
	if agreement, ok := overall[0].Value(); ok {
		r.Agreement = 100 * agreement
		r.Alpha, r.Defined = overall[len(overall)-1].Value()
	}
	r.Table = b.agreementTable(c, r)
	if len(pairs) > 0 {
		r.Pairs = b.pairTable(pairs)
	}
	b.out.Method.Reliability = r
	return nil
}

// judges returns the coders who are to be compared: those who decided about
// codings, where none are named.
func (b *builder) judges() []string {
	if len(b.Options.Coders) > 0 {
		return b.Options.Coders
	}
	var names []string
	for _, c := range b.out.Method.Coders {
		if slices.ContainsFunc(b.Decisions, func(d coding.Decision) bool {
			return d.Coder == c.Name && (d.Act == coding.Confirm || d.Act == coding.Assign || d.Act == coding.Reject)
		}) {
			names = append(names, c.Name)
		}
	}
	return names
}

// agreement gathers the rows of the table of agreement.
type agreement struct {
	of      *comparison.Comparison
	chosen  []string // coefficients
	options reliability.Options
	rows    [][]any
}

func newAgreement(x *comparison.Comparison) *agreement {
	kappa := "cohen_kappa"
	if len(x.Coders) > 2 {
		kappa = "conger_kappa"
	}
	return &agreement{of: x, chosen: []string{"percent_agreement", kappa, "krippendorff_alpha"},
		options: reliability.Options{Level: reliability.Nominal, Samples: 200, Seed: 1}}
}

// add adds a row: what each coder and all of them coded, and how far they agree.
// The counts of what is hidden elsewhere are hidden.
func (a *agreement) add(name string, in func(*coding.Code) bool, ratings *reliability.Ratings, hidden bool) []reliability.Coefficient {
	each, all := a.of.Counts(in)
	row := []any{name}
	for _, n := range append(each, all) {
		if hidden {
			row = append(row, Hidden.cell())
		} else {
			row = append(row, n)
		}
	}
	coefficients := reliability.All(ratings, a.options, a.chosen...)
	a.rows = append(a.rows, append(row, shares(coefficients)...))
	return coefficients
}

// addSets adds the row of all codes together.
func (a *agreement) addSets(name string) []reliability.Coefficient {
	sets := a.of.Sets()
	a.options.Distance = sets.MASI
	return a.add(name, func(*coding.Code) bool { return true }, sets, false)
}

// shares returns the cells of coefficients: the first in per cent, nil for what is
// not defined.
func shares(coefficients []reliability.Coefficient) []any {
	row := make([]any, len(coefficients))
	for i, c := range coefficients {
		switch v, ok := c.Value(); {
		case !ok:
		case i == 0:
			row[i] = 100 * v
		default:
			row[i] = v
		}
	}
	return row
}

// agreementTable lays the rows out; the last one is of all codes.
func (b *builder) agreementTable(a *agreement, r *Reliability) document.Block {
	t := &table.Table{Caption: b.say("How far the coders agree"), Rows: a.rows, Total: 1,
		Columns: []table.Column{{Key: "category", Title: b.Voice.Term("category")}}}
	for _, name := range r.Coders {
		t.Columns = append(t.Columns, table.Column{Key: name, Title: name, Number: true})
	}
	t.Columns = append(append(t.Columns, table.Column{Key: "both", Title: b.say("all of them"), Number: true}), b.shareColumns()...)
	t.Notes = []string{b.say("compared sentences: %d, in %d of %d interviews: those that all of these coders have worked through", r.Sentences, r.Interviews, r.Of),
		b.kappaNote(len(r.Coders))}
	return document.Table{Table: t, Upright: true}
}

// shareColumns head the cells of [shares].
func (b *builder) shareColumns() []table.Column {
	return []table.Column{{Key: "percent_agreement", Title: b.say("agreement %%"), Number: true, Decimals: -1},
		{Key: "kappa", Title: "κ", Number: true, Decimals: 2}, {Key: "alpha", Title: "α", Number: true, Decimals: 2}}
}

func (b *builder) kappaNote(coders int) string {
	if coders > 2 {
		return b.say("κ: Conger's kappa; α: Krippendorff's alpha, over all codes by sets of codes with MASI distance")
	}
	return b.say("κ: Cohen's kappa; α: Krippendorff's alpha, over all codes by sets of codes with MASI distance")
}
