package figure

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// drawn draws a figure in one format.
func drawn(t *testing.T, d Drawing, s Style, f Format) (*Figure, []byte) {
	t.Helper()
	fig, err := d.Draw(s)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := fig.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return fig, b.Bytes()
}

// texts returns the texts of an SVG; it fails where it is no XML.
func texts(t *testing.T, svg []byte) []string {
	t.Helper()
	var out []string
	d := xml.NewDecoder(bytes.NewReader(svg))
	var in string
	for {
		token, err := d.Token()
		if err != nil {
			if err.Error() != "EOF" {
				t.Fatal(err)
			}
			return out
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = x.Name.Local
		case xml.CharData:
			if in == "text" {
				out = append(out, string(x))
			}
		case xml.EndElement:
			in = ""
		}
	}
}

// TestSamples draws every sample in every format and style: nothing is outside
// the sheet, SVG is XML that needs nothing from elsewhere and says what it
// shows, PNG is as large as it should be, and the same data gives the same
// bytes.
func TestSamples(t *testing.T) {
	all := samples()
	for name := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := all[name]
			for _, s := range []Style{{Language: "sv"}, {Width: 90, Gray: true}} {
				fig, svg := drawn(t, d, s, SVG)
				if _, again := drawn(t, samples()[name], s, SVG); !bytes.Equal(svg, again) {
					t.Error("two SVGs of the same data differ")
				}
				if fig.Alternative == "" || !bytes.Contains(svg, []byte(`role="img"`)) || !bytes.Contains(svg, []byte("<desc")) {
					t.Error("the SVG does not say what it shows")
				}
				for _, foreign := range []string{"<script", "<image", "href", "url(", "NaN", "+Inf", "-Inf"} {
					if bytes.Contains(svg, []byte(foreign)) {
						t.Errorf("the SVG holds %q", foreign)
					}
				}
				texts(t, svg)
				inside(t, fig)
			}
			if strings.Contains(name, "-") {
				return // one PNG and PDF of each kind is enough
			}
			fig, picture := drawn(t, d, Style{}, PNG)
			config, err := png.DecodeConfig(bytes.NewReader(picture))
			if err != nil {
				t.Fatal(err)
			}
			if fig.Width*fig.Height*dots*dots < maxDots && config.Width != int(math.Ceil(fig.Width*dots)) {
				t.Errorf("the PNG is %d dots wide, which are not %g mm", config.Width, fig.Width)
			}
			_, first := drawn(t, d, Style{}, PDF)
			if _, again := drawn(t, d, Style{}, PDF); !bytes.Equal(first, again) {
				t.Error("two PDFs of the same data differ")
			}
		})
	}
}

// TestNotesOfStyle: what a style notes stands within every kind of figure, empty
// ones too, and ends what the figure says in words.
func TestNotesOfStyle(t *testing.T) {
	long := strings.Repeat("beslut vars ord inte finns kvar och som inte räknas: 1; ", 4)
	for name, d := range samples() {
		plain, _ := drawn(t, d, Style{}, SVG)
		f, svg := drawn(t, d, Style{Notes: []string{"rader som inte räknas: 2", long}}, SVG)
		inside(t, f)
		if plain.Height < maxHeight && !(f.Height > plain.Height+6 && slices.Contains(texts(t, svg), "rader som inte räknas: 2")) {
			t.Errorf("%s: the notes are not drawn", name)
		}
		if !strings.Contains(f.Alternative, " Rader som inte räknas: 2. Beslut vars ord") {
			t.Errorf("%s: said in words: %s", name, f.Alternative)
		}
	}
}

// inside fails where a shape lies outside the sheet.
func inside(t *testing.T, f *Figure) {
	t.Helper()
	const slack = 0.6 // half a line's width, and descenders
	check := func(what string, p point) {
		if p.x < -slack || p.y < -slack || p.x > f.Width+slack || p.y > f.Height+slack || math.IsNaN(p.x+p.y) {
			t.Errorf("%s lies at %.1f, %.1f, outside %.1f × %.1f mm", what, p.x, p.y, f.Width, f.Height)
		}
	}
	for _, s := range f.shapes {
		if s.text == nil {
			for _, p := range s.path.flat() {
				check("a line", p)
			}
			continue
		}
		x := s.text
		width := f.fonts.width(x.s, x.size, x.bold)
		back := map[anchor]float64{start: 0, middle: width / 2, end: width}[x.anchor]
		if x.vertical {
			check(x.s, point{x.at.x, x.at.y + back})
			check(x.s, point{x.at.x, x.at.y + back - width})
		} else {
			check(x.s, point{x.at.x - back, x.at.y})
			check(x.s, point{x.at.x - back + width, x.at.y})
		}
	}
}

