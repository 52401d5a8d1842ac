package app

import (
	"math"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// The furniture of the map: scale bar, controls, legend, layer switches, and
// the line with date and sources.

// renderScaleBar draws the scale at the centre of the frame, where Mercator is
// right. Its length is a percentage of the map, so that it holds at any width.
func (m *mapView) renderScaleBar(f sheet.Frame) markup.Node {
	groundKM := float64(f.W) * m.Site.Sheet.Projection.GroundM(float64(f.Y)+float64(f.H)/2) / 1000
	km := scaleStep(groundKM * 0.2)
	share := km / groundKM
	return el("div").Class("map-scale").Aria("hidden", "true").Body(
		svgElem("svg").Attr("width", "100%").Attr("height", "7").Body(
			svgElem("line").Class("scale-bar").Attr("x1", "0.5").Attr("y1", "6").Attr("x2", percent(share)).Attr("y2", "6"),
			svgElem("line").Class("scale-end").Attr("x1", "0.5").Attr("y1", "1").Attr("x2", "0.5").Attr("y2", "6"),
			svgElem("line").Class("scale-end").Attr("x1", percent(share)).Attr("y1", "1").Attr("x2", percent(share)).Attr("y2", "6"),
		),
		el("span").Class("scale-words").Text(thousands(int(km))+" km"),
	)
}

// scaleStep is the largest of 1, 2, 5, 10, 20, 50 … that is not above km.
func scaleStep(km float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(km)))
	for _, f := range []float64{5, 2, 1} {
		if f*power <= km {
			return f * power
		}
	}
	return power
}

// mapControls are the buttons of the map; web/map.js acts on data-do. The style
// sheet shows them only where scripts run.
var mapControls = []struct{ do, sign, label string }{
	{"in", "+", "Zoom in"},
	{"out", "−", "Zoom out"},
	{"reset", "⌂", "Show all of Ukraine"},
	{"fit", "◎", "Fit to the selected area"},
}

var mapPans = []struct{ do, sign, label string }{
	{"north", "↑", "Move the view north"},
	{"west", "←", "Move the view west"},
	{"east", "→", "Move the view east"},
	{"south", "↓", "Move the view south"},
}

func renderControls() *markup.Elem {
	var buttons, pans []markup.Node
	for _, c := range mapControls {
		buttons = append(buttons, controlButton(c.do, c.sign, c.label))
	}
	for _, c := range mapPans {
		pans = append(pans, controlButton(c.do, c.sign, c.label))
	}
	return el("div").Class("map-controls").Body(
		el("div").Class("control-stack").Body(buttons...),
		el("details").Class("pan-pad").ID("pan-pad").Body(
			el("summary").Title("Buttons to move the map").Body(
				el("span").Aria("hidden", "true").Text("✥"),
				el("span").Class("visually-hidden").Text("Buttons to move the map"),
			),
			el("div").Class("pans").Body(pans...),
		),
	).Whole()
}

func controlButton(do, sign, label string) *markup.Elem {
	return el("button").Attr("type", "button").Class("control control-"+do).
		DataSet("do", do).Title(label).Aria("label", label).
		Body(el("span").Aria("hidden", "true").Text(sign))
}

// layerSwitches are the layers that the reader can hide. The boxes work by the
// style sheet alone; web/map.js keeps them in the URL.
var layerSwitches = []struct{ id, label string }{
	{"proposal", "What the draft would do"},
	{"control-line", "Control line under the draft"},
	{"frozen", "Frozen fronts"},
	{"contact", "Line of contact"},
	{"control", "Russian control, assessed"},
	{"river-course", "Dnipro"},
	{"names", "Names"},
}

func renderLayerSwitches() *markup.Elem {
	var boxes []markup.Node
	for _, l := range layerSwitches {
		boxes = append(boxes, el("li").Body(el("label").Body(
			markup.Void("input").Attr("type", "checkbox").ID("layer-"+l.id).DataSet("layer", l.id).Attr("checked", true),
			markup.Text(" "+l.label),
		)))
	}
	return el("details").Class("layers").ID("layers").Body(
		el("summary").Text("Layers"),
		el("ul").Body(boxes...),
	).Whole()
}

// renderLegend explains every sign on the map, with counts and areas. In a
// comparison each view has its own list, which stands under its pane, and what
// all views have in common follows.
func (s *Site) renderLegend(sc *scene) *markup.Elem {
	defs := el("div").Class("legend-defs").Aria("hidden", "true").Body(swatchPatterns(s.signsOf(sc)))
	if sc.other == nil {
		rows := s.viewLegend(sc, s.viewsOf(sc)[0])
		return el("div").Class("legend-box").Body(defs, legendList("legend", "Legend", append(rows, s.commonLegend()...))).Whole()
	}
	body := []markup.Node{defs}
	for _, v := range s.viewsOf(sc) {
		body = append(body, legendList(v.class("legend"), "Legend: "+v.label, s.viewLegend(sc, v)))
	}
	return el("div").Class("legend-box").Body(append(body, legendList("legend legend-common", "Legend: on every map", s.commonLegend()))...).Whole()
}

func legendList(class, label string, rows []markup.Node) markup.Node {
	return el("ul").Class(class).Aria("label", label).Body(rows...)
}

// viewLegend explains what only one view draws: its areas and control lines.
func (s *Site) viewLegend(sc *scene, v view) []markup.Node {
	var items []markup.Node
	for _, row := range v.legend() {
		items = append(items, legendItem(swatchOf(row), v.signLabel(sc, row.sign), s.legendCount(row)))
	}
	for _, d := range v.drafts {
		items = append(items, s.controlLegend(sc, v, d)...)
	}
	return items
}

