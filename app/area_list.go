package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// renderAreaList lists the areas of the map in the order in which they are
// drawn: the way in for keyboard and screen reader. web/areas.js makes it one tab
// stop with arrow keys; without scripts every link is a stop of its own.
func (s *Site) renderAreaList(sc *scene) markup.Node {
	var groups []markup.Node
	for _, row := range sc.legend() {
		var items []markup.Node
		one, others := sc.listed(row)
		for _, a := range one {
			items = append(items, s.areaItem(sc, a))
		}
		if others > 0 {
			items = append(items, el("li").Body(sc.othersLink(len(one), others)))
		}
		groups = append(groups, el("li").Class("area-group").Body(
			el("h3").Body(swatchOf(row), markup.Text(" "+sc.signWords(row.sign).label)),
			el("ul").Body(items...),
		))
	}
	return el("nav").Class("area-list").ID("areas").Aria("labelledby", "areas-heading").Body(
		el("h2").ID("areas-heading").Text(sc.listHeading()),
		el("p").Class("hint keys-hint").Text("Arrow keys move through the list, Enter opens an area."),
		el("ul").Class("area-groups").DataSet("roving", "areas").Body(groups...),
	)
}

func (s *Site) areaItem(sc *scene, a shownArea) markup.Node {
	l := textLink(s.areaHref(sc, a.area), a.area.Name.En).ID("list-"+string(a.area.ID)).DataSet("area", string(a.area.ID)).Class("area-link")
	if sc.lit[a.area.ID] {
		l = l.Aria("current", "true")
	}
	return el("li").Body(l, markup.Text(" "), el("span").Class("area-note").Text(s.areaNote(sc, a)))
}

// listHeading names the list of areas after the draft or drafts.
func (sc *scene) listHeading() string {
	if sc.other != nil {
		return "Areas under " + sc.draft.Name + " and " + sc.other.Name
	}
	return "Areas under " + sc.draft.Name
}

// areaNote is the size and the clauses of an area in the list.
func (s *Site) areaNote(sc *scene, a shownArea) string {
	var parts []string
	if a.area.KM2 > 0 {
		parts = append(parts, km2Words(a.area.KM2))
	}
	if sc.other != nil {
		return strings.Join(append(parts, comparedNote(sc, a.links)...), "; ")
	}
	parts = append(parts, "clause "+strings.Join(clauseNumbers(a.links), ", "))
	for _, k := range a.otherKinds() {
		parts = append(parts, "also: "+treatmentLabel(k))
	}
	return strings.Join(parts, "; ")
}

// introWords leads over from the base to what is drawn over it.
func (sc *scene) introWords() string {
	if sc.other != nil {
		return "Over it, how " + sc.draft.Title + " and " + sc.other.Title + " treat the same ground:"
	}
	return "Over it, under " + sc.draft.Title + " of " + longDate(sc.draft.Date) + ":"
}

// comparedNote lists the clauses of both drafts for an area.
func comparedNote(sc *scene, links []geodata.Link) []string {
	var parts []string
	for _, d := range []*geodata.Draft{sc.draft, sc.other} {
		var own []geodata.Link
		for _, l := range links {
			if l.Clause.ID.Draft() == d.ID {
				own = append(own, l)
			}
		}
		if len(own) == 0 {
			parts = append(parts, d.Name+": "+lowerFirst(noRuleLabel(d)))
			continue
		}
		parts = append(parts, d.Name+": "+strings.Join(clauseNumbers(own), ", "))
	}
	return parts
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
func (s *Site) renderMapWords(sc *scene) markup.Node {
	var lines []markup.Node
	for _, row := range sc.legend() {
		var names []string
		one, others := sc.listed(row)
		for _, a := range one {
			names = append(names, a.area.Name.En)
		}
		if others > 0 {
			names = append(names, sc.othersWords(len(one), others))
		}
		words := sc.signWords(row.sign)
		lines = append(lines, el("li").Text(words.label+" ("+words.means+"): "+strings.Join(names, "; ")+"; "+s.legendCount(row)+"."))
	}
	return el("details").Class("map-words").ID("words").Body(
		el("summary").Text("The map in words"),
		el("div").ID("map-words").Body(
			el("p").Text("The map shows Ukraine within its internationally recognised borders, Crimea and Sevastopol included. A grey tint marks what Russian forces held on "+longDate(s.contactDate())+". "+sc.introWords()),
			el("ul").Body(lines...),
			el("div").Class("slot").Body(s.renderBeside(sc)...),
		),
	)
}

// renderBeside says what lies beside what, shortest way first: by area.
func (s *Site) renderBeside(sc *scene) []markup.Node {
	items := s.besideItems(sc)
	if len(items) == 0 {
		return nil
	}
	return []markup.Node{el("p").Text("What lies beside what, the longest border first:"), el("ul").Class("beside").Body(items...)}
}

// mapSummary sums up in a few sentences what the map shows: what a screen reader
// says when it comes to the map. All of it is in renderMapWords.
func (s *Site) mapSummary(sc *scene) string {
	under := sc.draft.Title + " of " + longDate(sc.draft.Date)
	if sc.other != nil {
		under = sc.draft.Title + " and " + sc.other.Title
	}
	var parts []string
	for _, row := range sc.legend() {
		parts = append(parts, sc.signWords(row.sign).label+", "+s.legendCount(row))
	}
	words := "Ukraine within its recognised borders, with what Russian forces held on " + longDate(s.contactDate()) + ", and over it " + lowerFirst(under)
	if len(parts) > 0 {
		words += ": " + strings.Join(parts, "; ")
	}
	words += "."
	if len(sc.subject) > 0 {
		words += " Marked: " + listWords(s.subjectNames(sc)) + "."
	}
	if sc.apart != nil {
		return words + " The list of areas and “The map in words” name those that the page is about and what touches them."
	}
	return words + " The list of areas and “The map in words” say the same in full."
}

func (s *Site) subjectNames(sc *scene) []string {
	var names []string
	for _, id := range sc.subject {
		if a := s.Atlas.Area(id); a != nil {
			names = append(names, a.Name.En)
		}
	}
	return names
}