// TestPrinted makes sure that names and numbers stand in the figure.
func TestPrinted(t *testing.T) {
	check := func(name string, want ...string) {
		t.Helper()
		_, svg := drawn(t, samples()[name], Style{Language: "sv"}, SVG)
		all := texts(t, svg)
		for _, w := range want {
			if !slices.Contains(all, w) {
				t.Errorf("%s: %q is not printed: %q", name, w, all)
			}
		}
	}
	check("bars", "AME", "n=5", "Samverkan mellan myndigheter och ideella", "organisationer", "59", "regelbaserad kodning, inte granskad")
	check("bars-grouped", "Före (n=13)", "Uppföljning (n=9)", "58")
	check("bars-hidden", "<3", "–", "12 (+5)")
	check("bars-stacked", "Instämmer helt", "40 %")
	check("bars-stacked-narrow", "50 | 49 | 1", "20 | 0 | 10")
	check("bars-none", "Inga uppgifter")
	check("heat", "LSS", "59", "0", "59 (enheter)")
	check("curve", "alla", "95 % av 1 000 ordningar", "AME", "koder", "intervjuer", "fg 20", "41", "21")
	check("slope", "Före", "n=13", "Uppföljning", "58", "Effekter", "mer", "mindre")
	check("slope-hidden", "<3", "9")
	check("flow", "45", "36", "24", "17", "36 av 45 (80 %)", "17 av 24 (71 %), 17 av 36 (47 %)", "12 pågår", "7 inte vidare")
	check("transitions", "Försörjningsstöd", "24 (67 %)", "13 (36 %)", "10", "9")
	check("transitions-hidden", "8", "5")
	check("persons", "IFO (n=22)", "P22", "avslutad", "pågående", "2020-01", "utan startdatum, visas inte: 1")
	check("persons-months", "16", "månader")
	check("network", "TRISAM som forum 1", "14", "Metoden")
	check("network-60", "visas: de 40 vanligaste av 60")
}

// TestHidden makes sure that a suppressed number is nowhere in the file.
func TestHidden(t *testing.T) {
	hidden := func(n float64) [][]Count { return [][]Count{{{N: n, Hidden: true, Text: "<3"}, {N: 40}}} }
	for name, of := range map[string]func(n float64) Drawing{
		"bars": func(n float64) Drawing {
			return Bars{Series: []string{"A", "B"}, Rows: []string{"x"}, Counts: hidden(n)}
		},
		"stacked": func(n float64) Drawing {
			return Bars{Series: []string{"A", "B"}, Rows: []string{"x"}, Counts: hidden(n), Arrange: Stacked}
		},
		"heat": func(n float64) Drawing {
			return Heat{Columns: []string{"A", "B"}, Rows: []string{"x"}, Counts: hidden(n)}
		},
		"slope": func(n float64) Drawing { return Slope{Rows: []string{"x"}, Counts: pairsOf(hidden(n))} },
		"transitions": func(n float64) Drawing {
			return Transitions{From: []string{"x"}, To: []string{"A", "B"}, Counts: hidden(n)}
		},
		"flow": func(n float64) Drawing {
			return Flow{Stages: []Stage{{Name: "A", N: 40}, {Name: "B", N: int(n), Hidden: true}, {Name: "C", N: 1}}}
		},
	} {
		_, one := drawn(t, of(1), Style{}, SVG)
		if _, two := drawn(t, of(2), Style{}, SVG); !bytes.Equal(one, two) {
			t.Errorf("%s: the figure tells a number that is hidden", name)
		}
	}
}

