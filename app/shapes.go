package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// The paths that the panes of a comparison have in common are written once, in
// a drawing of no size ahead of them, and referred to by <use>. Without that
// the page would carry the same country three times. What a path looks like is
// said where it is used: all properties that matter are inherited, but for
// vector-effect, which the style sheet sets on every path.

// isShared reports whether the common paths are written apart: where several
// panes draw them, and where a page must be small, because an area is land, held
// ground and what a draft would do to it.
func (m *mapView) isShared() bool { return m.Scene.other != nil || m.Scene.embedded }

func (m *mapView) isSecond(id geodata.DraftID) bool {
	return m.Scene.other != nil && m.Scene.other.ID == id
}

// isReported reports whether only features of a draft of the scene are known.
func (m *mapView) isReported(id geodata.DraftID) bool {
	for _, d := range []*geodata.Draft{m.Scene.draft, m.Scene.other} {
		if d != nil && d.ID == id {
			return d.Standing == geodata.Reported
		}
	}
	return false
}

// shapeID is the id of a path: of a neighbour (n), a unit (u), an area (a), many areas
// (m), a water (w), a line (l) or its ticks (t).
func shapeID[T ~string](kind string, id T) string { return "s-" + kind + "-" + string(id) }

// renderShared writes the common paths and patterns; other maps carry theirs
// where they are drawn.
func (m *mapView) renderShared(l *sheet.Level) []markup.Node {
	if !m.isShared() {
		return nil
	}
	return []markup.Node{svgElem("svg").Class("defs").Attr("width", "0").Attr("height", "0").
		Aria("hidden", "true").Attr("focusable", "false").
		Body(
			m.renderPatterns(m.Scene.frame, l.Unit),
			svgElem("defs").Body(m.sharedShapes(l)...),
		)}
}

func (m *mapView) sharedShapes(l *sheet.Level) []markup.Node {
	every := m.Site.viewsOf(m.Scene)[0] // the first view is of all drafts of a scene
	return m.shapes(l, every.draws)
}

// shapes are the paths of the base, of the areas that are drawn one by one, and of
// the lines that are wanted.
func (m *mapView) shapes(l *sheet.Level, wanted func(*geodata.Line) bool) []markup.Node {
	shapes := []markup.Node{sharedShape("s-units", l.UnitBorders), sharedShape("s-state", l.StateBorder)}
	add := func(id string, d sheet.Path) {
		if d != "" {
			shapes = append(shapes, sharedShape(id, d))
		}
	}
	for _, n := range m.Site.Atlas.Base.Neighbours {
		add(shapeID("n", n.ID), l.Neighbours[n.ID])
	}
	for _, u := range m.Site.Atlas.Base.Units {
		add(shapeID("u", u.ID), l.Units[u.ID])
	}
	for _, w := range m.Site.Atlas.Base.Waters {
		add(shapeID("w", w.ID), l.Waters[w.ID])
	}
	for _, a := range m.Site.Atlas.Areas {
		if m.Scene.isApart(a.ID) {
			add(shapeID("a", a.ID), l.Areas[a.ID])
		}
	}
	for _, g := range append(m.Site.manyLand(), m.Site.manyHeld()...) {
		add(shapeID("m", g.id), m.merged(l, "m-"+g.id, g.areas))
	}
	for _, line := range m.Site.Atlas.Lines {
		if wanted(line) {
			add(shapeID("l", line.ID), l.Lines[line.ID])
			add(shapeID("t", line.ID), l.Ticks[line.ID])
		}
	}
	return shapes
}

func sharedShape(id string, d sheet.Path) markup.Node {
	return svgElem("path").ID(id).Attr("d", string(d))
}
