package app

import (
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
}

// OnUpdate is told that the reader goes to another page. After a link to a page
// of another kind what is read first is drawn first: its map, and how its panel
// begins. The rest follows when the browser has painted that (complete). Between
// pages of one kind elements are kept, and with them what the reader has chosen in
// a filter; after back and forward all must be there at once, because the browser
// then scrolls to where the reader was.
func (p *mapPage) OnUpdate(ctx app.Context) {
	from, to := p.site.route(p.visited), p.site.route(p.Path)
	p.brief = from.kind != to.kind && to.kind != compareKind && app.Window().Call("draftlinesFollows").Truthy()
}

// OnNav names the document. It is the only hook that runs on the server and in
// the browser after the URL is right.
func (p *mapPage) OnNav(ctx app.Context) {
	url := ctx.Page().URL()
	draft := p.site.Atlas.Draft(geodata.DraftID(url.Query().Get("draft")))
	switch {
	case p.brief && (url.Fragment != "" || url.RawQuery != ""): // they may be about what is further down
		p.brief = false
	case draft == p.draft:
		ctx.PreventUpdate() // it has been rendered so
	}
	p.draft = draft
	p.site.nameDocument(ctx, p.site.route(p.Path))
	if p.visited != "" && p.visited != p.Path {
		ctx.Defer(arrive)
	}
	p.visited = p.Path
	if p.brief {
		p.complete(ctx)
	}
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
	r := p.site.route(p.Path)
	return p.site.renderShell(r, p.renderMain(r))
}

// renderMain sets the map beside the panel. The head comes first, so that
// readers of every kind know what the page is about before they meet the map:
// on narrow screens and in a comparison above the map, elsewhere over the panel.
func (p *mapPage) renderMain(r Route) app.UI {
	sc := p.site.sceneUnder(r, p.draft)
	return el("main").Class(mapPageClass(r)).ID("content").TabIndex(-1).Body(
		el("div").Class("intro").Body(p.site.renderHead(r)...),
		el("section").Class("map-column").Aria("label", "Map").Body(
			p.site.renderViewSwitch(sc),
			&mapView{Site: p.site, Scene: sc},
			el("div").Class("under-map").Body(
				// What a click on open ground found, within sight of the click also where the
				// column is taller than the window.
				el("p").Class("lies").ID("lies").Role("status"),
				p.site.renderLegend(sc),
				el("div").Class("map-foot").Body(renderLayerSwitches(), p.site.renderSave(r, sc), renderShareLink(r), p.site.renderCredit()),
			),
		),
		el("div").Class("panel").ID(panelID).TabIndex(-1).Body(p.renderPanel(r, sc)...),
		el("div").Class("below").Body(p.site.renderBelow(r)...),
	)
}

// panelBegins is how many pieces of a panel are read first: the lead, and how the
// text or the area stands.
const panelBegins = 2

// renderPanel leaves out what is not read first while the page is brief.
func (p *mapPage) renderPanel(r Route, sc *scene) []app.UI {
	body := p.site.renderPanel(r, sc)
	if p.brief && len(body) > panelBegins {
		return body[:panelBegins]
	}
	return append(body, p.site.renderPanelEnd(r, sc)...)
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
func (s *Site) renderHead(r Route) []app.UI {
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
func namedHead(what string, n geodata.Name) []app.UI {
	return []app.UI{
		el("p").Class("kicker").Text(what),
		heading().Text(n.En),
		el("p").Class("native").Lang("uk").Text(n.Uk),
	}
}

// heading is where the keyboard is after the program has changed the page.
func heading() app.HTMLElem { return el("h1").TabIndex(-1).ID("heading") }

func (s *Site) renderPanel(r Route, sc *scene) []app.UI {
	var body []app.UI
	switch r.kind {
	case homeKind:
		body = s.homePanel(sc)
	case draftKind:
		body = s.draftPanel(r, sc)
	case clauseKind:
		body = s.clausePanel(r, sc)
	case areaKind:
		body = s.areaPanel(r, sc)
	case compareKind:
		body = []app.UI{s.renderAreaList(sc)}
	case placeKind:
		body = s.placePanel(r, sc)
	}
	return body
}

// renderPanelEnd is how every panel ends; the foot of a comparison is under its
// tables.
func (s *Site) renderPanelEnd(r Route, sc *scene) []app.UI {
	words := s.renderMapWords(sc)
	if r.kind == compareKind {
		return []app.UI{words}
	}
	return []app.UI{words, s.renderPageFoot(r)}
}

// renderBelow is what stands across the page under map and panel.
func (s *Site) renderBelow(r Route) []app.UI {
	if r.kind == compareKind {
		return append(s.compareTables(r), s.renderPageFoot(r))
	}
	return nil
}
