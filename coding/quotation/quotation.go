package quotation

import (
	"cmp"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// The lengths, in words, between which a quotation is worth printing. Shorter
// ones say little without what stands around them, longer ones fill a page; both
// are chosen last.
const (
	Shortest = 6
	Longest  = 60
)

// Quotation is a unit that was chosen.
type Quotation struct {
	*coding.Observation
	// Text is the printed form where there is one, else the unit as it was said.
	Text string
	// Words is the length of Text, without notes.
	Words int
	// Informants are the participants who speak in it, each the label within its
	// transcript where the person is not known.
	Informants []string
}

// Pick returns up to limit quotations among observations in the order of the
// corpus, all where limit is 0. A unit with several of the codes is one.
//
// Starred ones come first, then the others. Among each, one after another is
// taken that is the best by these measures, the first that differs deciding: no
// words that stand in one before; fewest taken from the same informant, and
// from the same stakeholder; a length worth printing; fewest from the same
// interview; nearness to those lengths; the order of the corpus. So no
// informant has a second one before all had a first, but for what a person
// starred. Words of several participants are taken from each of them. Nothing is drawn by chance: the same units give the same quotations.
func Pick(observations []*coding.Observation, limit int) []Quotation {
	var starred, others []Quotation
	reader := newReader()
	for _, o := range coding.Distinct(merge(observations)) {
		q := reader.quotation(o)
		if o.Starred {
			starred = append(starred, q)
		} else {
			others = append(others, q)
		}
	}
	if limit <= 0 {
		limit = len(starred) + len(others)
	}
	p := picker{map[origin]int{}, map[*corpus.Transcript][]*coding.Observation{}}
	return p.pick(others, p.pick(starred, nil, limit), limit)
}

// merge lets every observation of a text know what people said of the text under
// another code: that it is starred, and its printed and condensed forms.
func merge(observations []*coding.Observation) []*coding.Observation {
	said := map[coding.Stretch]*coding.Observation{}
	for _, o := range observations {
		s := o.Stretch()
		if said[s] == nil {
			said[s] = o
			continue
		}
		said[s] = also(said[s], o)
	}
	out := make([]*coding.Observation, len(observations))
	for i, o := range observations {
		out[i] = also(o, said[o.Stretch()])
	}
	return out
}

// also returns an observation that knows what was said of another one with the
// same text.
func also(o, other *coding.Observation) *coding.Observation {
	out := *o
	out.Starred = o.Starred || other.Starred
	out.Printed, out.Translation = cmp.Or(o.Printed, other.Printed), cmp.Or(o.Translation, other.Translation)
	out.Condensed = cmp.Or(o.Condensed, other.Condensed)
	if out.Starred == o.Starred && out.Printed == o.Printed && out.Translation == o.Translation && out.Condensed == o.Condensed {
		return o
	}
	return &out
}

// reader counts words.
type reader struct {
	analyzers map[corpus.Spelling]*language.Analyzer
	words     []language.Word
}

func newReader() *reader { return &reader{analyzers: map[corpus.Spelling]*language.Analyzer{}} }

func (r *reader) quotation(o *coding.Observation) Quotation {
	q := Quotation{Observation: o, Text: o.Printed, Informants: Informants(o)}
	if q.Text == "" {
		q.Text = o.Quote()
	}
	if a := r.analyzer(o.Transcript); a != nil {
		r.words = a.Words(q.Text, r.words[:0])
		q.Words = len(r.words)
	} else {
		q.Words = len(strings.Fields(q.Text))
	}
	return q
}

// analyzer returns that of a transcript's language, nil for one that is not
// known, which the study has told.
func (r *reader) analyzer(t *corpus.Transcript) *language.Analyzer {
	key := t.Spelling()
	a, ok := r.analyzers[key]
	if !ok {
		a, _ = language.New(t.Language, t.Fold)
		r.analyzers[key] = a
	}
	return a
}
