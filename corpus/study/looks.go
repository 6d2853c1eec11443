package study

import (
	"fmt"
	"path/filepath"
	"slices"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/source"
)

// looks reads a mapping from looks to labels, `{red: I, plain: P1}`.
func (l *loader) looks(n *source.Node) {
	for _, p := range n.Pairs("speakers") {
		text, label := nfc(p.Key.Text("speakers")), nfc(p.Value.Text("speakers"))
		name, ok := format.LookName(text)
		known := slices.ContainsFunc(l.Config.Looks, func(look format.Look) bool { return look.Name == name })
		switch {
		case !ok:
			p.Key.Fault(source.Error, nearLook(text), "unknown look %q in speakers", text)
		case known:
			p.Key.Fault(source.Error, "keep one of them", "the look %q stands twice in speakers", name)
		case label == "":
			p.Key.Fault(source.Error, "write the label of who speaks, such as I or P1", "the look %q has no speaker", text)
		default:
			line, _ := p.Key.Place()
			l.Config.Looks = append(l.Config.Looks, format.Look{Name: name, Label: label})
			l.lookLines = append(l.lookLines, line)
		}
	}
}

// nearLook says what an unknown look may have been meant for. Labels belong
// elsewhere.
func nearLook(text string) string {
	if near := source.Nearest(text, format.LookNames()); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return `known: colours (red, röd, "#C00000"), bold, italic, highlight-yellow, style-NAME, plain; labels go into interviewers, or into participants.csv`
}

// unseenLooks warns of declared looks that no transcript has.
func (s *Study) unseenLooks(c *corpus.Corpus) source.Problems {
	var out source.Problems
	for i, look := range s.Config.Looks {
		if slices.ContainsFunc(c.Transcripts, func(t *corpus.Transcript) bool { return t.Looks[look.Name] > 0 }) {
			continue
		}
		out = append(out, source.Found(source.Warning, filepath.Join(s.Dir, "study.yaml"), s.lookLines[i],
			source.Say("the look %q tells in no transcript who speaks", look.Name),
			source.Say("correct it, or take the line out; where labels stand in the text, they tell it")))
	}
	return out
}
