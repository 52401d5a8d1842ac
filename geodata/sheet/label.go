package sheet

import (
	"slices"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

func (b *baker) project(lonlat orb.Point) orb.Point { return settle(b.graph.projection, lonlat) }

// labels returns the names of the base: countries, waters, courses of rivers
// that are not among the waters, units.
func (b *baker) labels() []Label {
	var out []Label
	for _, n := range b.atlas.Base.Neighbours {
		edges := b.strokes(n.Geometry)
		at, room := pole(edges, b.sheet.Home, labelPrecision)
		if room <= 0 {
			at, room = pole(edges, Whole, labelPrecision)
		}
		if room > 0 {
			out = append(out, Label{Kind: "country", Name: n.Name, XY: rounded(at), ID: n.ID})
		}
	}
	for _, w := range b.atlas.Base.Waters {
		if at, ok := b.waterAnchor(w.Geometry); ok {
			out = append(out, Label{Kind: waterLabel(w.Kind), Name: w.Name, XY: at, ID: w.ID})
		}
	}
	for _, l := range b.atlas.Lines {
		if l.Kind != geodata.RiverCourse || slices.ContainsFunc(out, func(o Label) bool { return o.ID == string(l.ID) }) {
			continue
		}
		if at, ok := b.lineAnchor(l.Geometry); ok {
			out = append(out, Label{Kind: "river", Name: b.riverName(l), XY: at, ID: string(l.ID)})
		}
	}
	for _, u := range b.atlas.Base.Units {
		if at, room := pole(b.strokes(u.Geometry), Whole, labelPrecision); room > 0 {
			out = append(out, Label{Kind: "unit", Name: u.Name, XY: rounded(at), ID: string(u.ID)})
		}
	}
	return out
}

// riverName returns the name of the area that the river is a course of: a
// line's own name says from where to where it runs.
func (b *baker) riverName(l *geodata.Line) geodata.Name {
	if area := b.atlas.Area(l.Area); area != nil {
		return area.Name
	}
	return l.Name
}

// labelPrecision is how exactly labels are centred, in sheet units.
const labelPrecision = 20

func waterLabel(kind string) string {
	if kind == "former-reservoir" {
		return "reservoir"
	}
	return kind
}

func (b *baker) waterAnchor(geometry orb.Geometry) (XY, bool) {
	switch geometry := geometry.(type) {
	case orb.Point:
		return rounded(b.project(geometry)), true
	case orb.LineString:
		return b.lineAnchor(orb.MultiLineString{geometry})
	case orb.MultiLineString:
		return b.lineAnchor(geometry)
	case orb.Polygon:
		return b.waterAnchor(orb.MultiPolygon{geometry})
	case orb.MultiPolygon:
		at, room := pole(b.strokes(geometry), Whole, labelPrecision/4)
		return rounded(at), room > 0
	}
	return XY{}, false
}

// lineAnchor returns the middle of the longest run of the lines, in the home
// frame if any of it lies there.
func (b *baker) lineAnchor(mls orb.MultiLineString) (XY, bool) {
	for _, window := range []Frame{b.sheet.Home, Whole} {
		var longest []XY
		for _, ls := range mls {
			var run []XY
			for _, lonlat := range ls {
				if xy := rounded(b.project(lonlat)); window.Contains(xy) {
					run = append(run, xy)
				} else {
					run = nil
				}
				if length(run) > length(longest) {
					longest = run
				}
			}
		}
		if longest != nil {
			return rounded(along(longest, length(longest)/2)), true
		}
	}
	return XY{}, false
}

// strokes projects the edges of polygons.
func (b *baker) strokes(mp orb.MultiPolygon) []stroke {
	var out []stroke
	for _, polygon := range mp {
		for _, ring := range polygon {
			for k := 1; k < len(ring); k++ {
				out = append(out, stroke{b.project(ring[k-1]), b.project(ring[k])})
			}
		}
	}
	return out
}
