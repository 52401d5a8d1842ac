package sheet

import (
	"math"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// frameAreas fills in frames, anchors and sites of the areas.
func (b *baker) frameAreas() {
	s := b.sheet
	for _, area := range b.atlas.Areas {
		switch area.Form {
		case geodata.Ground:
			b.frameGround(area)
		case geodata.Course:
			b.frameCourse(area.ID)
		case geodata.Site:
			if lonlat, ok := area.Geometry.(orb.Point); ok {
				xy := rounded(b.project(lonlat))
				s.Sites[area.ID], s.Anchors[area.ID] = xy, xy
				s.Frames[area.ID] = Frame{xy[0], xy[1], 0, 0}
			}
		case geodata.Sea:
			for _, w := range b.atlas.Base.Waters {
				if lonlat, ok := w.Geometry.(orb.Point); ok && w.ID == string(area.ID) {
					s.Anchors[area.ID] = rounded(b.project(lonlat))
				}
			}
		}
	}
}

// frameGround frames an area of polygons, the union of the parts of a whole,
// or, for ground with neither polygons nor parts, all of Ukraine.
func (b *baker) frameGround(area *geodata.Area) {
	country := area.Geometry == nil && len(area.Parts) == 0
	var parts []*outline
	if country {
		parts = b.graph.country()
	}
	for _, part := range b.atlas.PartsOf(area.ID) {
		if o := b.graph.areas[part]; o != nil {
			parts = append(parts, o)
		}
	}
	edges := b.graph.outerStrokes(parts)
	if len(edges) == 0 {
		return
	}
	b.sheet.Frames[area.ID] = frameOf(boundOf(edges))
	if country {
		b.sheet.Frames[area.ID] = b.sheet.Home
	}
	f := b.sheet.Frames[area.ID]
	at, _ := pole(edges, Whole, min(labelPrecision, float64(min(f.W, f.H))/20))
	b.sheet.Anchors[area.ID] = rounded(at)
}

func (b *baker) frameCourse(id geodata.AreaID) {
	var all orb.MultiLineString
	var edges []stroke
	for _, l := range b.atlas.Lines {
		if l.Area != id {
			continue
		}
		all = append(all, l.Geometry...)
		for _, ls := range l.Geometry {
			for k := 1; k < len(ls); k++ {
				edges = append(edges, stroke{b.project(ls[k-1]), b.project(ls[k])})
			}
		}
	}
	if at, ok := b.lineAnchor(all); ok {
		b.sheet.Anchors[id] = at
		b.sheet.Frames[id] = frameOf(boundOf(edges))
	}
}

func boundOf(edges []stroke) orb.Bound {
	b := orb.Bound{Min: edges[0][0], Max: edges[0][0]}
	for _, e := range edges {
		b = b.Extend(e[0]).Extend(e[1])
	}
	return b
}

// home returns the frame that shows all of Ukraine with a margin of 4 % and the
// aspect 7:5 exactly.
func home(b orb.Bound) Frame {
	const margin = 0.04
	w, h := (b.Max[0]-b.Min[0])*(1+2*margin), (b.Max[1]-b.Min[1])*(1+2*margin)
	k := max(1, int(math.Ceil(max(w/7, h/5))))
	c := rounded(b.Center())
	return Frame{c[0] - 7*k/2, c[1] - 5*k/2, 7 * k, 5 * k}
}

// country are the outlines that make up Ukraine.
func (g *graph) country() (out []*outline) {
	for _, o := range g.outlines {
		if o.unit != "" {
			out = append(out, o)
		}
	}
	return out
}

// outerStrokes returns the edges that an odd number of the outlines use: the
// outer edge of their union.
func (g *graph) outerStrokes(outlines []*outline) []stroke {
	odd := map[edge]bool{}
	for _, o := range outlines {
		for _, c := range o.chains {
			for k := 1; k < len(c); k++ {
				if e := edgeOf(c[k-1], c[k]); odd[e] {
					delete(odd, e)
				} else {
					odd[e] = true
				}
			}
		}
	}
	var out []stroke
	for _, e := range sorted(odd) {
		out = append(out, stroke{g.xy[e[0]], g.xy[e[1]]})
	}
	return out
}
