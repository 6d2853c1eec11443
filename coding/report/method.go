package report

import (
	"maps"
	"slices"
	"time"

	"mening/coding"
	"mening/coding/comparison"
	"mening/coding/reliability"
	"mening/corpus/document"
	"mening/corpus/table"
)

// Method is how the talk was analysed.
type Method struct {
	// Unit is sentence, turn or paragraph, Join adjacent, never or turn.
	Unit, Join string
	// Units are distinct meaning units, Condensed those that a person shortened.
	Units, Condensed, Starred int
	// Codebook is its name, Version its version.
	Codebook, Version string
	// Codes, Categories, SubCategories and Themes are those of the codebook,
	// UsedCodes the codes that some unit has.
	Codes, UsedCodes, Categories, SubCategories, Themes int
	// Deductive and Inductive count codes by their origin, Ruled those with
	// rules.
	Deductive, Inductive, Ruled int
	// Coders are those who decided something, without what they agreed on.
	Coders []Coder
	// Consensus says that several coders agreed on a common coding.
	Consensus bool
	// Confirmed, Assigned and Rejected count the decisions of the coders.
	Confirmed, Assigned, Rejected int
	// Whose are the decisions that count: consensus, any, all, or a coder.
	Whose string
	// Rounds are the times at which the codebook was changed.
	Rounds []Round
	// FirstCodes and FirstCategories are how many there were before the first
	// round.
	FirstCodes, FirstCategories int
	Reliability                 *Reliability
}

// Coder is somebody who decided.
type Coder struct {
	Name      string
	Decisions int
}

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

// method describes the analysis.
func (b *builder) method() error {
	m := &b.out.Method
	*m = Method{Unit: string(b.Book.Unit), Join: string(b.Book.Join), Units: b.total().Units, Codebook: b.Book.Name, Version: b.Book.Version,
		Codes: len(b.Book.Codes), Themes: len(b.Book.Themes), Whose: b.Decided.Whose.Name()}
	used, seen := map[*coding.Code]bool{}, map[coding.Stretch]bool{}
	for i := range b.Observations {
		o := &b.Observations[i]
		if !b.Where.Observation(b.Book, o) {
			continue
		}
		used[o.Code] = true
		if at := o.Stretch(); seen[at] {
			continue // the unit was counted with another code
		} else if o.Condensed != "" || o.Starred {
			seen[at] = true
		}
		if o.Condensed != "" {
			m.Condensed++
		}
		if o.Starred {
			m.Starred++
		}
	}
	m.UsedCodes = len(used)
	b.Book.Walk(func(c *coding.Category, depth int) {
		switch {
		case c.ID == coding.Uncategorised:
		case depth == 0:
			m.Categories++
		default:
			m.SubCategories++
		}
	})
	for _, c := range b.Book.Codes {
		switch c.Origin {
		case "deductive":
			m.Deductive++
		case "inductive":
			m.Inductive++
		}
		if len(c.Rules) > 0 {
			m.Ruled++
		}
	}
	b.coders()
	b.rounds()
	return b.reliability()
}

