package source

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// cell is a point in units of the fifth decimal. On whole numbers the tests
// below are exact.
type cell [2]int64

func toGrid(degrees float64) int64 { return int64(math.Round(degrees * 1e5)) }

func toCell(lonlat orb.Point) cell { return cell{toGrid(lonlat[0]), toGrid(lonlat[1])} }

func cells(ring orb.Ring) []cell {
	out := make([]cell, len(ring))
	for i, lonlat := range ring {
		out[i] = toCell(lonlat)
	}
	return out
}

func (c cell) lonlat() orb.Point { return orb.Point{float64(c[0]) / 1e5, float64(c[1]) / 1e5} }

// side is positive where p lies left of the line from a to b, negative right
// of it, 0 on it.
func side(a, b, p cell) int {
	return cmp.Compare((b[0]-a[0])*(p[1]-a[1]), (b[1]-a[1])*(p[0]-a[0]))
}

// clockwise says how a closed ring runs.
func clockwise(ring []cell) bool {
	var twice int64
	for i := 1; i < len(ring); i++ {
		// Relative to the first point, so that the products stay small.
		a := cell{ring[i-1][0] - ring[0][0], ring[i-1][1] - ring[0][1]}
		b := cell{ring[i][0] - ring[0][0], ring[i][1] - ring[0][1]}
		twice += a[0]*b[1] - b[0]*a[1]
	}
	return twice < 0
}

// crossing returns a point where a closed ring crosses, touches or repeats
// itself.
func crossing(ring []cell) (at cell, found bool) {
	edges := make([][2]int, 0, len(ring))
	for i := 1; i < len(ring); i++ {
		edges = append(edges, [2]int{i - 1, i})
	}
	west := func(e [2]int) int64 { return min(ring[e[0]][0], ring[e[1]][0]) }
	east := func(e [2]int) int64 { return max(ring[e[0]][0], ring[e[1]][0]) }
	slices.SortFunc(edges, func(a, b [2]int) int { return cmp.Or(cmp.Compare(west(a), west(b)), cmp.Compare(a[0], b[0])) })
	last := len(ring) - 1
	for i, e := range edges {
		for _, f := range edges[i+1:] {
			if west(f) > east(e) {
				break
			}
			if at, found := meet(ring, e, f, last); found {
				return at, true
			}
		}
	}
	return cell{}, false
}

// meet says whether two edges of a ring meet where they should not. Edges that
// follow each other share a point and must share no more.
func meet(ring []cell, e, f [2]int, last int) (cell, bool) {
	a, b, c, d := ring[e[0]], ring[e[1]], ring[f[0]], ring[f[1]]
	switch {
	case a == b || c == d:
		return a, true
	case e[1] == f[0] || e[1] == last && f[0] == 0:
		return b, onSegment(a, b, d) || onSegment(c, d, a)
	case f[1] == e[0] || f[1] == last && e[0] == 0:
		return a, onSegment(a, b, c) || onSegment(c, d, b)
	}
	for _, touch := range []struct {
		p  cell
		on bool
	}{{c, onSegment(a, b, c)}, {d, onSegment(a, b, d)}, {a, onSegment(c, d, a)}, {b, onSegment(c, d, b)}} {
		if touch.on {
			return touch.p, true
		}
	}
	proper := side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
	return a, proper
}

func onSegment(a, b, p cell) bool {
	return side(a, b, p) == 0 &&
		min(a[0], b[0]) <= p[0] && p[0] <= max(a[0], b[0]) &&
		min(a[1], b[1]) <= p[1] && p[1] <= max(a[1], b[1])
}

func contains(polygons orb.MultiPolygon, lonlat orb.Point) bool {
	return planar.MultiPolygonContains(polygons, lonlat)
}
