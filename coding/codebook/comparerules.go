package codebook

import (
	"mening/coding"
	"slices"
	"strings"
)

// compareRules lists rules that only one version has.
func (v *versions) compareRules(id string, was, now []coding.Rule, gone, added What) {
	for _, r := range was {
		if !v.hasRule(now, r) {
			v.say(CodeChange{ID: id, What: gone, Old: v.rule(r), Line: r.Line})
		}
	}
	for _, r := range now {
		if !v.hasOldRule(was, r) {
			v.say(CodeChange{ID: id, What: added, New: ruleText(r), Line: r.Line})
		}
	}
}

func ruleText(r coding.Rule) string {
	if r.Language != "" {
		return r.Language + ": " + r.Expr.String()
	}
	return r.Expr.String()
}

// rule is a rule of the older version with the ids that its references have
// now.
func (v *versions) rule(r coding.Rule) string {
	text := ruleText(r)
	if !strings.Contains(text, ":") {
		return text
	}
	for _, c := range v.new.Book.Changes() {
		if c.Act == coding.ChangeRename && c.At.After(v.old.Since) && len(c.From) == 1 && len(c.To) == 1 {
			for _, field := range []string{"code:", "category:", "theme:"} {
				text = replaceWord(text, field+c.From[0], field+c.To[0])
			}
		}
	}
	return text
}

// replaceWord replaces a word that no letter of an id follows.
func replaceWord(text, old, new string) string {
	for at := 0; ; {
		i := strings.Index(text[at:], old)
		if i < 0 {
			return text
		}
		i += at
		at = i + len(old)
		if rest := text[at:]; rest == "" || strings.IndexFunc(rest, idLetter) != 0 {
			text = text[:i] + new + rest
			at = i + len(new)
		}
	}
}

// hasRule reports whether a rule of the older version is among those of the newer
// one. Where rules that held for every language are written by language, they are
// the same rules.
func (v *versions) hasRule(rules []coding.Rule, old coding.Rule) bool {
	return slices.ContainsFunc(rules, func(r coding.Rule) bool { return v.sameRule(old, r) })
}

func (v *versions) hasOldRule(rules []coding.Rule, now coding.Rule) bool {
	return slices.ContainsFunc(rules, func(r coding.Rule) bool { return v.sameRule(r, now) })
}

func (v *versions) sameRule(old, now coding.Rule) bool {
	text := v.rule(old)
	return text == ruleText(now) || old.Language == "" && now.Language != "" && text == now.Expr.String()
}
