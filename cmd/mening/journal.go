package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/journal"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

func journalCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "journal",
		Usage: "list what coders have decided, the newest last",
		Description: `Lists the decisions in DIR/coding, as they are: whether their words still stand
in the transcripts is for mening check. What was undone is left out, and the
undoing with it, unless --all is given. Times are local ones in text and md,
else UTC.

--erase takes the words of a participant, or of a whole transcript, out of the
decisions of all coders when somebody withdraws: it shows what would go, and asks.
It tells what else may hold the words. Nothing brings them back.

EXAMPLES
   mening journal -s DIR
   mening journal -s DIR --coder eva --since 7d
   mening journal -s DIR --unit k3v9w0a2mt --all
   mening journal -s DIR --unit fg1:12-14
   mening journal -s DIR --act memo -o memos.csv --excel
   mening journal -s DIR --erase O-SOC2`,
		Flags: append(append(studyFlags(),
			&cli.StringFlag{Name: "unit", Usage: "only decisions on the unit with this `ID`, or at a place TRANSCRIPT:TURN"},
			&cli.StringFlag{Name: "coder", Usage: "only those of the coder `NAME`"},
			&cli.StringFlag{Name: "since", Usage: "only those from this `TIME` on: 2026-01-31, 2026-01-31T10:00, or back from now: 30m, 12h, 7d, 2w"},
			&cli.StringFlag{Name: "act", Usage: "only this `ACT`: " + strings.Join(actNames(), ", ")},
			&cli.BoolFlag{Name: "all", DisableDefaultText: true, Usage: "also what was undone, and the undoing"},
			&cli.StringFlag{Name: "erase", Usage: "take all words of `WHOM` out of the decisions, for good: a participant, or a transcript"},
			&cli.BoolFlag{Name: "yes", DisableDefaultText: true, Usage: "with --erase, do not ask"}), outputFlags()...),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			if c.IsSet("erase") {
				return e.erase(c)
			}
			if c.IsSet("yes") {
				return usageError{source.Say("--yes answers --erase\n  add --erase WHOM")}
			}
			wanted, err := wantedDecisions(c, time.Now())
			if err != nil {
				return err
			}
			o, err := newOutput(e, c)
			if err != nil {
				return err
			}
			s, j, err := e.journal(c, o)
			if err != nil {
				return err
			}
			if err := wanted.known(j); err != nil {
				return err
			}
			if err := writeDecisions(o, s.voice, j, wanted); err != nil {
				return err
			}
			return s.tellJournal(e, j.Journal)
		},
	}
}

// journal opens the study, whose transcripts tell what talk was withdrawn, and
// reads its decisions.
func (e *env) journal(c *cli.Context, o *output) (*opened, *takenDecisions, error) {
	s, err := e.read(c, o)
	if err != nil {
		return nil, nil, err
	}
	j, err := s.journal()
	s.tellMissing(e)
	return s, j, err
}

// decisionsFolder is where the decisions of a study lie.
func decisionsFolder(s *study.Study) string { return filepath.Join(s.Dir, "coding") }

// tellJournal tells what does not count.
func (s *opened) tellJournal(e *env, j *journal.Journal) error {
	for _, p := range j.Problems {
		if p.Severity != source.Warning {
			fmt.Fprintln(e.stderr, "mening:", cleanError(s.voice.problem(p)))
		}
	}
	if j.Problems.Err() != nil {
		return errFindings
	}
	return nil
}

func actNames() []string {
	var out []string
	for _, act := range coding.Acts() {
		out = append(out, string(act))
	}
	return out
}

// decisionRecord is a decision in JSON. One about withdrawn talk has no words.
type decisionRecord struct {
	coding.Decision
	Undone    bool `json:"undone"`
	Withdrawn bool `json:"withdrawn,omitempty"`
}

