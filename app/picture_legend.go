//go:build !wasm

package app

import (
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// The legend of a still, row by row that of the map for articles (furniture.go);
// a test compares the words.

func (d *stillDrawer) legend() {
	s, sc := d.m.Site, d.m.Scene
	for _, row := range d.view.legend() {
		d.explain(true, swatchParts(row), d.signLabel(sc, row.sign), s.legendCount(row))
	}
	for _, draft := range d.drafts {
		d.controlLegend(draft)
	}
	d.explain(false, []MarkPart{{Chain: "swatch/held", D: "M0 0h30v18h-30z"}}, "Held by Russia", "assessed, "+shortDate(s.contactDate()))
	d.explain(false, lineParts("contact"), "Line of contact", shortDate(s.contactDate())+", "+s.lineLength(geodata.ContactLine, ""))
	d.explain(false, lineParts("state-border"), "Recognised border", "of Ukraine")
}

func (d *stillDrawer) explain(draft bool, swatch []MarkPart, label, note string) {
	d.still.Legend = append(d.still.Legend, LegendEntry{label, note, swatch, draft})
}

func (d *stillDrawer) controlLegend(draft *geodata.Draft) {
	s, sc := d.m.Site, d.m.Scene
	class, label := "control-line", "Control line if carried out"
	if len(d.drafts) > 1 {
		label = "Control line, " + draft.Name
	}
	if draft == sc.other {
		class += " control-second"
	}
	if d.m.isReported(draft.ID) {
		class += " is-reported"
	}
	switch {
	case s.hasControlLine(draft):
		d.explain(true, lineParts(class), label, s.lineLength(geodata.ControlLine, draft.ID))
	case sc.other != nil && draft.Complete:
		d.explain(true, nil, label, "none follows from its text")
	case sc.other != nil:
		d.explain(true, nil, label, "none follows from what was seen of it")
	}
}

func lineParts(class string) []MarkPart {
	casing := casingClass(class)
	if strings.HasSuffix(class, " is-reported") {
		casing += " is-reported"
	}
	return []MarkPart{{Chain: "swatch/" + casing, D: "M2 9h26"}, {Chain: "swatch/" + class + " line", D: "M2 9h26"}}
}

// swatchParts is the sign of a treatment, as swatchOf has it.
func swatchParts(row legendRow) []MarkPart {
	if row.sign == sign(geodata.FreePassage) {
		return lineParts("river-course is-treated")
	}
	if row.onlySites() {
		d := stillDrawer{pane: &pane{m: &mapView{Scene: &scene{}}}}
		return d.siteParts(shownArea{area: row.areas[0].area, sign: row.sign})
	}
	class := "swatch-fill t-" + string(row.sign)
	if row.vague {
		class += " is-vague"
	}
	parts := []MarkPart{{Chain: "swatch/" + class, D: "M1 1h28v16h-28z"}}
	if row.sign == sign(geodata.FrozenLine) {
		parts = append(parts, MarkPart{Chain: "swatch/frozen line", D: "M1 4h28"}, MarkPart{Chain: "swatch/ticks", D: "M5 4v5M11 4v5M17 4v5M23 4v5"})
	}
	return parts
}
