package corpus

import (
	"path"
	"strings"
)

// Called returns the transcripts that a short name means: those whose paths end
// so, below a folder and with or without their ending, else those whose file
// names begin so, in the folder that is written before. Case does not count. A
// name that is short for several is no name of any.
func (c *Corpus) Called(name string) []*Transcript {
	var ends, begin []*Transcript
	if name == "" {
		return nil
	}
	for _, t := range c.Transcripts {
		if EndsSo(t.Path, name) || EndsSo(Stem(t.Path), name) {
			ends = append(ends, t)
		}
		if BeginsSo(t.Path, name) {
			begin = append(begin, t)
		}
	}
	if len(ends) > 0 {
		return ends
	}
	return begin
}

// Paths lists the paths of transcripts, at most five of them.
func Paths(transcripts []*Transcript) string {
	const most = 5
	var out []string
	for i, t := range transcripts {
		if i == most {
			out = append(out, "…")
			break
		}
		out = append(out, t.Path)
	}
	return strings.Join(out, ", ")
}

// BeginsSo reports whether a file name begins with a shorter one, in the folder
// that may stand before that, upper and lower case alike.
func BeginsSo(whole, start string) bool {
	folder, begin := path.Split(start)
	in, file := path.Split(whole)
	return (folder == "" || strings.EqualFold(in, folder) || EndsSo(in, folder)) &&
		len(file) >= len(begin) && strings.EqualFold(file[:len(begin)], begin)
}

// EndsSo reports whether a path ends with a shorter one, upper and lower case
// alike.
func EndsSo(whole, end string) bool {
	at := len(whole) - len(end)
	return at > 0 && whole[at-1] == '/' && strings.EqualFold(whole[at:], end)
}
