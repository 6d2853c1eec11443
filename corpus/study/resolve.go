package study

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/source"
)

// Resolve makes a corpus of what was read: who is speaking, the attributes,
// the order, and what is left out. The readings may come in any order, and can
// be resolved anew when a table has changed; turns may be shared with the corpus,
// and what was resolved from them before is then of no use any more. It touches
// no disk. An error is source.Problems: people whom participants.csv
// claims twice.
func (s *Study) Resolve(readings []Reading) (*corpus.Corpus, error) {
	return s.resolve(readings, newResolver(s))
}

// Withdrawn reads all transcripts and returns only the talk that include: no
// takes out, so that it can be told where somebody still uses it. The progress
// function may be nil.
func (s *Study) Withdrawn(progress func(done, total int)) (*corpus.Corpus, error) {
	r := newResolver(s)
	r.withdrawn = true
	return s.resolve(s.readAll(progress), r)
}

func (s *Study) resolve(readings []Reading, r *resolver) (*corpus.Corpus, error) {
	r.behind = namesBefore(readings)
	r.transcripts(s.inOrder(readings))
	r.unusedRows()
	if err := r.faults.Err(); err != nil {
		return nil, err
	}
	r.corpus.Stakeholders = r.stakeholders()
	r.corpus.Attributes = r.attributes()
	if questions, ok := r.questions(); ok {
		r.corpus.Attributes = append(r.corpus.Attributes, questions)
	}
	return r.corpus, nil
}

// inOrder returns the readings in corpus order; files that the study does not
// list come last.
func (s *Study) inOrder(readings []Reading) []Reading {
	sorted := slices.Clone(readings)
	slices.SortStableFunc(sorted, func(a, b Reading) int {
		i, known := s.order[a.File.Path]
		j, too := s.order[b.File.Path]
		switch {
		case known && too:
			return i - j
		case known:
			return -1
		case too:
			return 1
		}
		return comparePaths(a.File.Path, b.File.Path)
	})
	return sorted
}

// resolver is a corpus in the making.
type resolver struct {
	*Study
	corpus     *corpus.Corpus
	labels     labels
	declared   map[string]string // key of a stakeholder's id, name or alias to its id
	vocabulary vocabulary
	groups     map[string][]string // by stakeholder
	met        []string            // stakeholders by appearance
	known      map[string]bool     // whether one was met
	front      []string            // attributes that only front matter has
	fitting    []bool              // rows of participants.csv that fitted someone
	faults     source.Problems
	told       map[[2]int]bool // pairs of rows that claim one speaker
	keys       map[string]string
	guide      *listener
	asked      map[string]string // questions as sources write them, to their ids
	behind     map[string]int    // names that a word in brackets stands behind, by its key
	remarked   map[string]bool   // words in brackets that were told to be remarks
	withdrawn  bool              // only what include: no takes out is wanted
}

func newResolver(s *Study) *resolver {
	r := &resolver{Study: s, labels: newLabels(&s.Config), declared: map[string]string{}, vocabulary: s.vocabulary.clone(),
		groups: map[string][]string{}, known: map[string]bool{}, told: map[[2]int]bool{}, keys: map[string]string{}, asked: map[string]string{}, remarked: map[string]bool{}}
	c := &s.Config
	r.corpus = &corpus.Corpus{Name: c.Name, Language: c.Language, Groups: slices.Clone(c.Groups), Terms: c.Terms}
	for _, p := range s.unreadable {
		r.corpus.Unreadable = append(r.corpus.Unreadable, p)
	}
	for _, w := range s.warnings {
		r.corpus.Warnings = append(r.corpus.Warnings, w)
	}
	for _, st := range c.Stakeholders {
		for _, w := range append([]string{st.ID, st.Name}, st.Aliases...) {
			r.declared[key(w)] = st.ID
		}
	}
	if s.people != nil {
		r.fitting = make([]bool, len(s.people.rows))
	}
	return r
}

func (r *resolver) warn(p *source.Problem) {
	p.Severity = source.Warning
	r.corpus.Warnings = append(r.corpus.Warnings, p)
}

func (r *resolver) unreadable(reading Reading) {
	if i, ok := r.order[reading.File.Path]; ok && !r.facts[i].known.include {
		r.corpus.Excluded.Transcripts++
		return
	}
	r.corpus.Unreadable = append(r.corpus.Unreadable, asProblem(reading.File.Name, reading.Err))
}

