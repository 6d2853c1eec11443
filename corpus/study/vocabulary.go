package study

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// vocabulary gives each stakeholder and each value of an attribute one
// spelling: the declared id, else the first that was met.
type vocabulary struct {
	stakeholders map[string]string            // key to id
	values       map[string]map[string]string // attribute, key to id
	declared     map[string][]string          // ids by attribute, also of stakeholder
}

const stakeholderName = "stakeholder"

func newVocabulary(c *Config) vocabulary {
	v := vocabulary{stakeholders: map[string]string{}, values: map[string]map[string]string{}, declared: map[string][]string{}}
	for _, w := range append([]string{corpus.Unknown}, c.Unknown.Labels...) {
		v.stakeholders[key(w)] = corpus.Unknown
	}
	for _, s := range c.Stakeholders {
		for _, w := range append([]string{s.ID, s.Name}, s.Aliases...) {
			v.stakeholders[key(w)] = s.ID
		}
		v.declared[stakeholderName] = append(v.declared[stakeholderName], s.ID)
	}
	for _, a := range c.Attributes {
		v.values[a.Name] = map[string]string{}
		for _, value := range a.Values {
			v.values[a.Name][key(value.ID)] = value.ID
			v.values[a.Name][key(value.Label)] = value.ID
			v.declared[a.Name] = append(v.declared[a.Name], value.ID)
		}
	}
	return v
}

func (v vocabulary) clone() vocabulary {
	c := vocabulary{stakeholders: maps.Clone(v.stakeholders), values: make(map[string]map[string]string, len(v.values)), declared: v.declared}
	for name, values := range v.values {
		c.values[name] = maps.Clone(values)
	}
	return c
}

// stakeholder returns the id for an id, name or alias. The problem is a
// warning without a place: the first time one is met that study.yaml does not
// declare, where it declares others.
func (v vocabulary) stakeholder(text string) (string, *source.Problem) {
	k := key(text)
	if k == "" {
		return "", nil
	}
	if id, ok := v.stakeholders[k]; ok {
		return id, nil
	}
	v.stakeholders[k] = text
	return text, v.undeclared(stakeholderName, text)
}

// value returns the id of a value, as stakeholder does.
func (v vocabulary) value(name, text string) (string, *source.Problem) {
	k := key(text)
	if k == "" {
		return "", nil
	}
	known := v.values[name]
	if id, ok := known[k]; ok {
		return id, nil
	}
	id, problem := text, v.undeclared(name, text)
	if name == "kind" {
		id = k
		for _, same := range kindWords(k) {
			if declared, ok := known[same]; ok {
				id = declared
				known[k] = id
				return id, nil
			}
		}
		if same := kindWords(k); same != nil {
			id = same[0]
		} else if near := nearKind(k); near != "" && len(v.declared[name]) == 0 {
			problem = source.Found(source.Warning, "", 0, source.Say("the kind %q is none that is known", text),
				source.Say("did you mean %q? otherwise declare it under kinds in study.yaml", near))
		}
	}
	if known == nil {
		known = map[string]string{}
		v.values[name] = known
	}
	known[k] = id
	known[key(id)] = id
	return id, problem
}

func (v vocabulary) undeclared(name, text string) *source.Problem {
	ids := v.declared[name]
	if len(ids) == 0 {
		return nil
	}
	hint := "declare it in study.yaml, or correct it"
	if near := source.Nearest(text, ids); near != "" {
		hint = fmt.Sprintf("did you mean %q? otherwise declare it in study.yaml", near)
	}
	return source.Told(source.Warning, "", 0, source.Say("the %s %q is not declared in study.yaml", name, text), hint)
}

// kindWords returns the words for one kind of interview, the one that is used
// first; nil where the word names no kind that is known.
func kindWords(k string) []string {
	for _, words := range allKinds() {
		if slices.Contains(words, k) {
			return words
		}
	}
	return nil
}

func allKinds() [][]string {
	return [][]string{
		{"focus group", "fokusgrupp", "fg"},
		{"individual", "enskild", "enskild intervju", "interview", "intervju", "int"},
		{"pair", "par", "parintervju"},
		{"open answers", "fritext", "fritextsvar"},
		{"document", "dokument"},
	}
}

// meta reads a value of interviews.csv, front matter or path: yes and no as
// true and false, a language as its code, a stakeholder as its id. The problem
// has no place; where it is an error the value is empty.
func (v vocabulary) meta(name, text string) (string, *source.Problem) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	switch name {
	case "include", "fold":
		yes, ok := source.ParseBool(text)
		if !ok {
			return "", source.Told(source.Error, "", 0, source.Say("%s must be yes or no, not %q", name, text), "write yes (ja) or no (nej), or leave it empty")
		}
		return strconv.FormatBool(yes), nil
	case "language":
		code := strings.ToLower(text)
		if dash := strings.IndexAny(code, "-_"); dash > 0 {
			code = code[:dash]
		}
		if known := language.Languages(); !slices.Contains(known, code) {
			return "", source.Told(source.Error, "", 0, source.Say("the language %q is not known", text), source.DidYouMean(text, known))
		}
		return code, nil
	case stakeholderName:
		return v.stakeholder(text)
	case "date":
		if len(v.declared[name]) == 0 {
			return text, noDate(text)
		}
	}
	return v.value(name, text)
}

// attributeClash reports whether an attribute of a transcript of that name
// could not be reached, for the name says something about a speaker.
func attributeClash(name string) bool {
	return name != stakeholderName && name != "language" && slices.Contains(reserved(), name)
}
