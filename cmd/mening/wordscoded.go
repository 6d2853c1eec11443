package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/words"
)

// wordCodings are the codings by which words are told from each other. Without
// any, nothing of them was asked.
type wordCodings struct {
	asked        bool
	book         *coding.Codebook
	decided      coding.Decided
	observations []coding.Observation
	columns      *coding.Grouping // of --by, nil where that is not on codings
	marks        map[*corpus.Turn][]words.Mark
}

// coders are those who have decided something.
func (k *wordCodings) coders() []string {
	if !k.asked {
		return nil
	}
	return k.decided.Coders
}

// readCodings reads the codebook and what was decided where one of the fields is
// not on people and interviews.
func (l *wordList) readCodings(c *cli.Context, fields []string) error {
	l.codings.book = l.emptyCodebook()
	if slices.ContainsFunc(fields, func(f string) bool { return corpus.Equal(f, coding.Prompt) }) {
		return usageError{source.Say("words does not know what a question prompted\n  mening units --where prompted=yes does")}
	}
	codings := coding.CodingFields(l.codings.book)
	is := func(f string) bool {
		return slices.ContainsFunc(codings, func(known string) bool { return corpus.Equal(f, known) })
	}
	switch {
	case !slices.ContainsFunc(fields, l.notOnTalk):
		if c.IsSet("coder") && l.expression == "" {
			return usageError{source.Say("--coder says whose decisions count, and nothing here asks for them\n  add --where code=CODE or --by code")}
		}
		return nil
	case l.study.Config.Codebook == "" && !slices.ContainsFunc(fields, is):
		return nil // the fields that there are will be told
	}
	var err error
	if l.codings.book, err = l.codebook(); err != nil {
		return err
	}
	l.codings.asked, l.voice.lacks = true, l.codings.book.MayLack
	l.codings.decided, err = l.decided(l.codings.book, l.coder)
	return err
}

// notOnTalk reports whether a field is not on people and interviews.
func (l *wordList) notOnTalk(field string) bool {
	return !corpus.Equal(field, "transcript") && !slices.ContainsFunc(l.corpus.Fields(), func(f string) bool { return corpus.Equal(f, field) })
}

// fieldOf returns the field of a condition as it was written.
func fieldOf(condition string) string {
	field, _, _ := strings.Cut(condition, "=")
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(field), "!"))
}

// mark applies the codebook and marks the words of the units that were asked for.
// It returns nil where none were.
func (l *wordList) mark(e *env) *words.Marking {
	asked := slices.DeleteFunc([]*unitMark{l.talk.units, l.side(l.focus), l.side(l.against)}, func(m *unitMark) bool { return m == nil })
	k := &l.codings
	if len(asked) == 0 && k.columns == nil {
		return nil
	}
	k.observations = l.observe(e, k.book, k.decided)
	var all coding.Selection
	for _, t := range []*talk{&l.talk, l.focus, l.against} {
		if t != nil {
			all = append(all, t.where...)
		}
	}
	all.Mark(k.decided.Standing, k.observations)
	k.marks = map[*corpus.Turn][]words.Mark{}
	for i := range k.observations {
		o := &k.observations[i]
		var numbers []int
		for _, m := range asked {
			if m.marks(k.book, o) {
				numbers = append(numbers, m.number)
			}
		}
		for _, column := range l.columnsOf(o) {
			numbers = append(numbers, markColumns+column)
		}
		for _, p := range o.All() {
			for _, n := range numbers {
				k.marks[p.Turn] = append(k.marks[p.Turn], words.Mark{Span: p.Span, Number: n})
			}
		}
	}
	out := &words.Marking{Of: func(_ *corpus.Transcript, turn *corpus.Turn) []words.Mark { return k.marks[turn] }}
	if l.talk.units != nil {
		out.Counts = l.talk.units.has
	}
	return out
}

// side returns the mark of one side of --keyness.
func (l *wordList) side(t *talk) *unitMark {
	if t == nil {
		return nil
	}
	return t.units
}

// columnsOf returns the columns of --by to which a coding belongs that meets the
// conditions.
func (l *wordList) columnsOf(o *coding.Observation) []int {
	k := &l.codings
	if k.columns == nil || !l.talk.where.Coding(k.book, o) {
		return nil
	}
	var out []int
	for i, v := range k.columns.Values {
		if k.book.Has(o, k.columns.Field, v.ID) {
			out = append(out, i)
		}
	}
	return out
}

// division divides the words by --by.
func (l *wordList) division() words.Division {
	switch {
	case l.codings.columns != nil:
		return words.Division{Values: l.codings.columns.Values, Voice: l.columns}
	case l.by != "":
		return words.ByField(l.corpus, l.by)
	}
	return words.Undivided()
}

// columns returns the columns of codings in which the words of a voice stand.
func (l *wordList) columns(v *words.Voice) []int {
	var out []int
	for _, mark := range v.Marks {
		if mark >= markColumns {
			out = append(out, mark-markColumns)
		}
	}
	return out
}

