package app

import (
	"fmt"

	"github.com/draftlines/draftlines/app/markup"
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
	kept    *ground      // what was drawn last at rest
	cache   markup.Cache
	onWay   bool // to the frame of another scene
}

// ground is what a map at rest draws for its window, whatever the scene: how
// fine, and which names. It is the greater part of a map.
type ground struct {
	frame sheet.Frame
	level int
	names *markup.Elem
	signs markup.Cache
}

// restingView is the window that the reader has moved to.
type restingView struct {
	frame   sheet.Frame
	widthPx int
}

// OnUpdate forgets the reader's window when the page shows another scene. The
// ground stays as it is while the script takes the map there, so that the areas
// of the scene and the panel beside the map are seen at once; the script says
// where the map comes to rest.
func (m *mapView) OnUpdate(ctx app.Context) {
	m.rest = nil
	m.onWay = m.running
}

func (m *mapView) onRest(ctx app.Context, e app.Event) {
	m.onWay = false
	d := e.Get("detail")
	if d.Get("w").Int() == 0 { // in the page's own frame
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

// ground returns what to draw: that of the window where the map rests, or on the
// way to another what there was.
func (m *mapView) ground() *ground {
	if !m.onWay || m.kept == nil {
		m.kept = &ground{frame: m.Scene.frame, level: m.level(), names: renderNameLayer(m.Scene.frame, m.chosenNames(m.Scene.frame)).Kept()}
	}
	return m.kept
}

func (m *mapView) Render() app.UI { return markup.UI(m.Markup()) }

// Markup is the map with its buttons.
func (m *mapView) Markup() markup.Node {
	p := m.Site.Sheet.Projection
	g := m.ground()
	level := &m.Site.Sheet.Levels[g.level]
	var panes []markup.Node
	for _, v := range m.Site.viewsOf(m.Scene) {
		panes = append(panes, (&pane{v, m, level, g.frame, g.names, &g.signs}).render())
	}
	return el("div").Class("map-frame").Body(
		el("div").Class("map").ID("map").
			TabIndex(0).Role("group").
			Aria("label", m.label()).
			Aria("describedby", "map-summary").
			On("maprest", m.onRest).
			DataSet("scene", m.Scene.path).
			DataSet("frame", frameAttr(m.Scene.frame)).
			DataSet("home", frameAttr(m.Site.Sheet.Home)).
			DataSet("projection", fmt.Sprintf("%s %s %d", decimal(p.WestM, 0), decimal(p.NorthM, 0), sheet.UnitM)).
			Body(
				el("div").Class("slot").Body(m.renderShared(level)...),
				el("div").Class("panes").Body(panes...),
				el("div").Class("map-tip").ID("map-tip").Aria("hidden", "true"),
			),
		el("p").Class("visually-hidden").ID("map-summary").Text(m.Site.mapSummary(m.Scene)),
		m.cache.Kept("controls", renderControls),
	)
}

func (m *mapView) label() string {
	if m.Scene.other != nil {
		return "Maps, moved together. Arrow keys move them, plus and minus zoom, 0 resets."
	}
	return "Map. Arrow keys move it, plus and minus zoom, 0 resets."
}

func frameAttr(f sheet.Frame) string { return fmt.Sprintf("%d %d %d %d", f.X, f.Y, f.W, f.H) }

// onClick follows a link of the map inside the app. SVG links have a lower-case
// tag name, which go-app does not capture (browser.go): without this the whole
// app would load again.
func (m *mapView) onClick(ctx app.Context, e app.Event) {
	ctx.PreventUpdate() // another page renders itself, and nothing else has changed
	a := e.Get("target").Call("closest", "a[href]")
	if !a.Truthy() || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("shiftKey").Bool() || e.Get("button").Int() != 0 {
		return
	}
	e.PreventDefault()
	ctx.Navigate(a.Call("getAttribute", "href").String())
}
