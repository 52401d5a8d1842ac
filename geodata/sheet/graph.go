package sheet

import (
	"fmt"
	"math"
	"slices"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// graph is the planar graph of all outlines: vertices that are equal to five
// decimals are one vertex, and every edge knows which outlines use it.
type graph struct {
	projection Projection
	ids        map[[2]int32]int32 // lonlat in 1e-5 degrees -> vertex
	xy         []orb.Point        // of each vertex, in sheet units
	outlines   []*outline
	areas      map[geodata.AreaID]*outline // those of areas
	users      map[edge][]int32            // indexes of outlines, ascending; landUser last
	around     [][]int32                   // neighbours of each vertex
	arcs       []*arc
	arcOf      map[edge]int
}

// landUser is added to the users of edges where Ukraine's border runs along a
// neighbour although their vertices differ.
const landUser = math.MaxInt32

// chain is a run of vertices; closed if the last is the first.
type chain []int32

func (c chain) closed() bool { return len(c) > 2 && c[0] == c[len(c)-1] }

// edge is an undirected pair of vertices, the lower first.
type edge [2]int32

func edgeOf(a, b int32) edge {
	if a > b {
		a, b = b, a
	}
	return edge{a, b}
}

// arc is a maximal chain whose edges have the same users.
type arc struct {
	points chain
	users  []int32
}

// arcRef is an arc walked forwards or backwards.
type arcRef struct {
	arc     int
	reverse bool
}

func newGraph(p Projection) *graph {
	return &graph{projection: p, ids: map[[2]int32]int32{}, areas: map[geodata.AreaID]*outline{}, users: map[edge][]int32{}, arcOf: map[edge]int{}}
}

// chain turns points in lonlat into vertices, without immediate repetition.
func (g *graph) chain(points orb.LineString) chain {
	var c chain
	for _, lonlat := range points {
		if id := g.vertex(lonlat); len(c) == 0 || c[len(c)-1] != id {
			c = append(c, id)
		}
	}
	return c
}

func (g *graph) vertex(lonlat orb.Point) int32 {
	key := [2]int32{int32(math.Round(lonlat[0] * 1e5)), int32(math.Round(lonlat[1] * 1e5))}
	id, ok := g.ids[key]
	if !ok {
		id = int32(len(g.xy))
		g.ids[key] = id
		g.xy = append(g.xy, settle(g.projection, lonlat))
	}
	return id
}

// settle returns sheet units in whole 64ths, under a metre, so that machines
// that round logarithms differently bake the same sheet.
func settle(p Projection, lonlat orb.Point) orb.Point {
	xy := p.Project(lonlat)
	return orb.Point{math.Round(xy[0]*64) / 64, math.Round(xy[1]*64) / 64}
}

// link notes the users of every edge and the edges of every vertex.
func (g *graph) link() {
	g.around = make([][]int32, len(g.xy))
	for i, o := range g.outlines {
		for _, c := range o.chains {
			for k := 1; k < len(c); k++ {
				g.use(edgeOf(c[k-1], c[k]), int32(i))
			}
		}
	}
}

func (g *graph) use(e edge, user int32) {
	users, known := g.users[e]
	if !known {
		g.around[e[0]] = append(g.around[e[0]], e[1])
		g.around[e[1]] = append(g.around[e[1]], e[0])
	}
	if !slices.Contains(users, user) {
		g.users[e] = append(users, user)
	}
}

// cut splits all outlines into arcs.
func (g *graph) cut() error {
	junction := g.junctions()
	for _, o := range g.outlines {
		for _, c := range o.chains {
			refs, err := g.cutChain(c, junction)
			if err != nil {
				return fmt.Errorf("%s: %w", o.id, err)
			}
			o.refs = append(o.refs, refs)
		}
	}
	return nil
}

// junctions reports for each vertex whether arcs end there: where anything but
// two edges meet, where the users change, and at the ends of lines.
func (g *graph) junctions() []bool {
	junction := make([]bool, len(g.xy))
	for v, around := range g.around {
		junction[v] = len(around) != 2 || !slices.Equal(
			g.users[edgeOf(int32(v), around[0])], g.users[edgeOf(int32(v), around[1])])
	}
	for _, o := range g.outlines {
		for _, c := range o.chains {
			if !c.closed() {
				junction[c[0]], junction[c[len(c)-1]] = true, true
			}
		}
	}
	return junction
}

func (g *graph) cutChain(c chain, junction []bool) ([]arcRef, error) {
	if c.closed() {
		c = g.rotate(c, junction)
	}
	var refs []arcRef
	from := 0
	for k := 1; k < len(c); k++ {
		if !junction[c[k]] && k < len(c)-1 {
			continue
		}
		ref, err := g.refer(c[from : k+1])
		if err != nil {
			return nil, err
		}
		refs = append(refs, ref)
		from = k
	}
	return refs, nil
}

// rotate lets a ring start at its first junction or, if it has none, at its
// westernmost vertex, so that all rings along the same arc start alike.
func (g *graph) rotate(c chain, junction []bool) chain {
	open := c[:len(c)-1]
	start := slices.IndexFunc(open, func(v int32) bool { return junction[v] })
	if start < 0 {
		start = 0
		for i, v := range open {
			if a, b := g.xy[v], g.xy[open[start]]; a[0] < b[0] || a[0] == b[0] && a[1] < b[1] {
				start = i
			}
		}
	}
	out := append(slices.Clone(open[start:]), open[:start]...)
	return append(out, out[0])
}

// refer returns the arc with these points, which it makes if it is new.
func (g *graph) refer(points chain) (arcRef, error) {
	first := edgeOf(points[0], points[1])
	i, known := g.arcOf[first]
	if !known {
		i = len(g.arcs)
		g.arcs = append(g.arcs, &arc{points: slices.Clone(points), users: g.users[first]})
		for k := 1; k < len(points); k++ {
			g.arcOf[edgeOf(points[k-1], points[k])] = i
		}
		return arcRef{arc: i}, nil
	}
	have := g.arcs[i].points
	if slices.Equal(have, points) {
		return arcRef{arc: i}, nil
	}
	back := slices.Clone(points)
	slices.Reverse(back)
	if slices.Equal(have, back) {
		return arcRef{arc: i, reverse: true}, nil
	}
	at := g.projection.LonLat(g.xy[points[0]])
	return arcRef{}, fmt.Errorf("outline runs over itself near %.5f,%.5f", at[0], at[1])
}
