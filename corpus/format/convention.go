package format

import "mening/corpus"

// convention names the way in which a transcript marks its speakers: that of
// most of its labels. The names are those of [corpus.Transcript.Convention].
func convention(marks []mark) string {
	var names []string
	count := map[string]int{}
	for i := range marks {
		name := marks[i].convention()
		if count[name] == 0 {
			names = append(names, name)
		}
		count[name]++
	}
	best := "none"
	for _, name := range names {
		if count[name] > count[best] {
			best = name
		}
	}
	return best
}

func (m *mark) convention() string {
	switch m.form {
	case voice:
		return "voice tags"
	case title:
		return "heading"
	case timed:
		return "name and time"
	case cell:
		return "table"
	case byLook:
		return "look"
	}
	switch {
	case m.bold:
		return "bold label"
	case m.rest == "" && m.begin.Known:
		return "name and time"
	case m.form == bare || m.rest == "":
		return "label alone"
	}
	return "label: text"
}

// given is the convention of a format that has a place of its own for the
// speaker, as far as its reader does not name it.
func given(turns []corpus.Turn) string {
	for i := range turns {
		if turns[i].Label != "" {
			return "field"
		}
	}
	return "none"
}
