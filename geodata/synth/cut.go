package synth

import (
	"cmp"
	"maps"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// cellAt names a cell of the grid: its column and row.
type cellAt [2]int

// chain is a run of a border inside one cell, from where it comes in to where it
// goes out; a loop comes back to its first point without leaving the cell.
type chain []orb.Point

func (c chain) isLoop() bool { return c[0] == c[len(c)-1] }

// cut divides ground that was noded into what lies in each cell, by columns and
// rows. Each piece is one polygon; a cell in which ground lies in two places
// gives two. All points are those of the ground and the corners of cells, so
// that pieces share their borders exactly.
func (g grid) cut(ground orb.MultiPolygon) (pieces []orb.MultiPolygon) {
	chains := map[cellAt][]chain{}
	for _, polygon := range ground {
		for _, ring := range polygon {
			g.divide(ring, chains)
		}
	}
	g.fill(ground, chains)
	order := slices.SortedFunc(maps.Keys(chains), func(a, b cellAt) int { return slices.Compare(a[:], b[:]) })
	for _, at := range order {
		for _, polygon := range assemble(g.rings(at, chains[at])) {
			pieces = append(pieces, orb.MultiPolygon{polygon})
		}
	}
	return pieces
}

// divide cuts a ring where it goes from one cell to the next.
func (g grid) divide(ring orb.Ring, into map[cellAt][]chain) {
	open := ring[:len(ring)-1]
	cellOf := func(i int) cellAt { // of the edge that leaves a point
		a, b := open[i%len(open)], open[(i+1)%len(open)]
		return cellAt{g.cell(0, (a[0]+b[0])/2), g.cell(1, (a[1]+b[1])/2)}
	}
	start := 0
	for start < len(open) && cellOf(start) == cellOf(start+len(open)-1) {
		start++
	}
	if start == len(open) {
		into[cellOf(0)] = append(into[cellOf(0)], chain(ring))
		return
	}
	for i := start; i < start+len(open); {
		at, c := cellOf(i), chain{open[i%len(open)]}
		for ; i < start+len(open) && cellOf(i) == at; i++ {
			c = append(c, open[(i+1)%len(open)])
		}
		into[at] = append(into[at], c)
	}
}

// fill adds the cells that lie inside the ground whole.
func (g grid) fill(ground orb.MultiPolygon, chains map[cellAt][]chain) {
	b := ground.Bound()
	for x := g.cell(0, b.Min[0]); x <= g.cell(0, b.Max[0]); x++ {
		for y := g.cell(1, b.Min[1]); y <= g.cell(1, b.Max[1]); y++ {
			at := cellAt{x, y}
			if chains[at] == nil && planar.MultiPolygonContains(ground, g.bound(at).Center()) {
				chains[at] = []chain{}
			}
		}
	}
}

func (g grid) bound(at cellAt) orb.Bound {
	return orb.Bound{
		Min: orb.Point{g.line(0, at[0]), g.line(1, at[1])},
		Max: orb.Point{g.line(0, at[0]+1), g.line(1, at[1]+1)},
	}
}

// rings closes the chains of a cell along its edge. The ground is on the left of
// a chain; where one goes out, the ground reaches along the edge of the cell,
// against the clock, to where the next one comes in.
func (g grid) rings(at cellAt, chains []chain) (rings []orb.Ring) {
	b := g.bound(at)
	var open []chain
	for _, c := range chains {
		if c.isLoop() {
			rings = append(rings, orb.Ring(c))
		} else {
			open = append(open, c)
		}
	}
	if len(open) == 0 && !slices.ContainsFunc(rings, isOuter) {
		return append(rings, b.ToRing()) // all ground but for holes
	}
	used := make([]bool, len(open))
	for i := range open {
		if used[i] {
			continue
		}
		var ring orb.Ring
		for k := i; !used[k]; {
			used[k] = true
			ring = append(ring, open[k]...)
			from := perimeter(b, ring[len(ring)-1])
			k = nextIn(b, open, from)
			ring = append(ring, corners(b, from, perimeter(b, open[k][0]))...)
		}
		rings = append(rings, tidy(ring))
	}
	return rings
}

// perimeter is how far a point on the edge of a cell lies from its south-western
// corner, against the clock: 1 is the south-eastern corner, 4 is round.
func perimeter(b orb.Bound, p orb.Point) float64 {
	x, y := (p[0]-b.Min[0])/(b.Max[0]-b.Min[0]), (p[1]-b.Min[1])/(b.Max[1]-b.Min[1])
	switch {
	case p[1] == b.Min[1]:
		return x
	case p[0] == b.Max[0]:
		return 1 + y
	case p[1] == b.Max[1]:
		return 3 - x
	}
	return 4 - y
}

// nextIn is the chain that comes in next after a place on the edge.
func nextIn(b orb.Bound, open []chain, from float64) (next int) {
	nearest := 5.0
	for i, c := range open {
		way := perimeter(b, c[0]) - from
		if way < 0 {
			way += 4
		}
		if way < nearest {
			next, nearest = i, way
		}
	}
	return next
}

// corners are those that are passed on the way along the edge.
func corners(b orb.Bound, from, to float64) (out []orb.Point) {
	if to < from {
		to += 4
	}
	all := b.ToRing() // against the clock from the south-west
	for k := int(from) + 1; float64(k) < to; k++ {
		out = append(out, all[k%4])
	}
	return out
}

// tidy closes a ring and leaves out what is there twice in a row.
func tidy(ring orb.Ring) orb.Ring {
	return slices.Compact(append(ring, ring[0]))
}

func isOuter(r orb.Ring) bool { return r.Orientation() == orb.CCW }

// assemble gives each hole to the smallest ring round it.
func assemble(rings []orb.Ring) (out []orb.Polygon) {
	rings = slices.DeleteFunc(rings, func(r orb.Ring) bool { return len(r) < 4 || planar.Area(r) == 0 })
	slices.SortStableFunc(rings, func(a, b orb.Ring) int { return cmp.Compare(planar.Area(a), planar.Area(b)) })
	for _, r := range rings {
		if isOuter(r) {
			out = append(out, orb.Polygon{r})
		}
	}
	for _, hole := range rings {
		if isOuter(hole) {
			continue
		}
		for i := range out {
			if planar.RingContains(out[i][0], hole[0]) {
				out[i] = append(out[i], hole)
				break
			}
		}
	}
	return out
}
