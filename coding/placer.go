package coding

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mening/corpus"
)

// Placing says how an anchor's words were found.
type Placing string

// The ways in which words are found.
const (
	Exactly Placing = "exact"   // at their place
	Moved   Placing = "moved"   // elsewhere, by the words and what stands around them
	Changed Placing = "changed" // what stood around them is there, they are others
)

// Place is where the words of an anchor stand now.
type Place struct {
	Transcript *corpus.Transcript
	Parts      []Part
	How        Placing
}

// Placer finds the words of anchors in transcripts that may have been edited
// since. It is not safe for several goroutines.
type Placer struct {
	corpus *corpus.Corpus
	plain  map[*corpus.Transcript]*plainText
	// renamed are transcripts that hold words of one that is not there.
	renamed map[string]*corpus.Transcript
}

// NewPlacer returns a placer for a corpus.
func NewPlacer(c *corpus.Corpus) *Placer {
	return &Placer{corpus: c, plain: map[*corpus.Transcript]*plainText{}, renamed: map[string]*corpus.Transcript{}}
}

const (
	// telling is how many code points of words are enough to be looked for in
	// other transcripts, or of context to tell words that occur twice.
	telling = 20
	// hint is how many code points of context make an occurrence likely.
	hint = 8
)

// Place finds the words of an anchor: at their place; else, where the text
// around has changed, by the words themselves and what stands around them; else
// by what stood around them alone, or by the two ends of a long stretch; else
// in another transcript, whose file may have been renamed. What was found there
// leads the other anchors of the file. Of several occurrences that fits whose
// surroundings are most alike, then the one nearest to the old place. ok is
// false where nothing is likely enough.
func (p *Placer) Place(a *Anchor) (place Place, ok bool) {
	t := p.corpus.Transcript(a.Transcript)
	gone := t == nil
	if gone {
		t = p.renamed[a.Transcript]
	}
	if t != nil {
		if place, ok := p.within(t, a); ok {
			if gone && place.How == Exactly {
				place.How = Moved
			}
			return place, true
		}
	}
	if utf8.RuneCountInString(a.Quote) < telling {
		return Place{}, false
	}
	for _, other := range p.corpus.Transcripts {
		if other == t {
			continue
		}
		parts, _ := p.find(other, a, false)
		switch {
		case parts == nil:
		case place.Parts != nil:
			return Place{}, false // it stands in two
		default:
			place = Place{other, parts, Moved}
		}
	}
	if gone && place.Parts != nil {
		p.renamed[a.Transcript] = place.Transcript
	}
	return place, place.Parts != nil
}

// within finds the words of an anchor in one transcript.
func (p *Placer) within(t *corpus.Transcript, a *Anchor) (Place, bool) {
	// An anchor may hold less of what stands around than was there: see Eraser.
	if parts := a.there(t); parts != nil && strings.HasSuffix(textBefore(t, parts[0]), a.Before) && strings.HasPrefix(textAfter(t, parts[len(parts)-1]), a.After) {
		return Place{t, parts, Exactly}, true
	}
	if parts, same := p.find(t, a, true); parts != nil {
		how := Moved
		if same {
			how = Exactly
		}
		return Place{t, parts, how}, true
	}
	if parts := p.between(t, a); parts != nil {
		return Place{t, parts, Changed}, true
	}
	if parts := p.text(t).ends(a.Quote); parts != nil {
		return Place{t, parts, Changed}, true
	}
	return Place{}, false
}

// ends returns the stretch that begins and ends as a long quote does, nil where
// it is short or its ends do not stand once and in this order.
func (x *plainText) ends(quote string) []Part {
	const long = 4 * around
	quote = collapse(quote)
	if utf8.RuneCountInString(quote) < long {
		return nil
	}
	head, tail := firstPoints(quote, around), lastPoints(quote, around)
	start, end := strings.Index(x.plain, head), strings.Index(x.plain, tail)
	if strings.Count(x.plain, head) != 1 || strings.Count(x.plain, tail) != 1 || end < start+len(head) {
		return nil
	}
	return x.parts(start, end+len(tail))
}

// find returns the occurrence of the anchor's words that fits best. same says
// that it is the one at the old place. In the transcript where they stood, near
// says so, one occurrence is enough; elsewhere it must be told by its context.
func (p *Placer) find(t *corpus.Transcript, a *Anchor, near bool) (parts []Part, same bool) {
	text := p.text(t)
	quote, before, after := collapse(a.Quote), collapse(a.Before), collapse(a.After)
	if quote == "" {
		return nil, false
	}
	type occurrence struct{ at, context, distance int }
	var all []occurrence
	for from := 0; ; {
		i := strings.Index(text.plain[from:], quote)
		if i < 0 {
			break
		}
		at := from + i
		o := occurrence{at: at, context: commonEnd(text.plain[:at], before) + commonStart(text.plain[at+len(quote):], after)}
		if o.distance = text.turnAt(at).Number - a.Turn; o.distance < 0 {
			o.distance = -o.distance
		}
		all = append(all, o)
		_, size := utf8.DecodeRuneInString(text.plain[at:])
		from = at + size
	}
	if len(all) == 0 {
		return nil, false
	}
	slices.SortStableFunc(all, func(a, b occurrence) int {
		if a.context != b.context {
			return b.context - a.context
		}
		return a.distance - b.distance
	})
	best := all[0]
	alone := len(all) == 1 && utf8.RuneCountInString(quote) >= hint
	if best.context < hint && !(near && (alone || best.distance == 0)) {
		return nil, false
	}
	parts = text.parts(best.at, best.at+len(quote))
	return parts, near && parts != nil && samePlace(parts, a.there(t))
}

func samePlace(a, b []Part) bool {
	return slices.EqualFunc(a, b, func(x, y Part) bool { return x == y })
}

// between returns what stands now between the text that stood before and the
// text that stood behind the anchor's words.
func (p *Placer) between(t *corpus.Transcript, a *Anchor) []Part {
	text := p.text(t)
	for n := around; n >= hint; n /= 2 { // what stands nearest tells most
		if parts := text.between(lastPoints(collapse(a.Before), n), firstPoints(collapse(a.After), n), len(a.Quote)); parts != nil {
			return parts
		}
	}
	return nil
}

// between returns what stands between two texts, of which the first occurs
// once.
func (text *plainText) between(before, after string, length int) []Part {
	if utf8.RuneCountInString(before) < hint || utf8.RuneCountInString(after) < hint {
		return nil
	}
	if strings.Count(text.plain, before) != 1 {
		return nil
	}
	start := strings.Index(text.plain, before) + len(before)
	most := min(len(text.plain), start+2*length+len(after)+2*telling)
	n := strings.Index(text.plain[start:most], after)
	if n < 0 {
		return nil
	}
	words := strings.TrimSpace(text.plain[start : start+n])
	if words == "" {
		return nil
	}
	start += strings.Index(text.plain[start:], words)
	return text.parts(start, start+len(words))
}

func (p *Placer) text(t *corpus.Transcript) *plainText {
	x, ok := p.plain[t]
	if !ok {
		all := make([]Part, len(t.Turns))
		for i := range t.Turns {
			all[i] = Part{&t.Turns[i], corpus.Span{End: len(t.Turns[i].Text)}}
		}
		x = newPlainText(all)
		p.plain[t] = x
	}
	return x
}
