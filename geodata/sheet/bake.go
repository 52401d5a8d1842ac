package sheet

import (
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// baker holds the work of one [Bake].
type baker struct {
	atlas *geodata.Atlas
	graph *graph
	sheet *Sheet
}

// Bake draws the atlas: it cuts all ground into shared arcs, thins them for
// each level and writes the paths. It fails if a unit's piece has no polygons,
// if an outline runs over itself, or if there is no unit at all. The atlas must
// have its geometry; it is not changed. Equal atlases give equal sheets.
func Bake(a *geodata.Atlas) (*Sheet, error) {
	b := &baker{atlas: a, graph: newGraph(NewProjection(orb.Point{whole.Min[0], whole.Max[1]}))}
	if err := b.bake(); err != nil {
		return nil, fmt.Errorf("sheet: bake: %w", err)
	}
	return b.sheet, nil
}

func (b *baker) bake() error {
	g := b.graph
	if err := collect(g, b.atlas); err != nil {
		return err
	}
	g.link()
	g.markLand()
	if err := g.cut(); err != nil {
		return err
	}
	country := g.outerStrokes(g.country())
	if len(country) == 0 {
		return fmt.Errorf("no unit has polygons")
	}
	b.sheet = &Sheet{
		Projection: g.projection,
		Home:       home(boundOf(country)),
		Frames:     map[geodata.AreaID]Frame{},
		Anchors:    map[geodata.AreaID]XY{},
		Sites:      map[geodata.AreaID]XY{},
		Places:     []PlaceXY{},
	}
	b.frameAreas()
	for _, p := range b.atlas.Places {
		b.sheet.Places = append(b.sheet.Places, PlaceXY{p.ID, rounded(b.project(p.LonLat))})
	}
	b.sheet.Labels = b.labels()
	for _, gr := range grains(b.sheet.Home.W) {
		b.sheet.Levels = append(b.sheet.Levels, b.level(thin(g, gr)))
	}
	b.sheet.Touches = touchesOf(b.sheet, b.atlas)
	return nil
}

// level writes all paths of one level.
func (b *baker) level(t *thinned) Level {
	l := Level{
		Unit: t.unit, MaxWidth: t.maxWidth,
		Neighbours: map[string]Path{}, Units: map[geodata.UnitID]Path{},
		Areas: map[geodata.AreaID]Path{}, Waters: map[string]Path{},
		Lines: map[geodata.LineID]Path{}, Ticks: map[geodata.LineID]Path{},
	}
	for _, o := range b.graph.outlines {
		path := t.outline(o, &l.Vertices)
		switch {
		case path == "":
		case o.kind == areaGround:
			l.Areas[geodata.AreaID(o.id)] = path
		case o.kind == unitGround:
			l.Units[geodata.UnitID(o.id)] = path
		case o.kind == neighbourGround:
			l.Neighbours[o.id] = path
		case o.kind == borderLine:
			l.Lines[geodata.LineID(o.id)] = path
		}
	}
	l.StateBorder = t.mesh(b.graph.stateBorder, &l.Vertices)
	l.UnitBorders = t.mesh(b.graph.unitBorder, &l.Vertices)
	b.drawWaters(t, &l)
	b.drawTicks(t, &l)
	return l
}

// outline writes the rings of ground or the runs of a line.
func (t *thinned) outline(o *outline, vertices *int) Path {
	var w pathWriter
	for i, refs := range o.refs {
		if o.kind == borderLine {
			w.run(t.walk(refs))
		} else if !t.drops(o, i) {
			w.ring(t.ring(refs))
		}
	}
	*vertices += w.vertices
	return w.path()
}

// mesh writes arcs chosen by their users, joined end to end.
func (t *thinned) mesh(ok func(users []int32) bool, vertices *int) Path {
	var w pathWriter
	for _, refs := range t.g.join(t.g.arcsWhere(ok)) {
		w.run(t.walk(refs))
	}
	*vertices += w.vertices
	return w.path()
}

// drawWaters writes waters and rivers, each thinned on its own.
func (b *baker) drawWaters(t *thinned, l *Level) {
	for _, w := range b.atlas.Base.Waters {
		if path := b.water(t, w.Geometry, waterFactor, &l.Vertices); path != "" {
			l.Waters[w.ID] = path
		}
	}
	for _, line := range b.atlas.Lines {
		if line.Kind != geodata.RiverCourse {
			continue
		}
		if path := b.water(t, line.Geometry, 1, &l.Vertices); path != "" {
			l.Lines[line.ID] = path
		}
	}
}

// water writes lines or polygons thinned with a factor of the tolerance.
func (b *baker) water(t *thinned, geometry orb.Geometry, factor float64, vertices *int) Path {
	var w pathWriter
	thin := func(lonlat orb.LineString) []XY {
		ls := make(orb.LineString, len(lonlat))
		for k, p := range lonlat {
			ls[k] = b.project(p)
		}
		return thinLine(ls, t.tolerance*factor, t.unit)
	}
	switch geometry := geometry.(type) {
	case orb.LineString:
		w.run(thin(geometry))
	case orb.MultiLineString:
		for _, ls := range geometry {
			w.run(thin(ls))
		}
	case orb.Polygon:
		return b.water(t, orb.MultiPolygon{geometry}, factor, vertices)
	case orb.MultiPolygon:
		for _, polygon := range geometry {
			t.waterPolygon(polygon, thin, &w)
		}
	}
	*vertices += w.vertices
	return w.path()
}

// waterPolygon writes the rings that are not too small for the level.
func (t *thinned) waterPolygon(polygon orb.Polygon, thin func(orb.LineString) []XY, w *pathWriter) {
	for i, ring := range polygon {
		points := thin(orb.LineString(ring))
		if n := len(points); n > 1 && points[0] == points[n-1] {
			points = points[:n-1]
		}
		size := float64(max(shoelace(points), -shoelace(points))*t.unit*t.unit) / 2
		if len(points) >= 3 && size >= t.islandMin {
			w.ring(points)
		} else if i == 0 {
			return
		}
	}
}

// drawTicks writes the ticks of frozen fronts.
func (b *baker) drawTicks(t *thinned, l *Level) {
	px := float64(t.maxWidth) / homePx / float64(t.unit)
	for _, line := range b.atlas.Lines {
		side := russiaSide(line.Sides)
		if line.Kind != geodata.FrozenFront || side == 0 {
			continue
		}
		var w pathWriter
		for _, run := range t.runs(string(line.ID)) {
			for _, tick := range ticks(run, side, tickSpacePx*px, tickLengthPx*px) {
				w.run(tick)
			}
		}
		l.Vertices += w.vertices
		if w.path() != "" {
			l.Ticks[line.ID] = w.path()
		}
	}
}

// runs returns the thinned runs of a line that follows borders.
func (t *thinned) runs(id string) [][]XY {
	var out [][]XY
	for _, o := range t.g.outlines {
		if o.kind != borderLine || o.id != id {
			continue
		}
		for _, refs := range o.refs {
			out = append(out, t.walk(refs))
		}
	}
	return out
}
