package format

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// readElan reads the annotations of ELAN. A tier that has no tier above it is
// what one person says; PARTICIPANT names the person, else the tier's name
// does. Annotations of other tiers, such as translations, are left out and
// counted. Annotations of all speakers stand in the order of their times; one
// speaker's that follow each other are one turn.
func readElan(r *reading, data []byte) error {
	x, err := r.newXML(data)
	if err != nil {
		return err
	}
	e := elan{r: r, slots: map[string]corpus.Time{}}
	if err := e.read(x); err != nil {
		return err
	}
	e.checkTiers()
	ps := e.paragraphs()
	c := cueCollector{r: r}
	for i := range ps {
		c.say(&ps[i], ps[i].speaker, ps[i].text)
	}
	c.close()
	r.t.Turns = c.turns
	return nil
}

// elan is a file of annotations.
type elan struct {
	r     *reading
	slots map[string]corpus.Time // by id; without a value where it is not aligned
	tiers []elanTier
	said  []annotation
}

type elanTier struct {
	id, label string
	used      bool
}

type annotation struct {
	label    string
	from, to string // slots
	text     string
	begin    float64 // by which it is sorted
}

func (e *elan) read(x *xmlReader) error {
	var tier *elanTier
	var a annotation
	var value strings.Builder
	aligned, dependent, inValue := false, false, false
	for {
		token, err := x.next("ANNOTATION_DOCUMENT")
		if err != nil || token == nil {
			return err
		}
		if err := x.few(max(len(e.said), len(e.slots), len(e.tiers)), "annotations, times or tiers"); err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "TIME_SLOT":
				ms, err := strconv.ParseInt(attribute(t, "TIME_VALUE"), 10, 48)
				e.slots[attribute(t, "TIME_SLOT_ID")] = corpus.Time{Seconds: float64(ms) / 1000, Known: err == nil}
			case "TIER":
				dependent = attribute(t, "PARENT_REF") != ""
				tier = e.tier(t, dependent)
			case "ALIGNABLE_ANNOTATION":
				a = annotation{from: attribute(t, "TIME_SLOT_REF1"), to: attribute(t, "TIME_SLOT_REF2")}
				aligned = true
			case "REF_ANNOTATION":
				aligned = false
			case "ANNOTATION_VALUE":
				inValue = true
				value.Reset()
			}
		case xml.CharData:
			if inValue {
				value.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local == "ANNOTATION_VALUE" && tier != nil {
				inValue = false
				a.text = e.r.plainXML(value.String())
				e.add(tier, a, aligned && !dependent)
			}
		}
	}
}

func (e *elan) tier(t xml.StartElement, dependent bool) *elanTier {
	label := e.r.plainXML(attribute(t, "PARTICIPANT"))
	id := e.r.plainXML(attribute(t, "TIER_ID"))
	if label == "" {
		label = id
	}
	tier := elanTier{id: id, label: label}
	if !dependent {
		e.tiers = append(e.tiers, tier)
		return &e.tiers[len(e.tiers)-1]
	}
	return &tier
}

func (e *elan) add(tier *elanTier, a annotation, talk bool) {
	switch {
	case !talk:
		e.r.t.Repairs["dependent-annotation"]++
	case a.text == "":
		e.r.t.Repairs["empty-annotation"]++
	default:
		tier.used = true
		a.label = tier.label
		// One that is not aligned follows the one before in its tier.
		if at := e.slots[a.from]; at.Known {
			a.begin = at.Seconds
		} else if n := len(e.said); n > 0 && e.said[n-1].label == a.label {
			a.begin = e.said[n-1].begin
		}
		e.said = append(e.said, a)
	}
}

// paragraphs returns what was said in the order of its times. Its lines count
// the annotations in that order.
func (e *elan) paragraphs() []paragraph {
	slices.SortStableFunc(e.said, func(a, b annotation) int { return cmp.Compare(a.begin, b.begin) })
	ps := make([]paragraph, len(e.said))
	for i, a := range e.said {
		ps[i] = paragraph{line: i + 1, text: a.text, speaker: a.label, begin: e.slots[a.from], end: e.slots[a.to]}
	}
	return ps
}

// checkTiers tells two tiers of one person that both stand on top, as one of
// them may be no talk.
func (e *elan) checkTiers() {
	for i, a := range e.tiers {
		for _, b := range e.tiers[:i] {
			if a.used && b.used && corpus.Equal(a.label, b.label) {
				e.r.warn(0, source.Say("the tiers %s and %s of %s are both read as talk", source.Quote(b.id), source.Quote(a.id), source.Quote(a.label)),
					"give the one that is no talk a parent tier in ELAN, or take it away")
				return
			}
		}
	}
}

// plainXML makes one clean line of text or an attribute.
func (r *reading) plainXML(s string) string {
	return oneLine(r.clean(s))
}
