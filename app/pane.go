package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// pane is a view as it stands on the page: its title in a comparison, the
// ground, what keeps its size, and the scale. All panes of a map show the same
// window; web/map.js moves them together.
type pane struct {
	view
	m     *mapView
	level *sheet.Level
	frame sheet.Frame
	names *markup.Elem
	signs *markup.Cache // of the frame
}

func (p *pane) render() markup.Node {
	return el("div").Class(p.class("pane")).
		DataSet("no-rule", p.noRuleWords()).
		DataSet("no-clause", p.noClauseWords()).
		Body(
			el("div").Class("slot").Body(p.renderTitle()...),
			el("div").Class("window").Body(
				el("div").Class("map-moving").Body(
					p.renderGround(),
					p.renderNames(),
				),
				p.m.renderScaleBar(p.frame),
			),
		)
}

// renderTitle heads a pane of a comparison with the draft, its date and how
// well its wording is known.
func (p *pane) renderTitle() []markup.Node {
	switch {
	case p.id == "":
		return nil
	case len(p.drafts) > 1:
		return []markup.Node{el("p").Class("pane-title").Body(
			el("b").Text(p.label), markup.Text(" "),
			el("span").Text("area by area"),
		)}
	}
	d := p.drafts[0]
	return []markup.Node{el("p").Class("pane-title").Body(
		el("b").Text(d.Name), markup.Text(" "),
		el("span").Text(longDate(d.Date)+", "+standingWords[d.Standing].label),
	)}
}

// noRuleWords answers a click on an area that no draft of the view treats.
func (p *pane) noRuleWords() string {
	a, b := p.drafts[0], p.drafts[len(p.drafts)-1]
	switch {
	case a == b && a.Complete:
		return a.Name + " has no rule for it."
	case a == b:
		return "No rule for it was seen in " + a.Name + "."
	case a.Complete && b.Complete:
		return "Neither " + a.Name + " nor " + b.Name + " has a rule for it."
	}
	return "No rule for it was seen in " + a.Name + " or in " + b.Name + "."
}

// noClauseWords answers a click on ground that is no area of the atlas.
func (p *pane) noClauseWords() string {
	a, b := p.drafts[0], p.drafts[len(p.drafts)-1]
	seen := ""
	if !a.Complete || !b.Complete {
		seen = "seen "
	}
	if a == b {
		return "No clause " + seen + "of " + a.Name + " names it."
	}
	return "No clause " + seen + "of " + a.Name + " or of " + b.Name + " names it."
}

// renderGround draws everything that scales with the map. It is hidden from
// screen readers, because the list and the words beside it say the same;
// its links are for the pointer.
func (p *pane) renderGround() markup.Node {
	class := "map-ground"
	if len(p.m.Scene.lit) > 0 {
		class += " has-lit"
	}
	return svgElem("svg").Class(class).
		Attr("viewBox", frameAttr(p.frame)).
		Attr("preserveAspectRatio", "none").
		Aria("hidden", "true").
		Attr("focusable", "false").
		On("click", p.m.onClick).
		Body(
			svgGroup("slot", p.ownPatterns()...),
			svgElem("rect").Class("sea").Attr("x", "-60000").Attr("y", "-60000").Attr("width", "180000").Attr("height", "180000").DataSet("lies", "sea"),
			svgElem("g").Attr("transform", "scale("+attrInt(p.level.Unit)+")").Body(
				p.keptWhole("land", p.renderLand),
				p.kept("waters", p.renderWaters),
				p.keptWhole("control", p.renderControl),
				p.renderAreas(),
				p.kept("borders", p.renderBorders),
				p.renderOutlines(),
				p.renderLines(),
			),
		)
}

func (p *pane) ownPatterns() []markup.Node {
	if p.m.isShared() {
		return nil
	}
	return []markup.Node{p.m.renderPatterns(p.frame, p.level.Unit)}
}

// shape draws one of the sheet's paths. Where several panes draw the same it is
// a reference to the one copy that renderShared wrote; classes, data and links
// are the reference's own, so that each answers to the pointer like a path.
func (p *pane) shape(class, id string, d sheet.Path) *markup.Elem {
	if p.m.isShared() {
		return svgElem("use").Class(class).Attr("href", "#"+id)
	}
	return svgPath(class, string(d))
}

