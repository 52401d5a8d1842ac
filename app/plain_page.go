package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// plainPage is the root of every page without a map. It is rendered when the
// site is built and never in a browser: the builder sends it without the
// program, and [NewMaps] does not lead here.
type plainPage struct {
	app.Compo

	Path string

	site *Site
}

func (p *plainPage) OnNav(ctx app.Context) { p.site.nameDocument(ctx, p.site.route(p.Path)) }

func (p *plainPage) Render() app.UI {
	r := p.site.route(p.Path)
	return markup.UI(p.site.renderShell(nil, r, el("main").Class("text-page").ID("content").TabIndex(-1).Body(
		append(p.site.renderText(r), p.site.renderPageFoot(r))...,
	)))
}

func (s *Site) renderText(r Route) []markup.Node {
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
	case offlineKind:
		return s.offlinePage()
	case articlesKind:
		return s.articlesPage()
	case shellKind:
		return s.shellPage()
	}
	return s.notFoundPage()
}
