package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

func turnsCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "turns",
		Usage:     "show what was read: every turn with its speaker",
		ArgsUsage: "[TRANSCRIPT[:TURN[-TURN]]...]",
		Description: `Prints the turns of all transcripts, or of those named, with whom each label
was resolved to. A place as units and search print it, TRANSCRIPT:TURN, shows
that turn alone. It is the first thing to check in a new study. --report shows
what was understood of each transcript instead: its format and encoding, how
speakers are marked, who they are and how much they say, and what was mended.
--draft-participants writes a participants.csv to fill in.

EXAMPLES
   mening turns -s DIR
   mening turns -s DIR --report
   mening turns -s DIR ovanaker/before/fg1-ame
   mening turns -s DIR fg1-ame:12-14
   mening turns -s DIR --where stakeholder=AME --limit 20
   mening turns -s DIR --where stakeholder=AME --format json
   mening turns -s DIR --draft-participants DIR/participants.csv --excel`,
		Flags: append(append(studyFlags(), whereFlag(),
			&cli.BoolFlag{Name: "report", DisableDefaultText: true, Usage: "show what was understood of each transcript"},
			&cli.StringFlag{Name: "draft-participants", Usage: "write a participants.csv to fill in as `FILE`"},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` turns, 0 for all"}), outputFlags()...),
		Action: func(c *cli.Context) error {
			o, err := newOutput(e, c)
			if err != nil {
				return err
			}
			if err := draftAlone(c); err != nil {
				return err
			}
			s, err := e.open(c, o)
			if err != nil {
				return err
			}
			if c.IsSet("draft-participants") {
				if err := s.draft(e, c.String("draft-participants"), c.Bool("excel")); err != nil {
					return err
				}
				return s.finish(e)
			}
			switch {
			case c.Int("limit") < 0:
				return usageError{source.Say("%s cannot be negative\n  --limit 0 shows all", "--limit")}
			case c.Bool("report") && c.IsSet("limit"):
				return usageError{source.Say("--limit is about turns, and --report shows transcripts\n  leave one of them out")}
			}
			where, err := s.whoAndWhere(c)
			if err != nil {
				return err
			}
			transcripts, ranges, err := s.places(c.Args().Slice())
			if err != nil {
				return err
			}
			if c.Bool("report") {
				err = s.report(o, transcripts, where)
			} else {
				err = s.turns(o, transcripts, ranges, where, c.Int("limit"))
			}
			if err != nil {
				return err
			}
			return s.finish(e)
		},
	}
}

// draftAlone makes sure that a draft, which is of the whole study and goes to a
// file of its own, is not asked for together with anything else.
func draftAlone(c *cli.Context) error {
	if !c.IsSet("draft-participants") {
		return nil
	}
	for _, name := range []string{"report", "where", "output", "format", "limit"} {
		if c.IsSet(name) {
			return usageError{source.Say("--draft-participants does not go with --%s\n  run mening turns once for each", name)}
		}
	}
	if c.Args().Present() {
		return usageError{source.Say("--draft-participants takes the whole study\n  leave %q out", c.Args().First())}
	}
	return nil
}

// turns prints every turn, or those in the ranges of a transcript that has some.
func (s *opened) turns(o *output, transcripts []*corpus.Transcript, ranges map[*corpus.Transcript][]turnRange, where coding.Selection, most int) error {
	records, note := limit(turnRecords(transcripts, ranges, where), most, s.voice, o.forPeople())
	if o.format == "json" {
		return o.json(records)
	}
	t := s.turnTable(records, o)
	t.Notes = append(t.Notes, note...)
	return o.table(t, s.voice)
}

// whoAndWhere reads --where for a command that knows no codes.
func (s *opened) whoAndWhere(c *cli.Context) (coding.Selection, error) {
	none := &coding.Codebook{}
	for _, condition := range c.StringSlice("where") {
		field, _, _ := strings.Cut(condition, "=")
		field = strings.TrimSpace(strings.TrimSuffix(field, "!"))
		if slices.Contains(coding.CodingFields(none), field) {
			return nil, usageError{source.Say("turns have no %s\n  mening units --where '%s' prints what is coded", field, condition)}
		}
	}
	where, err := coding.ParseSelection(c.StringSlice("where"), s.corpus, none, nil)
	if err != nil {
		return nil, usageError{err}
	}
	return where, nil
}

// named returns the transcripts with these paths, with or without their
// endings, or with the end of a path that tells one from all others; all of them
// where no path is given.
func (s *opened) named(names []string) ([]*corpus.Transcript, error) {
	if len(names) == 0 {
		return s.corpus.Transcripts, nil
	}
	var paths []string
	for _, t := range s.corpus.Transcripts {
		paths = append(paths, t.Path)
	}
	wanted := map[*corpus.Transcript]bool{}
	for _, name := range names {
		found := false
		for _, t := range s.corpus.Transcripts {
			if slices.ContainsFunc(corpus.Field(t, &corpus.Speaker{}, "interview"), func(p string) bool { return corpus.Equal(p, name) }) || t.File == name {
				wanted[t], found = true, true
			}
		}
		if found {
			continue
		}
		switch short := s.corpus.Called(name); len(short) {
		case 0:
			return nil, usageError{source.Say("no transcript is called %q\n  %s", name, source.Known{Names: paths, Listed: coding.Listing("transcript")}.Meant(name))}
		case 1:
			wanted[short[0]] = true
		default:
			return nil, usageError{source.Say("several transcripts are called %q\n  write more of the path: %s", name, corpus.Paths(short))}
		}
	}
	var out []*corpus.Transcript
	for _, t := range s.corpus.Transcripts {
		if wanted[t] {
			out = append(out, t)
		}
	}
	return out, nil
}

// turnRecord is a turn in JSON.
type turnRecord struct {
	Transcript  string      `json:"transcript"`
	Turn        int         `json:"turn"`
	Line        int         `json:"line"`
	Speaker     string      `json:"speaker"`
	Participant *string     `json:"participant"`
	Stakeholder string      `json:"stakeholder"`
	Role        corpus.Role `json:"role"`
	Begin       corpus.Time `json:"begin"`
	End         corpus.Time `json:"end"`
	Question    *string     `json:"question"`
	Text        string      `json:"text"`
}

func turnRecords(transcripts []*corpus.Transcript, ranges map[*corpus.Transcript][]turnRange, where coding.Selection) []turnRecord {
	out := []turnRecord{}
	for _, t := range transcripts {
		in, some := ranges[t]
		for i := range t.Turns {
			turn := &t.Turns[i]
			if some && !slices.ContainsFunc(in, func(r turnRange) bool { return r.first <= turn.Number && turn.Number <= r.last }) {
				continue
			}
			if where.Turn(t, turn) {
				out = append(out, turnRecord{t.Path, turn.Number, turn.Line, turn.Label, orNull(turn.Speaker.Participant),
					turn.Speaker.Stakeholder, turn.Speaker.Role, turn.Begin, turn.End, orNull(turn.Question), turn.Text})
			}
		}
	}
	return out
}

// orNull makes an empty text null in JSON.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func fromNull(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

func (s *opened) turnTable(records []turnRecord, o *output) *table.Table {
	v := s.voice
	// On a narrow screen the column would take its place from the text.
	asks := s.corpus.Attribute(corpus.Question) != nil && !o.isNarrow()
	t := &table.Table{Columns: []table.Column{
		{Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true},
		{Key: "line", Title: v.say("line"), Number: true}, {Key: "begin", Title: v.say("time"), Number: true}, {Key: "speaker", Title: v.say("speaker")},
		{Key: "participant", Title: v.term("participant")}, {Key: "stakeholder", Title: v.term("stakeholder")},
		{Key: "role", Title: v.say("role")},
	}}
	if asks {
		t.Columns = append(t.Columns, table.Column{Key: corpus.Question, Title: v.term(corpus.Question)})
	}
	t.Columns = append(t.Columns, table.Column{Key: "text", Title: v.say("text"), Wrap: true})
	for _, r := range records {
		row := []any{r.Transcript, r.Turn, r.Line, clock(r.Begin), r.Speaker, fromNull(r.Participant), o.stakeholder(v, r.Stakeholder), o.value(v, string(r.Role))}
		if asks {
			row = append(row, fromNull(r.Question))
		}
		t.Rows = append(t.Rows, append(row, strings.TrimSpace(r.Text)))
	}
	if o.format == "text" && o.columns() < plainWidth {
		pile(t, "turn", "line")
		pile(t, "turn", "begin")
		pile(t, "speaker", "participant")
		pile(t, "stakeholder", "role")
	}
	return t
}

// clock writes a time as hours, minutes and seconds.
func clock(t corpus.Time) any {
	if !t.Known {
		return nil
	}
	seconds, sign := int(t.Seconds), ""
	if seconds < 0 {
		seconds, sign = -seconds, "-"
	}
	return fmt.Sprintf("%s%02d:%02d:%02d", sign, seconds/3600, seconds/60%60, seconds%60)
}
