package app

import (
	"cmp"
	"sort"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// Names are chosen greedily: the most important first, each on the right or
// left of its dot, dropped where it would touch another. Widths are estimated
// from the number of letters; browsers differ by less than the margin kept.

// Map widths in pixels for which names are chosen ahead: a phone, a map beside
// its panel, and one of two maps side by side.
const (
	narrowPx = 360
	widePx   = 820
	halfPx   = 520
)

// leastPx are the widths from which each choice is shown, as web/styles.css has them; the
// narrow one is on all below, of which maps down to 300 px are looked after.
var leastPx = map[float64]float64{narrowPx: 300, widePx: 680, halfPx: 520}

// namesFor chooses the names of a frame on a map px wide. No edge cuts one on the
// narrowest map that shows the same names.
func (s *Site) namesFor(sc *scene, f sheet.Frame, px float64) []mapName {
	return s.placeNames(&namePlacer{frame: f, px: px, least: cmp.Or(leastPx[px], px), taken: controlsBoxes(px, sc.other != nil)}, sc)
}

// placeNames places the names of a scene round what the placer keeps clear.
func (s *Site) placeNames(p *namePlacer, sc *scene) []mapName {
	s.namePlace(p, sc)
	for _, a := range sc.shown {
		if xy, ok := s.Sheet.Sites[a.area.ID]; ok {
			x, y := p.at(xy, p.px)
			p.taken = append(p.taken, box{x - 9, y - 9, x + 9, y + 9})
		}
	}
	for _, c := range s.nameCandidates(sc, p.frame) {
		p.place(c)
	}
	return p.names
}

// nameCandidates lists the names of a frame, most important first: the great
// cities, the oblasts that the draft touches, sites, countries and seas, then
// towns by rank.
func (s *Site) nameCandidates(sc *scene, f sheet.Frame) []nameCandidate {
	overview := f.W > s.Sheet.Home.W*2/3
	towns := s.placeCandidates(sc, f)
	great := 7
	if great > len(towns) {
		great = len(towns)
	}
	out := append([]nameCandidate{}, towns[:great]...)
	touched := s.touchedUnits(sc)
	for _, l := range s.Sheet.Labels {
		if l.Kind == "unit" && touched[geodata.UnitID(l.ID)] {
			out = append(out, labelCandidate(l))
		}
	}
	out = append(out, s.siteCandidates(sc, overview)...)
	for _, l := range s.Sheet.Labels {
		if l.Kind != "unit" && (!overview || overviewLabels[l.Kind] || l.ID == "dnipro") {
			out = append(out, labelCandidate(l))
		}
	}
	out = append(out, towns[great:]...)
	for _, l := range s.Sheet.Labels {
		if l.Kind == "unit" && !touched[geodata.UnitID(l.ID)] && !overview {
			out = append(out, labelCandidate(l))
		}
	}
	return out
}

// overviewLabels are the kinds of base names on a map of the whole country,
// where small waters would only be noise.
var overviewLabels = map[string]bool{"country": true, "sea": true}

// touchedUnits are the oblasts in which the draft treats an area.
func (s *Site) touchedUnits(sc *scene) map[geodata.UnitID]bool {
	touched := map[geodata.UnitID]bool{}
	for _, a := range sc.shown {
		if a.area.Form == geodata.Ground && a.area.KM2 > 2000 {
			touched[a.area.Unit] = true
		}
	}
	return touched
}

func labelCandidate(l sheet.Label) nameCandidate {
	text := strings.TrimPrefix(strings.TrimSuffix(l.Name.En, " oblast"), "Autonomous Republic of ")
	c := nameCandidate{mapName: mapName{id: l.Kind + "-" + l.ID, text: text, class: "name name-" + l.Kind, xy: l.XY}, size: 11}
	switch l.Kind {
	case "country": // does not move: it would come to lie on the ground of another
		c.space, c.caps = 1.2, true
	case "unit":
		c.space, c.caps, c.moves = 1.2, true, true
	case "sea":
		c.size, c.space = 12, 0.8
	case "river", "reservoir", "lagoon":
		c.size = 12
	}
	return c
}

func (s *Site) siteCandidates(sc *scene, overview bool) []nameCandidate {
	var out []nameCandidate
	for _, a := range s.Atlas.Areas {
		xy, ok := s.Sheet.Sites[a.ID]
		if !ok || (overview && !sc.lit[a.ID]) {
			continue
		}
		out = append(out, nameCandidate{mapName: mapName{
			id: "site-" + string(a.ID), text: a.Name.En, class: "name name-site", xy: xy, dy: 17,
		}, size: 11})
	}
	return out
}

// leastPopulation keeps villages off a map that shows the country. It falls
// with the square of the frame's width, as room grows.
func (s *Site) leastPopulation(f sheet.Frame) int {
	share := float64(f.W) / float64(s.Sheet.Home.W)
	return int(70_000 * share * share)
}

// placeCandidates lists the towns in the frame, those of the lit areas first,
// then by population.
func (s *Site) placeCandidates(sc *scene, f sheet.Frame) []nameCandidate {
	type ranked struct {
		place *geodata.Place
		xy    sheet.XY
		rank  float64
	}
	byID := map[geodata.PlaceID]*geodata.Place{}
	for _, p := range s.Atlas.Places {
		byID[p.ID] = p
	}
	least := s.leastPopulation(f)
	var found []ranked
	for _, p := range s.Sheet.Places {
		place := byID[p.ID]
		if place == nil || !f.Contains(p.XY) {
			continue
		}
		lit := place.Area != "" && sc.lit[place.Area]
		if !lit && place.Population < least {
			continue
		}
		rank := float64(place.Population)
		if lit {
			rank = rank*4 + 20_000
		}
		found = append(found, ranked{place, p.XY, rank})
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].rank > found[j].rank })
	var out []nameCandidate
	for _, r := range found {
		c := nameCandidate{mapName: mapName{id: "place-" + string(r.place.ID), text: r.place.Name.En, class: "name name-town", xy: r.xy, dot: true}, size: 11}
		if r.place.Population > 400_000 {
			c.class, c.size = "name name-city", 12
		}
		out = append(out, c)
	}
	return out
}

