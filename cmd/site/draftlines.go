package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/bench/measured"
	"github.com/draftlines/draftlines/cmd/progress"
	"github.com/draftlines/draftlines/cmd/site/archive"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/embed"
	"github.com/draftlines/draftlines/cmd/site/export"
	"github.com/draftlines/draftlines/cmd/site/picture"
	"github.com/draftlines/draftlines/geodata/edition/public"
)

// draftlines puts our site together: the pages of the baked edition, the
// assets and the freshly compiled program of the module at root.
func draftlines(root, domain string, kept *archive.Archive, line *progress.Line) (build.Site, error) {
	atlas, sheet, err := loadEdition()
	if err != nil {
		return build.Site{}, err
	}
	program := compile(root, line)
	pages := app.NewSite(atlas, sheet)
	editions := editionsOf(pages, kept)
	pages.Origin, pages.Measured = "https://"+domain, lastMeasured()
	pages.Kept = app.KeptEditions(editions)
	pages.Register()
	search, err := json.Marshal(app.SearchIndex(pages))
	if err != nil {
		return build.Site{}, fmt.Errorf("index for the search: %w", err)
	}
	web := os.DirFS(filepath.Join(root, "web"))
	along, err := export.File(pages, web)
	if err != nil {
		return build.Site{}, err
	}
	pictures := picture.Maker{Site: pages, Web: web, Cache: filepath.Join(root, "build", "pictures"), Progress: line.Count}
	embeds, cards, err := mapsOf(pages, web, pictures)
	if err != nil {
		return build.Site{}, err
	}
	wasm, err := program()
	if err != nil {
		return build.Site{}, err
	}
	site := build.Site{
		Name:        "Draftlines",
		Description: "What the draft peace plans for Ukraine would do to the ground, on a map and clause by clause.",
		Domain:      domain,
		NotFound:    app.NotFoundPath,
		Web:         web,
		Along:       along,
		Embeds:      embeds,
		Cards:       cards,
		Data:        public.Files,
		Wasm:        wasm,
		Search:      search,
		Env:         map[string]string{app.OriginVariable: pages.Origin, app.EditionsVariable: editions},
		Edition:     string(atlas.Edition),
		Archive:     kept,
		Offline:     build.Offline{Shell: app.ShellPath},
		Shortcuts: []build.Shortcut{
			{Name: "The map", Description: "The newest draft on the map", Path: "/"},
			{Name: "Compare two drafts", Path: "/compare"},
			{Name: "Find a place", Path: "/place"},
		},
		Screenshots: []build.Screenshot{
			{File: "screenshot-wide.webp", Label: "The map under the 28-point draft, and beside it the draft’s clauses", Wide: true},
			{File: "screenshot-narrow.webp", Label: "The map under the 28-point draft on a phone"},
		},
	}
	site.Log, site.Heads, site.Shares = logOf(pages), heads(pages), sharesOf(pages, embeds, kept)
	addPaths(&site, pages)
	return site, nil
}

// compile begins to compile the browser's program, of which the linker uses one
// core only, and returns what waits for it.
func compile(root string, line *progress.Line) (wait func() ([]byte, error)) {
	var wasm []byte
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		wasm, err = build.CompileWasm(root, "./cmd/wasm")
	}()
	return func() ([]byte, error) {
		defer line.While("Compiling the browser's program")()
		<-done
		return wasm, err
	}
}

// mapsOf are the maps for articles with their twins, and the cards of all pages.
func mapsOf(pages *app.Site, web fs.FS, pictures picture.Maker) (embeds, cards map[string][]byte, err error) {
	if embeds, err = embed.Files(pages, web); err != nil {
		return nil, nil, err
	}
	twins, err := pictures.Twins()
	if err != nil {
		return nil, nil, err
	}
	maps.Copy(embeds, twins)
	cards, err = pictures.Cards()
	return embeds, cards, err
}

// editionsOf lists the dates of the edition and of those that are
// kept, as the browser's program finds them in its environment.
func editionsOf(pages *app.Site, kept *archive.Archive) string {
	editions := []string{string(pages.Atlas.Edition)}
	for _, e := range kept.Editions() {
		editions = append(editions, e.Edition)
	}
	return strings.Join(editions, " ")
}

// logOf is what each edition changed, newest first.
func logOf(pages *app.Site) (log []build.LogEntry) {
	for _, e := range pages.Atlas.Editions {
		entry := build.LogEntry{Date: string(e.Date), Title: e.Title}
		for _, c := range e.Changes {
			entry.Changes = append(entry.Changes, build.Amendment{What: c.What, Why: c.Why})
		}
		log = append(log, entry)
	}
	return log
}

// addPaths tells the builder of every page: which come without the program, and
// what of them a device keeps.
func addPaths(site *build.Site, pages *app.Site) {
	for _, r := range pages.Routes() {
		site.Paths = append(site.Paths, r.Path)
		if r.Plain() && r.Path != app.ShellPath {
			site.Plain = append(site.Plain, r.Path)
		}
		switch r.Offline() {
		case app.KeptOffline:
			site.Offline.Stored = append(site.Offline.Stored, r.Path)
		case app.DrawnOffline:
			site.Offline.Drawn = append(site.Offline.Drawn, r.Path)
		}
	}
}

// heads are what the heads of pages say to other programs.
func heads(pages *app.Site) map[string]build.Head {
	heads, alts := map[string]build.Head{}, map[string]string{}
	for _, p := range app.Pictures(pages) {
		alts[p.Path] = p.Alt
	}
	for _, r := range pages.Routes() {
		said, ok := app.HeadOf(pages, r)
		if !ok {
			continue
		}
		kind := "article"
		if said.Home {
			kind = "website"
		}
		heads[r.Path] = build.Head{Title: said.Title, Type: kind, Picture: picture.CardFile(r.Path), Alt: alts[r.Path], Large: true, Data: said.Data}
	}
	return heads
}

// lastMeasured is the run that the page “Method” shows.
func lastMeasured() *app.Measured {
	last := measured.Last()
	m := &app.Measured{
		Date: last.Date, Rounds: last.Rounds, Pages: last.Pages,
		Where: fmt.Sprintf("%d cores, %s, no graphics card, Go %s, %s", last.Cores, last.System, last.Go, last.Browser),
	}
	for _, r := range last.Rows {
		row := app.MeasuredRow{What: r.Measure, Unit: r.Unit, Condition: r.Condition, Digits: r.Digits}
		for _, v := range r.Values {
			row.Values = append(row.Values, (*app.MeasuredValue)(v))
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}
