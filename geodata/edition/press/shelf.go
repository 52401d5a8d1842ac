package press

import (
	"path"

	"github.com/draftlines/draftlines/geodata"
)

// shelf collects the published files and what the index says of each.
type shelf struct {
	edition Edition
	date    geodata.Date
	entries []fileEntry
}

type indexDocument struct {
	header
	Files   []fileEntry    `json:"files"`
	Undated []undatedEntry `json:"undated"`
}

// undatedEntry is a file that the site makes beside its pages. It belongs to no
// edition and may change within one, so that the index says nothing of its size.
type undatedEntry struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	MediaType string `json:"media_type"`
	Licence   string `json:"licence"`
	Schema    string `json:"schema"`
}

// undated are the files beside the edition; a test of the site finds them there.
func (s *shelf) undated() (entries []undatedEntry) {
	for _, f := range []struct{ name, title string }{
		{"editions", "List of editions, with what each changed"},
		{"search", "What the search field searches: names and addresses of places, areas, drafts, topics, terms and clauses"},
	} {
		entries = append(entries, undatedEntry{URL: "/data/" + f.name + ".json", Title: f.title, MediaType: mediaTypes[".json"],
			Licence: licence, Schema: datedURL(s.date, "schema/"+f.name+".schema.json")})
	}
	return entries
}

// fileEntry describes a published file. A table has the schema of the document
// whose members are its columns.
type fileEntry struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	MediaType string `json:"media_type"`
	Bytes     int    `json:"bytes"`
	Licence   string `json:"licence"`
	Schema    string `json:"schema"`
}

// mediaTypes are the media types by extension.
var mediaTypes = map[string]string{
	".json":    "application/json",
	".geojson": "application/geo+json",
	".csv":     "text/csv",
}

// document is anything that opens with a header.
type document interface{ head() header }

func (h header) head() header { return h }

// document publishes a JSON document under /data/.
func (s *shelf) document(name, title string, d document) {
	s.edition.put("public/"+name, d)
	s.enter(name, title, d.head())
}

// layer publishes a GeoJSON file.
func (s *shelf) layer(l layer) {
	name := "layers/" + l.Name + ".geojson"
	s.edition["public/"+name] = l.encode()
	s.enter(name, l.Title, l.header)
}

func (s *shelf) enter(name, title string, h header) {
	s.entries = append(s.entries, fileEntry{URL: datedURL(s.date, name), Title: title, MediaType: mediaTypes[path.Ext(name)],
		Bytes: len(s.edition["public/"+name]), Licence: h.Licence, Schema: h.Schema})
}

// index publishes the list of everything on the shelf but itself.
func (s *shelf) index(h header) {
	s.edition.put("public/index.json", indexDocument{h, s.entries, s.undated()})
}
