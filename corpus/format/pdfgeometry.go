package format

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// matrix is [a b c d e f] of a transformation of the plane.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns m applied before n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// rectangle is what a page shows: what lies outside is not seen.
type rectangle struct{ x0, y0, x1, y1 float64 }

var everywhere = rectangle{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)}

var nowhere = rectangle{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func clipOf(box pdf.Value) rectangle {
	r := nowhere
	r.add(box.Index(0).Float64(), box.Index(1).Float64())
	r.add(box.Index(2).Float64(), box.Index(3).Float64())
	return r
}

func (r *rectangle) add(x, y float64) {
	r.x0, r.y0, r.x1, r.y1 = min(r.x0, x), min(r.y0, y), max(r.x1, x), max(r.y1, y)
}

func (r rectangle) and(o rectangle) rectangle {
	return rectangle{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

func (r rectangle) holds(x, y float64) bool { return x >= r.x0 && x <= r.x1 && y >= r.y0 && y <= r.y1 }
