package sheet

import (
	"math"
	"slices"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// landM is how near, in metres of ground, Ukraine's edge must run along a
// neighbour's to count as a land border where their vertices are not the same.
const landM = 300

// markLand adds landUser to the edges that only Ukraine has but that run along
// a neighbour all the same: both ends and the middle lie within landM of it.
func (g *graph) markLand() {
	index := newEdgeIndex(g, func(users []int32) bool { return g.uses(users, neighbourGround) })
	for _, e := range g.sortedEdges() {
		users := g.users[e]
		if len(g.unitsOf(users)) != 1 || g.uses(users, neighbourGround) {
			continue
		}
		a, b := g.xy[e[0]], g.xy[e[1]]
		reach := landM / g.projection.GroundM(a[1])
		if index.near(a, reach) && index.near(b, reach) && index.near(middle(a, b), reach) {
			g.users[e] = append(slices.Clone(users), landUser)
		}
	}
}

func middle(a, b orb.Point) orb.Point { return orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2} }

func (g *graph) sortedEdges() []edge { return sorted(g.users) }

// sorted are the edges that a map has, in an order that does not change.
func sorted[V any](of map[edge]V) []edge {
	edges := make([]edge, 0, len(of))
	for e := range of {
		edges = append(edges, e)
	}
	slices.SortFunc(edges, func(a, b edge) int { return slices.Compare(a[:], b[:]) })
	return edges
}

// uses reports whether an outline of that kind is among the users.
func (g *graph) uses(users []int32, kind outlineKind) bool {
	return slices.ContainsFunc(users, func(u int32) bool { return u != landUser && g.outlines[u].kind == kind })
}

// unitsOf returns the different units of Ukraine among the users.
func (g *graph) unitsOf(users []int32) []geodata.UnitID {
	var out []geodata.UnitID
	for _, u := range users {
		if u == landUser {
			continue
		}
		if unit := g.outlines[u].unit; unit != "" && !slices.Contains(out, unit) {
			out = append(out, unit)
		}
	}
	return out
}

// arcsWhere returns the arcs whose users fulfil the condition.
func (g *graph) arcsWhere(ok func(users []int32) bool) []int {
	var out []int
	for i, a := range g.arcs {
		if ok(a.users) {
			out = append(out, i)
		}
	}
	return out
}

// stateBorder reports whether an arc is part of the recognised land border.
func (g *graph) stateBorder(users []int32) bool {
	return len(g.unitsOf(users)) == 1 && (slices.Contains(users, landUser) || g.uses(users, neighbourGround))
}

// unitBorder reports whether an arc is a border between units; the line of
// contact within a unit is not.
func (g *graph) unitBorder(users []int32) bool { return len(g.unitsOf(users)) > 1 }

// join strings arcs together to as few runs as it finds by following them from
// end to end, beginning at ends where an odd number of arcs meet.
func (g *graph) join(arcs []int) [][]arcRef {
	ends := map[int32][]int{}
	for _, i := range arcs {
		p := g.arcs[i].points
		ends[p[0]] = append(ends[p[0]], i)
		ends[p[len(p)-1]] = append(ends[p[len(p)-1]], i)
	}
	used := map[int]bool{}
	var runs [][]arcRef
	start := func(onlyOdd bool) {
		for _, i := range arcs {
			p := g.arcs[i].points
			for _, v := range []int32{p[0], p[len(p)-1]} {
				if !used[i] && (!onlyOdd || len(ends[v])%2 == 1) {
					runs = append(runs, g.follow(v, i, ends, used))
				}
			}
		}
	}
	start(true)
	start(false)
	return runs
}

// follow walks from a vertex along unused arcs as far as they lead.
func (g *graph) follow(at int32, i int, ends map[int32][]int, used map[int]bool) []arcRef {
	var run []arcRef
	for i >= 0 {
		used[i] = true
		p := g.arcs[i].points
		reverse := p[0] != at
		run = append(run, arcRef{i, reverse})
		if reverse {
			at = p[0]
		} else {
			at = p[len(p)-1]
		}
		i = -1
		for _, next := range ends[at] {
			if !used[next] {
				i = next
				break
			}
		}
	}
	return run
}

// edgeIndex finds edges near a point by a grid of square cells.
type edgeIndex struct {
	cells map[[2]int][]stroke
}

const indexCell = 256 // sheet units

func newEdgeIndex(g *graph, ok func(users []int32) bool) *edgeIndex {
	x := &edgeIndex{map[[2]int][]stroke{}}
	for _, e := range g.sortedEdges() {
		if !ok(g.users[e]) {
			continue
		}
		s := stroke{g.xy[e[0]], g.xy[e[1]]}
		b := orb.Bound{Min: s[0], Max: s[0]}.Extend(s[1])
		x.each(b, func(c [2]int) { x.cells[c] = append(x.cells[c], s) })
	}
	return x
}

func (x *edgeIndex) each(b orb.Bound, do func(cell [2]int)) {
	at := func(v float64) int { return int(math.Floor(v / indexCell)) }
	for i := at(b.Min[0]); i <= at(b.Max[0]); i++ {
		for j := at(b.Min[1]); j <= at(b.Max[1]); j++ {
			do([2]int{i, j})
		}
	}
}

// near reports whether an edge lies within reach of p.
func (x *edgeIndex) near(p orb.Point, reach float64) bool {
	found := false
	x.each(orb.Bound{Min: p, Max: p}.Pad(reach), func(c [2]int) {
		for _, s := range x.cells[c] {
			found = found || squaredDistance(p, s[0], s[1]) <= reach*reach
		}
	})
	return found
}
