package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// saveButtons are what web/save.js can make of the map as it is shown; the
// style sheet shows them only where scripts run.
var saveButtons = []struct{ kind, label, words string }{
	{"svg", "SVG", "vectors"},
	{"png1", "PNG", "as large as here"},
	{"png2", "PNG 2×", "twice as large"},
	{"png3", "PNG 3×", "three times as large"},
	{"geojson", "GeoJSON", "what is shown, with what the drafts would do"},
}

// renderSave offers the map as a file. What stands above and below the picture
// is said here, so that it is the same with and without the program; web/save.js
// reads it.
func (s *Site) renderSave(r Route, sc *scene) markup.Node {
	var buttons []markup.Node
	for _, b := range saveButtons {
		buttons = append(buttons, el("li").Body(
			el("button").Attr("type", "button").Class("save-button").DataSet("save", b.kind).
				Title(b.words).Text(b.label),
		))
	}
	var files []markup.Node
	for _, f := range []servedFile{"layers/areas.geojson", "layers/control-lines.geojson", "layers/frozen-fronts.geojson", "layers/line-of-contact.geojson", "treatments.json"} {
		files = append(files, el("li").Body(s.servedLink(f)))
	}
	return el("details").Class("save").ID("save").
		DataSet("title", s.savedTitle(r, sc)).
		DataSet("about", savedDrafts(sc)).
		DataSet("drafts", draftIDs(sc)).
		DataSet("credit", s.savedCredit()).
		DataSet("licence", savedLicence).
		DataSet("address", s.Origin+sc.path).
		DataSet("edition", string(s.Atlas.Edition)).
		DataSet("name", savedName(r, sc)).
		Body(
			el("summary").Text("Save this map"),
			el("div").Class("save-box").Body(
				el("ul").Class("save-buttons").Body(buttons...),
				el("p").Class("save-status").ID("save-status").Role("status"),
				el("p").Class("hint save-buttons-hint").Text("Pictures show the window and the layers as they are here, on light paper, with date, sources and licence."),
				el("p").Class("hint").Text("The data behind every map:"),
				el("ul").Class("chips").Body(files...),
			),
		).Whole()
}

const savedLicence = "Draftlines, CC BY 4.0; water © OpenStreetMap contributors, ODbL."

// savedTitle heads a saved map; a map under one draft names the draft first.
func (s *Site) savedTitle(r Route, sc *scene) string {
	switch r.kind {
	case homeKind, draftKind:
		return sc.draft.Title
	}
	return r.Title
}

// savedDrafts names the drafts that a map shows, with date and standing.
func savedDrafts(sc *scene) string {
	var words []string
	for _, d := range sc.drafts() {
		words = append(words, d.Name+", "+longDate(d.Date)+", "+standingWords[d.Standing].label)
	}
	return strings.Join(words, "; ")
}

func (sc *scene) drafts() []*geodata.Draft {
	if sc.other == nil {
		return []*geodata.Draft{sc.draft}
	}
	return []*geodata.Draft{sc.draft, sc.other}
}

func draftIDs(sc *scene) string {
	var ids []string
	for _, d := range sc.drafts() {
		ids = append(ids, string(d.ID))
	}
	return strings.Join(ids, " ")
}

// savedCredit is what must go with every picture.
func (s *Site) savedCredit() string {
	return "Line of contact as of " + longDate(s.contactDate()) + ", generalised after DeepState and ISW, up to 1.6 km off. Base: Natural Earth; places: GeoNames. Recognised borders are the baseline; no sign on this map is a claim about title. A draft’s lines are proposals, drawn from its words by Draftlines."
}

// savedName begins the names of saved files: the page and the draft.
func savedName(r Route, sc *scene) string {
	name := strings.ReplaceAll(strings.Trim(r.Path, "/"), "/", "-")
	if name == "" {
		return string(sc.draft.ID)
	}
	if sc.other == nil && r.kind != draftKind && r.kind != clauseKind {
		name += "-" + string(sc.draft.ID)
	}
	return strings.TrimPrefix(name, "draft-")
}
