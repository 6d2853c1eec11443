package codebook_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus/query"
)

// writer makes a codebook in one of the many ways in which people write it.
type writer struct {
	*rand.Rand
	b        strings.Builder
	step     int
	spaced   bool
	comments int
	ids      []string
	codes    []string
	flow     map[string]string // codes in braces, by id
}

func (w *writer) comment() string {
	w.comments++
	return fmt.Sprintf("# note%dx", w.comments)
}

func (w *writer) line(indent int, text string) {
	if w.IntN(8) == 0 {
		w.b.WriteString(strings.Repeat(" ", indent) + w.comment() + "\n")
	}
	w.b.WriteString(strings.Repeat(" ", indent) + text)
	if !strings.HasSuffix(text, "|") && w.IntN(8) == 0 {
		w.b.WriteString(" " + w.comment())
	}
	w.b.WriteByte('\n')
}

func (w *writer) rule() string {
	word := fmt.Sprintf("ord%d*", w.IntN(30))
	if len(w.codes) > 0 && w.IntN(4) == 0 {
		return word + " NOT code:" + w.codes[w.IntN(len(w.codes))]
	}
	if w.IntN(6) == 0 {
		return `"på ` + word + `"`
	}
	return word
}

func (w *writer) rules(indent int, key string, deep bool) {
	quote := func() string { return "'" + w.rule() + "'" }
	switch n := w.IntN(6); {
	case n == 0 && deep:
		w.line(indent, key+":")
		w.rules(indent+2, "sv", false)
		if w.IntN(2) == 0 {
			w.rules(indent+2, "en", false)
		}
	case n == 1:
		w.line(indent, key+": ["+quote()+", "+quote()+"]")
	case n == 2:
		w.line(indent, key+": "+quote())
	case n == 3:
		w.line(indent, key+":")
		for range 1 + w.IntN(3) {
			w.line(indent+w.step, "- "+quote())
		}
	default:
		w.line(indent, key+": |")
		for range 1 + w.IntN(3) {
			if w.IntN(5) == 0 {
				w.b.WriteString(strings.Repeat(" ", indent+2) + w.comment() + "\n")
			}
			w.b.WriteString(strings.Repeat(" ", indent+2) + w.rule() + "\n")
		}
	}
}

// flowCode writes a code in braces.
func (w *writer) flowCode() string {
	id := fmt.Sprintf("c%d", len(w.ids))
	w.ids = append(w.ids, id)
	text := "{code: " + id
	if w.IntN(2) == 0 {
		text += ", name: 'Kod, " + id + "'"
	}
	if w.IntN(2) == 0 {
		text += ", rules: ['" + w.rule() + "', '" + w.rule() + "']"
	} else if w.IntN(2) == 0 {
		text += ", rules: '" + w.rule() + "'"
	}
	if w.IntN(3) == 0 {
		text += ",\n" + strings.Repeat(" ", w.IntN(20)+1) + "definition: \"två\n      rader\""
	}
	w.codes = append(w.codes, id)
	w.flow[id] = text + "}"
	return w.flow[id]
}

// flowCodes writes a list of codes in brackets, or of braces behind dashes.
func (w *writer) flowCodes(indent, n int) {
	if w.IntN(3) == 0 {
		w.line(indent, "codes:")
		for range n {
			w.line(indent+w.step, "- "+w.flowCode())
		}
		return
	}
	text := "codes: ["
	for i := range n {
		text += w.flowCode()
		switch {
		case i+1 == n:
		case w.IntN(3) == 0:
			text += ", " + w.comment() + "\n" + strings.Repeat(" ", indent+1)
		case w.IntN(3) == 0:
			text += ",\n" + strings.Repeat(" ", indent+9) + w.comment() + "\n" + strings.Repeat(" ", indent+4)
		default:
			text += ", "
		}
	}
	if w.IntN(4) == 0 {
		text += " " + w.comment() + "\n" + strings.Repeat(" ", indent+1)
	}
	w.line(indent, text+"]")
}

// flowCategory writes a category in braces, with what stands below it.
func (w *writer) flowCategory() string {
	id := fmt.Sprintf("k%d", len(w.ids))
	w.ids = append(w.ids, id)
	text := "{category: " + id + ", name: 'Kategori " + id + "'"
	if n := w.IntN(3); n > 0 {
		text += ", codes: ["
		for range n {
			text += w.flowCode() + ", "
		}
		text += "]"
	}
	return text + "}"
}

