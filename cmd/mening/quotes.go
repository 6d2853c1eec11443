package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/quotation"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/table"
)

func quotesCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "quotes",
		Usage:     "choose quotations for a code: starred ones first, then spread over people",
		ArgsUsage: "CODE…",
		Description: `Prints quotations of a code, a category or a theme: first those that were starred,
in their printed form where there is one, then others, chosen so that no informant
has a second one before all had a first, stakeholders take turns, and lengths worth
printing (6 to 60 words) come first. Nothing is drawn by chance.

EXAMPLES
   mening quotes -s DIR trisam
   mening quotes -s DIR samverkan --limit 12 --condensed
   mening quotes -s DIR samverkan --where wave=follow-up --where valence=-
   mening quotes -s DIR trisam --limit 0 -o quotations.docx`,
		Flags: findingFlags(
			&cli.IntFlag{Name: "limit", Value: 6, Usage: "choose `N` quotations, 0 for all"},
			&cli.BoolFlag{Name: "condensed", DisableDefaultText: true, Usage: "show the condensed unit beside each quotation"}),
		Action: func(c *cli.Context) error {
			if err := notNegative(c, "limit"); err != nil {
				return err
			}
			return e.aboutCode(c, func(s *coded, name string, codes []*coding.Code) error {
				units := s.chosenOf(codes)
				q := &quoter{coded: s, name: name, units: units, chosen: quotation.Pick(units, c.Int("limit")), condensed: c.Bool("condensed")}
				return q.print()
			})
		},
	}
}

// quoter prints chosen quotations.
type quoter struct {
	*coded
	name      string
	units     []*coding.Observation
	chosen    []quotation.Quotation
	condensed bool
	ids       identifiers
}

func (q *quoter) print() error {
	if !q.out.isPage() {
		return q.rows()
	}
	blocks := []document.Block{document.Heading{Text: q.name}}
	for i := range q.chosen {
		blocks = append(blocks, q.block(&q.chosen[i]))
	}
	return q.out.page(q.voice, q.name, append(blocks, notesBlock(q.notes())))
}

// block is a quotation with its source: who, when, the informant, the place.
func (q *quoter) block(x *quotation.Quotation) document.Quotation {
	about := q.attributed(x.Observation)
	if quotation.Several(x.Observation) { // who says what stands before the words
		about = q.occasion(x.Observation)
	}
	who, star := strings.Join(informants(x.Observation), ", "), ""
	if who == "" {
		who = q.speakers(x.Observation)
	}
	if x.Starred {
		star = q.out.star()
	}
	runs := document.Text(strings.Join(q.whole(x), "\n"))
	if x.Translation != "" {
		runs = append(runs, document.Run{Text: "\n[" + x.Translation + "]"})
	}
	if q.condensed {
		runs = append(runs, condensedRuns(x.Observation)...)
	}
	return document.Quotation{Runs: runs, Source: sourced(about, who, placeOf(x.Transcript, x.All()), q.ids.id(x.Observation), star)}
}

// whole returns all of a quotation: the words of one speaker with their line
// breaks, of several a line each.
func (q *quoter) whole(x *quotation.Quotation) []string {
	if quotation.Several(x.Observation) {
		return q.excerpt(x.Observation, 0)
	}
	return []string{q.voice.quoted(x.Text)}
}

// informants are the participants who speak in a unit and are known.
func informants(o *coding.Observation) []string {
	return quotation.Sources(o, func(_ *corpus.Transcript, who *corpus.Speaker) string { return who.Participant })
}

func (q *quoter) notes() []string {
	v := q.voice
	starred := 0
	var chosen []*coding.Observation
	for i := range q.chosen {
		chosen = append(chosen, q.chosen[i].Observation)
		if q.chosen[i].Starred {
			starred++
		}
	}
	people, parties := q.selectedParticipants(chosen)
	out := []string{v.say("quotations: %d of %d, of informants: %d, of stakeholders: %d", len(q.chosen), len(coding.Distinct(q.units)), people, parties)}
	if starred > 0 {
		out = append(out, v.say("%s starred: %d", q.out.star(), starred))
	}
	return append(out, q.basis(q.units)...)
}

// quoteRecord is a quotation in JSON.
type quoteRecord struct {
	ID          string  `json:"id"`
	Text        string  `json:"text"`
	Quote       string  `json:"quote"`
	Condensed   string  `json:"condensed"`
	Translation string  `json:"translation,omitempty"`
	Starred     bool    `json:"starred"`
	Words       int     `json:"words"`
	Participant *string `json:"participant"`
	Stakeholder string  `json:"stakeholder"`
	// Of all who speak in it.
	Participants []string `json:"participants"`
	Stakeholders []string `json:"stakeholders"`
	Kind         string   `json:"kind"`
	Wave         string   `json:"wave"`
	Code         string   `json:"code"`
	Status       string   `json:"status"`
	Transcript   string   `json:"transcript"`
	Turn         int      `json:"turn"`
	Source       []string `json:"source"`
}

// rows writes a row a quotation, for programs.
func (q *quoter) rows() error {
	records := []quoteRecord{}
	for i := range q.chosen {
		x := &q.chosen[i]
		records = append(records, quoteRecord{q.ids.id(x.Observation), x.Text, x.Quote(), x.Condensed, x.Translation, x.Starred, x.Words,
			orNull(x.Turn.Speaker.Participant), x.Turn.Speaker.Stakeholder, informants(x.Observation), quotation.Stakeholders(x.Observation), x.Transcript.Attribute("kind"), x.Transcript.Attribute("wave"),
			x.Code.ID, string(x.Status), x.Transcript.Path, x.Turn.Number, append([]string{}, q.attributed(x.Observation)...)})
	}
	if q.out.format == "json" {
		return q.out.json(records)
	}
	v := q.voice
	t := &table.Table{Caption: v.say("Quotations: %s", q.name), Columns: []table.Column{
		{Key: "quotation", Title: v.say("quotation"), Wrap: true}, {Key: "condensed", Title: v.term("condensed meaning unit"), Wrap: true},
		{Key: "source", Title: v.say("source")}, {Key: "participant", Title: v.term("participant")}, {Key: "starred", Title: v.say("star")},
		{Key: "words", Title: v.say("words"), Number: true}, {Key: "code", Title: v.term("code")}, {Key: "id"},
		{Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true}}, Notes: q.notes()}
	for i, r := range records {
		star, o := "", q.chosen[i].Observation
		if r.Starred {
			star = "*"
		}
		text := r.Text
		if quotation.Several(o) {
			text = strings.Join(q.excerpt(o, 0), "\n")
		}
		t.Rows = append(t.Rows, []any{text, r.Condensed, q.cited(o), strings.Join(r.Participants, "; "), star, r.Words,
			q.codeCell(o), r.ID, r.Transcript, r.Turn})
	}
	return q.out.table(t, v)
}
