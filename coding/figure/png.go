package figure

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// dots is the number of dots of a PNG a millimetre: 300 an inch.
const dots = 300 / 25.4

// maxDots is how many dots a PNG may have; a larger sheet has fewer an inch.
const maxDots = 40e6

// writePNG writes the figure as dots. The file tells its size in millimetres and
// what it shows.
func (f *Figure) writePNG(w io.Writer) error {
	scale := min(dots, math.Sqrt(maxDots/(f.Width*f.Height)))
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(f.Width*scale)), int(math.Ceil(f.Height*scale))))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	r := raster{img, scale, f.fonts}
	for _, s := range f.shapes {
		if s.text != nil {
			r.text(s.text)
		} else {
			r.path(s.path)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return err
	}
	// Signature and header are the first 33 bytes; what else is told follows.
	head, rest := b.Bytes()[:33], b.Bytes()[33:]
	var out bytes.Buffer
	out.Write(head)
	perMetre := uint32(math.Round(scale * 1000))
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	out.Write(chunk("pHYs", append(binary.BigEndian.AppendUint32(size, perMetre), 1)))
	out.Write(chunk("iTXt", []byte("Title\x00\x00\x00\x00\x00"+f.Title)))
	out.Write(chunk("iTXt", []byte("Description\x00\x00\x00\x00\x00"+f.Alternative)))
	out.Write(rest)
	_, err := w.Write(out.Bytes())
	return err
}

func chunk(kind string, data []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// raster draws shapes as dots.
type raster struct {
	img   *image.RGBA
	scale float64
	fonts *fonts
}

// window is the part of the sheet that a shape touches: a rasterizer as large as
// the shape takes a fraction of the time of one as large as the sheet.
type window struct {
	*vector.Rasterizer
	bounds image.Rectangle
	scale  float64
}

// open returns a window over points in millimetres and a margin around them.
func (r *raster) open(points []point, margin float64) (window, bool) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		low.x, low.y = min(low.x, p.x), min(low.y, p.y)
		high.x, high.y = max(high.x, p.x), max(high.y, p.y)
	}
	b := image.Rect(int(math.Floor((low.x-margin)*r.scale)), int(math.Floor((low.y-margin)*r.scale)),
		int(math.Ceil((high.x+margin)*r.scale))+1, int(math.Ceil((high.y+margin)*r.scale))+1)
	if b = b.Intersect(r.img.Bounds()); b.Empty() {
		return window{}, false
	}
	return window{vector.NewRasterizer(b.Dx(), b.Dy()), b, r.scale}, true
}

func (w window) at(p point) (x, y float32) {
	return float32(p.x*w.scale - float64(w.bounds.Min.X)), float32(p.y*w.scale - float64(w.bounds.Min.Y))
}

func (w window) polygon(points []point) {
	for i, p := range points {
		if x, y := w.at(p); i == 0 {
			w.MoveTo(x, y)
		} else {
			w.LineTo(x, y)
		}
	}
	w.ClosePath()
}

func (w window) fill(r *raster, ink color.Color) {
	w.Draw(r.img, w.bounds, image.NewUniform(ink), image.Point{})
}

func (r *raster) path(p *path) {
	points := p.flat()
	if p.fill != nil {
		if w, ok := r.open(points, 0); ok {
			w.polygon(points)
			w.fill(r, p.fill)
		}
	}
	if p.stroke != nil {
		r.stroke(p.strokes(), p.width, p.stroke)
	}
}

// stroke draws lines with round ends. All parts turn the same way, so that they
// add up where they overlap.
func (r *raster) stroke(lines [][2]point, width float64, ink color.Color) {
	var all []point
	for _, l := range lines {
		all = append(all, l[0], l[1])
	}
	w, ok := r.open(all, width)
	if !ok {
		return
	}
	half := width / 2
	for _, l := range lines {
		a, b := l[0], l[1]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if length == 0 {
			continue
		}
		nx, ny := (a.y-b.y)/length*half, (b.x-a.x)/length*half
		w.polygon([]point{{a.x + nx, a.y + ny}, {a.x - nx, a.y - ny}, {b.x - nx, b.y - ny}, {b.x + nx, b.y + ny}})
	}
	if len(lines) > 1 && width*r.scale > 2.5 {
		for _, l := range lines {
			w.polygon((&path{steps: circle(l[0], half)}).flat())
		}
	}
	w.fill(r, ink)
}

// text draws letters by their outlines.
func (r *raster) text(t *text) {
	width := r.fonts.width(t.s, t.size, t.bold)
	back := map[anchor]float64{start: 0, middle: width / 2, end: width}[t.anchor]
	em := t.size * mm
	// place turns a point of the line of text, in millimetres from its
	// beginning, into one of the sheet.
	place := func(x, y float64) point {
		if t.vertical {
			return point{t.at.x + y, t.at.y - x + back}
		}
		return point{t.at.x + x - back, t.at.y + y}
	}
	outlines := r.outlines(t, em, place)
	if t.halo {
		for _, o := range outlines {
			var lines [][2]point
			flat := o.flat()
			for i := 1; i < len(flat); i++ {
				lines = append(lines, [2]point{flat[i-1], flat[i]})
			}
			r.stroke(lines, haloWidth, white())
		}
	}
	w, ok := r.open([]point{place(0, -em), place(width, em/2)}, em/2)
	if !ok {
		return
	}
	for _, o := range outlines {
		w.polygon(o.flat())
	}
	w.fill(r, t.ink)
}

// outlines returns the contours of the letters of a text.
func (r *raster) outlines(t *text, em float64, place func(x, y float64) point) []path {
	face := r.fonts.face(t.bold)
	units := int(face.UnitsPerEm())
	var out []path
	at := 0.0
	for _, letter := range t.s {
		g := r.fonts.glyph(face, letter)
		segments, err := face.LoadGlyph(&r.fonts.buffer, g, fixed.I(units), nil)
		if err == nil {
			to := func(p fixed.Point26_6) point {
				return place(at+float64(p.X)/64/float64(units)*em, float64(p.Y)/64/float64(units)*em)
			}
			out = append(out, contours(segments, to)...)
		}
		at += r.fonts.advance(face, g) * em
	}
	return out
}

// contours turns the segments of a glyph into closed paths.
func contours(segments sfnt.Segments, to func(fixed.Point26_6) point) []path {
	var out []path
	for _, s := range segments {
		if s.Op == sfnt.SegmentOpMoveTo {
			out = append(out, path{closed: true})
		}
		p := &out[len(out)-1]
		switch s.Op {
		case sfnt.SegmentOpMoveTo, sfnt.SegmentOpLineTo:
			p.steps = append(p.steps, step{to: to(s.Args[0])})
		case sfnt.SegmentOpQuadTo:
			from, c, end := p.steps[len(p.steps)-1].to, to(s.Args[0]), to(s.Args[1])
			p.steps = append(p.steps, step{true, between(from, c, 2.0/3), between(end, c, 2.0/3), end})
		case sfnt.SegmentOpCubeTo:
			p.steps = append(p.steps, step{true, to(s.Args[0]), to(s.Args[1]), to(s.Args[2])})
		}
	}
	return out
}