// chosenNames are the names to draw: for a page as it comes, those of a narrow
// map and those of a wide one, of which the style sheet shows one set; after
// the reader has moved the map, those that fit exactly.
func (m *mapView) chosenNames(f sheet.Frame) []mapName {
	if m.rest != nil {
		return m.Site.namesFor(m.Scene, m.rest.frame, float64(m.rest.widthPx))
	}
	wide := float64(widePx)
	if m.Scene.other != nil && !m.Scene.embedded {
		wide = halfPx
	}
	return mergeNames(m.Site.namesFor(m.Scene, f, narrowPx), m.Site.namesFor(m.Scene, f, wide))
}

// mergeNames marks each name with the widths at which it is shown. A name that
// stands alike on both is drawn once.
func mergeNames(narrow, wide []mapName) []mapName {
	onNarrow := map[string]mapName{}
	for _, n := range narrow {
		onNarrow[n.id] = n
	}
	var out []mapName
	for _, n := range wide {
		if k, ok := onNarrow[n.id]; ok && k.anchor == n.anchor && k.xy == n.xy {
			delete(onNarrow, n.id)
		} else {
			n.class += " is-wide"
		}
		out = append(out, n)
	}
	for _, n := range narrow {
		if _, left := onNarrow[n.id]; left {
			n.class += " is-narrow"
			out = append(out, n)
		}
	}
	return out
}

