package app

import "github.com/draftlines/draftlines/app/markup"

// notFoundPage answers every address that is none of ours. It is one static file
// and cannot know which: web/notfound.js reads the address and fills the part
// with the id nearest with the pages that are nearest to it. Without scripts the
// indexes below lead to everything there is.
func (s *Site) notFoundPage() []markup.Node {
	var drafts []markup.Node
	for _, d := range s.Atlas.Drafts {
		drafts = append(drafts, el("li").Body(textLink(draftPath(d.ID), d.Title), markup.Text(", "+longDate(d.Date))))
	}
	var indexes []markup.Node
	for _, index := range []struct{ path, words string }{
		{"/", "The map under the newest complete draft"},
		{"/#areas", "All areas, on the map and as a list"},
		{"/place", "All places, by oblast"},
		{"/compare", "All pairs of drafts"},
		{"/topic", "All topics"},
		{"/coverage", "The table of every clause and every area"},
		{"/timeline", "Timeline"},
		{"/glossary", "Glossary"},
		{"/disputes", "Disputes"},
		{"/sources", "Sources"},
		{"/about", "About Draftlines"},
	} {
		if _, there := s.byPath[pathOf(index.path)]; there {
			indexes = append(indexes, el("li").Body(textLink(index.path, index.words)))
		}
	}
	nearest := el("div").Class("nearest").ID("nearest").Role("status")
	if !s.everyPair() {
		nearest = nearest.DataSet("pairs", "some")
	}
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("There is no page at this address"),
		el("p").Class("lead").Text("The address may have been mistyped, or it names a draft, clause, area or place that is not in this edition."),
		nearest,
		el("h2").Text("The drafts"),
		el("ul").Class("register").Body(drafts...),
		el("h2").Text("Everything else"),
		el("ul").Class("register").Body(indexes...),
		el("script").Attr("src", "/web/notfound.js").Attr("defer", true),
	}
}
