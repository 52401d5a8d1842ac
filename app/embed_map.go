//go:build !wasm

package app

import (
	"fmt"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// embedView is the one view of an embedded map; of a comparison it is the
// difference.
func (s *Site) embedView(sc *scene) view {
	v := s.viewsOf(sc)[0]
	v.id = ""
	return v
}

// embedMap is the map with its buttons. What it does is in web/embed.js: it
// takes no wheel and no finger before the reader has asked it to.
func (s *Site) embedMap(sc *scene) markup.Node {
	m := &mapView{Site: s, Scene: sc}
	p := s.Sheet.Projection
	// Readers can zoom in and never beyond the frame, so that what lies outside
	// need not be there.
	level := s.Sheet.Levels[sc.level].Within(sc.frame.Expand(0.05))
	pane := &pane{s.embedView(sc), m, level, sc.frame, renderNameLayer(sc.frame, m.chosenNames(sc.frame)), nil}
	return el("section").Class("map-frame").Aria("label", "Map").Body(
		el("div").Class("map").ID("map").
			Role("group").
			Aria("label", "Map").
			Aria("describedby", "map-summary").
			DataSet("frame", frameAttr(sc.frame)).
			DataSet("home", frameAttr(s.Sheet.Home)).
			DataSet("projection", fmt.Sprintf("%s %s %d", decimal(p.WestM, 0), decimal(p.NorthM, 0), sheet.UnitM)).
			Body(
				el("div").Class("slot").Body(m.renderShared(level)...),
				pane.render(),
			),
		el("p").Class("visually-hidden").ID("map-summary").Text(s.mapSummary(sc)),
		embedControls(),
		el("p").Class("keys").ID("keys").Role("status").DataSet("idle", embedIdle).
			DataSet("picked", "…: its clauses are below the map.").
			DataSet("active", "The map moves with the wheel, two fingers and the arrow keys. Escape, or a click beside it, lets go.").Text(embedIdle),
	)
}

const embedIdle = "Pick an area to read its clauses. Click open ground, or press Enter on the map, to move it."

// embedControls are shown only where scripts run.
func embedControls() markup.Node {
	return el("div").Class("map-controls").Body(
		el("div").Class("control-stack").Body(
			controlButton("in", "+", "Zoom in"),
			controlButton("out", "−", "Zoom out"),
			controlButton("reset", "⌂", "Back to the whole picture"),
			controlButton("move", "✥", "Move the map with wheel, fingers and arrow keys").Aria("pressed", "false"),
		),
	)
}

// embedLegend explains the signs of the one view.
func (s *Site) embedLegend(sc *scene) markup.Node {
	v := s.embedView(sc)
	return el("div").Class("legend-box").Body(
		el("div").Class("legend-defs").Aria("hidden", "true").Body(swatchPatterns(s.signsOf(sc))),
		legendList("legend", "Legend", append(s.viewLegend(sc, v), s.commonLegend()...)),
	)
}
