//go:build !wasm

package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// Maps for articles: the same views as the pages with a map, in a shell of
// their own, as documents without the browser's program. They are drawn by the
// code of the pages. Package cmd/site/embed makes documents of them; the browser's
// program does not have them.

// Embed is a map for articles.
type Embed struct {
	Path        string // below /embed, "/draft/us-28"; empty for the newest draft
	Of          string // the path of the page that shows the same and more
	Title       string
	Description string
	Body        string // as go-app writes it
}

// Embeds returns the map of every draft, clause, area, comparison and place,
// and first that of the newest complete draft, which is always the latest.
func Embeds(s *Site) []Embed {
	var all []Embed
	for _, r := range s.mapRoutes() {
		r = s.titled(r)
		e := Embed{Path: r.Path, Of: r.Path, Title: r.Title, Description: r.Description}
		if r.kind == homeKind {
			e.Path, e.Title = "", s.embedTitle(r)
		}
		e.Body = prerendered(s.renderEmbed(r))
		all = append(all, e)
	}
	return all
}

func (s *Site) renderEmbed(r Route) markup.Node {
	sc := s.embedScene(r)
	main := el("main").Class("embed").
		DataSet("kind", embedKinds[r.kind]).
		DataSet("draft", string(sc.draft.ID)).
		DataSet("drafts", s.draftIDs())
	if r.kind == draftKind || r.kind == homeKind {
		main = main.DataSet("clauses", clauseIDs(sc.draft))
	}
	return main.Body(
		s.embedHead(r, sc),
		s.embedMap(sc),
		// What the reader picks on the map is shown here by web/embed.js.
		el("section").Class("reading").ID("reading").Aria("label", "Picked on the map").DataSet("close", "Close").Attr("hidden", "hidden"),
		s.embedLegend(sc),
		el("div").Class("slot").Body(s.embedText(r)...),
		s.embedAreas(sc),
		s.renderMapWords(sc),
		s.embedFoot(r, sc),
	)
}

var embedKinds = map[kind]string{
	homeKind: "newest", draftKind: "draft", clauseKind: "clause", areaKind: "area", compareKind: "compare", placeKind: "place",
}

// embedScene is the scene of a page with one pane.
func (s *Site) embedScene(r Route) *scene {
	sc := *s.sceneOf(r)
	sc.embedded = true
	return &sc
}

// draftIDs and clauseIDs are what the options of an address can name.
func (s *Site) draftIDs() string {
	ids := ""
	for _, d := range s.Atlas.Drafts {
		ids += string(d.ID) + " "
	}
	return ids[:len(ids)-1]
}

func clauseIDs(d *geodata.Draft) string {
	ids := ""
	for _, c := range d.Clauses {
		ids += " " + c.ID.Number()
	}
	if ids == "" {
		return "none"
	}
	return ids[1:]
}

// embedTitle names the subject; the draft and its date follow in the byline.
func (s *Site) embedTitle(r Route) string {
	switch r.kind {
	case homeKind, draftKind:
		return "What the " + lowerTitle(r.draft.Title) + " would do to the ground"
	case compareKind:
		return r.draft.Name + " and " + r.other.Name + ": where they differ on the ground"
	case clauseKind:
		return "Clause " + r.clause.Number + ": " + r.clause.Title
	}
	return r.Title
}

// embedHead is the title and, whatever options hide, whose text of which date
// is on the map, and how well it is known.
func (s *Site) embedHead(r Route, sc *scene) markup.Node {
	byline := []markup.Node{embedByline(sc.draft)}
	if sc.other != nil {
		byline = append(byline, markup.Text(" "), embedByline(sc.other))
	}
	if r.kind == areaKind || r.kind == placeKind {
		byline = append([]markup.Node{markup.Text("On the map: ")}, byline...)
	}
	return el("header").Class("embed-head").Body(
		el("h1").Text(s.embedTitle(r)),
		el("p").Class("byline").Body(byline...),
	)
}

func embedByline(d *geodata.Draft) markup.Node {
	return el("span").Body(
		el("b").Text(d.Name), markup.Text(", "+longDate(d.Date)+", "),
		el("span").Class("standing-word").Text(standingWords[d.Standing].label),
	)
}

// embedFoot says where everything is from, and where there is more. Both notes
// on the edition are in every document, so that the pinned one and the latest
// are the same bytes; the style sheet beside each hides one.
func (s *Site) embedFoot(r Route, sc *scene) markup.Node {
	after := []markup.Node{markup.Text("Text: our summaries, not quotations, after ")}
	after = append(after, s.embedSources(sc.draft)...)
	if sc.other != nil {
		after = append(append(after, markup.Text("; ")), s.embedSources(sc.other)...)
	}
	edition := "edition of " + longDate(s.Atlas.Edition)
	return el("footer").Class("embed-foot").Body(
		el("p").Body(markup.Text(s.creditWords())),
		el("p").Body(append(after, markup.Text("."))...),
		el("p").Body(
			embedLink(r.Path, "Open on Draftlines").Class("onward"),
			markup.Text(" "),
			el("span").Class("when-pinned").Text("Fixed to the "+edition+"."),
			el("span").Class("when-latest").Text("Always the latest edition; this is the "+edition+"."),
			markup.Text(" Text and data CC BY 4.0, water areas ODbL."),
		),
	)
}

// embedSources names the first sources of a draft by their publishers; the
// draft's page has all of them, clause by clause.
func (s *Site) embedSources(d *geodata.Draft) []markup.Node {
	var out []markup.Node
	seen := map[string]bool{}
	for _, id := range d.Sources {
		src := s.Atlas.Source(id)
		if src == nil || seen[src.Publisher] {
			continue
		}
		seen[src.Publisher] = true
		if len(seen) > 3 {
			out = append(out, markup.Text(" and others"))
			break
		}
		if len(out) > 0 {
			out = append(out, markup.Text(", "))
		}
		out = append(out, embedLink(sourcePath(id), src.Publisher).Title(src.Title))
	}
	return out
}

// embedLink opens a page of ours outside the frame.
func embedLink(href, text string) *markup.Elem {
	return outOfFrame(el("a").Attr("href", href)).Text(text)
}
