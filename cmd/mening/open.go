package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/source"
	"mening/corpus/study"
)

// studyFlags are the options of every command that reads a study.
func studyFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "study", Aliases: []string{"s"}, Usage: "the study in `DIR`", Value: ".", EnvVars: []string{"MENING_STUDY"}},
		&cli.StringFlag{Name: "language", Usage: "speak `LANG`: en or sv (default: the study's)"},
	}
}

// whereFlag selects who, where and what.
func whereFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "where", Usage: "only where `FIELD=VALUE` holds; v1,v2 means or, != means not; may be repeated"}
}

// opened is a study with everything that commands need of it.
type opened struct {
	study  *study.Study
	corpus *corpus.Corpus
	voice  *voice
	// taken is what was decided, nil as long as it was not read; standing is the
	// same in its places.
	taken    *takenDecisions
	standing *coding.Standing
	gone     *corpus.Corpus // withdrawn talk, nil as long as it was not asked for
	prints   *output        // takes the notes on what does not count; may be nil
	// kept is what the tables of a chapter share, nil elsewhere.
	kept *kept
}

// kept is what is made of a study once for several commands.
type kept struct {
	book         *coding.Codebook
	observations map[coding.Whose][]coding.Observation
}

// open reads the study with all its transcripts. Those that cannot be read are
// told; the others are read all the same. Rows of interviews.csv without a
// transcript are told at once.
func (e *env) open(c *cli.Context, o *output) (*opened, error) {
	s, err := e.read(c, o)
	if err == nil && e.inChapter == nil {
		s.tellMissing(e)
		s.tellGuide(e)
	}
	return s, err
}

// read opens the study and tells nothing.
func (e *env) read(c *cli.Context, o *output) (*opened, error) {
	if err := checkLanguage(c); err != nil {
		return nil, err
	}
	if e.inChapter != nil {
		return e.inChapter.opened, nil
	}
	bar := e.progress("reading transcripts")
	s, err := load(c)
	if err != nil {
		return nil, err
	}
	corpus, err := s.ReadAll(bar.at)
	bar.done()
	if err != nil {
		return nil, err
	}
	opened := &opened{study: s, corpus: corpus, voice: e.voice(c, corpus.Language), prints: o}
	opened.voice.terms = corpus.Terms
	return opened, opened.protect(o)
}

// load lists the study and grants the memory that its transcripts take.
func load(c *cli.Context) (*study.Study, error) {
	s, err := study.Load(c.String("study"))
	if err == nil {
		limitMemory(s.Size())
	}
	return s, err
}

// finish tells the transcripts and decisions that could not be read. They make
// the exit status.
func (s *opened) finish(e *env) error {
	for _, err := range s.corpus.Unreadable {
		if e.inChapter == nil { // else the chapter tells it
			fmt.Fprintln(e.stderr, "mening:", cleanError(s.voice.fault(err)))
		}
	}
	var err error
	if e.inChapter == nil {
		err = s.tellTaken(e)
	}
	if len(s.corpus.Unreadable) > 0 {
		return errFindings
	}
	return err
}

// codebook reads the study's codebook. Its warnings are for `check`.
func (s *opened) codebook() (*coding.Codebook, error) {
	if s.kept != nil && s.kept.book != nil {
		return s.kept.book, nil
	}
	b, problems, err := s.readCodebook()
	if err != nil {
		return nil, err
	}
	if b == nil {
		return nil, problems
	}
	if s.kept != nil {
		s.kept.book = b
	}
	return b, nil
}

// noCodebook says that the study in a folder has no codebook.
type noCodebook struct{ dir string }

func (e noCodebook) Error() string { return e.Note().String() }

// Note says so in a form that can be said in another language.
func (e noCodebook) Note() source.Note {
	return source.Say("the study in %s has no codebook\n  write codebook.yaml (mening init shows one), or name it in study.yaml; or code from the text up: mening units --all -o talk.xlsx", e.dir)
}

