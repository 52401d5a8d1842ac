package app

import (
	"fmt"
	"strings"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mapView draws a scene. Moving it is the task of web/map.js, which works
// before and without wasm: it changes a transform while the map moves and the
// view box at rest. What needs the atlas, the finer paths and the names that
// then fit, is drawn here when the script says that the map has come to rest.
type mapView struct {
	app.Compo

	Site  *Site
	Scene *scene

	rest    *restingView // nil until the reader has moved the map
	running bool         // in the browser, after the first render
}

// restingView is the window that the reader has moved to.
type restingView struct {
	frame   sheet.Frame
	widthPx int
}

// OnUpdate forgets the reader's window when the page shows another scene; the
// script says again where the map rests if it keeps the window.
func (m *mapView) OnUpdate(ctx app.Context) { m.rest = nil }

func (m *mapView) onRest(ctx app.Context, e app.Event) {
	d := e.Get("detail")
	if d.Get("w").Int() == 0 { // back in the page's own frame
		m.rest = nil
		return
	}
	m.rest = &restingView{
		frame:   sheet.Frame{X: d.Get("x").Int(), Y: d.Get("y").Int(), W: d.Get("w").Int(), H: d.Get("h").Int()},
		widthPx: d.Get("px").Int(),
	}
}

// OnMount draws a page finer that came with coarse paths.
func (m *mapView) OnMount(ctx app.Context) {
	m.running = true
	if m.level() != m.Scene.level {
		ctx.Update()
	}
}

func (m *mapView) level() int {
	if m.rest != nil {
		return m.Site.Sheet.LevelFor(m.rest.frame.W)
	}
	if m.running {
		return m.Site.Sheet.LevelFor(m.Scene.frame.W)
	}
	return m.Scene.level
}

func (m *mapView) Render() app.UI {
	f := m.Scene.frame
	p := m.Site.Sheet.Projection
	return el("div").Class("map-frame").Body(
		el("div").Class("map").ID("map").
			TabIndex(0).Role("group").
			Aria("label", "Map. Arrow keys move it, plus and minus zoom, 0 resets.").
			Aria("describedby", "map-words").
			On("maprest", m.onRest).
			DataSet("scene", m.Scene.path).
			DataSet("draft", m.Scene.draft.Name).
			DataSet("frame", frameAttr(f)).
			DataSet("home", frameAttr(m.Site.Sheet.Home)).
			DataSet("projection", fmt.Sprintf("%s %s %d", decimal(p.WestM, 0), decimal(p.NorthM, 0), sheet.UnitM)).
			Body(
				el("div").Class("map-moving").Body(
					m.renderGround(f),
					m.renderNames(f),
				),
				el("div").Class("map-tip").ID("map-tip").Aria("hidden", "true"),
				m.renderScaleBar(f),
			),
		renderControls(),
	)
}

func frameAttr(f sheet.Frame) string { return fmt.Sprintf("%d %d %d %d", f.X, f.Y, f.W, f.H) }

// renderGround draws everything that scales with the map. It is hidden from
// screen readers, because the list and the words beside it say the same;
// its links are for the pointer.
func (m *mapView) renderGround(f sheet.Frame) app.UI {
	level := &m.Site.Sheet.Levels[m.level()]
	class := "map-ground"
	if len(m.Scene.lit) > 0 {
		class += " has-lit"
	}
	if m.Scene.draft.Standing == geodata.Reported || m.Scene.other != nil && m.Scene.other.Standing == geodata.Reported {
		class += " is-reported"
	}
	return svgElem("svg").Class(class).
		Attr("viewBox", frameAttr(f)).
		Attr("preserveAspectRatio", "none").
		Aria("hidden", "true").
		Attr("focusable", "false").
		OnClick(m.onClick).
		Body(
			m.renderPatterns(f, level.Unit),
			svgElem("rect").Class("sea").Attr("x", "-60000").Attr("y", "-60000").Attr("width", "180000").Attr("height", "180000").DataSet("lies", "sea"),
			svgElem("g").Attr("transform", "scale("+attrInt(level.Unit)+")").Body(
				m.renderLand(level),
				m.renderWaters(level),
				m.renderControl(level),
				m.renderAreas(level),
				m.renderBorders(level),
				m.renderOutlines(level),
				m.renderLines(level),
			),
		)
}

// onClick follows a link of the map inside the app. SVG links have a lower-case
// tag name, which go-app does not capture (browser.go): without this the whole
// app would load again.
func (m *mapView) onClick(ctx app.Context, e app.Event) {
	a := e.Get("target").Call("closest", "a[href]")
	if !a.Truthy() || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("shiftKey").Bool() || e.Get("button").Int() != 0 {
		return
	}
	e.PreventDefault()
	ctx.Navigate(a.Call("getAttribute", "href").String())
}

func (m *mapView) renderLand(l *sheet.Level) app.UI {
	var land []app.UI
	for _, n := range m.Site.Atlas.Base.Neighbours {
		land = append(land, svgPath("abroad", string(l.Neighbours[n.ID])).DataSet("lies", n.Name.En))
	}
	for _, u := range m.Site.Atlas.Base.Units {
		if d, ok := l.Units[u.ID]; ok {
			land = append(land, svgPath("land", string(d)).DataSet("lies", u.Name.En))
		}
	}
	for _, a := range m.Site.Atlas.Areas {
		if d, ok := l.Areas[a.ID]; ok {
			land = append(land, svgPath("land", string(d)).DataSet("lies", a.Name.En).DataSet("lies-area", string(a.ID)))
		}
	}
	return svgGroup("layer-land", land...)
}

func (m *mapView) renderWaters(l *sheet.Level) app.UI {
	var waters []app.UI
	for _, w := range m.Site.Atlas.Base.Waters {
		if d, ok := l.Waters[w.ID]; ok {
			waters = append(waters, svgPath("water water-"+w.Kind, string(d)))
		}
	}
	return svgGroup("layer-waters", waters...)
}

// renderControl tints what Russian forces held on the date of the line of
// contact: an assessment, drawn unlike any proposal.
func (m *mapView) renderControl(l *sheet.Level) app.UI {
	var held []app.UI
	for _, a := range m.Site.Atlas.Areas {
		if d, ok := l.Areas[a.ID]; ok && a.Holder == geodata.Russia {
			held = append(held, svgPath("held", string(d)))
		}
	}
	return svgGroup("layer layer-control", held...)
}

// renderAreas draws what the draft would do, one link for each area in each
// view.
func (m *mapView) renderAreas(l *sheet.Level) app.UI {
	var views []app.UI
	for _, v := range m.Site.viewsOf(m.Scene) {
		var areas []app.UI
		for _, s := range v.shown {
			if d, ok := l.Areas[s.area.ID]; ok {
				areas = append(areas, m.areaLink(s.area, svgPath("fill "+treatmentClass(s), string(d))))
			}
		}
		class := v.class("layer layer-proposal")
		if v.reported {
			class += " is-reported"
		}
		views = append(views, svgGroup(class, areas...))
	}
	return svgGroup("proposals", views...)
}

func (m *mapView) areaLink(a *geodata.Area, body ...app.UI) app.UI {
	class := "area"
	if m.Scene.lit[a.ID] {
		class += " is-lit"
	}
	return svgElem("a").Class(class).
		Attr("href", m.Site.areaHref(m.Scene, a)).
		Attr("tabindex", "-1").
		DataSet("area", string(a.ID)).
		DataSet("label", a.Name.En).
		Body(body...)
}

func (m *mapView) renderBorders(l *sheet.Level) app.UI {
	return svgGroup("layer-borders",
		svgPath("unit-border", string(l.UnitBorders)),
		svgPath("state-border-casing", string(l.StateBorder)),
		svgPath("state-border", string(l.StateBorder)),
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
func (m *mapView) renderLines(l *sheet.Level) app.UI {
	var casings, lines []app.UI
	for _, layer := range lineLayers {
		var under, over []app.UI
		for _, line := range m.Site.Atlas.Lines {
			if line.Kind == layer.kind && m.Scene.draws(line) {
				casing, drawn := m.renderLine(l, line, layer.class)
				under, over = append(under, casing...), append(over, drawn...)
			}
		}
		casings = append(casings, svgGroup("layer layer-"+layer.class, under...))
		lines = append(lines, svgGroup("layer layer-"+layer.class, over...))
	}
	return svgGroup("lines", append(casings, lines...)...)
}

// renderLine draws a line, its casing, and its ticks if it has any.
func (m *mapView) renderLine(l *sheet.Level, line *geodata.Line, class string) (casing, drawn []app.UI) {
	d := string(l.Lines[line.ID])
	if d == "" {
		return nil, nil
	}
	if class == "river-course" && m.treatsLine(line) {
		class += " is-treated"
	}
	if m.Scene.lit[line.Area] {
		class += " is-lit"
	}
	of := ""
	switch {
	case m.Scene.other == nil || line.Draft == "":
	case line.Draft == m.Scene.other.ID:
		class += " control-second"
		of = " of-second"
	default:
		of = " of-first"
	}
	casing = []app.UI{svgPath(casingClass(class)+of, d)}
	drawn = []app.UI{svgPath(class+of+" line", d).DataSet("label", line.Name.En)}
	if ticks, ok := l.Ticks[line.ID]; ok {
		drawn = append(drawn, svgPath("ticks"+of, string(ticks)))
	}
	return casing, drawn
}

// casingClass is the class of the casing under a line: that of the line's kind,
// whatever else the line is.
func casingClass(class string) string {
	kind, _, _ := strings.Cut(class, " ")
	return kind + "-casing casing"
}

// draws reports whether a line is observed, or proposed by a draft of the scene.
func (sc *scene) draws(line *geodata.Line) bool {
	return line.Draft == "" || line.Draft == sc.draft.ID || sc.other != nil && line.Draft == sc.other.ID
}

// treatsLine reports whether the draft does something to the area that the
// line is a piece of.
func (m *mapView) treatsLine(line *geodata.Line) bool {
	for _, s := range m.Scene.shown {
		if s.area.ID == line.Area {
			return true
		}
	}
	return false
}

// renderOutlines draws the edge of what is lit, broad enough to show on both
// sides of a line that runs along it. Together with the rest stepping back,
// selection never rests on colour alone.
func (m *mapView) renderOutlines(l *sheet.Level) app.UI {
	var outlines []app.UI
	for _, a := range m.Site.Atlas.Areas {
		if d, ok := l.Areas[a.ID]; ok && m.Scene.lit[a.ID] {
			outlines = append(outlines, svgPath("outline-casing", string(d)), svgPath("outline", string(d)))
		}
	}
	return svgGroup("outlines", outlines...)
}