// kept is a part that is drawn alike by other scenes, once for each level and way of
// drawing shapes.
func (p *pane) kept(key string, draw func() *markup.Elem) *markup.Elem {
	return p.m.cache.Kept(keptPart{key, p.level, p.m.isShared()}, draw)
}

// keptWhole is kept where all areas are drawn one by one, so that every scene has the
// same.
func (p *pane) keptWhole(key string, draw func() *markup.Elem) *markup.Elem {
	if p.m.Scene.apart != nil {
		return draw()
	}
	return p.kept(key, draw)
}

type keptPart struct {
	key    string
	level  *sheet.Level
	shared bool
}

func (p *pane) renderLand() *markup.Elem {
	var land []markup.Node
	for _, n := range p.m.Site.Atlas.Base.Neighbours {
		if d, ok := p.level.Neighbours[n.ID]; ok {
			land = append(land, p.shape("abroad", shapeID("n", n.ID), d).DataSet("lies", n.Name.En))
		}
	}
	for _, u := range p.m.Site.Atlas.Base.Units {
		if d, ok := p.level.Units[u.ID]; ok {
			land = append(land, p.shape("land", shapeID("u", u.ID), d).DataSet("lies", u.Name.En))
		}
	}
	land = append(land, p.renderManyLand()...)
	for _, a := range p.m.Site.Atlas.Areas {
		if d, ok := p.level.Areas[a.ID]; ok && p.answersAlone(a.ID) {
			land = append(land, p.shape("land", shapeID("a", a.ID), d).DataSet("lies", a.Name.En).DataSet("lies-area", string(a.ID)))
		}
	}
	return svgGroup("layer-land", land...)
}

func (p *pane) renderWaters() *markup.Elem {
	var waters []markup.Node
	for _, w := range p.m.Site.Atlas.Base.Waters {
		if d, ok := p.level.Waters[w.ID]; ok {
			waters = append(waters, p.shape("water water-"+w.Kind, shapeID("w", w.ID), d))
		}
	}
	return svgGroup("layer-waters", waters...)
}

// renderControl tints what Russian forces held on the date of the line of
// contact: an assessment, drawn unlike any proposal.
func (p *pane) renderControl() *markup.Elem {
	held := p.renderManyHeld()
	for _, a := range p.m.Site.Atlas.Areas {
		if d, ok := p.level.Areas[a.ID]; ok && a.Holder == geodata.Russia && !p.m.Site.isCrowded() {
			held = append(held, p.shape("held", shapeID("a", a.ID), d))
		}
	}
	return svgGroup("layer layer-control", held...)
}

// renderAreas draws what the draft would do, one link for each area.
func (p *pane) renderAreas() markup.Node {
	areas := p.renderManyAreas()
	for _, s := range p.shown {
		if d, ok := p.level.Areas[s.area.ID]; ok && p.m.Scene.isApart(s.area.ID) {
			fill := "fill " + treatmentClass(s)
			areas = append(areas, p.areaLink(&p.m.cache, s, fill, func() markup.Node { return p.shape(fill, shapeID("a", s.area.ID), d) }))
		}
	}
	class := "layer layer-proposal"
	if p.reported() {
		class += " is-reported"
	}
	return svgGroup("proposals", svgGroup(class, areas...))
}

// areaLink leads from a pane to an area; a pane of one draft to the area under
// that draft. It is known by its class, its way, its words, and what look says of its
// body.
func (p *pane) areaLink(cache *markup.Cache, s shownArea, look string, body func() markup.Node) markup.Node {
	sc, class := p.m.Scene, "area"
	if sc.lit[s.area.ID] {
		class += " is-lit"
	}
	if s.sign == silentSign {
		class += " is-silent"
	}
	href := p.m.Site.areaHref(sc, s.area)
	if p.id != "" && len(p.drafts) == 1 {
		href = p.m.Site.areaUnder(s.area, p.drafts[0])
	}
	does := ""
	if p.id != "" {
		does = lowerFirst(p.signLabel(sc, s.sign))
	}
	return cache.Kept(keptPart{strings.Join([]string{class, href, does, look}, "|"), p.level, p.m.isShared()}, func() *markup.Elem {
		return svgElem("a").Class(class).
			Attr("href", href).
			Attr("tabindex", "-1").
			DataSet("area", string(s.area.ID)).
			DataSet("label", s.area.Name.En).
			DataSet("does", does).
			Body(body())
	})
}