func (w *writer) codesBelow(indent, n int) {
	if n == 0 {
		return
	}
	if w.IntN(3) == 0 {
		w.flowCodes(indent, n)
		return
	}
	w.line(indent, "codes:")
	indent += w.step
	for i := range n {
		if w.spaced && i > 0 {
			w.b.WriteByte('\n')
		}
		id := fmt.Sprintf("c%d", len(w.ids))
		w.ids = append(w.ids, id)
		w.line(indent, "- code: "+id)
		if w.IntN(2) == 0 {
			w.line(indent+2, "name: Kod "+id)
		}
		if w.IntN(3) == 0 {
			w.line(indent+2, "definition: >")
			w.b.WriteString(strings.Repeat(" ", indent+4) + "flera\n\n" + strings.Repeat(" ", indent+4) + "rader\n")
		}
		if w.IntN(4) > 0 {
			w.rules(indent+2, "rules", true)
			if w.IntN(3) == 0 {
				w.rules(indent+2, "unless", true)
			}
		}
		switch w.IntN(4) {
		case 0:
			w.line(indent+2, "examples: Ett exempel på "+id)
		case 1:
			w.line(indent+2, "examples: [\"Hej, "+id+"\", 'Nu']")
		case 2:
			w.line(indent+2, "examples:")
			w.line(indent+2+w.step, "- Så, sade "+id)
		}
		w.codes = append(w.codes, id)
	}
}

func (w *writer) categories(indent, depth int) {
	if depth > 0 && w.IntN(4) == 0 {
		text := "categories: [" + w.flowCategory()
		if w.IntN(2) == 0 {
			text += ", " + w.comment() + "\n" + strings.Repeat(" ", indent+1) + w.flowCategory()
		}
		w.line(indent, text+"]")
		return
	}
	w.line(indent, "categories:")
	indent += w.step
	for i := range 1 + w.IntN(3) {
		if w.spaced && i > 0 {
			w.b.WriteByte('\n')
		}
		id := fmt.Sprintf("k%d", len(w.ids))
		w.ids = append(w.ids, id)
		w.line(indent, "- category: "+id)
		w.line(indent+2, "name: 'Kategori "+id+"'")
		first := w.IntN(2) == 0
		if first {
			w.codesBelow(indent+2, w.IntN(4))
		}
		if depth < 2 && w.IntN(2) == 0 {
			w.categories(indent+2, depth+1)
		}
		if !first {
			w.codesBelow(indent+2, w.IntN(3))
		}
	}
}

func random(seed uint64) string { return written(seed).b.String() }

func written(seed uint64) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1)), flow: map[string]string{}}
	w.step, w.spaced = 2*w.IntN(2), w.IntN(2) == 0
	w.line(0, "codebook: Slump")
	w.categories(0, 0)
	w.codesBelow(0, w.IntN(4))
	if len(w.ids) > 2 {
		w.line(0, "themes:")
		w.line(w.step, "- theme: t0")
		w.line(w.step+2, "runs-through: ["+w.ids[0]+", "+w.ids[1]+", "+w.ids[2]+"]")
		w.line(w.step, "- theme: t1")
		w.line(w.step+2, "runs-through:")
		for _, id := range w.ids[:3] {
			w.line(w.step+2+w.step, "- "+id)
		}
	}
	text := w.b.String()
	if w.IntN(4) == 0 {
		text = strings.TrimRight(text, "\n")
	}
	if w.IntN(4) == 0 {
		text = "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
	}
	w.b.Reset()
	w.b.WriteString(text)
	return w
}

// model is what a codebook should be.
type model struct {
	codes      []*modelCode
	categories map[string]string // parent by id
	themes     map[string][]string
	languages  []string
}

type modelCode struct {
	id, name, below string
	rules, unless   []string // language and expression
	examples        []string
	retired         bool
}

func modelOf(b *coding.Codebook) *model {
	m := &model{categories: map[string]string{}, themes: map[string][]string{}}
	languages := map[string]bool{b.Language: true}
	rules := func(all []coding.Rule) []string {
		var out []string
		for _, r := range all {
			out = append(out, r.Language+"|"+r.Expr.String())
			languages[r.Language] = true
		}
		return out
	}
	for i, c := range append(slices.Clone(b.Codes), b.Retired...) {
		x := &modelCode{id: c.ID, name: c.Name, below: c.Category.ID, rules: rules(c.Rules), unless: rules(c.Unless), retired: i >= len(b.Codes)}
		for _, e := range c.Examples {
			x.examples = append(x.examples, e.Text)
		}
		m.codes = append(m.codes, x)
	}
	b.Walk(func(c *coding.Category, _ int) {
		if c.ID != coding.Uncategorised {
			parent := ""
			if c.Parent != nil {
				parent = c.Parent.ID
			}
			m.categories[c.ID] = parent
		}
	})
	for _, t := range b.Themes {
		m.themes[t.ID] = t.Through
	}
	delete(languages, "")
	for l := range languages {
		m.languages = append(m.languages, l)
	}
	return m
}