// TestBeyond makes sure that what is only proposed is neither zero nor drawn as
// what is decided.
func TestBeyond(t *testing.T) {
	rows := make([]string, 25)
	counts := make([][]Count, len(rows))
	for i := range rows {
		rows[i], counts[i] = "leer", []Count{{}}
	}
	rows[3], rows[4], counts[3], counts[4] = "Hinder", "Familj", []Count{{More: 20, Text: "0 (+20)"}}, []Count{{N: 1, More: 8, Text: "1 (+8)"}}
	for name, d := range map[string]Drawing{
		"bars": Bars{Series: []string{"A"}, Rows: rows, Counts: counts}, "heat": Heat{Columns: []string{"A"}, Rows: rows, Counts: counts},
	} {
		f, _ := drawn(t, d, Style{Language: "sv"}, SVG)
		if want := "Störst: Familj: 1 (+8); Hinder: 0 (+20). Noll på 23 ställen."; !strings.HasSuffix(f.Alternative, want) {
			t.Errorf("%s: %s", name, f.Alternative)
		}
	}
	h := Heat{Columns: []string{"A"}, Rows: rows, Counts: counts}
	if h.shade(3, 0) == h.shade(0, 0) || h.shade(3, 0) != ramp(1) {
		t.Error("a cell of proposals looks like an empty one")
	}
	open := func(more float64) []byte {
		_, b := drawn(t, Bars{Series: []string{"A"}, Rows: rows[:1], Counts: [][]Count{{{N: 5, More: more, Text: "5"}}}, Whole: 20}, Style{}, SVG)
		return b
	}
	if bytes.Equal(open(0), open(3)) {
		t.Error("what is only proposed is not drawn")
	}
}

// TestNetworkLabels makes sure that no label of a network lies on another one or
// on a node.
func TestNetworkLabels(t *testing.T) {
	for _, size := range [][2]int{{5, 6}, {16, 30}, {40, 150}, {40, 0}, {2, 1}} {
		v := networkSample(size[0], size[1])
		c, err := newCanvas(Style{}, "")
		if err != nil {
			t.Fatal(err)
		}
		d := &networkDrawing{canvas: c, Network: v.largest()}
		d.draw()
		for i := range d.at {
			for j := range i {
				if dx, dy := d.overlap(i, j); dx > 0.05 && dy > 0.05 {
					t.Errorf("%d nodes, %d links: %q lies on %q", size[0], size[1], d.labels[i], d.labels[j])
				}
			}
		}
	}
}

// TestSpread compares what spread promises on random places.
func TestSpread(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		n := 1 + r.IntN(30)
		at, heights := make([]float64, n), make([]float64, n)
		sum := 0.0
		for i := range at {
			at[i], heights[i] = r.Float64()*100, 1+r.Float64()*3
			sum += heights[i]
		}
		high := max(100, sum+1)
		out := spread(at, heights, 0, high)
		for i := range out {
			if out[i]-heights[i]/2 < -1e-6 || out[i]+heights[i]/2 > high+1e-6 {
				t.Fatalf("%g with height %g is not between 0 and %g", out[i], heights[i], high)
			}
			for j := range i {
				if gap := math.Abs(out[i]-out[j]) - (heights[i]+heights[j])/2; gap < -1e-6 {
					t.Fatalf("two places overlap by %g", -gap)
				}
				if at[i] < at[j] && out[i] > out[j] {
					t.Fatal("the order has changed")
				}
			}
		}
	}
}

func TestWrap(t *testing.T) {
	f, err := newFonts()
	if err != nil {
		t.Fatal(err)
	}
	check := func(text string, width float64, want ...string) {
		t.Helper()
		if got := f.wrap(text, labelSize, false, width); !slices.Equal(got, want) {
			t.Errorf("%q in %g mm is %q, not %q", text, width, got, want)
		}
	}
	check("Samverkan", 40, "Samverkan")
	check("Räckvidd och rekrytering", 20, "Räckvidd och", "rekrytering")
	check("AF-möte", 9, "AF-", "möte")
	check("Försörjningsstöd", 18, "Försörjnings-", "stöd")
	check("Försäkringskassan", 20, "Försäkrings-", "kassan")
	check("", 10, "")
	check("a\nb", 10, "a", "b")
	for _, s := range []string{"å", "ååååååååå", strings.Repeat("x", 500), "日本語の長い長い長い文字列", "e\u0301e\u0301e\u0301"} {
		for _, width := range []float64{0, 0.5, 3, 12} {
			joined := strings.Join(f.wrap(s, labelSize, false, width), "")
			if strings.ReplaceAll(joined, "-", "") != s {
				t.Errorf("%q in %g mm loses letters: %q", s, width, joined)
			}
		}
	}
}

