package coding

import (
	"sync"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
)

// Matcher finds the meaning units of a codebook's rules. It is safe for many
// goroutines.
type Matcher struct {
	book    *Codebook
	ordered []*Code // those to be looked for, each after those to which it refers
	// everywhere says that filters on who and where hold for everybody, as
	// they do when examples are tried.
	everywhere bool
	// asked says that interviewers' questions are matched instead of answers.
	asked bool
	// only is the one code whose units are wanted, nil for all.
	only *Code
	// search is what the matcher searches for, nil where it applies a codebook.
	search *Search

	mu       sync.Mutex
	programs map[corpus.Spelling]*program
}

// program is the codebook compiled for one language.
type program struct {
	*query.Program
	// owners tell which code each rule of the program belongs to. The rules
	// of a code stand together: first those that find, then unless.
	owners []owner
	// referred tells, by code, whether rules refer to its evidence;
	// references, whether any do.
	referred   []bool
	references bool

	mu   sync.Mutex
	idle []*worker // each remembers the words that it has met
}

type owner struct {
	code   int32 // in Codebook.Codes
	line   int32 // in Code.Rules or Code.Unless
	unless bool
}

// Compile makes a matcher of a codebook.
func Compile(b *Codebook) *Matcher {
	ordered, _ := b.order()
	return &Matcher{book: b, ordered: ordered, programs: map[corpus.Spelling]*program{}}
}

// CompileExpressions makes a matcher that finds expressions, which refer to no
// codes, in all talk, sentence by sentence; the places of the codes that it
// returns are those of the expressions.
func CompileExpressions(expressions []query.Expr) (*Matcher, []*Code) {
	b := &Codebook{Unit: Sentences, Join: Never}
	for i, e := range expressions {
		b.Codes = append(b.Codes, &Code{ID: e.String(), Rules: []Rule{{Expr: e}}, index: i,
			Roles: []corpus.Role{corpus.Participant, corpus.Interviewer, corpus.Other}})
	}
	return Compile(b), b.Codes
}

// CompileCode makes a matcher whose only units are those of one code of b.
func CompileCode(b *Codebook, code *Code) *Matcher {
	m := compileCodes(b, []*Code{code})
	m.only = code
	return m
}

// Codebook returns the codebook that was compiled.
func (m *Matcher) Codebook() *Codebook { return m.book }

// program returns the program for a transcript, compiling it when a transcript
// is the first of its language.
func (m *Matcher) program(t *corpus.Transcript) *program {
	key := t.Spelling()
	m.mu.Lock()
	defer m.mu.Unlock()
	if p, ok := m.programs[key]; ok {
		return p
	}
	a, err := language.New(t.Language, t.Fold)
	if err != nil {
		panic("coding: transcript " + t.Path + ": " + err.Error())
	}
	p := m.compile(m.book.Lexicons.Teach(a))
	m.programs[key] = p
	return p
}

func (m *Matcher) compile(a *language.Analyzer) *program {
	b := m.book
	p := &program{referred: make([]bool, len(b.Codes))}
	var rules []query.Rule
	add := func(c *Code, list []Rule, unless bool) {
		for line, r := range list {
			if r.Language == "" || r.Language == a.Language() {
				rules = append(rules, query.Rule{Expr: r.Expr, Scope: c.Scope})
				p.owners = append(p.owners, owner{int32(c.index), int32(line), unless})
			}
		}
	}
	for _, c := range m.ordered {
		add(c, c.Rules, false)
		add(c, c.Unless, true)
		for _, ref := range b.references(c) {
			p.referred[ref.index], p.references = true, true
		}
	}
	p.Program = query.Compile(a, rules)
	return p
}

// take returns a worker that nobody else uses. Workers are not left to the
// garbage collector between transcripts: what they remember makes them fast.
func (p *program) take(m *Matcher) *worker {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return w
	}
	return newWorker(m, p)
}

func (p *program) give(w *worker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, w)
}
