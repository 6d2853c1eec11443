package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/saturation"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

func saturationCommand(e *env) *cli.Command {
	defaults := saturation.Defaults()
	return &cli.Command{
		Name:  "saturation",
		Usage: "follow how many new codes each interview brought",
		Description: `Prints, interview by interview in the order in which they were held (date in
interviews.csv), how many codes nobody before had brought, and how many there are so
far; beside it what random orders of the interviews would give (median and 95 %),
and the new-information ratio of Guest, Namey & Chen (2020): the codes that are new
in the run of interviews that begins here, over those of the base. Codes of
deductive origin stood in the codebook before the talk and count only when they are
asked for. docs/findings.md has the definitions.

EXAMPLES
   mening saturation -s DIR
   mening saturation -s DIR --origin all --codes
   mening saturation -s DIR --by stakeholder --where wave=follow-up
   mening saturation -s DIR --base 6 --run 3 --threshold 0
   mening saturation -s DIR --orders 10000 --seed 7 -o saturation.xlsx
   mening saturation -s DIR --origin all --figure saturation.svg`,
		Flags: findingFlags(append(append(narrowFlags(), figureFlags()...),
			&cli.StringFlag{Name: "by", Usage: "a curve for each value of a `FIELD`, such as stakeholder"},
			&cli.StringFlag{Name: "origin", Value: defaults.Origin, Usage: "codes of this `ORIGIN`: " + strings.Join(saturation.Origins(), ", ")},
			&cli.BoolFlag{Name: "codes", DisableDefaultText: true, Usage: "name the new codes of each interview"},
			&cli.IntFlag{Name: "orders", Value: defaults.Orders, Usage: "draw the band from `N` random orders, 0 for none"},
			&cli.Uint64Flag{Name: "seed", Value: defaults.Seed, Usage: "`SEED` of the random orders"},
			&cli.IntFlag{Name: "base", Value: defaults.Base, Usage: "the first `N` interviews are the base of the ratio"},
			&cli.IntFlag{Name: "run", Value: defaults.Run, Usage: "a run has `N` interviews"},
			&cli.Float64Flag{Name: "threshold", Value: 100 * defaults.Threshold, Usage: "at most `PERCENT` new information is little"})...),
		Action: func(c *cli.Context) error {
			o := saturation.Options{By: c.String("by"), Origin: c.String("origin"), Orders: c.Int("orders"), Seed: c.Uint64("seed"),
				Base: c.Int("base"), Run: c.Int("run"), Threshold: c.Float64("threshold") / 100}
			if !slices.Contains(saturation.Origins(), o.Origin) {
				return usageError{source.Say("%s cannot be %q\n  %s", "--origin", o.Origin, source.Meant(o.Origin, saturation.Origins()))}
			}
			if o.Base < 1 || o.Run < 1 {
				return usageError{source.Say("--base and --run are at least 1\n  usual are a base of 4 to 6 and runs of 2 or 3")}
			}
			if o.Threshold < 0 || o.Threshold > 1 {
				return usageError{source.Say("%s cannot be %v\n  it is a number of per cent, such as 5 or 0", "--threshold", c.Float64("threshold"))}
			}
			if o.Orders < 0 || o.Orders > mostOrders {
				return usageError{source.Say("%s cannot be %d\n  1000 are enough; 0 leaves the band out, %d is the most", "--orders", o.Orders, mostOrders)}
			}
			return e.coded(c, func(s *coded) error { return s.saturation(o, c.Bool("codes")) })
		},
	}
}

// mostOrders keeps the drawing of random orders within a minute.
const mostOrders = 100000

