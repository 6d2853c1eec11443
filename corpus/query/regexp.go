package query

import (
	"regexp/syntax"
	"unicode"
)

// describe says of a regular expression, which has no fault, whether it can
// match any text, and whether it can match without a character. Both are exact:
// what a place such as ^ or \b asks for is met or not by what stands beside it.
func describe(text string) (matches, empty bool) {
	re, err := syntax.Parse("(?i)"+text, syntax.Perl)
	if err != nil {
		return false, false
	}
	p, err := syntax.Compile(re.Simplify())
	if err != nil {
		return false, false
	}
	return reaches(p, true), reaches(p, false)
}

// A beside is what stands on one side of a place in a text, as far as places
// tell it apart. Each is a rune that stands for its kind; the edge is none.
type beside = rune

const (
	atEdge    beside = -1
	atNewline beside = '\n'
	atWord    beside = 'a'
	atOther   beside = ' '
)

// spot is a state of the program at a place between two characters.
type spot struct {
	pc            uint32
	before, after beside
}

// reaches reports whether a program comes to its end in any text, with
// characters or without any.
func reaches(p *syntax.Prog, reading bool) bool {
	seen := map[spot]bool{}
	var open []spot
	visit := func(s spot) {
		if !seen[s] {
			seen[s] = true
			open = append(open, s)
		}
	}
	kinds := []beside{atEdge, atNewline, atWord, atOther}
	for _, before := range kinds {
		for _, after := range kinds {
			visit(spot{uint32(p.Start), before, after})
		}
	}
	for len(open) > 0 {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		switch inst := &p.Inst[s.pc]; inst.Op {
		case syntax.InstMatch:
			return true
		case syntax.InstAlt, syntax.InstAltMatch:
			visit(spot{inst.Out, s.before, s.after})
			visit(spot{inst.Arg, s.before, s.after})
		case syntax.InstCapture, syntax.InstNop:
			visit(spot{inst.Out, s.before, s.after})
		case syntax.InstEmptyWidth:
			if need := syntax.EmptyOp(inst.Arg); syntax.EmptyOpContext(s.before, s.after)&need == need {
				visit(spot{inst.Out, s.before, s.after})
			}
		case syntax.InstFail:
		default: // reads a character
			if reading && reads(inst, s.after) {
				for _, next := range kinds {
					visit(spot{inst.Out, s.after, next})
				}
			}
		}
	}
	return false
}

// reads reports whether an instruction reads any character of a kind.
func reads(inst *syntax.Inst, kind beside) bool {
	switch {
	case kind == atEdge:
		return false
	case inst.Op == syntax.InstRuneAny:
		return true
	case inst.Op == syntax.InstRuneAnyNotNL:
		return kind != atNewline
	case len(inst.Rune) == 1: // maybe in both cases
		for r := inst.Rune[0]; ; {
			if kindOf(r) == kind && inst.MatchRune(r) {
				return true
			}
			if r = unicode.SimpleFold(r); r == inst.Rune[0] {
				return false
			}
		}
	}
	for i := 0; i+1 < len(inst.Rune); i += 2 {
		if overlaps(inst.Rune[i], inst.Rune[i+1], kind) {
			return true
		}
	}
	return false
}

// overlaps reports whether any character from one to another is of a kind.
func overlaps(from, to rune, kind beside) bool {
	for r := from; r <= to; r++ {
		if kindOf(r) == kind {
			return true
		}
		if r >= unicode.MaxASCII { // all behind it are others
			return false
		}
	}
	return false
}

func kindOf(r rune) beside {
	switch {
	case r == '\n':
		return atNewline
	case syntax.IsWordChar(r):
		return atWord
	}
	return atOther
}
