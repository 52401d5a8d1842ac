package build

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/headers"
)

// sitemap lists the canonical address of every page for search engines.
func sitemap(s Site) []byte {
	var b strings.Builder
	b.WriteString(xml.Header)
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range s.Paths {
		if p != s.NotFound && p != s.Offline.Shell {
			fmt.Fprintf(&b, "<url><loc>https://%s%s</loc></url>\n", s.Domain, p)
		}
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

// robots lets everybody read everything.
func robots(s Site) []byte {
	return fmt.Appendf(nil, "User-agent: *\nAllow: /\nSitemap: https://%s/sitemap.xml\n", s.Domain)
}

// loadedByHash finds what a page's head loads by the hash of its content.
var loadedByHash = regexp.MustCompile(`(?:src|href)="(/[^"?]+)\?v=[^"]*"`)

// staticHeaders writes the header fields of all files for static hosts.
func staticHeaders(domain string, in headers.Inline, files Files) []byte {
	var paths, loaded []string
	for name, content := range files {
		paths = append(paths, "/"+name)
		if path.Ext(name) != ".html" {
			continue
		}
		head, _, _ := bytes.Cut(content, []byte("</head>"))
		for _, found := range loadedByHash.FindAllSubmatch(head, -1) {
			loaded = append(loaded, string(found[1]))
		}
	}
	return headers.StaticFile(domain, in, paths, loaded)
}
