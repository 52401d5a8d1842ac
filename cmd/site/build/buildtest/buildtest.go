// Package buildtest is a small go-app site for tests of the builder and the
// server: a few routes whose attributes and texts are all that go-app's
// prerenderer gets wrong, style sheets and a program that is no program.
package buildtest

import (
	"sync"
	"testing/fstest"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Domain is the host name of the site.
const Domain = "draftlines.test"

// Edition is the day of its data.
const Edition = "2026-01-01"

var register = sync.OnceFunc(func() {
	for _, path := range paths {
		app.Route(path, func() app.Composer { return &page{Path: path} })
	}
})

var paths = []string{"/", "/draft/a", "/draft/a/1", "/area/b", "/404", "/offline", "/shell"}

// Site returns the site, with its routes registered.
func Site() build.Site {
	register()
	icon := &fstest.MapFile{Data: []byte("not really a picture")}
	return build.Site{
		Name:        "Fixture",
		Description: "A site for tests.",
		Domain:      Domain,
		Paths:       append([]string(nil), paths...),
		NotFound:    "/404",
		Plain:       []string{"/draft/a/1", "/404", "/offline"},
		Offline: build.Offline{
			Stored: []string{"/", "/offline", "/draft/a"},
			Drawn:  []string{"/draft/a", "/area/b"}, // the first is kept, and need not be drawn
			Shell:  "/shell",
		},
		Shortcuts:   []build.Shortcut{{Name: "Areas", Path: "/area/b"}},
		Screenshots: []build.Screenshot{{File: "wide.webp", Label: "A page", Wide: true}, {File: "narrow.webp", Label: "A page"}},
		Web: fstest.MapFS{
			"styles.css":            {Data: []byte("body { color: #123 } .goapp-app-info { display: none } /* " + filler + " */")},
			"rest.css":              {Data: []byte("@media print { body { color: #000 } }")},
			"early.js":              {Data: []byte("document.documentElement.classList.add('js');")},
			"boot.js":               {Data: []byte("window.draftlinesStart = (run) => run();")},
			"map.js":                {Data: []byte("performance.mark('map')")},
			"icon.svg":              {Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'></svg>")},
			"icon-192.png":          icon,
			"icon-512.png":          icon,
			"icon-maskable-512.png": icon,
			"wide.webp":             {Data: picture(64, 40)},
			"narrow.webp":           {Data: picture(20, 40)},
			"docs/readme.png":       icon,
		},
		Data: fstest.MapFS{
			"drafts.json":      {Data: []byte(`{"drafts":[]}`)},
			"layers/x.geojson": {Data: []byte(`{"type":"FeatureCollection","features":[],"note":"` + filler + `"}`)},
			"public.go":        {Data: []byte("package public")},
		},
		Wasm:    []byte("\x00asm" + filler + filler),
		Edition: Edition,
		Log: []build.LogEntry{{Date: Edition, Title: "First & only", Changes: []build.Amendment{
			{What: "Something <was> wrong.", Why: "Somebody saw \"it\"."},
		}}},
	}
}

// picture is the head of a WebP of that many pixels.
func picture(width, height byte) []byte {
	head := []byte("RIFF\x16\x00\x00\x00WEBPVP8 \x0a\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x00\x00\x00\x00")
	head[26], head[28] = width, height
	return head
}

// filler makes a file worth compressing.
const filler = "Every file that is longer than a few hundred bytes gets a compressed sidecar, " +
	"and this sentence is here so that some of the files of this site are longer than that. " +
	"It says nothing else, and it says nothing else, and it says nothing else, and it is long enough."

type page struct {
	app.Compo
	Path string
}

func (p *page) OnNav(ctx app.Context) {
	ctx.Page().SetTitle("Page " + p.Path)
	ctx.Page().SetDescription(`What "` + p.Path + `" says`)
	ctx.Page().SetCanonicalLink(p.Path)
}

func (p *page) Render() app.UI {
	return app.Div().ID("top").Body(
		app.Main().Aria("label", "Zone \"A\" \u00a0<b>").DataSet("open", true).Body(
			app.H1().ID("title").Text("Page "+p.Path),
			app.P().Body(app.Text("("), app.A().Href("/draft/a/1#title").Text("clause 1"), app.Text(")")),
			app.Details().Open(false).Body(app.Summary().Text("More"), app.A().Href("/area/b").Text("b")),
			app.A().Href("/data/drafts.json").Download("drafts.json").Text("data"),
			app.A().Href("https://example.org/").Target("_blank").Rel("noopener").Text("elsewhere"),
		),
	)
}
