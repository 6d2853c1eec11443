package main

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/table"
)

// placeOf names words of a transcript on the screen and in tables as `code` and
// `turns` take it: TRANSCRIPT:TURN, or TRANSCRIPT:TURN-TURN for a run of turns.
func placeOf(t *corpus.Transcript, parts []coding.Part) string {
	return placeIn(t.Path, parts[0].Turn.Number, parts[len(parts)-1].Turn.Number)
}

// placeOfAnchor names the words that an anchor holds on to.
func placeOfAnchor(a *coding.Anchor) string { return placeIn(a.Transcript, a.Turn, a.To) }

func placeIn(transcript string, first, last int) string {
	if last > first {
		return fmt.Sprintf("%s:%d-%d", transcript, first, last)
	}
	return fmt.Sprintf("%s:%d", transcript, first)
}

// splitPlace reads TRANSCRIPT:TURN[-TURN][:START-END]: the transcript, and as far
// as they are there the numbers behind it. It is nil for what is no place.
func splitPlace(text string) []string {
	return regexp.MustCompile(`^(.*?):(\d+)(?:[-–](\d+))?(?::(\d+)-(\d+))?$`).FindStringSubmatch(text)
}

// turnRange is a run of turns by their numbers.
type turnRange struct{ first, last int }

// places returns the transcripts that arguments name, and of those that they
// name by places the turns. Without arguments it returns all transcripts.
func (s *opened) places(names []string) ([]*corpus.Transcript, map[*corpus.Transcript][]turnRange, error) {
	transcripts := slices.Clone(names)
	ranges := map[*corpus.Transcript][]turnRange{}
	whole := map[*corpus.Transcript]bool{}
	for i, name := range names {
		found, err := s.named([]string{name})
		if err == nil {
			whole[found[0]] = true
			continue
		}
		m := splitPlace(name)
		if m == nil {
			return nil, nil, err
		}
		if found, err = s.named([]string{m[1]}); err != nil {
			return nil, nil, err
		}
		first, _ := strconv.Atoi(m[2])
		last := first
		if m[3] != "" {
			last, _ = strconv.Atoi(m[3])
		}
		if last < first {
			return nil, nil, backwards(name, m[2], m[3])
		}
		for _, number := range []int{first, last} {
			if found[0].Turn(number) == nil {
				return nil, nil, noTurn(found[0], number)
			}
		}
		transcripts[i] = found[0].Path
		ranges[found[0]] = append(ranges[found[0]], turnRange{first, last})
	}
	for t := range whole {
		delete(ranges, t)
	}
	out, err := s.named(transcripts)
	return out, ranges, err
}

// placeTitle is the heading of a column of places.
func (v *voice) placeTitle() string { return v.term("transcript") + ":" + v.term("turn") }

// brokenPlace puts the folders of a place on a line of their own. What stands
// below them is a place as well, where no other folder has a file of that name.
func brokenPlace(place string) string {
	folder, file := path.Split(place)
	if folder == "" {
		return file
	}
	return folder + "\n" + file
}

// joinPlaces makes one column of those of transcript and turn.
func (s *coded) joinPlaces(t *table.Table) {
	at, turn := columnOf(t, "transcript"), columnOf(t, "turn")
	t.Columns[at] = table.Column{Key: "place", Title: s.voice.placeTitle()}
	t.Columns = slices.Delete(t.Columns, turn, turn+1)
	for i, row := range t.Rows {
		row[at] = fmt.Sprintf("%v:%v", row[at], row[turn])
		t.Rows[i] = slices.Delete(row, turn, turn+1)
	}
}
