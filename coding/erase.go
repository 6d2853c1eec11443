package coding

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mening/corpus"
)

// Fate is what becomes of a decision when somebody's words are erased.
type Fate int

// The fates.
const (
	// Kept stays as it is: it holds none of the words.
	Kept Fate = iota
	// Around loses what stood before or behind its own words.
	Around
	// Narrowed was about words of other participants, too: it is about theirs
	// alone now, without what was written of all of them.
	Narrowed
	// Erased goes: it was about the words alone, or writes of them.
	Erased
	// Lost stays, and may hold the words: it is about some that are not found, in
	// a transcript in which they may have stood.
	Lost
)

// Fated is a decision as it stands afterwards, and what became of it.
type Fated struct {
	Fate     Fate
	Decision Decision
}

// Eraser finds somebody's words in decisions.
type Eraser struct {
	whole *corpus.Corpus
	// left are the transcripts in which they spoke, without their turns.
	left                    map[string]*corpus.Transcript
	participant, transcript string
}

// NewEraser returns an eraser of the words of a participant, or of all that was
// said in a transcript, by its path: one of the two is empty. c is the talk that
// may be used, gone what include: no takes out, nil where there is none.
func NewEraser(c, gone *corpus.Corpus, participant, transcript string) *Eraser {
	x := &Eraser{whole: c, left: map[string]*corpus.Transcript{}, participant: participant, transcript: transcript}
	if gone != nil {
		x.whole = withGone(c, gone)
	}
	for _, t := range x.whole.Transcripts {
		theirs := func(turn corpus.Turn) bool { return x.theirs(t, &turn) }
		if slices.ContainsFunc(t.Turns, theirs) {
			left := *t
			left.Turns = slices.DeleteFunc(slices.Clone(t.Turns), theirs)
			x.left[t.Path] = &left
		}
	}
	return x
}

// Transcripts returns the paths of the transcripts that hold the words, in the
// order of the corpus.
func (x *Eraser) Transcripts() []string {
	var out []string
	for _, t := range x.whole.Transcripts {
		if x.left[t.Path] != nil {
			out = append(out, t.Path)
		}
	}
	return out
}

// Says reports whether a text stands in the words, whatever its blanks.
func (x *Eraser) Says(text string) bool {
	text = strings.ToLower(collapse(text))
	if text == "" {
		return false
	}
	for _, t := range x.whole.Transcripts {
		for i := range t.Turns {
			if x.left[t.Path] != nil && x.theirs(t, &t.Turns[i]) && strings.Contains(strings.ToLower(collapse(t.Turns[i].Text)), text) {
				return true
			}
		}
	}
	return false
}

func (x *Eraser) theirs(t *corpus.Transcript, turn *corpus.Turn) bool {
	if x.transcript != "" {
		return t.Path == x.transcript
	}
	return turn.Speaker != nil && turn.Speaker.Participant == x.participant
}

// Fates returns what becomes of decisions, one for each. They are all that there
// are, also those that were undone, and the undos.
func (x *Eraser) Fates(decisions []Decision) []Fated {
	out := make([]Fated, len(decisions))
	places, ids := placeAll(x.whole, decisions), map[*corpus.Transcript]*Identifier{}
	for i, d := range decisions {
		out[i] = Fated{Kept, d}
		switch on := d.on(); {
		case on != "" && (on == "participant:"+x.participant || on == "transcript:"+x.transcript):
			out[i].Fate = Erased
		case d.Unit == nil:
		case x.transcript != "" && d.Unit.Transcript == x.transcript:
			out[i].Fate = Erased
		case places[*d.Unit] == nil:
			if x.may(d.Unit.Transcript) {
				out[i].Fate = Lost
			}
		default:
			out[i] = x.placed(d, places[*d.Unit], ids)
		}
	}
	x.undos(out)
	return out
}

// may reports whether words of a transcript that are not found any more may have
// been those of the participant.
func (x *Eraser) may(transcript string) bool {
	return x.participant != "" && (len(x.left) == 0 || x.left[transcript] != nil || x.whole.Transcript(transcript) == nil)
}

