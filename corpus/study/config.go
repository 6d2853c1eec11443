package study

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/language"
	"mening/corpus/source"
)

// Config is study.yaml with its defaults filled in.
type Config struct {
	// Name is the title (study); the name of the folder where none is given.
	Name string
	// Language is an ISO 639-1 code; the codebook's where study.yaml has none,
	// else sv.
	Language string
	// Transcripts are folders and globs, relative to the study folder.
	Transcripts []string
	// Path is the pattern that finds attributes in folder and file names.
	Path string
	// Codebook is the path to open, empty where there is no codebook.
	Codebook string
	// Interviewers are labels, also with a number behind them.
	Interviewers []string
	// Others are labels of those who are there and are not counted, also with
	// a number behind them: Tolk, Interpreter, Observatör, Observer. study.yaml
	// has no key for them; participants.csv has the role.
	Others []string
	// Several are labels of several people at once, Unknown of people whom
	// nobody recognised.
	Several, Unknown Labels
	// Looks are colours and the like that tell who speaks where the text does
	// not (speakers).
	Looks []format.Look
	// Stakeholders stand in the order of columns.
	Stakeholders []corpus.Stakeholder
	// Groups are sets of stakeholder ids.
	Groups []corpus.Group
	// Attributes are those declared with waves, sites, kinds and attributes,
	// with their values in order.
	Attributes []corpus.Attribute
	// Guide are the questions of the interview guide, in its order.
	Guide []Question
	// Registers are the tables beside the talk that study.yaml names.
	Registers []Register
	// Quotation is the pattern of what stands behind a quotation: who said it
	// where; see [Attribution].
	Quotation string
	// Fold says that å and a compare equal in all transcripts.
	Fold bool
	// Terms replaces words on screen.
	Terms map[string]string
	// Count says whose decisions count, as written: consensus by default.
	Count string
	// Searches are kept searches in their order.
	Searches []Search
}

// Labels are labels that never become participants.
type Labels struct {
	Labels []string
	// LeaveOut keeps their units out of the tables; otherwise they count in
	// their group.
	LeaveOut bool
}

// reserved are names that corpus.Field answers itself, so that an attribute of
// that name could not be reached.
func reserved() []string {
	return []string{stakeholderName, "speaker", "participant", "role", "interview", "language", "group", corpus.Question}
}

func (l *loader) config() {
	c := &l.Config
	name := filepath.Join(l.Dir, "study.yaml")
	text, err := readFile(name)
	doc, root := source.Parse(name, text, 0)
	var keys map[string]*source.Node
	switch {
	case err == nil:
		keys = root.Fields("study.yaml", "study", "language", "transcripts", "path", "codebook", "interviewers",
			"several", "unknown", "stakeholders", "groups", "waves", "sites", "kinds", "attributes", "guide", "fold", "count", "terms", "speakers", "register", "searches", "quotation")
		l.configKeys(keys)
		l.Config.Guide = l.guide(doc, keys["guide"])
	case !isMissing(name):
		l.problems = append(l.problems, asProblem(name, err))
	case !isMissing(filepath.Join(l.Dir, "study.yml")):
		l.fault(filepath.Join(l.Dir, "study.yml"), 0, source.Error, "rename it to study.yaml", "the settings of a study are in study.yaml")
	}
	l.defaultLabels(keys)
	l.problems = append(l.problems, doc.Problems...)
	if c.Name == "" {
		if full, err := filepath.Abs(l.Dir); err == nil {
			c.Name = filepath.Base(full)
		}
	}
	if book := filepath.Join(l.Dir, "codebook.yaml"); c.Codebook == "" && keys["codebook"].IsNull() && !isMissing(book) {
		c.Codebook = book
	}
	if c.Language == "" {
		c.Language = l.codebookLanguage()
	}
	if c.Count == "" {
		c.Count = "consensus"
	}
	if c.Quotation == "" { // there is no study.yaml
		c.Quotation = StandardQuotation
	}
}

func isMissing(name string) bool {
	_, err := os.Stat(name)
	return errors.Is(err, fs.ErrNotExist)
}

func (l *loader) configKeys(keys map[string]*source.Node) {
	c := &l.Config
	c.Name = keys["study"].Text("study")
	if n := keys["language"]; !n.IsNull() {
		c.Language = n.Text("language")
		if known := language.Languages(); !slices.Contains(known, c.Language) {
			n.Fault(source.Error, "write its two letters; known: "+strings.Join(known, ", "), "the language %q is not known", c.Language)
		}
	}
	for _, n := range keys["transcripts"].Items("transcripts") {
		if text := n.Text("transcripts"); text != "" {
			line, column := n.Place()
			l.entries = append(l.entries, entry{text: nfc(text), line: line, column: column})
			c.Transcripts = append(c.Transcripts, text)
		}
	}
	if n := keys["path"]; !n.IsNull() {
		c.Path = n.Text("path")
		l.pattern = parsePattern(n, c.Path)
	}
	if n := keys["codebook"]; !n.IsNull() {
		c.Codebook = l.in(n.Text("codebook"))
		if isMissing(c.Codebook) {
			n.Fault(source.Error, "correct the path, or take the line out to begin without a codebook", "there is no codebook %q", n.Text("codebook"))
		}
	}
	c.Fold = keys["fold"].Bool("fold")
	c.Count = keys["count"].Text("count")
	for _, p := range keys["terms"].Pairs("terms") {
		if c.Terms == nil {
			c.Terms = map[string]string{}
		}
		c.Terms[p.Key.Text("terms")] = p.Value.Text("terms")
	}
	c.Searches = searches(keys["searches"])
	l.looks(keys["speakers"])
	c.Stakeholders = stakeholders(keys["stakeholders"])
	c.Groups = groups(keys["groups"], c.Stakeholders)
	c.Attributes = attributes(keys)
	c.Registers = l.registers(keys["register"])
	c.Quotation = l.quotation(keys["quotation"])
}

