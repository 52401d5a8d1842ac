package derive

import (
	"fmt"
	"sort"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// edge is a directed segment of a border in lonlat.
type edge struct{ a, b orb.Point }

func (e edge) reversed() edge { return edge{e.b, e.a} }

// ground is a piece of land that has one holder under a draft.
type ground struct {
	area       geodata.AreaID // empty for an oblast that is no area
	geometry   orb.MultiPolygon
	precisionM int
}

// borders finds for each directed edge which ground lies on its left.
type borders map[edge]int

// newBorders indexes the edges of grounds with right-hand rings: the ground is
// on the left of its outer rings and of its holes alike.
func newBorders(grounds []ground) (borders, error) {
	b := borders{}
	var err error
	for i, g := range grounds {
		eachEdge(g.geometry, func(e edge) {
			if other, taken := b[e]; taken && err == nil {
				err = fmt.Errorf("derive: %q and %q both lie left of the border from %v to %v", grounds[other].area, g.area, e.a, e.b)
			}
			b[e] = i
		})
	}
	return b, err
}

func eachEdge(mp orb.MultiPolygon, visit func(edge)) {
	for _, polygon := range mp {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				visit(edge{ring[i-1], ring[i]})
			}
		}
	}
}

// between visits every edge that two grounds share, in both directions and in
// a fixed order.
func (b borders) between(visit func(e edge, left, right int)) {
	edges := make([]edge, 0, len(b))
	for e := range b {
		edges = append(edges, e)
	}
	sortEdges(edges)
	for _, e := range edges {
		if right, shared := b[e.reversed()]; shared {
			visit(e, b[e], right)
		}
	}
}

func sortEdges(edges []edge) {
	sort.Slice(edges, func(i, j int) bool {
		p, q := edges[i], edges[j]
		if p.a != q.a {
			return less(p.a, q.a)
		}
		return less(p.b, q.b)
	})
}

func less(p, q orb.Point) bool { return p[0] < q[0] || p[0] == q[0] && p[1] < q[1] }

// stitch joins directed edges that follow one another to long lines, the
// one that starts furthest to the west first. A line ends where none or
// several edges go on; a closed line starts at its most western point.
func stitch(edges []edge) orb.MultiLineString {
	next, into := map[orb.Point][]orb.Point{}, map[orb.Point]int{}
	for _, e := range edges {
		next[e.a] = append(next[e.a], e.b)
		into[e.b]++
	}
	through := func(p orb.Point) bool { return len(next[p]) == 1 && into[p] == 1 }
	sortEdges(edges)
	used := map[edge]bool{}
	var out orb.MultiLineString
	follow := func(e edge) {
		line := orb.LineString{e.a}
		for !used[e] {
			used[e] = true
			line = append(line, e.b)
			if !through(e.b) {
				break
			}
			e = edge{e.b, next[e.b][0]}
		}
		out = append(out, line)
	}
	for _, e := range edges {
		if !through(e.a) {
			follow(e)
		}
	}
	for _, e := range edges {
		if !used[e] {
			follow(e)
		}
	}
	return out
}
