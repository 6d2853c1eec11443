package main

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus/source"
	"mening/corpus/table"
)

func codebookSplit(e *env) *cli.Command {
	return &cli.Command{
		Name: "split", Usage: "make several codes of one", ArgsUsage: "CODE [NEW=RULES…]",
		Description: `Each new code takes the rules whose numbers are given, and the examples that they
find. CODE alone lists its rules with their numbers. Decisions on the old code do
not follow: assign one of the new ones instead; check lists them.

EXAMPLES
   mening codebook split moten
   mening codebook split moten moten-rum=1,3-5 'Möten på telefon=2' moten-ovrigt=`,
		Flags: editFlags(),
		Action: func(c *cli.Context) error {
			if err := wants(c, 1, -1); err != nil {
				return err
			}
			if c.NArg() == 1 {
				return e.listRules(c, c.Args().First())
			}
			var parts []codebook.Part
			for _, arg := range c.Args().Tail() {
				p, err := part(arg)
				if err != nil {
					return usageError{err}
				}
				parts = append(parts, p)
			}
			return e.edit(c, func(_ *opened, b *codebook.Editor) error {
				_, err := b.Split(c.Args().First(), parts...)
				return err
			})
		},
	}
}

// part reads NAME=1,3-5.
func part(text string) (codebook.Part, error) {
	name, numbers, _ := strings.Cut(text, "=")
	p := codebook.Part{Name: name}
	span := regexp.MustCompile(`^(\d{1,4})(?:-(\d{1,4}))?$`)
	for field := range strings.FieldsFuncSeq(numbers, func(r rune) bool { return r == ',' || r == ' ' }) {
		m := span.FindStringSubmatch(field)
		if m == nil {
			return p, source.Say("%q names no rules\n  write NEW=1,3-5 with the numbers of the rules; mening codebook split CODE lists them", text)
		}
		first, _ := strconv.Atoi(m[1])
		last := first
		if m[2] != "" {
			last, _ = strconv.Atoi(m[2])
		}
		for n := first; n <= last; n++ {
			p.Rules = append(p.Rules, n-1)
		}
	}
	return p, nil
}

// listRules prints the rules of a code with their numbers and what they find.
func (e *env) listRules(c *cli.Context, id string) error {
	s, err := e.open(c, nil)
	if err != nil {
		return err
	}
	b, err := s.codebook()
	if err != nil {
		return err
	}
	code, err := (&finder{coded: &coded{opened: s, book: b}}).codeOf(&named{}, id)
	if err != nil {
		return err
	}
	units := map[int]int{}
	for _, o := range s.observe(e, b, coding.Decided{}) {
		if o.Code.ID == code {
			for _, rule := range o.Rules {
				units[rule]++
			}
		}
	}
	t := &table.Table{Columns: []table.Column{{Key: "number", Title: "#", Number: true}, {Key: "line", Title: s.voice.say("line"), Number: true},
		{Key: "language", Title: s.voice.term("language")}, {Key: "units", Title: s.voice.say("units"), Number: true},
		{Key: "rule", Title: s.voice.say("rule"), Wrap: true}}}
	for i, r := range b.Code(code).Rules {
		t.Rows = append(t.Rows, []any{i + 1, r.Line, r.Language, units[i], r.Expr.String()})
	}
	return (&output{env: e, format: "text"}).table(t, s.voice)
}
