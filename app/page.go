package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// nameDocument sets what the head says of a page.
func (s *Site) nameDocument(ctx app.Context, r Route) {
	title := r.Title
	if r.kind != homeKind {
		title += " – Draftlines"
	}
	ctx.Page().SetTitle("%s", title)
	ctx.Page().SetDescription("%s", r.Description)
	if r.kind != notFoundKind && s.Origin != "" {
		ctx.Page().SetCanonicalLink("%s", s.Origin+r.Path)
	}
}

// renderShell sets header and footer round the main part of a page. What is the same
// on every page is taken from the cache.
func (s *Site) renderShell(cache *markup.Cache, r Route, main markup.Node) *markup.Elem {
	return el("div").Class("shell").Body(
		el("div").Class("skips").Body(skipLinks(r)...).Whole(),
		// web/offline.js says here that a new edition waits.
		el("div").Class("notice").ID("notice").Role("status"),
		s.renderHeader(cache, r),
		main,
		cache.Kept("footer", s.renderFooter),
	)
}

// skipLinks are the first stops of the keyboard: to the page, and on pages with
// a map past it and its buttons.
func skipLinks(r Route) []markup.Node {
	links := []markup.Node{el("a").Class("skip").Attr("href", "#content").Text("Skip to content")}
	if !r.Plain() {
		links = append(links, el("a").Class("skip").Attr("href", "#"+panelID).Text("Skip past the map"))
	}
	return links
}

// menu are the pages of the header. Those that are only made where there is
// something to show say when; the browser's program has no route for them.
var menu = []struct {
	path, label string
	there       func(*geodata.Atlas) bool
}{
	{"/", "Map", nil},
	{"/compare", "Compare", hasPairs},
	{"/place", "Places", hasPlaces},
	{"/topic", "Topics", nil},
	{"/timeline", "Timeline", hasEvents},
	{"/glossary", "Glossary", hasTerms},
	{"/disputes", "Disputes", hasDisputes},
	{"/coverage", "Coverage", nil},
	{"/method", "Method", nil},
	{"/sources", "Sources", nil},
	{"/about", "About", nil},
}

func (s *Site) renderHeader(cache *markup.Cache, r Route) markup.Node {
	var items []markup.Node
	for _, m := range menu {
		if m.there != nil && !m.there(s.Atlas) {
			continue
		}
		l := textLink(m.path, m.label)
		if m.path == r.Path {
			l = l.Aria("current", "page")
		}
		items = append(items, el("li").Body(l))
	}
	return el("header").Class("site-header").Body(
		cache.Kept("brand", renderBrand),
		cache.Kept("search", s.renderSearch),
		// Narrow windows hide the list until the details before it is open.
		el("nav").Aria("label", "Site").Body(
			el("details").Class("menu").ID("menu").Body(el("summary").Text("Menu")).Whole(),
			el("ul").Body(items...).Whole(),
		),
		s.renderPrinted(r),
	)
}

func renderBrand() *markup.Elem {
	return el("a").Class("brand").Attr("href", "/").Body(
		el("span").Class("brand-name").Text("Draftlines"),
		el("span").Class("brand-line").Text("which words, which ground"),
	).Whole()
}

// renderPrinted says on paper where the sheet comes from; screens do not show
// it.
func (s *Site) renderPrinted(r Route) markup.Node {
	words := "Edition of " + longDate(s.Atlas.Edition)
	if r.kind != notFoundKind {
		words += ", " + s.Origin + r.Path
	}
	return el("p").Class("printed").Text(words)
}

func (s *Site) renderFooter() *markup.Elem {
	return el("footer").Class("site-footer").Body(
		el("p").Body(
			markup.Text("Edition of "+longDate(s.Atlas.Edition)+". Recognised borders are the baseline: showing who holds ground, or what a draft would do to it, says nothing about whose it is in law."),
		),
		el("p").Body(
			markup.Text("Text and data CC BY 4.0, water areas ODbL. "),
			textLink("/about", "Licences"),
			markup.Text(" · "),
			textLink("/about#data", "Data as files"),
			markup.Text(" · "),
			textLink(articlesPath, "Maps in articles"),
			markup.Text(" · "),
			textLink(editionsPath, "Editions and corrections"),
			markup.Text(" · "),
			textLink(offlinePath, "Offline and install"),
		),
		// A code or a link leads nowhere on paper without its address.
		el("p").Class("printed printed-where").Text("The sources behind the codes are listed at "+s.Origin+"/sources. How the lines were made is said at "+s.Origin+"/method."),
	).Whole()
}

// lowerFirst writes a label inside a sentence.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