// defaultLabels fills in the labels that study.yaml does not give. A default
// gives way where study.yaml uses the same label for something else.
func (l *loader) defaultLabels(keys map[string]*source.Node) {
	c := &l.Config
	c.Interviewers = keys["interviewers"].Texts("interviewers")
	c.Several = readLabels(keys["several"], "several")
	c.Unknown = readLabels(keys["unknown"], "unknown")
	taken := map[string]bool{}
	for _, labels := range [][]string{c.Interviewers, c.Several.Labels, c.Unknown.Labels} {
		for _, w := range labels {
			taken[key(w)] = true
		}
	}
	for _, s := range c.Stakeholders {
		for _, w := range append([]string{s.ID, s.Name}, s.Aliases...) {
			taken[key(w)] = true
		}
	}
	fill := func(given []string, isGiven bool, standard ...string) []string {
		if isGiven {
			return given
		}
		return slices.DeleteFunc(standard, func(w string) bool { return taken[key(w)] })
	}
	c.Interviewers = fill(c.Interviewers, !keys["interviewers"].IsNull(), "I", "Intervjuare", "Interviewer", "Moderator")
	c.Several.Labels = fill(c.Several.Labels, c.Several.Labels != nil, "Flera", "Alla", "Several", "All")
	c.Unknown.Labels = fill(c.Unknown.Labels, c.Unknown.Labels != nil, "?", "Okänd", "Unknown")
	c.Others = fill(nil, false, "Tolk", "Interpreter", "Observatör", "Observer")
}

// readLabels reads `{labels: […], count: …}` or a list of labels. The labels
// are nil where none are given.
func readLabels(n *source.Node, what string) Labels {
	if !n.IsMap() {
		return Labels{Labels: n.Texts(what)}
	}
	fields := n.Fields(what, "labels", "count")
	count := fields["count"].OneOf("count", "group", "leave out")
	return Labels{Labels: fields["labels"].Texts("labels"), LeaveOut: count == "leave out"}
}

// Language returns the language of the study in a folder, as Load finds it,
// without reading its tables and listing its transcripts. It is empty where
// nothing in the folder says that it is a study.
func Language(dir string) string {
	l := &loader{Study: &Study{Dir: dir}}
	for _, name := range []string{"study.yaml", "codebook.yaml", "interviews.csv", "participants.csv", "transcripts"} {
		if !isMissing(l.in(name)) {
			l.config()
			return l.Config.Language
		}
	}
	return ""
}

// codebookLanguage looks for `language:` at the top of the codebook. It does
// not parse it: a codebook is large, and its faults are told by its reader.
func (l *loader) codebookLanguage() string {
	const standard = "sv"
	if l.Config.Codebook == "" {
		return standard
	}
	text, err := readFile(l.Config.Codebook)
	if err != nil {
		return standard
	}
	m := regexp.MustCompile(`(?m)^language:[ \t]*["']?([a-z]+)`).FindSubmatch(text)
	if m == nil || !slices.Contains(language.Languages(), string(m[1])) {
		return standard
	}
	return string(m[1])
}

// special reports whether a file of the study folder itself is no transcript:
// the study's own files and what usually lies beside them.
func (c *Config) special(name string) bool {
	lower := strings.ToLower(name)
	if isAboutProject(lower) || strings.HasPrefix(lower, "readme") || strings.HasPrefix(lower, "changelog") {
		return true
	}
	if lang, ok := strings.CutPrefix(lower, "lexicon."); ok && slices.Contains(language.Languages(), strings.TrimSuffix(lang, ".txt")) {
		return true
	}
	switch corpus.Stem(lower) {
	case "interviews", "participants":
		return true
	}
	if slices.ContainsFunc(c.Registers, func(r Register) bool { return filepath.Base(r.File) == name }) {
		return true
	}
	return lower == "study.yaml" || lower == "study.yml" || lower == "codebook.yaml" || c.Codebook != "" && name == filepath.Base(c.Codebook)
}

// isAboutProject reports whether a file is one of those that lie in every
// folder of shared data and are nobody's talk: LICENSE.md, CONTRIBUTING.txt.
func isAboutProject(lower string) bool {
	for _, word := range []string{"license", "licence", "contributing", "copying"} {
		if rest, ok := strings.CutPrefix(lower, word); ok && (rest == "" || strings.IndexByte(".-_", rest[0]) >= 0) {
			return true
		}
	}
	return false
}
