package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/comparison"
	"mening/coding/reliability"
	"mening/corpus/source"
	"mening/corpus/table"
)

func agreeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "agree",
		Usage: "measure how far coders agree",
		Description: `Compares coders of the study with --coders: the talk that all of them have
worked through, code by code, category by category and over all; which codes
two of them confuse, and with --disagreements what they coded otherwise. The
rules are the coder auto. Or compares with --ratings the columns of any table
with a row a unit and a column a coder, where an empty cell is a missing rating
and a first column "unit" names the units.

Computes percent agreement, Cohen's, Scott's, Fleiss', Conger's and
Brennan-Prediger's coefficients, Krippendorff's alpha, also for where units begin
and end, Gwet's AC1 and Holsti's method, each with a 95 % interval; one that is
undefined says why. docs/reliability.md tells what each of them answers.

EXAMPLES
   mening agree -s DIR --coders eva,lisbeth
   mening agree -s DIR --coders eva,lisbeth --match overlap=0.5 --disagreements
   mening agree -s DIR --coders auto,eva --reference eva
   mening agree -s DIR --coders eva,lisbeth --coefficient gwet_ac1,u_alpha
   mening agree --ratings ratings.csv
   mening agree --ratings ratings.xlsx --level ordinal --order low,middle,high
   mening agree --ratings ratings.csv --level interval --weights quadratic
   mening agree --ratings ratings.csv --reference eva --format json`,
		Flags: append(append(studyFlags(), whereFlag(),
			&cli.StringFlag{Name: "coders", Usage: "compare these `CODERS` of the study, with commas; auto are the rules"},
			matchFlag(string(comparison.Sentence), "compare by `MATCH`: sentence, exact (units with one span), or overlap=0.5 (units that share half of the shorter one)"),
			&cli.StringFlag{Name: "category", Usage: "only codings in this `CATEGORY` or below it"},
			&cli.StringFlag{Name: "code", Usage: "only codings with this `CODE`"},
			&cli.StringSliceFlag{Name: "coefficient", Usage: "show the coefficient `NAME` of each code; several with commas (default: in csv and json all)"},
			&cli.BoolFlag{Name: "disagreements", DisableDefaultText: true, Usage: "list what the coders coded otherwise; csv holds the list alone"},
			&cli.StringFlag{Name: "ratings", Usage: "compare the ratings in `FILE`: csv, tsv or xlsx"},
			&cli.StringFlag{Name: "level", Usage: "`LEVEL` of measurement: " + strings.Join(texts(reliability.Levels()), ", "), Value: string(reliability.Nominal)},
			&cli.StringFlag{Name: "weights", Usage: "let near misses count, by `WEIGHTS`: " + strings.Join(texts(reliability.WeightKinds()), ", ")},
			&cli.StringFlag{Name: "order", Usage: "all `CATEGORIES` with commas, the lowest first, used or not"},
			&cli.StringFlag{Name: "reference", Usage: "precision and recall of the other coder, where `CODER` is right"},
			&cli.Uint64Flag{Name: "seed", Usage: "begin the random numbers of a bootstrap with `N`", Value: 1},
			&cli.IntFlag{Name: "bootstrap", Usage: "take `N` samples for a bootstrap", Value: 1000},
		), outputFlags()...),
		Action: e.agree,
	}
}

// agree measures the agreement of coders of the study, or of the columns of a
// file.
func (e *env) agree(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	if c.IsSet("coders") {
		if c.IsSet("ratings") {
			return usageError{source.Say("--coders and --ratings cannot stand together\n  compare one after the other")}
		}
		return e.agreeCoders(c)
	}
	out, err := newOutput(e, c)
	if err != nil {
		return err
	}
	a, err := newAgreement(c)
	if err != nil {
		return err
	}
	if err := notOver(out, c.String("ratings")); err != nil {
		return err
	}
	if err := a.read(c.String("ratings")); err != nil {
		return err
	}
	return a.print(out, e.voice(c, ""))
}

