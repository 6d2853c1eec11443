package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
)

// chatWords takes from an utterance in CHAT what is no word. Words that were
// said stay, also those that the speaker took back; what happened beside them
// becomes a note in square brackets.
type chatWords struct {
	r          *reading
	begin, end corpus.Time
	out        strings.Builder
}

// chatReach is how many bytes behind a bracket or bullet its end is looked for.
const chatReach = 4096

// read returns the text of an utterance. What it removes is counted: marks as
// `chat-mark`, bits of words as `fragment`, words that were not said as
// `omitted-word`; signs that became notes as `note`.
func (w *chatWords) read(s string) string {
	for s != "" {
		c, n := utf8.DecodeRuneInString(s)
		switch {
		case c == '•':
			n = w.media(s)
		case c == '[':
			n = w.bracket(s)
		case c == '(':
			n = w.paren(s)
		case unicode.IsSpace(c):
			w.out.WriteByte(' ')
		case (c == '<' || c == '>' || c == ')' || chatSign(c)):
			w.mark()
			if strings.ContainsRune("⌈⌉⌊⌋", c) { // a digit tells overlaps apart
				n += len(s[n:]) - len(strings.TrimLeft(s[n:], "0123456789"))
			}
		default:
			n = chatToken(s)
			w.token(s[:n])
		}
		s = s[n:]
	}
	return tidyChat(w.out.String())
}

func (w *chatWords) mark() { w.r.t.Repairs["chat-mark"]++ }

func (w *chatWords) note(s string) {
	w.r.t.Repairs["note"]++
	w.out.WriteString(" [" + s + "] ")
}

// media reads `•1200_3400•`, milliseconds in the recording; other bullets name
// a picture or a file.
func (w *chatWords) media(s string) int {
	const bullet = len("•")
	end := strings.Index(s[bullet:min(len(s), chatReach)], "•")
	if end < 0 {
		w.mark()
		return bullet
	}
	inside := s[bullet : bullet+end]
	if len(inside) > 0 && strings.IndexByte("_0123456789", inside[len(inside)-1]) < 0 && inside[0] != '%' {
		w.mark()
		return bullet // a bullet in the text
	}
	from, to, ok := strings.Cut(inside[strings.LastIndexByte(inside, ' ')+1:], "_")
	a, okFrom := mediaTime(from)
	b, okTo := mediaTime(to)
	switch {
	case !ok || !okFrom || !okTo:
		w.mark()
	case a <= b:
		if !w.begin.Known {
			w.begin = corpus.At(a)
		}
		if !w.end.Known || b > w.end.Seconds {
			w.end = corpus.At(b)
		}
	}
	w.out.WriteByte(' ')
	return bullet + end + bullet
}

// mediaTime reads milliseconds as seconds.
func mediaTime(s string) (float64, bool) {
	if s == "" || len(s) > 12 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return float64(n) / 1000, true
}

// bracket reads a code in square brackets: retracing `[//]`, overlap `[>]`,
// errors `[*]`, replacements `[: word]`, comments `[% …]` are no talk; what was
// heard beside the words, `[=! laughing]`, is a note, and so is a word alone.
func (w *chatWords) bracket(s string) int {
	end := strings.IndexByte(s[:min(len(s), chatReach)], ']')
	if end < 0 {
		w.mark()
		return 1
	}
	inside := strings.TrimSpace(s[1:end])
	if heard, ok := strings.CutPrefix(inside, "=!"); ok && strings.TrimSpace(heard) != "" {
		w.note(strings.TrimSpace(heard))
		return end + 1
	}
	c, _ := utf8.DecodeRuneInString(inside)
	if unicode.IsLetter(c) && !(strings.HasPrefix(inside, "x ") && isNumber(strings.TrimSpace(inside[2:]))) && strings.IndexByte(inside, '[') < 0 {
		w.out.WriteString(" [" + inside + "] ")
		return end + 1
	}
	w.mark()
	return end + 1
}

// paren reads pauses `(.)` and `(1.5)`, talk that could not be heard `(   )`,
// what happened `((laugh))`; other parentheses mark letters that were not
// pronounced or words heard with doubt, which stay.
func (w *chatWords) paren(s string) int {
	s = s[:min(len(s), chatReach)]
	if strings.HasPrefix(s, "((") {
		if end := strings.Index(s, "))"); end > 0 {
			if inside := strings.TrimSpace(strings.NewReplacer("[", "", "]", "", "•", "").Replace(s[2:end])); inside != "" {
				w.note(inside)
			}
			return end + 2
		}
	}
	if end := strings.IndexByte(s, ')'); end > 0 {
		inside := strings.TrimSpace(s[1:end])
		switch {
		case inside == "":
			w.note("inaudible")
			return end + 1
		case strings.Trim(inside, ".:0123456789") == "":
			w.note("pause")
			return end + 1
		}
	}
	w.mark()
	return 1
}

