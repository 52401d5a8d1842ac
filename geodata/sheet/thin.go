package sheet

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"
)

// grain is how fine a level is. Lengths are sheet units.
type grain struct {
	unit      int     // of paths
	tolerance float64 // of Douglas–Peucker
	maxWidth  int
	islandMin float64 // square sheet units below which an island is left out
}

const (
	homePx   = 900.0 // width of the map for which the levels are made
	finer    = 3.5   // from one level to the next
	tolPx    = 0.75
	islandPx = 2.0 // square pixels
)

// grains returns the three levels for a home frame of that width: the first is
// right for the home frame itself; a finer one takes over before the tolerance
// of the one above grows to one and a half pixels.
func grains(homeWidth int) []grain {
	var out []grain
	for i, maxWidth := range []float64{1, 1.0 / 2, 1.0 / 7} {
		px := float64(homeWidth) / homePx / math.Pow(finer, float64(i))
		out = append(out, grain{
			unit:      max(1, int(px/3)),
			tolerance: tolPx * px,
			maxWidth:  int(float64(homeWidth) * maxWidth),
			islandMin: islandPx * px * px,
		})
	}
	return out
}

// Arcs of the base may be coarser than those of the subject, and those far from
// it coarser still: factors of the level's tolerance.
const (
	baseFactor  = 1.6 // borders of Ukraine's other oblasts
	waterFactor = 2.4 // lakes and rivers that no clause names
	farFactor   = 3.0 // coasts and borders that only neighbours have
)

// thinned is every arc at one level, in path units.
type thinned struct {
	grain
	g    *graph
	arcs []thinArc
}

// thinArc is an arc of which only some vertices are kept.
type thinArc struct {
	source orb.LineString // in sheet units
	kept   []bool         // by vertex of source
	points []XY           // the kept vertices, rounded, without repetition
	from   []int          // the vertex of source that each point is
}

// thin simplifies every arc once. Where strokes then cross each other, or a
// ring turned over or vanished, it gives vertices back one by one, the farthest
// first, until the level is as clean as its grid allows.
func thin(g *graph, gr grain) *thinned {
	t := &thinned{grain: gr, g: g, arcs: make([]thinArc, len(g.arcs))}
	for i, a := range g.arcs {
		ls := make(orb.LineString, len(a.points))
		for k, v := range a.points {
			ls[k] = g.xy[v]
		}
		t.arcs[i] = newThinArc(ls, gr.tolerance*g.quiet(a.users), gr.unit)
	}
	for t.refine() {
	}
	return t
}

// refine gives one vertex back to every stroke that crosses another and to
// every stroke of a spoiled ring; false if there was none to give.
func (t *thinned) refine() bool {
	bad := t.crossed()
	for i := range t.spoiled() {
		for k := 1; k < len(t.arcs[i].points); k++ {
			bad[place{i, k}] = true
		}
	}
	changed := map[int]bool{}
	for p := range bad {
		if t.arcs[p.arc].giveBack(p.stroke) {
			changed[p.arc] = true
		}
	}
	for i := range changed {
		t.arcs[i].round(t.unit)
	}
	return len(changed) > 0
}

func newThinArc(source orb.LineString, tolerance float64, unit int) thinArc {
	a := thinArc{source: source, kept: make([]bool, len(source))}
	k := 0
	for _, p := range simplify.DouglasPeucker(tolerance).LineString(source.Clone()) {
		for source[k] != p {
			k++
		}
		a.kept[k] = true
		k++
	}
	a.kept[len(source)-1] = true
	a.round(unit)
	return a
}

// round rounds the kept vertices to path units and leaves out what repeats or
// lies on a straight line.
func (a *thinArc) round(unit int) {
	a.points, a.from = a.points[:0], a.from[:0]
	for k, p := range a.source {
		if !a.kept[k] {
			continue
		}
		xy := XY{int(math.Round(p[0] / float64(unit))), int(math.Round(p[1] / float64(unit)))}
		n := len(a.points)
		if n > 0 && a.points[n-1] == xy {
			continue
		}
		if n > 1 && between(a.points[n-2], a.points[n-1], xy) {
			a.points[n-1], a.from[n-1] = xy, k
			continue
		}
		a.points, a.from = append(a.points, xy), append(a.from, k)
	}
}

