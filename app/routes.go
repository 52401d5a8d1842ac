package app

import (
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// kind is the kind of a page.
type kind int

const (
	homeKind kind = iota
	draftKind
	clauseKind
	areaKind
	coverageKind
	methodKind
	sourcesKind
	aboutKind
	compareKind
	comparisonsKind
	columnsKind
	topicKind
	topicsKind
	timelineKind
	glossaryKind
	disputesKind
	placeKind
	placesKind
	editionsKind
	offlineKind
	articlesKind
	shareKind
	shellKind
	notFoundKind
)

// Route is one page of the site. There is a route for every draft, clause and
// area; unknown ids therefore answer 404 without any code of ours.
type Route struct {
	Path        string // canonical, without a trailing slash
	Title       string // of the document
	Description string // one or two sentences for search results and cards

	kind   kind
	draft  *geodata.Draft
	clause *geodata.Clause
	area   *geodata.Area
	other  *geodata.Draft // of a comparison
	topic  *geodata.Topic
	place  *geodata.Place
	many   bool // there are more such pages than a device keeps for reading offline
}

// Plain reports whether a page is a document without a map. Such a page is
// complete as it is served; only map pages are taken over by the browser's
// program.
func (r Route) Plain() bool {
	switch r.kind {
	case homeKind, draftKind, clauseKind, areaKind, compareKind, placeKind:
		return false
	}
	return true
}

// NotFoundPath is the page that a static host serves for unknown URLs.
const NotFoundPath = "/404"

// Routes returns every page of the site, map pages first.
func (s *Site) Routes() []Route {
	routes := make([]Route, len(s.routes))
	for i, r := range s.routes {
		routes[i] = s.titled(r)
	}
	return routes
}

// Register tells go-app about every page of the site. It must be called once
// per program.
func (s *Site) Register() {
	for _, r := range s.routes {
		app.Route(r.Path, func() app.Composer { return s.root(r) })
	}
}

// root is the component of a page.
func (s *Site) root(r Route) app.Composer {
	if r.Plain() {
		return s.plain(r.Path)
	}
	return &mapPage{Path: r.Path, site: s}
}

// route returns the route of a path; the not-found page for unknown paths.
func (s *Site) route(path string) Route {
	if i, ok := s.byPath[path]; ok {
		return s.titled(s.routes[i])
	}
	return Route{Path: NotFoundPath, kind: notFoundKind, Title: "Page not found", Description: "There is no page at this address."}
}

// mapRoutes are the pages with a map: for every draft, clause, area and place,
// and for the pairs of drafts that are compared (pairs.go). Titles are made when a
// page is shown (titled): the browser's program, which shows a few of thousands,
// need not write them all when it starts.
func (s *Site) mapRoutes() []Route {
	routes := []Route{{Path: "/", kind: homeKind, draft: s.Atlas.Newest()}}
	for _, d := range s.Atlas.Drafts {
		routes = append(routes, Route{Path: draftPath(d.ID), kind: draftKind, draft: d, many: len(s.Atlas.Drafts) > mostKept})
		for _, c := range d.Clauses {
			routes = append(routes, Route{Path: clausePath(c.ID), kind: clauseKind, draft: d, clause: c})
		}
	}
	for _, a := range s.Atlas.Areas {
		routes = append(routes, Route{Path: areaPath(a.ID), kind: areaKind, area: a, many: len(s.Atlas.Areas) > mostKept})
	}
	for _, a := range s.Atlas.Drafts {
		for _, b := range s.pairs[a.ID] {
			routes = append(routes, Route{Path: comparePath(a.ID, b.ID), kind: compareKind, draft: a, other: b})
		}
	}
	for _, p := range s.Atlas.Places {
		routes = append(routes, Route{Path: placePath(p.ID), kind: placeKind, place: p})
	}
	return routes
}

// titled is a route with its title and description.
func (s *Site) titled(r Route) Route {
	t := r
	switch r.kind {
	case homeKind:
		t = s.homeRoute()
	case draftKind:
		t = draftRoute(r.draft)
	case clauseKind:
		t = clauseRoute(r.draft, r.clause)
	case areaKind:
		t = areaRoute(r.area)
	case compareKind:
		t = compareRoute(r.draft, r.other)
	case placeKind:
		t = s.placeRoute(r.place)
	}
	t.many = r.many
	return t
}

func compareRoute(a, b *geodata.Draft) Route {
	return Route{
		Path: comparePath(a.ID, b.ID), kind: compareKind, draft: a, other: b,
		Title:       a.Name + " and " + b.Name + " compared",
		Description: "What " + a.Title + " and " + b.Title + " would do to which ground, area by area, and what changed from one text to the other.",
	}
}

func (s *Site) homeRoute() Route {
	return Route{
		Path: "/", kind: homeKind, draft: s.Atlas.Newest(),
		Title:       "Draftlines: what the draft peace plans for Ukraine would do to the ground",
		Description: "A map and clause browser: which words of which draft peace plan for Ukraine would do what to which ground, with sources, dates and what the texts leave open.",
	}
}

func draftRoute(d *geodata.Draft) Route {
	return Route{
		Path: draftPath(d.ID), kind: draftKind, draft: d,
		Title:       fmt.Sprintf("%s (%s)", d.Title, longDate(d.Date)),
		Description: firstSentences(d.Summary, 220),
	}
}

// clauseRoute says in its description how well the clause is known: a card of it
// travels without the page.
func clauseRoute(d *geodata.Draft, c *geodata.Clause) Route {
	label, _ := clauseStanding(c)
	return Route{
		Path: clausePath(c.ID), kind: clauseKind, draft: d, clause: c,
		Title:       fmt.Sprintf("%s, clause %s: %s", d.Name, c.Number, c.Title),
		Description: firstSentences(c.Summary, 200) + " (" + upperFirst(label) + ".)",
	}
}

func areaRoute(a *geodata.Area) Route {
	return Route{
		Path: areaPath(a.ID), kind: areaKind, area: a,
		Title:       a.Name.En,
		Description: firstSentences(a.Summary, 220),
	}
}