// texts returns values as texts.
func texts[T ~string](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

// agreement is what is compared, and what came out.
type agreement struct {
	scale        reliability.Scale
	options      reliability.Options
	reference    string
	ratings      *reliability.Ratings
	coefficients []reliability.Coefficient
	confusion    *reliability.Confusion // nil unless two coders rated
	doubts       ratingsDoubts
}

// mostSamples keeps a slip of the finger from taking days.
const mostSamples = 1_000_000

// samples returns how many samples a bootstrap takes.
func samples(c *cli.Context) (int, error) {
	n := c.Int("bootstrap")
	if n < 1 || n > mostSamples {
		return 0, usageError{source.Say("%s cannot be %d\n  give a number from 1 to %d", "--bootstrap", n, mostSamples)}
	}
	return n, nil
}

// newAgreement reads the options.
func newAgreement(c *cli.Context) (*agreement, error) {
	if err := checkLanguage(c); err != nil {
		return nil, err
	}
	if c.String("ratings") == "" {
		return nil, usageError{source.Say("nothing says what to compare\n  write mening agree --coders NAME,NAME in a study, or mening agree --ratings FILE.csv")}
	}
	for _, name := range []string{"where", "match", "category", "code", "coefficient", "disagreements"} {
		if c.IsSet(name) {
			return nil, usageError{source.Say("--%s belongs to --coders, and --ratings compares a table\n  leave it out", name)}
		}
	}
	level, weights := c.String("level"), c.String("weights")
	if known := texts(reliability.Levels()); !slices.Contains(known, level) {
		return nil, usageError{source.Say("%s cannot be %q\n  %s", "--level", level, source.Meant(level, known))}
	}
	if known := texts(reliability.WeightKinds()); c.IsSet("weights") && !slices.Contains(known, weights) {
		return nil, usageError{source.Say("%s cannot be %q\n  %s", "--weights", weights, source.Meant(weights, known))}
	}
	samples, err := samples(c)
	if err != nil {
		return nil, err
	}
	a := &agreement{reference: c.String("reference"), scale: reliability.Scale{Level: reliability.Level(level)}}
	a.options = reliability.Options{Level: a.scale.Level, Weights: reliability.Weights(weights), Samples: samples, Seed: c.Uint64("seed")}
	if !c.IsSet("order") {
		return a, nil
	}
	if level == string(reliability.Interval) || level == string(reliability.Ratio) {
		return nil, usageError{source.Say("--order cannot be said at --level %s\n  numbers order themselves: leave it out", level)}
	}
	for category := range strings.SplitSeq(c.String("order"), ",") {
		category = strings.TrimSpace(category)
		switch {
		case category == "":
			return nil, usageError{source.Say("a category in --order %q is empty\n  write them with commas: --order low,middle,high", c.String("order"))}
		case slices.Contains(a.scale.Order, category):
			return nil, usageError{source.Say("%q stands twice in --order\n  name each category once", category)}
		}
		a.scale.Order = append(a.scale.Order, category)
	}
	return a, nil
}

// notOver makes sure that the ratings are not written over.
func notOver(o *output, ratings string) error {
	if o.file == "" {
		return nil
	}
	from, err := os.Stat(ratings)
	if to, err2 := os.Stat(o.file); err == nil && err2 == nil && os.SameFile(from, to) {
		return usageError{source.Say("%s holds the ratings and is not written over\n  choose another name for -o", o.file)}
	}
	return o.protect()
}

// read reads the ratings and computes the coefficients.
func (a *agreement) read(file string) (err error) {
	if a.ratings, a.doubts, err = readRatings(file, a.scale); err != nil {
		return err
	}
	if a.options.Weights != reliability.Unweighted && a.scale.Order == nil && a.ratings.Numbers == nil && len(a.ratings.Categories) > 0 {
		return usageError{source.Say("--weights %s needs an order of the categories\n  name all from the lowest to the highest, as in --order low,middle,high", a.options.Weights)}
	}
	return a.compute()
}

// compute computes the coefficients of the ratings, and compares two coders.
func (a *agreement) compute() error {
	coders := a.ratings.Active()
	names := make([]string, len(coders))
	for i, c := range coders {
		names[i] = a.ratings.Coders[c]
	}
	if a.reference != "" {
		i := slices.Index(names, a.reference)
		switch {
		case i < 0:
			return usageError{source.Say("--reference %q is none of the coders\n  %s", a.reference, source.Meant(a.reference, names))}
		case len(coders) != 2:
			return usageError{source.Say("--reference compares two coders, and %d rated: %s\n  leave it out, or leave the other columns out", len(coders), strings.Join(names, ", "))}
		case i == 1:
			slices.Reverse(coders)
		}
	}
	if len(coders) == 2 {
		a.confusion = a.ratings.Confusion(coders[0], coders[1])
	}
	a.coefficients = reliability.All(a.ratings, a.options)
	return nil
}

// print writes the coefficients, and for people what two coders confuse.
func (a *agreement) print(out *output, v *voice) error {
	if !out.forPeople() {
		for _, warning := range a.warnings(v) {
			fmt.Fprintln(out.env.stderr, "mening:", table.Clean(warning))
		}
	}
	switch out.format {
	case "json":
		return out.json(a.record())
	case "csv", "tsv":
		return out.table(a.table(out, v), v)
	}
	tables := []*table.Table{a.table(out, v)}
	if a.confusion != nil {
		tables = append(tables, confusionTables(a.confusion, a.reference != "", v)...)
	}
	return out.tables(v, tables...)
}
