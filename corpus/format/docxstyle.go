package format

import (
	"archive/zip"
	"encoding/xml"
	"path"
	"strings"
)

// wordStyle is what a style says about a paragraph or about text.
type wordStyle struct {
	heading int
	name    string
	change  change
}

// wordProperty is one of the properties of a run.
type wordProperty struct {
	XMLName xml.Name
	Attr    []xml.Attr `xml:",any,attr"`
}

// wordStyles reads which styles are headings and how their text looks. Word
// keeps their English names whatever its language; their ids it translates
// (Rubrik1).
func wordStyles(archive *zip.Reader, folder string, theme wordTheme) map[string]wordStyle {
	out := map[string]wordStyle{}
	f, err := archive.Open(path.Join(folder, "styles.xml"))
	if err != nil {
		return out
	}
	defer f.Close()
	type val struct {
		Val string `xml:"val,attr"`
	}
	var doc struct {
		Style []struct {
			ID         string `xml:"styleId,attr"`
			Name       val    `xml:"name"`
			Base       val    `xml:"basedOn"`
			Outline    *val   `xml:"pPr>outlineLvl"`
			Properties struct {
				List []wordProperty `xml:",any"`
			} `xml:"rPr"`
		} `xml:"style"`
	}
	if newParser(f, 16<<20).Decode(&doc) != nil {
		return out
	}
	bases := map[string]string{}
	for _, s := range doc.Style {
		style := wordStyle{heading: headingLevel(s.Name.Val), name: s.Name.Val}
		if s.Outline != nil && style.heading == 0 {
			style.heading = outlineLevel(s.Outline.Val)
		}
		for _, p := range s.Properties.List {
			style.change.property(xml.StartElement{Name: p.XMLName, Attr: p.Attr}, theme)
		}
		out[s.ID], bases[s.ID] = style, s.Base.Val
	}
	whole := make(map[string]wordStyle, len(out))
	for id, style := range out {
		for base, n := bases[id], 0; base != "" && n < 32; n++ { // bases that lead in a circle end
			style.change = style.change.over(out[base].change)
			base = bases[base]
		}
		whole[id] = style
	}
	return whole
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

func readWordTheme(archive *zip.Reader, folder string) wordTheme {
	f, err := archive.Open(path.Join(folder, "theme/theme1.xml"))
	if err != nil {
		return nil
	}
	defer f.Close()
	type value struct {
		Val  string `xml:"val,attr"`
		Last string `xml:"lastClr,attr"` // of a colour of the system
	}
	var doc struct {
		Colors struct {
			List []struct {
				XMLName xml.Name
				Value   value `xml:",any"`
			} `xml:",any"`
		} `xml:"themeElements>clrScheme"`
	}
	if newParser(f, 4<<20).Decode(&doc) != nil {
		return nil
	}
	theme := wordTheme{}
	for _, c := range doc.Colors.List {
		hex := c.Value.Val
		if c.Value.Last != "" {
			hex = c.Value.Last
		}
		name := c.XMLName.Local
		theme[name] = parseColor(hex)
		for _, other := range themeNames(name) {
			theme[other] = theme[name]
		}
	}
	return theme
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
