package sheet

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// The names of the columns that are read.
const (
	ID         = "id"
	Transcript = "transcript"
	Turn       = "turn"
	Unit       = "unit"
	Decision   = "decision"
	Code       = "code"
	Condensed  = "condensed"
	Memo       = "memo"
	Star       = "star"
	WasColumn  = "was"
)

// Was is what the program wrote into a row.
type Was struct {
	// Codes are the ids of the codes in the cell, Shown the cell.
	Codes []string `json:"codes,omitempty"`
	Shown string   `json:"code,omitempty"`
	// Condensed is a short hash of the condensed unit.
	Condensed string            `json:"condensed,omitempty"`
	Star      bool              `json:"star,omitempty"`
	Values    map[string]string `json:"values,omitempty"`
	// Coder is who held the codes, several joined by `+`.
	Coder string `json:"coder,omitempty"`
	// Memo is a short hash of the cell of memos, Memos are those of each of them.
	// Decision is what the coder had decided for whom the sheet was written.
	Memo     string     `json:"memo,omitempty"`
	Memos    []string   `json:"memos,omitempty"`
	Decision coding.Act `json:"decision,omitempty"`
	// Blind says that the codes of the words were hidden.
	Blind bool `json:"blind,omitempty"`
}

// String returns what stands in the column `was`.
func (w Was) String() string {
	text, err := json.Marshal(w)
	if err != nil {
		return ""
	}
	return string(text)
}

// Hash returns the short hash of a text; its blanks do not matter. It is empty
// for an empty text.
func Hash(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return ""
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:8]
}

// answer is what stands in the column decision.
type answer string

const (
	nothing    answer = ""
	confirm    answer = "confirm"
	reject     answer = "reject"
	irrelevant answer = "irrelevant"
	read       answer = "read"
)

// parseAnswer reads the column decision, in English and Swedish.
func parseAnswer(text string) (answer, bool) {
	switch strings.ToLower(text) {
	case "":
		return nothing, true
	case "confirm", "c", "y", "yes", "bekräfta", "b", "j", "ja":
		return confirm, true
	case "reject", "r", "n", "no", "avvisa", "a", "nej":
		return reject, true
	case "irrelevant", "ovidkommande":
		return irrelevant, true
	case "read", "läst", "last":
		return read, true
	}
	return nothing, false
}

// parseYes reads the column star.
func parseYes(text string) (yes, ok bool) {
	switch strings.ToLower(text) {
	case "yes", "y", "ja", "j", "x", "*", "true", "sant", "1":
		return true, true
	case "no", "n", "nej", "false", "falskt", "0":
		return false, true
	}
	return false, false
}

// row is one row of a sheet.
type row struct {
	line                  int
	id, transcript, turn  string
	unit                  string
	decision, star        string
	code, condensed, memo string
	values                map[string]string
	was                   Was
	wrote                 bool // was is known
	badWas                bool
	// emptied are the columns whose cell held something when the sheet was
	// written, and holds nothing now.
	emptied map[string]bool
}

// empty notes the cells that were emptied. A column that was taken out of the
// sheet empties nothing.
func (r *row) empty(has func(name string) bool) {
	held := map[string]bool{Decision: r.was.Decision != "", Code: r.was.Shown != "", Condensed: r.was.Condensed != "", Memo: len(r.was.Memos) > 0, Star: r.was.Star}
	for name, value := range r.was.Values {
		held[name] = value != ""
	}
	r.emptied = map[string]bool{}
	for name := range held {
		cell, known := map[string]string{Decision: r.decision, Code: r.code, Condensed: r.condensed, Memo: r.memo, Star: r.star}[name]
		if !known {
			cell = r.values[name]
		}
		r.emptied[name] = held[name] && has(name) && strings.TrimSpace(cell) == ""
	}
	if !has(Code) {
		r.code = r.was.Shown
	}
}

// rows reads the rows of a sheet.
func rows(s *table.Sheet, sets []coding.ValueSet) ([]row, error) {
	has := func(name string) bool { return s.Column(name) >= 0 }
	if !has(ID) && !(has(Transcript) && has(Turn) && has(Unit)) {
		return nil, &source.Problem{File: s.File, Line: 1, Message: "this is no sheet of units: the column id is missing",
			Hint: "mening units -o FILE.xlsx writes one; a row needs id, or transcript, turn and unit"}
	}
	if !slices.ContainsFunc([]string{Decision, Code, Condensed, Memo, Star}, has) {
		return nil, &source.Problem{File: s.File, Line: 1, Message: "the sheet has no column in which something could be decided",
			Hint: "name one decision, code, condensed, memo or star"}
	}
	columns := map[string]int{}
	for _, name := range []string{ID, Transcript, Turn, Unit, Decision, Code, Condensed, Memo, Star, WasColumn} {
		columns[name] = s.Column(name)
	}
	for _, set := range sets {
		columns[set.Name] = s.Column(set.Name)
	}
	out := make([]row, 0, len(s.Rows))
	for _, fields := range s.Rows {
		field := func(name string) string {
			if i := columns[name]; i >= 0 {
				return table.Unguarded(fields.Fields[i])
			}
			return ""
		}
		r := row{line: fields.Line, id: strings.ToLower(field(ID)), transcript: field(Transcript), turn: field(Turn), unit: field(Unit),
			decision: field(Decision), star: field(Star), code: field(Code), condensed: field(Condensed), memo: field(Memo), values: map[string]string{}}
		for _, set := range sets {
			r.values[set.Name] = field(set.Name)
		}
		if text := field(WasColumn); text != "" {
			r.badWas = json.Unmarshal([]byte(text), &r.was) != nil
			r.wrote = true
			r.empty(has)
		}
		if r.id == "" && r.transcript == "" && r.unit == "" && r.code == "" && r.decision == "" && r.memo == "" {
			continue // for the eye, such as a note below the table
		}
		out = append(out, r)
	}
	return out, nil
}

// touched reports whether a person has written anything into the row.
func (r *row) touched() bool {
	for _, emptied := range r.emptied {
		if emptied {
			return true
		}
	}
	if r.decided() || r.noted() || !corpus.Equal(r.code, r.was.Shown) || r.condensed != "" && Hash(r.condensed) != r.was.Condensed {
		return true
	}
	if yes, _ := parseYes(r.star); r.star != "" && yes != r.was.Star {
		return true
	}
	for name, value := range r.values {
		if value != "" && value != r.was.Values[name] {
			return true
		}
	}
	return false
}

// decided reports whether a person has written a decision.
func (r *row) decided() bool {
	a, ok := parseAnswer(r.decision)
	return r.decision != "" && (!ok || string(a) != string(r.was.Decision))
}

// unread reports whether a row shows no code and so may have to be noted as
// read.
func (r *row) unread() bool { return r.code == "" && r.was.Decision == "" }

// noted reports whether a person has written a memo, or taken one of several
// out.
func (r *row) noted() bool {
	return r.memo != "" && Hash(r.memo) != r.was.Memo
}

// key tells rows that say the same thing of the same words apart from all
// others.
func (r *row) key() string {
	words := strings.Join(strings.Fields(r.unit), " ")
	about := strings.Join(r.was.Codes, ";")
	if about == "" {
		about = strings.ToLower(r.code)
	}
	place := r.transcript + "\x00" + r.turn
	if r.id != "" {
		place = r.id
	}
	return strings.Join([]string{place, words, about}, "\x00")
}