// commonLegend explains what every map draws.
func (s *Site) commonLegend() []markup.Node {
	return []markup.Node{
		legendItem(swatch(svgElem("rect").Class("held").Attr("width", "30").Attr("height", "18")), "Held by Russia", "assessed, "+shortDate(s.contactDate())),
		legendItem(lineSwatch("contact"), "Line of contact", shortDate(s.contactDate())+", "+s.lineLength(geodata.ContactLine, "")),
		legendItem(lineSwatch("state-border"), "Recognised border", "of Ukraine"),
	}
}

// controlLegend explains the control line of a draft. A draft that gives none
// is not listed, but for a comparison, where its absence is a difference.
func (s *Site) controlLegend(sc *scene, v view, d *geodata.Draft) []markup.Node {
	class, label := "control-line", "Control line if carried out"
	if len(v.drafts) > 1 {
		label = "Control line, " + d.Name
	}
	if d == sc.other {
		class += " control-second"
	}
	switch {
	case s.hasControlLine(d):
		return []markup.Node{legendItem(lineSwatch(class), label, s.lineLength(geodata.ControlLine, d.ID))}
	case sc.other != nil && d.Complete:
		return []markup.Node{legendItem(swatch(), label, "none follows from its text")}
	case sc.other != nil:
		return []markup.Node{legendItem(swatch(), label, "none follows from what was seen of it")}
	}
	return nil
}

func (s *Site) hasControlLine(d *geodata.Draft) bool {
	for _, l := range s.Atlas.Lines {
		if l.Kind == geodata.ControlLine && l.Draft == d.ID {
			return true
		}
	}
	return false
}

func (s *Site) legendCount(row legendRow) string {
	words := countWords(len(row.areas), "area", "areas")
	if row.km2 > 0 {
		words += ", " + km2Words(row.km2)
	}
	if row.vague && row.km2 > 0 {
		words += ", no edge defined"
	}
	return words
}

// contactDate is the date of the line of contact that is drawn.
func (s *Site) contactDate() geodata.Date {
	for _, l := range s.Atlas.Lines {
		if l.Kind == geodata.ContactLine {
			return l.AsOf
		}
	}
	return s.Atlas.Edition
}

// lineLength sums the lines of a kind, of a draft if one is given.
func (s *Site) lineLength(k geodata.LineKind, draft geodata.DraftID) string {
	var km float64
	for _, l := range s.Atlas.Lines {
		if l.Kind == k && l.Draft == draft {
			km += l.KM
		}
	}
	return "about " + kmWords(math.Round(km/10)*10)
}

func legendItem(sign markup.Node, label, note string) *markup.Elem {
	return el("li").Body(
		sign,
		el("span").Class("legend-label").Text(label),
		markup.Text(" "),
		el("span").Class("legend-note").Text(note),
	)
}

func swatch(body ...markup.Node) markup.Node {
	return svgElem("svg").Class("swatch").Attr("viewBox", "0 0 30 18").Attr("width", "30").Attr("height", "18").
		Aria("hidden", "true").Attr("focusable", "false").Body(body...)
}

func lineSwatch(class string) markup.Node {
	return swatch(svgPath(casingClass(class), "M2 9h26"), svgPath(class+" line", "M2 9h26"))
}

// swatchOf is the sign of a treatment: a river's, a site's where only sites are
// treated so, or a tile of its fill.
func swatchOf(row legendRow) markup.Node {
	if row.sign == sign(geodata.FreePassage) {
		return lineSwatch("river-course is-treated")
	}
	if row.onlySites() {
		return swatch(svgElem("g").Attr("transform", "translate(15 9)").Body(siteSign(row.sign)...))
	}
	class := "swatch-fill t-" + string(row.sign)
	if row.vague {
		class += " is-vague"
	}
	body := []markup.Node{svgElem("rect").Class(class).Attr("x", "1").Attr("y", "1").Attr("width", "28").Attr("height", "16")}
	if row.sign == sign(geodata.FrozenLine) {
		body = append(body, svgPath("frozen line", "M1 4h28"), svgPath("ticks", "M5 4v5M11 4v5M17 4v5M23 4v5"))
	}
	return swatch(body...)
}

// swatchPatterns are the tiles of the legend, which does not scale.
func swatchPatterns(signs []sign) markup.Node {
	var defs []markup.Node
	for _, k := range signs {
		if p, ok := patterns[k]; ok {
			defs = append(defs, svgElem("pattern").ID("swatch-"+patternID(k)).
				Attr("patternUnits", "userSpaceOnUse").
				Attr("width", attrInt(p.size)).Attr("height", attrInt(p.size)).
				Body(svgPath("tile "+patternID(k), p.d)))
		}
	}
	return svgElem("svg").Class("defs").Attr("width", "0").Attr("height", "0").Attr("focusable", "false").
		Body(svgElem("defs").Body(defs...))
}

// renderCredit is the line below every map: as-of date, sources, what it is not.
func (s *Site) renderCredit() *markup.Elem {
	return el("p").Class("credit").Body(
		markup.Text(s.creditWords()+" "),
		textLink("/method", "How the lines were made"),
		markup.Text("."),
	).Whole()
}

func (s *Site) creditWords() string {
	return "Line of contact as of " + longDate(s.contactDate()) + ", generalised after DeepState and ISW, up to 1.6 km off. Base: Natural Earth; water © OpenStreetMap contributors; places: GeoNames. Recognised borders are the baseline; no sign on this map is a claim about title."
}
