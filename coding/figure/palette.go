package figure

import (
	"image/color"
	"math"
)

// Okabe & Ito's colours, and the greys of axes.
func hue(i int) color.RGBA {
	return []color.RGBA{
		{0x00, 0x72, 0xB2, 0xFF}, // blue
		{0x56, 0xB4, 0xE9, 0xFF}, // sky blue
		{0xF0, 0xE4, 0x42, 0xFF}, // yellow
		{0xD5, 0x5E, 0x00, 0xFF}, // vermilion
		{0xE6, 0x9F, 0x00, 0xFF}, // orange
		{0x00, 0x9E, 0x73, 0xFF}, // bluish green
		{0xCC, 0x79, 0xA7, 0xFF}, // reddish purple
	}[i%7]
}

func ink() color.Color   { return color.RGBA{0x1A, 0x1A, 0x1A, 0xFF} }
func faint() color.Color { return color.RGBA{0x55, 0x55, 0x55, 0xFF} }
func rule() color.Color  { return color.RGBA{0xC8, 0xC8, 0xC8, 0xFF} }
func white() color.Color { return color.RGBA{0xFF, 0xFF, 0xFF, 0xFF} }

// mix returns a colour between two: a where share is 0, b where it is 1.
func mix(a, b color.Color, share float64) color.Color {
	x, y := color.RGBAModel.Convert(a).(color.RGBA), color.RGBAModel.Convert(b).(color.RGBA)
	at := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*share)) }
	return color.RGBA{at(x.R, y.R), at(x.G, y.G), at(x.B, y.B), 0xFF}
}

// luminance is how light a colour is, from 0 to 1 (WCAG 2.1).
func luminance(c color.Color) float64 {
	x := color.RGBAModel.Convert(c).(color.RGBA)
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(x.R) + 0.7152*linear(x.G) + 0.0722*linear(x.B)
}

// onto returns black or white, whichever stands out more against a ground.
func onto(ground color.Color) color.Color {
	l := luminance(ground)
	if (1.05)/(l+0.05) > (l+0.05)/(luminance(ink())+0.05) {
		return white()
	}
	return ink()
}

// gray returns the grey that is as light as a colour.
func gray(c color.Color) color.Color {
	l := luminance(c)
	s := 12.92 * l
	if l > 0.0031308 {
		s = 1.055*math.Pow(l, 1/2.4) - 0.055
	}
	v := uint8(math.Round(255 * s))
	return color.RGBA{v, v, v, 0xFF}
}

// pattern is a hatching over a shade.
type pattern int

const (
	plain pattern = iota
	rising
	falling
	crossed
	level
	upright
	dotted
)

// surface is how an area looks: its colour, and the pattern by which it is known
// without the colour.
type surface struct {
	fill    color.Color
	pattern pattern
}

// surfaces returns how n areas beside each other look.
func surfaces(n int) []surface {
	light := func(i int, share float64) color.Color { return mix(hue(i), white(), share) }
	all := []surface{
		{hue(0), plain}, {light(1, 0.35), rising}, {light(2, 0.45), plain}, {hue(3), falling},
		{light(4, 0.25), dotted}, {hue(5), crossed}, {light(6, 0.35), level}, {white(), upright}, {light(0, 0.75), crossed}, {mix(ink(), white(), 0.35), plain},
	}
	out := make([]surface, n)
	for i := range out {
		out[i] = all[i%len(all)]
	}
	return out
}

// steps returns how n parts of a whole look: evenly darker, as answers go from
// the lowest to the highest. Many parts look as areas do, as shades would be too
// near each other.
func steps(n int) []surface {
	if n > 7 {
		return surfaces(n)
	}
	out := make([]surface, n)
	for i := range out {
		out[i].fill = ramp(0.02 + 0.98*float64(i)/float64(max(n-1, 1)))
	}
	return out
}
