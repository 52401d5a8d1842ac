package synth

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/geodesy"
)

// growAreas cuts every area that has ground, along one grid. With the pieces,
// the areas become about factor times as many.
func growAreas(r *geodata.Records, factor int) error {
	want := len(r.Areas) * (factor - 1)
	c, err := cutTo(r, want)
	if err != nil {
		return err
	}
	r.Areas = c.areas()
	r.Base.Units = mapped(r.Base.Units, func(u *geodata.Unit) {
		u.Geometry = c.grid.nodePolygons(u.Geometry)
		var pieces []geodata.AreaID
		for _, id := range u.Pieces {
			pieces = append(pieces, c.idsOf(id)...)
		}
		u.Pieces = pieces
	})
	r.Base.Neighbours = mapped(r.Base.Neighbours, func(n *geodata.Neighbour) {
		n.Geometry = c.grid.nodePolygons(n.Geometry)
	})
	r.Lines = mapped(r.Lines, func(l *geodata.Line) {
		if l.Kind != geodata.RiverCourse { // rivers run along no border
			l.Geometry = c.grid.nodeLines(l.Geometry)
		}
	})
	r.Places = mapped(r.Places, func(p *geodata.Place) { p.Area = c.pieceAt(p.Area, p.LonLat) })
	return nil
}

// cutting is areas and what a grid makes of them.
type cutting struct {
	grid   grid
	from   []*geodata.Area
	pieces map[geodata.AreaID][]orb.MultiPolygon // of areas that were cut
}

// cutTo looks for the grid that makes about so many pieces: it starts with cells
// as large as a piece would be and corrects itself.
func cutTo(r *geodata.Records, want int) (cutting, error) {
	km2 := 0.0
	for _, a := range r.Areas {
		if a.Form == geodata.Ground && a.Geometry != nil {
			km2 += a.KM2
		}
	}
	if km2 == 0 {
		return cutting{}, fmt.Errorf("no area has ground to cut")
	}
	const kmPerDegree = 111.2
	height := math.Sqrt(km2/float64(want)) / kmPerDegree
	var best cutting
	for range 6 {
		c := cutBy(newGrid(height), r.Areas)
		if best.pieces == nil || off(c.count(), want) < off(best.count(), want) {
			best = c
		}
		if off(best.count(), want) < 0.02 {
			break
		}
		height *= math.Sqrt(float64(c.count()) / float64(want))
	}
	return best, nil
}

// off is by which share a number misses what was wanted.
func off(n, want int) float64 { return math.Abs(float64(n)/float64(want) - 1) }

func cutBy(g grid, areas []*geodata.Area) cutting {
	c := cutting{g, areas, map[geodata.AreaID][]orb.MultiPolygon{}}
	for _, a := range areas {
		if ground, ok := a.Geometry.(orb.MultiPolygon); ok && a.Form == geodata.Ground {
			c.pieces[a.ID] = g.cut(g.nodePolygons(ground))
		}
	}
	return c
}

// count is how many areas the cutting adds.
func (c cutting) count() (n int) {
	for id := range c.pieces {
		if c.isCut(id) {
			n += len(c.pieces[id])
		}
	}
	return n
}

// isCut reports whether an area fell into several pieces. One that lies in a
// single cell stays what it is.
func (c cutting) isCut(id geodata.AreaID) bool { return len(c.pieces[id]) > 1 }

// idsOf are the pieces of an area, or the area itself.
func (c cutting) idsOf(id geodata.AreaID) []geodata.AreaID {
	if !c.isCut(id) {
		return []geodata.AreaID{id}
	}
	out := make([]geodata.AreaID, len(c.pieces[id]))
	for i := range out {
		out[i] = synthetic(i+1, id)
	}
	return out
}

// areas are all areas, each followed by its pieces.
func (c cutting) areas() (out []*geodata.Area) {
	for _, from := range c.from {
		a := *from
		out = append(out, &a)
		if ground, ok := a.Geometry.(orb.MultiPolygon); ok && !c.isCut(a.ID) {
			a.Geometry = c.grid.nodePolygons(ground)
		}
		if !c.isCut(a.ID) {
			continue
		}
		a.Geometry, a.Parts = nil, c.idsOf(a.ID)
		for i, id := range a.Parts {
			out = append(out, piece(from, i+1, id, c.pieces[a.ID][i]))
		}
	}
	return out
}

func piece(from *geodata.Area, n int, id geodata.AreaID, ground orb.MultiPolygon) *geodata.Area {
	a := *from
	a.ID = id
	a.Name = geodata.Name{
		En: fmt.Sprintf("Synthetic piece %d of %s", n, from.Name.En),
		Uk: fmt.Sprintf("Штучна частина %d: %s", n, from.Name.Uk),
	}
	a.Summary = scrambled(from.Summary, string(id))
	a.KM2 = math.Round(geodesy.AreaKM2(ground)*10) / 10
	a.Derivation = "Synthetic: cut along a grid, to measure how the project grows."
	a.Geometry = ground
	return &a
}

// pieceAt is the piece of an area in which a place lies, or the nearest one
// where the drawn edge leaves it out.
func (c cutting) pieceAt(id geodata.AreaID, at orb.Point) geodata.AreaID {
	best, nearest := id, math.Inf(1)
	if !c.isCut(id) {
		return best
	}
	for i, ground := range c.pieces[id] {
		d := planar.DistanceFrom(ground, at)
		if planar.MultiPolygonContains(ground, at) {
			d = 0
		}
		if d < nearest {
			best, nearest = synthetic(i+1, id), d
		}
	}
	return best
}
