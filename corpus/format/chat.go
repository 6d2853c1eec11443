package format

import (
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// readChat reads CHAT, the format of CLAN and TalkBank: a main tier `*MAR:` is
// what a speaker says, a dependent tier `%mor:` is what somebody made of it, a
// line `@Participants:` is about the recording. Only main tiers are talk.
// Labels stay as they are written; the roles of `@Participants` and `@ID` are
// [corpus.Transcript.Roles].
func readChat(r *reading, data []byte) error {
	text, err := r.decodeChat(data)
	if err != nil {
		return err
	}
	c := chatReader{r: r}
	for line := 1; text != ""; line++ {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		c.take(s, line)
		if err := r.few(c.kept, "lines of talk"); err != nil {
			return err
		}
	}
	c.closeTier()
	c.closeTurn()
	if c.tiers == 0 {
		return r.fault(0, source.Say("the file is no CHAT transcript: it has no main tier such as `*ANN:`"),
			"give it the ending of what it is, such as .txt")
	}
	r.t.Turns, r.t.Heading = c.turns, strings.Join(c.head, "\n")
	r.t.Roles = c.roles()
	return nil
}

// decodeChat decodes the file with its media times written in bullets: in the
// older form they stand between control characters, which decoding drops.
func (r *reading) decodeChat(data []byte) (string, error) {
	const old, bullet = "\x15", "•"
	if strings.IndexByte(string(data[:min(len(data), 4)]), 0) < 0 {
		data = []byte(strings.ReplaceAll(string(data), old, bullet))
	}
	return r.decode(data)
}

// chatReader goes through a CHAT transcript line by line.
type chatReader struct {
	r     *reading
	turns []corpus.Turn
	head  []string
	parts []string // utterances of the turn that is open
	tiers int      // main tiers so far
	kept  int      // lines so far that are not left out

	// The main tier that is open, nil when the line before was none.
	tier  []string
	label string
	line  int
	// dropped is the kind of the tier or header that goes on in the next line.
	dropped string
	// participants is what stands behind `@Participants:`, a line each; ids are
	// the lines `@ID:`. naming says that the first goes on in the next line.
	participants []string
	ids          []string
	naming       bool
}

func (c *chatReader) take(s string, line int) {
	trimmed := strings.TrimSpace(s)
	if c.naming && trimmed != "" && strings.IndexByte("*%@", s[0]) < 0 {
		c.participants = append(c.participants, trimmed)
	} else if trimmed != "" {
		c.naming = false
	}
	switch {
	case trimmed == "":
	case s[0] == '*':
		if label, rest, ok := chatLabel(s[1:]); ok {
			c.closeTier()
			c.tiers++
			c.kept++
			c.dropped, c.label, c.line, c.tier = "", label, line, []string{rest}
			return
		}
		c.more(trimmed, line)
	case s[0] == '%':
		c.closeTier()
		c.drop("dependent-tier")
	case s[0] == '@':
		c.closeTier()
		c.drop("header-line")
		if rest, ok := strings.CutPrefix(trimmed, "@Participants:"); ok {
			c.participants, c.naming = append(c.participants, rest), true
		} else if rest, ok := strings.CutPrefix(trimmed, "@ID:"); ok {
			c.ids = append(c.ids, rest)
		}
	default:
		c.more(trimmed, line)
	}
}

func (c *chatReader) drop(kind string) {
	c.dropped = kind
	c.r.t.Repairs[kind]++
}

// more takes a line that continues the one before.
func (c *chatReader) more(s string, line int) {
	c.kept++
	switch {
	case c.tier != nil:
		c.tier = append(c.tier, s)
	case c.dropped != "":
	default:
		c.head = append(c.head, s)
	}
}

// chatLabel splits `MAR:<tab>text`. Old transcripts have a blank for the tab.
func chatLabel(s string) (label, rest string, ok bool) {
	label, rest, ok = strings.Cut(s, ":")
	label = strings.TrimSpace(label)
	if !ok || label == "" || len(label) > 2*labelRunes || strings.ContainsAny(label, " \t*") {
		return "", "", false
	}
	return label, strings.TrimSpace(rest), true
}

// closeTier adds the open tier to the turn of its speaker, or begins a turn.
func (c *chatReader) closeTier() {
	if c.tier == nil {
		return
	}
	w := chatWords{r: c.r}
	text := w.read(strings.Join(c.tier, " "))
	c.tier = nil
	if len(c.turns) == 0 || !corpus.Equal(c.turns[len(c.turns)-1].Label, c.label) {
		c.closeTurn()
		c.turns = append(c.turns, corpus.Turn{Line: c.line, Label: c.label})
	}
	if text != "" {
		c.parts = append(c.parts, text)
	}
	turn := &c.turns[len(c.turns)-1]
	if !turn.Begin.Known {
		turn.Begin = w.begin
	}
	if w.end.Known && w.end.Seconds >= turn.End.Seconds {
		turn.End = w.end
	}
}

func (c *chatReader) closeTurn() {
	if len(c.turns) > 0 {
		c.turns[len(c.turns)-1].Text = joinParts(c.parts, "\n")
	}
	c.parts = c.parts[:0]
}
