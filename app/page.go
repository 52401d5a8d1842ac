package app

import (
	"strings"

	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// page is the root of every route. go-app keeps the instance between two routes
// with the same root type, so the map in it stays mounted while the reader goes
// from draft to clause to area. Path is set by the route's factory and never by
// the page itself; everything shown follows from it.
type page struct {
	app.Compo

	Path string

	site    *Site
	visited string         // the path of the last OnNav, to tell a new page from a new query
	draft   *geodata.Draft // named in the query, for pages without a draft of their own
}

// OnNav names the document. It is the only hook that runs on the server and in
// the browser after the URL is right.
func (p *page) OnNav(ctx app.Context) {
	r := p.site.route(p.Path)
	p.draft = p.site.Atlas.Draft(geodata.DraftID(ctx.Page().URL().Query().Get("draft")))
	title := r.Title
	if r.kind != homeKind {
		title += " – Draftlines"
	}
	ctx.Page().SetTitle("%s", title)
	ctx.Page().SetDescription("%s", r.Description)
	if r.kind != notFoundKind && p.site.Origin != "" {
		ctx.Page().SetCanonicalLink("%s", p.site.Origin+r.Path)
	}
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

func (p *page) Render() app.UI {
	r := p.site.route(p.Path)
	return el("div").Class("shell").Body(
		el("a").Class("skip").Attr("href", "#content").Text("Skip to content"),
		p.site.renderHeader(r),
		p.renderMain(r),
		p.site.renderFooter(),
	)
}

func (p *page) renderMain(r Route) app.UI {
	if !r.Plain() {
		return p.renderMapPage(r)
	}
	return el("main").Class("text-page").ID("content").TabIndex(-1).Body(append(p.site.renderText(r), p.site.renderPageFoot(r))...)
}

// renderMapPage sets the map beside the panel. On narrow screens the map comes
// first and the panel follows.
func (p *page) renderMapPage(r Route) app.UI {
	sc := p.site.sceneUnder(r, p.draft)
	return el("main").Class("map-page").Body(
		el("section").Class("map-column").Aria("label", "Map").Body(
			&mapView{Site: p.site, Scene: sc},
			el("div").Class("under-map").Body(
				p.site.renderLegend(sc),
				el("div").Class("map-foot").Body(renderLayerSwitches(), p.site.renderCredit()),
				el("p").Class("lies").ID("lies").Role("status"),
			),
		),
		el("div").Class("panel").ID("content").TabIndex(-1).Body(p.site.renderPanel(r, sc)...),
		el("div").Class("below").Body(p.site.renderBelow(r)...),
	)
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
		body = s.comparePanel(r, sc)
	case placeKind:
		body = s.placePanel(r, sc)
	}
	body = append(body, s.renderMapWords(sc))
	if r.kind == compareKind {
		return body // its foot is under the tables
	}
	return append(body, s.renderPageFoot(r))
}

// renderBelow is what stands across the page under map and panel.
func (s *Site) renderBelow(r Route) []app.UI {
	if r.kind == compareKind {
		return append(s.compareTables(r), s.renderPageFoot(r))
	}
	return nil
}

func (s *Site) renderText(r Route) []app.UI {
	switch r.kind {
	case coverageKind:
		return s.coveragePage()
	case methodKind:
		return s.methodPage()
	case sourcesKind:
		return s.sourcesPage()
	case aboutKind:
		return s.aboutPage()
	case comparisonsKind:
		return s.comparisonsPage()
	case columnsKind:
		return s.columnsPage(r.draft)
	case topicKind:
		return s.topicPage(r.topic)
	case topicsKind:
		return s.topicsPage()
	case timelineKind:
		return s.timelinePage()
	case glossaryKind:
		return s.glossaryPage()
	case disputesKind:
		return s.disputesPage()
	case placesKind:
		return s.placesPage()
	case editionsKind:
		return s.editionsPage()
	}
	return s.notFoundPage()
}

var menu = []struct{ path, label string }{
	{"/", "Map"},
	{"/compare", "Compare"},
	{"/place", "Places"},
	{"/topic", "Topics"},
	{"/timeline", "Timeline"},
	{"/glossary", "Glossary"},
	{"/disputes", "Disputes"},
	{"/coverage", "Coverage"},
	{"/method", "Method"},
	{"/sources", "Sources"},
	{"/about", "About"},
}

func (s *Site) renderHeader(r Route) app.UI {
	var items []app.UI
	for _, m := range menu {
		if _, there := s.byPath[m.path]; !there {
			continue
		}
		l := textLink(m.path, m.label)
		if m.path == r.Path {
			l = l.Aria("current", "page")
		}
		items = append(items, el("li").Body(l))
	}
	return el("header").Class("site-header").Body(
		el("a").Class("brand").Attr("href", "/").Body(
			el("span").Class("brand-name").Text("Draftlines"),
			el("span").Class("brand-line").Text("which words, which ground"),
		),
		s.renderSearch(),
		el("nav").Aria("label", "Site").Body(el("ul").Body(items...)),
		s.renderPrinted(r),
	)
}

// renderPrinted says on paper where the sheet comes from; screens do not show
// it.
func (s *Site) renderPrinted(r Route) app.UI {
	words := "Edition of " + longDate(s.Atlas.Edition)
	if r.kind != notFoundKind {
		words += ", " + s.Origin + r.Path
	}
	return el("p").Class("printed").Text(words)
}

func (s *Site) renderFooter() app.UI {
	return el("footer").Class("site-footer").Body(
		el("p").Body(
			app.Text("Edition of "+longDate(s.Atlas.Edition)+". Recognised borders are the baseline: showing who holds ground, or what a draft would do to it, says nothing about whose it is in law."),
		),
		el("p").Body(
			app.Text("Text and data CC BY 4.0, water areas ODbL. "),
			textLink("/about", "Licences"),
			app.Text(" · "),
			textLink("/about#data", "Data as files"),
			app.Text(" · "),
			textLink(editionsPath, "Editions and corrections"),
		),
	)
}

// lowerFirst writes a label inside a sentence.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
