// Package share makes the pages that offer a map to others: one for every page
// with a map, at the same path below /share, with its address, its citation and
// its codes for articles.
//
// The content is written by package app ([app.Shares]), within the header and
// footer of the site. This package puts a head round it. The pages are not routes
// of the site: search engines are asked to leave them out, no device keeps them,
// and the browser's program knows nothing of them. Where scripts run, web/copy.js
// shows their main part as a dialog over the map.
//
// They are not made through go-app's page server, as the pages of the site are:
// that writes a head of its own, which would then have to be read and rewritten.
package share

import (
	"bytes"
	"fmt"
	"html"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/repair"
)

// Files makes all pages, by their path in the site, whose Origin and Integrity
// must be set. Asset says how pages name a file that they load.
func Files(s *app.Site, asset func(path string) string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, p := range app.Shares(s) {
		body, err := repair.HTML([]byte(p.Body))
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Path, err)
		}
		files[p.Path[1:]+".html"] = document(s, p, asset, body)
	}
	return files, nil
}

// The files that the pages load. Theme, styles and the first script are those of
// every page of the site.
var (
	styles  = []string{"/web/styles.css", "/web/rest.css", "/web/share.css"}
	scripts = []string{"/web/page.js"}
)

// document puts a head round a page.
func document(s *app.Site, p app.Share, asset func(string) string, body []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>%s – Draftlines</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="description" content="%s">
<meta name="robots" content="noindex">
<meta name="theme-color" content="#f7f4ec">
<link rel="canonical" href="%s">
<link rel="icon" href="/web/icon.svg">
<link rel="manifest" href="/manifest.webmanifest">
`, html.EscapeString(p.Title), html.EscapeString(p.Description), html.EscapeString(s.Origin+p.Path))
	for _, name := range styles {
		fmt.Fprintf(&b, `<link rel="stylesheet" href="%s">`+"\n", asset(name))
	}
	fmt.Fprintf(&b, `<script src="%s"></script>`+"\n", asset("/web/early.js"))
	for _, name := range scripts {
		fmt.Fprintf(&b, `<script defer src="%s"></script>`+"\n", asset(name))
	}
	fmt.Fprintf(&b, `<script type="module" src="%s"></script>
<meta name="search-index" content="%s">
</head>
<body>
`, asset("/web/share.js"), asset("/data/search.json"))
	b.Write(body)
	b.WriteString("\n</body>\n</html>\n")
	return b.Bytes()
}