func (p *pane) renderBorders() *markup.Elem {
	return svgGroup("layer-borders",
		p.shape("unit-border", "s-units", p.level.UnitBorders),
		p.shape("state-border-casing", "s-state", p.level.StateBorder),
		p.shape("state-border", "s-state", p.level.StateBorder),
	)
}

// lineLayers is the order in which lines are drawn, lowest first.
var lineLayers = []struct {
	kind  geodata.LineKind
	class string
}{
	{geodata.RiverCourse, "river-course"},
	{geodata.ControlLine, "control-line"},
	{geodata.ContactLine, "contact"},
	{geodata.FrozenFront, "frozen"},
}

// renderLines draws the casings of all lines first, so that where two lines
// run together neither is hidden.
func (p *pane) renderLines() markup.Node {
	var casings, lines []markup.Node
	for _, layer := range lineLayers {
		var under, over []markup.Node
		for _, line := range p.m.Site.Atlas.Lines {
			if line.Kind == layer.kind && p.draws(line) {
				casing, drawn := p.renderLine(line, layer.class)
				under, over = append(under, casing...), append(over, drawn...)
			}
		}
		casings = append(casings, svgGroup("layer layer-"+layer.class, under...))
		lines = append(lines, svgGroup("layer layer-"+layer.class, over...))
	}
	return svgGroup("lines", append(casings, lines...)...)
}

// renderLine draws a line, its casing, and its ticks if it has any.
func (p *pane) renderLine(line *geodata.Line, class string) (casing, drawn []markup.Node) {
	d := p.level.Lines[line.ID]
	if d == "" {
		return nil, nil
	}
	c, id := p.lineClasses(line, class), shapeID("l", line.ID)
	part := func(class, id string, draw func() *markup.Elem) markup.Node { return p.kept(id+"|"+class, draw) }
	casing = []markup.Node{part(c.casing, id, func() *markup.Elem { return p.shape(c.casing, id, d) })}
	drawn = []markup.Node{part(c.line, id, func() *markup.Elem { return p.shape(c.line, id, d).DataSet("label", line.Name.En) })}
	if t, ok := p.level.Ticks[line.ID]; ok {
		id := shapeID("t", line.ID)
		drawn = append(drawn, part(c.ticks, id, func() *markup.Elem { return p.shape(c.ticks, id, t) }))
	}
	return casing, drawn
}

// lineClasses are the classes of a line's parts.
type lineClasses struct{ casing, line, ticks string }

// lineClasses are those of a line of a kind, as the view draws it.
func (p *pane) lineClasses(line *geodata.Line, class string) lineClasses {
	under, ticks := casingClass(class), "ticks"
	if class == "river-course" && p.treats(line.Area) {
		class += " is-treated"
	}
	if p.m.Scene.lit[line.Area] {
		class += " is-lit"
	}
	if class == "control-line" && p.m.isSecond(line.Draft) {
		class += " control-second"
	}
	if p.m.isReported(line.Draft) {
		class, under, ticks = class+" is-reported", under+" is-reported", ticks+" is-reported"
	}
	return lineClasses{under, class + " line", ticks}
}

// casingClass is the class of the casing under a line: that of the line's kind,
// whatever else the line is.
func casingClass(class string) string {
	kind, _, _ := strings.Cut(class, " ")
	return kind + "-casing casing"
}

// treats reports whether the view's drafts do something to an area.
func (p *pane) treats(id geodata.AreaID) bool {
	for _, s := range p.shown {
		if s.area.ID == id && s.sign != silentSign {
			return true
		}
	}
	return false
}

// renderOutlines draws the edge of what is lit, broad enough to show on both
// sides of a line that runs along it. Together with the rest stepping back,
// selection never rests on colour alone.
func (p *pane) renderOutlines() markup.Node {
	var outlines []markup.Node
	for _, a := range p.m.Site.Atlas.Areas {
		if d, ok := p.level.Areas[a.ID]; ok && p.m.Scene.lit[a.ID] {
			outlines = append(outlines, svgPath("outline-casing", string(d)), svgPath("outline", string(d)))
		}
	}
	return svgGroup("outlines", outlines...)
}