// giveBack keeps one more vertex of the stroke that ends at a point: the one
// farthest from it; false if all are kept or there is no such stroke.
func (a *thinArc) giveBack(stroke int) bool {
	if stroke >= len(a.points) {
		return false
	}
	from, to := a.from[stroke-1], a.from[stroke]
	most, best := -1.0, 0
	for k := from + 1; k < to; k++ {
		if d := squaredDistance(a.source[k], a.source[from], a.source[to]); !a.kept[k] && d > most {
			most, best = d, k
		}
	}
	if most < 0 {
		return false
	}
	a.kept[best] = true
	return true
}

// quiet returns the factor of the tolerance for an arc with these users.
func (g *graph) quiet(users []int32) float64 {
	switch {
	case g.uses(users, areaGround), g.uses(users, borderLine):
		return 1
	case g.uses(users, unitGround):
		return baseFactor
	}
	return farFactor
}

// thinLine thins a line or ring on its own.
func thinLine(source orb.LineString, tolerance float64, unit int) []XY {
	if len(source) < 2 {
		return nil
	}
	a := newThinArc(source, tolerance, unit)
	return a.points
}

// between reports whether b lies on the straight way from a to c.
func between(a, b, c XY) bool {
	ux, uy, vx, vy := b[0]-a[0], b[1]-a[1], c[0]-b[0], c[1]-b[1]
	return ux*vy == uy*vx && ux*vx+uy*vy > 0
}

// walk joins arcs to one run of points. A ring's last point is its first.
func (t *thinned) walk(refs []arcRef) []XY {
	var out []XY
	for _, ref := range refs {
		points := t.arcs[ref.arc].points
		if ref.reverse {
			points = slices.Clone(points)
			slices.Reverse(points)
		}
		if len(out) > 0 && len(points) > 0 && out[len(out)-1] == points[0] {
			points = points[1:]
		}
		out = append(out, points...)
	}
	return out
}

// ring joins arcs to a ring without the repeated last point; nil if nothing is
// left of it.
func (t *thinned) ring(refs []arcRef) []XY {
	points := t.walk(refs)
	if len(points) > 1 && points[0] == points[len(points)-1] {
		points = points[:len(points)-1]
	}
	if len(points) < 3 {
		return nil
	}
	return points
}

// spoiled returns the arcs of rings that lost all their ground or turned over.
func (t *thinned) spoiled() map[int]bool {
	bad := map[int]bool{}
	for _, o := range t.g.outlines {
		if o.kind == borderLine {
			continue
		}
		for i, refs := range o.refs {
			was := t.g.shoelace(o.chains[i])
			if t.drops(o, i) || was*float64(shoelace(t.ring(refs))) > 0 {
				continue
			}
			for _, ref := range refs {
				bad[ref.arc] = true
			}
		}
	}
	return bad
}

// drops reports whether a ring is left out at this level: a small island of a
// unit or neighbour in the sea. Pieces of areas, enclaves and the largest ring
// of an outline stay.
func (t *thinned) drops(o *outline, i int) bool {
	if o.kind == areaGround || len(o.refs[i]) != 1 || len(t.g.arcs[o.refs[i][0].arc].users) != 1 {
		return false
	}
	size := math.Abs(t.g.shoelace(o.chains[i])) / 2
	if size >= t.islandMin {
		return false
	}
	return slices.ContainsFunc(o.chains, func(c chain) bool { return math.Abs(t.g.shoelace(c))/2 > size })
}

// shoelace returns twice the signed area of a ring, in square sheet units;
// positive is counter-clockwise as seen on the sheet, whose y grows downwards.
func (g *graph) shoelace(c chain) float64 {
	var sum float64
	for k := 1; k < len(c); k++ {
		a, b := g.xy[c[k-1]], g.xy[c[k]]
		sum += b[0]*a[1] - a[0]*b[1]
	}
	return sum
}

// shoelace is the same of a ring in path units without a repeated last point.
func shoelace(ring []XY) int {
	sum := 0
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		sum += b[0]*a[1] - a[0]*b[1]
	}
	return sum
}