// transcripts adds all transcripts to the corpus. Who takes part is found out in
// their order; what is done for each turn is done on all processors.
func (r *resolver) transcripts(readings []Reading) {
	scenes := make([]*scene, len(readings)) // nil where nothing was read
	corpus.Each(len(readings), func(i int) {
		if got := readings[i].Result; readings[i].Err == nil && got != nil && got.Transcript != nil {
			t := *got.Transcript
			t.Path, t.File = readings[i].File.Path, readings[i].File.Name
			scenes[i] = &scene{transcript: &t, file: noInterview, stem: corpus.Stem(t.Path)}
			scenes[i].list, scenes[i].spelled = spellings(t.Turns)
		}
	})
	for i, reading := range readings {
		if reading.Err != nil {
			r.unreadable(reading)
		} else if scenes[i] != nil && !r.transcript(scenes[i], reading) {
			r.corpus.Excluded.Transcripts++
			scenes[i] = nil
		}
	}
	excluded := make([]int, len(scenes))
	corpus.Each(len(scenes), func(i int) {
		if scenes[i] != nil {
			excluded[i] = scenes[i].speak(r.withdrawn, r.asks(scenes[i].transcript))
		}
	})
	for i, sc := range scenes {
		if sc != nil && !(r.withdrawn && len(sc.transcript.Turns) == 0) {
			r.corpus.Excluded.Turns += excluded[i]
			r.ask(sc.transcript)
			r.corpus.Transcripts = append(r.corpus.Transcripts, sc.transcript)
		}
	}
}

// transcript finds out what is known about a transcript and who takes part in
// it. It reports whether the transcript belongs to the corpus.
func (r *resolver) transcript(sc *scene, reading Reading) bool {
	t := sc.transcript
	var known facts
	if i, ok := r.order[t.Path]; ok {
		sc.file, known = i, r.facts[i]
		if known.clash {
			sc.stem = t.Path
		}
	} else {
		known.known = r.Config.settle()
	}
	t.Warnings, t.Speakers = slices.Clip(t.Warnings), nil
	for _, w := range known.warnings {
		t.Warnings = append(t.Warnings, w)
	}
	settled := known.known
	if front := r.frontMatter(reading.Result, t); len(front) > 0 {
		settled = r.Config.settle(known.row, front, known.path)
	}
	t.Attributes, t.Language, t.Fold = settled.attributes, settled.language, settled.fold
	sc.stakeholder = settled.attributes[stakeholderName]
	sc.site, sc.wave = key(settled.attributes["site"]), key(settled.attributes["wave"])
	sc.kind = key(settled.attributes["kind"])
	cast := r.cast(sc, sc.list)
	if r.withdrawn && !settled.include {
		for _, m := range cast {
			m.excluded = true
		}
		settled.include = true
	}
	if settled.include {
		r.gather(sc, cast)
	}
	return settled.include
}

// frontMatter returns the attributes above a transcript. Front matter is often
// made by other programs for other ends: what is no plain text there is not
// meant for us, and faults are warnings.
func (r *resolver) frontMatter(result *format.Result, t *corpus.Transcript) map[string]string {
	if len(result.FrontMatter) == 0 {
		return nil
	}
	doc, root := source.Parse(t.File, result.FrontMatter, result.FrontMatterLine)
	out := map[string]string{}
	for _, pair := range root.Pairs("the front matter") {
		if !pair.Key.IsScalar() || !pair.Value.IsScalar() {
			continue
		}
		name, text := attributeName(pair.Key.Text("key")), nfc(pair.Value.Text("value"))
		if name == "" || attributeClash(name) || strings.Contains(text, "\n") {
			continue
		}
		value, problem := r.vocabulary.meta(name, text)
		if problem != nil {
			problem.File = t.File
			problem.Line, problem.Column = pair.Value.Place()
			doc.Problems = append(doc.Problems, problem)
		}
		if value == "" {
			continue
		}
		out[name] = value
		if !slices.Contains(r.columns, name) && !slices.Contains(r.front, name) {
			r.front = append(r.front, name)
		}
	}
	for _, p := range doc.Problems {
		p.Severity = source.Warning
		t.Warnings = append(t.Warnings, p)
	}
	return out
}

// unusedRows warns of rows of participants.csv that name nobody. Where such a
// row was to leave someone out, that talk is still there.
func (r *resolver) unusedRows() {
	if r.people == nil {
		return
	}
	for i := range r.people.rows {
		row := &r.people.rows[i]
		if r.fitting[i] || row.keys == 0 || row.interview >= 0 && row.include {
			continue
		}
		message, hint := source.Say("the row fits nobody"), "compare interview, site, wave and kind with the transcripts"
		switch {
		case row.interview == missingInterview:
			message, hint = source.Say("there is no transcript %q", row.interviewText), newLookup(r.Files).near(row.interviewText)
		case row.speaker != "":
			message, hint = source.Say("the row fits nobody: no %q speaks there", row.label), "compare speaker, interview, site, wave and kind with the transcripts"
		}
		if !row.include {
			message = source.Say("%s, so nothing that %q said is left out", message, row.participant)
		}
		r.warn(source.Told(source.Warning, r.people.file, row.line, message, hint))
	}
}
