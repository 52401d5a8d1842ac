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

// Routes returns every page, in the order of the site map.
func (s *Site) Routes() []Route { return s.routes }

// Register tells go-app about every page. It must be called once per program,
// in the same way by the server and by the browser.
func (s *Site) Register() {
	for _, r := range s.routes {
		app.Route(r.Path, func() app.Composer { return &page{Path: r.Path, site: s} })
	}
}

// RegisterNotFound makes every other path our own not-found page. Only the
// browser calls it: on the server it would answer 200 for everything.
func (s *Site) RegisterNotFound() {
	app.RouteWithRegexp("^/.*", func() app.Composer { return &page{Path: NotFoundPath, site: s} })
}

// route returns the route of a path; the not-found page for unknown paths.
func (s *Site) route(path string) Route {
	if i, ok := s.byPath[path]; ok {
		return s.routes[i]
	}
	return s.routes[s.byPath[NotFoundPath]]
}

func (s *Site) makeRoutes() []Route {
	routes := []Route{s.homeRoute()}
	for _, d := range s.Atlas.Drafts {
		routes = append(routes, draftRoute(d))
		for _, c := range d.Clauses {
			routes = append(routes, clauseRoute(d, c))
		}
	}
	for _, a := range s.Atlas.Areas {
		routes = append(routes, areaRoute(a))
	}
	routes = append(routes, s.companionRoutes()...)
	routes = append(routes, s.placeRoutes()...)
	return append(routes,
		Route{Path: "/coverage", kind: coverageKind, Title: "Coverage: every clause and every area", Description: "The table of all clauses and all areas, with what each clause would do to each area. It is also the proof that every link goes both ways."},
		Route{Path: "/method", kind: methodKind, Title: "Method: how the lines were made", Description: "Where the lines and areas come from, how exact they are, what they are not, and how the clauses were summarised."},
		Route{Path: "/sources", kind: sourcesKind, Title: "Sources", Description: "The register of every source that a clause, area or line rests on, with publisher, date and kind."},
		Route{Path: "/about", kind: aboutKind, Title: "About Draftlines", Description: "What Draftlines shows, for whom, what it leaves out, and under which licences it may be used."},
		Route{Path: editionsPath, kind: editionsKind, Title: "Editions and corrections", Description: "What each edition of the data changed and why, newest first, with the addresses under which each stays available."},
		Route{Path: NotFoundPath, kind: notFoundKind, Title: "Page not found", Description: "There is no page at this address."},
	)
}

// companionRoutes are the pages beside the map: comparisons, topics, and the
// records. A page without anything to show is not made.
func (s *Site) companionRoutes() []Route {
	var routes []Route
	for _, a := range s.Atlas.Drafts {
		for _, b := range s.Atlas.Drafts {
			if a != b {
				routes = append(routes, compareRoute(a, b))
			}
		}
	}
	if len(routes) > 0 {
		routes = append(routes, Route{Path: "/compare", kind: comparisonsKind, Title: "Compare two drafts", Description: "Any two draft peace plans for Ukraine side by side: what each would do to which ground, and what changed from one text to the other."})
	}
	routes = append(routes, s.columnsRoutes()...)
	for _, t := range s.Atlas.Topics {
		routes = append(routes, Route{Path: topicPath(t.ID), kind: topicKind, topic: t, Title: t.Name + " in the drafts", Description: t.Summary})
	}
	routes = append(routes, Route{Path: "/topic", kind: topicsKind, Title: "Topics", Description: "Sixteen subjects of the draft peace plans for Ukraine, each with the clauses of all drafts and what the parties said."})
	if len(s.Atlas.Events) > 0 {
		routes = append(routes, Route{Path: "/timeline", kind: timelineKind, Title: "Timeline", Description: "What happened around the draft peace plans for Ukraine, dated and sourced, with links to the drafts."})
	}
	if len(s.Atlas.Terms) > 0 {
		routes = append(routes, Route{Path: "/glossary", kind: glossaryKind, Title: "Glossary", Description: "The words that the draft peace plans for Ukraine turn on, with questions to put to any text that uses them."})
	}
	if len(s.Atlas.Disputes) > 0 {
		routes = append(routes, Route{Path: "/disputes", kind: disputesKind, Title: "Disputes", Description: "Where sources on the draft peace plans for Ukraine contradict each other: the readings side by side, and what the wording seen says."})
	}
	return routes
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
