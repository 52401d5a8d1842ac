package app

import (
	"path"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// servedFile is a published file by its path below /data/.
type servedFile string

func draftFile(id geodata.DraftID) servedFile { return servedFile("drafts/" + string(id) + ".json") }

// servedLink downloads a file under its address in this edition, which will
// never give other bytes, and under a name that still says where it comes from
// when it lies in a folder of downloads.
func (s *Site) servedLink(f servedFile) *markup.Elem {
	name := path.Base(string(f))
	return fileLink(editionDataPath(s.Atlas.Edition)+string(f), "draftlines-"+string(s.Atlas.Edition)+"-"+name, name)
}

// editionDataPath is the folder of an edition's data.
func editionDataPath(edition geodata.Date) string { return "/data/" + string(edition) + "/" }

// dataFilesOf names the files that a page is made from.
func dataFilesOf(r Route) []servedFile {
	switch r.kind {
	case homeKind, comparisonsKind:
		return []servedFile{"drafts.json", "drafts.csv", "treatments.csv", "layers/areas.geojson"}
	case draftKind:
		return []servedFile{draftFile(r.draft.ID), "clauses.csv", "treatments.csv"}
	case clauseKind:
		return []servedFile{draftFile(r.draft.ID), "treatments.csv"}
	case areaKind:
		return []servedFile{"areas.json", "areas.csv", "treatments.csv", layerOf(r.area)}
	case compareKind:
		return []servedFile{draftFile(r.draft.ID), draftFile(r.other.ID), "alignment.json", "alignment.csv", "treatments.csv"}
	case topicKind, topicsKind:
		return []servedFile{"positions.json", "positions.csv", "alignment.csv", "topics.json", "topics.csv"}
	case coverageKind:
		return []servedFile{"clauses.csv", "areas.csv", "treatments.json", "treatments.csv"}
	}
	return recordFiles[r.kind]
}

// recordFiles are those of the pages that show one kind of record.
var recordFiles = map[kind][]servedFile{
	columnsKind:  {"alignment.json", "alignment.csv"},
	placeKind:    {"places.json", "places.csv", "treatments.csv"},
	placesKind:   {"places.json", "places.csv"},
	timelineKind: {"events.json", "events.csv"},
	glossaryKind: {"terms.json", "terms.csv"},
	disputesKind: {"disputes.json", "disputes.csv", "claims.json", "claims.csv"},
	sourcesKind:  {"sources.json", "sources.csv"},
}

// layerOf is the layer that has an area's geometry, or its entry without one.
func layerOf(a *geodata.Area) servedFile {
	switch {
	case a.Form == geodata.Site:
		return "layers/sites.geojson"
	case a.ID == "line-of-contact":
		return "layers/line-of-contact.geojson"
	case a.ID == "dnipro-river":
		return "layers/dnipro.geojson"
	}
	return "layers/areas.geojson"
}

// renderPageFoot ends a page: its files, and how to cite it.
func (s *Site) renderPageFoot(r Route) *markup.Elem {
	if len(dataFilesOf(r)) == 0 {
		return el("div")
	}
	return el("div").Class("page-foot").Body(
		el("div").Class("slot").Body(s.renderDataFiles(dataFilesOf(r))...),
		el("div").Class("slot").Body(s.renderCitation(r)...),
	)
}

// renderDataFiles marks the files as alternates of the page; the builder
// repeats them in the head (cmd/site/build).
func (s *Site) renderDataFiles(files []servedFile) []markup.Node {
	if len(files) == 0 {
		return nil
	}
	var items []markup.Node
	for _, f := range files {
		items = append(items, el("li").Body(s.servedLink(f).Attr("rel", "alternate")))
	}
	return []markup.Node{
		el("h2").ID("page-data").Text("Data of this page"),
		el("ul").Class("chips").Aria("labelledby", "page-data").Body(items...),
		el("p").Class("hint").Body(textLink("/about#data", "All files, and what they hold")),
	}
}

// publishedFile is a file with what it holds; the drafts' own are made from
// the atlas.
type publishedFile struct {
	file servedFile
	what string
}

// publishedRecords are the records, as a document and as a table.
var publishedRecords = []publishedFile{
	{"drafts", "the drafts, with standing, status and sources"},
	{"areas", "areas with the clauses that name them"},
	{"treatments", "what each clause would do to which area, with all test questions: one flat row each"},
	{"topics", "topics with their clauses"},
	{"alignment", "what the drafts say subject by subject, and what changed"},
	{"positions", "what the parties said, with dates"},
	{"events", "the timeline"},
	{"terms", "the glossary with its questions"},
	{"disputes", "where sources contradict each other"},
	{"claims", "the founding articles’ claims about territory, checked"},
	{"places", "towns with the clauses on the areas that they lie in, and their distance to the lines"},
	{"sources", "the register of sources"},
}

// publishedLayers are the files under /data/layers.
var publishedLayers = []publishedFile{
	{"areas", "areas that clauses can name"},
	{"control-lines", "control lines of the drafts"},
	{"donetsk-buffer", "the Donetsk buffer"},
	{"frozen-fronts", "fronts that a draft would freeze"},
	{"line-of-contact", "line of contact by sector"},
	{"state-border", "recognised land border"},
	{"sites", "sites: nuclear plant and dam"},
	{"dnipro", "the Dnipro"},
	{"oblasts", "oblasts and cities"},
	{"neighbours", "neighbouring states"},
	{"waters", "water (Natural Earth)"},
	{"waters-odbl", "water (OpenStreetMap, ODbL)"},
}

// renderAllFiles lists everything that is published.
func (s *Site) renderAllFiles() markup.Node {
	return el("section").Body(
		el("h2").ID("data").TabIndex(-1).Text("Data"),
		el("p").Body(markup.Text("Everything on these pages is published as files, all of one edition, "+longDate(s.Atlas.Edition)+". Their list, with media type, size, licence and schema, is "), s.servedLink("index.json"), markup.Text(". Addresses are this site’s host and the paths linked here; any page may load them.")),
		el("p").Body(markup.Text("The paths carry the date of the edition, and what is under them never changes. Without the date, as in "), el("code").Text("/data/drafts.json"), markup.Text(", they give the newest edition. "), textLink(editionsPath, "All editions, and what each changed")),
		el("h3").ID("take-along").Text("Take it along"),
		el("p").Body(
			markup.Text("The whole edition as "), s.takeAlongLink(),
			markup.Text(": the map under every draft, all clauses, areas and terms and the table of comparison. It needs no network, no scripts and no installation, and opens from a disk in any browser."),
		),
		el("h3").Text("Records"),
		el("p").Text("Each as a JSON document with a published schema, and as a CSV table (UTF-8, one header row; the first column is the id). In a table ids are joined by a space, texts by a semicolon."),
		el("ul").Class("files").Body(s.recordItems()...),
		el("h3").Text("Drafts with all their clauses"),
		el("ul").Class("files").Body(s.draftFileItems()...),
		el("h3").Text("Layers of the map"),
		el("p").Text("GeoJSON, WGS 84. Each feature has its date, sources, licence and precision."),
		el("ul").Class("files").Body(s.layerItems()...),
	)
}

// takeAlongLink downloads the single file. Package cmd/site/export makes it, and
// a test there holds the size.
func (s *Site) takeAlongLink() markup.Node {
	return fileLink("/draftlines.htm", "draftlines-"+string(s.Atlas.Edition)+".html", "one HTML file of less than 600 kB")
}

func (s *Site) recordItems() []markup.Node {
	var items []markup.Node
	for _, f := range publishedRecords {
		items = append(items, el("li").Body(s.servedLink(f.file+".json"), markup.Text(" "), s.servedLink(f.file+".csv"), markup.Text(": "+f.what)))
	}
	return items
}

func (s *Site) draftFileItems() []markup.Node {
	items := []markup.Node{el("li").Body(s.servedLink("clauses.csv"), markup.Text(": the clauses of all drafts"))}
	for _, d := range s.Atlas.Drafts {
		items = append(items, el("li").Body(s.servedLink(draftFile(d.ID)), markup.Text(": "+d.Name)))
	}
	return items
}

func (s *Site) layerItems() []markup.Node {
	var items []markup.Node
	for _, f := range publishedLayers {
		items = append(items, el("li").Body(s.servedLink("layers/"+f.file+".geojson"), markup.Text(": "+f.what)))
	}
	return items
}
