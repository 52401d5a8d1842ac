package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

func placePath(id geodata.PlaceID) string { return "/place/" + string(id) }

func (s *Site) placeRoute(p *geodata.Place) Route {
	where := s.unitName(p.Unit)
	title := p.Name.En + ", " + where
	if where == p.Name.En {
		title = p.Name.En + ", city"
	}
	return Route{
		Path: placePath(p.ID), kind: placeKind, place: p, Title: title,
		Description: title + " (" + p.Name.Uk + "): who held it on " + longDate(p.AsOf) + ", how far it lies from the line of contact, and what each draft peace plan would mean there.",
	}
}

func (s *Site) unitName(id geodata.UnitID) string {
	if u := s.Atlas.Unit(id); u != nil {
		return u.Name.En
	}
	return string(id)
}

// placeFrameKM is the width of the map of a place: about 60 km on each side.
const placeFrameKM = 120

// placeXY is where a place is on the sheet.
func (s *Site) placeXY(id geodata.PlaceID) (sheet.XY, bool) {
	for _, p := range s.Sheet.Places {
		if p.ID == id {
			return p.XY, true
		}
	}
	return sheet.XY{}, false
}

// aroundPlace turns a scene to a place. Nothing is lit: the place is the
// subject, and what the draft would do round it is what one comes to see.
func (s *Site) aroundPlace(sc *scene, p *geodata.Place) {
	xy, ok := s.placeXY(p.ID)
	if !ok {
		return
	}
	sc.place = p
	w := int(placeFrameKM * 1000 / s.Sheet.Projection.GroundM(float64(xy[1])))
	h := w * aspectH / aspectW
	sc.frame = sheet.Frame{X: xy[0] - w/2, Y: xy[1] - h/2, W: w, H: h}.Fit(aspectW, aspectH)
	// The finest paths would double the page. It comes with the next coarser
	// ones, which are within the precision of the lines, and the program draws
	// the finest when it runs (mapView.level).
	sc.level = max(0, s.Sheet.LevelFor(sc.frame.W)-1)
}

// placePanel is one place: where it is, who held it, and what each draft would
// mean there.
func (s *Site) placePanel(r Route, sc *scene) panel {
	p := r.place
	begins := []markup.Node{
		s.placeFacts(p),
		el("div").Class("slot").Body(placeCaution(p)...),
	}
	return panel{begins, func() []markup.Node { return s.placeRest(p, sc) }}
}

func (s *Site) placeRest(p *geodata.Place, sc *scene) []markup.Node {
	var body []markup.Node
	if p.Area == "" {
		body = append(body, s.placeUntreated(p))
	} else {
		for _, d := range s.Atlas.Drafts {
			body = append(body, s.placeUnderDraft(p, d))
		}
	}
	return append(body, s.placeSources(p), s.renderAreaList(sc))
}

var statusWords = map[string]string{
	"ua-held":   "Held by Ukraine",
	"ru-held":   "Held by Russia",
	"contested": "Contested: close to the line of contact, or fought over by that day’s reports",
}

func (s *Site) placeFacts(p *geodata.Place) markup.Node {
	var rows []markup.Node
	add := func(term string, dd markup.Node) { rows = append(rows, el("dt").Text(term), dd) }
	add("On "+longDate(p.AsOf), el("dd").Text(statusWords[p.Status]+". "+titleWords))
	add("Oblast or city", el("dd").Text(s.unitName(p.Unit)+"."))
	if p.Area != "" {
		add("Lies in", el("dd").Body(s.areaChips(append([]geodata.AreaID{p.Area}, s.Atlas.WholesOf(p.Area)...))))
	} else {
		add("Lies in", el("dd").Text("No area that a draft treats."))
	}
	add("Line of contact", el("dd").Text(distanceWords(p.Contact)+"."))
	add("Population", el("dd").Text(populationWords(p)))
	return el("dl").Class("facts").Body(append(rows, otherNames(p)...)...)
}

// distanceWords says how far a line is, or that it is too near to say so.
func distanceWords(d geodata.Distance) string {
	switch {
	case d.IsBlurred():
		return "Within the precision of the line (" + decimal(float64(d.PrecisionM)/1000, 1) + " km): too near to say on which side of it the place lies"
	case d.KM < 10:
		return "About " + decimal(d.KM, 1) + " km away"
	}
	return "About " + kmWords(d.KM) + " away"
}

