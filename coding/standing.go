package coding

import (
	"slices"
	"strings"
	"time"

	"mening/corpus"
	"mening/corpus/source"
)

// Standing is what people have decided about the texts as they are now. The
// zero value is a study in which nobody has decided anything.
type Standing struct {
	// Coders are all who have decided something, in order of their names; the
	// coder [Consensus] is among them where there is one.
	Coders []string
	// Problems are decisions that could not be placed or that name what is
	// gone, as warnings; they are kept in the journal and change nothing.
	Problems source.Problems
	// Unplaced is how many decisions could not be placed.
	Unplaced int
	// Codeless is how many name a code that the codebook has no more: one that was
	// split or taken out. Those with a retired code are not among them.
	Codeless int

	of map[*corpus.Transcript]*judged
}

// Consensus is the coder of what several coders have agreed on.
const Consensus = "consensus"

// judged is what was decided about one transcript.
type judged struct {
	coders map[string]*opinion
	about  []placed // acts on units, in order
}

// opinion is what one coder thinks of the codings of one transcript.
type opinion struct {
	held     map[*Code][]holding
	rejected []rejection
}

// holding is a unit that a coder gave a code or confirmed.
type holding struct {
	extent
	status Status
	coders []string
	// written is the code as the decision names it: another one than the code
	// is now where codes were merged.
	written string
	// evidence and rules are those of the proposals that the unit replaces.
	evidence []corpus.Span
	rules    []int
	// redefined says that all who hold it decided while the code was defined
	// otherwise.
	redefined bool
}

// rejection takes a code from a stretch, or all codes where it is nil. A stretch
// that is irrelevant loses all that is proposed there, and the coder keeps what
// he holds himself.
type rejection struct {
	extent
	code       *Code
	irrelevant bool
}

// placed is a decision with its place and code.
type placed struct {
	*Decision
	place Place
	code  *Code
	// redefined says that the code was defined otherwise then.
	redefined bool
}

// Stand finds where the decisions belong in the texts and the codebook as they
// are now. The decisions are those that stand (journal.Standing), in their
// order; file names the journal of a coder for messages. Codes follow the
// changes of the codebook.
func Stand(c *corpus.Corpus, b *Codebook, decisions []Decision, file func(coder string) string) *Standing {
	s := &Standing{of: map[*corpus.Transcript]*judged{}}
	places, wordings := placeAll(c, decisions), redefined{}
	told := map[Anchor]bool{}
	for i := range decisions {
		d := &decisions[i]
		if at, found := slices.BinarySearch(s.Coders, d.Coder); !found {
			s.Coders = slices.Insert(s.Coders, at, d.Coder)
		}
		if d.Unit == nil {
			continue // memos on other things
		}
		p := placed{Decision: d}
		if d.Code != "" {
			var message, hint source.Note
			if p.code, message, hint = b.meant(d); p.code == nil {
				if now, _ := b.Follow(d.Code, d.At); b.RetiredCode(now) == nil {
					s.Codeless++
				}
				s.problem(file(d.Coder), d, message, hint)
				continue
			}
		}
		place := places[*d.Unit]
		if place == nil {
			s.Unplaced++
			s.problem(file(d.Coder), d, source.Say("its words are not found"), source.Say("they were changed or taken out; mark the words again, or undo the decision"))
			continue
		}
		if place.How == Changed && !told[*d.Unit] {
			told[*d.Unit] = true
			s.problem(file(d.Coder), d, source.Say("the words of its unit were changed"), source.Say("look whether it still holds; the decision is kept"))
		}
		p.place = *place
		p.redefined = p.code != nil && wordings.since(d, p.code)
		s.judge(p)
	}
	return s
}

// placeAll finds the words of all decisions, twice those that were not found at
// first: where a file was renamed, the long units lead the short ones.
func placeAll(c *corpus.Corpus, decisions []Decision) map[Anchor]*Place {
	placer, places := NewPlacer(c), map[Anchor]*Place{}
	for _, again := range []bool{false, true} {
		for i := range decisions {
			unit := decisions[i].Unit
			if unit == nil || places[*unit] != nil || again && placer.renamed[unit.Transcript] == nil {
				continue
			}
			places[*unit] = nil
			if place, ok := placer.Place(unit); ok {
				places[*unit] = &place
			}
		}
	}
	return places
}

// meant returns the code of a decision as it is now, or why there is none.
func (b *Codebook) meant(d *Decision) (c *Code, message, hint source.Note) {
	id, gone := b.Follow(d.Code, d.At)
	switch {
	case gone != nil && gone.Act == ChangeSplit:
		return nil, source.Say("the code %q was split on %s into %s", id, gone.At.Format(time.DateOnly), strings.Join(gone.To, ", ")),
			source.Say("it does not count; assign one of them to its words, and undo the decision")
	case gone != nil || b.RetiredCode(id) != nil:
		return nil, source.Say("the code %q is retired", id), source.Say("it does not count and is kept")
	}
	if c = b.Code(id); c == nil {
		return nil, source.Say("the codebook has no code %q", id), b.MeantCode(id)
	}
	return c, message, hint
}

