package format

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isUsual reports whether a label is one that transcribers use for whoever
// speaks: a single capital or a word such as Intervjuare, with or without a
// number behind it.
func isUsual(label string) bool {
	base := trimNumber(label)
	switch base {
	case "I", "P", "R", "IP", "Q", "A", "F", "S", "?", "??":
		return true
	}
	switch lower := strings.ToLower(base); lower {
	case "intervjuare", "intervjuaren", "interviewer", "interviewee", "moderator", "moderatorn",
		"tolk", "tolken", "interpreter", "flera", "alla", "unknown speaker",
		"okänd", "informant", "informanten", "respondent", "intervjuperson", "intervjupersonen":
		return true
	case "speaker", "talare":
		return base != label // alone it heads a column
	default:
		letter, ok := strings.CutPrefix(lower, "speaker ")
		return ok && len(letter) == 1 && unicode.IsLetter(rune(letter[0]))
	}
}

// trimNumber takes a number from the end of a label, with what joins it.
func trimNumber(label string) string {
	return strings.TrimRight(strings.TrimRight(label, "0123456789"), " _-#.")
}

// isOpener reports whether a label begins with a word that begins sentences,
// so that a colon behind it rather belongs to the sentence.
func isOpener(lower string) bool {
	for _, short := range []string{"t.ex", "t ex", "d.v.s", "bl.a", "e.g", "i.e", "p.s"} {
		if strings.HasPrefix(lower, short) {
			return true
		}
	}
	word := lower
	if i := strings.IndexAny(lower, " ,."); i > 0 {
		word = lower[:i]
	}
	switch word {
	case "obs", "och", "men", "så", "alltså", "ja", "jo", "nej", "nä", "nja", "mm", "jaha", "jag", "du", "han", "hon",
		"den", "det", "de", "vi", "ni", "man", "min", "mitt", "vår", "vårt", "en", "ett", "här", "där", "då", "nu", "sen",
		"sedan", "först", "därefter", "till", "dvs", "om", "när", "att", "för", "eller", "kl", "klockan",
		"exempel", "exempelvis", "fråga", "frågan", "svar", "svaret", "citat", "not", "anm", "anmärkning", "kommentar", "ps", "nb", "vad",
		"hur", "varför", "som", "på", "i", "sammanfattningsvis", "kort", "viktigt", "slutsats", "plus", "minus", "källa", "resultat",
		"note", "so", "and", "but", "well", "yes", "no", "okay", "ok", "right", "then", "first", "second", "third", "example",
		"because", "he", "she", "it", "we", "you", "they", "the", "this", "that", "these", "there", "what", "how", "why", "when",
		"my", "our", "your", "for", "in", "on", "to", "if", "or", "as", "now", "oh", "hm", "question", "answer", "important",
		"source", "warning", "quote", "http", "https":
		return true
	}
	return isTopic(word)
}

// headsRemark reports whether an abbreviation in capitals heads a remark, so that
// it is no one's initials.
func headsRemark(lower string) bool {
	switch lower {
	case "obs", "nb", "ps", "not", "anm", "mm", "dvs":
		return true
	}
	return false
}

// isBreak reports whether a label tells that the talk stopped, not who spoke.
func isBreak(lower string) bool {
	switch trimNumber(lower) {
	case "break", "coffee break", "commercial break", "ad break", "rast", "fika", "fikapaus", "kaffepaus", "bensträckare":
		return true
	}
	return isNote(trimNumber(lower))
}

// isQuestionOrAnswer reports whether a label is a word that begins sentences
// and also marks the two sides of an interview, when it stands often enough.
func isQuestionOrAnswer(lower string) bool {
	switch lower {
	case "fråga", "svar", "question", "answer":
		return true
	}
	return false
}

// isHeadWord reports whether a label names a fact about the interview, as
// lines in the head of a transcript do.
func isHeadWord(lower string) bool {
	switch lower {
	case "datum", "date", "plats", "place", "location", "tid", "time", "längd", "duration", "intervju", "interview",
		"intervjudatum", "transkriberad av", "transkribering", "transcribed by", "transcript", "transkription", "transkript",
		"transcription", "fil", "file", "filnamn", "inspelning", "recording", "studie", "study", "projekt", "project",
		"närvarande", "present", "deltagare", "participants", "titel", "title", "språk", "language", "ämne", "topic",
		"fokusgrupp", "focus group", "ort", "bakgrund":
		return true
	}
	return false
}

// nameLike reports whether every word begins as names do, with a capital, a
// number or a bracket; small words within names are let through.
func nameLike(label string) bool {
	for i, word := range strings.Fields(label) {
		c, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(c) || c == '?' || i > 0 && (unicode.IsDigit(c) || strings.ContainsRune("([&+/-–#", c)) {
			continue
		}
		switch word {
		case "av", "af", "de", "von", "van", "der", "den", "del", "la", "och", "and", "al", "el":
			if i > 0 {
				continue
			}
		}
		return false
	}
	return label != ""
}
