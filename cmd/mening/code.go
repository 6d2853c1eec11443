package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/table"
)

func codeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "code",
		Usage: "apply the codebook and show what each code finds",
		Description: `Prints for every code its rules, units, participants and interviews, and how much
of the participants' talk is coded at all.

EXAMPLES
   mening code -s DIR
   mening code -s DIR --where wave=before --format csv`,
		Flags: append(append(studyFlags(), whereFlag()), outputFlags()...),
		Action: func(c *cli.Context) error {
			return e.coded(c, func(s *coded) error {
				counts, err := tally.Count(s.corpus, s.book, s.observations, tally.Options{By: []string{"role"}, Rows: "code", Where: s.where})
				if err != nil {
					return err
				}
				t := codeTable(s.book, counts, s.voice)
				if coded, all := s.codedWords(); all > 0 {
					t.Notes = append(t.Notes, s.voice.say("coded: %.1f %% of the participants' talk (%d of %d words)", 100*float64(coded)/float64(all), coded, all))
				}
				t.Notes = append(t.Notes, s.voice.say(tally.NoteRuleBased))
				return s.out.table(t, s.voice)
			})
		},
	}
}

func codeTable(b *coding.Codebook, counts *tally.Tally, v *voice) *table.Table {
	t := &table.Table{Columns: []table.Column{
		{Key: "category", Title: v.term("category"), Wrap: true}, {Key: "code", Title: v.term("code")},
		{Key: "name", Title: v.say("name"), Wrap: true}, {Key: "rules", Title: v.say("rules"), Number: true},
		{Key: "units", Title: v.say("units"), Number: true}, {Key: "participants", Title: v.say("participants"), Number: true},
		{Key: "interviews", Title: v.say("interviews"), Number: true},
	}}
	total := len(counts.Groups) - 1
	for i, n := range counts.Nodes {
		if n.Level != "code" {
			continue
		}
		c := b.Code(n.ID)
		cell := counts.Cells[i][total]
		t.Rows = append(t.Rows, []any{v.category(c.Category), c.ID, c.Name, len(c.Rules), cell.Units, cell.Participants, cell.Interviews})
	}
	return t
}

// codedWords counts the participants' words that lie in a coded unit, and all
// of them.
func (s *coded) codedWords() (inUnits, all int) {
	spans := map[*corpus.Turn][]corpus.Span{}
	for _, o := range s.chosen() {
		spans[o.Turn] = append(spans[o.Turn], o.Span)
	}
	for _, t := range s.corpus.Transcripts {
		a, err := language.New(t.Language, t.Fold)
		if err != nil {
			continue // the study has told it
		}
		var words []language.Word
		for i := range t.Turns {
			turn := &t.Turns[i]
			if turn.Speaker.Role != corpus.Participant || !s.where.Turn(t, turn) {
				continue
			}
			words = a.Words(turn.Text, words[:0])
			all += len(words)
			for _, w := range words {
				if slices.ContainsFunc(spans[turn], func(s corpus.Span) bool { return s.Start <= int(w.Start) && int(w.End) <= s.End }) {
					inUnits++
				}
			}
		}
	}
	return inUnits, all
}