// chatSign reports whether a character is a sign of conversation analysis:
// overlap, pitch, speed, loudness, stress, length of sounds.
func chatSign(c rune) bool {
	return strings.ContainsRune("⌈⌉⌊⌋↑↓⇗↗→↘⇘↻∞≈≋≡∙∆∇∬☺♋⁇⁎°◉▁▔☊§∾Ϋ∲Ἡˈˌ‹›≠⤇⤆Ἔ", c)
}

// chatToken returns the length of what ends before a blank or a sign that read
// looks at; a parenthesis and a sign within a word end a piece of it.
func chatToken(s string) int {
	for i, c := range s {
		if i > 0 && (unicode.IsSpace(c) || strings.ContainsRune("[]<>()•", c) || chatSign(c)) {
			return i
		}
	}
	return len(s)
}

// token writes a word, or what stands in place of one.
func (w *chatWords) token(s string) {
	bare := strings.TrimRight(s, ".,?!;")
	after := s[len(bare):]
	within := w.out.Len() > 0 && !strings.HasSuffix(w.out.String()[max(0, w.out.Len()-1):], " ")
	switch {
	case s == "‡" || s == "„":
		w.out.WriteByte(',')
		w.mark()
	case bare == "xxx" || bare == "yyy" || bare == "xx" || bare == "yy" || bare == "www":
		w.note("inaudible")
		w.out.WriteString(after)
	case s[0] == '+' && !within:
		w.linker(s)
	case s[0] == '&' && !within:
		w.ampersand(bare, after)
	case bare == "0":
		w.mark()
		w.out.WriteString(after)
	case s[0] == '0' && !within && len(bare) > 1 && unicode.IsLetter([]rune(bare[1:])[0]):
		w.r.t.Repairs["omitted-word"]++
		w.out.WriteString(after)
	case s[0] == '#' && strings.Trim(s, "#_:.0123456789") == "" && !within:
		w.note("pause")
	default:
		w.word(bare)
		w.out.WriteString(after)
	}
}

// linker reads signs such as `+...`, an utterance that trails off, and `+/.`,
// one that was interrupted, and those that tie it to another, such as `+"`.
func (w *chatWords) linker(s string) {
	w.mark()
	switch {
	case s == "+...":
		w.out.WriteString("…")
	case strings.HasSuffix(s, "?"):
		w.out.WriteByte('?')
	case strings.HasSuffix(s, "."):
		w.out.WriteByte('.')
	default:
		rest := strings.TrimLeft(s, "+\"^<,/")
		w.word(rest)
	}
}

// ampersand reads what begins with `&`: events `&=laughs` and what another
// says in between `&*INV:mhm` are notes, fillers `&-um` are words, fragments
// `&+fr` and nonsense `&~ba` are neither.
func (w *chatWords) ampersand(bare, after string) {
	kind := byte(0)
	if len(bare) > 1 {
		kind = bare[1]
	}
	switch kind {
	case '=':
		w.note(strings.Trim(strings.NewReplacer(":", " ", "_", " ").Replace(bare[2:]), " "))
	case '*':
		w.note(strings.ReplaceAll(strings.Replace(bare[2:], ":", ": ", 1), "_", " "))
	case '-':
		w.mark()
		w.word(bare[2:])
	case '{', '}', 0:
		w.mark()
	default:
		w.r.t.Repairs["fragment"]++
	}
	w.out.WriteString(after)
}

// word writes a word without the marks within it: `hola@s:spa`, `no:`,
// `ice_cream`, `rhi^noceros`.
func (w *chatWords) word(s string) {
	if at := strings.IndexByte(s, '@'); at > 0 && isFormMarker(s[at+1:]) {
		w.mark()
		s = s[:at]
	}
	var before rune
	for i, c := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(max(c, 0)):])
		switch {
		case c == ':' && unicode.IsLetter(before) && (next == utf8.RuneError || unicode.IsLetter(next) || next == ':'):
			w.mark()
			continue // a long sound
		case c == '^':
			w.mark()
		case c == '_' || c == '+' && unicode.IsLetter(before):
			w.mark()
			w.out.WriteByte(' ')
		default:
			w.out.WriteRune(c)
		}
		before = c
	}
}

// isFormMarker reports whether what stands behind @ is a marker such as `b` or
// `s:spa` and no address.
func isFormMarker(s string) bool {
	return s != "" && len(s) <= 12 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz:-$&+") == ""
}

// tidyChat closes the gaps that marks leave: blanks in a row and those before a
// full stop.
func tidyChat(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i, field := range strings.Fields(s) {
		if i > 0 && strings.Trim(field, ".,?!…;") != "" {
			b.WriteByte(' ')
		}
		b.WriteString(field)
	}
	if strings.Trim(b.String(), ".,?!…; ") == "" {
		return ""
	}
	return b.String()
}
