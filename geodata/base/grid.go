package base

import (
	"math"

	"github.com/paulmach/orb"
)

// perDegree is the number of grid steps in one degree: all geometry lives on
// a grid of five decimals, which is about one metre.
const perDegree = 100_000

// point is a lonlat in grid steps. Whole numbers make shared borders exactly
// equal and let the crossing tests be exact.
type point struct{ x, y int64 }

func toGrid(lonlat orb.Point) point {
	return point{int64(math.Round(lonlat[0] * perDegree)), int64(math.Round(lonlat[1] * perDegree))}
}

// lonlat returns the point in degrees, as the nearest float to five decimals.
func (p point) lonlat() orb.Point {
	return orb.Point{float64(p.x) / perDegree, float64(p.y) / perDegree}
}

func (p point) less(q point) bool { return p.x < q.x || p.x == q.x && p.y < q.y }

// turn is twice the signed area of the triangle a, b, c: positive where c is
// to the left of the line from a to b. It is exact: coordinates stay below
// 2^23, products below 2^47.
func turn(a, b, c point) int64 { return (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x) }

// loop is a closed line without the repeated last point.
type loop []point

// area2 is twice the signed area in grid steps squared; positive for
// counter-clockwise.
func (l loop) area2() (sum int64) {
	for i, p := range l {
		q := l[(i+1)%len(l)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum
}

func (l loop) reversed() loop {
	out := make(loop, len(l))
	for i, p := range l {
		out[len(l)-1-i] = p
	}
	return out
}

// toLoop rounds a ring to the grid and drops points that fall together.
func toLoop(ring orb.Ring) loop {
	var l loop
	for _, lonlat := range ring {
		if p := toGrid(lonlat); len(l) == 0 || l[len(l)-1] != p {
			l = append(l, p)
		}
	}
	for len(l) > 1 && l[0] == l[len(l)-1] {
		l = l[:len(l)-1]
	}
	return l
}

func (l loop) ring() orb.Ring {
	ring := make(orb.Ring, 0, len(l)+1)
	for _, p := range l {
		ring = append(ring, p.lonlat())
	}
	return append(ring, ring[0])
}

// contains tells whether the point, in grid steps, lies inside the loop. The
// point must not lie on it.
func (l loop) contains(x, y float64) bool {
	inside := false
	for i, p := range l {
		q := l[(i+1)%len(l)]
		if crossesRay(p, q, x, y) {
			inside = !inside
		}
	}
	return inside
}

// crossesRay tells whether the segment p–q crosses the ray that starts at x, y
// and runs to the west.
func crossesRay(p, q point, x, y float64) bool {
	py, qy := float64(p.y), float64(q.y)
	return (py > y) != (qy > y) && xAt(p, q, y) < x
}

func xAt(p, q point, y float64) float64 {
	return float64(p.x) + (y-float64(p.y))*float64(q.x-p.x)/float64(q.y-p.y)
}
