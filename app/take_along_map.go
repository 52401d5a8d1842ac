//go:build !wasm

package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// ofDraft is the class of what belongs to one draft and is shown only while
// that draft is chosen.
func ofDraft(id geodata.DraftID) string { return "along-of of-" + string(id) }

// takeAlongMap is the map under the draft that the reader chooses.
func (s *Site) takeAlongMap() markup.Node {
	f := s.Sheet.Home
	level := &s.Sheet.Levels[s.Sheet.LevelFor(f.W)]
	m := &mapView{Site: s, Scene: s.sceneOf(s.homeRoute())}
	var panes []*pane
	var legends []markup.Node
	for _, d := range s.Atlas.Drafts {
		panes = append(panes, s.takeAlongPane(d, level, f))
		legends = append(legends, s.takeAlongLegend(s.sceneOf(draftRoute(d))))
	}
	return el("section").ID("map").Aria("label", "Map").Class("along-map").Body(
		s.takeAlongChoice(),
		el("div").Class("map-frame").Body(el("div").Class("window").Body(
			m.takeAlongGround(panes),
			m.takeAlongNames(panes),
			m.renderScaleBar(f),
		)),
		el("div").Class("legend-defs").Aria("hidden", "true").Body(swatchPatterns(allSigns())),
		el("div").Class("under-map").Body(append(legends,
			legendList("legend", "Legend: under every draft", s.commonLegend()),
			s.renderCredit(),
		)...),
	)
}

// takeAlongPane is what a draft adds to the map. Its scene is that of a
// comparison, so that it refers to shapes and does not carry them.
func (s *Site) takeAlongPane(d *geodata.Draft, l *sheet.Level, f sheet.Frame) *pane {
	other := s.Atlas.Drafts[0]
	if other == d {
		other = s.Atlas.Drafts[len(s.Atlas.Drafts)-1]
	}
	sc := &scene{path: draftPath(d.ID), draft: d, other: other, lit: map[geodata.AreaID]bool{}, frame: f}
	return &pane{
		view:  view{drafts: []*geodata.Draft{d}, shown: s.shownAreas(d)},
		m:     &mapView{Site: s, Scene: sc},
		level: l,
		frame: f,
	}
}

func allSigns() (signs []sign) {
	for _, k := range geodata.TreatmentKinds {
		signs = append(signs, sign(k))
	}
	return signs
}

// takeAlongChoice are the radios; the style sheet of the file acts on their ids.
func (s *Site) takeAlongChoice() markup.Node {
	var items []markup.Node
	for _, d := range s.Atlas.Drafts {
		radio := markup.Void("input").Attr("type", "radio").Attr("name", "draft").ID("show-" + string(d.ID))
		if d == s.Atlas.Newest() {
			radio = radio.Attr("checked", true)
		}
		items = append(items, el("li").Body(el("label").Body(radio, markup.Text(" "+d.Name))))
	}
	return el("fieldset").Class("views").Body(el("legend").Text("On the map"), el("ul").Body(items...))
}

// takeAlongGround draws the base once and every draft over it. Shapes are
// defined once and used by each draft that treats them.
func (m *mapView) takeAlongGround(panes []*pane) markup.Node {
	base := panes[0]
	var proposals []markup.Node
	for _, p := range panes {
		proposals = append(proposals, svgGroup(ofDraft(p.drafts[0].ID), p.renderAreas()))
	}
	every := func(*geodata.Line) bool { return true }
	return svgElem("svg").Class("map-ground").Attr("viewBox", frameAttr(base.frame)).Aria("hidden", "true").Attr("focusable", "false").Body(
		svgElem("rect").Class("sea").Attr("x", "-60000").Attr("y", "-60000").Attr("width", "180000").Attr("height", "180000"),
		svgElem("g").Attr("transform", "scale("+attrInt(base.level.Unit)+")").Body(
			takeAlongPatterns(base.frame, base.level.Unit),
			svgElem("defs").Body(m.shapes(base.level, every)...),
			base.renderLand(),
			base.renderWaters(),
			base.renderControl(),
			svgGroup("proposals-of-drafts", proposals...),
			base.renderBorders(),
			svgGroup("lines", takeAlongLines(panes)...),
		),
	)
}

