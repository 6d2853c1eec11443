package format

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// least is how far a paragraph stands in, in twentieths of a point, that is
// indented: 3 mm.
const least = 170

// indent is how far paragraphs stand in on the left, as Word tells it: texts of
// numbers, empty where nothing is said.
type indent struct {
	left, hanging string
	// listed says that they are items of a list, which stand in as such.
	listed bool
}

// property takes a property of a paragraph, as far as it tells how far it stands
// in.
func (i *indent) property(t xml.StartElement) {
	switch t.Name.Local {
	case "ind":
		for _, a := range t.Attr {
			switch a.Name.Local {
			case "left", "start":
				i.left = a.Value
			case "hanging":
				i.hanging = a.Value
			}
		}
	case "numId":
		i.listed = attribute(t, "val") != "0"
	}
}

// over returns the indent where what it leaves unsaid is that of a base.
func (i indent) over(base indent) indent {
	if i.left == "" {
		i.left = base.left
	}
	if i.hanging == "" {
		i.hanging = base.hanging
	}
	i.listed = i.listed || base.listed
	return i
}

// isIndented reports whether all lines of the paragraphs stand in.
func (i indent) isIndented() bool {
	left, _ := strconv.Atoi(i.left) // what is no number is none
	hanging, _ := strconv.Atoi(i.hanging)
	return !i.listed && left-hanging >= least
}

// isFar reports whether a length as style sheets and odt write it, such as 1.25cm,
// is an indent.
func isFar(length string) bool {
	length = strings.TrimSpace(length)
	at := strings.IndexFunc(length, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if at < 0 {
		return false // no unit, which only 0 has
	}
	n, err := strconv.ParseFloat(length[:at], 64)
	units := map[string]float64{"cm": 567, "mm": 56.7, "in": 1440, "pt": 20, "pc": 240, "px": 15, "em": 240, "rem": 240, "%": 100}
	return err == nil && n*units[strings.TrimSpace(length[at:])] >= least
}

// marginLeft returns the left one of the lengths of a margin: top, right, bottom
// and left, of which those left out are as their opposites.
func marginLeft(value string) string {
	lengths := strings.Fields(value)
	switch len(lengths) {
	case 1:
		return lengths[0]
	case 2, 3:
		return lengths[1]
	case 4:
		return lengths[3]
	}
	return ""
}
