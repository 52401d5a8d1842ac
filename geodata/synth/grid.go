package synth

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// perDegree is how fine the coordinates of new points are. Those of the data
// have five decimals; the lines of the grid have a five in the sixth, so that no
// point of the data ever lies on one.
const perDegree = 1e6

func rounded(x float64) float64 { return math.Round(x*perDegree) / perDegree }

// grid is a net of lines over the country, in degrees. A cell is about as wide
// as it is high, on the ground.
type grid struct {
	origin orb.Point
	step   orb.Point // of longitude and latitude
}

// middleLat is where cells are square.
const middleLat = 48.5

// newGrid makes cells of a height in degrees of latitude.
func newGrid(height float64) grid {
	return grid{
		origin: orb.Point{20, 43},
		step:   orb.Point{height / math.Cos(middleLat*math.Pi/180), height},
	}
}

// line is the coordinate of the nth line across an axis: 0 is longitude.
func (g grid) line(axis, n int) float64 {
	hundredThousandths := math.Round((g.origin[axis] + float64(n)*g.step[axis]) * 1e5)
	return (hundredThousandths*10 + 5) / perDegree
}

// cell is the number of the cell along an axis that a coordinate lies in; on a
// line it is the cell to the east or north.
func (g grid) cell(axis int, x float64) int {
	n := int(math.Floor((x - g.origin[axis]) / g.step[axis]))
	for g.line(axis, n) > x { // lines are rounded
		n--
	}
	for g.line(axis, n+1) <= x {
		n++
	}
	return n
}

// node puts a point wherever the grid crosses a line. The points of an edge do
// not depend on its direction, so that both sides of a border get the same.
func (g grid) node(line []orb.Point) []orb.Point {
	if len(line) == 0 {
		return nil
	}
	out := []orb.Point{line[0]}
	for i := 1; i < len(line); i++ {
		for _, p := range append(g.crossings(line[i-1], line[i]), line[i]) {
			if p != out[len(out)-1] {
				out = append(out, p)
			}
		}
	}
	return out
}

// crossings are the points of an edge on the grid, from a to b.
func (g grid) crossings(a, b orb.Point) []orb.Point {
	turned := b[0] < a[0] || b[0] == a[0] && b[1] < a[1]
	if turned {
		a, b = b, a
	}
	type crossing struct {
		at    float64 // from 0 at a to 1 at b
		point orb.Point
	}
	var found []crossing
	for axis := range 2 {
		from, to := min(a[axis], b[axis]), max(a[axis], b[axis])
		for n := g.cell(axis, from) + 1; g.line(axis, n) < to; n++ {
			x := g.line(axis, n)
			at := (x - a[axis]) / (b[axis] - a[axis])
			var p orb.Point
			p[axis] = x
			p[1-axis] = rounded(a[1-axis] + at*(b[1-axis]-a[1-axis]))
			found = append(found, crossing{at, p})
		}
	}
	slices.SortStableFunc(found, func(c, d crossing) int {
		switch {
		case c.at < d.at:
			return -1
		case c.at > d.at:
			return 1
		}
		return 0
	})
	out := make([]orb.Point, len(found))
	for i, c := range found {
		out[i] = c.point
	}
	if turned {
		slices.Reverse(out)
	}
	return out
}

func (g grid) nodeLines(mls orb.MultiLineString) orb.MultiLineString {
	out := make(orb.MultiLineString, len(mls))
	for i, line := range mls {
		out[i] = g.node(line)
	}
	return out
}

func (g grid) nodePolygons(mp orb.MultiPolygon) orb.MultiPolygon {
	out := make(orb.MultiPolygon, len(mp))
	for i, polygon := range mp {
		out[i] = make(orb.Polygon, len(polygon))
		for k, ring := range polygon {
			out[i][k] = g.node(ring)
		}
	}
	return out
}
