package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/allocation"
	"mening/coding/comparison"
	"mening/coding/journal"
	"mening/corpus/source"
	"mening/corpus/table"
)

func allocateCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "allocate",
		Usage: "draw who codes which transcripts, and which all code",
		Description: `Draws which transcripts all coders code, so that their agreement can be measured,
and divides the others among them: balanced by words, spread over waves and
stakeholders as far as possible. The same study and seed give the same draw.
Nothing is recorded: keep the table.

EXAMPLES
   mening allocate -s DIR --coders eva,lisbeth
   mening allocate -s DIR --coders eva,lisbeth --overlap 20% --seed 1 -o allocation.csv`,
		Flags: append(append(studyFlags(),
			&cli.StringFlag{Name: "coders", Usage: "the `CODERS`, with commas"},
			&cli.StringFlag{Name: "overlap", Value: "20%", Usage: "all code about this `SHARE` of the words"},
			&cli.Uint64Flag{Name: "seed", Usage: "begin the random numbers with `N`", Value: 1}), outputFlags()...),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			coders, err := newCoders(c)
			if err != nil {
				return err
			}
			overlap, err := comparison.ParseShare(c.String("overlap"))
			if err != nil {
				return usageError{source.Say("--overlap: %s\n  write it as 20%% or 0.2", err)}
			}
			out, err := newOutput(e, c)
			if err != nil {
				return err
			}
			s, err := e.open(c, out)
			if err != nil {
				return err
			}
			a := allocation.Draw(s.corpus, coders, overlap, c.Uint64("seed"))
			if err := writeAllocation(a, c.Uint64("seed"), overlap, out, s); err != nil {
				return err
			}
			return s.finish(e)
		},
	}
}

// newCoders reads names of people who need not have decided anything yet.
func newCoders(c *cli.Context) ([]string, error) {
	coders, err := coderNames(c)
	if err != nil {
		return nil, err
	}
	for _, name := range coders {
		if err := journal.CheckCoder(name); err != nil {
			return nil, usageError{err}
		}
		if name == coding.Consensus {
			return nil, usageError{source.Say("%q is what coders agree on, and codes nothing\n  leave it out", name)}
		}
	}
	return coders, nil
}

// allocationRecord is an allocation in JSON.
type allocationRecord struct {
	Seed        uint64            `json:"seed"`
	Overlap     float64           `json:"overlap"`
	Words       int               `json:"words"`
	Shared      int               `json:"shared"`
	Coders      []allocatedCoder  `json:"coders"`
	Transcripts []allocatedRecord `json:"transcripts"`
}

type allocatedCoder struct {
	Coder       string `json:"coder"`
	Transcripts int    `json:"transcripts"`
	Words       int    `json:"words"`
}

type allocatedRecord struct {
	Transcript   string   `json:"transcript"`
	Wave         string   `json:"wave"`
	Stakeholders []string `json:"stakeholders"`
	Words        int      `json:"words"`
	Coders       []string `json:"coders"`
}

func writeAllocation(a *allocation.Allocation, seed uint64, overlap float64, o *output, s *opened) error {
	switch {
	case o.format == "json":
		r := allocationRecord{Seed: seed, Overlap: overlap, Words: a.Words, Shared: a.Shared, Coders: []allocatedCoder{}, Transcripts: []allocatedRecord{}}
		for i, coder := range a.Coders {
			n, words := a.WordsOf(i)
			r.Coders = append(r.Coders, allocatedCoder{coder, n, words})
		}
		for i := range a.Rows {
			row := &a.Rows[i]
			r.Transcripts = append(r.Transcripts, allocatedRecord{row.Transcript.Path, row.Transcript.Attribute("wave"), append([]string{}, row.Stakeholders...),
				row.Words, codersOf(a, row)})
		}
		return o.json(r)
	case !o.forPeople():
		return o.table(allocationTable(a, o, s), s.voice)
	}
	t := allocationTable(a, o, s)
	share := 0.0
	if a.Words > 0 {
		share = 100 * float64(a.Shared) / float64(a.Words)
	}
	t.Notes = []string{s.voice.say("words of the participants: %d; all coders code %d of them (%.1f %%)", a.Words, a.Shared, share), s.voice.say("seed: %d", seed)}
	if a.Shared == 0 && a.Words > 0 {
		t.Notes = append(t.Notes, s.voice.say("nothing is coded by all, so that their agreement cannot be measured; --overlap 10%% changes that"))
	}
	return o.tables(s.voice, t, sumTable(a, s))
}