// TestContrast makes sure that numbers stand out from every ground (WCAG 2.1 asks
// for 4.5), and that the shades of heat maps go only one way in grey.
func TestContrast(t *testing.T) {
	last := math.Inf(1)
	for i := range 101 {
		ground := ramp(float64(i) / 100)
		l := luminance(ground)
		if l > last+1e-9 {
			t.Errorf("shade %d is lighter than the one before", i)
		}
		last = l
		a, b := l+0.05, luminance(onto(ground))+0.05
		if ratio := math.Max(a, b) / math.Min(a, b); ratio < 4.1 {
			t.Errorf("shade %d: a number stands out by %.2f only", i, ratio)
		}
	}
}

// TestEscapes makes sure that text is text.
func TestEscapes(t *testing.T) {
	nasty := "<script>alert('x')</script> & ]]> \u202e\x00\x1b[31m"
	_, svg := drawn(t, Bars{Title: nasty, Series: []string{nasty}, Rows: []string{nasty}, Counts: [][]Count{counted(1)}, Notes: []string{nasty}}, Style{}, SVG)
	if bytes.Contains(svg, []byte("<script")) || bytes.ContainsAny(svg, "\x00\x1b\u202e") {
		t.Error("the SVG obeys its text")
	}
	if !strings.Contains(strings.Join(texts(t, svg), " "), "<script>") {
		t.Error("the text is lost")
	}
}

// TestFaults lists data that does not fit together.
func TestFaults(t *testing.T) {
	for name, d := range map[string]Drawing{
		"bars":        Bars{Rows: []string{"a"}, Series: []string{"b"}},
		"bars row":    Bars{Rows: []string{"a"}, Series: []string{"b"}, Counts: [][]Count{counted(1, 2)}},
		"heat":        Heat{Rows: []string{"a"}, Columns: []string{"b"}, Counts: [][]Count{{}}},
		"slope":       Slope{Rows: []string{"a"}},
		"curve":       Curve{Points: []string{"a"}, Lines: []Line{{N: []float64{1, 2}}}},
		"network":     Network{Nodes: []Node{{}}, Links: []Link{{A: 0, B: 1}}},
		"flow":        Flow{Stages: []Stage{{}, {Of: []int{4}}}},
		"transitions": Transitions{From: []string{"a"}, To: []string{"b"}},
	} {
		if _, err := d.Draw(Style{}); err == nil {
			t.Errorf("%s: no fault", name)
		}
	}
	fig, err := Bars{}.Draw(Style{})
	if err != nil {
		t.Fatal(err)
	}
	if err := fig.Write(&bytes.Buffer{}, "gif"); err == nil {
		t.Error("a gif was written")
	}
}

// TestPDF reads a PDF back where pdftotext and pdffonts are installed.
func TestPDF(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	_, pdf := drawn(t, Bars{Title: "Åtgärder", Series: []string{"AME"}, Rows: []string{"Öppnade stuprör, åäö ÅÄÖ é ł ő č"}, Counts: [][]Count{counted(17)}}, Style{Language: "sv"}, PDF)
	name := filepath.Join(t.TempDir(), "figure.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Öppnade stuprör, åäö ÅÄÖ é ł ő č", "17", "AME"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in the text of the PDF:\n%s", want, text)
		}
	}
	info, err := exec.Command("pdfinfo", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(info), "Åtgärder") || !strings.Contains(string(info), "Stapeldiagram") {
		t.Errorf("the PDF does not say what it shows:\n%s", info)
	}
	fonts, err := exec.Command("pdffonts", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(fonts)), "\n") {
		if f := strings.Fields(line); i >= 2 && f[len(f)-5] != "yes" {
			t.Errorf("letters are not in the PDF: %s", line)
		}
	}
}

// TestWithin: how much of a line a label covers.
func TestWithin(t *testing.T) {
	low, high := point{1, 1}, point{3, 2}
	for _, x := range []struct {
		a, b point
		want float64
	}{
		{point{0, 1.5}, point{4, 1.5}, 2},
		{point{2, 1.5}, point{2, 9}, 0.5},
		{point{2, 0}, point{2, 9}, 1},
		{point{0, 0}, point{0, 9}, 0},
		{point{0, 3}, point{4, 3}, 0},
		{point{2, 1.5}, point{2, 1.5}, 0},
		{point{1, 1}, point{2, 2}, math.Sqrt2},
	} {
		if got := within(x.a, x.b, low, high); math.Abs(got-x.want) > 1e-9 {
			t.Errorf("from %v to %v: %g, not %g", x.a, x.b, got, x.want)
		}
	}
}
