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
				t := codeTable(s.book, counts, s.out.forPeople(), s.voice)
				t.Notes = s.codedNotes(counts)
				return s.out.table(t, s.voice)
			})
		},
	}
}

// codedNotes say how much of the talk is coded, and on whose judgement that rests.
func (s *coded) codedNotes(counts *tally.Tally) []string {
	v := s.voice
	var out []string
	decided := func(o *coding.Observation) bool { return o.Status != coding.Proposed }
	if in, all := s.codedWords(func(*coding.Observation) bool { return true }); all > 0 {
		out = append(out, v.say("coded: %.1f %% of the participants' talk (%d of %d words)", 100*float64(in)/float64(all), in, all))
		if counts.Proposes() {
			in, _ := s.codedWords(decided)
			out = append(out, v.say("of it decided by people: %.1f %% (%d words)", 100*float64(in)/float64(all), in))
		}
	}
	switch {
	case !s.decided.Reviewed():
		out = append(out, v.say(tally.NoteRuleBased))
	case counts.Proposes():
		out = append(out, v.say(tally.NoteDecided))
	default:
		out = append(out, v.say("all of it decided by people"))
	}
	return out
}

// codeTable has a row for each code. What is only proposed stands for people in
// brackets behind what was decided, for programs in a column of its own.
func codeTable(b *coding.Codebook, counts *tally.Tally, people bool, v *voice) *table.Table {
	t := &table.Table{Columns: []table.Column{
		{Key: "category", Title: v.term("category"), Wrap: true}, {Key: "code", Title: v.term("code")},
		{Key: "name", Title: v.say("name"), Wrap: true}, {Key: "rules", Title: v.say("rules"), Number: true}}}
	total, shown := len(counts.Groups)-1, shown{people: people}
	measures := []string{"units", "participants", "interviews"}
	for _, name := range measures {
		t.Columns = append(t.Columns, table.Column{Key: name, Title: v.say(name), Number: true})
		if counts.Decided && !people {
			t.Columns = append(t.Columns, table.Column{Key: name + " proposed", Title: v.say("only proposed"), Number: true})
		}
	}
	for i, n := range counts.Nodes {
		if n.Level != "code" {
			continue
		}
		c := b.Code(n.ID)
		row := []any{v.category(c.Category), c.ID, c.Name, len(c.Rules)}
		for _, name := range measures {
			row = append(row, shown.number(counts, i, total, name))
			if counts.Decided && !people {
				row = append(row, shown.proposed(counts, i, total, name))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// codedWords counts the participants' words that lie in a unit of these, and all of
// them.
func (s *coded) codedWords(of func(*coding.Observation) bool) (inUnits, all int) {
	spans := map[*corpus.Turn][]corpus.Span{}
	for _, o := range s.chosen() {
		if !of(&o) {
			continue
		}
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
			if slices.ContainsFunc(spans[turn], func(s corpus.Span) bool { return int(w.Start) < s.End && s.Start < int(w.End) }) {
				counts[i].inUnits++
			}
		}
	})
	for _, c := range counts {
		inUnits, all = inUnits+c.inUnits, all+c.all
	}
	return inUnits, all
}