func (s *coded) saturation(o saturation.Options, codes bool) error {
	if o.By != "" {
		known := s.corpus.Fields()
		at := slices.IndexFunc(known, func(f string) bool { return corpus.Equal(f, o.By) })
		if at < 0 {
			return usageError{source.Say("cannot follow codes by %q\n  %s", o.By, source.Meant(o.By, known))}
		}
		o.By = known[at]
	}
	o.Where = s.where
	p := &saturated{coded: s, Result: saturation.Follow(s.corpus, s.book, s.observations, o), codes: codes || !s.out.forPeople()}
	if s.out.draws() {
		if err := s.out.draw(s.voice, p.curve()); err != nil {
			return err
		}
	}
	switch s.out.format {
	case "json":
		return s.out.json(p.record())
	case "csv", "tsv":
		return s.out.table(p.long(), s.voice)
	}
	var tables []*table.Table
	for i := range p.Curves {
		tables = append(tables, p.table(&p.Curves[i]))
	}
	first, last := tables[0], tables[len(tables)-1]
	if s.out.format == "xlsx" {
		last = first // on the sheet that is seen
	}
	last.Notes = append(last.Notes, p.notes()...)
	return s.out.tables(s.voice, tables...)
}

// saturated prints curves.
type saturated struct {
	*coded
	*saturation.Result
	codes bool
}

// anyDate reports whether some interview has a date.
func (p *saturated) anyDate() bool { return len(p.Undated) < p.Interviews }

// interviewNames lists interviews for people, the first ones of many.
func interviewNames(interviews []*corpus.Transcript) string {
	const most = 8
	var names []string
	for i, t := range interviews {
		if i == most {
			return strings.Join(names, ", ") + " …"
		}
		names = append(names, corpus.Stem(t.Path))
	}
	return strings.Join(names, ", ")
}

func (p *saturated) columns() []table.Column {
	v := p.voice
	count := func(key, title string) table.Column { return table.Column{Key: key, Title: title, Number: true} }
	out := []table.Column{count("number", "#"), {Key: "interview", Title: v.term("interview"), Wrap: true}}
	if p.anyDate() || !p.out.forPeople() {
		out = append(out, table.Column{Key: "date", Title: v.say("date")})
	}
	out = append(out, count("codes", v.say("codes")), count("new", v.say("new\ncodes")), count("cumulative", v.say("so far")))
	if p.Orders > 0 {
		out = append(out, count("median", v.say("median")), count("low", "2.5 %"), count("high", "97.5 %"))
		if v.swedish {
			out[len(out)-2].Title, out[len(out)-1].Title = "2,5 %", "97,5 %"
		}
		out[len(out)-1].Beside = true
	}
	out = append(out, table.Column{Key: "ratio", Title: v.say("new in\nrun, %%"), Number: true})
	if p.codes {
		out = append(out, table.Column{Key: "new codes", Title: v.say("which"), Wrap: true})
	}
	return out
}

// rows are the interviews of a curve.
func (p *saturated) rows(c *saturation.Curve) [][]any {
	var out [][]any
	for i := range c.Steps {
		step := &c.Steps[i]
		row := []any{i + 1, corpus.Stem(step.Interview.Path)}
		if !p.out.forPeople() {
			row[1] = step.Interview.Path
		}
		if p.anyDate() || !p.out.forPeople() {
			row = append(row, step.Date)
		}
		row = append(row, step.Codes, len(step.New), step.Cumulative)
		if p.Orders > 0 {
			row = append(row, step.Median, step.Low, step.High)
		}
		if step.Has {
			row = append(row, 100*step.Ratio)
		} else {
			row = append(row, nil)
		}
		if p.codes {
			row = append(row, p.newCodes(step))
		}
		out = append(out, row)
	}
	return out
}

// newCodes names the new codes of an interview: for people by name.
func (p *saturated) newCodes(step *saturation.Step) string {
	var names []string
	for _, code := range step.New {
		if p.out.forPeople() {
			names = append(names, code.Name)
		} else {
			names = append(names, code.ID)
		}
	}
	return strings.Join(names, "; ")
}

