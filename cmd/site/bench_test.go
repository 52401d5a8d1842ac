package main

import (
	"os"
	"testing"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/geodata/edition/public"
	"github.com/draftlines/draftlines/geodata/edition/records"
)

// pagesOf is the site without the browser's program.
func pagesOf(b *testing.B) *app.Site {
	b.Helper()
	atlas, sheet, err := records.Load()
	if err != nil {
		b.Fatal(err)
	}
	pages := app.NewSite(atlas, sheet)
	pages.Origin = "https://" + defaultDomain
	pages.Register()
	return pages
}

// BenchmarkPrerender renders and mends one page of each kind.
func BenchmarkPrerender(b *testing.B) {
	pagesOf(b)
	for _, path := range []string{"/", "/draft/us-28", "/draft/us-28/21d", "/area/donetsk-held", "/place/kramatorsk", "/compare/us-28/e3", "/coverage"} {
		s := build.Site{
			Name: "Draftlines", Domain: defaultDomain, Paths: []string{path}, NotFound: path,
			Web: os.DirFS("../../web"), Data: public.Files, Wasm: []byte("none"),
		}
		b.Run(path, func(b *testing.B) {
			for b.Loop() {
				if _, err := build.Render(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSearchIndex makes what the search field searches.
func BenchmarkSearchIndex(b *testing.B) {
	pages := pagesOf(b)
	for b.Loop() {
		if len(app.SearchIndex(pages).Entries) == 0 {
			b.Fatal("the index is empty")
		}
	}
}
