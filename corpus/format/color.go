package format

import (
	"fmt"
	"strconv"
	"strings"
)

// color is a colour of text or of what lies behind it: its red, green and blue
// in three bytes, with isColor set. 0 is the ordinary one: black, white, or
// none at all.
type color uint32

const isColor color = 1 << 24

// parseColor reads a colour as Word, OpenDocument and CSS write it: `C00000`,
// `#c00`, `rgb(192, 0, 0)`, or a name. What is not known, automatic, black or
// white is 0.
func parseColor(s string) color {
	s = strings.ToLower(strings.TrimSpace(s))
	hex := strings.TrimPrefix(s, "#")
	if rest, ok := strings.CutPrefix(s, "rgb"); ok {
		hex = rgbFunction(rest)
	} else if named := namedColor(s); named != "" {
		hex = named
	}
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	rgb, err := strconv.ParseUint(hex, 16, 24)
	if len(hex) != 6 || err != nil {
		return 0
	}
	return rgbColor(uint32(rgb))
}

// rgbColor returns a colour, 0 for black and white and what is near them.
func rgbColor(rgb uint32) color {
	c := isColor | color(rgb&0xFFFFFF)
	_, chroma, lightness := c.hue()
	if brightest := lightness + chroma/2; brightest < 0.2 || chroma < 0.1 && (lightness < 0.33 || lightness > 0.93) {
		return 0
	}
	return c
}

// rgbFunction reads `(192, 0, 0)` of CSS, with or without opacity.
func rgbFunction(s string) string {
	_, s, _ = strings.Cut(s, "(")
	s, _, _ = strings.Cut(s, ")")
	parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(" ,/", c) })
	var hex strings.Builder
	for _, part := range parts[:min(len(parts), 3)] {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 255 {
			return ""
		}
		fmt.Fprintf(&hex, "%02x", n)
	}
	return hex.String()
}

// namedColor returns the usual names of CSS and those of Word's highlighter as
// numbers, empty where it is none of them.
func namedColor(s string) string {
	switch s {
	case "red":
		return "ff0000"
	case "darkred", "maroon":
		return "800000"
	case "brown":
		return "993300"
	case "orange":
		return "ffa500"
	case "yellow", "gold":
		return "ffff00"
	case "darkyellow", "olive":
		return "808000"
	case "green", "darkgreen":
		return "008000"
	case "lime", "lightgreen":
		return "00ff00"
	case "cyan", "aqua", "turquoise":
		return "00ffff"
	case "darkcyan", "teal":
		return "008080"
	case "blue":
		return "0000ff"
	case "darkblue", "navy":
		return "000080"
	case "lightblue":
		return "4fa8e0"
	case "magenta", "fuchsia":
		return "ff00ff"
	case "darkmagenta", "purple":
		return "800080"
	case "pink", "violet":
		return "ffaacc"
	case "gray", "grey", "darkgray", "darkgrey":
		return "808080"
	case "lightgray", "lightgrey", "silver":
		return "c0c0c0"
	}
	return ""
}

// hue returns the hue in degrees, and chroma and lightness from 0 to 1.
func (c color) hue() (degrees, chroma, lightness float64) {
	r, g, b := float64(c>>16&0xFF)/255, float64(c>>8&0xFF)/255, float64(c&0xFF)/255
	most, least := max(r, g, b), min(r, g, b)
	chroma, lightness = most-least, (most+least)/2
	switch {
	case chroma == 0:
	case most == r:
		degrees = 60 * (g - b) / chroma
	case most == g:
		degrees = 60*(b-r)/chroma + 120
	default:
		degrees = 60*(r-g)/chroma + 240
	}
	if degrees < 0 {
		degrees += 360
	}
	return degrees, chroma, lightness
}

// name returns the usual word for the colour; near hues share it. It is empty
// for the ordinary one.
func (c color) name() string {
	if c == 0 {
		return ""
	}
	degrees, chroma, lightness := c.hue()
	switch {
	case chroma < 0.1:
		return "gray"
	case degrees < 15 || degrees >= 345:
		if lightness > 0.8 {
			return "pink"
		}
		return "red"
	case degrees < 48:
		if lightness < 0.35 {
			return "brown"
		}
		return "orange"
	case degrees < 70:
		return "yellow"
	case degrees < 165:
		return "green"
	case degrees < 195:
		return "turquoise"
	case degrees < 255:
		return "blue"
	case degrees < 290 || degrees < 330 && lightness < 0.4:
		return "purple"
	}
	return "pink"
}

// hex returns the colour as `#c00000`.
func (c color) hex() string { return fmt.Sprintf("#%06x", uint32(c&0xFFFFFF)) }

// colorWord returns the name of a colour for a word in English or Swedish that
// people use for it, empty where it is none.
func colorWord(s string) string {
	switch s {
	case "red", "röd", "rött", "röda":
		return "red"
	case "orange", "orangea":
		return "orange"
	case "yellow", "gul", "gult", "gula":
		return "yellow"
	case "green", "grön", "grönt", "gröna":
		return "green"
	case "turquoise", "turkos", "cyan", "teal":
		return "turquoise"
	case "blue", "blå", "blått", "blåa":
		return "blue"
	case "purple", "violet", "lila", "violett":
		return "purple"
	case "pink", "magenta", "rosa", "cerise":
		return "pink"
	case "brown", "brun", "brunt", "bruna":
		return "brown"
	case "gray", "grey", "grå", "grått", "gråa":
		return "gray"
	}
	return ""
}
