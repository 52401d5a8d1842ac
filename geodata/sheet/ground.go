package sheet

import (
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// outline is a shape that is cut into shared arcs: ground with rings, or a line
// that runs along the borders of ground.
type outline struct {
	kind   outlineKind
	id     string
	unit   geodata.UnitID // of ground in Ukraine
	chains []chain        // rings, or the pieces of a line
	refs   [][]arcRef     // chains as arcs, in the same order
}

type outlineKind int

const (
	areaGround outlineKind = iota
	unitGround
	neighbourGround
	borderLine
)

// collect adds everything to the graph that takes part in the sharing of arcs:
// drawn areas, units without pieces, neighbours, and the lines that follow
// borders. A unit with pieces is left out: its pieces make it up.
func collect(g *graph, a *geodata.Atlas) error {
	unitOf := map[geodata.AreaID]geodata.UnitID{}
	for _, u := range a.Base.Units {
		for _, piece := range u.Pieces {
			unitOf[piece] = u.ID
		}
	}
	for _, area := range a.Areas {
		if area.Form != geodata.Ground || area.Geometry == nil {
			continue
		}
		mp, err := polygons(area.Geometry)
		if err != nil {
			return fmt.Errorf("area %s: %w", area.ID, err)
		}
		g.addGround(areaGround, string(area.ID), unitOf[area.ID], mp)
	}
	for _, u := range a.Base.Units {
		for _, piece := range u.Pieces {
			if area := a.Area(piece); area == nil || area.Geometry == nil {
				return fmt.Errorf("unit %s has the piece %s, which has no polygons", u.ID, piece)
			}
		}
		if len(u.Pieces) == 0 {
			g.addGround(unitGround, string(u.ID), u.ID, u.Geometry)
		}
	}
	for _, n := range a.Base.Neighbours {
		g.addGround(neighbourGround, n.ID, "", n.Geometry)
	}
	for _, l := range a.Lines {
		if l.Kind != geodata.RiverCourse {
			g.addLine(string(l.ID), l.Geometry)
		}
	}
	return nil
}

func polygons(geometry orb.Geometry) (orb.MultiPolygon, error) {
	switch geometry := geometry.(type) {
	case orb.MultiPolygon:
		return geometry, nil
	case orb.Polygon:
		return orb.MultiPolygon{geometry}, nil
	}
	return nil, fmt.Errorf("geometry is a %s, not polygons", geometry.GeoJSONType())
}

func (g *graph) addGround(kind outlineKind, id string, unit geodata.UnitID, mp orb.MultiPolygon) {
	o := &outline{kind: kind, id: id, unit: unit}
	for _, polygon := range mp {
		for _, ring := range polygon {
			if c := g.chain(orb.LineString(ring)); len(c) >= 4 && c.closed() {
				o.chains = append(o.chains, c)
			}
		}
	}
	g.outlines = append(g.outlines, o)
	if kind == areaGround {
		g.areas[geodata.AreaID(id)] = o
	}
}

func (g *graph) addLine(id string, mls orb.MultiLineString) {
	o := &outline{kind: borderLine, id: id}
	for _, line := range mls {
		if c := g.chain(line); len(c) >= 2 {
			o.chains = append(o.chains, c)
		}
	}
	g.outlines = append(g.outlines, o)
}
