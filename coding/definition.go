package coding

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"mening/corpus/words"
)

// Redefined is the field that tells codings which people decided while their code
// was defined otherwise: yes or no.
const Redefined = "redefined"

// definedBy begins the part of a decision's basis that names the definition.
const definedBy = "definition:"

// Wording names how a code is defined, when to use it and when not, by the first
// digits of a SHA-256; blanks do not matter. It is empty where nothing of that is
// written. Search rules and examples are not part of it: rules propose, and what
// people decided they decided by the definition.
func (c *Code) Wording() string {
	var all []string
	for _, text := range []string{c.Definition, c.Include, c.Exclude} {
		all = append(all, strings.Join(strings.Fields(text), " "))
	}
	text := strings.Join(all, "\n")
	if len(text) == len(all)-1 {
		return ""
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:8]
}

// BasisOf names what a decision about a code rests on, nil for one without: what
// [Codebook.Basis] names, with how the code is defined behind the stamp, as in
// `1.0 3f2a9c0d definition:91ab22cd sv:5e6f7a8b`.
func (b *Codebook) BasisOf(c *Code) string {
	if c == nil || c.Wording() == "" {
		return b.Basis()
	}
	return strings.Join(strings.Fields(b.Stamp+" "+definedBy+c.Wording()+" "+b.LexiconsOf(b.Codes...)), " ")
}

// wording returns what a basis names as the definition of the code, empty where it
// names none, as those of earlier versions do.
func wording(basis string) string {
	fields := strings.Fields(basis)
	for i := len(fields) - 1; i > 0; i-- {
		lang, _, isLexicon := strings.Cut(fields[i], ":")
		if stamp, ok := strings.CutPrefix(fields[i], definedBy); ok {
			return stamp
		} else if !isLexicon || !words.Splits(lang) {
			break
		}
	}
	return ""
}

// redefined tells whether codes were defined otherwise when decisions were made.
// Where nobody wrote a definition then, or there is none now, nothing is known.
type redefined map[*Code]string

func (r redefined) since(d *Decision, c *Code) bool {
	now, known := r[c]
	if !known {
		now = c.Wording()
		r[c] = now
	}
	then := wording(d.Codebook)
	return then != "" && now != "" && then != now
}
