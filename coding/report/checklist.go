package report

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/table"
)

// checklist is a list for reporting with what the study can answer. What only the
// researchers know is a dash.
func (b *builder) checklist(name, title string) document.Block {
	t := &table.Table{Caption: title, Columns: []table.Column{{Key: "number", Title: b.say("no."), Number: true},
		{Key: "item", Title: b.say("criterion"), Wrap: true}, {Key: "answer", Title: b.say("answer"), Wrap: true}}}
	text, err := templates.ReadFile("templates/checklists.txt")
	if err != nil {
		panic("report: " + err.Error()) // it is embedded
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(strings.TrimSpace(line), "|")
		number, ok := strings.CutPrefix(fields[0], name+" ")
		if !ok || len(fields) != 4 {
			continue
		}
		item := fields[2]
		if b.Voice.Language == "sv" {
			item = fields[3]
		}
		answer := b.answer(fields[1])
		if answer == "" {
			b.out.Appendix.Asked++
			answer = "–"
		}
		t.Rows = append(t.Rows, []any{number, item, answer})
	}
	t.Notes = []string{b.say("– is for the researchers to answer")}
	return document.Table{Table: t, Upright: true}
}

// answer returns what the study knows of an item; it is empty where it knows
// nothing.
func (b *builder) answer(key string) string {
	m, k := &b.out.Material, &b.out.Method
	if answer, known := b.answerMaterial(key, m); known {
		return answer
	}
	switch key {
	case "reflexive":
		return b.memo("reflexive")
	case "notes":
		return b.memo("method")
	case "checking":
		return b.memo("member-check")
	case "approach":
		if b.out.Proposed > 0 {
			return b.say("summative content analysis (Hsieh & Shannon 2005)")
		}
		return b.say("manifest qualitative content analysis (Graneheim & Lundman 2004)")
	case "title":
		return b.out.Title
	case "coders":
		if len(k.Coders) == 0 {
			return b.say("rules alone")
		}
		names, _ := list(k.Coders, b.Voice.Language) // coders can be listed
		return b.say("%d: %s; see the chapter on the analysis", len(k.Coders), names)
	case "tree":
		return b.say("codes: %d; categories: %d; see appendix 1", k.Codes, k.Categories)
	case "derivation":
		if k.Deductive+k.Inductive == 0 {
			return ""
		}
		return b.say("codes in advance (deductive): %d; from the data (inductive): %d", k.Deductive, k.Inductive)
	case "software":
		return "mening"
	case "trust":
		return b.trust()
	}
	return b.answerFindings(key)
}

// answerMaterial answers what is known of who took part; known is false for what
// is about something else.
func (b *builder) answerMaterial(key string, m *Material) (answer string, known bool) {
	listed := func(counts []Count) string {
		text, _ := list(counts, b.Voice.Language) // counts can be listed
		return text
	}
	switch key {
	case "size":
		return b.say("participants: %s; interviews: %d", m.Participants.String(), m.Interviews), true
	case "silent":
		if m.Silent != 0 {
			return b.say("took part and said nothing: %s; refusals: –", m.Silent.String()), true
		}
	case "sites":
		return listed(m.Sites), true
	case "sample":
		if m.NoStakeholder == 0 {
			return listed(m.Stakeholders), true
		}
		return listed(append(slices.Clone(m.Stakeholders), Count{b.Voice.Label("stakeholder", corpus.Unknown), m.NoStakeholder})), true
	case "collection":
		return listed(m.Kinds), true
	case "guide":
		return strings.Join(m.Questions, "; "), true
	case "repeat":
		if m.InBoth != 0 {
			return b.say("participants in more than one wave: %s", m.InBoth.String()), true
		}
	case "words":
		if m.Interviews > 0 {
			return b.say("%s words of participants, %s an interview", thousands(m.Words), thousands(m.Words/m.Interviews)), true
		}
	case "processing":
		return b.say("transcripts (%s), left as they were", strings.Join(m.Formats, ", ")), true
	default:
		return "", false
	}
	return "", true
}

// answerFindings answers what is known of the findings.
func (b *builder) answerFindings(key string) string {
	quotations := 0
	var names []string
	for _, s := range b.out.Sections {
		for _, f := range s.Findings {
			quotations += len(f.Quotations)
			if f.Units != 0 {
				names = append(names, f.Name)
			}
		}
	}
	switch key {
	case "quotations":
		if quotations > 0 {
			return b.say("quotations, each with its source: %d", quotations)
		}
	case "consistent":
		return b.say("every number in the tables leads to its units (mening units)")
	case "major":
		return strings.Join(names, "; ")
	case "minor":
		if b.out.Method.SubCategories > 0 || b.out.Method.Themes > 0 {
			return b.say("sub-categories: %d; themes: %d", b.out.Method.SubCategories, b.out.Method.Themes)
		}
	}
	return ""
}

// memo tells how many memos of a kind there are.
func (b *builder) memo(kind string) string {
	if n := b.memos[kind]; n > 0 {
		return b.say("memos in the journal: %d", n)
	}
	return ""
}

func (b *builder) trust() string {
	var parts []string
	if r := b.out.Method.Reliability; r != nil && r.Defined {
		parts = append(parts, b.say("%d coders, Krippendorff's α %s", len(r.Coders), b.decimal(r.Alpha, 2)))
	}
	if b.out.Method.Consensus {
		parts = append(parts, b.say("disagreements settled by consensus"))
	}
	if len(b.Decisions) > 0 {
		parts = append(parts, b.say("audit trail, appendix 3"))
	}
	return strings.Join(parts, "; ")
}
