package build

import (
	_ "embed"
	"fmt"
	"maps"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// What every page's head names. An icon that is not set would be loaded from a
// third party's host (http.go, initIcon).
const (
	iconSVG      = "/web/icon.svg"
	icon192      = "/web/icon-192.png"
	icon512      = "/web/icon-512.png"
	iconMaskable = "/web/icon-maskable-512.png"
	stylesheet   = "/web/styles.css"
)

// newHandler returns go-app's page server, set up to write the files of one
// version.
func newHandler(s Site, version string, hashed map[string]string, files Files) (*app.Handler, error) {
	if s.Domain == "" {
		return nil, fmt.Errorf("the site has no domain; canonical links need one")
	}
	assets := resolver(hashed)
	h := &app.Handler{
		Name:            s.Name,
		ShortName:       s.Name,
		Title:           s.Name,
		Description:     s.Description,
		Domain:          s.Domain,
		Lang:            "en",
		Icon:            app.Icon{Default: icon192, Large: icon512, SVG: iconSVG, Maskable: iconMaskable},
		Image:           icon512,
		BackgroundColor: "#f7f4ec",
		ThemeColor:      "#f7f4ec",
		// Pasted unescaped into a JavaScript string (app.js): no quotes.
		LoadingLabel:      "Loading the interactive map: {progress} %",
		Styles:            []string{stylesheet}, // see inline.go
		Resources:         assets,
		Version:           version,
		WasmContentLength: strconv.Itoa(len(s.Wasm)),
		Env:               maps.Clone(s.Env), // go-app adds to it
	}
	for _, b := range bundles {
		if _, ok := files[b.script[1:]]; ok {
			h.Scripts = append(h.Scripts, b.script+" defer")
		}
	}
	if len(s.Log) > 0 {
		h.RawHeaders = append(h.RawHeaders, `<link rel="alternate" type="application/atom+xml" title="Editions and corrections" href="/`+feedFile+`">`)
	}
	if _, ok := files[searchFile]; ok {
		// web/search.js reads from here what to load.
		h.RawHeaders = append(h.RawHeaders, `<meta name="search-index" content="`+assets.Resolve("/"+searchFile)+`">`)
	}
	return h, nil
}

// resolver is a ResourceResolver that adds ?v=… to the assets it knows. It
// leaves all other addresses alone: in the browser go-app resolves only
// /web/… and without a query, so that an image of a page must be the same
// before and after takeover.
type resolver map[string]string

func (r resolver) Resolve(location string) string {
	if v, ok := r[location]; ok {
		return location + "?v=" + v
	}
	return location
}
