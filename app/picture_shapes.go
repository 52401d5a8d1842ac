//go:build !wasm

package app

import (
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// The shapes of a still, in the order and with the classes of pane.go. A test
// compares them with those of the map for articles.

// ground collects the shapes of the map, lowest first.
func (d *stillDrawer) ground() {
	around := "map-ground"
	if len(d.m.Scene.lit) > 0 {
		around += " has-lit"
	}
	around += "/"
	d.land(around)
	d.still.BaseEnd = len(d.still.Shapes)
	d.areas(around)
	d.borders(around + "layer-borders/")
	d.outlines(around + "outlines/")
	d.lines(around + "lines/")
}

func (d *stillDrawer) add(chain, id string, path sheet.Path) {
	if path != "" {
		d.still.Shapes = append(d.still.Shapes, Shape{chain, id, path})
	}
}

// land has what is so: ground, waters, and what Russian forces held.
func (d *stillDrawer) land(around string) {
	for _, n := range d.m.Site.Atlas.Base.Neighbours {
		d.add(around+"layer-land/abroad", shapeID("n", n.ID), d.level.Neighbours[n.ID])
	}
	for _, u := range d.m.Site.Atlas.Base.Units {
		d.add(around+"layer-land/land", shapeID("u", u.ID), d.level.Units[u.ID])
	}
	for _, a := range d.m.Site.Atlas.Areas {
		d.add(around+"layer-land/land", shapeID("a", a.ID), d.level.Areas[a.ID])
	}
	for _, w := range d.m.Site.Atlas.Base.Waters {
		d.add(around+"layer-waters/water water-"+w.Kind, shapeID("w", w.ID), d.level.Waters[w.ID])
	}
	for _, a := range d.m.Site.Atlas.Areas {
		if a.Holder == geodata.Russia {
			d.add(around+"layer layer-control/held", shapeID("a", a.ID), d.level.Areas[a.ID])
		}
	}
}

// areas has what the draft would do.
func (d *stillDrawer) areas(around string) {
	around += "proposals/layer layer-proposal"
	if d.reported() {
		around += " is-reported"
	}
	for _, s := range d.shown {
		d.add(around+"/"+d.areaClass(s)+"/fill "+treatmentClass(s), shapeID("a", s.area.ID), d.level.Areas[s.area.ID])
	}
}

func (d *stillDrawer) borders(around string) {
	d.add(around+"unit-border", "s-units", d.level.UnitBorders)
	d.add(around+"state-border-casing", "s-state", d.level.StateBorder)
	d.add(around+"state-border", "s-state", d.level.StateBorder)
}

func (d *stillDrawer) outlines(around string) {
	for _, a := range d.m.Site.Atlas.Areas {
		if d.m.Scene.lit[a.ID] {
			d.add(around+"outline-casing", shapeID("a", a.ID), d.level.Areas[a.ID])
			d.add(around+"outline", shapeID("a", a.ID), d.level.Areas[a.ID])
		}
	}
}

// lines draws the casings of all lines first.
func (d *stillDrawer) lines(around string) {
	for _, casing := range []bool{true, false} {
		for _, layer := range lineLayers {
			for _, line := range d.m.Site.Atlas.Lines {
				if line.Kind == layer.kind && d.draws(line) && d.level.Lines[line.ID] != "" {
					d.line(around+"layer layer-"+layer.class+"/", line, d.lineClasses(line, layer.class), casing)
				}
			}
		}
	}
}

func (d *stillDrawer) line(around string, line *geodata.Line, c lineClasses, casing bool) {
	id := shapeID("l", line.ID)
	if casing {
		d.add(around+c.casing, id, d.level.Lines[line.ID])
		return
	}
	d.add(around+c.line, id, d.level.Lines[line.ID])
	d.add(around+c.ticks, shapeID("t", line.ID), d.level.Ticks[line.ID])
}
