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
}

// OnNav names the document. It is the only hook that runs on the server and in
// the browser after the URL is right.
func (p *mapPage) OnNav(ctx app.Context) {
	p.draft = p.site.Atlas.Draft(geodata.DraftID(ctx.Page().URL().Query().Get("draft")))
	p.site.nameDocument(ctx, p.site.route(p.Path))
	if p.visited != "" && p.visited != p.Path {
		ctx.Defer(arrive)
	}
	p.visited = p.Path
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

// renderMain sets the map beside the panel. On narrow screens the map comes
// first and the panel follows; in a comparison an intro stands above both.
func (p *mapPage) renderMain(r Route) app.UI {
	sc := p.site.sceneUnder(r, p.draft)
	return el("main").Class(mapPageClass(r)).Body(
		el("div").Class("slot").Body(p.site.renderIntro(r)...),
		el("section").Class("map-column").Aria("label", "Map").Body(
			p.site.renderViewSwitch(sc),
			&mapView{Site: p.site, Scene: sc},
			el("div").Class("under-map").Body(
				p.site.renderLegend(sc),
				el("div").Class("map-foot").Body(renderLayerSwitches(), p.site.renderSave(r, sc), p.site.renderCredit()),
				el("p").Class("lies").ID("lies").Role("status"),
			),
		),
		p.site.renderPanelOf(r, sc),
		el("div").Class("below").Body(p.site.renderBelow(r)...),
	)
}

func mapPageClass(r Route) string {
	if r.kind == compareKind {
		return "map-page is-comparison"
	}
	return "map-page"
}

// renderIntro stands above the maps of a comparison, which take the whole
// width; other map pages begin in their panel.
func (s *Site) renderIntro(r Route) []app.UI {
	if r.kind != compareKind {
		return nil
	}
	return []app.UI{el("div").Class("intro").ID("content").TabIndex(-1).Body(s.compareIntro(r)...)}
}

// renderPanelOf is where the skip link leads, unless an intro is.
func (s *Site) renderPanelOf(r Route, sc *scene) app.UI {
	panel := el("div").Class("panel").Body(s.renderPanel(r, sc)...)
	if r.kind == compareKind {
		return panel
	}
	return panel.ID("content").TabIndex(-1)
}

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
		return []app.UI{s.renderAreaList(sc), s.renderMapWords(sc)} // its foot is under the tables
	case placeKind:
		body = s.placePanel(r, sc)
	}
	body = append(body, s.renderMapWords(sc))
	return append(body, s.renderPageFoot(r))
}

// renderBelow is what stands across the page under map and panel.
func (s *Site) renderBelow(r Route) []app.UI {
	if r.kind == compareKind {
		return append(s.compareTables(r), s.renderPageFoot(r))
	}
	return nil
}
