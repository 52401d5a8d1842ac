package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/geodata/edition"
	"github.com/draftlines/draftlines/geodata/edition/public"
	"github.com/draftlines/draftlines/geodata/edition/records"
)

// TestMapPagesNeedNoMore renders the map pages from all records, as the builder
// does, and again from those that the browser's program carries. If a page
// differs, it shows something that mapRecords in geodata/edition/press leaves
// out.
func TestMapPagesNeedNoMore(t *testing.T) {
	all, sheet, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	fewer, _, err := edition.Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(fewer.Positions) > 0 || len(fewer.Sources) >= len(all.Sources) || len(fewer.Drafts) != len(all.Drafts) {
		t.Errorf("the program carries %d positions, %d of %d sources, %d of %d drafts", len(fewer.Positions),
			len(fewer.Sources), len(all.Sources), len(fewer.Drafts), len(all.Drafts))
	}
	site, maps := app.NewSite(all, sheet), app.NewMaps(fewer, sheet)
	want, got := mapPagesOf(t, site, maps), mapPagesOf(t, maps, maps)
	if len(want.Files) != len(got.Files) || len(maps.Routes()) < 300 {
		t.Errorf("%d map pages, %d files and %d", len(maps.Routes()), len(want.Files), len(got.Files))
	}
	for _, path := range want.Files.Paths() {
		if a, b := want.Files[path], got.Files[path]; !bytes.Equal(a, b) {
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			t.Errorf("%s is another page from fewer records:\n%.200s\n%.200s", path, a[max(0, at-60):], b[max(0, at-60):])
		}
	}
}

// mapPagesOf renders those pages of a site that maps has too.
func mapPagesOf(t *testing.T, site, maps *app.Site) *build.Output {
	t.Helper()
	site.Origin = "https://" + defaultDomain
	site.Register() // in the place of what was registered before
	s := build.Site{
		Name: "Draftlines", Domain: defaultDomain, NotFound: "/",
		Web: os.DirFS("../../web"), Data: public.Files, Wasm: []byte("none"),
	}
	for i, r := range maps.Routes() {
		if testing.Short() && i%10 != 0 {
			continue
		}
		s.Paths = append(s.Paths, r.Path)
	}
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	return o
}
