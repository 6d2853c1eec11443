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
	Coders []string
	// Interviews are those that all of them have worked through, of Of;
	// Sentences are what was compared.
	Interviews, Of, Sentences int
	// Alpha is Krippendorff's over sets of codes, Agreement the share of
	// sentences in per cent; Defined says whether there are such.
	Alpha, Agreement float64
	Defined          bool
	Table            document.Block
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
	x := comparison.New(b.Corpus, b.Matcher, b.Decided.Standing, names, b.Where, match)
	if len(x.Items) == 0 {
		return nil
	}
	r := &Reliability{Coders: names, Interviews: len(x.Transcripts), Of: x.Of, Sentences: len(x.Items)}
	c := newAgreement(x, names)
	for _, category := range b.Book.Categories {
		in := func(code *coding.Code) bool { return slices.Contains(code.Path(), category) }
		if each, _ := x.Counts(in); slices.Max(each) > 0 {
			c.add(b.category(category), in, x.Ratings(category.ID, in), b.hidden(category.ID))
		}
	}
	sets := x.Sets()
	c.options.Distance = sets.MASI
	overall := c.add(b.say("All codes together"), func(*coding.Code) bool { return true }, sets, false)
	if agreement, ok := overall[0].Value(); ok {
		r.Agreement = 100 * agreement
		r.Alpha, r.Defined = overall[len(overall)-1].Value()
	}
	r.Table = b.agreementTable(c, r)
	b.out.Method.Reliability = r
	return nil
}

// judges returns the coders who decided about codings.
func (b *builder) judges() []string {
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

func newAgreement(x *comparison.Comparison, names []string) *agreement {
	kappa := "cohen_kappa"
	if len(names) > 2 {
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
	for i, c := range coefficients {
		switch v, ok := c.Value(); {
		case !ok:
			row = append(row, nil)
		case i == 0:
			row = append(row, 100*v)
		default:
			row = append(row, v)
		}
	}
	a.rows = append(a.rows, row)
	return coefficients
}

// agreementTable lays the rows out; the last one is of all codes.
func (b *builder) agreementTable(a *agreement, r *Reliability) document.Block {
	t := &table.Table{Caption: b.say("How far the coders agree"), Rows: a.rows, Total: 1,
		Columns: []table.Column{{Key: "category", Title: b.Voice.Term("category")}}}
	for _, name := range r.Coders {
		t.Columns = append(t.Columns, table.Column{Key: name, Title: name, Number: true})
	}
	t.Columns = append(t.Columns, table.Column{Key: "both", Title: b.say("all of them"), Number: true},
		table.Column{Key: "percent_agreement", Title: b.say("agreement %%"), Number: true, Decimals: -1},
		table.Column{Key: "kappa", Title: "κ", Number: true, Decimals: 2}, table.Column{Key: "alpha", Title: "α", Number: true, Decimals: 2})
	kappa := b.say("κ: Cohen's kappa; α: Krippendorff's alpha, over all codes by sets of codes with MASI distance")
	if len(r.Coders) > 2 {
		kappa = b.say("κ: Conger's kappa; α: Krippendorff's alpha, over all codes by sets of codes with MASI distance")
	}
	t.Notes = []string{b.say("compared are %d sentences in the %d of %d interviews that all coders have worked through", r.Sentences, r.Interviews, r.Of), kappa}
	return document.Table{Table: t, Upright: true}
}
