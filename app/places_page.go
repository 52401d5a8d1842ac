package app

import (
	"sort"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// placesPage lists all places by oblast: the way to a place without scripts.
func (s *Site) placesPage() []markup.Node {
	out := []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Places"),
		el("p").Class("lead").Text("The " + thousands(len(s.Atlas.Places)) + " towns of the gazetteer by oblast, with who held them on " + longDate(s.contactDate()) + ". Each has a page: what every draft would mean there, and how far the lines are."),
		el("p").Class("hint").Text("The gazetteer covers the oblasts that the line of contact crosses, and the largest towns elsewhere. " + titleOfAllWords),
	}
	for _, u := range s.Atlas.Base.Units {
		if section := s.placesOf(u); section != nil {
			out = append(out, section)
		}
	}
	return out
}

// titleOfAllWords goes with a list of places held by one side or the other.
const titleOfAllWords = "Under international law all of them are Ukraine’s."

var statusNotes = map[string]string{"ua-held": "held by Ukraine", "ru-held": "held by Russia", "contested": "contested"}

func (s *Site) placesOf(u *geodata.Unit) markup.Node {
	var here []*geodata.Place
	for _, p := range s.Atlas.Places {
		if p.Unit == u.ID {
			here = append(here, p)
		}
	}
	if len(here) == 0 {
		return nil
	}
	sort.SliceStable(here, func(i, j int) bool { return here[i].Name.En < here[j].Name.En })
	var items []markup.Node
	for _, p := range here {
		items = append(items, el("li").Body(
			textLink(placePath(p.ID), p.Name.En), markup.Text(" "),
			el("span").Lang("uk").Text(p.Name.Uk), markup.Text(" "),
			el("span").Class("area-note").Text(statusNotes[p.Status]),
		))
	}
	return el("section").Class("places").Body(el("h2").Text(u.Name.En), el("ul").Body(items...))
}

// renderPlaceMark marks the place of a page on the map; web/map.js moves it
// with the names.
func (m *mapView) renderPlaceMark() []markup.Node {
	if m.Scene.place == nil {
		return nil
	}
	xy, _ := m.Site.placeXY(m.Scene.place.ID)
	x, y := position(m.Scene.frame, xy)
	circle := func(class, r string) markup.Node {
		return svgElem("circle").Class(class).Attr("cx", x).Attr("cy", y).Attr("r", r).
			DataSet("x", attrInt(xy[0])).DataSet("y", attrInt(xy[1]))
	}
	return []markup.Node{circle("place-halo", "11"), circle("place-ring", "8"), circle("place-point", "3")}
}

// namePlace writes the name of the page's place before all others: beside its
// mark, or over it where it is too long for either side.
func (s *Site) namePlace(p *namePlacer, sc *scene) {
	if sc.place == nil {
		return
	}
	xy, _ := s.placeXY(sc.place.ID)
	c := nameCandidate{mapName: mapName{
		id: "place-" + string(sc.place.ID), text: sc.place.Name.En, class: "name name-place", xy: xy, dot: true, dx: 14,
	}, size: 14}
	if !p.place(c) {
		c.anchor, c.dx, c.dy = "middle", 0, -20
		p.try(c)
	}
}