func writeDecisions(o *output, v *voice, j *takenDecisions, w wanted) error {
	chosen := []decisionRecord{}
	undone, withdrawn := 0, 0
	for i := range j.Decisions {
		d := &j.Decisions[i]
		switch {
		case !w.fits(d):
		case w.all || !j.Undone(i) && d.Act != coding.Undo:
			_, gone := j.withdrawn[i]
			if gone {
				withdrawn++
			}
			chosen = append(chosen, decisionRecord{j.alone(d), j.Undone(i), gone})
		case j.Undone(i) && d.Act != coding.Undo:
			undone++
		}
	}
	switch {
	case o.format == "json":
		return o.json(chosen)
	case o.forPeople():
		t := journalTable(o, v, chosen, w.all)
		t.Notes = []string{v.say("decisions: %d", len(chosen))}
		if len(chosen)+undone == 0 && w.unit != "" {
			t.Notes = append(t.Notes, v.say("nobody decided on %q so: --unit takes the id of a unit, or a place such as fg1:12", w.unit))
		}
		if undone > 0 {
			t.Notes = append(t.Notes, v.say("undone: %d (--all shows them)", undone))
		}
		if withdrawn > 0 {
			t.Notes = append(t.Notes, v.say("about withdrawn talk, shown without words, and not counted anywhere: %d", withdrawn))
		}
		if len(j.Problems) > 0 {
			t.Notes = append(t.Notes, v.say("problems: %d (mening check tells them)", len(j.Problems)))
		}
		return o.table(t, v)
	}
	return o.table(decisionTable(chosen), v)
}

// journalTable shows decisions to people. On a screen a decision stands above its
// unit, the time above the coder, and the place above the code.
func journalTable(o *output, v *voice, chosen []decisionRecord, all bool) *table.Table {
	t := &table.Table{Columns: []table.Column{{Key: "id", Title: v.say("decision")}, {Key: "at", Title: v.say("time")},
		{Key: "coder", Title: v.say("coder")}, {Key: "act", Title: v.say("act")}, {Key: "unit", Title: v.say("unit")},
		{Key: "place", Title: v.placeTitle()}, {Key: "code", Title: v.term("code")}, {Key: "text", Title: v.say("text"), Wrap: true}}}
	for _, d := range chosen {
		unit, place := "", d.On
		if u := d.Unit; u != nil {
			unit, place = u.ID, placeOfAnchor(u)
		}
		var said []string
		for _, text := range []string{v.given(&d.Decision), d.Text, d.Translation} {
			if text != "" {
				said = append(said, text)
			}
		}
		act := o.value(v, string(d.Act))
		if all && d.Undone {
			act += " " + v.say("(undone)")
		}
		at := d.At.Local().Format("2006-01-02 15:04")
		t.Rows = append(t.Rows, []any{d.ID, at, d.Coder, act, unit, place, d.Code, strings.Join(said, "\n")})
	}
	if o.format == "text" && o.columns() < wideEnough {
		pile(t, "id", "unit")
		pile(t, "at", "coder")
		pile(t, "place", "code")
	}
	return t
}

// decisionTable holds all about decisions, for programs.
func decisionTable(chosen []decisionRecord) *table.Table {
	t := &table.Table{}
	for _, key := range []string{"id", "at", "coder", "act", "unit", "transcript", "turn", "to", "start", "end", "on", "code", "value", "text", "translation", "quote", "codebook", "undone"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for _, d := range chosen {
		row := []any{d.ID, d.At.Format(time.RFC3339Nano), d.Coder, string(d.Act)}
		if u := d.Unit; u != nil {
			row = append(row, u.ID, u.Transcript, u.Turn, orAbsent(u.To), u.Start, u.End)
		} else {
			row = append(row, nil, nil, nil, nil, nil, nil)
		}
		quote := ""
		if d.Unit != nil {
			quote = d.Unit.Quote
		}
		undone := "no"
		if d.Undone {
			undone = "yes"
		}
		t.Rows = append(t.Rows, append(row, d.On, d.Code, d.Value, d.Text, d.Translation, quote, d.Codebook, undone))
	}
	return t
}
