package build

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// sitemap lists the canonical address of every page for search engines.
func sitemap(s Site) []byte {
	var b strings.Builder
	b.WriteString(xml.Header)
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range s.Paths {
		if p != s.NotFound {
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
