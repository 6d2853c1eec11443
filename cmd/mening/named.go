package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// named is text that a person named, by the id of a unit or by its place.
type named struct {
	transcript *corpus.Transcript
	parts      []coding.Part
	// observations are the codings that the text has in any view.
	observations []*coding.Observation
}

// anchor holds on to the text.
func (n *named) anchor() *coding.Anchor {
	return coding.NewAnchor(n.transcript, coding.NewIdentifier(n.transcript), n.parts)
}

// codes returns the codes that the text has.
func (n *named) codes() []string {
	var out []string
	for _, o := range n.observations {
		if !slices.Contains(out, o.Code.ID) {
			out = append(out, o.Code.ID)
		}
	}
	return out
}

// finder finds units by their ids: those that count, those that the rules
// propose, and those of one coder.
type finder struct {
	*coded
	views [][]coding.Observation
	// stretches are what the talk holds for an id that was asked for last.
	stretches []coding.Located
	asked     string
}

func (s *coded) finder(e *env, coder string) *finder {
	f := &finder{coded: s, views: [][]coding.Observation{s.observations}}
	if len(s.decided.Coders) > 0 {
		for _, whose := range []string{coding.Auto, coder} {
			d := s.decided
			d.Whose = coding.Whose{Coder: whose}
			f.views = append(f.views, s.observe(e, s.book, d))
		}
	}
	return f
}

// leastOfID is how many characters of a unit's id must be written.
const leastOfID = 4

// find returns the text that a unit's id or a place names. An id may be
// shortened to what tells it from others.
func (f *finder) find(text, quote string) (*named, error) {
	if strings.ContainsRune(text, ':') {
		return f.place(text, quote)
	}
	var out *named
	var id string
	for _, view := range f.views {
		ids := identifiers{}
		for i := range view {
			o := &view[i]
			switch own := ids.id(o); {
			case len(text) < leastOfID || !strings.HasPrefix(own, strings.ToLower(text)):
				continue
			case out != nil && own != id:
				return nil, severalBegin(text)
			case out == nil:
				out, id = &named{transcript: o.Transcript, parts: o.All()}, own
			}
			if !slices.ContainsFunc(out.observations, func(x *coding.Observation) bool { return x.Code == o.Code }) {
				out.observations = append(out.observations, o)
			}
		}
	}
	if out == nil && len(text) >= leastOfID {
		if out = f.assent(strings.ToLower(text)); out == nil {
			var err error
			if out, err = f.passage(strings.ToLower(text)); err != nil {
				return nil, err
			}
		}
	}
	if out != nil && quote != "" {
		parts := coding.Quoted(out.parts, quote)
		if parts == nil {
			return nil, usageError{source.Say("the words %q do not stand in the unit %s\n  write them as they stand there", shorten(quote, 60), cmp.Or(id, text))}
		}
		return f.text(out.transcript, parts), nil
	}
	if out == nil {
		return nil, f.unknown(text)
	}
	return out, nil
}

// assent finds a question with its bare answer by the id that units --assents
// prints. It has no codes.
func (f *finder) assent(id string) *named {
	ids := identifiers{}
	assents := coding.Assents(f.corpus, f.book, nil)
	for i := range assents {
		if strings.HasPrefix(ids.id(&assents[i]), id) {
			return &named{transcript: assents[i].Transcript, parts: assents[i].All()}
		}
	}
	return nil
}

// located returns the stretches of talk whose ids begin with a text in lower
// case, or are nearly it. It goes through all talk once.
func (f *finder) located(id string) []coding.Located {
	if len(id) >= leastOfID && f.asked != id {
		f.asked, f.stretches = id, coding.Locate(f.corpus, id)
	}
	return f.stretches
}

// passage finds a sentence or a turn of a participant that may have no code by the
// id that units --all and rules --uncoded print.
func (f *finder) passage(id string) (*named, error) {
	var out *named
	for _, l := range coding.Begin(id, f.located(id)) {
		speaker := l.Part.Turn.Speaker
		switch {
		case !l.Passage || speaker.Role != corpus.Participant || speaker.Uncounted:
		case out == nil:
			out = f.text(l.Transcript, []coding.Part{l.Part})
		case out.parts[0] != l.Part:
			return nil, severalBegin(id)
		}
	}
	return out, nil
}