// takeAlongPatterns are the tiles of all treatments.
func takeAlongPatterns(f sheet.Frame, unit int) markup.Node {
	var defs []markup.Node
	for _, k := range allSigns() {
		if p, ok := patterns[k]; ok {
			defs = append(defs, svgElem("pattern").ID(patternID(k)).
				Attr("patternUnits", "userSpaceOnUse").
				Attr("width", attrInt(p.size)).Attr("height", attrInt(p.size)).
				Attr("patternTransform", "scale("+decimal(float64(f.W)/nominalPx/float64(unit), 3)+")").
				Body(svgPath("tile "+patternID(k), p.d)))
		}
	}
	return svgElem("defs").Body(defs...)
}

// takeAlongLines are the observed lines, which all drafts share, and the lines
// of each draft, the Dnipro included, which some drafts treat.
func takeAlongLines(panes []*pane) []markup.Node {
	var casings, lines []markup.Node
	for _, layer := range lineLayers {
		for _, p := range panes {
			var under, over []markup.Node
			for _, line := range p.m.Site.Atlas.Lines {
				own := line.Draft == p.drafts[0].ID || line.Kind == geodata.RiverCourse
				if line.Kind == layer.kind && (own || line.Draft == "" && p == panes[0]) {
					casing, drawn := p.renderLine(line, layer.class)
					under, over = append(under, casing...), append(over, drawn...)
				}
			}
			class := ofDraft(p.drafts[0].ID)
			if layer.kind == geodata.ContactLine {
				class = "contact-lines"
			}
			if len(over) > 0 {
				casings, lines = append(casings, svgGroup(class, under...)), append(lines, svgGroup(class, over...))
			}
		}
	}
	return append(casings, lines...)
}

// takeAlongNames are the names, which are the same under every draft, and the
// signs of the sites.
func (m *mapView) takeAlongNames(panes []*pane) markup.Node {
	var names, signs []markup.Node
	for _, n := range m.chosenNames(panes[0].frame) {
		names = append(names, renderName(panes[0].frame, n)...)
	}
	for _, p := range panes {
		var own []markup.Node
		for _, shown := range p.shown {
			if xy, ok := m.Site.Sheet.Sites[shown.area.ID]; ok {
				own = append(own, p.siteLink(shown, xy))
			}
		}
		signs = append(signs, svgGroup(ofDraft(p.drafts[0].ID), own...))
	}
	return svgElem("svg").Class("map-names").Aria("hidden", "true").Attr("focusable", "false").
		Body(svgGroup("layer-names", names...), svgGroup("signs", signs...))
}

// takeAlongLegend is the legend under a draft, and its areas as a list.
func (s *Site) takeAlongLegend(sc *scene) markup.Node {
	var groups []markup.Node
	for _, row := range sc.legend() {
		var items []markup.Node
		for _, a := range row.areas {
			items = append(items, el("li").Body(textLink(areaPath(a.area.ID), a.area.Name.En), markup.Text(" "), el("span").Class("area-note").Text(s.areaNote(sc, a))))
		}
		groups = append(groups, el("li").Class("area-group").Body(
			el("h3").Text(s.viewsOf(sc)[0].signLabel(sc, row.sign)),
			el("ul").Body(items...),
		))
	}
	return el("div").Class(ofDraft(sc.draft.ID)).Body(
		el("h2").Body(textLink(draftPath(sc.draft.ID), sc.draft.Title), markup.Text(", "+longDate(sc.draft.Date))),
		el("ul").Class("legend").Aria("label", "Legend of "+sc.draft.Name).Body(s.viewLegend(sc, s.viewsOf(sc)[0])...),
		el("details").Body(
			el("summary").Text(sc.listHeading()),
			el("ul").Class("area-groups").Body(groups...),
		),
	)
}
