package format

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// codePage returns the letters of a code page by its number in Windows; nil
// where a letter may take two bytes, or the page is not known. 65001 is UTF-8.
func codePage(number int) *charmap.Charmap {
	switch number {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 855:
		return charmap.CodePage855
	case 858:
		return charmap.CodePage858
	case 860:
		return charmap.CodePage860
	case 862:
		return charmap.CodePage862
	case 863:
		return charmap.CodePage863
	case 865:
		return charmap.CodePage865
	case 866:
		return charmap.CodePage866
	case 874:
		return charmap.Windows874
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1252:
		return charmap.Windows1252
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	case 10007:
		return charmap.MacintoshCyrillic
	}
	return nil
}

const utf8Page = 65001

// pageOfCharset returns the code page of a font's character set, 0 where it is
// the document's.
func pageOfCharset(charset int) int {
	switch charset {
	case 77:
		return 10000
	case 161:
		return 1253
	case 162:
		return 1254
	case 163:
		return 1258
	case 177:
		return 1255
	case 178:
		return 1256
	case 186:
		return 1257
	case 204:
		return 1251
	case 222:
		return 874
	case 238:
		return 1250
	case 254:
		return 437
	case 255:
		return 850
	}
	return 0
}

// encodingName writes a code page as Transcript.Encoding does.
func encodingName(page int) string {
	switch {
	case page == utf8Page:
		return "utf-8"
	case page == 10000:
		return "macintosh"
	case page >= 1250 && page <= 1258:
		return fmt.Sprintf("windows-%d", page)
	}
	return fmt.Sprintf("cp%d", page)
}

// decodePage decodes bytes of a code page. A page that is not known is read as
// Windows-1252.
func decodePage(data []byte, page int) string {
	if page == utf8Page && utf8.Valid(data) {
		return string(data)
	}
	letters := codePage(page)
	if letters == nil {
		letters = charmap.Windows1252
	}
	out := make([]byte, 0, len(data)+len(data)/8)
	for _, c := range data {
		if c < utf8.RuneSelf {
			out = append(out, c)
			continue
		}
		out = utf8.AppendRune(out, letters.DecodeByte(c))
	}
	return string(out)
}