func (p *saturated) table(c *saturation.Curve) *table.Table {
	v := p.voice
	t := &table.Table{Caption: v.say("New codes per interview"), Columns: p.columns(), Rows: p.rows(c)}
	if c.Value != "" {
		t.Caption += ": " + v.groupLabel(p.By, c.Value, c.Label)
	}
	switch {
	case c.Reached >= 0:
		t.Notes = append(t.Notes, v.say("at most %s %% new information after interview %d (run of %d, base of %d)", v.decimals(100*p.Threshold), c.Reached+1, p.Run, p.Base))
		if more := c.Later(); more > p.Threshold {
			t.Notes = append(t.Notes, v.say("later runs brought more, up to %s %%: an order in waves or groups can look saturated too early", v.decimals(100*more)))
		}
	case len(c.Steps) < p.Base+p.Run:
		t.Notes = append(t.Notes, v.say("too few interviews for a base of %d and a run of %d", p.Base, p.Run))
	case c.Total > 0:
		t.Notes = append(t.Notes, v.say("no run (interviews: %d) brought at most %s %% new information", p.Run, v.decimals(100*p.Threshold)))
	}
	return t
}

// decimals writes a number with the decimal sign of the language, and no more
// digits than it has.
func (v *voice) decimals(x float64) string {
	return strings.Replace(fmt.Sprintf("%.4g", x), ".", v.decimal(), 1)
}

// long is all curves in one table, for programs.
func (p *saturated) long() *table.Table {
	t := &table.Table{Columns: append([]table.Column{{Key: "group"}}, p.columns()...)}
	for i := range p.Curves {
		for _, row := range p.rows(&p.Curves[i]) {
			t.Rows = append(t.Rows, append([]any{p.Curves[i].Value}, row...))
		}
	}
	return t
}

// notes say how the curves were made.
func (p *saturated) notes() []string {
	v := p.voice
	var out []string
	switch {
	case p.Dated:
		out = append(out, v.say("in the order of the dates in interviews.csv"))
	case p.anyDate():
		out = append(out, v.say("in the order of the dates in interviews.csv; at the end, in the order of the study, interviews without a date that can be read: %d (%s)",
			len(p.Undated), interviewNames(p.Undated)))
	default:
		out = append(out, v.say("in the order of the study: interviews without a date that can be read: %d (date in interviews.csv gives the order in which they were held)", len(p.Undated)))
	}
	if len(p.Vague) > 0 {
		out = append(out, v.say("only the month or the year of a date is known, so that the interview stands at its beginning and may belong further down: %d (%s)",
			len(p.Vague), interviewNames(p.Vague)))
	}
	if p.Orders > 0 {
		out = append(out, v.say("median, 2.5 %% and 97.5 %%: of the codes so far in %d random orders, seed %d", p.Orders, p.Seed))
	}
	out = append(out, v.say("new in run: codes that are new in the run that begins here (interviews: %d), per cent of the codes of the base (interviews: %d); Guest, Namey & Chen 2020", p.Run, p.Base))
	switch {
	case p.Codes == 0 && p.Origin == saturation.Inductive:
		out = append(out, v.say("no code of the codebook is inductive: --origin all follows the deductive ones; they tell how soon each was met, not that there is nothing more to find"))
	case p.Codes == 0:
		out = append(out, v.say("no code of the codebook is deductive"))
	default:
		out = append(out, v.say("codes that are followed: %d (origin: %s)", p.Codes, v.say(p.Origin)))
		if p.Origin != saturation.Inductive && p.Deductive > 0 {
			out = append(out, v.say("deductive codes tell how soon each was met, not that there is nothing more to find: %d", p.Deductive))
		}
		if p.Undeclared > 0 && p.Origin != saturation.Deductive {
			out = append(out, v.say("codes without an origin count as inductive: %d", p.Undeclared))
		}
		out = append(out, v.say("behind a number: %s", "mening units --where interview=… --code …"))
	}
	return append(out, p.basis(p.chosenOf(nil))...)
}