// units returns the observations that gave a mark to words of a talk, and in how
// many meaning units they stand.
func (l *wordList) units(t *talk) (out []*coding.Observation, units int) {
	seen := map[coding.Stretch]bool{}
	for i := range l.codings.observations {
		o := &l.codings.observations[i]
		if !t.units.marks(l.codings.book, o) || !slices.ContainsFunc(o.All(), func(p coding.Part) bool {
			return l.talk.Turn(o.Transcript, p.Turn) && t.Turn(o.Transcript, p.Turn)
		}) {
			continue
		}
		out, seen[o.Stretch()] = append(out, o), true
	}
	return out, len(seen)
}

// codingNotes says which words count by what is coded, and on whose judgement.
func (l *wordList) codingNotes() []string {
	v, k := l.voice, &l.codings
	if !k.asked {
		return nil
	}
	var out []string
	counted := map[*coding.Observation]bool{}
	add := func(t *talk, name string, conditions []string) {
		if t == nil || t.units == nil {
			return
		}
		observations, units := l.units(t)
		for _, o := range observations {
			counted[o] = true
		}
		if t.units.outside {
			out = append(out, v.say("%s: all words but those within meaning units for which it does not hold; talk without codings counts", name))
		} else {
			out = append(out, v.say("%s: words within meaning units, each once; units: %d (%s)", name, units, l.unitsCommand(conditions)))
		}
	}
	add(&l.talk, v.say("counted"), l.conditions)
	add(l.focus, strings.Join(l.focusConditions, "; "), slices.Concat(l.conditions, l.focusConditions))
	add(l.against, strings.Join(l.againstConditions, "; "), slices.Concat(l.conditions, l.againstConditions))
	if k.columns != nil && l.talk.units == nil {
		for i := range k.observations {
			if o := &k.observations[i]; len(l.columnsOf(o)) > 0 && slices.ContainsFunc(o.All(), func(p coding.Part) bool { return l.talk.Turn(o.Transcript, p.Turn) }) {
				counted[o] = true
			}
		}
	}
	return append(out, v.judged(k.decided, slices.Collect(maps.Keys(counted)))...)
}

// uncoded returns how many words stand in no column of codings.
func (l *wordList) uncoded(v *words.Vocabulary) int {
	n := 0
	for i := range v.Voices {
		if voice := &v.Voices[i]; len(l.columns(voice)) == 0 {
			n += voice.Words
		}
	}
	return n
}

// quotations says which search shows the quotations of a form, and what else that
// shows.
func (l *wordList) quotations(f *words.Form, expression string, conditions ...string) []string {
	v := l.voice
	all := append(slices.Clone(l.conditions), conditions...)
	reaching := l.reaching(all)
	out := []string{v.say("quotations of %q: %s", f.Head(), l.command(expression, reaching))}
	switch {
	case len(reaching) < len(all):
		return append(out, v.say("the search finds what stands within those units, too"))
	case slices.ContainsFunc(all, func(condition string) bool { return l.notOnTalk(fieldOf(condition)) }):
		return append(out, v.say("the search shows whole passages: what stands in them outside of the units is not counted here"))
	}
	return out
}

// unitsCommand returns the command line that lists the units of a talk; those of
// what interviewers say by themselves are not among them.
func (l *wordList) unitsCommand(conditions []string) string {
	if slices.ContainsFunc(l.codings.book.Codes, func(c *coding.Code) bool {
		return slices.ContainsFunc(c.Roles, func(r corpus.Role) bool { return r != corpus.Participant })
	}) && !l.talk.where.Names("role") {
		conditions = append(slices.Clone(conditions), "role=participant")
	}
	return "mening units" + l.whose(conditions)
}

// whose returns the options of a command line that select who, where and what is
// coded by whom.
func (l *wordList) whose(conditions []string) string {
	out := ""
	if l.coder != "" {
		out += " --coder " + argument(l.coder)
	}
	for _, condition := range conditions {
		if strings.ContainsAny(condition, " ()&;*!|<>$'\"") {
			condition = quoted(condition)
		}
		out += " --where " + condition
	}
	return out
}

// reaching returns conditions for a search that finds all words for which they
// hold. Where all on codings say what a coding is not, these are left out: a
// passage with such a coding has words beside it, too. So is whose coding it is
// not: a search takes the coding for that of all who hold it.
func (l *wordList) reaching(conditions []string) []string {
	onCodings := func(condition string) bool { return l.notOnTalk(fieldOf(condition)) }
	positive := func(condition string) bool {
		field, _, _ := strings.Cut(condition, "=")
		return onCodings(condition) && !strings.HasSuffix(strings.TrimSpace(field), "!")
	}
	if slices.ContainsFunc(conditions, positive) {
		return slices.DeleteFunc(slices.Clone(conditions), func(condition string) bool {
			return corpus.Equal(fieldOf(condition), "coder") && !positive(condition)
		})
	}
	return slices.DeleteFunc(slices.Clone(conditions), onCodings)
}
