package format

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"path"
	"strings"

	"mening/corpus/source"
)

// wordStyle is what a style says about a paragraph or about text.
type wordStyle struct {
	heading int
	name    string
	change  change
	indent  indent
}

// readWordStyles reads which styles are headings and how their text looks. Word
// keeps their English names whatever its language; their ids it translates
// (Rubrik1).
func readWordStyles(archive *zip.Reader, folder string, theme wordTheme) (map[string]wordStyle, error) {
	out, bases := map[string]wordStyle{}, map[string]string{}
	err := readLooks(archive, path.Join(folder, "styles.xml"), "style", func(d *xml.Decoder, t xml.StartElement) error {
		if len(out) >= source.MaxStyles {
			return source.TooMany(source.MaxStyles, "styles")
		}
		style, base, err := readWordStyle(d, theme)
		if id := attribute(t, "styleId"); err == nil {
			out[id], bases[id] = style, base
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	whole := make(map[string]wordStyle, len(out))
	for id, style := range out {
		for base, n := bases[id], 0; base != "" && n < 32; n++ { // bases that lead in a circle end
			style.change = style.change.over(out[base].change)
			style.indent = style.indent.over(out[base].indent)
			base = bases[base]
		}
		whole[id] = style
	}
	return whole, nil
}

// readWordStyle reads the style that was opened last, and the id of the one
// that it changes.
func readWordStyle(d *xml.Decoder, theme wordTheme) (s wordStyle, base string, err error) {
	outline := ""
	err = within(d, func(t xml.StartElement) (bool, error) {
		switch t.Name.Local {
		case "name":
			s.name = attribute(t, "val")
		case "basedOn":
			base = attribute(t, "val")
		case "pPr":
			return true, within(d, func(t xml.StartElement) (bool, error) {
				switch t.Name.Local {
				case "outlineLvl":
					outline = attribute(t, "val")
				case "numPr":
					return false, nil
				}
				s.indent.property(t)
				return true, d.Skip()
			})
		case "rPr":
			return true, within(d, func(t xml.StartElement) (bool, error) {
				s.change.property(t, theme)
				return true, d.Skip()
			})
		}
		return true, d.Skip() // what is in others, such as parts of tables, is of no paragraph
	})
	if s.heading = headingLevel(s.name); s.heading == 0 {
		s.heading = outlineLevel(outline)
	}
	return s, base, err
}

// readLooks calls each for the elements of a name in a part of a document that
// tells how its text looks. Where the part is missing or damaged the text is
// read all the same; only a limit that it passes is an error.
func readLooks(archive *zip.Reader, part, element string, each func(*xml.Decoder, xml.StartElement) error) error {
	f, err := archive.Open(part)
	if err != nil {
		return nil
	}
	defer f.Close()
	for d := newParser(f, source.MaxUnzipped); ; {
		token, err := d.Token()
		if t, ok := token.(xml.StartElement); ok && err == nil && t.Name.Local == element {
			err = each(d, t)
		}
		var limit source.Limit
		if errors.As(err, &limit) {
			return limit
		} else if err != nil {
			return nil
		}
	}
}

// property takes a property of a run, as far as it tells how text looks.
func (c *change) property(t xml.StartElement, theme wordTheme) {
	val := attribute(t, "val")
	switch t.Name.Local {
	case "b":
		c.says |= boldAspect
		c.look.bold = isOn(val)
	case "i":
		c.says |= italicAspect
		c.look.italic = isOn(val)
	case "vanish":
		c.says |= hiddenAspect
		c.look.hidden = isOn(val)
	case "color":
		c.says |= colorAspect
		c.look.color = parseColor(val)
		if name := attribute(t, "themeColor"); name != "" && (val == "" || val == "auto") {
			c.look.color = theme[name]
		}
	case "highlight":
		c.says |= highlightAspect
		c.look.highlight = parseColor(val)
	case "shd":
		if fill := parseColor(attribute(t, "fill")); fill != 0 || c.says&highlightAspect == 0 {
			c.says |= highlightAspect
			c.look.highlight = fill
		}
	}
}

// wordTheme holds the colours of a document's theme by the names that text
// calls them by.
type wordTheme map[string]color

func readWordTheme(archive *zip.Reader, folder string) (wordTheme, error) {
	theme := wordTheme{}
	err := readLooks(archive, path.Join(folder, "theme/theme1.xml"), "themeElements", func(d *xml.Decoder, _ xml.StartElement) error {
		return within(d, func(t xml.StartElement) (bool, error) {
			if t.Name.Local != "clrScheme" {
				return true, d.Skip()
			}
			return true, within(d, func(t xml.StartElement) (bool, error) {
				if len(theme) >= source.MaxStyles {
					return true, source.TooMany(source.MaxStyles, "colours in its theme")
				}
				return true, theme.read(d, t.Name.Local)
			})
		})
	})
	return theme, err
}

// read adds the colour whose element was opened last.
func (theme wordTheme) read(d *xml.Decoder, name string) error {
	hex := ""
	err := within(d, func(t xml.StartElement) (bool, error) {
		if hex = attribute(t, "lastClr"); hex == "" { // it has one where it is the system's
			hex = attribute(t, "val")
		}
		return true, d.Skip()
	})
	theme[name] = parseColor(hex)
	for _, other := range themeNames(name) {
		theme[other] = theme[name]
	}
	return err
}

// themeNames returns what text calls a colour that the theme names otherwise.
func themeNames(name string) []string {
	switch name {
	case "dk1":
		return []string{"dark1", "text1"}
	case "dk2":
		return []string{"dark2", "text2"}
	case "lt1":
		return []string{"light1", "background1"}
	case "lt2":
		return []string{"light2", "background2"}
	case "hlink":
		return []string{"hyperlink"}
	case "folHlink":
		return []string{"followedHyperlink"}
	}
	return nil
}

// headingLevel returns the level in a style's name or id, such as `heading 1`
// or `Rubrik1`; 0 is none.
func headingLevel(style string) int {
	lower := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	for _, word := range []string{"heading", "rubrik"} {
		if n, ok := strings.CutPrefix(lower, word); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
			return int(n[0] - '0')
		}
	}
	if lower == "title" {
		return 1
	}
	return 0
}

// outlineLevel reads a level of an outline, of which 0 is the highest and 9
// is ordinary text.
func outlineLevel(val string) int {
	if len(val) == 1 && val[0] >= '0' && val[0] <= '8' {
		return int(val[0]-'0') + 1
	}
	return 0
}

// isOn reads the value of a switch; without one it is on.
func isOn(val string) bool { return val != "0" && val != "false" && val != "off" }