func (s *opened) readCodebook() (*coding.Codebook, source.Problems, error) {
	name := s.study.Config.Codebook
	if name == "" {
		return nil, nil, noCodebook{s.study.Dir}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, source.Say("cannot read the codebook %s: %s\n  correct `codebook:` in study.yaml", name, source.Reason(err))
	}
	b, problems := coding.ReadCodebook(name, text, s.corpus.Fields())
	if b == nil {
		return nil, problems, nil
	}
	log, err := codebook.ReadLog(filepath.Join(decisionsFolder(s.study), codebook.LogName))
	if err != nil {
		return nil, nil, err
	}
	b.SetChanges(log.Changes())
	b.Lexicons = s.study.Lexicons
	problems = append(append(problems, log.Problems...), unknownValues(b, s.corpus)...)
	problems = append(problems, s.lackingInRules(b)...)
	if problems.Err() != nil {
		return nil, problems, nil
	}
	return b, problems, nil
}

// emptyCodebook is what stands for the codebook of a study that has none.
func (s *opened) emptyCodebook() *coding.Codebook {
	return &coding.Codebook{Language: s.corpus.Language, Unit: coding.Sentences, Join: coding.Adjacent, Lexicons: s.study.Lexicons}
}

// codebookOr reads the study's codebook. Where there is none, that may be well:
// one may begin without.
func (s *opened) codebookOr(none bool) (*coding.Codebook, error) {
	if none && s.study.Config.Codebook == "" {
		return s.emptyCodebook(), nil
	}
	return s.codebook()
}

// unknownValues returns a warning for each filter of the rules whose value
// nobody has.
func unknownValues(b *coding.Codebook, c *corpus.Corpus) source.Problems {
	var out source.Problems
	b.Filters(func(f *query.Filter, line, column int) {
		if hint, ok := knownValue(c, f.Field, f.Value); !ok {
			p := source.Found(source.Warning, b.File, line, source.Say("no %s is %q in this study", f.Field, f.Value), hint)
			p.Column = column
			out = append(out, p)
		}
	})
	return out
}

// knownValue reports whether somebody has the value of a field, with a hint
// where nobody has.
func knownValue(c *corpus.Corpus, field, value string) (hint source.Note, ok bool) {
	if corpus.Equal(value, corpus.Unknown) {
		return hint, true
	}
	known := source.Known{Listed: coding.Listing(field)}
	for _, v := range c.Values(field) {
		if corpus.Equal(v.ID, value) {
			return hint, true
		}
		if corpus.Equal(v.Label, value) {
			return source.Say("did you mean %q?", v.ID), false
		}
		if n := len(known.Names); n == 0 || corpus.Stem(known.Names[n-1]) != v.ID { // a transcript is listed by one name
			known.Names = append(known.Names, v.ID)
		}
		if field == "interview" {
			known.Labels = append(known.Labels, path.Base(corpus.Stem(v.ID)))
		}
	}
	return known.Meant(value), false
}

// observe applies the codebook to the corpus and joins what was decided.
func (s *opened) observe(e *env, b *coding.Codebook, d coding.Decided) []coding.Observation {
	if s.kept != nil && s.kept.book == b {
		if known, ok := s.kept.observations[d.Whose]; ok {
			return slices.Clone(known) // a command marks its own
		}
	}
	bar := e.progress("coding")
	defer bar.done()
	out := coding.Observe(s.corpus, coding.Compile(b), d, bar.at)
	if s.kept != nil && s.kept.book == b {
		s.kept.observations[d.Whose] = slices.Clone(out)
	}
	return out
}

// progress is a bar on a terminal, and nothing elsewhere.
type progress struct {
	bar   *progressbar.ProgressBar
	what  string
	w     io.Writer
	start time.Time
}

// patience is how long work may take before a bar appears.
const patience = 500 * time.Millisecond

func (e *env) progress(what string) *progress {
	p := &progress{what: what, start: time.Now()}
	if width(e.stderr) > 0 {
		p.w = e.stderr
	}
	return p
}

func (p *progress) at(done, total int) {
	if p.w == nil || p.bar == nil && time.Since(p.start) < patience {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription(p.what),
			progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(100*time.Millisecond))
	}
	_ = p.bar.Set(done)
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}