// renderNames draws what keeps its size: names and the signs of sites. The
// element has no view box, so that its units are pixels at any width and
// positions are percentages of the frame. web/map.js moves them with the map
// by data-x and data-y.
func (p *pane) renderNames() markup.Node {
	var signs []markup.Node
	for _, s := range p.shown {
		if xy, ok := p.m.Site.Sheet.Sites[s.area.ID]; ok {
			signs = append(signs, p.siteLink(s, xy))
		}
	}
	return svgElem("svg").Class("map-names").Aria("hidden", "true").Attr("focusable", "false").
		On("click", p.m.onClick).
		Body(p.names, svgGroup("signs", signs...), svgGroup("place-mark", p.m.renderPlaceMark()...))
}

// renderNameLayer draws the names of a frame, as a drawing in the drawing: so it can
// be a piece, which is set at once wherever the map comes to rest.
func renderNameLayer(f sheet.Frame, chosen []mapName) *markup.Elem {
	var names []markup.Node
	for _, n := range chosen {
		names = append(names, renderName(f, n)...)
	}
	return svgElem("svg").Class("layer layer-names").Attr("overflow", "visible").Body(names...).Whole()
}

// siteMarks are drawn inside the ring of a site, one for each treatment, so
// that sites differ as areas do.
var siteMarks = map[sign]string{
	sign(geodata.SharedOperation):     "M0-7A7 7 0 0 1 0 7Z",
	sign(geodata.Demilitarisation):    "M-3.4-3.4L3.4 3.4M3.4-3.4L-3.4 3.4",
	sign(geodata.DemilitarisedBuffer): "M-3.4-3.4L3.4 3.4M3.4-3.4L-3.4 3.4",
	sign(geodata.OpenTalks):           "M-3.2 0h.01M0 0h.01M3.2 0h.01",
	sign(geodata.ReturnToUkraine):     "M-3.4 0h6.8M.6-2.8L3.4 0L.6 2.8",
}

// siteSign is a ring with the mark of its treatment, round 0,0.
func siteSign(k sign) []markup.Node {
	mark, ok := siteMarks[k]
	if !ok {
		mark = "M0 0h.01"
	}
	class := "site-mark"
	if k == sign(geodata.SharedOperation) {
		class = "site-half"
	}
	return []markup.Node{
		svgElem("circle").Class("site-ring t-"+string(k)).Attr("r", "7"),
		svgPath(class+" t-"+string(k), mark),
	}
}

func (p *pane) siteLink(s shownArea, xy sheet.XY) markup.Node {
	x, y := position(p.frame, xy)
	return p.areaLink(p.signs, s, x+" "+y+" "+string(s.sign), func() markup.Node {
		return svgElem("svg").Class("site-sign").Attr("x", x).Attr("y", y).Attr("overflow", "visible").
			DataSet("x", attrInt(xy[0])).DataSet("y", attrInt(xy[1])).
			Body(append(siteSign(s.sign), svgElem("circle").Class("site-touch").Attr("r", "14"))...)
	})
}

func renderName(f sheet.Frame, n mapName) []markup.Node {
	x, y := position(f, n.xy)
	text := svgText(n.class, x, y, n.text).
		Attr("dx", attrInt(n.dx)).Attr("dy", attrInt(n.dy)).
		Attr("text-anchor", n.anchor).
		DataSet("x", attrInt(n.xy[0])).DataSet("y", attrInt(n.xy[1]))
	if !n.dot {
		return []markup.Node{text}
	}
	_, widths, _ := strings.Cut(n.class, " is-")
	if widths != "" {
		widths = " is-" + widths
	}
	dot := svgElem("circle").Class("dot"+widths).Attr("cx", x).Attr("cy", y).Attr("r", "2.2").
		DataSet("x", attrInt(n.xy[0])).DataSet("y", attrInt(n.xy[1]))
	return []markup.Node{dot, text}
}

// position is a point of the sheet in per cent of a frame.
func position(f sheet.Frame, xy sheet.XY) (x, y string) {
	return percent(float64(xy[0]-f.X) / float64(f.W)), percent(float64(xy[1]-f.Y) / float64(f.H))
}
