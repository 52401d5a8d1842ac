// Command wasm is the browser's program. It registers the same pages as the
// site builder and takes over the page that the reader already sees.
//
// It must never mention go-app's Handler: the linker would then keep the whole
// page server, which doubles the download. A test in cmd/site holds it to that.
package main

import (
	"log"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/geodata/edition"
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	atlas, sheet, err := edition.Load()
	if err != nil {
		log.Fatalf("load the edition: %v", err) // a test proves that it loads
	}
	site := app.NewSite(atlas, sheet)
	site.Origin = goapp.Getenv(app.OriginVariable)
	site.Kept = app.KeptEditions(goapp.Getenv(app.EditionsVariable))
	site.Register()
	// Only here: on the server it would answer 200 for every address.
	site.RegisterNotFound()
	goapp.RunWhenOnBrowser()
}
