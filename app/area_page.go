package app

import (
	"strconv"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// areaPanel is one area: what and where it is, who holds it, and what each
// draft would do to it, clause by clause.
func (s *Site) areaPanel(r Route, sc *scene) panel {
	a := r.area
	begins := []markup.Node{
		el("p").Class("lead").Text(a.Summary),
		s.areaFacts(a),
	}
	return panel{begins, func() []markup.Node { return s.areaRest(a, sc) }}
}

func (s *Site) areaRest(a *geodata.Area, sc *scene) []markup.Node {
	body := []markup.Node{s.draftsOnMap(sc, a)}
	for _, d := range s.Atlas.Drafts {
		body = append(body, s.areaUnderDraft(a, d))
	}
	return append(body,
		el("div").Class("slot").Body(s.renderCrossLinks("Disputed", s.disputeItems(s.Atlas.DisputesOn(a.ID)))...),
		el("div").Class("slot").Body(s.areaTowns(a)...),
		s.areaMaking(a),
		s.renderAreaList(sc),
	)
}

// draftsOnMap says which draft the map beside an area shows and offers the
// others that treat it. Only the app can change it, so the style sheet shows it
// only where scripts run.
func (s *Site) draftsOnMap(sc *scene, a *geodata.Area) markup.Node {
	body := []markup.Node{markup.Text("On the map: " + sc.draft.Name + ".")}
	for _, d := range s.Atlas.Drafts {
		if d != sc.draft && s.treats(d, a.ID) {
			body = append(body, markup.Text(" "), textLink(areaPath(a.ID)+draftQuery(d.ID), d.Name))
		}
	}
	return el("p").Class("hint drafts-on-map").Body(body...).Live() // a click there changes it and stays
}

var formWords = map[geodata.Form]string{
	geodata.Ground: "Area", geodata.Course: "Line", geodata.Site: "Site",
	geodata.Sea: "Water", geodata.Beyond: "Beyond the map",
}

var holderNow = map[geodata.Holder]string{
	geodata.Ukraine: "Held by Ukraine", geodata.Russia: "Held by Russia",
	geodata.Undecided: "Divided between both", geodata.Neither: "Held by neither",
}

// areaFacts is the table of what is so, apart from any draft.
func (s *Site) areaFacts(a *geodata.Area) markup.Node {
	var rows []markup.Node
	add := func(term string, dd markup.Node) { rows = append(rows, el("dt").Text(term), dd) }
	if words, ok := holderNow[a.Holder]; ok && a.Form != geodata.Beyond {
		add("As of "+longDate(a.AsOf), el("dd").Text(words+". "+titleWords))
	}
	if a.KM2 > 0 {
		add("Size", el("dd").Text(s.sizeWords(a)))
	}
	if a.KM > 0 {
		add("Length", el("dd").Text("About "+kmWords(a.KM)+" as drawn."))
	}
	if len(a.Parts) > 0 {
		add("Made of", el("dd").Body(s.areaChips(a.Parts)))
	}
	if wholes := s.Atlas.WholesOf(a.ID); len(wholes) > 0 {
		add("Part of", el("dd").Body(s.areaChips(wholes)))
	}
	if touches := s.areaTouches(a); touches != nil {
		add("Touches", touches)
	}
	if a.Form == geodata.Beyond {
		add("On the map", el("dd").Text("Outside the sheet: named by clauses, not drawn."))
	}
	return el("dl").Class("facts").Body(rows...)
}

// titleWords goes with every statement about who holds ground.
const titleWords = "Under international law it is Ukraine’s."

// sizeWords gives the size with its denominator.
func (s *Site) sizeWords(a *geodata.Area) string {
	words := "About " + km2Words(a.KM2)
	if u := s.Atlas.Unit(a.Unit); u != nil && u.KM2 > 0 && a.KM2 < u.KM2*0.995 {
		words += ", " + decimal(a.KM2/u.KM2*100, 1) + " % of " + u.Name.En
	}
	return words + "."
}

func (s *Site) areaChips(ids []geodata.AreaID) markup.Node {
	var items []markup.Node
	for _, id := range ids {
		items = append(items, el("li").Body(s.areaNameLink(id)))
	}
	return el("ul").Class("chips").Body(items...)
}

// areaUnderDraft lists the clauses of a draft that treat the area or speak of
// it, directly or through a whole.
func (s *Site) areaUnderDraft(a *geodata.Area, d *geodata.Draft) markup.Node {
	links := s.Atlas.LinksOf(a.ID, d.ID)
	body := []markup.Node{el("h2").Text("Under " + d.Name), el("p").Class("hint").Body(textLink(draftPath(d.ID), d.Title), markup.Text(", "+longDate(d.Date)+", "+standingWords[d.Standing].label))}
	if len(links) == 0 {
		why := a.NoClause
		if why == "" {
			why = unspokenWords(d, "says nothing about this area")
		}
		body = append(body, el("p").Class("silent").Text(why))
	}
	var concerns []markup.Node
	for _, l := range links {
		if l.Treatment != nil {
			body = append(body, s.areaTreatment(a, l))
			continue
		}
		concerns = append(concerns, el("li").Body(s.clauseLine(l.Clause)))
	}
	if len(concerns) > 0 {
		body = append(body, el("h3").Text("Clauses that speak of it"), el("ul").Class("clauses").Body(concerns...))
	}
	return el("section").Class("under-draft").Body(body...)
}

func (s *Site) areaTreatment(a *geodata.Area, l geodata.Link) markup.Node {
	body := []markup.Node{
		el("h3").Body(s.clauseLine(l.Clause)),
		el("p").Class("treatment-kind").Text(treatmentLabel(l.Treatment.Kind) + ": " + treatmentWords[l.Treatment.Kind].means + "."),
	}
	if l.Area != a.ID {
		if whole := s.Atlas.Area(l.Area); whole != nil {
			body = append(body, el("p").Class("hint").Text("The clause names "+whole.Name.En+" as a whole."))
		}
	}
	body = append(body, el("p").Class("clause-summary").Text(l.Clause.Summary), renderQuestions(l.Clause, l.Treatment))
	return el("section").Class("treatment t-" + string(l.Treatment.Kind)).Body(append(body, renderReading(l.Treatment)...)...)
}

// areaTowns lists the towns of the gazetteer that lie in the area.
func (s *Site) areaTowns(a *geodata.Area) []markup.Node {
	parts := map[geodata.AreaID]bool{}
	for _, id := range s.Atlas.PartsOf(a.ID) {
		parts[id] = true
	}
	var names []markup.Node
	people, count := 0, 0
	for _, p := range s.Atlas.Places {
		if !parts[p.Area] {
			continue
		}
		people += p.Population
		if count < 24 {
			if count > 0 {
				names = append(names, markup.Text(", "))
			}
			names = append(names, textLink(placePath(p.ID), p.Name.En))
			count++
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []markup.Node{
		el("h2").Text("Towns"),
		el("p").Body(append(names, markup.Text("."))...),
		el("p").Class("hint").Text("The towns of our gazetteer that lie here, largest first" + moreTowns(count) + ". Together they had about " + thousands(people/1000*1000) + " inhabitants before the full-scale war (State Statistics Service of Ukraine, 1 January 2022, and GeoNames for Crimea); far fewer may live there today."),
	}
}

func moreTowns(n int) string {
	if n < 24 {
		return ""
	}
	return ", the first " + strconv.Itoa(n)
}

// areaMaking says how the shape was made and how exact it is.
func (s *Site) areaMaking(a *geodata.Area) markup.Node {
	var rows []markup.Node
	add := func(term, text string) {
		if text != "" {
			rows = append(rows, el("dt").Text(term), el("dd").Text(text))
		}
	}
	add("How it was made", a.Derivation)
	if a.PrecisionM > 0 {
		add("Precision", "The edge may be off by up to "+decimal(float64(a.PrecisionM)/1000, 1)+" km.")
	}
	add("Licence", a.Licence)
	rows = append(rows, el("dt").Text("Sources"), el("dd").Body(s.renderCites(a.Sources)))
	return el("section").Class("making").Body(el("h2").Text("How we know"), el("dl").Body(rows...))
}
