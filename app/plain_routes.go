package app

import "github.com/draftlines/draftlines/geodata"

// plainRoutes are the pages without a map. A page without anything to show is
// not made.
func (s *Site) plainRoutes() []Route {
	var routes []Route
	if hasPairs(s.Atlas) {
		which := "Any two"
		if !s.everyPair() {
			which = "Two"
		}
		routes = append(routes, Route{Path: "/compare", kind: comparisonsKind, Title: "Compare two drafts", Description: which + " draft peace plans for Ukraine side by side: what each would do to which ground, and what changed from one text to the other."})
	}
	routes = append(routes, s.columnsRoutes()...)
	for _, t := range s.Atlas.Topics {
		routes = append(routes, Route{Path: topicPath(t.ID), kind: topicKind, topic: t, Title: t.Name + " in the drafts", Description: t.Summary})
	}
	routes = append(routes, Route{Path: "/topic", kind: topicsKind, Title: "Topics", Description: "Sixteen subjects of the draft peace plans for Ukraine, each with the clauses of all drafts and what the parties said."})
	if hasEvents(s.Atlas) {
		routes = append(routes, Route{Path: "/timeline", kind: timelineKind, Title: "Timeline", Description: "What happened around the draft peace plans for Ukraine, dated and sourced, with links to the drafts."})
	}
	if hasTerms(s.Atlas) {
		routes = append(routes, Route{Path: "/glossary", kind: glossaryKind, Title: "Glossary", Description: "The words that the draft peace plans for Ukraine turn on, with questions to put to any text that uses them."})
	}
	if hasDisputes(s.Atlas) {
		routes = append(routes, Route{Path: "/disputes", kind: disputesKind, Title: "Disputes", Description: "Where sources on the draft peace plans for Ukraine contradict each other: the readings side by side, and what the wording seen says."})
	}
	if hasPlaces(s.Atlas) {
		routes = append(routes, Route{Path: "/place", kind: placesKind, Title: "Places", Description: "Every town of the gazetteer by oblast, with its Ukrainian name: who held it on the date of the line of contact, and what each draft would mean there."})
	}
	return append(routes,
		Route{Path: "/coverage", kind: coverageKind, Title: "Coverage: every clause and every area", Description: "The table of all clauses and all areas, with what each clause would do to each area. It is also the proof that every link goes both ways."},
		Route{Path: "/method", kind: methodKind, Title: "Method: how the lines were made", Description: "Where the lines and areas come from, how exact they are, what they are not, and how the clauses were summarised."},
		Route{Path: "/sources", kind: sourcesKind, Title: "Sources", Description: "The register of every source that a clause, area or line rests on, with publisher, date and kind."},
		Route{Path: "/about", kind: aboutKind, Title: "About Draftlines", Description: "What Draftlines shows, for whom, what it leaves out, and under which licences it may be used."},
		Route{Path: articlesPath, kind: articlesKind, Title: "Maps in articles", Description: "How to put a map of Draftlines into an article: codes, options, editions, heights, and recipes for newsletters, feeds, Apple News, AMP, WordPress and strict hosts."},
		Route{Path: editionsPath, kind: editionsKind, Title: "Editions and corrections", Description: "What each edition of the data changed and why, newest first, with the addresses under which each stays available."},
		Route{Path: offlinePath, kind: offlineKind, Title: "Offline and install", Description: "What your browser keeps of Draftlines so that it can be read without a network, how large it is, how to install it and how to remove it."},
		Route{Path: ShellPath, kind: shellKind, Title: "One moment", Description: "The page in which the app draws what is not kept in full on a device without a network."},
		s.route(NotFoundPath),
	)
}

func hasPairs(a *geodata.Atlas) bool    { return len(a.Drafts) > 1 }
func hasPlaces(a *geodata.Atlas) bool   { return len(a.Places) > 0 }
func hasEvents(a *geodata.Atlas) bool   { return len(a.Events) > 0 }
func hasTerms(a *geodata.Atlas) bool    { return len(a.Terms) > 0 }
func hasDisputes(a *geodata.Atlas) bool { return len(a.Disputes) > 0 }
