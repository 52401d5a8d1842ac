package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition/press"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// perKind is how many pages of a kind are rendered.
const perKind = 24

// frame are the pages that every site has.
var frame = []string{app.NotFoundPath, app.ShellPath, "/offline"}

// noData stands in for the published files.
var noData embed.FS

// renderSite renders some pages of every kind and writes them, with the program,
// to dist in the folder of the size.
func (v *values) renderSite(o options, s size, edition press.Edition, drawn *sheet.Sheet) error {
	var records geodata.Records
	if err := json.Unmarshal(edition["records/atlas.json"], &records); err != nil {
		return err
	}
	atlas, err := geodata.New(records)
	if err != nil {
		return err
	}
	wasm, err := build.CompileWasm(s.folder(o.root), "./cmd/wasm")
	if err != nil {
		return err
	}
	pages := app.NewSite(atlas, drawn)
	pages.Register()
	search, err := json.Marshal(app.SearchIndex(pages))
	if err != nil {
		return err
	}
	site := build.Site{
		Name: "Draftlines, synthetic", Description: "A made-up site for measuring.", Domain: "growth.invalid",
		NotFound: app.NotFoundPath, Web: os.DirFS(filepath.Join(o.root, "web")), Data: noData, Wasm: wasm, Search: search,
		Offline: build.Offline{Shell: app.ShellPath},
	}
	kinds, err := v.renderKinds(site, pages)
	if err != nil {
		return err
	}
	v.Pages = typical(atlas)
	for _, path := range v.Pages {
		kinds = append(kinds, path)
	}
	out, _, err := render(site, pages, kinds)
	if err != nil {
		return err
	}
	c := build.Compressor{Cache: filepath.Join(o.root, "build", "growth", "sidecars"), Quality: o.quality}
	if err := c.AddSidecars(out.Files); err != nil {
		return err
	}
	v.weigh(out.Files)
	return build.Write(filepath.Join(s.folder(o.root), "dist"), out)
}

// render renders pages, and those that every site has, and returns what was
// computed for it.
func render(s build.Site, pages *app.Site, paths []string) (*build.Output, time.Duration, error) {
	s.Paths = append(slices.Clone(frame), paths...)
	slices.Sort(s.Paths)
	s.Paths = slices.Compact(s.Paths)
	for _, r := range pages.Routes() {
		if r.Plain() && r.Path != app.ShellPath && slices.Contains(s.Paths, r.Path) {
			s.Plain = append(s.Plain, r.Path)
		}
	}
	start := processorTime()
	out, err := build.Render(s)
	return out, processorTime() - start, err
}

// renderKinds renders some pages of each kind and notes what one takes, and what
// all of them would. It returns their paths.
func (v *values) renderKinds(s build.Site, pages *app.Site) (rendered []string, err error) {
	var without time.Duration
	for range 2 { // the first one also makes what all pages share
		if _, without, err = render(s, pages, nil); err != nil {
			return nil, err
		}
	}
	of := map[string][]string{}
	for _, r := range pages.Routes() {
		of[kindOf(r.Path)] = append(of[kindOf(r.Path)], r.Path)
	}
	var allMS, allMB float64
	for kind, paths := range of {
		some := spread(paths, perKind)
		out, took, err := render(s, pages, some)
		if err != nil {
			return nil, err
		}
		ms := milliseconds(took-without) / float64(len(some))
		bytes := 0
		for _, path := range some {
			bytes += len(out.Files[fileOf(path)])
		}
		kB := float64(bytes) / 1000 / float64(len(some))
		v.note("render "+kind+", processor ms", ms)
		v.note("mean "+kind+", kB", kB)
		v.Counts["pages: "+kind] = len(paths)
		allMS += ms * float64(len(paths))
		allMB += kB * float64(len(paths)) / 1000
		rendered = append(rendered, some...)
	}
	v.note("render all pages, processor s", allMS/1000)
	v.note("all pages, MB", allMB)
	return rendered, nil
}

// kindOf is the kind of a page, told by its address.
func kindOf(path string) string {
	parts := strings.Split(path[1:], "/")
	switch {
	case path == "/":
		return "/"
	case parts[0] == "draft" && len(parts) == 3:
		return "clause"
	case len(parts) == 3 && parts[0] == "compare" && parts[1] != "all":
		return "compare"
	case len(parts) == 2 && slices.Contains([]string{"draft", "area", "place"}, parts[0]):
		return parts[0]
	}
	return "plain"
}

// spread picks n of paths at even distances.
func spread(paths []string, n int) (out []string) {
	n = min(n, len(paths))
	for i := range n {
		out = append(out, paths[i*len(paths)/n])
	}
	return out
}

// typical are the pages whose load is measured, which all sizes have.
func typical(a *geodata.Atlas) map[string]string {
	d := a.Newest()
	pages := map[string]string{"/": "/", "draft": "/draft/" + string(d.ID), "area": "/area/donetsk-held", "coverage": "/coverage"}
	for _, c := range d.Clauses {
		if len(c.Treatments) > 0 {
			pages["clause"] = "/draft/" + string(c.ID)
			break
		}
	}
	for _, other := range a.Drafts {
		if other.Complete && other != d { // the last one: the newest before it
			pages["compare"] = fmt.Sprintf("/compare/%s/%s", other.ID, d.ID)
		}
	}
	return pages
}

// fileOf is the file of a page.
func fileOf(path string) string {
	if path == "/" {
		return "index.html"
	}
	return path[1:] + ".html"
}

// weigh notes what readers load.
func (v *values) weigh(files build.Files) {
	for kind, path := range v.Pages {
		v.weighFile("page "+kind, files, fileOf(path))
	}
	v.weighFile("program", files, "web/app.wasm")
	v.weighFile("search index", files, "data/search.json")
}

func (v *values) weighFile(what string, files build.Files, name string) {
	v.note(what+", kB", float64(len(files[name]))/1000)
	v.note(what+", kB br", float64(len(files[name+".br"]))/1000)
}
