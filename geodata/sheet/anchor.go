package sheet

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"
)

// stroke is a piece of an edge in sheet units.
type stroke [2]orb.Point

// labelAspect is how many times wider than high a label is: poles are sought
// on a map squeezed by it, so that names find room to the left and right.
const labelAspect = 2.0

// pole returns the point inside the edges and the window that lies farthest
// from both, with x counting 1/labelAspect as much as y, and that distance, to
// within precision. The edges may be any set of rings in any order; inside is
// what an odd number of them encloses. If there is no inside the distance is
// not positive.
//
// The search is Mapbox's polylabel (V. Agafonkin, "A new algorithm for finding
// a visual center of a polygon", 2016): quarter the cells of a grid, best
// first, and give up cells that cannot hold a better point.
func pole(edges []stroke, window Frame, precision float64) (orb.Point, float64) {
	if len(edges) == 0 {
		return orb.Point{}, math.Inf(-1)
	}
	s := search{edges: make([]stroke, len(edges)), window: orb.Bound{
		Min: squeeze(orb.Point{float64(window.X), float64(window.Y)}),
		Max: squeeze(orb.Point{float64(window.X + window.W), float64(window.Y + window.H)}),
	}}
	bound := orb.Bound{Min: squeeze(edges[0][0]), Max: squeeze(edges[0][0])}
	for i, e := range edges {
		s.edges[i] = stroke{squeeze(e[0]), squeeze(e[1])}
		bound = bound.Extend(s.edges[i][0]).Extend(s.edges[i][1])
	}
	best := s.run(bound, precision)
	return orb.Point{best.centre[0] * labelAspect, best.centre[1]}, best.distance
}

// search is a search for a pole in squeezed coordinates.
type search struct {
	edges  []stroke
	window orb.Bound
}

func squeeze(p orb.Point) orb.Point { return orb.Point{p[0] / labelAspect, p[1]} }

func (s *search) run(bound orb.Bound, precision float64) cell {
	bound = orb.Bound{
		Min: orb.Point{max(bound.Min[0], s.window.Min[0]), max(bound.Min[1], s.window.Min[1])},
		Max: orb.Point{min(bound.Max[0], s.window.Max[0]), min(bound.Max[1], s.window.Max[1])},
	}
	width, height := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	half := max(min(width, height)/2, precision)
	best := s.cell(bound.Center(), 0)
	queue := &cells{}
	for x := bound.Min[0] + half; x < bound.Max[0]+half; x += 2 * half {
		for y := bound.Min[1] + half; y < bound.Max[1]+half; y += 2 * half {
			heap.Push(queue, s.cell(orb.Point{x, y}, half))
		}
	}
	for queue.Len() > 0 {
		c := heap.Pop(queue).(cell)
		if c.distance > best.distance {
			best = c
		}
		if c.reach-best.distance <= precision {
			break
		}
		h := c.half / 2
		for _, d := range [4]orb.Point{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			heap.Push(queue, s.cell(orb.Point{c.centre[0] + d[0], c.centre[1] + d[1]}, h))
		}
	}
	return best
}

// cell is a square of the search.
type cell struct {
	centre   orb.Point
	half     float64
	distance float64 // from the centre to the edges, negative outside
	reach    float64 // the most that any point of the cell can have
}

func (s *search) cell(centre orb.Point, half float64) cell {
	d := min(depth(s.edges, centre),
		centre[0]-s.window.Min[0], s.window.Max[0]-centre[0],
		centre[1]-s.window.Min[1], s.window.Max[1]-centre[1])
	return cell{centre, half, d, d + half*math.Sqrt2}
}

// depth returns how far inside the edges the point is, negative outside.
func depth(edges []stroke, p orb.Point) float64 {
	inside, nearest := false, math.Inf(1)
	for _, e := range edges {
		a, b := e[0], e[1]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
			inside = !inside
		}
		nearest = min(nearest, squaredDistance(p, a, b))
	}
	if inside {
		return math.Sqrt(nearest)
	}
	return -math.Sqrt(nearest)
}

// squaredDistance returns the square of the distance from p to the segment ab.
func squaredDistance(p, a, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	if length := dx*dx + dy*dy; length > 0 {
		t := min(1, max(0, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/length))
		a = orb.Point{a[0] + t*dx, a[1] + t*dy}
	}
	dx, dy = p[0]-a[0], p[1]-a[1]
	return dx*dx + dy*dy
}

// cells is a heap with the most promising cell on top.
type cells []cell

func (q cells) Len() int { return len(q) }

func (q cells) Less(i, j int) bool {
	a, b := q[i], q[j]
	if a.reach != b.reach {
		return a.reach > b.reach
	}
	return a.centre[0] < b.centre[0] || a.centre[0] == b.centre[0] && a.centre[1] < b.centre[1]
}

func (q cells) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

func (q *cells) Push(x any) { *q = append(*q, x.(cell)) }

func (q *cells) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
