package coding

import (
	"slices"
	"sort"
	"strings"
	"unicode"
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
}

// NewPlacer returns a placer for a corpus.
func NewPlacer(c *corpus.Corpus) *Placer {
	return &Placer{corpus: c, plain: map[*corpus.Transcript]*plainText{}}
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
// by what stood around them alone; else in another transcript, whose file may
// have been renamed. Of several occurrences that fits whose surroundings are
// most alike, then the one nearest to the old place. ok is false where nothing
// is likely enough.
func (p *Placer) Place(a *Anchor) (place Place, ok bool) {
	t := p.corpus.Transcript(a.Transcript)
	if t != nil {
		if parts := a.there(t); parts != nil && textBefore(t, parts[0]) == a.Before && textAfter(t, parts[len(parts)-1]) == a.After {
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
	return place, place.Parts != nil
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

// plainText is the text of a transcript with all blanks collapsed, turns
// following each other, and the way back.
type plainText struct {
	turns []*corpus.Turn
	first []int // by turn: where it begins in plain
	plain string
}

func (p *Placer) text(t *corpus.Transcript) *plainText {
	if text, ok := p.plain[t]; ok {
		return text
	}
	text := &plainText{}
	var b strings.Builder
	for i := range t.Turns {
		turn := &t.Turns[i]
		words := collapse(turn.Text)
		if words == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		text.turns, text.first = append(text.turns, turn), append(text.first, b.Len())
		b.WriteString(words)
	}
	text.plain = b.String()
	p.plain[t] = text
	return text
}

// turnAt returns the turn in which a byte of the collapsed text stands.
func (x *plainText) turnAt(at int) *corpus.Turn {
	i := sort.SearchInts(x.first, at+1) - 1
	return x.turns[max(i, 0)]
}

// parts returns the stretch of the turns' texts that stands behind a stretch of
// the collapsed text, which neither begins nor ends with a blank.
func (x *plainText) parts(start, end int) []Part {
	var out []Part
	for i := max(sort.SearchInts(x.first, start+1)-1, 0); i < len(x.turns) && x.first[i] < end; i++ {
		turn := x.turns[i]
		span := corpus.Span{Start: expand(turn.Text, max(start-x.first[i], 0)), End: len(turn.Text)}
		if i+1 == len(x.turns) || end < x.first[i+1] {
			span.End = expand(turn.Text, end-1-x.first[i])
			_, size := utf8.DecodeRuneInString(turn.Text[span.End:])
			span.End += size
		} else {
			span.End = len(strings.TrimRightFunc(turn.Text, unicode.IsSpace))
		}
		if span.Start < span.End {
			out = append(out, Part{turn, span})
		}
	}
	return out
}

// firstPoints returns the first code points of a text.
func firstPoints(text string, n int) string {
	if at, ok := offset(text, n); ok {
		return text[:at]
	}
	return text
}

// lastPoints returns the last code points of a text.
func lastPoints(text string, n int) string {
	at := len(text)
	for range n {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}

// collapse replaces all runs of blanks by one blank and takes those at the ends
// away.
func collapse(text string) string { return strings.Join(strings.Fields(text), " ") }

// expand returns the byte of text at which the character stands that is at
// byte at of the collapsed text.
func expand(text string, at int) int {
	n, pending := 0, false
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			pending = n > 0
			continue
		case pending:
			n, pending = n+1, false
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			size = 1
			if strings.HasPrefix(text[i:], string(utf8.RuneError)) {
				size = len(string(utf8.RuneError))
			}
		}
		if at < n+size {
			return i
		}
		n += size
	}
	return len(text)
}

// commonEnd counts the code points in which the ends of two texts agree,
// blanks at the very end not compared.
func commonEnd(a, b string) int {
	a, b = strings.TrimRight(a, " "), strings.TrimRight(b, " ")
	n := 0
	for a != "" && b != "" {
		x, i := utf8.DecodeLastRuneInString(a)
		y, j := utf8.DecodeLastRuneInString(b)
		if x != y {
			break
		}
		a, b = a[:len(a)-i], b[:len(b)-j]
		n++
	}
	return n
}

// commonStart counts the code points in which the beginnings of two texts
// agree.
func commonStart(a, b string) int {
	a, b = strings.TrimLeft(a, " "), strings.TrimLeft(b, " ")
	n := 0
	for a != "" && b != "" {
		x, i := utf8.DecodeRuneInString(a)
		y, j := utf8.DecodeRuneInString(b)
		if x != y {
			break
		}
		a, b = a[i:], b[j:]
		n++
	}
	return n
}
