package app

import (
	"strings"
	"unicode/utf8"

	"github.com/draftlines/draftlines/geodata"
)

// Head is what a page says of itself to programs: to those that show a link as a
// card, and to search engines. Only the builder writes it.
type Head struct {
	// Title is that of a card, at most [cardTitle] letters long.
	Title string
	// Home is whether the page stands for the site, and not for one thing on it.
	Home bool
	// Data is JSON-LD in the vocabulary of schema.org.
	Data map[string]any
}

// cardTitle is how many letters of a title are shown by those that show cards.
const cardTitle = 70

// thing is a node of JSON-LD.
type thing = map[string]any

const (
	dataLicence = "https://creativecommons.org/licenses/by/4.0/"
	siteName    = "Draftlines"
)

// HeadOf returns what a page says of itself to programs, and false for pages
// that stand for others. It is a function and no method, so that the browser's
// program does not carry it.
func HeadOf(s *Site, r Route) (Head, bool) {
	if r.kind == notFoundKind || r.kind == shellKind {
		return Head{}, false
	}
	data := s.pageData(r)
	data["@context"] = "https://schema.org"
	return Head{Title: cardTitleOf(r), Home: r.kind == homeKind, Data: data}, true
}

// cardTitleOf shortens the title of a page for a card. A draft keeps its date:
// the name without it could be that of another text.
func cardTitleOf(r Route) string {
	title := r.Title
	if r.kind == homeKind { // cards have the name of the site beside it
		title = upperFirst(strings.TrimPrefix(title, siteName+": "))
	}
	if r.kind == draftKind && utf8.RuneCountInString(title) > cardTitle {
		title = r.draft.Name + " (" + longDate(r.draft.Date) + ")"
	}
	if utf8.RuneCountInString(title) <= cardTitle {
		return title
	}
	cut := string([]rune(title)[:cardTitle-2])
	if i := strings.LastIndex(cut, " "); i > cardTitle/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–") + " …"
}

// pageData is a page and what it is about.
func (s *Site) pageData(r Route) thing {
	site := thing{"@type": "WebSite", "@id": s.Origin + "/#site", "name": siteName, "url": s.Origin + "/"}
	if r.kind == homeKind {
		site["description"] = r.Description
		site["inLanguage"] = "en"
		site["license"] = dataLicence
		site["dateModified"] = s.Atlas.Edition
		return site
	}
	page := thing{
		"@type": "WebPage", "@id": s.Origin + r.Path, "url": s.Origin + r.Path, "name": r.Title, "description": r.Description,
		"inLanguage": "en", "isPartOf": site, "license": dataLicence, "version": s.Atlas.Edition,
	}
	switch r.kind {
	case draftKind:
		page["about"] = s.draftData(r.draft)
	case clauseKind:
		page["about"] = s.clauseData(r.clause, r.draft)
	case compareKind:
		page["about"] = []thing{s.draftInBrief(r.draft), s.draftInBrief(r.other)}
	case areaKind:
		page["about"] = s.areaData(r.area)
	case placeKind:
		page["about"] = s.placeData(r.place)
	case aboutKind:
		page["mainEntity"] = s.datasetData()
	}
	return page
}

// draftData is a draft on its own page.
func (s *Site) draftData(d *geodata.Draft) thing {
	data := s.draftInBrief(d)
	data["creditText"], data["abstract"] = d.Authors, d.Summary
	return data
}

// draftInBrief is a draft as a written work. It is none of the types for law: no
// draft is one, and its state is said in words.
func (s *Site) draftInBrief(d *geodata.Draft) thing {
	known := standingWords[d.Standing]
	return thing{
		"@type": "CreativeWork", "@id": s.Origin + draftPath(d.ID) + "#draft", "url": s.Origin + draftPath(d.ID),
		"name": d.Title, "alternateName": d.Name, "dateCreated": d.Date,
		"creativeWorkStatus": upperFirst(known.label) + ": " + known.means + ". " + upperFirst(strings.TrimSuffix(d.Status, ".")) + ".",
	}
}

// clauseData is a clause. Its abstract is our summary and says so.
func (s *Site) clauseData(c *geodata.Clause, d *geodata.Draft) thing {
	label, means := clauseStanding(c)
	return thing{
		"@type": "CreativeWork", "@id": s.Origin + clausePath(c.ID) + "#clause", "url": s.Origin + clausePath(c.ID),
		"name": c.Title, "position": c.Number, "isPartOf": s.draftInBrief(d),
		"creativeWorkStatus": upperFirst(label) + ": " + means + ".",
		"abstract":           "In the words of Draftlines: " + c.Summary,
	}
}

// areaData is a piece of ground, in Ukraine where it has an oblast or city
// there: recognised borders are the baseline here too.
func (s *Site) areaData(a *geodata.Area) thing {
	data := thing{"@type": "Place", "@id": s.Origin + areaPath(a.ID) + "#area", "url": s.Origin + areaPath(a.ID), "name": a.Name.En, "description": a.Summary}
	if a.Name.Uk != "" {
		data["alternateName"] = inUkrainian(a.Name.Uk)
	}
	if a.Unit != "" {
		data["containedInPlace"] = s.unitData(a.Unit)
	}
	return data
}

func (s *Site) placeData(p *geodata.Place) thing {
	return thing{
		"@type": "Place", "@id": s.Origin + placePath(p.ID) + "#place", "url": s.Origin + placePath(p.ID),
		"name": p.Name.En, "alternateName": inUkrainian(p.Name.Uk), "containedInPlace": s.unitData(p.Unit),
		"geo": thing{"@type": "GeoCoordinates", "longitude": p.LonLat[0], "latitude": p.LonLat[1]},
	}
}

func (s *Site) unitData(id geodata.UnitID) thing {
	return thing{
		"@type": "AdministrativeArea", "name": s.unitName(id), "identifier": id,
		"containedInPlace": thing{"@type": "Country", "name": "Ukraine", "identifier": "UA"},
	}
}

func inUkrainian(text string) thing { return thing{"@value": text, "@language": "uk"} }

// datasetData is everything that is published as files.
func (s *Site) datasetData() thing {
	folder := s.Origin + editionDataPath(s.Atlas.Edition)
	download := func(name string, file servedFile, kind string) thing {
		return thing{"@type": "DataDownload", "name": name, "contentUrl": folder + string(file), "encodingFormat": kind}
	}
	return thing{
		"@type": "Dataset", "@id": s.Origin + "/about#data", "url": s.Origin + "/about#data", "name": "Draft peace plans for Ukraine: clauses, areas and lines",
		"description":         "What each clause of the draft peace plans for Ukraine would do to which ground: drafts, clauses, treatments and alignment as JSON and CSV, areas and lines as GeoJSON, with sources, dates and precision.",
		"license":             dataLicence,
		"version":             s.Atlas.Edition,
		"dateModified":        s.Atlas.Edition,
		"inLanguage":          "en",
		"isAccessibleForFree": true,
		"creator":             thing{"@type": "Organization", "name": siteName, "url": s.Origin + "/"},
		"spatialCoverage":     thing{"@type": "Country", "name": "Ukraine", "identifier": "UA"},
		"distribution": []thing{
			download("List of all files", "index.json", "application/json"),
			download("Drafts", "drafts.json", "application/json"),
			download("Clauses", "clauses.csv", "text/csv"),
			download("Treatments", "treatments.csv", "text/csv"),
			download("Areas", "layers/areas.geojson", "application/geo+json"),
		},
	}
}
