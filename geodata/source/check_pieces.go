package source

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"github.com/draftlines/draftlines/geodata"
)

// edge is a piece of a border in its direction, the ground on its left.
type edge struct{ from, to cell }

func (e edge) reversed() edge { return edge{e.to, e.from} }

// border counts edges. Where two neighbours share a border exactly, each edge
// of one is the reverse of an edge of the other, and the two cancel out.
type border map[edge]int

// addFeature counts the edges of a feature, or those of the ground around it.
func (b border) addFeature(f *Feature, around bool) {
	polygons, _ := f.Geometry.(orb.MultiPolygon)
	for _, polygon := range polygons {
		for _, ring := range polygon {
			cs := cells(ring)
			for i := 1; i < len(cs); i++ {
				e := edge{cs[i-1], cs[i]}
				if around {
					e = e.reversed()
				}
				b.add(e)
			}
		}
	}
}

// add counts an edge, or takes its reverse away.
func (b border) add(e edge) {
	if back := e.reversed(); b[back] > 0 {
		b[back]--
	} else {
		b[e]++
	}
}

// edges returns what has not cancelled out, in the order of the points.
func (b border) edges() []edge {
	var out []edge
	for e, n := range b {
		if n > 0 {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b edge) int {
		return cmp.Or(compareCells(a.from, b.from), compareCells(a.to, b.to))
	})
	return out
}

func compareCells(a, b cell) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }

// checkPieces is about the areas that an oblast is divided into: together they
// must be the oblast, edge by edge.
func (c *checker) checkPieces() {
	for _, unit := range c.f.features("oblasts") {
		pieces := unit.Properties.Pieces
		if len(pieces) == 0 || unit.Geometry == nil || c.spoilt[unit] {
			continue
		}
		rest, whole := border{}, true
		for _, id := range pieces {
			piece := c.area[id]
			if piece == nil || piece.broken || c.spoilt[piece] {
				whole = false // reported elsewhere
				continue
			}
			if _, ok := piece.Geometry.(orb.MultiPolygon); !ok {
				c.add(unit.file, unit.line("properties", "pieces"), unit.ID, rulePieceGap, "The piece %q has no ground of its own; list the parts of a whole instead.", id)
				whole = false
				continue
			}
			rest.addFeature(piece, false)
		}
		if !whole {
			continue
		}
		rest.addFeature(unit, true)
		if edges := rest.edges(); len(edges) > 0 {
			c.add(unit.file, unit.line("geometry"), unit.ID, rulePieceGap, "The pieces %s do not make up the oblast: %d edges have no counterpart, the first near %s. Neighbours must have the same points along their border, and the oblast those of its pieces.",
				words(pieces), len(edges), show(edges[0].from.lonlat()))
		}
	}
	c.checkListed()
}

// checkListed notes areas and oblasts that do not name each other.
func (c *checker) checkListed() {
	for _, f := range c.f.features("areas") {
		q := f.Properties
		unit := c.unit[q.Unit]
		if q.Form == geodata.Ground && len(q.Parts) == 0 && f.Geometry != nil && unit != nil && !slices.Contains(unit.Properties.Pieces, geodata.AreaID(f.ID)) {
			c.add(f.file, f.line("properties", "unit"), f.ID, rulePieceUnlisted, "The area says that it lies in %s, but %s does not list it in its pieces.", q.Unit, q.Unit)
		}
	}
	for _, unit := range c.f.features("oblasts") {
		for i, id := range unit.Properties.Pieces {
			if f := c.area[id]; f != nil && string(f.Properties.Unit) != unit.ID {
				c.add(unit.file, unit.line("properties", "pieces", i), unit.ID, rulePieceUnlisted, "The piece %q has the unit %q, not %q.", id, f.Properties.Unit, unit.ID)
			}
		}
	}
}

// checkUnits is about the borders between oblasts. What has not cancelled out
// is the outer border; a hole in it is a gap, a ring inside it an overlap.
func (c *checker) checkUnits() {
	rest := border{}
	units := c.f.features("oblasts")
	if len(units) == 0 {
		return
	}
	for _, unit := range units {
		if unit.Geometry == nil || c.spoilt[unit] {
			return
		}
		rest.addFeature(unit, false)
	}
	o := c.f.Layer("oblasts").origin
	rings := chain(rest)
	for i, ring := range rings {
		switch {
		case clockwise(ring):
			c.add(o.file, o.line("features"), "", ruleUnitGap, "There is a gap between oblasts at %s, of %d edges. Neighbours must have the same points along their border.", show(ring[0].lonlat()), len(ring)-1)
		case insideAnother(rings, i):
			c.add(o.file, o.line("features"), "", ruleUnitGap, "Oblasts overlap at %s, along %d edges. Neighbours must have the same points along their border.", show(ring[0].lonlat()), len(ring)-1)
		}
	}
}

// chain joins edges to closed rings. Where several edges leave a point it takes
// the rightmost: what is outside lies on the right, so that a gap and the outer
// border become rings of their own even where they touch.
func chain(b border) [][]cell {
	next := map[cell][]cell{}
	edges := b.edges()
	for _, e := range edges {
		for range b[e] {
			next[e.from] = append(next[e.from], e.to)
		}
	}
	var rings [][]cell
	for _, e := range edges {
		if !slices.Contains(next[e.from], e.to) {
			continue // part of an earlier ring
		}
		take(next, e)
		ring := []cell{e.from, e.to}
		for last := e; last.to != e.from && len(next[last.to]) > 0; {
			last = edge{last.to, rightmost(last, next[last.to])}
			take(next, last)
			ring = append(ring, last.to)
		}
		rings = append(rings, ring)
	}
	return rings
}

func take(next map[cell][]cell, e edge) {
	i := slices.Index(next[e.from], e.to)
	next[e.from] = slices.Delete(next[e.from], i, i+1)
}

// rightmost returns the end of the edge that turns most to the right after e.
func rightmost(e edge, ends []cell) cell {
	heading := func(from, to cell) float64 { return math.Atan2(float64(to[1]-from[1]), float64(to[0]-from[0])) }
	turn := func(to cell) float64 { return math.Remainder(heading(e.to, to)-heading(e.from, e.to), 2*math.Pi) }
	return slices.MinFunc(ends, func(a, b cell) int { return cmp.Compare(turn(a), turn(b)) })
}

// insideAnother says whether all corners of ring i lie in another ring that
// runs counter-clockwise.
func insideAnother(rings [][]cell, i int) bool {
	for j, other := range rings {
		if i == j || clockwise(other) || len(other) < 4 {
			continue
		}
		outer := make(orb.Ring, len(other))
		for k, p := range other {
			outer[k] = p.lonlat()
		}
		outside := func(p cell) bool { return !contains(orb.MultiPolygon{{outer}}, p.lonlat()) }
		if !slices.ContainsFunc(rings[i], outside) {
			return true
		}
	}
	return false
}
