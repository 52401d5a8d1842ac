package headers

import "path"

// Types are the media types by extension. A machine's own table is not asked,
// because it differs from one machine to the next.
var Types = map[string]string{
	".html": "text/html; charset=utf-8",
	// The file to take along is for download only: as a page of the site it would
	// lose its style sheet to the site's policy.
	".htm": "application/octet-stream",

	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".wasm":        "application/wasm",
	".json":        "application/json",
	".geojson":     "application/geo+json",
	".webmanifest": "application/manifest+json",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".webp":        "image/webp",
	".ico":         "image/x-icon",
	".xml":         "application/xml",
	".txt":         "text/plain; charset=utf-8",
	".md":          "text/markdown; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
}

// Type is the media type of a file.
func Type(name string) string {
	if t, ok := Types[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}
