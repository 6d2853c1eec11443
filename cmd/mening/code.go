package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/table"
	"mening/corpus/words"
)

func codeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "code",
		Usage: "show what each code finds; its commands record decisions about units",
		Description: `Prints for every code its rules, units, participants and interviews, and how much
of the participants' talk is coded at all.

EXAMPLES
   mening code -s DIR
   mening code -s DIR --where wave=before --format csv`,
		Flags:       append(append(studyFlags(), whereFlag(), whoseFlag()), outputFlags()...),
		Subcommands: actCommands(e),
		Action: func(c *cli.Context) error {
			return e.coded(c, func(s *coded) error {
				counts, err := tally.Count(s.corpus, s.book, s.observations, tally.Options{By: []string{"role"}, Rows: "code", Where: s.where,
					Decided: s.decided.Reviewed()})
				if err != nil {
					return err
				}
				t := codeTable(s.book, counts, s.voice)
				if coded, all := s.codedWords(); all > 0 {
					t.Notes = append(t.Notes, s.voice.say("coded: %.1f %% of the participants' talk (%d of %d words)", 100*float64(coded)/float64(all), coded, all))
				}
				if !s.decided.Reviewed() {
					t.Notes = append(t.Notes, s.voice.say(tally.NoteRuleBased))
				}
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
		for _, p := range o.All() {
			spans[p.Turn] = append(spans[p.Turn], p.Span)
		}
	}
	counts := make([]struct{ inUnits, all int }, len(s.corpus.Transcripts))
	words.Turns(s.corpus, func(i int, turn *corpus.Turn, said func() []language.Word) {
		if turn.Speaker.Role != corpus.Participant || !s.where.Turn(s.corpus.Transcripts[i], turn) {
			return
		}
		for _, w := range said() {
			counts[i].all++
			if slices.ContainsFunc(spans[turn], func(s corpus.Span) bool { return s.Start <= int(w.Start) && int(w.End) <= s.End }) {
				counts[i].inUnits++
			}
		}
	})
	for _, c := range counts {
		inUnits, all = inUnits+c.inUnits, all+c.all
	}
	return inUnits, all
}