// coders counts who decided what.
func (b *builder) coders() {
	m := &b.out.Method
	by := map[string]int{}
	for i := range b.Decisions {
		d := &b.Decisions[i]
		if d.Act == coding.Memo {
			b.memos[d.Value]++
		}
		if d.Coder == coding.Consensus {
			m.Consensus = true
			continue
		}
		by[d.Coder]++
		switch d.Act {
		case coding.Confirm:
			m.Confirmed++
		case coding.Assign:
			m.Assigned++
		case coding.Reject:
			m.Rejected++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		m.Coders = append(m.Coders, Coder{name, by[name]})
	}
}

// Round is a day on which somebody changed the codebook.
type Round struct {
	Date, Who string
	// Changes is how many, and how many of them merged, moved or split.
	Changes, Added, Merged, Moved, Split, Renamed, Retired, Ruled int
	// Codes and Categories are how many there were after it.
	Codes, Categories int
}

// rounds tells how the codes were sorted, back from what they are now.
func (b *builder) rounds() {
	m := &b.out.Method
	codes, categories := m.Codes, m.Categories+m.SubCategories
	for i := len(b.Changes) - 1; i >= 0; i-- {
		e := &b.Changes[i]
		date := e.At.UTC().Format(time.DateOnly)
		if n := len(m.Rounds); n == 0 || m.Rounds[n-1].Date != date || m.Rounds[n-1].Who != e.Who {
			m.Rounds = append(m.Rounds, Round{Date: date, Who: e.Who, Codes: codes, Categories: categories})
		}
		r := &m.Rounds[len(m.Rounds)-1]
		r.Changes++
		at := &codes
		if e.Kind == "category" {
			at = &categories
		}
		if e.Kind == "theme" {
			at = new(int)
		}
		switch e.Act {
		case coding.ChangeAdd:
			r.Added++
			*at -= len(e.To)
		case coding.ChangeMerge:
			r.Merged++
			for _, id := range e.From {
				if !slices.Contains(e.To, id) {
					*at++
				}
			}
		case coding.ChangeSplit:
			r.Split++
			*at -= len(e.To) - len(e.From)
		case coding.ChangeRetire:
			r.Retired++
			*at += len(e.From)
		case coding.ChangeMove:
			r.Moved++
		case coding.ChangeRename:
			r.Renamed++
		case coding.ChangeRule:
			r.Ruled++
		}
	}
	slices.Reverse(m.Rounds)
	m.FirstCodes, m.FirstCategories = codes, categories
}

// reliability compares the coders where there are several.
func (b *builder) reliability() error {
	var names []string
	for _, c := range b.out.Method.Coders {
		if slices.ContainsFunc(b.Decisions, func(d coding.Decision) bool {
			return d.Coder == c.Name && (d.Act == coding.Confirm || d.Act == coding.Assign || d.Act == coding.Reject)
		}) {
			names = append(names, c.Name)
		}
	}
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
	kappa := "cohen_kappa"
	if len(names) > 2 {
		kappa = "conger_kappa"
	}
	chosen := []string{"percent_agreement", kappa, "krippendorff_alpha"}
	t := &table.Table{Caption: b.say("How far the coders agree"), Columns: []table.Column{{Key: "category", Title: b.Voice.Term("category")}}}
	for _, name := range names {
		t.Columns = append(t.Columns, table.Column{Key: name, Title: name, Number: true})
	}
	t.Columns = append(t.Columns, table.Column{Key: "both", Title: b.say("all of them"), Number: true},
		table.Column{Key: "percent_agreement", Title: b.say("agreement %%"), Number: true, Decimals: -1},
		table.Column{Key: "kappa", Title: "κ", Number: true, Decimals: 2}, table.Column{Key: "alpha", Title: "α", Number: true, Decimals: 2})
	line := func(name string, in func(*coding.Code) bool, ratings *reliability.Ratings, o reliability.Options) []reliability.Coefficient {
		each, all := x.Counts(in)
		row := []any{name}
		for _, n := range each {
			row = append(row, n)
		}
		coefficients := reliability.All(ratings, o, chosen...)
		row = append(row, all)
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
		t.Rows = append(t.Rows, row)
		return coefficients
	}
	options := reliability.Options{Level: reliability.Nominal, Samples: 200, Seed: 1}
	for _, c := range b.Book.Categories {
		in := func(code *coding.Code) bool { return slices.Contains(code.Path(), c) }
		if each, _ := x.Counts(in); slices.Max(each) > 0 {
			line(b.category(c), in, x.Ratings(c.ID, in), options)
		}
	}
	sets := x.Sets()
	options.Distance = sets.MASI
	overall := line(b.say("All codes together"), func(*coding.Code) bool { return true }, sets, options)
	t.Total = 1
	if agreement, ok := overall[0].Value(); ok {
		r.Agreement = 100 * agreement
		r.Alpha, r.Defined = overall[len(overall)-1].Value()
	}
	t.Notes = []string{b.say("compared are %d sentences in the %d of %d interviews that all coders have worked through", r.Sentences, r.Interviews, r.Of)}
	if kappa == "cohen_kappa" {
		t.Notes = append(t.Notes, b.say("κ: Cohen's kappa; α: Krippendorff's alpha, over all codes by sets of codes with MASI distance"))
	} else {
		t.Notes = append(t.Notes, b.say("κ: Conger's kappa; α: Krippendorff's alpha, over all codes by sets of codes with MASI distance"))
	}
	r.Table = document.Table{Table: t, Upright: true}
	b.out.Method.Reliability = r
	return nil
}

// category is the name of a category.
func (b *builder) category(c *coding.Category) string {
	if c.ID == coding.Uncategorised {
		return b.say("uncategorised")
	}
	return c.Name
}
