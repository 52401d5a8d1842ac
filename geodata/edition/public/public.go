// Package public holds the files that are served under /data/ and, for good,
// under /data/{edition}/: the layers as GeoJSON, all records as JSON and as CSV,
// and the JSON Schemas that they keep to.
//
//	index.json               every file with title, media type, size, licence, schema;
//	                         and what the site has beside the edition
//	layers/{layer}.geojson   areas, sites, line-of-contact, control-lines, …
//	drafts.json              the drafts in brief
//	drafts/{draft}.json      a draft with its clauses and their treatments
//	areas.json               areas and clauses, linked from both ends
//	{records}.json           treatments, topics, alignment, positions, events,
//	                         terms, disputes, claims, places, sources
//	{records}.csv            the same as tables, and drafts, clauses and areas
//	schema/{name}.schema.json
//
// All but the schemas are made by "atlas bake" and never edited.
package public

import (
	"embed"
	"io/fs"
)

//go:embed layers drafts schema *.json *.csv
var files embed.FS

// Files has the published files by their path below /data/.
var Files fs.FS = files
