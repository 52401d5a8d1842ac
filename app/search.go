package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// renderSearch is the search field of the header. web/search.js fills the list
// under it, which the app renders empty and never touches again. Without
// scripts the style sheet shows a link to the index of places instead.
func (s *Site) renderSearch() *markup.Elem {
	return el("form").Class("search").Role("search").Attr("action", "/place").Body(
		el("label").Class("visually-hidden").Attr("for", "search-field").Text("Search places, clauses, areas, topics and terms"),
		markup.Void("input").ID("search-field").Attr("type", "search").
			Attr("placeholder", "Find a place or clause").
			Attr("autocomplete", "off").Attr("autocapitalize", "off").Attr("spellcheck", "false").
			Aria("controls", "search-results"),
		textLink("/place", "Find a place").Class("search-link"),
		el("div").Class("search-results").ID("search-results"),
		el("p").Class("visually-hidden").ID("search-status").Role("status"),
	).Whole()
}

// SearchEntry is something that the search can find. The names of the fields
// are short because there are some six hundred of them.
type SearchEntry struct {
	Kind  string   `json:"k"`
	Title string   `json:"t"`
	Path  string   `json:"u"`
	Note  string   `json:"n,omitempty"`
	Names []string `json:"w,omitempty"` // other names that find it
	// Langs has the language of each of Names, "" of one in Latin letters. It is
	// there where a result shows the name that it was found by.
	Langs []string `json:"l,omitempty"`
}

// searchKinds is the order of results that answer equally well.
var searchKinds = []string{"Place", "Area", "Draft", "Topic", "Term", "Clause"}

// SearchDocument is the file that web/search.js searches.
type SearchDocument struct {
	Schema  string        `json:"$schema"`
	Edition geodata.Date  `json:"edition"`
	Licence string        `json:"licence"`
	Kinds   []string      `json:"kinds"`
	Entries []SearchEntry `json:"entries"`
}

// SearchIndex returns what can be found. It is a function and no method, so that
// the browser's program does not carry it; there is no encoder for JSON there.
func SearchIndex(s *Site) SearchDocument {
	return SearchDocument{editionDataPath(s.Atlas.Edition) + "schema/search.schema.json", s.Atlas.Edition, "CC BY 4.0", searchKinds, searchEntries(s)}
}

func searchEntries(s *Site) []SearchEntry {
	var out []SearchEntry
	for _, p := range s.Atlas.Places {
		out = append(out, placeEntry(p, s.unitName(p.Unit)))
	}
	for _, a := range s.Atlas.Areas {
		out = append(out, SearchEntry{"Area", a.Name.En, areaPath(a.ID), "", []string{a.Name.Uk}, []string{"uk"}})
	}
	for _, d := range s.Atlas.Drafts {
		out = append(out, SearchEntry{"Draft", d.Title, draftPath(d.ID), longDate(d.Date), []string{d.Name, string(d.ID)}, nil})
	}
	for _, t := range s.Atlas.Topics {
		out = append(out, SearchEntry{"Topic", t.Name, topicPath(t.ID), "", nil, nil})
	}
	for _, t := range s.Atlas.Terms {
		out = append(out, SearchEntry{"Term", t.Name, termPath(t.ID), "", nil, nil})
	}
	for _, d := range s.Atlas.Drafts {
		for _, c := range d.Clauses {
			out = append(out, SearchEntry{"Clause", c.Title, clausePath(c.ID), d.Name + ", " + c.Number, []string{d.Name + " " + c.Number, c.Number, string(d.ID) + " " + c.Number}, nil})
		}
	}
	return out
}
