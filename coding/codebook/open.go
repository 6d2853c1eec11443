package codebook

import (
	"errors"
	"strings"

	"mening/corpus/source"
)

// bracketed is an error where something cannot be changed as it stands, since it
// is written in brackets. [Editor.change] writes it in lines and tries again.
type bracketed struct {
	node *source.Node // the outermost piece in brackets
	// key and value are those of the pair whose value the node is; nil for a
	// node that stands behind a dash.
	key *source.Node
	*source.Problem
}

func (b *bracketed) Unwrap() error { return b.Problem }

// inList makes sure that an entry stands behind a dash on lines of its own, so
// that it can be taken away.
func (t *tree) inList(e *entry) error {
	if e.list.column >= 0 {
		return nil
	}
	return t.bracketed(e.list.owner, e.list)
}

// inLines makes sure that an entry is written in lines, so that something can be
// put into it.
func (t *tree) inLines(e *entry) error {
	if err := t.inList(e); err != nil {
		return err
	}
	if e.node.Style() == source.Lines {
		return nil
	}
	return &bracketed{e.node, nil, t.problem(e.node, source.Say("%s %q is written in brackets", source.Say("the "+e.kind), e.id), "write it as `key: value` lines below a dash; then it can be changed")}
}

// bracketed is the error for a list in brackets, or for what is in brackets
// around it.
func (t *tree) bracketed(owner *entry, l *list) error {
	if owner != nil {
		if err := t.inLines(owner); err != nil {
			return err
		}
	}
	return &bracketed{l.node, l.key, t.problem(l.node, source.Say("`%s` is written in brackets", l.key.Text("a key")), "write it as a list of lines that begin with a dash")}
}

// carry carries out a stage on a text. What stands in its way because it is in
// brackets is written in lines first, piece by piece.
func (e *Editor) carry(entry *Entry, s stage, text []byte) ([]byte, error) {
	for {
		t, err := e.tree(text)
		if err != nil {
			return nil, e.refused(entry, err)
		}
		splices, err := s(t)
		var b *bracketed
		if err == nil {
			return t.apply(splices), nil
		} else if !errors.As(err, &b) {
			return nil, err
		}
		opened, ok := t.open(b)
		if !ok {
			return nil, b.Problem
		}
		text = t.apply([]splice{opened})
	}
}

// open writes one piece in brackets in lines; what stands in it stays as it is.
// It is false for what cannot be taken apart, such as a list with an anchor.
func (t *tree) open(b *bracketed) (s splice, ok bool) {
	start, end := b.node.Start(), b.node.End()
	if t.text[start] != '[' && t.text[start] != '{' {
		return s, false
	}
	p := &piece{t: t, at: start + 1}
	if b.key == nil {
		_, column := b.node.Place()
		p.column = column - 1 // of the keys
		for i, pair := range b.node.Pairs("an entry") {
			if !p.pair(pair, i > 0) {
				return s, false
			}
		}
		p.comments(end-1, p.b.Len() > 0)
		return splice{start, end, strings.TrimSuffix(p.b.String(), "\n")}, p.b.Len() > 0
	}
	_, column := b.key.Place()
	p.column = column - 1 + t.step()
	colon := strings.IndexByte(t.text[b.key.End():], ':') + b.key.End() + 1
	p.at = colon
	p.comments(start, false)
	p.at = start + 1
	for _, item := range b.node.Items("a list") {
		if !p.item(item) {
			return s, false
		}
	}
	p.comments(end-1, p.b.Len() > 0)
	_, behind := t.doc.Line(t.doc.LineAt(end - 1))
	rest := strings.TrimSpace(t.text[end:behind])
	if rest != "" {
		rest = " " + rest
	}
	return splice{colon, behind, rest + "\n" + p.b.String()}, true
}

// piece is something in brackets while it is written in lines.
type piece struct {
	t      *tree
	b      strings.Builder
	at     int // behind what was written
	column int // in which dashes or keys stand, from 0
}

// comments writes the comments up to a byte as lines of their own. One on the
// line of what was written before stays there.
func (p *piece) comments(to int, beside bool) {
	gap := p.t.text[p.at:max(to, p.at)]
	for i := 0; i < len(gap); {
		switch gap[i] {
		case '\n':
			beside = false
		case '#':
			size := strings.IndexAny(gap[i:]+"\n", "\r\n")
			comment := gap[i : i+size]
			if written := p.b.String(); beside && strings.HasSuffix(written, "\n") {
				p.b.Reset()
				p.b.WriteString(strings.TrimSuffix(written, "\n") + " " + comment + "\n")
			} else {
				p.b.WriteString(strings.Repeat(" ", p.column) + comment + "\n")
			}
			i += size
			continue
		}
		i++
	}
	p.at = to
}

// item writes an entry of a list behind a dash.
func (p *piece) item(n *source.Node) bool {
	start, end := n.Start(), n.End()
	if start < p.at || end < start {
		return false
	}
	p.comments(start, p.b.Len() > 0)
	p.b.WriteString(strings.Repeat(" ", p.column) + "- " + p.verbatim(start, end) + "\n")
	p.at = end
	return true
}

// pair writes a pair of an entry; the first one stands behind the dash already.
func (p *piece) pair(pair source.Pair, further bool) bool {
	start, end := pair.Key.Start(), pair.Key.End()
	if start < p.at || end < start || strings.HasPrefix(p.t.text[p.at:], "?") {
		return false
	}
	p.comments(start, further)
	if !further && p.b.Len() > 0 { // a comment behind the dash
		all := strings.TrimLeft(p.b.String(), " ")
		p.b.Reset()
		p.b.WriteString(all)
		further = true
	}
	if further {
		p.b.WriteString(strings.Repeat(" ", p.column))
	}
	p.b.WriteString(p.t.text[start:end] + ":")
	p.at = end
	if pair.Value.Style() == source.Nothing {
		p.b.WriteString("\n")
		return true
	}
	start, end = pair.Value.Start(), pair.Value.End()
	if strings.Contains(p.t.text[p.at:start], "#") || end < start {
		return false
	}
	p.b.WriteString(" " + p.verbatim(start, end) + "\n")
	p.at = end
	return true
}

// verbatim returns a stretch of the text. Its further lines are indented where
// they would not be deeper than what they belong to.
func (p *piece) verbatim(start, end int) string {
	first, rest, several := strings.Cut(p.t.text[start:end], "\n")
	if !several {
		return first
	}
	least := -1
	for line := range strings.Lines(rest) {
		if content := strings.TrimLeft(line, " "); strings.TrimSpace(content) != "" && (least < 0 || len(line)-len(content) < least) {
			least = len(line) - len(content)
		}
	}
	if least >= 0 && least <= p.column+1 {
		rest = shift(rest, least, p.column+2)
	}
	return first + "\n" + rest
}
