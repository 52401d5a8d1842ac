// Package public holds the files that are served under /data/: the layers as
// GeoJSON, drafts and areas as JSON, and the JSON Schemas that they keep to.
//
//	layers/{layer}.geojson   areas, sites, line-of-contact, control-lines, …
//	drafts.json              the index of drafts
//	drafts/{draft}.json      a draft with its clauses and their treatments
//	areas.json               areas and clauses, linked from both ends
//	schema/{name}.schema.json
//
// All but the schemas are made by "atlas bake" and never edited.
package public

import (
	"embed"
	"io/fs"
)

//go:embed layers drafts drafts.json areas.json schema
var files embed.FS

// Files has the published files by their path below /data/.
var Files fs.FS = files
