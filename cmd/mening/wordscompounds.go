package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
	"mening/corpus/table"
	"mening/corpus/words"
)

// compoundFlags are the options of `words` that are about compounds.
func compoundFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "compounds", DisableDefaultText: true, Usage: "list how compounds are split"},
		&cli.BoolFlag{Name: "update", DisableDefaultText: true, Usage: "make the lexicon of --compounds, or add what is new to it"},
		&cli.StringFlag{Name: "from", Usage: "take words for --update from the list in `FILE`, too"},
	}
}

// checkCompoundFlags makes sure that options stand with those they need.
func checkCompoundFlags(c *cli.Context) error {
	switch {
	case c.Bool("update") && !c.Bool("compounds"):
		return usageError{source.Say("--update is about the lexicon of compounds\n  write mening words --compounds --update")}
	case c.IsSet("from") && !c.Bool("update"):
		return usageError{source.Say("--from is read when the lexicon is made\n  write mening words --compounds --update --from FILE")}
	case c.Bool("update") && (c.IsSet("format") || c.IsSet("output") || c.IsSet("limit")):
		return usageError{source.Say("--update writes the lexicon and no table\n  leave out --format, -o and --limit; look at the splits with mening words --compounds")}
	case c.Bool("compounds") && c.NArg() > 0:
		return usageError{source.Say("--compounds lists all compounds and takes no expression such as %q\n  mening words '+%s' shows the compounds of one word", c.Args().First(), strings.TrimLeft(c.Args().First(), "+"))}
	case c.Bool("compounds") && otherThan(c) != "":
		return usageError{source.Say("--%s says nothing about --compounds\n  leave it out", otherThan(c))}
	case c.Bool("compounds") && c.Int("limit") < 0:
		return usageError{source.Say("%s cannot be negative\n  --limit 0 shows all words", "--limit")}
	}
	return nil
}

// otherThan returns an option that was given and does not go with --compounds.
func otherThan(c *cli.Context) string {
	for _, name := range []string{"by", "count", "stems", "stop", "min", "sort", "keyness", "against", "around", "span", "within", "role", "where", "coder"} {
		if c.IsSet(name) {
			return name
		}
	}
	return ""
}

// compounds lists the compounds of the talk, or updates the lexicons.
func (e *env) compounds(c *cli.Context) error {
	o, err := newOutput(e, c)
	if err != nil {
		return err
	}
	s, err := e.read(c, o)
	if err != nil {
		return err
	}
	s.tellMissing(e)
	if len(s.languages()) == 0 {
		return source.Say("no transcript is in a language whose compounds can be split\n  these are %s", strings.Join(words.Languages(), ", "))
	}
	if c.Bool("update") {
		err = s.updateLexicons(e, c.String("from"))
	} else {
		limit := c.Int("limit")
		if !c.IsSet("limit") && o.format == "text" && o.file == "" {
			limit = screenWords
		}
		err = s.listCompounds(o, limit)
	}
	if err != nil {
		return err
	}
	return s.finish(e)
}

// compoundRecord is a compound in JSON.
type compoundRecord struct {
	Word     string   `json:"word"`
	Parts    []string `json:"parts"`
	Count    int      `json:"count"`
	By       string   `json:"by"`
	Language string   `json:"language"`
}

// listCompounds writes the compounds of the participants' talk.
func (s *opened) listCompounds(o *output, limit int) error {
	records := []compoundRecord{}
	for _, lang := range s.languages() {
		l, err := s.study.Lexicons.Lexicon(lang)
		if err != nil {
			return err
		}
		if l == nil {
			return source.Say("the study has no %s to split compounds by\n  %s", words.FileName(lang), source.Say(makeLexicon))
		}
		a, err := language.New(lang, false)
		if err != nil {
			return err
		}
		talk, err := words.Talk(s.corpus, lang, corpus.Participant)
		if err != nil {
			return err
		}
		for _, c := range words.Compounds(talk, a, l.Splitter(a)) {
			by := "lexicon"
			if c.ByHand {
				by = "hand"
			}
			records = append(records, compoundRecord{c.Word, c.Parts, c.Count, by, lang})
		}
	}
	total := len(records)
	if limit > 0 && total > limit {
		records = records[:limit]
	}
	if o.format == "json" {
		return o.json(records)
	}
	t := &table.Table{Columns: []table.Column{{Key: "word", Title: s.voice.say("word")}, {Key: "parts", Title: s.voice.say("parts")},
		{Key: "count", Title: s.voice.say("count"), Number: true}, {Key: "by", Title: s.voice.say("split by")}}}
	several := len(s.languages()) > 1
	if several {
		t.Columns = append(t.Columns, table.Column{Key: "language", Title: s.voice.term("language")})
	}
	for _, r := range records {
		by := r.By
		if o.forPeople() {
			by = s.voice.say(by)
		}
		row := []any{r.Word, strings.Join(r.Parts, "+"), r.Count, by}
		if several {
			row = append(row, r.Language)
		}
		t.Rows = append(t.Rows, row)
	}
	if o.forPeople() {
		t.Notes = append(t.Notes, s.voice.say("compounds: %d, in the participants' talk", total))
		if len(records) < total {
			t.Notes = append(t.Notes, s.voice.say("shown: %d (--limit 0 shows all)", len(records)))
		}
	}
	return o.table(o.headless(t), s.voice)
}