var populationSources = map[string]string{
	"ukrstat-2022": "State Statistics Service of Ukraine, 1 January 2022. Far fewer, or more, may live there today",
	"geonames":     "GeoNames, no date given; taken from a release of about 2018",
}

func populationWords(p *geodata.Place) string {
	if p.Population == 0 {
		return "Not in our sources."
	}
	return thousands(p.Population) + " (" + populationSources[p.PopSource] + ")."
}

// placeCaution goes before what the drafts would mean where it is not sure in
// which area the place lies.
func placeCaution(p *geodata.Place) []markup.Node {
	words := cautionWords(p)
	if words == "" {
		return nil
	}
	return []markup.Node{el("p").Class("vague-note").Text(words)}
}

func cautionWords(p *geodata.Place) string {
	why := ""
	switch {
	case p.Area == "":
	case p.Status == "contested":
		why = "The place was contested on " + longDate(p.AsOf) + ". "
	case p.Contact.IsBlurred():
		why = "The place lies within the precision of the line of contact. "
	}
	if why == "" {
		return ""
	}
	return why + "What follows holds for the area in which the drawn line leaves it; in the area across the line another treatment may apply."
}

// placeUntreated is all there is to say of a place in an oblast that no draft
// divides or names.
func (s *Site) placeUntreated(p *geodata.Place) markup.Node {
	return el("section").Class("under-draft").Body(
		el("h2").Text("Under the drafts"),
		el("p").Text("The drafts that treat ground do not treat the ground of "+p.Name.En+"."),
		el("p").Body(markup.Text("Clauses that speak of all Ukraine are listed with "), s.areaNameLink("ukraine"), markup.Text(".")),
	)
}

// placeUnderDraft is what a draft would mean at a place: the treatments of its
// area, and how far the draft's control line would be.
func (s *Site) placeUnderDraft(p *geodata.Place, d *geodata.Draft) markup.Node {
	body := []markup.Node{
		el("h2").Text("Under " + d.Name),
		el("p").Class("hint").Body(textLink(draftPath(d.ID), d.Title), markup.Text(", "+longDate(d.Date)+", "+standingWords[d.Standing].label)),
	}
	links := s.Atlas.TreatmentsOf(p.Area, d.ID)
	if len(links) == 0 {
		body = append(body, el("p").Class("silent").Text(unspokenWords(d, "has no rule for the area in which "+p.Name.En+" lies")))
	}
	for _, l := range links {
		body = append(body, s.placeTreatment(l))
	}
	if far, ok := p.Control[d.ID]; ok {
		body = append(body, el("p").Class("hint").Text("Control line that follows from this draft ("+s.lineLength(geodata.ControlLine, d.ID)+" as drawn): "+lowerFirst(distanceWords(far))+"."))
	}
	return el("section").Class("under-draft").Body(body...)
}

// placeTreatment is a treatment in short; the area's page has all questions.
func (s *Site) placeTreatment(l geodata.Link) markup.Node {
	t := l.Treatment
	return el("section").Class("treatment t-"+string(t.Kind)).Body(
		el("h3").Body(s.clauseLine(l.Clause)),
		el("p").Class("treatment-kind").Text(treatmentLabel(t.Kind)+": "+treatmentWords[t.Kind].means+"."),
		el("dl").Class("questions").Body(
			el("dt").Text("Who would hold it"), holderAnswer(l.Clause, t.Holder),
			el("dt").Text("Recognition"), recognitionAnswer(l.Clause, t.Recognition),
		),
	)
}

func (s *Site) placeSources(p *geodata.Place) markup.Node {
	rows := []markup.Node{
		el("dt").Text("Distances"), el("dd").Text("Computed on the ellipsoid from one point that stands for the whole place to the nearest point of the drawn line."),
		el("dt").Text("Position, population, Ukrainian name"), el("dd").Body(s.renderCites(p.Sources)),
	}
	if len(p.Also) > 0 {
		rows = append(rows, el("dt").Text("Other names"), el("dd").Body(
			markup.Text("They help to find the place and never stand for it. The year is the one in which Ukrainian law, before 1991 Soviet law, ended the name. "),
			s.renderCites(nameSources(p))))
	}
	body := []markup.Node{el("h2").Text("How we know"), el("dl").Body(rows...)}
	if p.Area != "" {
		body = append(body, el("p").Class("hint").Body(markup.Text("All questions put to each treatment: "), s.areaNameLink(p.Area), markup.Text(".")))
	}
	return el("section").Class("making").Body(body...)
}