// problem warns of a decision. What was said is not printed: it may be talk
// that was taken out.
func (s *Standing) problem(file string, d *Decision, message, hint source.Note) {
	what := source.Say(string(d.Act))
	if d.Code != "" {
		what = source.Say("%s %s", what, d.Code)
	}
	s.Problems = append(s.Problems, source.Found(source.Warning, file, 0,
		source.Say("decision %s (%s, %s:%d): %s", d.ID, what, d.Unit.Transcript, d.Unit.Turn, message), hint))
}

// judge adds one decision.
func (s *Standing) judge(p placed) {
	j := s.of[p.place.Transcript]
	if j == nil {
		j = &judged{coders: map[string]*opinion{}}
		s.of[p.place.Transcript] = j
	}
	switch p.Act {
	case Assign, Confirm, Reject:
	default:
		if j.about = append(j.about, p); p.Act != Irrelevant {
			return
		}
	}
	o := j.coders[p.Coder]
	if o == nil {
		o = &opinion{held: map[*Code][]holding{}}
		j.coders[p.Coder] = o
	}
	e := extentOf(p.place.Parts)
	if p.Act == Irrelevant {
		o.rejected = append(o.rejected, rejection{extent: e, irrelevant: true})
		return
	}
	if p.Act == Reject {
		for code, held := range o.held {
			if p.code == nil || p.code == code {
				o.held[code] = slices.DeleteFunc(held, func(h holding) bool { return h.overlaps(e) && p.takes(h) })
			}
		}
		o.rejected = append(o.rejected, rejection{extent: e, code: p.code})
		return
	}
	if p.code == nil {
		return
	}
	h := holding{extent: e, status: Assigned, coders: []string{p.Coder}, written: p.Decision.Code, redefined: p.redefined}
	if p.Act == Confirm {
		h.status = Confirmed
	}
	o.rejected = slices.DeleteFunc(o.rejected, func(r rejection) bool { return r.code == p.code && r.extent == e })
	o.held[p.code] = append(slices.DeleteFunc(o.held[p.code], func(old holding) bool { return old.extent == e }), h)
}

// takes reports whether a rejection is about the code that a unit was given.
// Where two codes were merged since, who rejected the one and kept the other
// keeps it.
func (p *placed) takes(h holding) bool {
	return p.code == nil || corpus.Equal(p.Decision.Code, p.code.ID) || corpus.Equal(p.Decision.Code, h.written)
}

// decided reports whether anybody has decided anything about the texts.
func (s *Standing) decided() bool { return s != nil && len(s.of) > 0 }

// Has reports whether anybody has decided anything about a transcript.
func (s *Standing) Has(t *corpus.Transcript) bool { return s != nil && s.of[t] != nil }

// Reviewed reports whether somebody whose decisions count has judged codings.
func (d Decided) Reviewed() bool {
	if !d.decided() || d.Whose.Coder == Auto {
		return false
	}
	for _, j := range d.of {
		for name, o := range j.coders {
			if (d.Whose.Rule != "" || name == d.Whose.Coder) && (len(o.held) > 0 || len(o.rejected) > 0) {
				return true
			}
		}
	}
	return false
}

// Whose says whose decisions count.
type Whose struct {
	// Rule is [ByConsensus], [ByAny] or [ByAll], or empty where Coder is the only
	// one who counts.
	Rule  string
	Coder string
}

// The rules by which the decisions of several coders become one.
const (
	ByConsensus = "consensus" // the consensus where there is one, else as any
	ByAny       = "any"       // what any of them coded
	ByAll       = "all"       // what all of them coded
)

// ParseWhose reads `consensus`, `any`, `all` or the name of a coder.
func ParseWhose(text string, coders []string) (Whose, error) {
	switch key := strings.ToLower(strings.TrimSpace(text)); key {
	case "", ByConsensus:
		return Whose{Rule: ByConsensus}, nil
	case ByAny, "any coder's", "any coder":
		return Whose{Rule: ByAny}, nil
	case ByAll, "all coders agree", "all coders":
		return Whose{Rule: ByAll}, nil
	}
	for _, c := range append([]string{Auto}, coders...) {
		if corpus.Equal(c, text) {
			return Whose{Coder: c}, nil
		}
	}
	return Whose{}, source.Say("no coder is called %q\n  %s", text, source.Meant(text, append([]string{ByConsensus, ByAny, ByAll, Auto}, coders...)))
}

// Name returns what [ParseWhose] reads.
func (w Whose) Name() string {
	if w.Rule != "" {
		return w.Rule
	}
	return w.Coder
}
