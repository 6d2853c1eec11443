package study

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus/source"
)

// namesBefore counts the different names that each word in brackets stands
// behind: a group has several members, a remark such as *tyst* seldom several.
func namesBefore(readings []Reading) map[string]int {
	names := map[[2]string]bool{}
	count := map[string]int{}
	for _, reading := range readings {
		if reading.Result == nil || reading.Result.Transcript == nil {
			continue
		}
		last := ""
		for i := range reading.Result.Transcript.Turns {
			label := reading.Result.Transcript.Turns[i].Label
			if label == last || !strings.HasSuffix(label, ")") {
				continue
			}
			last = label
			if name, group := bracket(label); group != "" {
				pair := [2]string{key(name), key(group)}
				if !names[pair] {
					names[pair] = true
					count[pair[1]]++
				}
			}
		}
	}
	return count
}

// spoken returns a label without a remark in brackets behind the name, as in
// `Anna (viskar)`: it is Anna who speaks. A row of participants.csv for the
// whole label keeps it. What is no known word for a manner of speaking is told
// once.
func (r *resolver) spoken(sc *scene, label string, line int, trial bool) string {
	name, group := bracket(label)
	if group == "" || !r.isRemark(group) {
		return label
	}
	whole := r.key(label)
	if r.people != nil && slices.ContainsFunc(r.people.rows, func(p person) bool { return p.speaker == whole }) {
		return label
	}
	if k := key(group); !trial && !isManner(k) && !r.remarked[k] {
		r.remarked[k] = true
		hint := source.Say("declare it in study.yaml, as a stakeholder or an alias of one, if it is one")
		if near := source.Nearest(group, r.vocabulary.declared[stakeholderName]); near != "" {
			hint = source.Say("did you mean %q? otherwise declare it in study.yaml if it is a stakeholder", near)
		}
		r.warn(source.Found("", sc.transcript.File, line, source.Say("%q in brackets behind %q is taken for a remark, not for a stakeholder", group, name), hint))
	}
	return name
}

// isRemark reports whether a word in brackets behind a name tells how somebody
// speaks, and not for whom. Only lower-case words that no table declares do:
// all of them where study.yaml declares the stakeholders, else those that are
// longer than a party's letters and stand behind one name only.
func (r *resolver) isRemark(group string) bool {
	first, _ := utf8.DecodeRuneInString(group)
	if !unicode.IsLower(first) {
		return false
	}
	k := key(group)
	for _, word := range []string{k, withoutNumber(k)} {
		if _, known := r.vocabulary.stakeholders[word]; known {
			return false
		}
		if class := r.labels.exact(word); len(k) > 1 && (class == classInterviewer || class == classOther) {
			return false
		}
	}
	const letters = 3 // kds, nyd
	switch {
	case isManner(k), len(r.Config.Stakeholders) > 0:
		return true
	case utf8.RuneCountInString(k) <= letters:
		return false
	}
	return r.behind[k] < 2
}

// isManner reports whether a word or phrase tells how somebody speaks.
func isManner(k string) bool {
	first, rest, _ := strings.Cut(k, " ")
	switch first {
	case "på", "i", "till", "via", "från", "med", "on", "in", "to", "from", "with":
		return rest != ""
	}
	switch strings.Trim(first, ".,") {
	case "viskar", "viskande", "skrattar", "skrattande", "skratt", "ler", "leende", "fnissar", "gråter", "gråtande", "suckar", "suck", "hostar",
		"ropar", "skriker", "mumlar", "harklar", "nickar", "pekar", "läser", "tystnar", "avbryter", "ironiskt", "ironisk", "tyst", "högt", "lågt",
		"forts", "fortsätter", "fortsättning", "otydligt", "ohörbart", "osäker", "paus", "samtidigt",
		"whispers", "whispering", "laughs", "laughing", "smiles", "smiling", "cries", "crying", "sighs", "sighing", "coughs", "shouts", "shouting",
		"mumbles", "nods", "reads", "reading", "interrupts", "quietly", "loudly", "ironically", "continues",
		"continued", "cont", "unclear", "inaudible", "pause", "simultaneously", "overlapping", "overlap":
		return true
	}
	return false
}
