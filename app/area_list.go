package app

import (
	"strings"

	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// renderAreaList lists the areas of the map in the order in which they are
// drawn: the way in for keyboard and screen reader. web/map.js makes it one tab
// stop with arrow keys; without scripts every link is a stop of its own.
func (s *Site) renderAreaList(sc *scene) app.UI {
	var groups []app.UI
	for _, row := range sc.legend() {
		var items []app.UI
		for _, a := range row.areas {
			items = append(items, s.areaItem(sc, a))
		}
		groups = append(groups, app.Li().Class("area-group").Body(
			app.H3().Body(swatchOf(row), app.Text(" "+treatmentLabel(row.kind))),
			app.Ul().Body(items...),
		))
	}
	return app.Nav().Class("area-list").ID("areas").Aria("labelledby", "areas-heading").Body(
		app.H2().ID("areas-heading").Text("Areas under "+sc.draft.Name),
		app.P().Class("hint keys-hint").Text("Arrow keys move through the list, Enter opens an area."),
		app.Ul().Class("area-groups").DataSet("roving", "areas").Body(groups...),
	)
}

func (s *Site) areaItem(sc *scene, a shownArea) app.UI {
	l := textLink(areaPath(a.area.ID), a.area.Name.En).ID("list-"+string(a.area.ID)).DataSet("area", string(a.area.ID)).Class("area-link")
	if sc.lit[a.area.ID] {
		l = l.Aria("current", "true")
	}
	return app.Li().Body(l, app.Text(" "), app.Span().Class("area-note").Text(s.areaNote(a)))
}

// areaNote is the size and the clauses of an area in the list.
func (s *Site) areaNote(a shownArea) string {
	var parts []string
	if a.area.KM2 > 0 {
		parts = append(parts, km2Words(a.area.KM2))
	}
	parts = append(parts, "clause "+strings.Join(clauseNumbers(a.links), ", "))
	for _, k := range a.otherKinds() {
		parts = append(parts, "also: "+strings.ToLower(treatmentLabel(k)[:1])+treatmentLabel(k)[1:])
	}
	return strings.Join(parts, "; ")
}

// clauseNumbers lists the numbers of the clauses behind links, each once.
func clauseNumbers(links []geodata.Link) []string {
	var out []string
	seen := map[string]bool{}
	for _, l := range links {
		if n := l.Clause.Number; !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// renderMapWords says in words what the map shows, made from the same scene.
func (s *Site) renderMapWords(sc *scene) app.UI {
	var lines []app.UI
	for _, row := range sc.legend() {
		var names []string
		for _, a := range row.areas {
			names = append(names, a.area.Name.En)
		}
		means := treatmentWords[row.kind].means
		lines = append(lines, app.Li().Text(treatmentLabel(row.kind)+" ("+means+"): "+strings.Join(names, "; ")+"; "+s.legendCount(row)+"."))
	}
	return app.Details().Class("map-words").Body(
		app.Summary().Text("The map in words"),
		app.Div().ID("map-words").Body(
			app.P().Text("The map shows Ukraine within its internationally recognised borders, Crimea and Sevastopol included. A grey tint marks what Russian forces held on "+longDate(s.contactDate())+". Over it, under "+sc.draft.Title+" of "+longDate(sc.draft.Date)+":"),
			app.Ul().Body(lines...),
		),
	)
}
