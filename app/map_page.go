package app

import (
	"net/url"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mapPage is the root of every page with a map. go-app keeps the instance
// between two routes with the same root type, so the map in it stays mounted
// while the reader goes from draft to clause to area. Path is set by the
// route's factory and never by the page itself; everything shown follows from
// it.
type mapPage struct {
	app.Compo

	Path string

	site    *Site
	visited string         // the path of the last OnNav, to tell a new page from a new query
	draft   *geodata.Draft // named in the query, for pages without a draft of their own
	brief   bool           // only what is read first is drawn yet
	scene   *scene         // on the map

	shown shownPage
	tree  *markup.Elem // of shown
	cache markup.Cache
}

// OnUpdate is told that the reader goes to another page. After a link what is read
// first is drawn first: the map, and how the panel begins. The rest follows when the
// browser has painted that (complete). Comparisons come whole, because from one to the
// next what the reader has chosen in their filter goes along; so does what comes by back
// and forward, because the browser then scrolls to where the reader was, and the same
// page under another draft.
//
// The address is still that of the page before. The draft in the query is asked for,
// so that the map is not first drawn under another one.
func (p *mapPage) OnUpdate(ctx app.Context) {
	if query, err := url.ParseQuery(strings.TrimPrefix(app.Window().Call("draftlinesQuery").String(), "?")); err == nil {
		p.draft = p.draftIn(query)
	}
	follows := app.Window().Call("draftlinesLeaves").Truthy()
	p.brief = follows && p.visited != p.Path && p.site.route(p.Path).kind != compareKind
}

// OnNav names the document. It is the only hook that runs on the server and in
// the browser after the URL is right.
func (p *mapPage) OnNav(ctx app.Context) {
	url := ctx.Page().URL()
	draft := p.draftIn(url.Query())
	switch {
	case p.brief && url.Fragment != "": // it may be further down
		p.brief = false
	case draft == p.draft:
		ctx.PreventUpdate() // it has been rendered so
	}
	p.draft = draft
	p.site.nameDocument(ctx, p.site.route(p.Path))
	if p.visited != "" && p.visited != p.Path {
		ctx.Defer(arrive)
		tidy()
	}
	p.visited = p.Path
	if p.brief {
		p.complete(ctx)
	}
}

func (p *mapPage) draftIn(query url.Values) *geodata.Draft {
	return p.site.Atlas.Draft(geodata.DraftID(query.Get("draft")))
}

// complete draws the rest of a page when what is read first has been painted.
func (p *mapPage) complete(ctx app.Context) {
	var painted app.Func
	painted = app.FuncOf(func(app.Value, []app.Value) any {
		painted.Release()
		ctx.Dispatch(func(ctx app.Context) {
			p.brief = false
			ctx.Defer(func(app.Context) { app.Window().Call("draftlinesWhole") })
		})
		return nil
	})
	app.Window().Call("draftlinesPainted", painted)
}

// arrive does what a browser does when a page has loaded, for a page that came
// without loading: to the top, and focus on the heading. After back and
// forward the browser has restored the scroll itself; web/boot.js notes those.
func arrive(ctx app.Context) {
	app.Window().Call("draftlinesArrived")
}

func (p *mapPage) Render() app.UI {
	if now := (shownPage{p.Path, p.draft, p.brief}); p.tree == nil || p.shown != now {
		r := p.site.route(p.Path)
		p.shown, p.tree = now, p.site.renderShell(&p.cache, r, p.renderMain(r)).Kept()
	}
	return markup.UI(p.tree)
}

// shownPage is all that the page follows from. go-app renders a page anew with
// every event of its map; as long as nothing of this has changed it gets the same
// tree again, and sees so at a glance.
type shownPage struct {
	path  string
	draft *geodata.Draft
	brief bool
}

// renderMain sets the map beside the panel. The head comes first, so that
// readers of every kind know what the page is about before they meet the map:
// on narrow screens and in a comparison above the map, elsewhere over the panel.
func (p *mapPage) renderMain(r Route) markup.Node {
	sc := p.site.sceneUnder(r, p.draft)
	return el("main").Class(mapPageClass(r)).ID("content").TabIndex(-1).Body(
		el("div").Class("intro").Body(markup.Pieces(p.site.renderHead(r))...),
		el("section").Class("map-column").Aria("label", "Map").Body(
			p.site.renderViewSwitch(sc),
			markup.Component(&mapView{Site: p.site, Scene: p.sceneOnMap(sc)}),
			el("div").Class("under-map").Body(
				// What a click on open ground found, within sight of the click also where the
				// column is taller than the window.
				el("p").Class("lies").ID("lies").Role("status"),
				p.cache.Kept("legend "+draftIDs(sc), func() *markup.Elem { return p.site.renderLegend(sc) }),
				el("div").Class("map-foot").Body(
					p.cache.Kept("layers", renderLayerSwitches), p.site.renderSave(r, sc),
					renderShareLink(r), p.cache.Kept("credit", p.site.renderCredit),
				),
			),
		),
		el("div").Class("panel").ID(panelID).TabIndex(-1).Body(markup.Pieces(p.renderPanel(r, sc))...),
		el("div").Class("below").Body(p.site.renderBelow(r)...),
	)
}

// panel is the text beside a map: what is read first, the lead and how the text or
// the area stands, and the rest, which is only made where it is drawn.
type panel struct {
	begins []markup.Node
	rest   func() []markup.Node
}

func (p panel) all() []markup.Node { return append(p.begins, p.rest()...) }

// renderPanel leaves out what is not read first while the page is brief.
func (p *mapPage) renderPanel(r Route, sc *scene) []markup.Node {
	body := p.site.renderPanel(r, sc)
	if p.brief {
		return body.begins
	}
	return append(body.all(), p.site.renderPanelEnd(r, sc)...)
}

// sceneOnMap is what the map shows. As long as a page under the same draft is brief
// that is what it showed before: to light other areas paints all of the map anew, and
// readers look for the name of what they chose first.
func (p *mapPage) sceneOnMap(sc *scene) *scene {
	if was := p.scene; p.brief && was != nil && was.draft == sc.draft && was.other == nil {
		return was
	}
	p.scene = sc
	return sc
}

func mapPageClass(r Route) string {
	if r.kind == compareKind {
		return "map-page is-comparison"
	}
	return "map-page"
}

// panelID is where the link past the map leads.
const panelID = "text"

// renderHead is the heading of the page with what goes before and after it.
func (s *Site) renderHead(r Route) []markup.Node {
	switch r.kind {
	case homeKind:
		return s.homeHead(s.sceneOf(r).draft)
	case draftKind:
		return draftHead(r.draft)
	case clauseKind:
		return s.clauseHead(r.draft, r.clause)
	case areaKind:
		return namedHead(formWords[r.area.Form], r.area.Name)
	case compareKind:
		return s.compareIntro(r)
	}
	return namedHead("Place", r.place.Name)
}

// namedHead is the head of something that has a name in two languages.
func namedHead(what string, n geodata.Name) []markup.Node {
	return []markup.Node{
		el("p").Class("kicker").Text(what),
		heading().Text(n.En),
		el("p").Class("native").Lang("uk").Text(n.Uk),
	}
}

// heading is where the keyboard is after the program has changed the page.
func heading() *markup.Elem { return el("h1").TabIndex(-1).ID("heading") }

func (s *Site) renderPanel(r Route, sc *scene) panel {
	switch r.kind {
	case homeKind:
		return s.homePanel(sc)
	case draftKind:
		return s.draftPanel(r, sc)
	case clauseKind:
		return s.clausePanel(r, sc)
	case areaKind:
		return s.areaPanel(r, sc)
	case placeKind:
		return s.placePanel(r, sc)
	}
	return panel{rest: func() []markup.Node { return []markup.Node{s.renderAreaList(sc)} }}
}

// renderPanelEnd is how every panel ends; the foot of a comparison is under its
// tables.
func (s *Site) renderPanelEnd(r Route, sc *scene) []markup.Node {
	words := s.renderMapWords(sc)
	if r.kind == compareKind {
		return []markup.Node{words}
	}
	return []markup.Node{words, s.renderPageFoot(r)}
}

// renderBelow is what stands across the page under map and panel.
func (s *Site) renderBelow(r Route) []markup.Node {
	if r.kind == compareKind {
		return append(s.compareTables(r), s.renderPageFoot(r).Whole())
	}
	return nil
}
