package app

import (
	"slices"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// What lies beside what, in words: readers who do not see the map learn here
// which areas touch, in which direction and along how much.

// directionWords are in the order of sheet.Direction.
var directionWords = [sheet.Directions]string{
	"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
}

// towardsWords says in which directions something lies: to the north and east.
func towardsWords(towards []sheet.Direction) string {
	var words []string
	for _, d := range towards {
		words = append(words, directionWords[d])
	}
	return "to the " + listWords(words)
}

// listWords joins words as a sentence does: a, b and c.
func listWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// touching lists what touches an area, longest border first.
func (s *Site) touching(a *geodata.Area) []sheet.Touch {
	return s.Sheet.Touches[a.ID]
}

// areaTouches is the entry on neighbours among the facts of an area, or nil
// where nothing touches it.
func (s *Site) areaTouches(a *geodata.Area) markup.Node {
	var items []markup.Node
	for _, t := range s.touching(a) {
		var name markup.Node = markup.Text(s.groundName(t.Ground))
		if t.Area != "" {
			name = s.areaNameLink(t.Area)
		}
		items = append(items, el("li").Body(name, markup.Text(": "+s.borderWords(a, t))))
	}
	if items == nil {
		return nil
	}
	return el("dd").Body(el("ul").Class("touches").Body(items...))
}

// borderWords says where a border runs, how long it is and what it is.
func (s *Site) borderWords(a *geodata.Area, t sheet.Touch) string {
	words := towardsWords(t.Towards) + ", along about " + kmWords(t.KM)
	switch {
	case t.Neighbour != "":
		words += ", across the recognised border"
	case s.partedByContact(a, t.Ground):
		words += ", across the line of contact"
	}
	return words
}

// partedByContact reports whether the line of contact runs between an area and
// other ground. A whole that both sides hold in part is parted from nothing.
func (s *Site) partedByContact(a *geodata.Area, g sheet.Ground) bool {
	sides := []geodata.Holder{geodata.Ukraine, geodata.Russia}
	other := geodata.Ukraine // units that are not divided into areas
	if g.Area != "" {
		other = s.Atlas.Area(g.Area).Holder
	}
	return a.Holder != other && slices.Contains(sides, a.Holder) && slices.Contains(sides, other)
}

func (s *Site) groundName(g sheet.Ground) string {
	switch {
	case g.Area != "":
		return s.Atlas.Area(g.Area).Name.En
	case g.Unit != "":
		return s.unitName(g.Unit)
	}
	for _, n := range s.Atlas.Base.Neighbours {
		if n.ID == g.Neighbour {
			return n.Name.En
		}
	}
	return g.Neighbour
}

// besideItems says of each area of a map what it touches, one sentence each; where
// not all are listed, of those that the page is about.
func (s *Site) besideItems(sc *scene) []markup.Node {
	var items []markup.Node
	for _, a := range sc.shown {
		if sc.apart != nil && !sc.lit[a.area.ID] {
			continue
		}
		var beside []string
		for _, t := range s.touching(a.area) {
			beside = append(beside, towardsWords(t.Towards)+" "+s.groundName(t.Ground))
		}
		if beside != nil {
			items = append(items, el("li").Text(a.area.Name.En+" touches: "+strings.Join(beside, "; ")+"."))
		}
	}
	return items
}