func codersOf(a *allocation.Allocation, row *allocation.Row) []string {
	if row.Coder < 0 {
		return a.Coders
	}
	return []string{a.Coders[row.Coder]}
}

func allocationTable(a *allocation.Allocation, o *output, opened *opened) *table.Table {
	v := opened.voice
	t := &table.Table{Columns: []table.Column{
		{Key: "transcript", Title: v.term("transcript")}, {Key: "wave", Title: v.term("wave")}, {Key: "stakeholders", Title: v.term("stakeholder"), Wrap: true},
		{Key: "words", Title: v.say("words"), Number: true}, {Key: "coders", Title: v.say("coder")}}}
	wave := o.labels(opened, "wave")
	for i := range a.Rows {
		row := &a.Rows[i]
		var who []string
		for _, s := range row.Stakeholders {
			who = append(who, o.stakeholder(v, s))
		}
		t.Rows = append(t.Rows, []any{row.Transcript.Path, wave(row.Transcript.Attribute("wave")), strings.Join(who, ", "), row.Words, strings.Join(codersOf(a, row), ", ")})
	}
	return t
}

// mostSpread is how many waves and stakeholders the sums can show.
const mostSpread = 10

// sumTable sums what each coder codes: transcripts, words, and the transcripts
// of each wave and with each stakeholder.
func sumTable(a *allocation.Allocation, s *opened) *table.Table {
	v := s.voice
	t := &table.Table{Columns: []table.Column{{Key: "coder", Title: v.say("coder")},
		{Key: "transcripts", Title: v.say("transcripts"), Number: true}, {Key: "words", Title: v.say("words"), Number: true}}}
	var has []func(*allocation.Row) bool
	column := func(kind, id, title string, in func(*allocation.Row) bool) {
		if slices.ContainsFunc(a.Rows, func(r allocation.Row) bool { return in(&r) }) {
			t.Columns = append(t.Columns, table.Column{Key: kind + id, Title: title, Number: true})
			has = append(has, in)
		}
	}
	for _, value := range s.corpus.Values("wave") {
		column("wave ", value.ID, value.Label, func(r *allocation.Row) bool { return r.Transcript.Attribute("wave") == value.ID })
	}
	for _, value := range s.corpus.Stakeholders {
		column("stakeholder ", value.ID, value.ID, func(r *allocation.Row) bool { return slices.Contains(r.Stakeholders, value.ID) })
	}
	if len(has) > mostSpread {
		t.Columns, has = t.Columns[:3], nil
	} else if len(has) > 0 {
		t.Notes = []string{v.say("behind the words: transcripts of each wave and with each stakeholder")}
	}
	row := func(title string, codes func(*allocation.Row) bool) {
		n, words, counts := 0, 0, make([]int, len(has))
		for i := range a.Rows {
			r := &a.Rows[i]
			if !codes(r) {
				continue
			}
			n, words = n+1, words+r.Words
			for k, in := range has {
				if in(r) {
					counts[k]++
				}
			}
		}
		cells := []any{title, n, words}
		for _, count := range counts {
			cells = append(cells, count)
		}
		t.Rows = append(t.Rows, cells)
	}
	for i, coder := range a.Coders {
		row(coder, func(r *allocation.Row) bool { return r.Codes(i) })
	}
	row(v.say("all of them"), func(r *allocation.Row) bool { return r.Coder < 0 })
	return t
}