func (m *model) String() string {
	var lines []string
	for _, c := range m.codes {
		if c.retired {
			lines = append(lines, c.id+" retired")
			continue
		}
		sorted := func(in []string) []string { in = unique(in); slices.Sort(in); return in }
		lines = append(lines, fmt.Sprintf("%s %q in %s %q unless %q examples %q", c.id, c.name, c.below, sorted(c.rules), sorted(c.unless), sorted(c.examples)))
	}
	for id, parent := range m.categories {
		lines = append(lines, "category "+id+" in "+parent)
	}
	for id, through := range m.themes {
		through = slices.Clone(through)
		slices.Sort(through)
		lines = append(lines, fmt.Sprintf("theme %s %q", id, through))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func (m *model) code(id string) *modelCode {
	i := slices.IndexFunc(m.codes, func(c *modelCode) bool { return c.id == id })
	return m.codes[i]
}

// refer replaces references in rules and themes.
func (m *model) refer(t *testing.T, old string, now ...string) {
	code := make([]string, len(now))
	for i, id := range now {
		code[i] = "code:" + id
	}
	with := strings.Join(code, " OR ")
	if len(now) > 1 {
		with = "(" + with + ")"
	}
	pattern := regexp.MustCompile(`\bcode:` + old + `\b`)
	for _, c := range m.codes {
		for _, rules := range [][]string{c.rules, c.unless} {
			for i, r := range rules {
				language, text, _ := strings.Cut(r, "|")
				expr, err := query.Parse(pattern.ReplaceAllString(text, with), query.Vocabulary{References: []string{"code"}})
				if err != nil {
					t.Fatal(err)
				}
				rules[i] = language + "|" + expr.String()
			}
		}
	}
	for id, through := range m.themes {
		var out []string
		for _, x := range through {
			ids := []string{x}
			if x == old {
				ids = now
			}
			for _, y := range ids {
				if !slices.Contains(out, y) && (y == x || !slices.Contains(through, y)) {
					out = append(out, y)
				}
			}
		}
		m.themes[id] = out
	}
}

func (m *model) merge(t *testing.T, into string, others ...string) {
	target := m.code(into)
	merged := func(pick func(*modelCode) *[]string) {
		all := slices.Clone(*pick(target))
		for _, id := range others {
			all = append(all, *pick(m.code(id))...)
		}
		byLanguage := slices.ContainsFunc(all, func(r string) bool { return r[0] != '|' })
		var out []string
		for _, r := range all {
			each := []string{r}
			if byLanguage && r[0] == '|' {
				each = nil
				for _, l := range m.languages {
					each = append(each, l+r)
				}
			}
			for _, x := range each {
				if !slices.Contains(out, x) {
					out = append(out, x)
				}
			}
		}
		*pick(target) = out
	}
	merged(func(c *modelCode) *[]string { c.rules = unique(c.rules); return &c.rules })
	merged(func(c *modelCode) *[]string { c.unless = unique(c.unless); return &c.unless })
	for _, id := range others {
		for _, x := range m.code(id).examples {
			if !slices.Contains(target.examples, x) {
				target.examples = append(target.examples, x)
			}
		}
	}
	for _, id := range others {
		m.codes = slices.DeleteFunc(m.codes, func(c *modelCode) bool { return c.id == id })
		m.refer(t, id, into)
	}
}

func unique(in []string) []string {
	var out []string
	for _, x := range in {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// step draws a change, and carries it out on editor and model.
func step(t *testing.T, r *rand.Rand, e *codebook.Editor, n int) (what string, want *model, err error) {
	b := e.Codebook()
	m := modelOf(b)
	var codes, categories []string
	for _, c := range b.Codes {
		codes = append(codes, c.ID)
	}
	for id := range m.categories {
		categories = append(categories, id)
	}
	slices.Sort(categories)
	if len(codes) < 2 || len(categories) == 0 {
		_, err := e.Add(codebook.New{Name: fmt.Sprintf("Ny %d", n)})
		return "add", nil, err
	}
	code, other := codes[r.IntN(len(codes))], codes[r.IntN(len(codes))]
	category, below := categories[r.IntN(len(categories))], categories[r.IntN(len(categories))]
	switch r.IntN(8) {
	case 0:
		id, err := e.Add(codebook.New{Name: fmt.Sprintf("Ny: %d", n), Below: below})
		m.codes = append(m.codes, &modelCode{id: id, name: fmt.Sprintf("Ny: %d", n), below: below})
		return "add below " + below, m, err
	case 1:
		now := fmt.Sprintf("r%d", n)
		c := m.code(code)
		if c.name == code {
			c.name = now
		}
		c.id = now
		m.refer(t, code, now)
		return "rename " + code, m, e.Rename(code, now, "")
	case 2:
		now := fmt.Sprintf("q%d", n)
		m.categories[now] = m.categories[category]
		delete(m.categories, category)
		for id, parent := range m.categories {
			if parent == category {
				m.categories[id] = now
			}
		}
		for _, c := range m.codes {
			if c.below == category {
				c.below = now
			}
		}
		m.refer(t, category, now)
		return "rename category " + category, m, e.Rename(category, now, "Namn, "+now)
	case 3:
		m.code(code).below = below
		return "move " + code + " to " + below, m, e.Move(code, below)
	case 4:
		m.code(code).below = coding.Uncategorised
		return "loosen " + code, m, e.Move(code, "")
	case 5:
		m.categories[category] = below
		return "move " + category + " to " + below, m, e.Move(category, below)
	case 6:
		if err = e.Merge(code, other); err == nil {
			m.merge(t, code, other)
		}
		return "merge " + other + " into " + code, m, err
	}
	c := m.code(code)
	if r.IntN(3) == 0 {
		m.code(code).retired = true
		for id, through := range m.themes { // read without them
			m.themes[id] = slices.DeleteFunc(slices.Clone(through), func(x string) bool { return x == code })
		}
		return "retire " + code, m, e.Retire(code)
	}
	parts := []codebook.Part{{Name: fmt.Sprintf("s%d", n)}, {Name: fmt.Sprintf("Del %d", n)}}
	ids := []string{fmt.Sprintf("s%d", n), fmt.Sprintf("del-%d", n)}
	halves := []*modelCode{{id: ids[0], name: ids[0], below: c.below}, {id: ids[1], name: parts[1].Name, below: c.below}}
	for i := range b.Code(code).Rules {
		half := r.IntN(2)
		parts[half].Rules = append(parts[half].Rules, i)
		halves[half].rules = unique(append(halves[half].rules, c.rules[i]))
		halves[half].unless = c.unless
	}
	m.codes = append(slices.DeleteFunc(m.codes, func(x *modelCode) bool { return x == c }), halves...)
	m.refer(t, code, ids...)
	_, err = e.Split(code, parts...)
	return "split " + code, m, err
}

// TestChangesAsExpected carries out changes by the hundred, and compares the
// codebook with a model of it. No comment goes that is not part of a removed
// entry.
func TestChangesAsExpected(t *testing.T) {
	note := regexp.MustCompile(`note\d+x`)
	done := map[string]int{}
	for seed := range uint64(80) {
		text := random(seed)
		e, err := codebook.Parse("codebook.yaml", []byte(text), nil)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		r := rand.New(rand.NewPCG(seed, 2))
		for n := range 12 {
			before, changes := string(e.Text()), len(e.Changes())
			what, want, err := step(t, r, e, n)
			after := string(e.Text())
			kind, _, _ := strings.Cut(what, " ")
			if err != nil {
				if after != before {
					t.Fatalf("seed %d, %s: %v, but the text was changed", seed, what, err)
				}
				done[kind+" refused: "+regexp.MustCompile(`"[^"]*"|\w+\d+`).ReplaceAllString(err.Error(), "…")]++
				continue
			}
			done[kind]++
			if want == nil {
				continue
			}
			if got := modelOf(e.Codebook()).String(); got != withoutExamples(kind, want, e) {
				t.Fatalf("seed %d, %s: got\n%s\nwant\n%s\nfrom\n%s\nmade\n%s", seed, what, got, want, before, after)
			}
			removed := ""
			if all := e.Changes(); len(all) > changes {
				removed = all[len(all)-1].Removed
			}
			for _, comment := range note.FindAllString(before, -1) {
				if !strings.Contains(after, comment) && !strings.Contains(removed, comment) {
					t.Fatalf("seed %d, %s: %s is gone, from\n%s\nmade\n%s", seed, what, comment, before, after)
				}
			}
			if strings.Contains(before, "\r\n") && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
				t.Fatalf("seed %d, %s: mixed line ends\n%q", seed, what, after)
			}
		}
	}
	for kind, n := range done {
		t.Log(n, kind)
	}
	for _, kind := range []string{"add", "rename", "move", "loosen", "merge", "retire", "split"} {
		if done[kind] < 8 {
			t.Errorf("%s was done %d times only", kind, done[kind])
		}
	}
}

// withoutExamples leaves the examples of split codes to another test: they go
// where a rule finds them.
func withoutExamples(kind string, m *model, e *codebook.Editor) string {
	if kind == "split" {
		for _, c := range m.codes {
			if now := e.Codebook().Code(c.id); now != nil {
				c.examples = nil
				for _, x := range now.Examples {
					c.examples = append(c.examples, x.Text)
				}
			}
		}
	}
	return m.String()
}
