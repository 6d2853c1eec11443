package query

import "regexp/syntax"

// describe says of a regular expression, which has no fault, whether it can
// match any text, and whether it can match text of no characters.
func describe(text string) (matches, empty bool) {
	re, err := syntax.Parse("(?i)"+text, syntax.Perl)
	if err != nil {
		return false, false
	}
	return describeNode(re.Simplify())
}

func describeNode(re *syntax.Regexp) (matches, empty bool) {
	switch re.Op {
	case syntax.OpNoMatch:
		return false, false
	case syntax.OpCharClass:
		return len(re.Rune) > 0, false
	case syntax.OpLiteral:
		return true, len(re.Rune) == 0
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return true, false
	case syntax.OpStar, syntax.OpQuest:
		return true, true
	case syntax.OpConcat:
		empty = true
		for _, sub := range re.Sub {
			m, e := describeNode(sub)
			if !m {
				return false, false
			}
			empty = empty && e
		}
		return true, empty
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			m, e := describeNode(sub)
			matches, empty = matches || m, empty || e
		}
		return matches, empty
	case syntax.OpCapture, syntax.OpPlus, syntax.OpRepeat:
		return describeNode(re.Sub[0])
	}
	return true, true // places such as ^, $ and \b
}