// place reads TRANSCRIPT:TURN[-TURN][:START-END], where start and end count
// code points from 0, half-open. A quote marks the words in its place.
func (f *finder) place(text, quote string) (*named, error) {
	m := splitPlace(text)
	if m == nil {
		return nil, usageError{source.Say("%q is no place\n  write TRANSCRIPT:TURN, TRANSCRIPT:TURN-TURN or TRANSCRIPT:TURN:START-END", text)}
	}
	transcripts, err := f.opened.named([]string{m[1]})
	if err != nil {
		return nil, err
	}
	t := transcripts[0]
	turn := func(number string) (*corpus.Turn, error) {
		n, _ := strconv.Atoi(number)
		if found := t.Turn(n); found != nil {
			return found, nil
		}
		return nil, noTurn(t, n)
	}
	from, err := turn(m[2])
	if err != nil {
		return nil, err
	}
	to := from
	if m[3] != "" {
		if to, err = turn(m[3]); err != nil {
			return nil, err
		}
	}
	if to.Number < from.Number {
		return nil, backwards(text, m[2], m[3])
	}
	start, end := 0, len(to.Text)
	if m[4] != "" {
		first, _ := strconv.Atoi(m[4])
		last, _ := strconv.Atoi(m[5])
		if from == to && last < first {
			return nil, backwards(text, m[4], m[5])
		}
		var ok, fits bool
		start, ok = coding.Offset(from.Text, first)
		end, fits = coding.Offset(to.Text, last)
		if !ok || !fits {
			return nil, usageError{source.Say("%s: the turn has no such characters\n  they count from 0; leave them out to mark the whole turn", text)}
		}
	}
	parts := coding.Trim(coding.Parts(t, from, start, to, end))
	if quote != "" && len(parts) > 0 {
		if parts = coding.Quoted(parts, quote); parts == nil {
			return nil, usageError{source.Say("the words %q do not stand in %s\n  write them as they stand there; mening turns %s shows them", shorten(quote, 60), text, argument(t.Path))}
		}
	}
	if len(parts) == 0 {
		return nil, usageError{source.Say("%s holds no words", text)}
	}
	return f.text(t, parts), nil
}

// text returns words of a transcript with the codings that they have.
func (f *finder) text(t *corpus.Transcript, parts []coding.Part) *named {
	out := &named{transcript: t, parts: parts}
	same := coding.UnitOf(parts)
	for _, view := range f.views {
		for i := range view {
			o := &view[i]
			if o.Transcript == t && o.Same(&same) && !slices.ContainsFunc(out.observations, func(x *coding.Observation) bool { return x.Code == o.Code }) {
				out.observations = append(out.observations, o)
			}
		}
	}
	return out
}

// codeOf returns the one code that is meant: the named one, else the one that
// the text has.
func (f *finder) codeOf(n *named, name string) (string, error) {
	if name != "" {
		switch called := f.book.CodesCalled(name); {
		case len(called) == 1:
			return called[0].ID, nil
		case len(called) > 1:
			return "", severalCalled(name, called)
		}
		now, gone := f.book.Follow(name, time.Time{})
		switch {
		case gone != nil && gone.Act == coding.ChangeSplit:
			return "", usageError{source.Say("the code %q was split into %s\n  name one of them", now, strings.Join(gone.To, ", "))}
		case f.book.RetiredCode(now) != nil:
			return "", usageError{source.Say("the code %q is retired\n  take `retired: true` out of the codebook to use it", now)}
		}
		return "", usageError{source.Say("the codebook has no code %q\n  %s", name, f.book.MeantCode(name))}
	}
	switch codes := n.codes(); len(codes) {
	case 0:
		return "", f.uncoded(n)
	case 1:
		return codes[0], nil
	default:
		return "", usageError{source.Say("the unit has several codes: %s\n  name one of them behind the unit", strings.Join(codes, ", "))}
	}
}

// uncoded says that words have no code of their own, and which units stand in
// them: whoever copies the place of a unit means that unit.
func (f *finder) uncoded(n *named) error {
	whole, ids := coding.UnitOf(n.parts), coding.NewIdentifier(n.transcript)
	var within []string
	for _, view := range f.views {
		for i := range view {
			o := &view[i]
			if o.Transcript != n.transcript || !o.Overlaps(&whole) {
				continue
			}
			if id := ids.ID(&o.MeaningUnit); !slices.Contains(within, id) {
				within = append(within, id)
			}
		}
	}
	if len(within) == 0 {
		return usageError{source.Say("these words have no code\n  name one: mening code assign UNIT CODE")}
	}
	return usageError{source.Say("these words as a whole have no code\n  units in them: %s; name one of these, or give the words a code: mening code assign UNIT CODE", strings.Join(within, ", "))}
}