// undos erases what takes back what is erased, and what takes that back.
func (x *Eraser) undos(all []Fated) {
	kept, gone := map[string]bool{}, map[string]bool{}
	for again := true; again; {
		again = false
		clear(kept)
		for i := range all {
			if all[i].Fate == Erased {
				gone[all[i].Decision.ID] = true
			} else {
				kept[all[i].Decision.ID] = true
			}
		}
		for i := range all {
			if d := &all[i].Decision; d.Act == Undo && all[i].Fate == Kept && gone[d.Value] && !kept[d.Value] {
				all[i].Fate, again = Erased, true
			}
		}
	}
}

// placed returns what becomes of a decision whose words are found.
func (x *Eraser) placed(d Decision, place *Place, ids map[*corpus.Transcript]*Identifier) Fated {
	t, left := place.Transcript, x.left[place.Transcript.Path]
	theirs := func(p Part) bool { return x.theirs(t, p.Turn) }
	switch {
	case place.How == Changed && x.may(t.Path) && !slices.ContainsFunc(place.Parts, theirs):
		return Fated{Lost, d} // what stands there now may not be what stood there
	case left == nil:
		return Fated{Kept, d}
	case !slices.ContainsFunc(place.Parts, theirs):
		unit := *d.Unit
		unit.Before = x.before(t, left, place.Parts[0], unit.Before)
		unit.After = x.after(t, left, place.Parts[len(place.Parts)-1], unit.After)
		if unit == *d.Unit {
			return Fated{Kept, d}
		}
		d.Unit = &unit
		return Fated{Around, d}
	}
	others := ofOthers(place.Parts, theirs)
	if others == nil || slices.Contains([]Act{Condense, Print, Memo}, d.Act) {
		return Fated{Erased, d}
	}
	if ids[t] == nil {
		ids[t] = NewIdentifier(t)
	}
	d.Unit, d.Text, d.Translation = NewAnchor(t, ids[t], others), "", ""
	d.Unit.Before = x.before(t, left, others[0], d.Unit.Before)
	d.Unit.After = x.after(t, left, others[len(others)-1], d.Unit.After)
	return Fated{Narrowed, d}
}

// ofOthers returns the longest stretch in which other participants speak and
// nothing of theirs stands, nil where there is none. It begins and ends with a
// participant.
func ofOthers(parts []Part, theirs func(Part) bool) []Part {
	participant := func(p Part) bool {
		return p.Turn.Speaker == nil || p.Turn.Speaker.Role == corpus.Participant
	}
	var best []Part
	for len(parts) > 0 {
		n := slices.IndexFunc(parts, theirs)
		run := parts
		if parts = nil; n >= 0 {
			run, parts = run[:n], run[n+1:]
		}
		for len(run) > 0 && !participant(run[0]) {
			run = run[1:]
		}
		for len(run) > 0 && !participant(run[len(run)-1]) {
			run = run[:len(run)-1]
		}
		if len(Quote(run)) > len(Quote(best)) {
			best = run
		}
	}
	return best
}

// before returns what may be kept of what stood before a part: what follows the
// last of their words. Of what stands there no more in this way nothing is kept.
func (x *Eraser) before(t, left *corpus.Transcript, p Part, was string) string {
	if strings.HasSuffix(textBefore(left, p), was) {
		return was // as it is without them
	}
	if !strings.HasSuffix(textBefore(t, p), was) {
		return ""
	}
	text := p.Turn.Text[:p.Span.Start]
	for i := t.Place(p.Turn) - 1; i >= 0 && !x.theirs(t, &t.Turns[i]) && utf8.RuneCountInString(text) < around; i-- {
		text = t.Turns[i].Text + "\n" + text
	}
	if text = lastPoints(text, around); len(text) > len(was) {
		return was
	}
	return text
}

// after returns what may be kept of what stood behind a part.
func (x *Eraser) after(t, left *corpus.Transcript, p Part, was string) string {
	if strings.HasPrefix(textAfter(left, p), was) {
		return was
	}
	if !strings.HasPrefix(textAfter(t, p), was) {
		return ""
	}
	text := p.Turn.Text[p.Span.End:]
	for i := t.Place(p.Turn) + 1; i < len(t.Turns) && !x.theirs(t, &t.Turns[i]) && utf8.RuneCountInString(text) < around; i++ {
		text += "\n" + t.Turns[i].Text
	}
	if text = firstPoints(text, around); len(text) > len(was) {
		return was
	}
	return text
}
